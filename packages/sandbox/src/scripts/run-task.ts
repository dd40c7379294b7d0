import type { Account } from '../account/account';
import { inTransaction } from '../account/sql';
import { SandboxError } from '../errors';
import { scriptObject } from '../modules/script-object';
import { type Deployment, deploymentsOf, findDeployment } from './deployments';
import type { DataLimits } from './map-reduce/map-reduce-limits';
import { type MapReduceOptions, runMapReduce } from './map-reduce/run-map-reduce';
import { type EntryResult, entryPointOf, runEntry } from './run-entry';
import type { ErrorSummary } from './script-errors';
import type { RunningScript } from './script-execution';
import { limitsOf } from './script-limits';
import { parameterValues } from './script-parameters';
import type { Execution, ScriptCall } from './start-execution';
import { queueScript, refused, type SubmitRequest } from './submit-script';
import {
  dropTask,
  endTask,
  findTask,
  insertTask,
  nextPendingTask,
  reviveAbandonedTasks,
  startTask,
  type Task,
} from './tasks';

/** How a run ended, as `run --json` prints it. */
export interface RunResult {
  readonly script: string;
  readonly deployment: string;
  readonly taskId: string;
  readonly status: 'COMPLETE' | 'FAILED';
  readonly unitsUsed: number;
  readonly error?: ErrorSummary;
}

export interface RunOptions {
  /** Of each call of an entry point; default those of NetSuite (`script-limits.ts`). */
  readonly unitLimit?: number;
  /** Real time; same. */
  readonly timeLimitMilliseconds?: number;
  /** Of a map/reduce script; default those of NetSuite (`map-reduce/map-reduce-limits.ts`). */
  readonly dataLimits?: DataLimits;
  /** Told of each call of a script on N/*, e.g. to take a snapshot (`testing/test-account.ts`). What it throws, runTask throws. */
  readonly onCall?: (call: ScriptCall) => void;
  /** Told of each run when it has ended, e.g. to show progress. */
  readonly onRun?: (result: RunResult) => void;
}

/** As in `context.InvocationType`. Oracle's own sample compares with `aborted`; the other values are not documented. */
const INVOCATION_TYPES = ['SCHEDULED', 'ON_DEMAND', 'USER_INTERFACE', 'ABORTED', 'SKIPPED'] as const;

/**
 * Queues a run as a person does with Save and Execute, or a script with N/task.
 * Runs that a killed process left behind are first run again (from the keyboard only), as NetSuite would have done by then.
 * @returns task id, for `runTask`
 * @throws NetSuiteError FAILED_TO_SUBMIT_JOB_REQUEST_1 by the rules of `queueScript`
 * @throws SandboxError when the script, the deployment or a parameter does not exist
 */
export function submitScript(account: Account, request: SubmitRequest & { invocation: string }): string {
  if (request.invocation === 'USER_INTERFACE') {
    checkParameters(account, request);
    runAbandonedTasks(account);
  }
  return queueScript(account, request, request.invocation);
}

/** Runs the tasks that a killed process left, from the beginning, with the invocation type ABORTED. */
export function runAbandonedTasks(account: Account, options: RunOptions = {}): RunResult[] {
  reviveAbandonedTasks(account);
  const results: RunResult[] = [];
  for (let task = nextPendingTask(account, 'ABORTED'); task; task = nextPendingTask(account, 'ABORTED')) {
    results.push(runTask(account, task.id, options));
  }
  return results;
}

/** Runs the task that has waited longest, if any waits. */
export function runNextTask(account: Account, options: RunOptions = {}): RunResult | undefined {
  reviveAbandonedTasks(account);
  const task = nextPendingTask(account);
  return task && runTask(account, task.id, options);
}

/** Runs a queued task. A script's failure is a result, not an exception. */
export function runTask(account: Account, taskId: string, options: RunOptions = {}): RunResult {
  const task = findTask(account, taskId);
  if (!task) throw new SandboxError(`There is no task ${taskId}.`);
  if (task.status !== 'PENDING') throw new SandboxError(`Task ${taskId} is ${task.status}, not PENDING.`);
  const deployment = findDeployment(account, task.script, task.deployment);
  if (!startTask(account, taskId)) throw new SandboxError(`Another process has just started task ${taskId}.`);
  const { unitsUsed, error } = runDeployment(account, deployment, task, options);
  const result: RunResult = {
    script: task.script,
    deployment: task.deployment,
    taskId,
    status: error ? 'FAILED' : 'COMPLETE',
    unitsUsed,
    ...(error && { error }),
  };
  options.onRun?.(result);
  return result;
}

