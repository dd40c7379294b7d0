import type { Feed } from './feed';
import type { ImportBatch } from './ledger';
import { becomeOverdue } from './overdue-batch';
import type { JobStatus, Ports } from './ports';
import { noteProblem } from './problems';
import { SyncError } from './sync-error';
import { type Outcome, verify } from './verify-batch';

/**
 * A run that died between `submit()` and writing down the task id leaves its batch in `submitting`. NetSuite has had
 * time to begin with it after this long; then it is looked up like any other, and what is absent is submitted again.
 */
const SUBMITTING_MILLISECONDS = 60 * 60 * 1000;

export interface JobTimes {
  /** A job that takes longer is reported. */
  readonly jobMilliseconds: number;
  /** A job that NetSuite cannot tell of is not waited for any longer; NetSuite itself keeps jobs for 30 days
   * (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N350581.html). */
  readonly keepMilliseconds: number;
}

/**
 * Asks for the status of submitted jobs. A job says only that it has ended, never which records it made, so each record
 * is looked up by its external id. One job that cannot be looked at keeps no other waiting.
 * @returns whether work is left for another run
 */
export function settle(feed: Feed, times: JobTimes, ports: Ports): boolean {
  const failures: unknown[] = [];
  let workLeft = false;
  for (const batch of ports.ledger.batches(['submitting', 'submitted', 'overdue'])) {
    try {
      workLeft = settleBatch(batch, feed, times, ports) || workLeft;
    } catch (error) {
      if (error instanceof SyncError) {
        noteProblem(error.code, batch.name, error, ports);
      } else {
        failures.push(error);
      }
    }
  }
  if (failures.length > 0) {
    throw failures[0];
  }
  return workLeft;
}

/** @returns whether the job is over but could not be looked at for lack of units */
function settleBatch(batch: ImportBatch, feed: Feed, times: JobTimes, ports: Ports): boolean {
  const outcome = outcomeOf(batch, times, ports);
  switch (outcome) {
    case 'under way':
      return false;
    case 'late':
    case 'late and unknown':
      return becomeOverdue(batch, outcome === 'late and unknown', feed, ports);
    default:
      return verify(batch, outcome, feed, ports);
  }
}

function outcomeOf(
  batch: ImportBatch,
  { jobMilliseconds, keepMilliseconds }: JobTimes,
  ports: Ports,
): Outcome | 'under way' | 'late' | 'late and unknown' {
  const age = Date.parse(ports.clock.now()) - Date.parse(batch.submitted);
  if (batch.state === 'submitting') {
    return age > SUBMITTING_MILLISECONDS ? 'lost' : 'under way';
  }
  const status = statusOf(batch, ports);
  if (status === 'complete' || status === 'failed') {
    return status;
  }
  if (status === 'unknown' && age >= Math.max(jobMilliseconds, keepMilliseconds)) {
    return 'forgotten';
  }
  if (age < jobMilliseconds) {
    return 'under way';
  }
  ports.problems.report('JOB_OVERDUE', batch.name, `submitted at ${batch.submitted}`);
  if (batch.state === 'overdue') {
    return 'under way';
  }
  return status === 'unknown' ? 'late and unknown' : 'late';
}

function statusOf(batch: ImportBatch, ports: Ports): JobStatus | 'unknown' {
  try {
    return ports.importJobs.status(batch.taskId);
  } catch (error) {
    noteProblem('JOB_UNKNOWN', batch.name, error, ports);
    return 'unknown';
  }
}
