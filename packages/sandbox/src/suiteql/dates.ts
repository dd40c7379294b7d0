import { DateTime } from 'luxon';
import { unsupported } from './suiteql-error';
import { quoteText } from './table-definition';

/** Parts of an Oracle date format: what luxon reads, and how SQLite writes it from `YYYY-MM-DD HH:MM:SS`. */
const PARTS: readonly (readonly [string, string, (date: string) => string])[] = [
  ['YYYY', 'yyyy', (date) => `strftime('%Y', ${date})`],
  ['RRRR', 'yyyy', (date) => `strftime('%Y', ${date})`],
  ['YY', 'yy', (date) => `substr(strftime('%Y', ${date}), 3)`],
  ['RR', 'yy', (date) => `substr(strftime('%Y', ${date}), 3)`],
  ['MONTH', 'LLLL', (date) => monthName(date, 'long')],
  ['MON', 'LLL', (date) => monthName(date, 'short')],
  ['MM', 'L', (date) => `strftime('%m', ${date})`],
  ['MI', 'm', (date) => `strftime('%M', ${date})`],
  ['DDD', 'o', (date) => `strftime('%j', ${date})`],
  ['DD', 'd', (date) => `strftime('%d', ${date})`],
  ['DY', 'ccc', (date) => dayName(date, 'short')],
  ['D', 'c', (date) => `(CAST(strftime('%w', ${date}) AS INTEGER) + 1)`],
  ['HH24', 'H', (date) => `strftime('%H', ${date})`],
  ['HH12', 'h', (date) => twelveHours(date)],
  ['HH', 'h', (date) => twelveHours(date)],
  ['SS', 's', (date) => `strftime('%S', ${date})`],
  ['AM', 'a', (date) => `CASE WHEN strftime('%H', ${date}) < '12' THEN 'AM' ELSE 'PM' END`],
  ['PM', 'a', (date) => `CASE WHEN strftime('%H', ${date}) < '12' THEN 'AM' ELSE 'PM' END`],
  ['Q', 'q', (date) => `((CAST(strftime('%m', ${date}) AS INTEGER) + 2) / 3)`],
  ['IW', 'W', (date) => `printf('%02d', (strftime('%j', ${date}, '-3 days', 'weekday 4') - 1) / 7 + 1)`],
];

const twelveHours = (date: string) => `printf('%02d', (CAST(strftime('%H', ${date}) AS INTEGER) + 11) % 12 + 1)`;

function monthName(date: string, length: 'long' | 'short'): string {
  const whens = Array.from({ length: 12 }, (_, month) => {
    const name = new Date(Date.UTC(2024, month, 1)).toLocaleString('en-US', { month: length, timeZone: 'UTC' });
    return `WHEN '${String(month + 1).padStart(2, '0')}' THEN '${name.toUpperCase()}'`;
  });
  return `CASE strftime('%m', ${date}) ${whens.join(' ')} END`;
}

function dayName(date: string, length: 'long' | 'short'): string {
  const whens = Array.from({ length: 7 }, (_, day) => {
    const name = new Date(Date.UTC(2024, 0, 7 + day)).toLocaleString('en-US', { weekday: length, timeZone: 'UTC' });
    return `WHEN '${day}' THEN '${name.toUpperCase()}'`;
  });
  return `CASE strftime('%w', ${date}) ${whens.join(' ')} END`;
}

type FormatPart = { readonly part: (typeof PARTS)[number] } | { readonly literal: string };

function splitFormat(format: string): FormatPart[] {
  const parts: FormatPart[] = [];
  let rest = format;
  while (rest !== '') {
    const quoted = /^"([^"]*)"/.exec(rest);
    const known = PARTS.find(([name]) => rest.toUpperCase().startsWith(name));
    const sign = /^[^A-Za-z"]/.exec(rest);
    if (quoted) {
      parts.push({ literal: quoted[1] ?? '' });
      rest = rest.slice(quoted[0].length);
    } else if (known) {
      parts.push({ part: known });
      rest = rest.slice(known[0].length);
    } else if (sign) {
      parts.push({ literal: sign[0] });
      rest = rest.slice(1);
    } else {
      throw unsupported(`date format ${quoteText(format)}`);
    }
  }
  return parts;
}

