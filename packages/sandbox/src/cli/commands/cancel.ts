import type { Command } from 'commander';
import { describeJobs } from '../describe-jobs';
import type { Shell } from '../shell';

export function addCancel(program: Command, shell: Shell): void {
  program
    .command('cancel')
    .summary('cancel a CSV import job')
    .description(
      'Cancels a pending or processing CSV import job, as administrators can at Setup > Import/Export > View CSV Import ' +
        'Status. What it has imported stays, the rest is in its results file.',
    )
    .argument('<taskid>', 'as "jobs --json" shows it')
    .action((taskId: string) => {
      const { cancelCsvJob } =
        require('../../csv-import/cancel-csv-job') as typeof import('../../csv-import/cancel-csv-job');
      const { listCsvJobs } =
        require('../../csv-import/list-csv-jobs') as typeof import('../../csv-import/list-csv-jobs');
      shell.changeAccount((account) => {
        cancelCsvJob(account, taskId);
        const jobs = listCsvJobs(account).filter((job) => job.taskId === taskId);
        shell.answer(jobs[0], () => describeJobs(jobs));
      });
    });
}
