import { DateTime, Duration } from 'luxon';

/**
 * How long an ISO 8601 duration is that begins at a moment: days and months are the calendar's.
 * @param zone IANA name of the account's time zone
 * @returns milliseconds; NaN for a text that is no duration, or one that goes backward
 */
export function millisecondsOf(text: string, from: Date, zone: string): number {
  const duration = Duration.fromISO(text.toUpperCase());
  // "P" and "PT" name no time at all, though the library takes them for zero.
  if (!duration.isValid || !/\d/.test(text)) return Number.NaN;
  const start = DateTime.fromJSDate(from, { zone });
  const milliseconds = start.plus(duration).toMillis() - start.toMillis();
  return milliseconds >= 0 ? milliseconds : Number.NaN;
}
