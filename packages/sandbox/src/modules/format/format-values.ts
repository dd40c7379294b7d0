import { DateTime } from 'luxon';
import type { AccountSettings } from '../../account/account-settings';
import { parseDate } from '../../csv-import/parse-date';
import { formatDate } from '../../suiteql/dates';

/** An unknown zone counts as GMT: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4388837989.html */
export function zoneOf(settings: AccountSettings, timezone: unknown): string {
  if (timezone === undefined || timezone === null || timezone === '') return settings.timeZone;
  const zone = String(timezone);
  return DateTime.utc().setZone(zone).isValid ? zone : 'GMT';
}

/** A date is midnight in the account's time zone. @returns undefined for a text that is none */
export function readDate(settings: AccountSettings, text: string): Date | undefined {
  const day = parseDate(text.trim(), settings.dateFormat);
  return day === undefined ? undefined : DateTime.fromISO(day, { zone: settings.timeZone }).toJSDate();
}

export function writeDate(settings: AccountSettings, value: Date): string {
  const day = DateTime.fromJSDate(value, { zone: settings.timeZone }).toISODate();
  return formatDate(day ?? '', settings.dateFormat);
}

/** Date and time, with seconds or without. @returns undefined for a text that is none */
export function readDateTime(settings: AccountSettings, text: string, zone: string): Date | undefined {
  const [, dateText = '', timeText = ''] = /^(.*?)(?:\s+(\d{1,2}[:.-]\d{2}.*))?$/.exec(text.trim()) ?? [];
  const day = parseDate(dateText, settings.dateFormat);
  const time = timeText === '' ? { hour: 0, minute: 0, second: 0 } : readClock(settings, timeText);
  return day && time ? DateTime.fromISO(day, { zone }).set(time).toJSDate() : undefined;
}

/** With seconds, as NetSuite shows a date and time: `3/9/2026 10:15:00 am`. */
export function writeDateTime(settings: AccountSettings, value: Date, zone: string): string {
  const moment = DateTime.fromJSDate(value, { zone });
  const day = formatDate(moment.toISODate() ?? '', settings.dateFormat);
  return `${day} ${writeClock(moment, withSeconds(settings.timeFormat))}`;
}

/** A time of day is that time today. */
export function readTime(settings: AccountSettings, text: string, today: Date): Date | undefined {
  const time = readClock(settings, text.trim());
  return time && DateTime.fromJSDate(today, { zone: settings.timeZone }).startOf('day').set(time).toJSDate();
}

export function writeTime(settings: AccountSettings, value: Date): string {
  return writeClock(DateTime.fromJSDate(value, { zone: settings.timeZone }), settings.timeFormat);
}

interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

function readClock(settings: AccountSettings, text: string): Clock | undefined {
  for (const format of [settings.timeFormat, withSeconds(settings.timeFormat)]) {
    const time = DateTime.fromFormat(text.toUpperCase(), format, { locale: 'en-US' });
    if (time.isValid) return { hour: time.hour, minute: time.minute, second: time.second };
  }
  return undefined;
}

function writeClock(moment: DateTime, format: string): string {
  return moment.toFormat(format, { locale: 'en-US' }).replace(/AM|PM/, (half) => half.toLowerCase());
}

const withSeconds = (timeFormat: string): string => timeFormat.replace('mm', 'mm:ss');

/** Reads a number as a person of the account writes it: `1,234.50`, `-3`, `0.2%`. @returns undefined for anything else */
export function readNumber(text: string): number | undefined {
  const plain = text.trim().replace(/%$/, '');
  if (!/^[-+]?(\d{1,3}(,\d{3})*|\d+)?(\.\d+)?$/.test(plain) || !/\d/.test(plain)) return undefined;
  return Number(plain.replaceAll(',', ''));
}
