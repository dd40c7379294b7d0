import type { AccountSettings } from '../../account/account-settings';
import type { ModuleFactory, ScriptExecution } from '../../scripts/script-execution';
import { requireArguments, scriptObject } from '../script-object';
import { FORMAT_TYPE, TIMEZONE } from './format-enums';
import {
  readDate,
  readDateTime,
  readNumber,
  readTime,
  writeDate,
  writeDateTime,
  writeTime,
  zoneOf,
} from './format-values';

interface FormatOptions {
  readonly value: unknown;
  readonly type: string;
  readonly timezone?: string;
}

const INTEGERS = new Set(['integer', 'posinteger']);
const MONEY = new Set(['currency', 'poscurrency', 'nonnegcurrency', 'currency2']);
const DECIMALS = new Set(['float', 'posfloat', 'nonnegfloat', 'rate', 'ratehighprecision', 'dynamicprecision']);
const NOT_NEGATIVE = new Set(['posinteger', 'poscurrency', 'nonnegcurrency', 'posfloat', 'nonnegfloat']);

/**
 * N/format: converts between values and text as the account writes it. What cannot be read or written, and a type that
 * does not exist, gives the value back as it came (Oracle's stubs say so). Numbers are written without grouping.
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4388721627.html
 */
export const createFormatModule: ModuleFactory = (execution) =>
  scriptObject(execution, 'N/format', {
    parse(options: FormatOptions): unknown {
      requireArguments(options, ['value', 'type'], 'parse');
      return parseValue(execution, options) ?? options.value;
    },
    format(options: FormatOptions): unknown {
      requireArguments(options, ['value', 'type'], 'format');
      return formatValue(execution.account.settings, options) ?? options.value;
    },
    get Type() {
      return FORMAT_TYPE;
    },
    get Timezone() {
      return TIMEZONE;
    },
  });

function parseValue(execution: ScriptExecution, { value, type, timezone }: FormatOptions): unknown {
  const { settings, clock } = execution.account;
  const text = String(value);
  if (type === 'checkbox') return value === true || text === 'T' || text === 'true';
  if (typeof value !== 'string') return undefined;
  if (type === 'date') return readDate(settings, text);
  if (type === 'datetime' || type === 'datetimetz') return readDateTime(settings, text, zoneOf(settings, timezone));
  if (type === 'timeofday' || type === 'time') return readTime(settings, text, clock.now());
  return parseNumber(text, type);
}

function parseNumber(text: string, type: string): number | undefined {
  if (!INTEGERS.has(type) && !MONEY.has(type) && !DECIMALS.has(type) && type !== 'percent') return undefined;
  const number = readNumber(text);
  if (number === undefined || (NOT_NEGATIVE.has(type) && number < 0)) return undefined;
  return INTEGERS.has(type) && !Number.isInteger(number) ? undefined : number;
}

function formatValue(settings: AccountSettings, { value, type, timezone }: FormatOptions): string | undefined {
  if (type === 'checkbox') return value === true || value === 'T' ? 'T' : 'F';
  const date = dateOf(value);
  if (date) {
    if (type === 'date') return writeDate(settings, date);
    if (type === 'datetime' || type === 'datetimetz') return writeDateTime(settings, date, zoneOf(settings, timezone));
    if (type === 'timeofday' || type === 'time') return writeTime(settings, date);
    return undefined;
  }
  const number = typeof value === 'number' ? value : readNumber(String(value));
  return number === undefined || !Number.isFinite(number) ? undefined : formatNumber(number, type);
}

function dateOf(value: unknown): Date | undefined {
  if (Object.prototype.toString.call(value) !== '[object Date]') return undefined;
  const date = new Date(Number(value));
  return Number.isNaN(date.getTime()) ? undefined : date;
}

function formatNumber(number: number, type: string): string | undefined {
  if (NOT_NEGATIVE.has(type) && number < 0) return undefined;
  if (INTEGERS.has(type)) return String(Math.trunc(number));
  if (MONEY.has(type)) return number.toFixed(2);
  if (DECIMALS.has(type)) return String(number);
  return type === 'percent' ? `${number}%` : undefined;
}
