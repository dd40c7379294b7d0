import { errorText } from '../core/error-text';
import { type SignOfLife, withJobLock } from './job-lock';
import type { Clock, JobLocks, JobRuns } from './ports';

export interface RunPorts {
  readonly locks: JobLocks;
  readonly runs: JobRuns;
  readonly clock: Clock;
}

/** What a job did, in one line for people. */
export interface RunSummary {
  readonly message: string;
  /** Part of the work could not be done; the rest was. */
  readonly failed: boolean;
}

/**
 * Runs a job under its lock and remembers how it went, so that `status` can tell it whoever ran it. An error goes on to
 * the caller; when not even that it failed can be remembered, since the database is away, the first error counts.
 */
export async function recordedRun<Result>(
  job: string,
  holder: string,
  { locks, runs, clock }: RunPorts,
  work: (alive: SignOfLife) => Promise<Result>,
  summarize: (result: Result) => RunSummary,
): Promise<Result> {
  return withJobLock(job, holder, { locks, clock }, async (alive) => {
    await runs.began(job, clock.now());
    let result: Result;
    try {
      result = await work(alive);
    } catch (error) {
      await runs.ended(job, 'failed', errorText(error), clock.now()).catch(() => undefined);
      throw error;
    }
    const { message, failed } = summarize(result);
    await runs.ended(job, failed ? 'failed' : 'done', message, clock.now());
    return result;
  });
}
