import type { Account } from '../../account/account';
import { inTransaction, sqlAll, sqlGet, sqlRun } from '../../account/sql';
import type { ErrorSummary } from '../script-errors';
import { type Pair, sizeOf } from './map-reduce-limits';

/** As in `task.MapReduceStage`. */
export type Stage = 'GET_INPUT' | 'MAP' | 'SHUFFLE' | 'REDUCE' | 'SUMMARIZE';
/** Stages that process pairs side by side. */
export type ParallelStage = 'MAP' | 'REDUCE';
/** Which stage reads a pair. */
type Reader = ParallelStage | 'SHUFFLE' | 'OUTPUT';

/**
 * PENDING → FLAGGED (a job works on it) → COMPLETE or FAILED. A pair that is found FLAGGED when a run is taken up again was
 * under way when its server failed.
 */
export type PairState = 'PENDING' | 'FLAGGED' | 'COMPLETE' | 'FAILED';

export interface StoredPair extends Pair {
  readonly id: number;
  /** Bytes of key and value. */
  readonly size: number;
  /** How often the function was called for it. */
  readonly executions: number;
}

/** What a stage used. */
export interface StageFigures {
  /** ISO instant. */
  readonly begun: string;
  readonly seconds: number;
  readonly units: number;
  /** Jobs side by side. */
  readonly concurrency: number;
  readonly yields: number;
}

export interface Progress {
  readonly stages: Readonly<Partial<Record<Stage, StageFigures>>>;
  /** Of `getInputData`, as JSON. */
  readonly inputError?: string;
  /** Why the run has failed, if it has. */
  readonly outcome?: ErrorSummary;
  /** Whether the present stage was broken off by a server failure. */
  readonly restarted: boolean;
  /** How many pairs there were, when the run has ended and they are gone. */
  readonly totals?: PairCounts;
}

export interface StoredRun {
  readonly stage: Stage;
  readonly progress: Progress;
}

/** Pairs and bytes by the stage that reads them: all, and those that it has still to process. */
export type PairCounts = Readonly<Record<Reader, { total: number; pending: number; pendingSize: number }>>;

export interface StoredError {
  readonly key: string;
  /** JSON of the error, or a code. */
  readonly error: string;
  /** The first execution is 1. */
  readonly execution: number;
}

export function readRun(account: Account, task: string): StoredRun | undefined {
  const sql = 'SELECT stage, progress FROM map_reduce_run WHERE task = ?';
  const row = sqlGet<{ stage: Stage; progress: string }>(account.db, sql, task);
  return row && { stage: row.stage, progress: JSON.parse(row.progress) as Progress };
}

export function writeRun(account: Account, task: string, run: StoredRun): void {
  const sql = `INSERT INTO map_reduce_run (task, stage, progress) VALUES (?, ?, ?)
    ON CONFLICT (task) DO UPDATE SET stage = excluded.stage, progress = excluded.progress`;
  sqlRun(account.db, sql, task, run.stage, JSON.stringify(run.progress));
}

export function addPairs(account: Account, task: string, reader: Reader, pairs: Iterable<Pair>): void {
  const sql = `INSERT INTO map_reduce_pair (task, stage, key, value, size, state) VALUES (?, ?, ?, ?, ?, 'PENDING')`;
  for (const pair of pairs) sqlRun(account.db, sql, task, reader, pair.key, pair.value, sizeOf(pair));
}

/** The next pairs in a state, in the order of their keys. */
export function pairsIn(account: Account, task: string, stage: Reader, state: PairState, most: number): StoredPair[] {
  const sql = `SELECT id, key, value, size, executions FROM map_reduce_pair WHERE task = ? AND stage = ? AND state = ?
    ORDER BY id LIMIT ?`;
  return sqlAll<StoredPair>(account.db, sql, task, stage, state, most);
}

/**
 * A job says which pairs it works on before it calls the function for them; when it dies nobody knows for which of them it
 * had, so all count as called.
 */
export function flagPairs(account: Account, pairs: readonly StoredPair[]): void {
  const sql = "UPDATE map_reduce_pair SET state = 'FLAGGED', executions = executions + 1 WHERE id = ?";
  inTransaction(account.db, () => {
    for (const { id } of pairs) sqlRun(account.db, sql, id);
  });
}

