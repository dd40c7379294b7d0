import type { Account } from '../account/account';
import { sqlRun } from '../account/sql';
import { NetSuiteError, SandboxError } from '../errors';
import { type Deployment, deploymentsOf } from '../scripts/deployments';
import { kindOf } from '../scripts/submit-script';
import { insertTask, type TaskKind, unfinishedTask } from '../scripts/tasks';
import type { Dependent, ExportKind } from './export-task';

/** A script that is to run when an export is complete. */
export interface DependencyRequest {
  readonly kind: TaskKind;
  readonly script: string | number;
  readonly deployment?: string | number | undefined;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** Codes begin `ASYNC_SEARCH_…` or `ASYNC_SUITEQL_…`, and name the kind of script in two letters. */
const FAMILIES: Readonly<Record<ExportKind, string>> = { SEARCH: 'ASYNC_SEARCH', SUITE_QL: 'ASYNC_SUITEQL' };
const LETTERS: Readonly<Record<TaskKind, string>> = { SCHEDULED_SCRIPT: 'SS', MAP_REDUCE: 'MR' };

/**
 * Makes the tasks of dependent scripts: they have ids at once, and wait until the export is complete. Codes:
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4804558173.html and Oracle's unit-testing stubs
 * (`stubs/task/SearchTask.js`); the wording is ours. A script of the other kind than its task counts as not found.
 * @returns the deployments and, in the same order, the task ids
 * @throws NetSuiteError SCRIPT_ID_NOT_FOUND, DEPLOYMENT_FOR_DEPENDENCY, DEPENDENCY_…_INCORRECT_STATUS,
 * DEPENDENCY_…_ALREADY_SUBMITTED, MULTIPLE_DEPENDENCIES, each behind the name of its family
 */
export function insertDependents(
  account: Account,
  exportKind: ExportKind,
  requests: readonly DependencyRequest[],
): { readonly dependents: readonly Dependent[]; readonly ids: readonly string[] } {
  const refuse = (code: string, reason: string) =>
    new NetSuiteError(`${FAMILIES[exportKind]}_${code}`, `A dependent script cannot be submitted: ${reason}`);
  const chosen = requests.map((request) => chooseDeployment(account, request, refuse));
  chosen.forEach(({ script }, at) => {
    if (chosen.findIndex((other) => other.script === script) === at) return;
    throw refuse('MULTIPLE_DEPENDENCIES', `${script} was added more than once.`);
  });
  const ids = chosen.map(({ script, deployment }, at) => {
    const { kind, parameters } = requests[at] as DependencyRequest;
    return insertTask(account, { kind, script, deployment, parameters, invocation: 'ON_DEMAND' }, 'WAITING');
  });
  return { dependents: chosen.map(({ script, deployment }) => ({ script, deployment })), ids };
}

type Refuse = (code: string, reason: string) => NetSuiteError;

function chooseDeployment(account: Account, request: DependencyRequest, refuse: Refuse): Deployment {
  const all = deploymentsFor(account, request, refuse);
  const { deployment: wanted, kind, script } = request;
  if (wanted === undefined || wanted === null || wanted === '') {
    const free = all.find((one) => isSubmittable(one) && !unfinishedTask(account, one.script, one.deployment));
    if (free) return free;
    throw refuse('DEPLOYMENT_FOR_DEPENDENCY', `${script} has no free deployment.`);
  }
  const found = all.find(
    (one) => one.deployment.toLowerCase() === String(wanted).toLowerCase() || String(one.id) === String(wanted),
  );
  if (!found?.isDeployed) throw refuse('DEPLOYMENT_FOR_DEPENDENCY', `${script} has no deployment ${wanted}.`);
  if (!isSubmittable(found)) {
    const reason = `deployment ${wanted} has the status ${found.status}; only Not Scheduled can be submitted.`;
    throw refuse(`DEPENDENCY_${LETTERS[kind]}_INCORRECT_STATUS`, reason);
  }
  if (unfinishedTask(account, found.script, found.deployment)) {
    throw refuse(`DEPENDENCY_${LETTERS[kind]}_ALREADY_SUBMITTED`, `deployment ${wanted} has an unfinished task.`);
  }
  return found;
}

function deploymentsFor(account: Account, { script, kind }: DependencyRequest, refuse: Refuse): Deployment[] {
  let all: Deployment[] = [];
  try {
    all = deploymentsOf(account, script);
  } catch (error) {
    if (!(error instanceof SandboxError)) throw error;
    throw refuse('SCRIPT_ID_NOT_FOUND', error.message);
  }
  if (all.some((one) => kindOf(one) !== kind)) throw refuse('SCRIPT_ID_NOT_FOUND', `${script} is no ${kind}.`);
  return all;
}

const isSubmittable = ({ isDeployed, status }: Deployment): boolean =>
  isDeployed && status.toUpperCase() === 'NOTSCHEDULED';

/**
 * "Dependent scripts are processed automatically when the search task is complete"
 * (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1530711128.html). What becomes of them when it
 * fails is not said: here they fail with it, since what they are to read is not there.
 */
export function releaseDependents(account: Account, dependents: readonly Dependent[]): void {
  for (const { script, deployment } of dependents) {
    const sql = "UPDATE task SET status = 'PENDING' WHERE script = ? AND deployment = ? AND status = 'WAITING'";
    sqlRun(account.db, sql, script, deployment);
  }
}

export function failDependents(account: Account, dependents: readonly Dependent[], reason: string): void {
  const error = JSON.stringify({ name: 'UNEXPECTED_ERROR', message: reason });
  for (const { script, deployment } of dependents) {
    const sql = `UPDATE task SET status = 'FAILED', ended = ?, units = 0, error = ?
      WHERE script = ? AND deployment = ? AND status = 'WAITING'`;
    sqlRun(account.db, sql, account.clock.now().toISOString(), error, script, deployment);
  }
}
