import { DateTime } from 'luxon';
import type { AccountSettings } from '../account/account-settings';
import { readDateTime } from '../modules/format/format-values';

/** A script parameter as it was deployed: `{ [id]: … }` in the script row's `parameters`. */
export interface ParameterDefinition {
  /** As SDF's `scriptcustomfield` names it: `INTEGER`, `CHECKBOX`, `SELECT` … */
  readonly fieldtype: string;
  readonly defaultvalue?: string | null;
}

const NUMBERS = new Set(['INTEGER', 'FLOAT', 'CURRENCY', 'PERCENT', 'DECIMAL']);

/**
 * What `getParameter` answers for each parameter: the value of the submission, else of the deployment, else the default.
 * Its type follows the parameter's
 * (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4296661592.html: number, Date, string, boolean or
 * null): number fields are numbers, checkboxes booleans, dates Dates, all else text; an empty value is null.
 */
export function parameterValues(
  settings: AccountSettings,
  definitions: Readonly<Record<string, ParameterDefinition>>,
  deployed: Readonly<Record<string, unknown>>,
  submitted: Readonly<Record<string, unknown>>,
): Map<string, unknown> {
  const values = new Map<string, unknown>();
  for (const [id, definition] of Object.entries(definitions)) {
    const raw = submitted[id] ?? deployed[id] ?? definition.defaultvalue;
    values.set(id, convert(settings, definition.fieldtype.toUpperCase(), raw));
  }
  return values;
}

function convert(settings: AccountSettings, type: string, raw: unknown): unknown {
  if (type === 'CHECKBOX') return raw === true || raw === 'T' || raw === 'true';
  if (raw === undefined || raw === null || raw === '') return null;
  if (NUMBERS.has(type)) {
    const number = Number(String(raw).replace('%', ''));
    return Number.isNaN(number) ? null : number;
  }
  if (type === 'DATE' || type === 'DATETIMETZ' || type === 'DATETIME') {
    return dateValue(settings, raw) ?? String(raw);
  }
  if (typeof raw === 'boolean') return raw ? 'T' : 'F';
  return typeof raw === 'object' ? JSON.stringify(raw) : String(raw);
}

/** In the account's date format, or ISO 8601. */
function dateValue(settings: AccountSettings, raw: unknown): Date | undefined {
  if (Object.prototype.toString.call(raw) === '[object Date]') return new Date(Number(raw));
  const text = String(raw);
  const read = readDateTime(settings, text, settings.timeZone);
  if (read) return read;
  const iso = DateTime.fromISO(text, { zone: settings.timeZone });
  return iso.isValid ? iso.toJSDate() : undefined;
}
