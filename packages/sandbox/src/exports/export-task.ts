import { randomBytes } from 'node:crypto';
import type { Account } from '../account/account';
import { sqlAll, sqlGet, sqlRun } from '../account/sql';
import type { ErrorSummary } from '../scripts/script-errors';
import type { ParameterValue } from '../suiteql/run-suiteql';

/** As in `task.TaskType`, by the name of its key. */
export type ExportKind = 'SEARCH' | 'SUITE_QL';

/** The CSV file that is written: one that is there, or a path, whose file is made or replaced. */
export type ExportTarget = { readonly fileId: number } | { readonly path: string };

export interface QuerySource {
  readonly query: string;
  readonly params: readonly ParameterValue[];
}

export interface SearchSource {
  /** Internal id: by it the search is found again. */
  readonly savedSearchId: number;
  readonly scriptId: string;
}

/** What is exported: a saved search, or a SuiteQL query. */
export type ExportSource = SearchSource | QuerySource;

/** A deployment whose task waits for the export. */
export interface Dependent {
  readonly script: string;
  readonly deployment: string;
}

export interface ExportRequest {
  readonly source: ExportSource;
  readonly target: ExportTarget;
  readonly dependents: readonly Dependent[];
}

/** What an export wrote. */
export interface ExportResult {
  readonly fileId: number;
  /** Without the header. */
  readonly rows: number;
}

/**
 * An asynchronous search or query that writes a CSV file. PENDING → PROCESSING → COMPLETE or FAILED; it lies among the
 * account's tasks. A process that dies leaves PROCESSING behind, and the export begins again (`reviveAbandonedTasks`).
 */
export interface ExportTask extends ExportRequest {
  readonly id: string;
  readonly kind: ExportKind;
  readonly status: string;
  readonly result?: ExportResult;
  readonly error?: ErrorSummary;
}

interface Row {
  readonly id: string;
  readonly kind: ExportKind;
  readonly status: string;
  readonly parameters: string;
  readonly error: string | null;
}

/** The rest is NetSuite's own; that its ids begin so is not documented. */
const PREFIXES: Readonly<Record<ExportKind, string>> = { SEARCH: 'ASYNCSEARCH', SUITE_QL: 'ASYNCSUITEQL' };
const SELECT = "SELECT id, kind, status, parameters, error FROM task WHERE kind IN ('SEARCH', 'SUITE_QL')";

/** Puts an export in the queue. @returns its task id */
export function insertExport(account: Account, kind: ExportKind, request: ExportRequest): string {
  const id = `${PREFIXES[kind]}_${randomBytes(20).toString('hex')}`;
  sqlRun(
    account.db,
    "INSERT INTO task (id, kind, parameters, status, submitted) VALUES (?, ?, ?, 'PENDING', ?)",
    id,
    kind,
    JSON.stringify(request),
    account.clock.now().toISOString(),
  );
  return id;
}

export function findExport(account: Account, id: string): ExportTask | undefined {
  const row = sqlGet<Row>(account.db, `${SELECT} AND id = ?`, id);
  return row && fromRow(row);
}

/** The export that has waited longest. */
export function nextPendingExport(account: Account): ExportTask | undefined {
  const row = sqlGet<Row>(account.db, `${SELECT} AND status = 'PENDING' ORDER BY submitted, rowid LIMIT 1`);
  return row && fromRow(row);
}

/** In the order of submission. */
export function exportTasks(account: Account): ExportTask[] {
  return sqlAll<Row>(account.db, `${SELECT} ORDER BY submitted, rowid`).map(fromRow);
}

export function keepResult(
  account: Account,
  { id, source, target, dependents }: ExportTask,
  result: ExportResult,
): void {
  const parameters = JSON.stringify({ source, target, dependents, result });
  sqlRun(account.db, 'UPDATE task SET parameters = ? WHERE id = ?', parameters, id);
}

function fromRow({ id, kind, status, parameters, error }: Row): ExportTask {
  const kept = JSON.parse(parameters) as ExportRequest & { readonly result?: ExportResult };
  return { id, kind, status, ...kept, ...(error !== null && { error: JSON.parse(error) as ErrorSummary }) };
}
