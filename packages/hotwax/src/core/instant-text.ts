import { DateTime } from 'luxon';

/** An ISO instant for people: `2026-03-09 10:15 UTC` */
export function instantText(iso: string): string {
  const date = DateTime.fromISO(iso, { zone: 'UTC' });
  return date.isValid ? date.toFormat("yyyy-MM-dd HH:mm 'UTC'") : iso;
}

/** A date of the database as an ISO instant. @returns undefined when it is no date */
export function instantOf(date: string | null, databaseZone: string): string | undefined {
  const parsed = date === null ? undefined : DateTime.fromSQL(date, { zone: databaseZone });
  return parsed?.isValid === true ? parsed.toUTC().toISO() : undefined;
}

/** How long ago something was, in the largest unit that says enough: `5 minutes`, `3 hours`, `12 days` */
export function ageText(iso: string, now: Date): string {
  const minutes = Math.max(0, Math.floor((now.getTime() - Date.parse(iso)) / 60_000));
  const [count, unit] =
    minutes < 120
      ? [minutes, 'minute']
      : minutes < 48 * 60
        ? [Math.floor(minutes / 60), 'hour']
        : [Math.floor(minutes / 60 / 24), 'day'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
