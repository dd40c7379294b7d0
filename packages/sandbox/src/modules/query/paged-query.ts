import { NetSuiteError } from '../../errors';
import type { ScriptExecution } from '../../scripts/script-execution';
import { countSuiteQl, type ParameterValue, runSuiteQl } from '../../suiteql/run-suiteql';
import { scriptObject } from '../script-object';
import { UNITS } from '../units';
import { withPromise } from './promise-form';
import { iteratorObject, resultSetObject } from './query-results';

/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1510780277.html */
const MIN_PAGE_SIZE = 5;
const MAX_PAGE_SIZE = 1000;
const DEFAULT_PAGE_SIZE = 50;
/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_157960491275.html, without SuiteAnalytics Connect */
const MAX_ROWS = 100_000;
const MAX_PAGES = 1000;

/** @throws NetSuiteError outside 5 to 1,000; the code is not documented (unconfirmed) */
export function readPageSize(given: unknown): number {
  if (given === undefined || given === null) {
    return DEFAULT_PAGE_SIZE;
  }
  const size = Number(given);
  if (!Number.isInteger(size) || size < MIN_PAGE_SIZE || size > MAX_PAGE_SIZE) {
    throw new NetSuiteError(
      'SSS_INVALID_PAGE_SIZE',
      `Invalid page size: ${String(given)}. The page size must be between ${MIN_PAGE_SIZE} and ${MAX_PAGE_SIZE}.`,
    );
  }
  return size;
}

/**
 * `query.PagedData`. Each page runs the query again, so a page shows what has changed since; without a unique sort rows
 * repeat or vanish: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_157960491275.html
 */
export function pagedDataObject(
  execution: ScriptExecution,
  query: string,
  parameters: readonly ParameterValue[],
  pageSize: number,
): object {
  const total = Math.min(countSuiteQl(execution.account, query, parameters), MAX_ROWS, MAX_PAGES * pageSize);
  const sizes = Array.from({ length: Math.ceil(total / pageSize) }, (_, index) =>
    Math.min(pageSize, total - index * pageSize),
  );

  const page = (index: number): object => {
    execution.charge(UNITS['query.PagedData.fetch']);
    const size = sizes[index];
    if (size === undefined) {
      throw new NetSuiteError('INVALID_PAGE_RANGE', `Invalid page range: there is no page ${index}.`);
    }
    const window = { offset: index * pageSize, limit: size };
    const result = runSuiteQl(execution.account, query, parameters, window);
    const data = resultSetObject(execution, result);
    return scriptObject(execution, 'query.Page', {
      get data() {
        return data;
      },
      get isFirst() {
        return index === 0;
      },
      get isLast() {
        return index === sizes.length - 1;
      },
      get pageRange() {
        return pageRange(execution, index, size);
      },
      get pagedData() {
        return pagedData;
      },
    });
  };

  let ranges: object | undefined;
  const pagedData: object = scriptObject(execution, 'query.PagedData', {
    get count() {
      return total;
    },
    get pageSize() {
      return pageSize;
    },
    get pageRanges() {
      ranges ??= execution.toScript(sizes.map((size, index) => pageRange(execution, index, size)));
      return ranges;
    },
    fetch: withPromise(execution, (options: unknown) => page(pageIndex(options))),
    iterator: () => iteratorObject(execution, 'query.PageIterator', sizes.keys(), page),
  });
  return pagedData;
}

/** `query.PageRange` */
function pageRange(execution: ScriptExecution, index: number, size: number): object {
  return scriptObject(execution, 'query.PageRange', Object.freeze({ index, size }));
}

/** `fetch(0)` and `fetch({index: 0})`. */
function pageIndex(options: unknown): number {
  if (options === undefined || options === null) {
    throw new NetSuiteError('MISSING_REQD_ARGUMENT', 'fetch: Missing a required argument: options');
  }
  const index = typeof options === 'object' ? (options as { index?: unknown }).index : options;
  if (typeof index === 'number' || (typeof index === 'string' && /^\s*\d+\s*$/.test(index))) {
    return Number(index);
  }
  throw new NetSuiteError('WRONG_PARAMETER_TYPE', 'Wrong parameter type: index is expected as number.');
}
