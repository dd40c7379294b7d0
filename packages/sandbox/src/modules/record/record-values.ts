import type { Account } from '../../account/account';
import { NetSuiteError } from '../../errors';
import { convertValue } from '../../records/convert-value';
import type { FieldValue } from '../../records/record-store';
import type { FieldDefinition } from '../../records/record-type';
import { referenceText, resolveReference } from '../../records/resolve-reference';
import { readDate, readDateTime, writeDate, writeDateTime } from '../format/format-values';
import type { RecordState } from './record-state';

const FLAGS: ReadonlySet<string> = new Set(['checkbox', 'radio']);
const NUMBERS: ReadonlySet<string> = new Set(['currency', 'float', 'integer', 'percent']);

/**
 * A stored value as `getValue` gives it: ids as text, checkboxes as booleans, dates as Date at midnight of the account's
 * time zone, an empty text where there is nothing.
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4273155868.html
 */
export function valueForScript(
  account: Account,
  field: FieldDefinition | undefined,
  value: FieldValue | undefined,
): unknown {
  if (!field) return value;
  if (FLAGS.has(field.type)) return value === true;
  if (field.type === 'multiselect') return Array.isArray(value) ? value.map(String) : [];
  if (value === undefined || value === null) return '';
  if (field.type === 'date') return readDay(account, String(value));
  if (field.type === 'datetime') return new Date(String(value));
  if (field.type === 'select' || field.type === 'document' || field.type === 'image') return String(value);
  return field.type === 'subrecord' ? '' : value;
}

function readDay(account: Account, iso: string): Date {
  const [year = '', month = '', day = ''] = iso.split('-');
  const text = writeDate(
    { ...account.settings, dateFormat: 'YYYY-MM-DD', timeZone: 'UTC' },
    new Date(`${year}-${month}-${day}T12:00:00Z`),
  );
  return readDate({ ...account.settings, dateFormat: 'YYYY-MM-DD' }, text) ?? new Date(Number.NaN);
}

/** A stored value as `getText` gives it: what a person sees. */
export function textForScript(
  account: Account,
  field: FieldDefinition | undefined,
  value: FieldValue | undefined,
): unknown {
  if (!field) return value === undefined || value === null ? '' : String(value);
  if (FLAGS.has(field.type)) return value === true ? 'T' : 'F';
  if (field.type === 'multiselect') {
    return Array.isArray(value) ? value.map((entry) => referenceText(account, field, entry as string | number)) : [];
  }
  if (value === undefined || value === null) return '';
  if (field.type === 'select') return referenceText(account, field, value as string | number);
  if (field.type === 'date') return writeDate(account.settings, readDay(account, String(value)));
  if (field.type === 'datetime')
    return writeDateTime(account.settings, new Date(String(value)), account.settings.timeZone);
  return String(value);
}

/**
 * A value that a script sets, in stored form. "The value type must correspond to the field type being set": a date is a
 * Date (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4273155868.html). Numbers, ids and flags are
 * also taken as text, which scripts do everywhere.
 * @throws NetSuiteError INVALID_FLD_VALUE when the field cannot hold it
 */
export function valueFromScript(account: Account, field: FieldDefinition | undefined, value: unknown): FieldValue {
  if (!field) return value === undefined ? null : (structuredClone(value) as FieldValue);
  if (value === null || value === undefined || value === '') return FLAGS.has(field.type) ? false : null;
  if (field.type === 'date' || field.type === 'datetime') return dateFromScript(account, field, value);
  const stored = convertValue(field, value);
  if (FLAGS.has(field.type) && typeof stored !== 'boolean') throw invalidValue(field, value);
  if (NUMBERS.has(field.type) && typeof stored !== 'number') throw invalidValue(field, value);
  return stored;
}

/**
 * As `valueFromScript`, where a dynamic record checks at once that a list has the value; others check on save.
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1524156901.html
 * @throws NetSuiteError INVALID_FLD_VALUE when nothing active answers to an internal id
 */
export function valueSet(
  { execution: { account }, isDynamic }: Pick<RecordState, 'execution' | 'isDynamic'>,
  field: FieldDefinition | undefined,
  value: unknown,
): FieldValue {
  const stored = valueFromScript(account, field, value);
  if (!isDynamic || !field || stored === null || !['select', 'multiselect'].includes(field.type)) return stored;
  for (const entry of Array.isArray(stored) ? stored : [stored]) {
    if (resolveReference(account, field, String(entry), 'INTERNAL_ID') === undefined) throw invalidValue(field, entry);
  }
  return stored;
}

function dateFromScript(account: Account, field: FieldDefinition, value: unknown): string {
  if (!isDate(value) || Number.isNaN(value.getTime())) throw invalidValue(field, value);
  if (field.type === 'datetime') return value.toISOString();
  return writeDate({ ...account.settings, dateFormat: 'YYYY-MM-DD' }, value);
}

/**
 * As `valueFromScript`, where dates may also be written as the account writes them: in `setText`, and in objects of values
 * (`submitFields`, `defaultValues`), of whose dates the help says nothing.
 */
export function writtenValue(account: Account, field: FieldDefinition | undefined, value: unknown): FieldValue {
  return valueFromScript(account, field, readIfDate(account, field, value));
}

function readIfDate({ settings }: Account, field: FieldDefinition | undefined, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  if (field?.type === 'date') return readDate(settings, value) ?? value;
  return field?.type === 'datetime' ? (readDateTime(settings, value, settings.timeZone) ?? value) : value;
}

/** Dates of scripts come from another realm, so `instanceof` does not know them. */
function isDate(value: unknown): value is Date {
  return Object.prototype.toString.call(value) === '[object Date]';
}

/** What a script sets by `setText`, in stored form. @throws NetSuiteError INVALID_FLD_VALUE when nothing has that text */
export function valueFromText(account: Account, field: FieldDefinition | undefined, text: unknown): FieldValue {
  if (!field || text === '' || text === null || text === undefined) return writtenValue(account, field, text);
  const resolve = (entry: unknown) => {
    const found = resolveReference(account, field, String(entry), 'NAME');
    if (found === undefined) throw invalidValue(field, entry);
    return found;
  };
  if (field.type === 'select') return resolve(text);
  if (field.type === 'multiselect') return (Array.isArray(text) ? text : [text]).map(resolve);
  return writtenValue(account, field, text);
}

/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4570061540.html */
export function invalidValue(field: Pick<FieldDefinition, 'id'>, value: unknown): NetSuiteError {
  return new NetSuiteError(
    'INVALID_FLD_VALUE',
    `You have entered an Invalid Field Value ${String(value)} for the following field: ${field.id}`,
  );
}
