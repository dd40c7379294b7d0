import type { Account } from '../account/account';
import { allJobs, findJob } from './csv-job-store';
import type { CsvJob } from './csv-jobs';
import { readJobContent } from './job-content';
import { resultsName } from './results-file';

/** Every import job, oldest first. */
export function listCsvJobs(account: Account): CsvJob[] {
  return allJobs(account).map(({ id, name, mapping, status, records, imported, failed, results, message }) => ({
    taskId: id,
    name,
    mapping,
    status,
    records,
    imported,
    failed,
    resultsFile: results,
    message,
  }));
}

/**
 * What `task.checkStatus` says of a job: `PENDING`, `PROCESSING`, `COMPLETE`, `FAILED`; undefined for no such job.
 *
 * The help says that it is a value of `task.TaskStatus`, which has none for a cancelled job
 * (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_453959899902.html,
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4345807357.html), and nothing of which one such a
 * job shows. COMPLETE is the stricter reading: a script that takes it for "all is imported" loses the rest, and should
 * learn so here. FAILED is what the fault `fail` shows.
 */
export function csvJobStatus(account: Account, taskId: string): string | undefined {
  const status = findJob(account, taskId)?.status;
  return status === 'CANCELED' ? 'COMPLETE' : status;
}

/**
 * The results file of a job that has ended. Only the person who submitted a job and administrators can download it,
 * never a script: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N350581.html
 * @param path as in a job's `resultsFile`
 * @returns UTF-8 CSV, or undefined when there is no such file
 */
export function readResultsFile(account: Account, path: string): Buffer | undefined {
  const wanted = path.startsWith('/') ? path : `/${path}`;
  const job = allJobs(account).find(({ results }) => results === wanted);
  return job && readJobContent(account, resultsName(job.id));
}

/** Every results file that there is, oldest first. */
export function listResultsFiles(account: Account): { path: string; size: number }[] {
  return allJobs(account).flatMap(({ results }) => {
    const content = results ? readResultsFile(account, results) : undefined;
    return results && content ? [{ path: results, size: content.length }] : [];
  });
}
