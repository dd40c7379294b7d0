import type { Account } from '../account/account';
import { allJobs, type CsvJobRow, findJob } from './csv-job-store';
import type { CsvJob } from './csv-jobs';
import { readJobContent } from './job-content';
import { resultsName } from './results-file';

/** NetSuite forgets a job after so long: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N350581.html */
const KEPT_MILLISECONDS = 30 * 24 * 60 * 60_000;

/** A job that is not over is not forgotten, however long it takes. */
function isKept(account: Account, { status, submitted }: CsvJobRow): boolean {
  const isOver = status !== 'PENDING' && status !== 'PROCESSING';
  return !isOver || account.clock.now().getTime() - Date.parse(submitted) <= KEPT_MILLISECONDS;
}

function keptJobs(account: Account): CsvJobRow[] {
  return allJobs(account).filter((job) => isKept(account, job));
}

/** Every import job that NetSuite still knows of, oldest first. */
export function listCsvJobs(account: Account): CsvJob[] {
  return keptJobs(account).map(({ id, name, mapping, status, records, imported, failed, results, message }) => ({
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
 * What `task.checkStatus` says of a job: `PENDING`, `PROCESSING`, `COMPLETE`, `FAILED`; undefined for no such job,
 * or one that was submitted more than 30 days ago.
 *
 * The help says that it is a value of `task.TaskStatus`, which has none for a cancelled job
 * (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_453959899902.html,
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4345807357.html), and nothing of which one such a
 * job shows. COMPLETE is the stricter reading: a script that takes it for "all is imported" loses the rest, and should
 * learn so here. FAILED is what the fault `fail` shows.
 */
export function csvJobStatus(account: Account, taskId: string): string | undefined {
  const job = findJob(account, taskId);
  if (!job || !isKept(account, job)) return undefined;
  return job.status === 'CANCELED' ? 'COMPLETE' : job.status;
}

/**
 * The results file of a job that has ended. Only the person who submitted a job and administrators can download it,
 * never a script: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N350581.html
 * @param path as in a job's `resultsFile`
 * @returns UTF-8 CSV, or undefined when there is no such file
 */
export function readResultsFile(account: Account, path: string): Buffer | undefined {
  const wanted = path.startsWith('/') ? path : `/${path}`;
  const job = keptJobs(account).find(({ results }) => results === wanted);
  return job && readJobContent(account, resultsName(job.id));
}

/** Every results file that there is, oldest first. */
export function listResultsFiles(account: Account): { path: string; size: number }[] {
  return keptJobs(account).flatMap(({ results }) => {
    const content = results ? readResultsFile(account, results) : undefined;
    return results && content ? [{ path: results, size: content.length }] : [];
  });
}
