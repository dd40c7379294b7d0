import type { Account } from '../account/account';
import { sqlGet } from '../account/sql';
import type { ImportMap } from './import-map';
import { parseImportMap } from './import-map';

/**
 * Finds a deployed saved import. Scripts cannot define a mapping, it must be there:
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4345798668.html
 * @param mappingId script id (`custimport_…`, any case) or internal id
 * @returns undefined when the account has no such saved import
 * @throws SandboxError when the deployed object cannot be read
 */
export function findImportMap(account: Account, mappingId: string | number): ImportMap | undefined {
  const isInternalId = typeof mappingId === 'number' || /^\d+$/.test(mappingId);
  const row = sqlGet<{ scriptid: string; xml: string }>(
    account.db,
    `SELECT scriptid, xml FROM object WHERE type = 'savedcsvimport' AND ${isInternalId ? 'id' : 'scriptid'} = ?`,
    isInternalId ? Number(mappingId) : mappingId.toLowerCase(),
  );
  return row && parseImportMap(row.scriptid, row.xml);
}
