import type { Account } from '../account/account';
import { SandboxError } from '../errors';
import { findJob } from './csv-job-store';
import { endJob } from './end-csv-job';
import { readJob } from './read-job';

/**
 * Cancels a job that is pending or processing, as administrators can on the status page. What it has imported stays; the
 * rest is in its results file: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N350581.html
 * @throws SandboxError when there is no such job, or when it is over
 */
export function cancelCsvJob(account: Account, taskId: string): void {
  const job = findJob(account, taskId);
  if (!job) throw new SandboxError(`There is no import job ${taskId}.`);
  if (job.status !== 'PENDING' && job.status !== 'PROCESSING') {
    throw new SandboxError(
      `The import job ${taskId} is over: ${job.status}. Only pending and processing jobs can be cancelled.`,
    );
  }
  endJob(account, taskId, readJob(account, job), { status: 'CANCELED' });
}
