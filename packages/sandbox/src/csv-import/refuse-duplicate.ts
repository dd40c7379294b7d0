import type { Account } from '../account/account';
import { sqlGet } from '../account/sql';
import { NetSuiteError } from '../errors';
import type { RecordBody } from '../records/record-store';
import type { RecordType } from '../records/record-type';

/** Leads, prospects and customers are stages of one record. */
export const CUSTOMER_STAGES: readonly string[] = ['lead', 'prospect', 'customer'];
/** Which types are compared: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4345775593.html */
const COMPARED: readonly string[] = [...CUSTOMER_STAGES, 'contact', 'partner', 'vendor'];

/**
 * Prevent Duplicate Records of a saved import: refuses a new record that Duplicate Detection takes for one that is there.
 * Which fields must be alike is a setting of the account, the e-mail address until somebody changes it; in OneWorld records
 * of different subsidiaries are no duplicates. Near matches are not looked for.
 * Message: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_3751045493.html
 * @throws NetSuiteError
 */
export function refuseDuplicate(account: Account, { id }: RecordType, { email, subsidiary }: RecordBody): void {
  if (typeof email !== 'string' || !COMPARED.includes(id)) return;
  const types = CUSTOMER_STAGES.includes(id) ? CUSTOMER_STAGES : [id];
  const within = account.settings.oneWorld && typeof subsidiary === 'number' ? subsidiary : null;
  const found = sqlGet(
    account.db,
    `SELECT id FROM record WHERE type IN (${types.map(() => '?').join(', ')})
     AND lower(json_extract(body, '$.email')) = ? AND (? IS NULL OR json_extract(body, '$.subsidiary') = ?) LIMIT 1`,
    ...types,
    email.toLowerCase(),
    within,
    within,
  );
  if (found) throw new NetSuiteError('DUP_ENTITY', 'Duplicate record was detected.');
}
