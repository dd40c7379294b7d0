import type { Account } from '../account/account';
import { inTransaction } from '../account/sql';
import { NetSuiteError, NotSimulatedError, SandboxError } from '../errors';
import { type Deployment, deploymentsOf, findDeployment } from './deployments';
import { insertTask, type TaskKind, unfinishedTask } from './tasks';

export interface SubmitRequest {
  /** Script id or internal id. */
  readonly script: string | number;
  /** Script id or internal id; without one the first free deployment is taken. */
  readonly deployment?: string | number | undefined;
  /** Values by parameter id; they win over those of the deployment. */
  readonly parameters?: Readonly<Record<string, unknown>> | undefined;
  /** What a script asked for by `task.TaskType`; without one the script's own kind is taken. */
  readonly kind?: TaskKind;
}

/** Script types that are queued, with what a task of them is called. */
const QUEUED: Readonly<Record<string, TaskKind>> = {
  scheduledscript: 'SCHEDULED_SCRIPT',
  mapreducescript: 'MAP_REDUCE',
};

/** @returns undefined for a script that is not queued: one that somebody calls, or an event */
export const kindOf = ({ scriptType }: Deployment): TaskKind | undefined => QUEUED[scriptType];

/**
 * Applies NetSuite's rules to a submission and queues it
 * (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_460871520995.html): the deployment is deployed,
 * has the status Not Scheduled, and has no unfinished task.
 * @param invocation `ON_DEMAND` or `USER_INTERFACE`
 * @returns task id
 * @throws NetSuiteError FAILED_TO_SUBMIT_JOB_REQUEST_1; NetSuite's reasons are not documented, the wording is ours
 * @throws SandboxError when there is no such script or deployment
 */
export function queueScript(account: Account, request: SubmitRequest, invocation: string): string {
  const { parameters = {} } = request;
  return inTransaction(account.db, () => {
    const chosen = chooseDeployment(account, request);
    const kind = checkSubmittable(chosen, request.kind);
    const { script, deployment } = chosen;
    if (unfinishedTask(account, script, deployment)) throw refused(busy(kind, deployment, request));
    return insertTask(account, { kind, script, deployment, parameters, invocation });
  });
}

/** The checks that depend on the deployment alone. */
export function checkSubmittable(deployment: Deployment, asked?: TaskKind): TaskKind {
  const kind = kindOf(deployment);
  if (!kind) throw notQueued(deployment);
  if (asked && asked !== kind) throw refused(`${deployment.script} is a ${deployment.scriptType}, no ${asked}.`);
  if (!deployment.isDeployed) throw refused(`deployment ${deployment.deployment} is not deployed.`);
  if (deployment.status.toUpperCase() === 'NOTSCHEDULED') return kind;
  throw refused(
    `deployment ${deployment.deployment} has the status ${deployment.status}; only Not Scheduled can be submitted.`,
  );
}

function notQueued({ script, scriptType }: Deployment): SandboxError {
  if (scriptType !== 'restlet' && scriptType !== 'suitelet') return new NotSimulatedError(`Running a ${scriptType}`);
  return new SandboxError(`${script} is a ${scriptType}: it answers requests and is not submitted.`);
}

/** Without a deployment NetSuite is said to take a free one; that is not documented for these tasks. */
function chooseDeployment(account: Account, request: SubmitRequest): Deployment {
  if (request.deployment !== undefined && request.deployment !== '') {
    return findDeployment(account, request.script, request.deployment);
  }
  const all = deploymentsOf(account, request.script);
  const submittable = all.filter((one) => one.isDeployed && one.status.toUpperCase() === 'NOTSCHEDULED');
  const free = submittable.find((one) => !unfinishedTask(account, one.script, one.deployment));
  const chosen = free ?? submittable[0] ?? all[0];
  if (chosen) return chosen;
  throw new SandboxError(`Script ${request.script} has no deployment.`);
}

/** Reasons that public scripts know; the page of the error names none. */
function busy(kind: TaskKind, deployment: string, request: SubmitRequest): string {
  const named = request.deployment !== undefined && request.deployment !== '';
  const reason = named ? 'MAP_REDUCE_ALREADY_RUNNING: ' : 'NO_DEPLOYMENTS_AVAILABLE: ';
  return `${kind === 'MAP_REDUCE' ? reason : ''}deployment ${deployment} has an unfinished task.`;
}

export function refused(reason: string): NetSuiteError {
  return new NetSuiteError('FAILED_TO_SUBMIT_JOB_REQUEST_1', `Failed to submit job request: ${reason}`);
}
