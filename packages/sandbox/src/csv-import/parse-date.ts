import { DateTime } from 'luxon';

const TOKEN = /YYYY|MONTH|Month|MON|Mon|MM|M|DD|D|[^A-Za-z]/g;

/**
 * Reads a date in one of NetSuite's date formats. A leading zero of day and month may be there or not, whatever the
 * format says; the year has four digits. Everything else is refused: imports promise no other form, not even ISO.
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4570011199.html
 * @param format NetSuite's name of the format: `M/D/YYYY`, `DD.MM.YYYY`, `D-Mon-YYYY`, `D MONTH, YYYY`, `YYYY-MM-DD` …
 * @returns ISO date, `2026-03-09`, or undefined
 */
export function parseDate(text: string, format: string): string | undefined {
  const parts = datePattern(format).exec(text)?.groups;
  if (!parts) return undefined;
  const month = parts.month ? Number(parts.month) : monthOfName(parts.name ?? '');
  const date = DateTime.fromObject({ year: Number(parts.year), month, day: Number(parts.day) });
  return date.isValid ? (date.toISODate() ?? undefined) : undefined;
}

function datePattern(format: string): RegExp {
  const pattern = format.replace(TOKEN, (token) => {
    if (token === 'YYYY') return '(?<year>\\d{4})';
    if (token.startsWith('D')) return '(?<day>\\d{1,2})';
    if (/^MON/i.test(token)) return '(?<name>[A-Za-z]+)';
    return token.startsWith('M') ? '(?<month>\\d{1,2})' : `\\${token}`;
  });
  return new RegExp(`^${pattern}$`);
}

/** @returns 1 to 12 for an English month's name or its first three letters, else 0, which is no valid month */
function monthOfName(name: string): number {
  const parsed = DateTime.fromFormat(name, name.length === 3 ? 'LLL' : 'LLLL', { locale: 'en' });
  return parsed.isValid ? parsed.month : 0;
}

/**
 * Reads a time of day in the account's time format (`h:mm a`, `H:mm`, with seconds or not).
 * @returns `HH:mm`, or undefined
 */
export function parseTime(text: string, format: string): string | undefined {
  const time = DateTime.fromFormat(text.toUpperCase(), format, { locale: 'en' });
  return time.isValid ? time.toFormat('HH:mm') : undefined;
}

/**
 * Reads `<date> <time>` in the account's formats and time zone.
 * @returns ISO instant, or undefined
 */
export function parseDateTime(
  text: string,
  { dateFormat, timeFormat, timeZone }: { dateFormat: string; timeFormat: string; timeZone: string },
): string | undefined {
  const [, dateText = '', timeText = ''] = /^(.*?)(?:\s+(\d{1,2}[:.-]\d{2}.*))?$/.exec(text) ?? [];
  const date = parseDate(dateText, dateFormat);
  const time = timeText === '' ? '00:00' : parseTime(timeText, timeFormat);
  if (!date || !time) return undefined;
  const instant = DateTime.fromISO(`${date}T${time}`, { zone: timeZone });
  return instant.isValid ? (instant.toUTC().toISO() ?? undefined) : undefined;
}
