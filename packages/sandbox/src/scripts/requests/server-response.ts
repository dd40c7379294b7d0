import { NetSuiteError, NotSimulatedError, SandboxError } from '../../errors';
import { fileContentOf } from '../../modules/file/file-object';
import { requireArguments, scriptObject } from '../../modules/script-object';
import { findDeployment } from '../deployments';
import type { Execution } from '../start-execution';

/** "If a script attempts to set values for any of the following headers, the values are discarded": https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4296361104.html */
const BLOCKED_HEADERS = new Set([
  'connection',
  'content-length',
  'host',
  'jsessionid',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'via',
]);

/** "If a script attempts to set values for any of these headers, the system throws an SSS_INVALID_HEADER error": same page. */
const REFUSED_HEADERS = new Set([
  'allow',
  'content-location',
  'content-md5',
  'content-range',
  'date',
  'location',
  'proxy-authenticate',
  'public-key-pins',
  'public-key-pins-report-only',
  'retry-after',
  'server',
  'strict-transport-security',
  'upgrade-insecure-requests',
  'warning',
  'www-authenticate',
]);

/** What a Suitelet has answered so far. */
export class Response {
  code = 200;
  readonly headers = new Map<string, string[]>([['content-type', ['text/html; charset=utf-8']]]);
  readonly parts: Buffer[] = [];

  header(name: string, value: string, add: boolean): void {
    const key = name.toLowerCase();
    if (BLOCKED_HEADERS.has(key)) return;
    this.headers.set(key, [...((add && this.headers.get(key)) || []), value]);
  }
}

interface HeaderOptions {
  readonly name: string;
  readonly value: string;
}

/**
 * `http.ServerResponse`. Pages and PDF (`writePage`, `renderPdf`) are not simulated.
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4316493873.html
 */
export function serverResponse(execution: Execution, response: Response): object {
  const setHeader = (method: string, given: unknown, value: unknown, add: boolean) => {
    const options = (typeof given === 'object' ? given : { name: given, value }) as HeaderOptions;
    requireArguments(options, ['name', 'value'], method);
    const name = String(options.name);
    if (REFUSED_HEADERS.has(name.toLowerCase())) {
      throw new NetSuiteError('SSS_INVALID_HEADER', `One or more headers are not valid: ${name}.`);
    }
    response.header(name, String(options.value), add);
  };
  return scriptObject(execution, 'http.ServerResponse', {
    get headers() {
      return Object.fromEntries(response.headers);
    },
    write: (given: unknown) => void response.parts.push(Buffer.from(outputOf(given, 'write'))),
    writeLine: (given: unknown) => void response.parts.push(Buffer.from(`${outputOf(given, 'writeLine')}\n`)),
    writeFile: (given: unknown, isInline?: unknown) => writeFile(response, given, isInline),
    setHeader: (given: unknown, value?: unknown) => setHeader('setHeader', given, value, false),
    addHeader: (given: unknown, value?: unknown) => setHeader('addHeader', given, value, true),
    getHeader(given: unknown): string | readonly string[] | null {
      const options = typeof given === 'object' ? given : { name: given };
      requireArguments(options, ['name'], 'getHeader');
      const values = response.headers.get(String((options as HeaderOptions).name).toLowerCase());
      return values === undefined ? null : values.length === 1 ? (values[0] ?? null) : values;
    },
    sendRedirect: (options: unknown) => redirect(execution, response, options as RedirectOptions),
    setCdnCacheable(options: unknown): void {
      requireArguments(options, ['type'], 'setCdnCacheable');
    },
  });
}

/** `write('text')` and `write({ output: 'text' })`. */
function outputOf(given: unknown, method: string): string {
  const options = (given !== null && typeof given === 'object' ? given : { output: given }) as { output?: unknown };
  if (options.output === undefined || options.output === null) requireArguments(options, ['output'], method);
  if (typeof options.output === 'string') return options.output;
  throw new NetSuiteError('WRONG_PARAMETER_TYPE', 'Wrong parameter type: output is expected as string.');
}

/** `writeFile(file, isInline)` and `writeFile({ file, isInline })`. */
function writeFile(response: Response, given: unknown, second: unknown): void {
  const direct = fileContentOf(given);
  const options = (direct ? { file: given, isInline: second } : given) as { file?: unknown; isInline?: unknown };
  requireArguments(options, ['file'], 'writeFile');
  const file = direct ?? fileContentOf(options.file);
  if (!file) throw new NetSuiteError('WRONG_PARAMETER_TYPE', 'Wrong parameter type: file is expected as file.File.');
  const disposition = options.isInline === true ? 'inline' : 'attachment';
  response.header('Content-Type', CONTENT_TYPES[file.type] ?? 'application/octet-stream', false);
  response.header('Content-Disposition', `${disposition}; filename="${file.name.replaceAll('"', '')}"`, false);
  response.parts.push(file.content);
}

/** Which types NetSuite sends is not documented. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  CSV: 'text/csv',
  HTMLDOC: 'text/html',
  JSON: 'application/json',
  PDF: 'application/pdf',
  PLAINTEXT: 'text/plain',
  XMLDOC: 'text/xml',
};

interface RedirectOptions {
  readonly type: string;
  readonly identifier: string;
  readonly id?: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
}

/** To a Suitelet or RESTlet: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4314608702.html */
function redirect(execution: Execution, response: Response, options: RedirectOptions): void {
  requireArguments(options, ['type', 'identifier'], 'sendRedirect');
  const page = { SUITELET: 'scriptlet.nl', RESTLET: 'restlet.nl' }[String(options.type).toUpperCase()];
  if (!page) throw new NotSimulatedError(`http.ServerResponse.sendRedirect to a ${options.type}`);
  requireArguments(options, ['id'], 'sendRedirect');
  assertThere(execution, options);
  const query = new URLSearchParams({ script: options.identifier, deploy: String(options.id) });
  for (const [name, value] of Object.entries(options.parameters ?? {})) query.append(name, String(value));
  response.code = 302;
  response.header('Location', `/app/site/hosting/${page}?${query}`, false);
}

/** The code is that of N/redirect's notes in Oracle's stubs. */
function assertThere({ account }: Execution, { identifier, id = '' }: RedirectOptions): void {
  try {
    findDeployment(account, identifier, id);
  } catch (error) {
    if (!(error instanceof SandboxError)) throw error;
    throw new NetSuiteError('SSS_INVALID_SCRIPT_ID_1', `That script does not exist: ${error.message}`);
  }
}
