import type { Account } from '../account/account';
import { inTransaction } from '../account/sql';
import { NetSuiteError, SandboxError } from '../errors';
import type { BoundMap } from './bind-map';
import { buildChanges } from './build-draft';
import type { ConversionContext } from './convert-value';
import { CsvFileError } from './csv-file-error';
import type { CsvJobRow } from './csv-job-store';
import {
  countFailed,
  countImported,
  failuresOf,
  findJob,
  firstJobs,
  markEnded,
  markProcessing,
  setRecordCount,
} from './csv-job-store';
import type { ProcessNextCsvJob } from './csv-jobs';
import { findImportMap } from './find-import-map';
import type { RecordRows } from './group-rows';
import { importRecord } from './import-record';
import { readJobContent, saveJobContent } from './job-content';
import { mailJobEnd } from './job-mail';
import type { ReadImport } from './read-import';
import { readImport } from './read-import';
import { cachedResolver } from './resolve-cached';
import { resultsName, resultsPath, writeResults } from './results-file';

/**
 * Processes the oldest unfinished job of each queue to its end. Jobs of one queue run one after another, in the order
 * of submission: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N347015.html
 *
 * A job's states: PENDING until it is its turn; PROCESSING while its records are done in file order, one after another;
 * COMPLETE at the end, even when every record failed; FAILED when the job itself could not be read or done. Each record
 * is committed together with the job's counters, so a job that a crash left PROCESSING goes on with the next record, as
 * NetSuite's Retry does: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N353181.html
 */
export const processNextCsvJob: ProcessNextCsvJob = (account) => {
  const jobs = firstJobs(account);
  for (const job of jobs) processJob(account, job);
  return jobs.length > 0;
};

function processJob(account: Account, job: CsvJobRow): void {
  markProcessing(account, job.id);
  let plan: ReadImport | undefined;
  try {
    plan = readJob(account, job);
    processRecords(account, job, plan);
  } catch (error) {
    endJob(account, job.id, plan, {
      status: 'FAILED',
      message: error instanceof Error ? error.message : String(error),
    });
    // A defect of the sandbox must not pass for a failed import.
    if (!(error instanceof SandboxError || error instanceof CsvFileError)) throw error;
    return;
  }
  endJob(account, job.id, plan, { status: 'COMPLETE' });
}

function readJob(account: Account, job: CsvJobRow): ReadImport {
  const map = findImportMap(account, job.mapping);
  if (!map) throw new SandboxError(`The saved import ${job.mapping} is no longer in the account.`);
  return readImport(account.types, map, readJobContent(account, job.file).toString('utf8'));
}

function processRecords(account: Account, job: CsvJobRow, plan: ReadImport): void {
  setRecordCount(account, job.id, plan.records.length);
  const context = conversionContext(account, plan.bound);
  const done = job.imported + job.failed;
  plan.records.slice(done).forEach((rows, index) => {
    processRecord(account, job.id, { record: done + index, rows, bound: plan.bound, context });
  });
}

function conversionContext(account: Account, { map, type }: BoundMap): ConversionContext {
  return {
    settings: account.settings,
    decimalMark: map.decimalMark,
    multiSelectDelimiter: map.multiSelectDelimiter,
    resolve: cachedResolver(account, type),
  };
}

/**
 * Imports one record, or notes why it failed, and counts it: one transaction, so that no crash can come between. When
 * another process works on the same job, the record is left to whoever came first.
 */
function processRecord(
  account: Account,
  jobId: string,
  { record, rows, bound, context }: { record: number; rows: RecordRows; bound: BoundMap; context: ConversionContext },
): void {
  inTransaction(account.db, () => {
    const job = findJob(account, jobId);
    if (job?.status !== 'PROCESSING' || job.imported + job.failed !== record) return;
    const failure = tryImport(account, bound, rows, context);
    if (failure === undefined) countImported(account, jobId);
    else countFailed(account, jobId, record, failure);
  });
}

/** @returns the message for the results file, or undefined when the record was saved */
function tryImport(
  account: Account,
  bound: BoundMap,
  { rows }: RecordRows,
  context: ConversionContext,
): string | undefined {
  try {
    inTransaction(account.db, () => {
      requireKey(bound, rows[0] ?? []);
      importRecord(account, bound, buildChanges(bound, rows, context));
    });
    return undefined;
  } catch (error) {
    if (error instanceof NetSuiteError) return error.message;
    throw error;
  }
}

/**
 * Every row of a record with lines carries the record's unique id:
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1534420642.html. What NetSuite says of a row
 * without one is not documented.
 */
function requireKey({ groupingColumn, internalId, externalId, body }: BoundMap, row: readonly string[]): void {
  if (groupingColumn === undefined || row[groupingColumn]) return;
  const key = [internalId, externalId, ...body].find((field) => field?.column === groupingColumn);
  throw new NetSuiteError('USER_ERROR', `Please enter value(s) for: ${key?.definition.label}`);
}

/**
 * Ends a job, with the results file of its failed records and the mail about it.
 * Wording: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N350581.html
 */
function endJob(
  account: Account,
  id: string,
  plan: ReadImport | undefined,
  { status, message }: { status: 'COMPLETE' | 'FAILED'; message?: string },
): void {
  const done = findJob(account, id);
  const hasResults = plan !== undefined && (done?.failed ?? 0) > 0;
  if (hasResults) saveJobContent(account, resultsName(id), writeResults(plan, failuresOf(account, id)));
  inTransaction(account.db, () => {
    const job = findJob(account, id);
    if (job?.status !== 'PROCESSING') return;
    const end = { status, message: message ?? `${job.imported} records of ${job.records} imported` };
    markEnded(account, id, { ...end, results: hasResults ? resultsPath(id) : null });
    mailJobEnd(account, job, end);
  });
}
