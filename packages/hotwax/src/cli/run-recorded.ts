import type { LoadedConfig } from '../adapters/config/load-config';
import type { Db } from '../adapters/database/open-database';
import { SqlJobLocks } from '../adapters/database/sql-job-locks';
import { SqlJobRuns } from '../adapters/database/sql-job-runs';
import type { SignOfLife } from '../jobs/job-lock';
import type { Clock, StepObserver } from '../jobs/ports';
import { type RunSummary, recordedRun } from '../jobs/recorded-run';
import { thisProcess } from './this-process';

/** What a job is run with. */
export interface JobContext {
  readonly config: LoadedConfig;
  readonly db: Db;
  readonly clock: Clock;
  /** Called at each step that leaves something behind. */
  readonly observe: StepObserver;
  readonly progress: (exported: number, blocked: number) => void;
}

/** Runs a job under its lock, and remembers how it went. */
export async function runRecorded<Result>(
  job: string,
  { db, clock }: JobContext,
  work: (alive: SignOfLife) => Promise<Result>,
  summarize: (result: Result) => RunSummary,
): Promise<Result> {
  const ports = { locks: new SqlJobLocks(db), runs: new SqlJobRuns(db), clock };
  return recordedRun(job, thisProcess(), ports, work, summarize);
}
