import { NetSuiteError } from '../../errors';
import type { ScriptExecution } from '../../scripts/script-execution';
import { allFilters, filterExpression, parseFilters } from '../../search/parse-filters';
import { runSearch } from '../../search/run-search';
import { type SavedSearch, saveSearch } from '../../search/saved-searches';
import type { ColumnSpec, FilterNode, SearchDefinition } from '../../search/search-definition';
import { withPromise } from '../query/promise-form';
import { requireArguments, scriptObject } from '../script-object';
import { UNITS } from '../units';
import { columnObject, readColumn } from './column-object';
import { filterObject, filterSpecOf } from './filter-object';
import { pagedSearchObject } from './paged-search';
import { type ResultColumns, resultObject } from './result-object';
import { readSettings, settingObject } from './search-settings';

/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4345767679.html */
const MAX_EACH = 4000;
/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_456010986327.html */
const MAX_RANGE = 1000;

/** What scripts may change of a search until it runs. */
class SearchState {
  private tree: FilterNode | undefined;
  private specs: readonly ColumnSpec[] = [];
  /** Lists that the script holds: it may push to them. */
  private heldFilters: { list: object[]; given: readonly object[] } | undefined;
  private heldColumns: unknown[] | undefined;
  /** Of a loaded search, until the script gives it other columns. */
  private order: SearchDefinition['order'];

  constructor(
    private readonly execution: ScriptExecution,
    readonly type: string,
  ) {}

  /** A list that begins with the filters of this search keeps the words between them. */
  setFilters(given: unknown): void {
    const held = this.heldFilters?.given;
    this.tree =
      held && Array.isArray(given) && beginsWith(given, held)
        ? this.withAdded(given.slice(held.length))
        : parseFilters(given, filterSpecOf);
    this.heldFilters = undefined;
  }

  restore({ filters, columns, order }: SearchDefinition): void {
    this.tree = filters;
    this.specs = columns;
    this.order = order;
  }

  filters(): object[] {
    if (!this.heldFilters) {
      const given = allFilters(this.tree).map((spec) => filterObject(this.execution, spec));
      this.heldFilters = { given, list: this.execution.toScript([...given]) };
    }
    return this.heldFilters.list;
  }

  expression(): unknown[] {
    return filterExpression(this.definition().filters);
  }

  setColumns(given: unknown): void {
    const list = given === undefined || given === null ? [] : [given].flat(1);
    this.specs = list.map(readColumn);
    this.heldColumns = undefined;
    this.order = undefined;
  }

  columns(): unknown[] {
    this.heldColumns ??= this.execution.toScript(this.specs.map((spec) => columnObject(this.execution, spec)));
    return this.heldColumns;
  }

  definition(): SearchDefinition {
    return {
      type: this.type,
      filters: this.changedFilters(),
      columns: this.heldColumns ? this.heldColumns.map(readColumn) : this.specs,
      ...(this.order && { order: this.order }),
    };
  }

  /** `search.filters.push(filter)` narrows the search, however nested its expression is. */
  private changedFilters(): FilterNode | undefined {
    const held = this.heldFilters;
    if (!held || (held.list.length === held.given.length && beginsWith(held.list, held.given))) {
      return this.tree;
    }
    return beginsWith(held.list, held.given)
      ? this.withAdded(held.list.slice(held.given.length))
      : parseFilters(held.list, filterSpecOf);
  }

  private withAdded(filters: readonly unknown[]): FilterNode | undefined {
    const added = parseFilters(filters, filterSpecOf);
    return this.tree && added ? { kind: 'and', nodes: [this.tree, added] } : (added ?? this.tree);
  }
}

const beginsWith = (list: readonly unknown[], start: readonly unknown[]): boolean =>
  start.every((each, at) => each === list[at]);

/** `search.create` and `search.load`. */
export function searchObject(
  execution: ScriptExecution,
  options: Readonly<Record<string, unknown>>,
  saved?: SavedSearch,
): object {
  const state = stateOf(execution, options, saved);
  let { title, id, isPublic } = (saved ?? options) as { title?: string; id?: string; isPublic?: boolean };
  let internalId = saved?.internalId;
  let settings = readSettings(options.settings);
  const search: object = scriptObject(execution, 'search.Search', {
    get searchType() {
      return state.type;
    },
    get searchId() {
      return internalId ?? null;
    },
    get filters(): object[] {
      return state.filters();
    },
    set filters(given: unknown) {
      state.setFilters(given);
    },
    get filterExpression(): unknown[] {
      return state.expression();
    },
    set filterExpression(given: unknown) {
      state.setFilters(given);
    },
    get columns(): unknown[] {
      return state.columns();
    },
    set columns(given: unknown) {
      state.setColumns(given);
    },
    get settings(): object[] {
      return settings.map((setting) => settingObject(execution, setting));
    },
    set settings(given: unknown) {
      settings = readSettings(given);
    },
    get packageId() {
      return null;
    },
    get title(): string | null {
      return title ?? null;
    },
    set title(given: unknown) {
      title = String(given);
    },
    get id(): string | null {
      return id ?? null;
    },
    set id(given: unknown) {
      id = String(given);
    },
    get isPublic(): boolean {
      return isPublic === true;
    },
    set isPublic(given: unknown) {
      isPublic = given === true;
    },
    run: () => resultSetObject(execution, state.definition(), columnsOf(execution, state)),
    runPaged: withPromise(execution, (given?: { pageSize?: unknown }) => {
      execution.charge(UNITS['search.Search.runPaged']);
      return pagedSearchObject(
        execution,
        state.definition(),
        columnsOf(execution, state),
        given?.pageSize,
        () => search,
      );
    }),
    save: withPromise(execution, () => {
      execution.charge(UNITS['search.Search.save']);
      const made = saveSearch(execution.account, { internalId, id, title, isPublic, definition: state.definition() });
      internalId = made.internalId;
      id = made.id;
      return internalId;
    }),
  });
  readers.set(search, () => resultsFromStart(execution, state));
  return search;
}