/** SQL of TO_CHAR for a date. @throws NetSuiteError for a part of the format that the sandbox does not write */
export function dateToText(date: string, format: string): string {
  const parts = splitFormat(format).map((part) => ('literal' in part ? quoteText(part.literal) : part.part[2](date)));
  return parts.length === 0 ? 'NULL' : `(${parts.join(' || ')})`;
}

/**
 * TO_DATE of a constant. @returns `YYYY-MM-DD HH:MM:SS`
 * @throws NetSuiteError when the text does not have the format
 */
export function textToDate(text: string, format: string): string {
  const pattern = splitFormat(format)
    .map((part) => ('literal' in part ? `'${part.literal}'` : part.part[1]))
    .join('');
  const date = DateTime.fromFormat(text.trim(), pattern, { zone: 'utc', locale: 'en-US' });
  if (!date.isValid) {
    throw unsupported(`${quoteText(text)} is no date in the format ${quoteText(format)}`);
  }
  return date.toFormat('yyyy-MM-dd HH:mm:ss');
}

/** NetSuite's date formats (`M/D/YYYY`, `DD.MM.YYYY`, `DD-Mon-YYYY` …) in luxon's letters. */
function accountPattern(dateFormat: string): string {
  return dateFormat
    .replace('YYYY', 'yyyy')
    .replace('DD', 'dd')
    .replace(/D(?!D)/, 'd')
    .replace('Month', 'LLLL')
    .replace(/MONTH/, 'LLLL')
    .replace(/Mon|MON/, 'LLL')
    .replace('MM', 'LL')
    .replace(/M(?!M)/, 'L');
}

/** SQL of a date's text in the account's format, as TO_CHAR without a format. */
export function accountDateToText(date: string, dateFormat: string): string {
  const number = (part: string) => `CAST(strftime('${part}', ${date}) AS INTEGER)`;
  const parts = (dateFormat.match(/YYYY|MONTH|Month|MON|Mon|MM|M|DD|D|[^YMD]+/g) ?? []).map((part) => {
    if (part === 'M') return number('%m');
    if (part === 'D') return number('%d');
    const known = PARTS.find(([name]) => name === part.toUpperCase());
    const sql = known ? known[2](date) : quoteText(part);
    return part === 'Mon' || part === 'Month' ? `(substr(${sql}, 1, 1) || lower(substr(${sql}, 2)))` : sql;
  });
  return `(${parts.join(' || ')})`;
}

/** A date as the account shows it. @param value `YYYY-MM-DD HH:MM:SS` */
export function formatDate(value: string, dateFormat: string): string {
  const date = DateTime.fromFormat(value.slice(0, 10), 'yyyy-MM-dd', { zone: 'utc' });
  return date.isValid ? date.toFormat(accountPattern(dateFormat), { locale: 'en-US' }) : value;
}

/** A date and time as the account shows it. @param timeFormat e.g. `h:mm a` */
export function formatDateTime(value: string, dateFormat: string, timeFormat: string): string {
  const moment = DateTime.fromFormat(value, 'yyyy-MM-dd HH:mm:ss', { zone: 'utc' });
  const time = moment.toFormat(timeFormat, { locale: 'en-US' });
  return `${formatDate(value, dateFormat)} ${time.replace(/AM|PM/, (half) => half.toLowerCase())}`;
}

/**
 * Reads a date as the account writes it; leading zeros may be missing or too many.
 * @returns `YYYY-MM-DD HH:MM:SS`, or undefined
 */
export function readAccountDate(text: string, dateFormat: string): string | undefined {
  const pattern = accountPattern(dateFormat)
    .replace('dd', 'd')
    .replace(/(?<!L)LL(?!L)/, 'L');
  const date = DateTime.fromFormat(text.trim(), pattern, { zone: 'utc', locale: 'en-US' });
  return date.isValid ? date.toFormat('yyyy-MM-dd HH:mm:ss') : undefined;
}