/** Gives back pairs that were flagged. @param called whether the function may have been called for them */
export function releasePair(account: Account, id: number, called: boolean): void {
  const sql = "UPDATE map_reduce_pair SET state = 'PENDING', executions = executions - ? WHERE id = ?";
  sqlRun(account.db, sql, called ? 0 : 1, id);
}

export function setExecutions(account: Account, id: number, executions: number): void {
  sqlRun(account.db, 'UPDATE map_reduce_pair SET executions = ? WHERE id = ?', executions, id);
}

export function settlePair(account: Account, id: number, state: 'COMPLETE' | 'FAILED'): void {
  sqlRun(account.db, 'UPDATE map_reduce_pair SET state = ? WHERE id = ?', state, id);
}

export function addError(account: Account, task: string, stage: ParallelStage, error: StoredError): void {
  const sql = 'INSERT INTO map_reduce_error (task, stage, key, error, execution) VALUES (?, ?, ?, ?, ?)';
  sqlRun(account.db, sql, task, stage, error.key, error.error, error.execution);
}

/** @param key only of this one */
export function errorsOf(account: Account, task: string, stage: ParallelStage, key?: string): StoredError[] {
  const sql = `SELECT key, error, execution FROM map_reduce_error WHERE task = ? AND stage = ? AND (? IS NULL OR key = ?)
    ORDER BY id`;
  return sqlAll<StoredError>(account.db, sql, task, stage, key, key);
}

export interface KeyReport {
  readonly key: string;
  readonly executions: number;
  readonly state: PairState;
}

export function keysOf(account: Account, task: string, stage: ParallelStage): KeyReport[] {
  const sql = 'SELECT key, executions, state FROM map_reduce_pair WHERE task = ? AND stage = ? ORDER BY id';
  return sqlAll<KeyReport>(account.db, sql, task, stage);
}

/** Keys in lexicographical order, as https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4472729410.html */
export function outputOf(account: Account, task: string): Pair[] {
  const sql = "SELECT key, value FROM map_reduce_pair WHERE task = ? AND stage = 'OUTPUT' ORDER BY key, id";
  return sqlAll<Pair>(account.db, sql, task);
}

/** What the map stage wrote, or the input where there is none, by key; keys in lexicographical order. */
export function groupForReduce(account: Account, task: string): void {
  const into = `INSERT INTO map_reduce_pair (task, stage, key, value, size, state)
    SELECT task, 'REDUCE', key, json_group_array(value), length(CAST(key AS BLOB)) + sum(length(CAST(value AS BLOB))),
      'PENDING'
    FROM (SELECT * FROM map_reduce_pair WHERE task = ? AND stage = 'SHUFFLE' ORDER BY key, id) GROUP BY key ORDER BY key`;
  sqlRun(account.db, into, task);
  sqlRun(account.db, "DELETE FROM map_reduce_pair WHERE task = ? AND stage = 'SHUFFLE'", task);
}

/** Bytes that count toward the limit of persisted data: those of pairs that are still to be processed. */
export function persistedBytes(account: Account, task: string): number {
  const sql = `SELECT coalesce(sum(size), 0) AS bytes FROM map_reduce_pair
    WHERE task = ? AND state IN ('PENDING', 'FLAGGED')`;
  return sqlGet<{ bytes: number }>(account.db, sql, task)?.bytes ?? 0;
}

export function countPairs(account: Account, task: string): PairCounts {
  const none = { total: 0, pending: 0, pendingSize: 0 };
  const sql = `SELECT stage, count(*) AS total, sum(state IN ('PENDING', 'FLAGGED')) AS pending,
    sum(CASE WHEN state IN ('PENDING', 'FLAGGED') THEN size ELSE 0 END) AS pendingSize
    FROM map_reduce_pair WHERE task = ? GROUP BY stage`;
  const rows = sqlAll<{ stage: Reader; total: number; pending: number; pendingSize: number }>(account.db, sql, task);
  const found = Object.fromEntries(rows.map(({ stage, ...counts }) => [stage, counts]));
  return { MAP: none, SHUFFLE: none, REDUCE: none, OUTPUT: none, ...found };
}

/** When a run has ended nobody reads its data any more. */
export function dropData(account: Account, task: string): void {
  sqlRun(account.db, 'DELETE FROM map_reduce_pair WHERE task = ?', task);
  sqlRun(account.db, 'DELETE FROM map_reduce_error WHERE task = ?', task);
}
