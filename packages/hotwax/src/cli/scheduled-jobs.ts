import type { ScheduledJob } from '../jobs/job-schedule';
import type { RunSummary } from '../jobs/recorded-run';
import { summarizeApprovals, summarizeImport } from './describe-answers';
import { summarizeExport } from './describe-export';
import { runApproveOrders, runImportIds, runImportRejects } from './run-answers';
import { runExportCustomers, runExportOrders } from './run-exports';
import type { JobContext } from './run-recorded';

type JobName = keyof JobContext['config']['serve']['schedules'];

const RUNS: Readonly<Record<JobName, (context: JobContext) => Promise<RunSummary>>> = {
  'export-customers': async (context) => summarizeExport(await runExportCustomers(context)),
  'export-orders': async (context) => summarizeExport(await runExportOrders(context)),
  'import-ids': async (context) => summarizeImport(await runImportIds(context)),
  'import-rejects': async (context) => summarizeImport(await runImportRejects(context)),
  'approve-orders': async (context) => summarizeApprovals(await runApproveOrders(context)),
};

/** The jobs that the config schedules. */
export function scheduledJobs(context: Pick<JobContext, 'config' | 'db' | 'clock'>): ScheduledJob[] {
  const { schedules } = context.config.serve;
  return (Object.keys(RUNS) as JobName[])
    .filter((name) => schedules[name] !== 'off')
    .map((name) => ({
      name,
      cron: schedules[name],
      run: () => RUNS[name]({ ...context, observe: () => undefined, progress: () => undefined }),
    }));
}
