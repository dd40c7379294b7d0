import type { Database } from 'libsql';
import { SandboxError } from '../errors';
import type { AccountClock } from './account-clock';
import { sqlGet } from './sql';
import { writeSetting } from './stored-settings';

const OFFSET = 'clockOffset';

/**
 * The account's clock: another clock plus an offset that the account remembers.
 * @param base milliseconds since 1970, e.g. `Date.now`
 */
export function storedClock(db: Database, base: () => number): AccountClock {
  const offset = () =>
    Number(sqlGet<{ value: string }>(db, 'SELECT value FROM setting WHERE name = ?', OFFSET)?.value ?? 0);
  return {
    now: () => new Date(base() + offset()),
    advance(milliseconds) {
      if (!Number.isFinite(milliseconds) || milliseconds < 0) {
        throw new SandboxError(`The account's clock moves forward only, not by ${milliseconds} milliseconds.`);
      }
      writeSetting(db, OFFSET, String(offset() + milliseconds));
    },
  };
}
