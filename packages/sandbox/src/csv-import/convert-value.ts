import type { AccountSettings } from '../account/account-settings';
import { NetSuiteError } from '../errors';
import type { FieldValue } from '../records/record-store';
import type { FieldDefinition } from '../records/record-type';
import type { ReferenceType } from './import-map';
import { parseDate, parseDateTime, parseTime } from './parse-date';

/** What the conversion of a cell depends on besides the field. */
export interface ConversionContext {
  readonly settings: Pick<AccountSettings, 'dateFormat' | 'timeFormat' | 'timeZone'>;
  /** `.` or `,` */
  readonly decimalMark: string;
  readonly multiSelectDelimiter: string;
  /** Finds what a list field's text means: an internal id, or undefined. */
  readonly resolve: (field: FieldDefinition, value: string, by: ReferenceType) => number | string | undefined;
}

const TRUE = ['TRUE', 'YES', 'T', 'Y'];
const FALSE = ['FALSE', 'NO', 'F', 'N'];
const EMAIL = /^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+$/;

/**
 * Converts one cell's text to the form that a field stores.
 * Values: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N453857.html (booleans),
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N453795.html (decimal mark),
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N355760.html (several values).
 * Messages: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4570011199.html (dates),
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4570061540.html (other values),
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4568672490.html (lengths),
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4570036567.html (references).
 * @param text trimmed, not empty
 * @throws NetSuiteError whose message goes into the results file
 */
export function convertValue(
  field: FieldDefinition,
  text: string,
  by: ReferenceType,
  context: ConversionContext,
): FieldValue {
  const valid = <T extends FieldValue>(value: T | undefined): T => {
    if (value === undefined) throw invalidValue(field, text);
    return value;
  };
  switch (field.type) {
    case 'select':
    case 'document':
    case 'image':
      return reference(field, text, by, context);
    case 'multiselect':
      return text.split(context.multiSelectDelimiter).map((part) => reference(field, part.trim(), by, context));
    case 'checkbox':
      return valid(asBoolean(text));
    case 'radio':
      return radio(field, text);
    case 'date':
      return date(field, text, context);
    case 'datetime':
      return valid(parseDateTime(text, context.settings));
    case 'timeofday':
      return valid(parseTime(text, context.settings.timeFormat));
    case 'integer':
      return valid(wholeNumber(asNumber(text, context.decimalMark)));
    case 'percent':
      return valid(asNumber(text.replace(/\s*%$/, ''), context.decimalMark));
    case 'currency':
    case 'float':
      return valid(asNumber(text, context.decimalMark));
    case 'email':
      return limited(field, valid(EMAIL.test(text) ? text : undefined));
    default:
      return limited(field, text);
  }
}

/** The error for a value that a field cannot hold. */
export function invalidValue(field: FieldDefinition, text: string): NetSuiteError {
  return new NetSuiteError(
    'INVALID_FLD_VALUE',
    `You have entered an Invalid Field Value ${text} for the following field: ${field.id}`,
  );
}

/** The error for a reference that nothing in the account answers to. */
export function invalidReference(field: FieldDefinition, text: string): NetSuiteError {
  return new NetSuiteError('INVALID_KEY_OR_REF', `Invalid ${field.id} reference key ${text}.`);
}

/** The number that the text writes, without grouping marks (which the help does not mention), or undefined. */
export function asNumber(text: string, decimalMark: string): number | undefined {
  const plain = decimalMark === ',' ? text.replace(',', '.') : text;
  if (decimalMark === ',' && text.includes('.')) return undefined;
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : undefined;
}

/** The eight English words that stand for true and false, in any case; undefined for anything else. */
export function asBoolean(text: string): boolean | undefined {
  const word = text.toUpperCase();
  if (TRUE.includes(word)) return true;
  return FALSE.includes(word) ? false : undefined;
}

function wholeNumber(value: number | undefined): number | undefined {
  return Number.isSafeInteger(value) ? value : undefined;
}

/**
 * Radio fields take only TRUE and FALSE; `isperson` takes all eight words.
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N453857.html
 */
function radio(field: FieldDefinition, text: string): boolean {
  const value = asBoolean(text);
  const allowed = field.id === 'isperson' || ['TRUE', 'FALSE'].includes(text.toUpperCase());
  if (value === undefined || !allowed) throw invalidReference(field, text);
  return value;
}

function date(field: FieldDefinition, text: string, { settings }: ConversionContext): string {
  const value = parseDate(text, settings.dateFormat);
  if (value !== undefined) return value;
  const reason = invalidValue(field, text).message;
  throw new NetSuiteError(
    'INVALID_FLD_VALUE',
    `Date field not in your preferred date format for field '${field.label}' - ${reason}`,
  );
}

function reference(
  field: FieldDefinition,
  text: string,
  by: ReferenceType,
  context: ConversionContext,
): number | string {
  const found = context.resolve(field, text, by);
  if (found === undefined) throw invalidReference(field, text);
  return found;
}

function limited(field: FieldDefinition, text: string): string {
  if (field.maxLength === undefined || text.length <= field.maxLength) return text;
  throw new NetSuiteError(
    'EXCEEDED_MAX_FIELD_LENGTH',
    `The field ${field.id} contained more than the maximum number ( ${field.maxLength} ) of characters allowed.`,
  );
}
