import type { JobRun } from '../core/stage-counts';
import type { LastRun } from '../jobs/job-schedule';

/** What is remembered of runs of other processes, such as the one before a restart, by job. */
export function earlierRuns(runs: readonly JobRun[]): Map<string, LastRun> {
  return new Map(runs.map((run) => [run.job, lastRun(run)]));
}

function lastRun({ outcome, startedAt, endedAt, message }: JobRun): LastRun {
  const began = new Date(startedAt);
  if (outcome === 'running' || endedAt === undefined) {
    const unended = 'it has not ended: another process is at it, or died; the next run goes on';
    return { began, ended: undefined, outcome: 'unended', message: unended };
  }
  return { began, ended: new Date(endedAt), outcome, message };
}
