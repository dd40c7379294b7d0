import { TEXT_KEYED } from './fixed-lists';
import type { FieldValue, RecordBody } from './record-store';
import type { FieldDefinition, RecordType } from './record-type';
import { findSubrecordType } from './standard-types';

const NUMBERS: ReadonlySet<string> = new Set(['currency', 'float', 'integer', 'percent', 'document', 'image']);
const FLAGS: ReadonlySet<string> = new Set(['checkbox', 'radio']);

/**
 * Turns a value as people and scripts write it into the stored form of its field: `"T"` into true, `"12"` into 12 for
 * numbers and internal ids, one id into a list for a multiple select, a Date into ISO 8601. What does not fit stays.
 */
export function convertValue(field: FieldDefinition, value: unknown): FieldValue {
  if (value === null || value === undefined || value === '') return null;
  if (FLAGS.has(field.type)) return toFlag(value);
  if (NUMBERS.has(field.type)) return toNumber(value);
  if (field.type === 'select') return toKey(field, Array.isArray(value) ? value[0] : value);
  if (field.type === 'multiselect') return toList(value).map((entry) => toKey(field, entry));
  if (field.type === 'date') return toDay(value);
  if (field.type === 'datetime') return toInstant(value);
  if (field.type === 'subrecord') return toSubrecord(field, value);
  return typeof value === 'object' ? (structuredClone(value) as FieldValue) : String(value);
}

/**
 * Converts every field of a body and each line of its sublists; fields that the type does not know are kept as they are.
 * @param unknown is told the ids of those: `field`, `sublist.field`
 */
export function convertBody(
  type: Pick<RecordType, 'fields' | 'sublists'>,
  given: Readonly<Record<string, unknown>>,
  unknown: (field: string) => void = () => {},
): RecordBody {
  const body: RecordBody = {};
  for (const [name, value] of Object.entries(given)) {
    const id = name.toLowerCase();
    const field = type.fields.get(id);
    const sublist = type.sublists.get(id);
    if (Array.isArray(value) && sublist && !field) {
      body[id] = value.map((line) =>
        convertBody({ fields: sublist.fields, sublists: new Map() }, line, (f) => unknown(`${id}.${f}`)),
      );
    } else if (field) body[id] = convertValue(field, value);
    else {
      if (id !== 'line') unknown(id);
      body[id] = value === undefined ? null : (structuredClone(value) as FieldValue);
    }
  }
  return body;
}

function toFlag(value: unknown): FieldValue {
  if (typeof value === 'boolean') return value;
  const text = String(value).toLowerCase();
  if (['t', 'true', 'yes', 'y', '1'].includes(text)) return true;
  if (['f', 'false', 'no', 'n', '0'].includes(text)) return false;
  return String(value);
}

function toNumber(value: unknown): FieldValue {
  const number = typeof value === 'string' ? Number(value.replace(/%$/, '')) : Number(value);
  return Number.isFinite(number) ? number : String(value);
}

/** Internal ids are numbers; lists with text keys keep the text. */
function toKey(field: FieldDefinition, value: unknown): FieldValue {
  if (value === null || value === undefined) return null;
  const id =
    typeof value === 'object'
      ? ((value as { id?: unknown; value?: unknown }).id ?? (value as { value?: unknown }).value)
      : value;
  if (typeof id === 'number' && !TEXT_KEYED.has(field.selects ?? '')) return id;
  const text = String(id);
  return /^-?\d{1,15}$/.test(text) && !TEXT_KEYED.has(field.selects ?? '') ? Number(text) : text;
}

function toList(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  return typeof value === 'string' ? value.split('\u0005').flatMap((part) => part.split('|')) : [value];
}

/** Dates of scripts come from another realm, so `instanceof` does not know them. */
function isDate(value: unknown): value is Date {
  return Object.prototype.toString.call(value) === '[object Date]';
}

function toDay(value: unknown): FieldValue {
  if (isDate(value)) {
    const two = (part: number) => String(part).padStart(2, '0');
    return `${value.getFullYear()}-${two(value.getMonth() + 1)}-${two(value.getDate())}`;
  }
  const text = String(value);
  return /^\d{4}-\d{2}-\d{2}T/.test(text) ? text.slice(0, 10) : text;
}

function toInstant(value: unknown): FieldValue {
  if (isDate(value)) return value.toISOString();
  const time = /^\d{4}-\d{2}-\d{2}/.test(String(value)) ? Date.parse(String(value)) : Number.NaN;
  return Number.isNaN(time) ? String(value) : new Date(time).toISOString();
}

function toSubrecord(field: FieldDefinition, value: unknown): FieldValue {
  const type = findSubrecordType(field.subrecord ?? '');
  if (typeof value !== 'object' || value === null || !type) return value as FieldValue;
  return convertBody(type, value as Record<string, unknown>);
}
