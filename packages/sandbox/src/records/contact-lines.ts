import type { Account } from '../account/account';
import { sqlAll } from '../account/sql';
import { NotSimulatedError } from '../errors';
import type { FieldValue, RecordBody } from './record-store';
import type { RecordType } from './record-type';
import { isEmpty, type Line, linesOf, type Saving } from './saving';

const SUBLIST = 'contact';
const FIELDS = ['salutation', 'firstname', 'middlename', 'lastname', 'title', 'email', 'phone', 'contactrole'];

export const hasContactLines = (type: RecordType): boolean => type.kind === 'entity' && type.sublists.has(SUBLIST);

/**
 * Lines of the sublist `contact` of a customer, vendor or partner: the contacts whose company it is. They are records of
 * their own (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N3184656.html), so the record itself
 * holds none. Fields as public scripts name them.
 */
export function contactLines(account: Account, company: number): RecordBody[] {
  const sql =
    "SELECT id, body FROM record WHERE kind = 'entity' AND type = 'contact' AND body ->> '$.company' = ? ORDER BY id";
  return sqlAll<{ id: number; body: string }>(account.db, sql, company).map(({ id, body }, index) => ({
    line: index + 1,
    contact: id,
    ...pick(JSON.parse(body) as RecordBody),
  }));
}

/**
 * Takes the contacts out of a record that is saved.
 * @returns those that are new, to be saved when the record has its id
 * @throws NotSimulatedError when a contact that is there already was changed or removed: which of NetSuite's rules apply
 *   then, no page that could be read says
 */
export function takeNewContacts({ account, type, id, body }: Saving): Line[] {
  if (!hasContactLines(type) || body[SUBLIST] === undefined) return [];
  const lines = linesOf(body, SUBLIST);
  delete body[SUBLIST];
  const kept = lines.filter((line) => !isEmpty(line.contact)).map(comparable);
  const there = id === undefined ? [] : contactLines(account, id).map(comparable);
  if (kept.join() !== there.join()) {
    throw new NotSimulatedError(`Changing or removing a contact in the sublist contact of ${type.id}`);
  }
  return lines.filter((line) => isEmpty(line.contact));
}

/** A new line's contact, of this company and its subsidiary. */
export function contactOf(line: Line, company: number, subsidiary: FieldValue | undefined): RecordBody {
  return { ...pick(line), company, ...(subsidiary !== undefined && { subsidiary }) };
}

const comparable = (line: RecordBody): string =>
  JSON.stringify([line.contact, ...FIELDS.map((id) => line[id] ?? null)]);

function pick(body: RecordBody): RecordBody {
  return Object.fromEntries(FIELDS.flatMap((id) => (isEmpty(body[id]) ? [] : [[id, body[id] as FieldValue]])));
}
