import type { Account } from '../account/account';
import { inTransaction } from '../account/sql';
import { type DependencyRequest, insertDependents } from './export-dependents';
import { findPlace } from './export-target';
import { type ExportKind, type ExportSource, type ExportTarget, insertExport } from './export-task';

export interface SubmittedExport {
  readonly id: string;
  /** Task ids of the dependent scripts, in the order in which they were added. */
  readonly dependents: readonly string[];
}

/**
 * Checks where an export is to be written and what depends on it, and queues it.
 * @throws NetSuiteError by the rules of `findPlace` and `insertDependents`; then nothing is queued
 */
export function submitExport(
  account: Account,
  kind: ExportKind,
  request: {
    readonly source: ExportSource;
    readonly target: ExportTarget;
    readonly dependencies: readonly DependencyRequest[];
  },
): SubmittedExport {
  const { source, target, dependencies } = request;
  return inTransaction(account.db, () => {
    findPlace(account, target);
    const { dependents, ids } = insertDependents(account, kind, dependencies);
    return { id: insertExport(account, kind, { source, target, dependents }), dependents: ids };
  });
}
