import { DateTime } from 'luxon';

/**
 * The day of a date of the database, as the feed writes it: `MM/dd/yyyy` in the feed's time zone.
 * @returns undefined when it is no date
 */
export function feedDate(text: string | null, databaseZone: string, feedZone: string): string | undefined {
  if (text === null) {
    return undefined;
  }
  const date = DateTime.fromSQL(text, { zone: databaseZone }).setZone(feedZone);
  return date.isValid ? date.toFormat('MM/dd/yyyy') : undefined;
}

/** An instant as the database writes dates: `yyyy-MM-dd HH:mm:ss.SSS` in its time zone. */
export function databaseDate(instant: Date, databaseZone: string): string {
  return DateTime.fromJSDate(instant, { zone: databaseZone }).toFormat('yyyy-MM-dd HH:mm:ss.SSS');
}

/** Whether a row with from and thru date holds at `now`; all are dates as the database writes them. */
export function inForce(row: { from_date?: string | null; thru_date?: string | null }, now: string): boolean {
  const begun = (row.from_date ?? '') <= now;
  return begun && (row.thru_date === null || row.thru_date === undefined || row.thru_date > now);
}
