import type { Account } from '../../account/account';
import { inTransaction, sqlAll, sqlGet, sqlRun } from '../../account/sql';
import { NetSuiteError, NotSimulatedError } from '../../errors';
import type { SearchDefinition } from '../../search/search-definition';

/** A search that a script has saved. */
export interface SavedSearch {
  readonly internalId: number;
  /** `customsearch…` */
  readonly id: string;
  readonly title: string;
  readonly isPublic: boolean;
  readonly definition: SearchDefinition;
}

export interface SearchToSave {
  readonly internalId?: number;
  readonly id?: string;
  readonly title?: string;
  readonly isPublic?: boolean;
  readonly definition: SearchDefinition;
}

/** They lie among the account's settings, one row each. */
const PREFIX = 'savedsearch:';

function all(account: Account): SavedSearch[] {
  const rows = sqlAll<{ value: string }>(account.db, 'SELECT value FROM setting WHERE name GLOB ?', `${PREFIX}*`);
  return rows.map((row) => JSON.parse(row.value) as SavedSearch);
}

/**
 * `Search.save()`.
 * @throws NetSuiteError SSS_MISSING_REQD_ARGUMENT without a title, NAME_ALREADY_IN_USE, SSS_DUPLICATE_SEARCH_SCRIPT_ID
 */
export function saveSearch(account: Account, search: SearchToSave): SavedSearch {
  const { title } = search;
  if (!title) {
    throw new NetSuiteError('SSS_MISSING_REQD_ARGUMENT', 'Search.save: Missing a required argument: title');
  }
  return inTransaction(account.db, () => {
    const others = all(account).filter((other) => other.internalId !== search.internalId);
    if (others.some((other) => other.title === title)) {
      throw new NetSuiteError('NAME_ALREADY_IN_USE', `A search has already been saved with that name: ${title}.`);
    }
    const internalId = search.internalId ?? nextId(account);
    const id = search.id ?? `customsearch${internalId}`;
    if (others.some((other) => other.id === id) || isDeployed(account, id)) {
      throw new NetSuiteError('SSS_DUPLICATE_SEARCH_SCRIPT_ID', `This search script ID is already in use: ${id}.`);
    }
    const saved = { internalId, id, title, isPublic: search.isPublic === true, definition: search.definition };
    sqlRun(
      account.db,
      'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
      PREFIX + internalId,
      JSON.stringify(saved),
    );
    return saved;
  });
}

/**
 * @param id script id or internal id
 * @throws NetSuiteError INVALID_SEARCH when there is none; NotSimulatedError for one that SDF deployed
 */
export function loadSearch(account: Account, id: string): SavedSearch {
  const found = all(account).find((search) => search.id === id || String(search.internalId) === id);
  if (found) {
    return found;
  }
  if (isDeployed(account, id)) {
    throw new NotSimulatedError(`The definition of the deployed saved search ${id}`);
  }
  throw new NetSuiteError('INVALID_SEARCH', 'That search or mass update does not exist.');
}

export function deleteSearch(account: Account, id: string): void {
  sqlRun(account.db, 'DELETE FROM setting WHERE name = ?', PREFIX + loadSearch(account, id).internalId);
}

function isDeployed(account: Account, id: string): boolean {
  return (
    sqlGet(account.db, "SELECT 1 AS here FROM object WHERE scriptid = ? AND type = 'savedsearch'", id) !== undefined
  );
}

function nextId(account: Account): number {
  const row = sqlGet<{ last: number }>(
    account.db,
    `INSERT INTO sequence (name, last) VALUES ('id:savedsearch', 1)
     ON CONFLICT (name) DO UPDATE SET last = last + 1 RETURNING last`,
  );
  return row?.last as number;
}
