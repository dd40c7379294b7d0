import type { Account } from '../account/account';
import { sqlAll } from '../account/sql';

export interface Run {
  readonly submitted: string;
  readonly script: string;
  readonly deployment: string;
  readonly status: string;
  /** Null until the run has ended. */
  readonly units: number | null;
}

/** Every script run there was or that waits, in the order of submission. */
export function listRuns(account: Account): Run[] {
  const sql = `SELECT submitted, script, deployment, status, units FROM task WHERE script IS NOT NULL
    ORDER BY submitted, rowid`;
  return sqlAll<Run>(account.db, sql);
}
