import { DateTime } from 'luxon';
import { NetSuiteError } from '../errors';
import { TEXT_KEYED } from './fixed-lists';
import type { FieldValue, RecordBody, StoredRecord } from './record-store';
import type { FieldDefinition, FieldType } from './record-type';
import { resolveReference } from './resolve-reference';
import { invalidReference, isEmpty, type Line, linesOf, missing, type Saving } from './saving';
import { findSubrecordType } from './standard-types';

/**
 * Checks every value by its field's definition: numbers and dates are such, texts are not too long, e-mail addresses look like
 * one, references point at active records. Values that the record already has are not questioned again.
 */
export function checkFields(saving: Saving): void {
  const { type, body, before } = saving;
  checkValues(saving, type.fields, body, before?.body);
  for (const [id, sublist] of type.sublists) {
    const known = new Map(linesOf(before?.body ?? {}, id).map((line) => [line.line, line]));
    for (const line of linesOf(body, id)) {
      checkValues(saving, sublist.fields, line, known.get(line.line as number) as Line | undefined);
    }
  }
}

/**
 * Asks for mandatory fields of the record and of each of its lines:
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4570036567.html. Of a line without its item NetSuite
 * says something else: `checkTransaction`.
 * @param exceptCustom leaves custom fields out
 */
export function checkMandatory({ type, body }: Saving, exceptCustom: boolean): void {
  const absent = new Set<string>();
  const ask = (fields: ReadonlyMap<string, FieldDefinition>, values: RecordBody) => {
    for (const { id, label, mandatory } of fields.values()) {
      if (mandatory && isEmpty(values[id]) && !(exceptCustom && isCustom(id))) absent.add(label);
    }
  };
  ask(type.fields, body);
  for (const [id, { fields }] of type.sublists) {
    const named = fields.get('item')?.mandatory === true;
    for (const line of linesOf(body, id)) if (!named || !isEmpty(line.item)) ask(fields, line);
  }
  if (absent.size > 0) throw missing([...absent]);
}

function isCustom(field: string): boolean {
  return field.startsWith('cust');
}

function checkValues(
  saving: Saving,
  fields: ReadonlyMap<string, FieldDefinition>,
  body: RecordBody,
  before: RecordBody | undefined,
): void {
  for (const [id, value] of Object.entries(body)) {
    const field = fields.get(id);
    if (!field || isEmpty(value) || value === before?.[id]) continue;
    checkValue(saving, field, value, before?.[id]);
  }
}

function checkValue(saving: Saving, field: FieldDefinition, value: FieldValue, before: FieldValue | undefined): void {
  if (WANTED_FORM[field.type]?.(value) === false) throw invalidValue(field, value);
  if (field.type === 'select') checkReference(saving, field, value);
  else if (field.type === 'multiselect' && Array.isArray(value)) {
    for (const entry of value) checkReference(saving, field, entry);
  } else if (field.type === 'subrecord') {
    const subtype = findSubrecordType(field.subrecord ?? '');
    if (subtype) checkValues(saving, subtype.fields, value as RecordBody, before as RecordBody | undefined);
  } else if (typeof value === 'string') checkText(field, value);
}

const isNumber = (value: FieldValue): boolean => typeof value === 'number';

/** What the stored form of a type looks like; types that are not listed are text. */
const WANTED_FORM: Partial<Record<FieldType, (value: FieldValue) => boolean>> = {
  checkbox: (value) => typeof value === 'boolean',
  radio: (value) => typeof value === 'boolean',
  currency: isNumber,
  float: isNumber,
  percent: isNumber,
  integer: (value) => Number.isInteger(value),
  date: (value) => typeof value === 'string' && DateTime.fromFormat(value, 'yyyy-MM-dd').isValid,
  datetime: (value) => typeof value === 'string' && !Number.isNaN(Date.parse(value)),
};

/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4570061540.html */
function invalidValue(field: FieldDefinition, value: FieldValue): NetSuiteError {
  return new NetSuiteError(
    'INVALID_FLD_VALUE',
    `You have entered an Invalid Field Value ${String(value)} for the following field: ${field.id}`,
  );
}

/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4568672490.html, …/section_4570061540.html */
function checkText(field: FieldDefinition, value: string): void {
  if (field.maxLength !== undefined && value.length > field.maxLength) {
    throw new NetSuiteError(
      'EXCEEDED_MAX_FIELD_LENGTH',
      `The field ${field.id} contained more than the maximum number ( ${field.maxLength} ) of characters allowed.`,
    );
  }
  if (field.type === 'email' && !/^[^\s@,;]+@[^\s@,;]+\.[^\s@,;.]+$/.test(value)) {
    throw invalidValue(field, value);
  }
}

function checkReference({ account, references }: Saving, field: FieldDefinition, value: FieldValue): void {
  const selects = field.selects ?? '';
  // Address books are lists of the customer, not records.
  if (selects === 'addressbook') return;
  const isRecord = account.types.targets(selects).length > 0 && !TEXT_KEYED.has(selects);
  const valid = isRecord
    ? isActive(references.find(selects, value))
    : resolveReference(account, field, String(value), 'INTERNAL_ID') !== undefined;
  if (!valid) throw invalidReference(field.id, value);
}

function isActive(record: StoredRecord | undefined): boolean {
  return record !== undefined && record.body.isinactive !== true;
}
