import type { Account } from '../account/account';
import { NotSimulatedError } from '../errors';
import type { SearchValue } from '../search/present-value';
import { runSearch } from '../search/run-search';
import { loadSearch } from '../search/saved-searches';
import { isReference, type SearchFormat } from '../search/search-table';
import { runSuiteQl } from '../suiteql/run-suiteql';
import { columnLabels } from './column-labels';
import type { ExportSource, QuerySource } from './export-task';

/** Rows that are held in memory at a time. */
const PAGE = 5000;

/** Lines of a CSV file: first the header, then the rows, page by page. */
export function readLines(account: Account, source: ExportSource): Iterable<readonly string[][]> {
  return 'query' in source ? linesOfQuery(account, source) : linesOfSearch(account, source.savedSearchId);
}

/**
 * Values as they are shown: names of selected records, Yes and No, dates in the account's format. The help says nothing
 * of the file's form; that it is the user interface's Export - CSV is what public scripts read (unconfirmed).
 */
function* linesOfSearch(account: Account, id: number): Generator<string[][]> {
  const { definition } = loadSearch(account, String(id));
  for (const { notSimulated } of definition.columns) if (notSimulated) throw new NotSimulatedError(notSimulated);
  yield [columnLabels(account, definition)];
  for (let offset = 0; ; offset += PAGE) {
    const rows = runSearch(account, definition, { offset, limit: PAGE });
    yield rows.map(({ values, formats }) => values.map((value, at) => shown(value, formats[at])));
    if (rows.length < PAGE) return;
  }
}

function shown({ value, text }: SearchValue, format: SearchFormat | undefined): string {
  return typeof value === 'boolean' || (format && isReference(format)) ? text : value;
}

/** Column names and values as N/query gives them; empty for null (the form is not documented). */
function* linesOfQuery(account: Account, source: QuerySource): Generator<string[][]> {
  for (let offset = 0; ; offset += PAGE) {
    const { columns, rows } = runSuiteQl(account, source.query, source.params, { offset, limit: PAGE });
    if (offset === 0) yield [columns.map(({ name }) => name)];
    yield rows.map((row) => row.map((value) => (value === null || value === undefined ? '' : String(value))));
    if (rows.length < PAGE) return;
  }
}
