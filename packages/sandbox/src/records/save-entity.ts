import { sqlGet } from '../account/sql';
import { NetSuiteError } from '../errors';
import { fillAddressBook } from './addresses';
import type { RecordBody } from './record-store';
import { fillIn, isEmpty, missing, nextNumber, type Saving } from './saving';

const CUSTOMERS: ReadonlySet<string> = new Set(['customer', 'prospect', 'lead']);
/** Types with company and person forms. */
const EITHER: ReadonlySet<string> = new Set([...CUSTOMERS, 'vendor', 'partner']);
/** Status of a new record: `CUSTOMER-Closed Won`, `PROSPECT-In Discussion`, `LEAD-Unqualified` in a fresh account. */
const FIRST_STATUS: Readonly<Record<string, number>> = { customer: 13, prospect: 8, lead: 6 };

/**
 * Fills what NetSuite fills in people and companies. Ids are auto-generated numbers, so two people of one name do not
 * collide; an id that is given stays, as with "Allow Override".
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N452342.html
 */
export function fillEntity({ account, type, body }: Saving): void {
  if (EITHER.has(type.id)) fillIn(body, 'isperson', false);
  const person = personName(body);
  const name = body.isperson === true || !EITHER.has(type.id) ? person : String(body.companyname ?? '');
  if (isEmpty(body.entityid)) body.entityid = newEntityId(account, type.id, name);
  body.altname = name || person || String(body.entityid);
  if (CUSTOMERS.has(type.id)) {
    fillIn(body, 'entitystatus', FIRST_STATUS[type.id]);
    body.stage = type.id.toUpperCase();
  }
  if (EITHER.has(type.id)) {
    const subsidiary =
      typeof body.subsidiary === 'number' ? account.records.get('subsidiary', body.subsidiary) : undefined;
    fillIn(body, 'currency', subsidiary?.body.currency ?? 1);
  }
  if (account.settings.oneWorld === false) delete body.subsidiary;
  fillAddressBook(account, body, () => nextNumber(account, 'addressbook'));
}

function newEntityId(account: Saving['account'], type: string, name: string): string {
  // Contacts and employees are known by their name; customers and vendors are numbered.
  if (!EITHER.has(type) && name !== '') return name;
  for (;;) {
    const number = String(nextNumber(account, `entityid:${type}`));
    if (!sqlGet(account.db, "SELECT 1 AS taken FROM record WHERE kind = 'entity' AND name = ?", number)) return number;
  }
}

function personName(body: RecordBody): string {
  return ['firstname', 'middlename', 'lastname']
    .map((field) => body[field])
    .filter((part) => typeof part === 'string' && part !== '')
    .join(' ');
}

/**
 * Refuses what NetSuite refuses: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N383794.html
 * @throws NetSuiteError USER_ERROR, UNIQUE_CUST_ID_REQD
 */
export function checkEntity(saving: Saving): void {
  const { account, type, body } = saving;
  const absent: string[] = [];
  if (account.settings.oneWorld && type.id !== 'contact' && isEmpty(body.subsidiary)) {
    absent.push(type.fields.get('subsidiary')?.label ?? 'Subsidiary');
  }
  if (EITHER.has(type.id)) {
    if (body.isperson === true) {
      if (isEmpty(body.lastname)) absent.push('Last Name');
    } else if (isEmpty(body.companyname)) absent.push('Company Name');
  } else if (type.id === 'employee' && isEmpty(body.firstname) && isEmpty(body.lastname)) absent.push('Name');
  if (absent.length > 0) throw missing(absent);
  if (CUSTOMERS.has(type.id)) requireOwnEntityId(saving);
}

/** Wording as NetSuite gives it; the help pages that could be read name only the code. */
function requireOwnEntityId({ account, id, body, before }: Saving): void {
  if (before && before.body.entityid === body.entityid) return;
  const other = sqlGet<{ id: number }>(
    account.db,
    "SELECT id FROM record WHERE kind = 'entity' AND name = ? AND +type IN ('customer', 'prospect', 'lead') AND id IS NOT ?",
    String(body.entityid),
    id,
  );
  if (other) {
    throw new NetSuiteError(
      'UNIQUE_CUST_ID_REQD',
      'A customer record with this ID already exists. You must enter a unique customer ID for each record you create.',
    );
  }
}