function stateOf(
  execution: ScriptExecution,
  options: Readonly<Record<string, unknown>>,
  saved?: SavedSearch,
): SearchState {
  const state = new SearchState(execution, String(options.type));
  if (saved) {
    state.restore(saved.definition);
  } else {
    state.setFilters(options.filters ?? options.filterExpression);
    state.setColumns(options.columns);
  }
  return state;
}

function* resultsFromStart(execution: ScriptExecution, state: SearchState): Generator<object> {
  const columns = columnsOf(execution, state);
  for (let offset = 0; ; offset += MAX_RANGE) {
    const rows = runSearch(execution.account, state.definition(), { offset, limit: MAX_RANGE });
    for (const row of rows) yield resultObject(execution, columns, row);
    if (rows.length < MAX_RANGE) return;
  }
}

/** How NetSuite itself reads a search that a script made. */
const readers = new WeakMap<object, () => Iterable<object>>();

/**
 * All results of a `search.Search`, without units or a limit: what NetSuite reads for a script, such as the input of a
 * map/reduce script.
 * @returns undefined when the value is no search
 */
export function resultsOfSearch(search: object): Iterable<object> | undefined {
  return readers.get(search)?.();
}

function columnsOf(execution: ScriptExecution, state: SearchState): ResultColumns {
  const specs = state.definition().columns;
  return { specs, objects: execution.toScript(specs.map((spec) => columnObject(execution, spec))) };
}

/** `search.ResultSet`: each reading runs the search again, as in NetSuite nothing is kept. */
function resultSetObject(execution: ScriptExecution, search: SearchDefinition, columns: ResultColumns): object {
  const read = (offset: number, limit: number) =>
    runSearch(execution.account, search, { offset, limit }).map((row) => resultObject(execution, columns, row));
  return scriptObject(execution, 'search.ResultSet', {
    get columns() {
      return columns.objects;
    },
    getRange: withPromise(execution, (given: unknown, oldEnd?: unknown) => {
      execution.charge(UNITS['search.ResultSet.getRange']);
      const { start, end } = rangeOf(given, oldEnd);
      return read(start, end - start);
    }),
    each: withPromise(execution, (callback: (result: object) => unknown) => {
      execution.charge(UNITS['search.ResultSet.each']);
      eachResult(read, callback);
    }),
  });
}

/** The codes and the first wording are those of public logs; the page names none. */
function rangeOf(given: unknown, oldEnd: unknown): { start: number; end: number } {
  const options = typeof given === 'object' ? given : { start: given, end: oldEnd };
  requireArguments(options, ['start', 'end'], 'ResultSet.getRange');
  const { start, end } = options as { start: unknown; end: unknown };
  const [from, to] = [Math.floor(Number(start)), Math.floor(Number(end))];
  if (!(from >= 0) || Number.isNaN(to)) {
    throw new NetSuiteError('SSS_INVALID_SEARCH_RESULT_INDEX', 'Search result indexes must be numbers from 0 on.');
  }
  if (to - from > MAX_RANGE) {
    throw new NetSuiteError(
      'SSS_SEARCH_RESULT_LIMIT_EXCEEDED',
      `No more than ${MAX_RANGE} search results may be requested at one time from nlobjSearchResultSet.getResults(). Please narrow your range, or use nlobjSearchResultSet.forEachResult() instead.`,
    );
  }
  return { start: from, end: Math.max(from, to) };
}

/** Goes on while the callback returns true, to 4,000 results. */
function eachResult(read: (offset: number, limit: number) => object[], callback: (result: object) => unknown): void {
  for (let offset = 0; offset < MAX_EACH; offset += MAX_RANGE) {
    const results = read(offset, MAX_RANGE);
    for (const result of results) {
      if (callback(result) !== true) return;
    }
    if (results.length < MAX_RANGE) return;
  }
  if (read(MAX_EACH, 1).length > 0) {
    throw new NetSuiteError(
      'SSS_SEARCH_FOR_EACH_LIMIT_EXCEEDED',
      `No more than ${MAX_EACH} search results may be requested at one time from ResultSet.each(). Please narrow your criteria or use Search.runPaged().`,
    );
  }
}
