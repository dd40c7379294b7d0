import type { Database } from 'libsql';
import { SandboxError } from '../errors';
import type { AccountClock } from './account-clock';
import { sqlGet } from './sql';
import { writeSetting } from './stored-settings';

const OFFSET = 'clockOffset';
const SEEN = 'clockSeen';
const STANDS_AT = 'clockStandsAt';

/**
 * The account's clock: another clock, or the moment at which it was stopped, plus an offset that the account remembers.
 * When the other clock is set back it stands still, until that has caught up.
 * @param base milliseconds since 1970, e.g. `Date.now`
 */
export function storedClock(db: Database, base: () => number): AccountClock {
  const offset = () => readNumber(db, OFFSET) ?? 0;
  const standsAt = readNumber(db, STANDS_AT);
  let latest = Number.NEGATIVE_INFINITY;
  const steady = () => {
    latest = Math.max(latest, standsAt ?? base());
    return latest;
  };
  return {
    now: () => new Date(steady() + offset()),
    advance(milliseconds) {
      if (!Number.isFinite(milliseconds) || milliseconds < 0) {
        throw new SandboxError(`The account's clock moves forward only, not by ${milliseconds} milliseconds.`);
      }
      writeSetting(db, OFFSET, String(offset() + milliseconds));
    },
  };
}

/** Keeps the time of the account for the next time that it is opened. */
export function rememberTime(db: Database, clock: AccountClock): void {
  writeSetting(db, SEEN, clock.now().toISOString());
}

/** The latest instants that an account which nobody closed can show. */
const TRACES = `SELECT max(seen) AS seen FROM (
  SELECT value AS seen FROM setting WHERE name = '${SEEN}'
  UNION ALL SELECT time FROM log WHERE id = (SELECT max(id) FROM log)
  UNION ALL SELECT max(submitted, coalesce(started, ''), coalesce(ended, '')) FROM task
    WHERE rowid = (SELECT max(rowid) FROM task)
  UNION ALL SELECT time FROM mail WHERE id = (SELECT max(id) FROM mail))`;

/** Less than this is the ordinary adjustment of a machine's clock. Milliseconds. */
const ADJUSTMENT = 1000;

/**
 * The machine's clock may have been set back since the account was used last, or the account may have come from another
 * machine. Time in NetSuite never goes back: schedules would run twice, and a run would end before it began. So the
 * account's clock goes on from the latest time that it has seen.
 * @param onWarning told when the clock was behind
 */
export function catchUp(db: Database, clock: AccountClock, onWarning?: (warning: string) => void): void {
  const seen = sqlGet<{ seen: string | null }>(db, TRACES)?.seen;
  const behind = seen ? Date.parse(seen) - clock.now().getTime() : 0;
  if (!(behind > 0)) return;
  clock.advance(behind);
  if (behind < ADJUSTMENT) return;
  onWarning?.(
    `The machine's clock is ${Math.round(behind / 1000)} seconds behind the time that this account has seen. The account's ` +
      `clock goes on from ${seen}.`,
  );
}

/** Stops the clock of an account that is new: from now on it is this moment, and only `advance` moves it. */
export function stopClock(db: Database, at: Date): void {
  writeSetting(db, STANDS_AT, String(at.getTime()));
}

function readNumber(db: Database, name: string): number | undefined {
  const row = sqlGet<{ value: string }>(db, 'SELECT value FROM setting WHERE name = ?', name);
  return row && Number(row.value);
}
