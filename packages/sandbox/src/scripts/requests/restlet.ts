import { NetSuiteError, SandboxError } from '../../errors';
import { asText } from '../map-reduce/map-reduce-input';
import { type EntryOptions, entryPointOf } from '../run-entry';
import type { ErrorSummary } from '../script-errors';
import type { Execution } from '../start-execution';
import { mediaType, type ScriptRequest } from './script-request';

const ENTRY_POINTS: Readonly<Record<string, string>> = { GET: 'get', DELETE: 'delete', POST: 'post', PUT: 'put' };
/** "Your call must use the method that's defined": https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4619219272.html */
export const NOT_ALLOWED = 'METHOD_NOT_ALLOWED';
const JSON_TYPE = 'application/json';
const TEXT_TYPE = 'text/plain';

/** Why a RESTlet is not called at all. */
export interface Refusal {
  readonly code: number;
  readonly error: ErrorSummary;
}

/**
 * What NetSuite refuses before the script runs. Codes of HTTP: 400 for a body with GET, 405, 415
 * (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4634920277.html); the names of the errors are ours.
 * `application/xml`, which the help names too, is not simulated.
 */
export function refuseRestletRequest(request: ScriptRequest): Refusal | undefined {
  const refusal = (code: number, name: string, message: string): Refusal => ({ code, error: { name, message } });
  if (!ENTRY_POINTS[request.method]) {
    return refusal(405, NOT_ALLOWED, `A RESTlet answers GET, POST, PUT and DELETE, not ${request.method}.`);
  }
  const type = mediaType(request) ?? TEXT_TYPE;
  if (type !== JSON_TYPE && type !== TEXT_TYPE) {
    return refusal(415, 'UNSUPPORTED_MEDIA_TYPE', `The Content-Type ${type} is not application/json or text/plain.`);
  }
  if ((request.method === 'GET' || request.method === 'DELETE') && request.body) {
    return refusal(400, 'INVALID_REQUEST', `A ${request.method} request has no body; its input is in the URL.`);
  }
  return undefined;
}

/**
 * Calls the entry point of the request's method: `get` and `delete` with the parameters of the URL, `post` and `put` with the
 * body, text for text/plain (also without a Content-Type), else what the JSON says
 * (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4407966008.html).
 * @param parameters of the URL, with `script` and `deploy`
 */
export function callRestlet(
  request: ScriptRequest,
  parameters: Readonly<Record<string, string>>,
): EntryOptions['call'] {
  return (loaded, execution) => {
    const methods = methodsOf(loaded.members);
    if (!methods.includes(request.method)) {
      throw new NetSuiteError(NOT_ALLOWED, `${loaded.file} answers ${methods.join(', ')}, not ${request.method}.`);
    }
    const entry = entryPointOf(loaded, ENTRY_POINTS[request.method] ?? '');
    const hasBody = request.method === 'POST' || request.method === 'PUT';
    return entry(hasBody ? readBody(request, execution) : execution.toScript(parameters));
  };
}

function readBody(request: ScriptRequest, execution: Execution): unknown {
  const { body = '' } = request;
  if (mediaType(request) !== JSON_TYPE) return body;
  try {
    return execution.toScript(JSON.parse(body));
  } catch (error) {
    throw new NetSuiteError('SYNTAX_ERROR', `SyntaxError: ${(error as Error).message} in the body of the request`);
  }
}

/**
 * The body of the answer: text as it is, all else as JSON. A client that asked in text/plain gets text only; the code and its
 * wording are common knowledge rather than documented for SuiteScript 2.
 */
export function restletBody(request: ScriptRequest, returned: unknown): string {
  if (returned === undefined || returned === null) return '';
  if (typeof returned === 'string') return returned;
  if (mediaType(request) === JSON_TYPE) return asText(returned);
  throw new NetSuiteError('INVALID_RETURN_DATA_FORMAT', 'Invalid data format. You should return text.');
}

/** An uncaught error as the client sees it. Its layout is common knowledge rather than documented. */
export function restletError(request: ScriptRequest, { name, message }: ErrorSummary): string {
  if (mediaType(request) === JSON_TYPE) return JSON.stringify({ error: { code: name, message } });
  return `error code: ${name}\nerror message: ${message}`;
}

/** @returns the Content-Type of an answer */
export const restletType = (request: ScriptRequest): string => `${mediaType(request) ?? TEXT_TYPE}; charset=utf-8`;

/** A RESTlet has at least one of its entry points. @throws SandboxError */
function methodsOf(members: Readonly<Record<string, unknown>>): string[] {
  const methods = Object.entries(ENTRY_POINTS).filter(([, name]) => typeof members[name] === 'function');
  if (methods.length === 0) throw new SandboxError('The script returns none of get, post, put and delete.');
  return methods.map(([method]) => method);
}
