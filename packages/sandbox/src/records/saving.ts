import type { Account } from '../account/account';
import { sqlGet } from '../account/sql';
import { NetSuiteError } from '../errors';
import type { FieldValue, RecordBody, StoredRecord } from './record-store';
import type { RecordType } from './record-type';

/** A record on its way into the account: `body` is filled and checked in place before it is stored. */
export interface Saving {
  readonly account: Account;
  readonly type: RecordType;
  /** Absent: a new record. */
  readonly id?: number;
  readonly body: RecordBody;
  /** What the account has now. */
  readonly before?: StoredRecord;
  readonly references: References;
  /** Absent: `whenNew`. */
  readonly sourcing?: Sourcing;
}

/**
 * When empty fields of a transaction take what its customer has: whenever it is saved, when it is new, or not at all. What it
 * cannot be without, subsidiary and currency, and what its lines take from their items, is not asked for.
 */
export type Sourcing = 'always' | 'whenNew' | 'never';

export type Line = RecordBody;

/** Lines of a sublist, to be changed in place. */
export function linesOf(body: RecordBody, sublist: string): Line[] {
  const lines = body[sublist];
  return Array.isArray(lines) ? (lines as unknown as Line[]) : [];
}

/** Fields count as empty when they are absent, null, an empty text or an empty list. */
export function isEmpty(value: FieldValue | undefined): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** Sets a field that is empty. */
export function fillIn(body: RecordBody, field: string, value: FieldValue | undefined): void {
  if (isEmpty(body[field]) && !isEmpty(value)) body[field] = value as FieldValue;
}

/** Looks up what a record's selects point at; each record is read once. */
export class References {
  private readonly known = new Map<string, StoredRecord | undefined>();

  constructor(private readonly account: Account) {}

  /** @param selects as in a field's definition, e.g. `item`, `location` */
  find(selects: string, id: FieldValue | undefined): StoredRecord | undefined {
    if (typeof id !== 'number') return undefined;
    const key = `${selects}:${id}`;
    if (!this.known.has(key)) this.known.set(key, this.read(selects, id));
    return this.known.get(key);
  }

  private read(selects: string, id: number): StoredRecord | undefined {
    const { types, records } = this.account;
    const targets = types.targets(selects);
    for (const kind of new Set(targets.map((type) => type.kind))) {
      const found = records.get(kind, id);
      if (found && targets.some((type) => type.id === found.type)) return found;
    }
    return undefined;
  }
}

/** Text wording of a missing mandatory field: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4570036567.html */
export function missing(labels: readonly string[]): NetSuiteError {
  return new NetSuiteError('USER_ERROR', `Please enter value(s) for: ${labels.join(', ')}`);
}

/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4570036567.html */
export function invalidReference(field: string, key: FieldValue | undefined, subsidiary?: FieldValue): NetSuiteError {
  const suffix = subsidiary === undefined ? '' : ` for subsidiary ${subsidiary}`;
  return new NetSuiteError('INVALID_KEY_OR_REF', `Invalid ${field} reference key ${key}${suffix}.`);
}

/**
 * Counts up a named sequence of the account, from 1.
 * @param count how many numbers to take @returns the first of them
 */
export function nextNumber(account: Account, name: string, count = 1): number {
  const row = sqlGet<{ last: number }>(
    account.db,
    'INSERT INTO sequence (name, last) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET last = last + ? RETURNING last',
    name,
    count,
    count,
  );
  return (row?.last as number) - count + 1;
}
