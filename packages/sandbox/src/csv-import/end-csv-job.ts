import type { Account } from '../account/account';
import { inTransaction } from '../account/sql';
import type { CsvJobRow } from './csv-job-store';
import { failuresOf, findJob, markEnded } from './csv-job-store';
import { saveJobContent } from './job-content';
import { mailJobEnd } from './job-mail';
import type { ReadImport } from './read-import';
import { recordOrder } from './record-order';
import { resultsName, resultsPath, writeResults } from './results-file';

/** A job that is over for good. */
export interface JobEnd {
  readonly status: 'COMPLETE' | 'FAILED' | 'CANCELED';
  /** Why it failed as a whole; absent: how many records were imported. */
  readonly message?: string;
}

/** What the results file says of records that a job which ended early did not come to; the help gives no words for it. */
const NOT_PROCESSED = 'Not processed: the job ended before.';

/**
 * Ends a job that is not over, with its results file and the mail about it: the records that were not imported, because
 * of errors or because the job was cancelled.
 * Wording: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N350581.html
 * @param plan undefined when the job's file could not be read
 */
export function endJob(account: Account, id: string, plan: ReadImport | undefined, end: JobEnd): void {
  const before = findJob(account, id);
  if (!before || !isUnfinished(before)) return;
  const missing = plan ? notImported(account, before, plan) : new Map<number, string>();
  const hasResults = plan !== undefined && missing.size > 0;
  if (hasResults) saveJobContent(account, resultsName(id), writeResults(plan, missing));
  inTransaction(account.db, () => {
    const job = findJob(account, id);
    if (!job || !isUnfinished(job)) return;
    const message = end.message ?? `${job.imported} records of ${job.records} imported`;
    markEnded(account, id, { status: end.status, message, results: hasResults ? resultsPath(id) : null });
    mailJobEnd(account, job, { status: end.status, message });
  });
}

function isUnfinished({ status }: CsvJobRow): boolean {
  return status === 'PENDING' || status === 'PROCESSING';
}

/** Messages by ordinal of the record, in the order of the file. */
function notImported(account: Account, job: CsvJobRow, { records }: ReadImport): Map<number, string> {
  const failures = failuresOf(account, job.id);
  const left = recordOrder(records.length, job.seed).slice(job.imported + job.failed);
  for (const record of left) failures.set(record, NOT_PROCESSED);
  return new Map([...failures].sort(([one], [other]) => one - other));
}