function runDeployment(account: Account, deployment: Deployment, task: Task, options: RunOptions): EntryResult {
  try {
    const script = runningScript(account, deployment, task);
    const result =
      task.kind === 'MAP_REDUCE'
        ? runMapReduce(account, deployment, script, mapReduceOptions(options))
        : runScheduled(account, deployment, script, options);
    // Both or neither: a self-submission is queued the moment its run ends.
    inTransaction(account.db, () => {
      endTask(account, task.id, result.unitsUsed, result.error ?? null);
      queueSelfSubmission(account, script);
    });
    return result;
  } finally {
    dropTask(task.id);
  }
}

function runScheduled(
  account: Account,
  deployment: Deployment,
  script: RunningScript,
  options: RunOptions,
): EntryResult {
  const limits = limitsOf(script.scriptType);
  return runEntry(account, script, deployment.file, {
    unitLimit: options.unitLimit ?? limits.units,
    timeLimitMilliseconds: options.timeLimitMilliseconds ?? limits.seconds * 1000,
    ...(options.onCall && { onCall: options.onCall }),
    call: (loaded, execution) => entryPointOf(loaded, 'execute')(scheduledContext(execution)),
  });
}

function mapReduceOptions(options: RunOptions): MapReduceOptions {
  const { unitLimit, timeLimitMilliseconds, onCall, dataLimits } = options;
  return {
    ...(unitLimit !== undefined && { unitLimit }),
    ...(timeLimitMilliseconds !== undefined && { timeLimitMilliseconds }),
    ...(onCall && { onCall }),
    ...(dataLimits && { dataLimits }),
  };
}

function runningScript(account: Account, deployment: Deployment, task: Task): RunningScript {
  return {
    scriptId: deployment.script,
    deploymentId: deployment.deployment,
    scriptType: task.kind === 'MAP_REDUCE' ? 'MapReduceScript' : 'ScheduledScript',
    logLevel: deployment.logLevel,
    parameters: parameterValues(account.settings, deployment.definitions, deployment.parameters, task.parameters),
    invocation: task.invocation,
    taskId: task.id,
  };
}

/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4407982532.html */
function scheduledContext(execution: Execution): object {
  const types = Object.fromEntries(INVOCATION_TYPES.map((type) => [type, contextValue(type)]));
  return scriptObject(execution, 'scheduled script context', {
    get type() {
      return contextValue(execution.script.invocation);
    },
    get InvocationType() {
      return types;
    },
  });
}

const contextValue = (type: string): string => type.replace('_', '').toLowerCase();

const selfSubmissions = new WeakMap<RunningScript, SubmitRequest>();

/**
 * Submits from a running script. A script that submits its own deployment is queued only when it has ended, and gets no
 * task id: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_460871520995.html
 */
export function submitFromScript(account: Account, running: RunningScript, request: SubmitRequest): string | undefined {
  if (!isOwnDeployment(account, running, request)) return queueScript(account, request, 'ON_DEMAND');
  const own = findDeployment(account, running.scriptId, running.deploymentId);
  if (own.status.toUpperCase() !== 'NOTSCHEDULED') {
    throw refused(`deployment ${own.deployment} has the status ${own.status}; only Not Scheduled can be submitted.`);
  }
  if (selfSubmissions.has(running)) throw refused(`deployment ${own.deployment} has been submitted already.`);
  selfSubmissions.set(running, request);
  return undefined;
}

function isOwnDeployment(account: Account, running: RunningScript, request: SubmitRequest): boolean {
  if (request.deployment === undefined || request.deployment === '') return false;
  const target = findDeployment(account, request.script, request.deployment);
  return target.script === running.scriptId && target.deployment === running.deploymentId;
}

function queueSelfSubmission(account: Account, running: RunningScript): void {
  const request = selfSubmissions.get(running);
  if (!request) return;
  insertTask(account, {
    kind: running.scriptType === 'MapReduceScript' ? 'MAP_REDUCE' : 'SCHEDULED_SCRIPT',
    script: running.scriptId,
    deployment: running.deploymentId,
    parameters: request.parameters ?? {},
    invocation: 'ON_DEMAND',
  });
}

/** A parameter that the script does not have is a slip of the person at the keyboard. */
function checkParameters(account: Account, request: SubmitRequest): void {
  const known = Object.keys(deploymentsOf(account, request.script)[0]?.definitions ?? {});
  for (const id of Object.keys(request.parameters ?? {})) {
    if (known.includes(id)) continue;
    throw new SandboxError(`Script ${request.script} has no parameter ${id}. It has: ${known.join(', ') || 'none'}.`);
  }
}
