import { NetSuiteError } from '../../errors';
import type { RemoteEntry } from '../../sftp/remote-connection';
import { MAX_LIST_ENTRIES, SORT, type Sort } from './sftp-limits';

/** One entry as a script sees it. */
export interface ListedEntry {
  readonly directory: boolean;
  readonly name: string;
  /** Bytes, as text: the types are not documented, the community's typings say that both are strings. */
  readonly size: string;
  /** ISO 8601. */
  readonly lastModified: string;
}

const ORDERS: Readonly<Record<Sort, (a: RemoteEntry, b: RemoteEntry) => number>> = {
  DATE: (a, b) => a.modified - b.modified,
  DATE_DESC: (a, b) => b.modified - a.modified,
  SIZE: (a, b) => a.size - b.size,
  SIZE_DESC: (a, b) => b.size - a.size,
  NAME: (a, b) => byName(a, b),
  NAME_DESC: (a, b) => byName(b, a),
};

/** @throws NetSuiteError `SSS_INVALID_TYPE_ARG` for a value that is not in `sftp.Sort` */
export function readSort(sort: unknown): Sort {
  // The order without `sort` is not documented; by name it is at least the same each time.
  if (sort === undefined || sort === null || sort === '') return 'NAME';
  if (typeof sort === 'string' && sort in SORT) return sort as Sort;
  throw new NetSuiteError('SSS_INVALID_TYPE_ARG', 'Wrong parameter type: options.sort is expected as sftp.Sort.');
}

/** Sorts (equal ones by name) and cuts at the most that NetSuite lists. Which ones it cuts is not documented. */
export function listedEntries(entries: readonly RemoteEntry[], sort: Sort): ListedEntry[] {
  return [...entries]
    .sort((a, b) => ORDERS[sort](a, b) || byName(a, b))
    .slice(0, MAX_LIST_ENTRIES)
    .map(({ name, directory, size, modified }) => ({
      directory,
      name,
      size: String(size),
      lastModified: new Date(modified).toISOString(),
    }));
}

function byName(a: RemoteEntry, b: RemoteEntry): number {
  return a.name < b.name ? -1 : Number(a.name > b.name);
}
