import type { Account } from '../account/account';
import { inTransaction } from '../account/sql';
import { NetSuiteError, SandboxError } from '../errors';
import type { BoundMap } from './bind-map';
import { buildChanges } from './build-draft';
import type { ConversionContext } from './convert-value';
import { CsvFileError } from './csv-file-error';
import type { CsvJobRow } from './csv-job-store';
import { countFailed, countImported, findJob, firstJobs, markProcessing, setRecordCount } from './csv-job-store';
import type { ProcessNextCsvJob } from './csv-jobs';
import { endJob } from './end-csv-job';
import type { RecordRows } from './group-rows';
import { importRecord } from './import-record';
import { type CsvFault, faultFor, isLost, reachOf } from './job-faults';
import type { ReadImport } from './read-import';
import { readJob } from './read-job';
import { recordOrder } from './record-order';
import { cachedResolver } from './resolve-cached';

/**
 * Goes on with the first unfinished job of each queue, to its end unless a fault keeps it. Jobs of one queue run one after
 * another, in the order of submission: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N347015.html
 *
 * A job's states: PENDING until it is its turn; PROCESSING while its records are done, one after another; COMPLETE at the
 * end, even when every record failed; FAILED when the job itself could not be read or done; CANCELED when an
 * administrator ended it (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N353181.html). Each record is
 * committed together with the job's counters, so a job that a crash left PROCESSING goes on with the next record, as
 * NetSuite's Retry does: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N350581.html
 */
export const processNextCsvJob: ProcessNextCsvJob = (account) => {
  let worked = false;
  for (const { id } of firstJobs(account)) worked = processJob(account, beginJob(account, id)) || worked;
  return worked;
};

function beginJob(account: Account, id: string): CsvJobRow {
  return inTransaction(account.db, () => {
    const job = findJob(account, id) as CsvJobRow;
    if (job.status !== 'PENDING') return job;
    const fault = faultFor(account, job.mapping);
    markProcessing(account, id, fault ? JSON.stringify(fault) : null);
    return findJob(account, id) as CsvJobRow;
  });
}

/** @returns whether anything could be done */
function processJob(account: Account, job: CsvJobRow): boolean {
  const fault = job.fault === null ? undefined : (JSON.parse(job.fault) as CsvFault);
  const reach = reachOf(account, fault, job);
  const done = job.imported + job.failed;
  if (reach.outcome === 'wait' && reach.records <= done) return false;
  let plan: ReadImport | undefined;
  try {
    plan = readJob(account, job);
    setRecordCount(account, job.id, plan.records.length);
    processRecords(account, { job, plan, fault, from: done, until: Math.min(reach.records, plan.records.length) });
  } catch (error) {
    endJob(account, job.id, plan, {
      status: 'FAILED',
      message: error instanceof Error ? error.message : String(error),
    });
    // A defect of the sandbox must not pass for a failed import.
    if (!(error instanceof SandboxError || error instanceof CsvFileError)) throw error;
    return true;
  }
  if (reach.outcome !== 'wait') endJob(account, job.id, plan, { status: reach.outcome });
  return true;
}

interface Stretch {
  readonly job: CsvJobRow;
  readonly plan: ReadImport;
  readonly fault: CsvFault | undefined;
  /** Positions among the records that the job does. */
  readonly from: number;
  readonly until: number;
}

function processRecords(account: Account, { job, plan, fault, from, until }: Stretch): void {
  const context = conversionContext(account, plan.bound);
  const order = recordOrder(plan.records.length, job.seed);
  for (let position = from; position < until; position += 1) {
    const record = order[position] as number;
    const rows = plan.records[record] as RecordRows;
    const lost = isLost(fault, position);
    processRecord(account, job.id, { position, record, rows, lost, bound: plan.bound, context });
  }
}

function conversionContext(account: Account, { map, type }: BoundMap): ConversionContext {
  return {
    settings: account.settings,
    decimalMark: map.decimalMark,
    multiSelectDelimiter: map.multiSelectDelimiter,
    resolve: cachedResolver(account, type),
  };
}

interface RecordAction {
  /** How many records the job has done before. */
  readonly position: number;
  /** Ordinal in the file. */
  readonly record: number;
  readonly rows: RecordRows;
  /** Counts as imported, and is not. */
  readonly lost: boolean;
  readonly bound: BoundMap;
  readonly context: ConversionContext;
}

/**
 * Imports one record, or notes why it failed, and counts it: one transaction, so that no crash can come between. When
 * another process works on the same job, the record is left to whoever came first.
 */
function processRecord(account: Account, jobId: string, action: RecordAction): void {
  inTransaction(account.db, () => {
    const job = findJob(account, jobId);
    if (job?.status !== 'PROCESSING' || job.imported + job.failed !== action.position) return;
    const failure = action.lost ? undefined : tryImport(account, action);
    if (failure === undefined) countImported(account, jobId);
    else countFailed(account, jobId, action.record, failure);
  });
}

/** @returns the message for the results file, or undefined when the record was saved */
function tryImport(account: Account, { rows, bound, context }: RecordAction): string | undefined {
  try {
    inTransaction(account.db, () => {
      requireKey(bound, rows.rows[0] ?? []);
      importRecord(account, bound, buildChanges(bound, rows, context));
    });
    return undefined;
  } catch (error) {
    if (error instanceof NetSuiteError) return wordingOf(error);
    throw error;
  }
}

/**
 * Public pages quote references that were not found from results files without the full stop that the APIs put behind
 * them: "Invalid country reference key US"
 * (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N353446.html), and HotWax's manual "Invalid entity
 * reference key 5550381".
 */
function wordingOf({ name, message }: NetSuiteError): string {
  return name === 'INVALID_KEY_OR_REF' ? message.replace(/\.$/, '') : message;
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
