import type { Account } from '../../account/account';
import { NetSuiteError, NotSimulatedError, SandboxError } from '../../errors';
import { parseXml, textAt } from '../../sdf/xml';
import { Bindings } from '../../suiteql/sql-expression';
import { readFunction } from '../column-function';
import { SUMMARIES, type SummarizedPath, writePath } from '../field-path';
import { allFilters } from '../parse-filters';
import type { ColumnSpec, FilterNode, SearchDefinition, SortTerm } from '../search-definition';
import { SearchScope } from '../search-scope';
import { readAlias } from './aliases';
import { readFilters } from './defined-filters';
import { DefinitionError, type DefinitionRow, readDefinition, type SavedSearchDefinition } from './read-definition';

export interface DeployedSearch {
  readonly title: string;
  readonly isPublic: boolean;
  readonly definition: SearchDefinition;
}

/**
 * Reads the `savedsearch` object that SDF deployed.
 * A filter that cannot be expressed is refused here, since without it the search would find too much. A column is
 * refused when a script reads it, so that searches with a column that no script needs run.
 * @param xml the object's file
 * @throws NotSimulatedError naming search and filter, SandboxError for a definition that cannot be read
 */
export function readDeployedSearch(account: Account, id: string, xml: string): DeployedSearch {
  try {
    return readSearch(account, id, readDefinition(textAt(parseXml(xml), 'definition') ?? ''));
  } catch (error) {
    if (error instanceof DefinitionError) {
      throw new SandboxError(`The saved search ${id} cannot be read: ${error.message}.`, { cause: error });
    }
    if (error instanceof NotSimulatedError) {
      throw new NotSimulatedError(`${error.member} of the saved search ${id}`);
    }
    throw error;
  }
}

function readSearch(account: Account, id: string, defined: SavedSearchDefinition): DeployedSearch {
  const searchType = defined.head.get('FIELD_SEARCH_TYPE') ?? '';
  const type = typeOf(account, searchType, defined.xml);
  const filters = readFilters({ account, searchType }, defined.filters);
  const summaryFilters = readFilters({ account, searchType }, defined.summaryFilters);
  const all = [filters, summaryFilters].filter((node): node is FilterNode => node !== undefined);
  const scope = new SearchScope(account, type, new Bindings());
  for (const filter of all.flatMap(allFilters)) check(scope, filter, 'filter');
  const sort = readSort(scope, searchType, defined.sort);
  return {
    title: defined.head.get('FIELD_DEFAULT_NAME') ?? '',
    isPublic: defined.head.get('FLAG_PUBLIC') === 'true',
    definition: {
      type,
      filters: all.length > 1 ? { kind: 'and', nodes: all } : all[0],
      columns: defined.columns.map((row) => sorted(readColumn({ id, scope, searchType }, row), sort)),
      ...(sort.length > 0 && { order: sort }),
    },
  };
}

/**
 * `Transaction`, `Customer`, `Item` … Of searches for custom records no public definition was found: theirs is the one
 * custom record type that the definition names (unconfirmed).
 */
function typeOf(account: Account, searchType: string, xml: string): string {
  const lower = searchType.toLowerCase();
  if (['entity', 'item', 'transaction'].includes(lower) || account.types.find(lower)) return lower;
  const named = new Set((xml.match(/\bcustomrecord_\w+/gi) ?? []).map((id) => id.toLowerCase()));
  const known = [...named].filter((id) => account.types.find(id));
  if (!searchType.startsWith('Custom') || known.length !== 1) {
    throw new NotSimulatedError(`The search type ${searchType}`);
  }
  return known[0] as string;
}

/** @throws NotSimulatedError with what NetSuite would say of a field that is not there */
function check(scope: SearchScope, path: SummarizedPath, use: 'filter' | 'column'): void {
  try {
    scope.find(path, use);
  } catch (error) {
    if (!(error instanceof NetSuiteError)) throw error;
    throw new NotSimulatedError(`The ${use} ${writePath(path)} (${error.message})`);
  }
}

function readColumn(
  { id, scope, searchType }: { id: string; scope: SearchScope; searchType: string },
  row: DefinitionRow,
): ColumnSpec {
  const alias = row.get('FIELD_ALIAS') ?? '';
  const label = row.get('FIELD_LABEL');
  let column: ColumnSpec = { name: alias.toLowerCase() };
  try {
    column = columnOf(searchType, alias, row);
    check(scope, column, 'column');
    return { ...column, ...(label && { label }) };
  } catch (error) {
    if (!(error instanceof NotSimulatedError)) throw error;
    const what = `${error.member}, ${alias} of the saved search ${id}`;
    return { ...column, notSimulated: what, ...(label && { label }) };
  }
}

/** Sorts a column as `Column.sort` says it. */
function sorted(column: ColumnSpec, sort: readonly SortTerm[]): ColumnSpec {
  const term = sort.find((each) => each.column.name === column.name && each.column.join === column.join);
  return term ? { ...column, sort: term.descending ? 'DESC' : 'ASC' } : column;
}

function columnOf(searchType: string, alias: string, row: DefinitionRow): ColumnSpec {
  const [formula, summary, applied] = ['FIELD_FORMULA', 'FIELD_SUMMARY_TYPE', 'FIELD_FUNCTION'].map((name) =>
    row.get(name),
  );
  if (summary && !(SUMMARIES as readonly string[]).includes(summary)) {
    throw new NotSimulatedError(`The summary ${summary}`);
  }
  return {
    ...readAlias(alias, searchType),
    ...(formula && { formula }),
    ...(summary && { summary }),
    ...(applied && { function: readFunction(applied.replaceAll('_', '')) }),
  };
}

/** Searches for transactions are sorted by "order type" unless told otherwise; here that is the type of the transaction. */
const SORT_NAMES: Readonly<Record<string, string>> = { ordertype: 'type' };

function readSort(scope: SearchScope, searchType: string, rows: readonly DefinitionRow[]): SortTerm[] {
  const inOrder = [...rows].sort((a, b) => Number(a.get('FILELD_ORDER') ?? 0) - Number(b.get('FILELD_ORDER') ?? 0));
  return inOrder.map((row) => {
    const path = readAlias(row.get('KEY_FIELD') ?? '', searchType);
    const column = { ...path, name: SORT_NAMES[path.name] ?? path.name };
    check(scope, column, 'column');
    return { column, descending: row.get('FLAG_DESCENDING') === 'true' };
  });
}
