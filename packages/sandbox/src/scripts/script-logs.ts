import type { Account } from '../account/account';
import { sqlAll, sqlRun } from '../account/sql';
import type { RunningScript } from './script-execution';

export type LogLevel = 'DEBUG' | 'AUDIT' | 'ERROR' | 'EMERGENCY';

export interface LogEntry {
  /** ISO instant on the account's clock. */
  readonly time: string;
  readonly script: string;
  readonly deployment: string;
  readonly level: string;
  readonly title: string;
  readonly details: string;
}

/** Adds an entry to the script execution log, whatever the deployment's log level. */
export function writeLog(
  account: Account,
  script: Pick<RunningScript, 'scriptId' | 'deploymentId' | 'taskId'>,
  entry: { level: LogLevel; title: string; details: string },
): void {
  sqlRun(
    account.db,
    'INSERT INTO log (time, task, script, deployment, level, title, details) VALUES (?, ?, ?, ?, ?, ?, ?)',
    account.clock.now().toISOString(),
    script.taskId,
    script.scriptId,
    script.deploymentId,
    entry.level,
    entry.title,
    entry.details,
  );
}

/** The whole script execution log, oldest first. */
export function listLogs(account: Account): LogEntry[] {
  return logsAfter(account, 0).map(({ entry }) => entry);
}

/** What came after an entry of the log, oldest first. @param id of that entry; 0 for all */
export function logsAfter(account: Account, id: number): { readonly id: number; readonly entry: LogEntry }[] {
  const sql = 'SELECT id, time, script, deployment, level, title, details FROM log WHERE id > ? ORDER BY id';
  return sqlAll<LogEntry & { id: number }>(account.db, sql, id).map(({ id, ...entry }) => ({ id, entry }));
}
