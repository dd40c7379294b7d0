import { NetSuiteError, NotSimulatedError, SandboxError } from '../../errors';
import { fileContentOf } from '../../modules/file/file-object';
import { membersOf } from '../../modules/script-object';
import { resultsOfSearch, searchObject } from '../../modules/search/search-object';
import { loadSearch } from '../../search/saved-searches';
import { type ParameterValue, runSuiteQl } from '../../suiteql/run-suiteql';
import type { ScriptExecution } from '../script-execution';
import type { Pair } from './map-reduce-limits';

/**
 * Turns what `getInputData` returned into pairs, of text both: an array (key: index), an object, a search, a file (a pair
 * for each line), or a reference to a search, a file or a SuiteQL query. The work costs no units.
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4412447940.html,
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4472703484.html (references).
 * Not documented: that nothing at all (null, undefined) makes no pairs, and the keys of lines and SuiteQL rows, which are
 * their numbers from 0.
 * @throws NetSuiteError for a value of another kind, or a reference to what is not there; NotSimulatedError
 */
export function* inputPairs(execution: ScriptExecution, returned: unknown): Generator<Pair> {
  if (returned === undefined || returned === null) return;
  if (typeof returned !== 'object') throw noInput(`a ${typeof returned}`);
  if (membersOf(returned)) yield* ofModuleObject(execution, returned);
  else if (Array.isArray(returned)) yield* numbered(returned);
  else if (isReference(returned)) yield* ofReference(execution, returned);
  else for (const [key, value] of Object.entries(returned)) yield { key, value: asText(value) };
}

/** Text stays as it is; all else becomes JSON, as the pages of `write` and `getInputData` say. */
export function asText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? 'null');
}

function* numbered(values: Iterable<unknown>): Generator<Pair> {
  let index = 0;
  for (const value of values) {
    yield { key: String(index), value: asText(value) };
    index += 1;
  }
}

function* ofModuleObject(execution: ScriptExecution, value: object): Generator<Pair> {
  const results = resultsOfSearch(value);
  const file = results ? undefined : fileContentOf(value);
  if (results) yield* ofResults(results);
  else if (file) yield* numbered(linesOf(file.content));
  else throw new NotSimulatedError(`${String(execution.toScript(value))} as the input of a map/reduce script`);
}

/** "Each key would be the internal ID of a record", and the value the result as JSON; without an id it is numbered. */
function* ofResults(results: Iterable<object>): Generator<Pair> {
  let index = 0;
  for (const result of results) {
    const { values, ...identity } = JSON.parse(JSON.stringify(result)) as ResultJson;
    const shown = Object.entries(values).map(([column, value]) => [columnName(column), plainValue(column, value)]);
    const value = JSON.stringify({ ...identity, values: Object.fromEntries(shown) });
    yield { key: identity.id === undefined ? String(index) : String(identity.id), value };
    index += 1;
  }
}

/** `search.Result` as JSON: values by column, `join.name`; references as lists. */
interface ResultJson {
  readonly id?: string | number;
  readonly recordType?: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/**
 * What map/reduce scripts get differs from JSON of a `search.Result`: a column of a join is `name.join`, also within a
 * summary (`GROUP(internalid.item)`), a reference is one `{ value, text }`, and so are ids, a checkbox is `T` or `F`. Oracle's own sample of
 * invoices reads `searchResult.values.entity.value`, and public scripts of many authors the others; no page says it.
 */
const columnName = (column: string): string => column.replace(/([^().]+)\.([^().]+)/, '$2.$1');

function plainValue(column: string, value: unknown): unknown {
  if (typeof value === 'boolean') return value ? 'T' : 'F';
  const isComputed = /^(?!GROUP)[A-Z]+\(/.test(column);
  if (!Array.isArray(value)) {
    const isId = /(^|[.(])(internalid|externalid)\)?$/.test(column);
    return isId && !isComputed && value !== '' ? { value, text: value } : value;
  }
  if (value.length === 0) return '';
  if (value.length > 1) return value;
  return isComputed ? (value[0] as { value?: unknown }).value : value[0];
}

function* linesOf(content: Buffer): Generator<string> {
  const lines = content
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  yield* lines;
}

interface Reference {
  readonly type: string;
  readonly id?: unknown;
  readonly path?: unknown;
  readonly query?: unknown;
  readonly params?: unknown;
}

const REFERENCES = new Set(['search', 'file', 'suiteql', 'query', 'dataset']);

/** A plain object is taken for data unless it has all that a reference has. */
function isReference(value: object): value is Reference {
  const { type, id, path, query } = value as Partial<Reference>;
  if (typeof type !== 'string' || !REFERENCES.has(type.toLowerCase())) return false;
  return id !== undefined || path !== undefined || query !== undefined;
}

function* ofReference(execution: ScriptExecution, reference: Reference): Generator<Pair> {
  const { account } = execution;
  const type = reference.type.toLowerCase();
  if (type === 'search') {
    const saved = loadSearch(account, String(reference.id));
    yield* ofResults(resultsOfSearch(searchObject(execution, { type: saved.definition.type }, saved)) ?? []);
  } else if (type === 'file') {
    yield* numbered(linesOf(contentOf(execution, reference)));
  } else if (type === 'suiteql') {
    const { rows } = runSuiteQl(account, String(reference.query), (reference.params ?? []) as ParameterValue[]);
    yield* numbered(rows.map((values) => ({ values })));
  } else {
    throw new NotSimulatedError(`A ${type} as the input of a map/reduce script`);
  }
}

function contentOf({ account }: ScriptExecution, { id, path }: Reference): Buffer {
  const content = id === undefined ? account.files.contentByPath(String(path)) : fileById(account.files, id);
  if (content) return content;
  const text = 'That record does not exist. path: ';
  throw new NetSuiteError('RCRD_DSNT_EXIST', `${text}${String(id ?? path)}`);
}

function fileById(files: ScriptExecution['account']['files'], id: unknown): Buffer | undefined {
  if (!/^\d+$/.test(String(id))) return files.contentByPath(String(id));
  return files.byId(Number(id)) && files.content(Number(id));
}

function noInput(what: string): SandboxError {
  return new SandboxError(
    `getInputData returned ${what}; it returns an array, an object, a search, a query, a file or a reference to one.`,
  );
}
