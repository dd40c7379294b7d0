import { createHash } from 'node:crypto';
import type { Account } from '../account/account';
import { inTransaction, sqlAll, sqlRun } from '../account/sql';
import { NetSuiteError, SandboxError } from '../errors';
import { nextNumber } from '../records/saving';
import { readDeployedSearch } from './deployed/deployed-search';
import type { SearchDefinition } from './search-definition';

/** A search that a script has saved, or that SDF has deployed. */
export interface SavedSearch {
  readonly internalId: number;
  /** `customsearch…` */
  readonly id: string;
  readonly title: string;
  readonly isPublic: boolean;
  readonly definition: SearchDefinition;
  /** Of a deployed search that a script has changed: the digest of the object that it changed. */
  readonly changes?: string;
}

export interface SearchToSave {
  readonly internalId?: number;
  readonly id?: string;
  readonly title?: string;
  readonly isPublic?: boolean;
  readonly definition: SearchDefinition;
}

interface DeployedObject {
  readonly id: number;
  readonly scriptid: string;
  readonly xml: string;
}

/** Searches that scripts have saved lie among the account's settings, one row each. */
const PREFIX = 'savedsearch:';

const digestOf = (object: DeployedObject): string => createHash('sha256').update(object.xml).digest('hex');

function deployedObjects(account: Account): DeployedObject[] {
  return sqlAll<DeployedObject>(account.db, "SELECT id, scriptid, xml FROM object WHERE type = 'savedsearch'");
}

/** A search whose object was deployed again is as deployed, whatever scripts made of it before. */
function savedByScripts(account: Account, objects: readonly DeployedObject[]): SavedSearch[] {
  const rows = sqlAll<{ value: string }>(account.db, 'SELECT value FROM setting WHERE name GLOB ?', `${PREFIX}*`);
  return rows
    .map((row) => JSON.parse(row.value) as SavedSearch)
    .filter(({ changes, id }) => {
      const object = objects.find(({ scriptid }) => scriptid === id);
      return changes === undefined || (object !== undefined && digestOf(object) === changes);
    });
}

function read(account: Account, { id: internalId, scriptid: id, xml }: DeployedObject): SavedSearch {
  return { internalId, id, ...readDeployedSearch(account, id, xml) };
}

/** Titles of deployed searches, those that cannot be read left out. */
function titleOf(account: Account, object: DeployedObject): string | undefined {
  try {
    return read(account, object).title;
  } catch (error) {
    if (error instanceof SandboxError) return undefined;
    throw error;
  }
}

/**
 * `Search.save()`: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_452655578613.html
 * @throws NetSuiteError SSS_MISSING_REQD_ARGUMENT without a title, NAME_ALREADY_IN_USE, SSS_DUPLICATE_SEARCH_SCRIPT_ID
 */
export function saveSearch(account: Account, search: SearchToSave): SavedSearch {
  const { title } = search;
  if (!title) {
    throw new NetSuiteError('SSS_MISSING_REQD_ARGUMENT', 'Search.save: Missing a required argument: title');
  }
  return inTransaction(account.db, () => {
    const objects = deployedObjects(account);
    const changed = objects.find((object) => object.id === search.internalId);
    refuseTaken(
      account,
      search,
      objects.filter((object) => object !== changed),
    );
    const internalId = search.internalId ?? nextNumber(account, 'object');
    const saved: SavedSearch = {
      internalId,
      id: search.id ?? `customsearch${internalId}`,
      title,
      isPublic: search.isPublic === true,
      definition: search.definition,
      ...(changed && { changes: digestOf(changed) }),
    };
    sqlRun(
      account.db,
      'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
      PREFIX + internalId,
      JSON.stringify(saved),
    );
    return saved;
  });
}

function refuseTaken(account: Account, search: SearchToSave, objects: readonly DeployedObject[]): void {
  const others = savedByScripts(account, objects).filter((other) => other.internalId !== search.internalId);
  const { id, title } = search;
  if (others.some((other) => other.title === title) || objects.some((object) => titleOf(account, object) === title)) {
    throw new NetSuiteError('NAME_ALREADY_IN_USE', `A search has already been saved with that name: ${title}.`);
  }
  if (others.some((other) => other.id === id) || objects.some(({ scriptid }) => scriptid === id)) {
    throw new NetSuiteError('SSS_DUPLICATE_SEARCH_SCRIPT_ID', `This search script ID is already in use: ${id}.`);
  }
}

/**
 * @param id script id or internal id
 * @throws NetSuiteError INVALID_SEARCH when there is none; SandboxError for a deployed one that cannot be expressed
 */
export function loadSearch(account: Account, id: string): SavedSearch {
  const objects = deployedObjects(account);
  const wanted = id.toLowerCase();
  const saved = savedByScripts(account, objects).find(
    (search) => search.id.toLowerCase() === wanted || String(search.internalId) === id,
  );
  const object = objects.find((each) => each.scriptid === wanted || String(each.id) === id);
  if (saved) return saved;
  if (object) return read(account, object);
  throw new NetSuiteError('INVALID_SEARCH', 'That search or mass update does not exist.');
}

/** @throws NetSuiteError INVALID_SEARCH when there is none */
export function deleteSearch(account: Account, id: string): void {
  const objects = deployedObjects(account);
  const known = [
    ...savedByScripts(account, objects),
    ...objects.map(({ id: internalId, scriptid }) => ({ internalId, id: scriptid })),
  ];
  const found = known.find(
    (search) => search.id.toLowerCase() === id.toLowerCase() || String(search.internalId) === id,
  );
  if (!found) {
    throw new NetSuiteError('INVALID_SEARCH', 'That search or mass update does not exist.');
  }
  inTransaction(account.db, () => {
    sqlRun(account.db, 'DELETE FROM setting WHERE name = ?', PREFIX + found.internalId);
    sqlRun(account.db, "DELETE FROM object WHERE type = 'savedsearch' AND id = ?", found.internalId);
  });
}
