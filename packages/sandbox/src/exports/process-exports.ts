import Papa from 'papaparse';
import type { Account } from '../account/account';
import { inTransaction } from '../account/sql';
import { summarizeHostError } from '../scripts/script-errors';
import { dropTask, endTask, reviveAbandonedTasks, startTask } from '../scripts/tasks';
import { failDependents, releaseDependents } from './export-dependents';
import { readLines } from './export-rows';
import { findPlace } from './export-target';
import { type ExportTask, keepResult, nextPendingExport } from './export-task';

/**
 * Does the export that has waited longest. NetSuite limits how many run at a time, as it does for CSV imports
 * (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4799343953.html); here it is one.
 * @returns whether one waited
 */
export function processNextExport(account: Account): boolean {
  reviveAbandonedTasks(account);
  const task = nextPendingExport(account);
  if (!task || !startTask(account, task.id)) return false;
  try {
    run(account, task);
  } finally {
    dropTask(task.id);
  }
  return true;
}

/** An export that fails leaves the file as it was. */
function run(account: Account, task: ExportTask): void {
  const key = account.files.newContent(Buffer.alloc(0));
  try {
    const { size, lines } = writeLines(account, task, key);
    commit(account, task, { key, size, rows: lines - 1 });
  } catch (error) {
    account.files.dropContent(key);
    const summary = summarizeHostError(error);
    inTransaction(account.db, () => {
      endTask(account, task.id, 0, summary);
      failDependents(account, task.dependents, `Task ${task.id}, which this one depends on, failed.`);
    });
    // A defect of the sandbox must not pass for a failed export.
    if (summary.name === 'UNEXPECTED_ERROR') throw error;
  }
}

/** UTF-8, quoted where needed, a line feed behind each line. */
function writeLines(account: Account, { source }: ExportTask, key: string): { size: number; lines: number } {
  let [size, lines] = [0, 0];
  for (const page of readLines(account, source)) {
    if (page.length === 0) continue;
    const bytes = Buffer.from(`${Papa.unparse([...page], { newline: '\n' })}\n`, 'utf8');
    account.files.extendContent(key, bytes, size);
    size += bytes.length;
    lines += page.length;
  }
  return { size, lines };
}

/** The file, the end of the task and the start of its dependents: all or none. */
function commit(account: Account, task: ExportTask, written: { key: string; size: number; rows: number }): void {
  inTransaction(account.db, () => {
    const { folder, name, type } = findPlace(account, task.target);
    const { id: fileId } = account.files.saveContent({ folder, name, type }, written.key, written.size);
    keepResult(account, task, { fileId, rows: written.rows });
    endTask(account, task.id, 0, null);
    releaseDependents(account, task.dependents);
  });
}
