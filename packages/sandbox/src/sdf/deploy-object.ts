import type { Account } from '../account/account';
import { sqlGet, sqlRun } from '../account/sql';
import { nextNumber } from '../records/saving';
import type { SdfObject } from './read-project';

/** Stores an object's definition; one that is there keeps its internal id. */
export function deployObject(account: Account, object: SdfObject): void {
  const scriptid = object.scriptid.toLowerCase();
  const known = sqlGet<{ id: number }>(account.db, 'SELECT id FROM object WHERE scriptid = ?', scriptid);
  sqlRun(
    account.db,
    `INSERT INTO object (scriptid, type, id, xml) VALUES (?, ?, ?, ?)
     ON CONFLICT (scriptid) DO UPDATE SET type = excluded.type, xml = excluded.xml`,
    scriptid,
    object.type,
    known?.id ?? nextNumber(account, 'object'),
    object.xml,
  );
}
