import type { Account } from '../account/account';
import { inTransaction, sqlRun } from '../account/sql';
import { processNextCsvJob } from '../csv-import/process-csv-jobs';
import { SandboxError } from '../errors';
import { processNextExport } from '../exports/process-exports';
import { type Deployment, listDeployments } from './deployments';
import { nextDueTime } from './due-times';
import { type RunOptions, type RunResult, runAbandonedTasks, runNextTask } from './run-task';
import { kindOf } from './submit-script';
import { insertTask, unfinishedTask } from './tasks';

/** More runs than this without the account coming to rest: a script that submits itself for ever. */
const MAX_RUNS_PER_DRAIN = 10_000;

/**
 * Processes queued scripts, CSV import jobs and exports until there are none; the clock does not move.
 * Scripts come first, in the order of submission, then one round of jobs and one export.
 * @throws SandboxError when it does not come to an end
 */
export function drain(account: Account, options: RunOptions = {}): RunResult[] {
  const results: RunResult[] = [];
  do {
    for (let run = runNextTask(account, options); run; run = runNextTask(account, options)) {
      results.push(run);
      if (results.length >= MAX_RUNS_PER_DRAIN) {
        throw new SandboxError(`The account is not idle after ${results.length} runs; the last was ${run.script}.`);
      }
    }
  } while ([processNextCsvJob(account), processNextExport(account)].some(Boolean));
  return results;
}

/**
 * Lets time pass: the clock goes from due time to due time, and at each the scheduled deployments that fall due run,
 * then everything that is queued (as `drain`). Due times before now that nobody ticked through are not made up for.
 * @param milliseconds how far the account's clock moves
 */
export function tick(account: Account, milliseconds: number, options: RunOptions = {}): RunResult[] {
  if (!(milliseconds >= 0)) throw new SandboxError('The clock only goes forward.');
  const results = [...runAbandonedTasks(account, options)];
  let from = account.clock.now();
  const end = new Date(from.getTime() + milliseconds);
  for (let due = nextDue(account, from, end); due; due = nextDue(account, from, end)) {
    moveClockTo(account, due.time);
    for (const deployment of due.deployments) submitScheduled(account, deployment, due.time);
    results.push(...drain(account, options));
    from = due.time;
  }
  moveClockTo(account, end);
  results.push(...drain(account, options));
  return results;
}

interface Due {
  readonly time: Date;
  readonly deployments: readonly Deployment[];
}

/** The earliest due time in a span (without its beginning), with all deployments that share it. */
function nextDue(account: Account, from: Date, until: Date): Due | undefined {
  let earliest: Due | undefined;
  for (const deployment of listDeployments(account)) {
    if (!isScheduled(deployment)) continue;
    const time = nextDueTime(deployment.recurrence, from, until, account.settings.timeZone);
    if (!time || (earliest && time > earliest.time)) continue;
    const same = earliest && time.getTime() === earliest.time.getTime();
    earliest = { time, deployments: same ? [...(earliest?.deployments ?? []), deployment] : [deployment] };
  }
  return earliest;
}

function isScheduled(deployment: Deployment): boolean {
  return kindOf(deployment) !== undefined && deployment.isDeployed && deployment.status.toUpperCase() === 'SCHEDULED';
}

/** A due time is taken once, even by a tick that is repeated after a crash; a busy deployment lets it pass. */
function submitScheduled(account: Account, deployment: Deployment, time: Date): void {
  if (deployment.lastDue !== null && new Date(deployment.lastDue) >= time) return;
  inTransaction(account.db, () => {
    sqlRun(
      account.db,
      'UPDATE deployment SET lastdue = ? WHERE script = ? AND scriptid = ?',
      time.toISOString(),
      deployment.script,
      deployment.deployment,
    );
    if (unfinishedTask(account, deployment.script, deployment.deployment)) return;
    const { script, deployment: id } = deployment;
    const kind = kindOf(deployment);
    if (kind) insertTask(account, { kind, script, deployment: id, parameters: {}, invocation: 'SCHEDULED' });
  });
}

/** Running takes real time, so the clock may be there already. */
function moveClockTo(account: Account, time: Date): void {
  account.clock.advance(Math.max(0, time.getTime() - account.clock.now().getTime()));
}
