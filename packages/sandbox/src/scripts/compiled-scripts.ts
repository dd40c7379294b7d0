import * as vm from 'node:vm';
import { Recent } from '../recent';

/** Characters of source that are kept compiled: some hundred files, more than a project has. */
const MOST_CHARACTERS = 20_000_000;
/** By source, then by path and parameters. */
const compiled = new Recent<Map<string, vm.Script>>(MOST_CHARACTERS, (source) => source.length);

/**
 * A file as the body of a function with these parameters, compiled: run in a realm it gives that realm's own function.
 * V8 compiles a source once per `vm.Script`, whatever number of realms it is run in, so a script that runs every quarter
 * of an hour is compiled once per process.
 * @throws SyntaxError of the host, placed in the file
 */
export function compiledFunction(source: string, path: string, parameters: readonly string[]): vm.Script {
  const ofSource = compiled.get(source, () => new Map());
  const key = `${path}(${parameters.join()})`;
  const script = ofSource.get(key) ?? checkedScript(source, path, parameters);
  ofSource.set(key, script);
  return script;
}

/** A body that is only well-formed together with the words around it must not get through. */
function checkedScript(source: string, path: string, parameters: readonly string[]): vm.Script {
  const body = withoutDynamicImport(source);
  vm.compileFunction(body, [...parameters], { filename: path });
  return functionScript(body, path, parameters);
}

/** What the engine says of `withoutDynamicImport`'s word where it was a keyword. */
const ESCAPED_WORD = 'Keyword must not contain escaped characters';

/** The engine's error of the host, whose stack begins with the place, in words: `SyntaxError: Unexpected token '}' (/SuiteScripts/x.js#5)` */
export function placedSyntaxError(error: unknown, path: string): string {
  const { message, stack } = error as Error;
  const line = /^.*:(\d+)/.exec(stack ?? '')?.[1];
  const what = message === ESCAPED_WORD ? 'SuiteScript has no import; load modules with define or require' : message;
  return `SyntaxError: ${what} (${path}${line ? `#${line}` : ''})`;
}

/** @param body what `vm.compileFunction` would take */
export function functionScript(body: string, filename: string, parameters: readonly string[]): vm.Script {
  const opening = `(function (${parameters.join(', ')}) {`;
  return new vm.Script(`${opening}${body}\n})`, { filename, columnOffset: -opening.length });
}

/**
 * NetSuite has no `import()` (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4387811519.html),
 * and Node's would reject with an error of the host. Written with an escape the word is the same in a string, a
 * template, a regular expression, a comment and as a property's name, but no keyword.
 */
function withoutDynamicImport(source: string): string {
  return source.replace(/(?<![\\\w$])import(?![\w$])/g, '\\u0069mport');
}
