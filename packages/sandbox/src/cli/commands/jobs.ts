import type { Command } from 'commander';
import type { CsvJob } from '../../csv-import/csv-jobs';
import { describeJobs } from '../describe-jobs';
import type { Shell } from '../shell';

export function addJobs(program: Command, shell: Shell): void {
  program
    .command('jobs')
    .summary('show CSV import jobs')
    .description('Shows CSV import jobs, oldest first, as at Setup > Import/Export > View CSV Import Status.')
    .action(() => {
      const { listCsvJobs } =
        require('../../csv-import/list-csv-jobs') as typeof import('../../csv-import/list-csv-jobs');
      shell.onAccount((account) => {
        const jobs = listCsvJobs(account);
        shell.answer(jobs.map(documentOf), () => describeJobs(jobs));
      });
    });
}

/** `message` only where the numbers do not tell: why a job failed as a whole. */
function documentOf({ message, ...job }: CsvJob): object {
  return job.status === 'FAILED' ? { ...job, message } : job;
}
