import { type Reject, reject } from '../feed/reject';
import { rejectReportLines } from '../feed/reject-report';
import { type BatchRecord, readBatchRecords } from './batch-records';
import type { Feed } from './feed';
import type { ImportBatch } from './ledger';
import { lookupUnits } from './lookup-units';
import type { Ports } from './ports';

/** A batch that could not be submitted this often is given up, and its records are reported. */
export const MAX_SUBMIT_ATTEMPTS = 3;
/**
 * A run that died between `submit()` and writing down the task id leaves its batch in `submitting`. NetSuite has had
 * time to begin with it after this long; then it is looked up like any other, and what is absent is submitted again.
 */
const SUBMITTING_MILLISECONDS = 60 * 60 * 1000;
/** Loading a batch file, saving a report, writing the ledger; looking its records up comes on top. */
const SETTLE_UNITS = 100;

/**
 * Asks for the status of submitted jobs. A job says only that it has ended, never which records it made, so each record
 * is looked up by its external id.
 * @returns whether work is left for another run
 */
export function settle(feed: Feed, ports: Ports): boolean {
  const failures: unknown[] = [];
  let workLeft = false;
  for (const batch of ports.ledger.batches(['submitting', 'submitted', 'ready'])) {
    try {
      workLeft = settleBatch(batch, feed, ports) || workLeft;
    } catch (error) {
      // One job that NetSuite cannot tell of must not keep the others waiting.
      failures.push(error);
    }
  }
  if (failures.length > 0) {
    throw failures[0];
  }
  return workLeft;
}

/** @returns whether the job is over but could not be looked at for lack of units */
function settleBatch(batch: ImportBatch, feed: Feed, ports: Ports): boolean {
  const { importJobs, budget, clock } = ports;
  const over = batch.state === 'submitted' ? importJobs.hasEnded(batch.taskId) : isAbandoned(batch, clock.now());
  if (!over) {
    return false;
  }
  if (!budget.allows(SETTLE_UNITS + lookupUnits(batch.records))) {
    return true;
  }
  verify(batch, feed, ports);
  return false;
}

function isAbandoned(batch: ImportBatch, now: string): boolean {
  if (batch.state === 'ready') {
    return batch.attempts >= MAX_SUBMIT_ATTEMPTS;
  }
  return Date.parse(now) - Date.parse(batch.submitted) > SUBMITTING_MILLISECONDS;
}

function verify(batch: ImportBatch, feed: Feed, ports: Ports): void {
  const records = readBatchRecords(batch.name, ports.cabinet.readLines(batch.document ?? 0));
  const keys = records.map(({ key }) => key);
  const present = feed.present(keys, ports);
  if (batch.state === 'submitting' && present.size < keys.length && batch.attempts < MAX_SUBMIT_ATTEMPTS) {
    // The import only adds, so records that did arrive are refused there, never doubled.
    ports.ledger.moveBatch(batch, 'ready', { message: 'No task id was written down; submitted again' });
    return;
  }
  const missing = records.filter(({ key }) => !present.has(key));
  const rejects = missing.flatMap((record) => refused(batch, record));
  const report =
    rejects.length === 0
      ? undefined
      : ports.cabinet.writeLines('reports', `${batch.name}-rejects.csv`, rejectReportLines(rejects));
  const counts = { created: keys.length - missing.length, missing: missing.length };
  ports.ledger.moveBatch(batch, 'ended', { ...counts, report });
  ports.log.audit('Batch verified', { batch: batch.name, ...counts });
}

function refused(batch: ImportBatch, { key, sources }: BatchRecord): Reject[] {
  const why = batch.state === 'ready' ? batch.message : `see the results of job "${batch.name}"`;
  return sources.map((source) => reject(source, key, 'NETSUITE_REFUSED', why));
}
