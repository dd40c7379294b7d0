import type { Account } from '../account/account';
import type { CsvJob } from '../csv-import/csv-jobs';
import type { Export } from '../exports/list-exports';
import type { RunOptions, RunResult } from '../scripts/run-task';
import { describeJobs } from './describe-jobs';
import { exportLine, runLine } from './describe-run';
import type { Shell } from './shell';
import { complain, say } from './terminal';

/**
 * Lets the account work and tells what it did: each run as it ends, then the import jobs and the exports that ended.
 * With --json: `{ now, runs, jobs, exports }`. The exit status is 1 when a run failed, as for `run`; an import job with
 * failed records, or an export that failed, is an event like others.
 */
export function reportWork(account: Account, shell: Shell, work: (options: RunOptions) => RunResult[]): void {
  const { listCsvJobs } = require('../csv-import/list-csv-jobs') as typeof import('../csv-import/list-csv-jobs');
  const { listExports } = require('../exports/list-exports') as typeof import('../exports/list-exports');
  const before = [...listCsvJobs(account), ...listExports(account)].filter(hasEnded);
  const endedBefore = new Set(before.map(({ taskId }) => taskId));
  const runs = work(shell.json ? {} : { onRun: (run) => say(runLine(run)) });
  const jobs = listCsvJobs(account).filter((job) => hasEnded(job) && !endedBefore.has(job.taskId));
  const exports = listExports(account).filter((one) => hasEnded(one) && !endedBefore.has(one.taskId));
  const now = account.clock.now().toISOString();
  shell.answer({ now, runs, jobs, exports }, () =>
    [
      ...(runs.length + jobs.length + exports.length === 0 ? ['Nothing was due or queued.'] : []),
      ...(jobs.length > 0 ? [describeJobs(jobs)] : []),
      ...exports.map(exportLine),
      `The account's time is ${now}.`,
    ].join('\n'),
  );
  for (const { script, error } of runs.filter(({ status }) => status === 'FAILED')) {
    shell.exitStatus = 1;
    complain(`${script} failed: ${error?.name}: ${error?.message}`);
  }
}

function hasEnded({ status }: CsvJob | Export): boolean {
  return status !== 'PENDING' && status !== 'PROCESSING';
}
