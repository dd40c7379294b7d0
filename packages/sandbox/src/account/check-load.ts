import { DateTime } from 'luxon';
import { SandboxError } from '../errors';
import { TEXT_KEYED } from '../records/fixed-lists';
import type { FieldDefinition, FieldType, RecordType } from '../records/record-type';
import { findSubrecordType } from '../records/standard-types';
import type { Account } from './account';

type Given = Readonly<Record<string, unknown>>;
type Fields = Pick<RecordType, 'fields' | 'sublists'>;

/**
 * Refuses values of a load file that their fields cannot hold; fields that the type does not know are left alone.
 * Whether a referenced record exists is not asked: a later load may bring it.
 * @param where names type and record in the message
 * @throws SandboxError that names type, record and field
 */
export function checkGiven(account: Account, type: Fields, given: Given, where: string, path = ''): void {
  for (const [name, value] of Object.entries(given)) {
    const id = name.toLowerCase();
    const field = type.fields.get(id);
    const here = `${path}${id}`;
    if (isBlank(value)) continue;
    if (field?.type === 'subrecord') checkSubrecord(account, field, value, where, here);
    else if (field) checkValue(account, field, value, where, here);
    else if (type.sublists.has(id)) checkLines(account, type, id, value, where, here);
  }
}

function checkSubrecord(account: Account, field: FieldDefinition, value: unknown, where: string, here: string): void {
  if (!isObject(value)) throw wrong(where, here, 'an object of fields', value);
  const type = findSubrecordType(field.subrecord ?? '');
  if (type) checkGiven(account, type, value, where, `${here}.`);
}

function checkLines(account: Account, type: Fields, id: string, value: unknown, where: string, here: string): void {
  if (!Array.isArray(value)) throw wrong(where, here, 'a list of lines', value);
  const fields = type.sublists.get(id)?.fields ?? new Map();
  value.forEach((line, index) => {
    const place = `${here}, line ${index + 1}`;
    if (!isObject(line)) throw wrong(where, place, 'an object of fields', line);
    checkGiven(account, { fields, sublists: new Map() }, line, where, `${place}: `);
  });
}

/** What the values of a field type must be, in words, and the test of it. Types that are not here take any text. */
const SHAPES: Partial<Record<FieldType, readonly [words: string, test: (value: unknown) => boolean]>> = {
  checkbox: ['true, false, "T" or "F"', isFlag],
  radio: ['true, false, "T" or "F"', isFlag],
  currency: ['a number', isNumber],
  float: ['a number', isNumber],
  percent: ['a number', isNumber],
  integer: ['a whole number', (value) => isNumber(value) && Number.isInteger(numberOf(value))],
  document: ["a file's internal id", isInternalId],
  image: ["a file's internal id", isInternalId],
  date: ['an ISO date such as 2026-03-09', isDate],
  datetime: ['an ISO date or instant such as 2026-03-09T10:15:00Z', isDate],
};

function checkValue(account: Account, field: FieldDefinition, value: unknown, where: string, here: string): void {
  const shape = SHAPES[field.type];
  if (shape && !shape[1](value)) throw wrong(where, here, shape[0], value);
  if (field.type !== 'select' && field.type !== 'multiselect') return;
  const selects = field.selects ?? '';
  // Lists with text keys, and lists that the sandbox does not have: any key may be right.
  if (TEXT_KEYED.has(selects) || account.types.targets(selects).length === 0) return;
  for (const entry of entriesOf(field, value)) {
    if (!isInternalId(entry)) throw wrong(where, here, `an internal id of ${selects}`, entry);
  }
}

/** A multiple select may be a list, or text with `|` between the ids. Each may be an object with `id` or `value`. */
function entriesOf(field: FieldDefinition, value: unknown): unknown[] {
  const isMany = field.type === 'multiselect';
  const parts = isMany && typeof value === 'string' ? value.split('\u0005').flatMap((part) => part.split('|')) : value;
  const list = Array.isArray(parts) && (isMany || parts.length === 1) ? parts : [parts];
  return list.map((entry) => (isObject(entry) ? (entry.id ?? entry.value) : entry));
}

function isFlag(value: unknown): boolean {
  return typeof value === 'boolean' || (typeof value === 'string' && /^(t|f|true|false)$/i.test(value));
}

function numberOf(value: unknown): number {
  if (typeof value === 'number') return value;
  const text = typeof value === 'string' ? value.trim().replace(/%$/, '') : '';
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
}

function isNumber(value: unknown): boolean {
  return Number.isFinite(numberOf(value));
}

function isInternalId(value: unknown): boolean {
  return typeof value === 'number' ? Number.isSafeInteger(value) : /^-?\d{1,15}$/.test(String(value));
}

/** A day that the calendar has, alone or with a time. */
function isDate(value: unknown): boolean {
  if (Object.prototype.toString.call(value) === '[object Date]') return !Number.isNaN(Number(value));
  const isIso = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}.*)?$/.test(value);
  return isIso && DateTime.fromISO(value, { zone: 'utc' }).isValid;
}

function isBlank(value: unknown): boolean {
  return value === null || value === undefined || value === '';
}

function isObject(value: unknown): value is Given {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function wrong(where: string, field: string, words: string, value: unknown): SandboxError {
  return new SandboxError(`${where}: ${field} must be ${words}, not ${JSON.stringify(value)?.slice(0, 60)}.`);
}
