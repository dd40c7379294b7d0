import { DateTime } from 'luxon';
import { quoteText } from './table-definition';

const FIRST_YEAR = 2015;
const LAST_YEAR = 2045;

const rules = new Map<string, string>();

/**
 * SQL that turns a stored instant (`2026-03-09T10:15:00.000Z`) into the account's local time
 * (`2026-03-09 03:15:00`). SQLite knows no time zones, so the zone's clock changes are written out.
 */
export function localTimeSql(instant: string, timeZone: string): string {
  return `strftime('%Y-%m-%d %H:%M:%S', ${instant}, ${offsetSql(timeZone).replaceAll('$instant', () => instant)})`;
}

/** A moment as SuiteQL holds dates. */
export function localText(moment: Date, timeZone: string): string {
  return DateTime.fromJSDate(moment, { zone: timeZone }).toFormat('yyyy-MM-dd HH:mm:ss');
}

function offsetSql(timeZone: string): string {
  let sql = rules.get(timeZone);
  if (sql === undefined) {
    sql = writeOffsets(clockChanges(timeZone));
    rules.set(timeZone, sql);
  }
  return sql;
}

interface ClockChange {
  readonly from: string;
  readonly minutes: number;
}

/** Latest first, since most records are young. */
function writeOffsets(changes: readonly ClockChange[]): string {
  const modifier = (change: ClockChange | undefined) => quoteText(`${change?.minutes ?? 0} minutes`);
  const whens = changes
    .slice(1)
    .reverse()
    .map((change) => `WHEN $instant >= ${quoteText(change.from)} THEN ${modifier(change)}`);
  return whens.length === 0 ? modifier(changes[0]) : `CASE ${whens.join(' ')} ELSE ${modifier(changes[0])} END`;
}

function clockChanges(timeZone: string): ClockChange[] {
  let at = DateTime.utc(FIRST_YEAR).setZone(timeZone);
  const changes: ClockChange[] = [{ from: iso(at), minutes: at.offset }];
  const end = DateTime.utc(LAST_YEAR).toMillis();
  while (at.toMillis() < end) {
    const next = at.plus({ days: 7 });
    if (next.offset !== at.offset) {
      changes.push({ from: iso(firstWithOffset(at, next)), minutes: next.offset });
    }
    at = next;
  }
  return changes;
}

/** To the minute; clocks change on whole minutes. */
function firstWithOffset(before: DateTime, after: DateTime): DateTime {
  let [low, high] = [before.toMillis(), after.toMillis()];
  while (high - low > 60_000) {
    const middle = Math.floor((low + high) / 2 / 60_000) * 60_000;
    if (DateTime.fromMillis(middle, { zone: before.zone }).offset === before.offset) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return DateTime.fromMillis(high, { zone: before.zone });
}

const iso = (moment: DateTime): string => moment.toUTC().toFormat("yyyy-MM-dd'T'HH:mm:ss");
