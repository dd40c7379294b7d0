import { randomBytes } from 'node:crypto';
import type { Account } from '../account/account';
import { sqlAll, sqlGet, sqlRun } from '../account/sql';
import type { ErrorSummary } from './script-errors';

/** As in `task.TaskType`. */
export type TaskKind = 'SCHEDULED_SCRIPT' | 'MAP_REDUCE';

/**
 * A submitted run of a deployment. PENDING → PROCESSING → COMPLETE or FAILED; WAITING before that, while the export that it
 * depends on is not complete. A process that dies leaves PROCESSING behind; `reviveAbandonedTasks` sets that back to
 * PENDING with the invocation type ABORTED.
 */
export interface Task {
  readonly id: string;
  readonly kind: TaskKind;
  readonly script: string;
  readonly deployment: string;
  /** Parameter values of this submission, raw. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly invocation: string;
  readonly status: string;
}

interface Row extends Omit<Task, 'parameters'> {
  readonly parameters: string;
}

/** NetSuite's ids begin so; the rest is its own. */
const PREFIXES: Readonly<Record<TaskKind, string>> = { SCHEDULED_SCRIPT: 'SCHEDSCRIPT', MAP_REDUCE: 'MAPREDUCETASK' };
const KINDS = "kind IN ('SCHEDULED_SCRIPT', 'MAP_REDUCE')";
const COLUMNS = 'id, kind, script, deployment, parameters, invocation, status';

/** Tasks that this very process is running, so that its own pid does not make a dead one look alive. */
const running = new Set<string>();

/** Puts a run in the queue. @returns its task id */
export function insertTask(
  account: Account,
  task: Omit<Task, 'id' | 'status'>,
  status: 'PENDING' | 'WAITING' = 'PENDING',
): string {
  const id = `${PREFIXES[task.kind]}_${randomBytes(20).toString('hex')}`;
  sqlRun(
    account.db,
    `INSERT INTO task (id, kind, script, deployment, parameters, invocation, status, submitted)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    id,
    task.kind,
    task.script,
    task.deployment,
    JSON.stringify(task.parameters),
    task.invocation,
    status,
    account.clock.now().toISOString(),
  );
  return id;
}

export function findTask(account: Account, id: string): Task | undefined {
  const row = sqlGet<Row>(account.db, `SELECT ${COLUMNS} FROM task WHERE id = ? AND ${KINDS}`, id);
  return row && fromRow(row);
}

/** As in `task.TaskStatus`, which has no word for a task that waits for another (not documented). */
export const shownStatus = ({ status }: Task): string => (status === 'WAITING' ? 'PENDING' : status);

/** The task that has waited longest. @param invocation only of this type */
export function nextPendingTask(account: Account, invocation = '%'): Task | undefined {
  const sql = `SELECT ${COLUMNS} FROM task WHERE status = 'PENDING' AND ${KINDS} AND invocation LIKE ?
    ORDER BY submitted, rowid LIMIT 1`;
  const row = sqlGet<Row>(account.db, sql, invocation);
  return row && fromRow(row);
}

/** The task of a deployment that has not ended, if there is one. */
export function unfinishedTask(account: Account, script: string, deployment: string): Task | undefined {
  const sql = `SELECT ${COLUMNS} FROM task WHERE script = ? AND deployment = ?
    AND status IN ('PENDING', 'PROCESSING', 'WAITING')`;
  const row = sqlGet<Row>(account.db, sql, script, deployment);
  return row && fromRow(row);
}

/** Takes a waiting task. @returns false when another process was quicker */
export function startTask(account: Account, id: string): boolean {
  const sql = "UPDATE task SET status = 'PROCESSING', started = ?, process = ? WHERE id = ? AND status = 'PENDING'";
  if (sqlRun(account.db, sql, account.clock.now().toISOString(), process.pid, id) === 0) return false;
  running.add(id);
  return true;
}

/** A run that the sandbox itself broke off counts as abandoned, also in this process. */
export function dropTask(id: string): void {
  running.delete(id);
}

/** @param error null for a run that is complete */
export function endTask(account: Account, id: string, unitsUsed: number, error: ErrorSummary | null): void {
  running.delete(id);
  sqlRun(
    account.db,
    'UPDATE task SET status = ?, ended = ?, units = ?, error = ?, process = NULL WHERE id = ?',
    error ? 'FAILED' : 'COMPLETE',
    account.clock.now().toISOString(),
    unitsUsed,
    error && JSON.stringify(error),
    id,
  );
}

/**
 * After a server failure a scheduled script starts again from the beginning, with the invocation type ABORTED
 * (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1490041886.html); a map/reduce script goes on in the
 * stage that it was in. Here the failure is that the process which ran the task is gone. An export begins again, too.
 */
export function reviveAbandonedTasks(account: Account): void {
  const sql = "SELECT id, process FROM task WHERE status = 'PROCESSING'";
  for (const task of sqlAll<{ id: string; process: number | null }>(account.db, sql)) {
    if (isRunning(task.id, task.process)) continue;
    const revive = `UPDATE task SET status = 'PENDING', invocation = iif(${KINDS}, 'ABORTED', invocation), process = NULL
      WHERE id = ? AND status = 'PROCESSING' AND process IS ?`;
    sqlRun(account.db, revive, task.id, task.process);
  }
}

function isRunning(id: string, pid: number | null): boolean {
  if (pid === null) return false;
  if (pid === process.pid) return running.has(id);
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function fromRow(row: Row): Task {
  return { ...row, parameters: JSON.parse(row.parameters) as Record<string, unknown> };
}
