import type { Account } from '../account/account';
import type { ErrorSummary } from '../scripts/script-errors';
import { type ExportTask, exportTasks } from './export-task';

/** An export as the command line shows it. */
export interface Export {
  readonly taskId: string;
  /** Script id of a saved search, or `SuiteQL`. */
  readonly source: string;
  readonly status: string;
  /** Path of the CSV file; null for one whose file is gone. */
  readonly file: string | null;
  /** How many the file has, without its header; 0 until it is written. */
  readonly rows: number;
  readonly error?: ErrorSummary;
}

/** In the order of submission. */
export function listExports(account: Account): Export[] {
  return exportTasks(account).map((task) => ({
    taskId: task.id,
    source: 'query' in task.source ? 'SuiteQL' : task.source.scriptId,
    status: task.status,
    file: pathOf(account, task),
    rows: task.result?.rows ?? 0,
    ...(task.error && { error: task.error }),
  }));
}

function pathOf(account: Account, { target, result }: ExportTask): string | null {
  if ('path' in target && !result) return `/${target.path.replace(/^\//, '')}`;
  const fileId = 'fileId' in target ? target.fileId : (result?.fileId ?? 0);
  return account.files.byId(fileId)?.path ?? null;
}
