import { NetSuiteError } from '../../errors';
import type { ScriptExecution } from '../../scripts/script-execution';
import { countSearch, runSearch } from '../../search/run-search';
import type { SearchDefinition } from '../../search/search-definition';
import { readPageSize } from '../query/paged-query';
import { withPromise } from '../query/promise-form';
import { scriptObject } from '../script-object';
import { UNITS } from '../units';
import { type ResultColumns, resultObject } from './result-object';

/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4486596158.html */
const MAX_PAGES = 1000;

/**
 * `search.PagedData`: pages of 5 to 1,000 results, 50 unless said otherwise. The count is taken when it is made, each
 * page is read when it is fetched.
 */
export function pagedSearchObject(
  execution: ScriptExecution,
  search: SearchDefinition,
  columns: ResultColumns,
  givenPageSize: unknown,
  searchObject: () => object,
): object {
  const pageSize = readPageSize(givenPageSize);
  const count = Math.min(countSearch(execution.account, search), MAX_PAGES * pageSize);
  const pages = Math.ceil(count / pageSize);
  const ranges = Array.from({ length: pages }, (_, index) => ({
    index,
    compoundLabel: `${index * pageSize + 1} — ${Math.min((index + 1) * pageSize, count)}`,
  }));

  const fetch = (index: number): object => {
    execution.charge(UNITS['search.PagedData.fetch']);
    const pageRange = ranges[index];
    if (!pageRange) {
      throw new NetSuiteError('INVALID_PAGE_RANGE', 'Invalid page range.');
    }
    const rows = runSearch(execution.account, search, { offset: index * pageSize, limit: pageSize });
    const data = execution.toScript(rows.map((row) => resultObject(execution, columns, row)));
    return scriptObject(execution, 'search.Page', {
      get data() {
        return data;
      },
      get isFirst() {
        return index === 0;
      },
      get isLast() {
        return index === pages - 1;
      },
      get pageRange() {
        return pageRange;
      },
      get pagedData() {
        return pagedData;
      },
      next: withPromise(execution, () => fetch(index + 1)),
      prev: withPromise(execution, () => fetch(index - 1)),
    });
  };

  const pagedData: object = scriptObject(execution, 'search.PagedData', {
    get count() {
      return count;
    },
    get pageSize() {
      return pageSize;
    },
    get pageRanges() {
      return ranges;
    },
    get searchDefinition() {
      return searchObject();
    },
    fetch: withPromise(execution, (given: unknown) => fetch(indexOf(given))),
  });
  return pagedData;
}

/** `fetch({index: 0})` and `fetch(0)`. */
function indexOf(given: unknown): number {
  const index = typeof given === 'object' && given !== null ? (given as { index?: unknown }).index : given;
  if (index === undefined || index === null || Number.isNaN(Number(index))) {
    throw new NetSuiteError('SSS_MISSING_REQD_ARGUMENT', 'PagedData.fetch: Missing a required argument: index');
  }
  return Number(index);
}
