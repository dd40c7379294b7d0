import { NotSimulatedError } from '../../errors';
import type { ScriptExecution } from '../../scripts/script-execution';
import { parseFilters } from '../../search/parse-filters';
import { runSearch } from '../../search/run-search';
import type { FilterNode } from '../../search/search-definition';
import { requireArguments } from '../script-object';
import { filterSpecOf } from './filter-object';
import { resultObject } from './result-object';

/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4345775593.html */
const TYPES: ReadonlySet<string> = new Set(['contact', 'customer', 'lead', 'partner', 'prospect', 'vendor']);
const MAX_RESULTS = 1000;

/** What two records are compared by when a script gives an id only; the account's settings say it in NetSuite (unconfirmed). */
const COMPARED = ['entityid', 'email', 'phone'];

/**
 * `search.duplicates`: records with the same fields as those given, or the same name, e-mail or phone as the record of
 * the id. https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4345775593.html
 * @returns null when there is none
 */
export function findDuplicates(execution: ScriptExecution, options: unknown): object[] | null {
  requireArguments(options, ['type'], 'search.duplicates');
  const { type, fields, id } = options as { type: unknown; fields?: Record<string, unknown>; id?: unknown };
  const searchType = String(type).toLowerCase();
  if (!TYPES.has(searchType)) {
    throw new NotSimulatedError(`N/search.duplicates for the type ${searchType}`);
  }
  const filters = fields ? parseFilters(terms(fields, 'and'), filterSpecOf) : sameAs(execution, searchType, Number(id));
  if (!filters) {
    return null;
  }
  const rows = runSearch(
    execution.account,
    { type: searchType, filters, columns: [] },
    { offset: 0, limit: MAX_RESULTS },
  );
  const columns = { specs: [], objects: execution.toScript([]) };
  return rows.length === 0 ? null : rows.map((row) => resultObject(execution, columns, row));
}

function sameAs({ account }: ScriptExecution, type: string, id: number): FilterNode | undefined {
  const body = account.records.get(type, id)?.body ?? {};
  const known = COMPARED.filter((name) => body[name]).map((name) => [name, body[name]] as const);
  const others = [['internalid', 'noneof', id], 'and', terms(Object.fromEntries(known), 'or')];
  return known.length === 0 ? undefined : parseFilters(others, filterSpecOf);
}

const terms = (fields: Readonly<Record<string, unknown>>, word: string): unknown[] =>
  Object.entries(fields).flatMap(([name, value], at) => [...(at > 0 ? [word] : []), [name, 'is', String(value)]]);
