import type { ImportableRecord } from '../feed/importable-record';
import { type Reject, reject } from '../feed/reject';
import { rejectReportLines } from '../feed/reject-report';
import { type BatchRecord, readBatchRecords, readBatchRows } from './batch-records';
import { DERIVE_UNITS, deriveBatch } from './derived-batch';
import type { Feed } from './feed';
import type { ImportBatch } from './ledger';
import { lookupUnits, referenceUnits } from './lookup-units';
import type { Ports } from './ports';

/**
 * How a job came to its end: NetSuite says so (`complete`, `failed`); or nobody knows whether NetSuite ever had it, since
 * no task id was written down (`lost`); or NetSuite has not told of it for so long that it never will (`forgotten`).
 */
export type Outcome = 'complete' | 'failed' | 'lost' | 'forgotten';

/**
 * How often records are submitted in all by jobs that say nothing against them: those that failed as a whole, or that
 * NetSuite perhaps never had. What a job that ran to its end left out, without a reason that can be established, is
 * submitted once more, which tells whether the reason was a passing one; that counts anew, so a record is submitted six
 * times at most.
 */
const MOST_SUBMITS = 3;

/** Reading a batch file twice and a retry once, asking for siblings, saving a report, moving the row. */
const VERIFY_UNITS = 70 + DERIVE_UNITS;
/** Of so many missing records the reason is looked for; when more are missing, it is not about single records. */
const EXPLAINED = 1000;

/**
 * Looks the records of a batch up. What is there is acknowledged at once; what is missing goes into a new batch where a
 * retry can help, else into a report with its reason.
 * @returns whether work is left for another run, for lack of units
 */
export function verify(batch: ImportBatch, outcome: Outcome, feed: Feed, ports: Ports): boolean {
  if (!ports.budget.allows(VERIFY_UNITS + lookupUnits(batch.records))) {
    return true;
  }
  const records = readBatchRecords(batch, ports.cabinet);
  const present = feed.present(
    records.map(({ key }) => key),
    ports,
  );
  if (outcome === 'lost' && present.size === 0 && batch.message !== '') {
    // NetSuite has refused it before, so very likely it did again: it is divided when that was once too often.
    ports.ledger.moveBatch(batch, 'ready');
    return false;
  }
  const missing = records.filter(({ key }) => !present.has(key));
  const rows =
    missing.length === 0
      ? []
      : readBatchRows(batch, feed.columns, ports.cabinet, new Set(missing.map(({ key }) => key)));
  const reasons = reasonsOf(rows, feed, ports);
  if (reasons === undefined) {
    return true;
  }
  const travelling = tryAgain(batch, outcome, rows, reasons, feed, ports);
  const rejected = missing.filter(({ key }) => !travelling.has(key));
  endBatch(
    batch,
    { created: present.size, missing: rejected.length },
    rejected.flatMap((record) => reasons.get(record.key) ?? refused(batch, record)),
    travelling.size === 0 ? '' : `${travelling.size} record(s) travel on in batch ${retryName(batch, outcome)}`,
    ports,
  );
  return false;
}

/** Moves a batch whose records are all accounted for, with a report of those that became none. At most 22 units. */
export function endBatch(
  batch: ImportBatch,
  counts: Pick<ImportBatch, 'created' | 'missing'>,
  rejects: readonly Reject[],
  message: string,
  { cabinet, ledger, log }: Ports,
): void {
  const report =
    rejects.length === 0
      ? undefined
      : cabinet.writeLines('reports', `${batch.name}-rejects.csv`, rejectReportLines(rejects));
  // What a batch said of itself while it was overdue holds no longer.
  const reported =
    report === undefined && batch.report !== undefined ? batch.reported || 'not told: the job has ended' : '';
  ledger.moveBatch(batch, 'ended', { ...counts, message, report, reported });
  log.audit('Batch verified', { batch: batch.name, ...counts });
}

/** @returns by external id; undefined when there are not the units to look */
function reasonsOf(rows: readonly ImportableRecord[], feed: Feed, ports: Ports): Map<string, Reject[]> | undefined {
  const looked = rows.slice(0, EXPLAINED);
  const wanted = feed.missingReferences(looked);
  if (!ports.budget.allows(VERIFY_UNITS + referenceUnits(wanted) + lookupUnits(looked.length))) {
    return undefined;
  }
  const reasons = new Map<string, Reject[]>();
  const rejects = looked.length === 0 ? [] : feed.whyMissing(looked, ports.lookup.references(wanted), ports);
  for (const problem of rejects) {
    reasons.set(problem.key, [...(reasons.get(problem.key) ?? []), problem]);
  }
  return reasons;
}

/**
 * Puts the records of which no reason is known into a batch of their own, to be submitted once more. A run that died may
 * have done so already: then the records of that batch travel, whatever is known of them now.
 * @returns external ids of the records that travel on
 */
function tryAgain(
  batch: ImportBatch,
  outcome: Outcome,
  rows: readonly ImportableRecord[],
  reasons: ReadonlyMap<string, Reject[]>,
  feed: Feed,
  ports: Ports,
): ReadonlySet<string> {
  const name = retryName(batch, outcome);
  if (rows.length === 0 || name === undefined) {
    return new Set();
  }
  const siblings = ports.ledger.batchesOf([batch.preparation]);
  const unexplained = rows.filter(({ key }) => !reasons.has(key));
  if (unexplained.length === 0 && !siblings.some((sibling) => sibling.name === name)) {
    return new Set();
  }
  const attempts = outcome === 'complete' ? 0 : batch.attempts;
  const changes = { name, attempts, state: 'ready' } as const;
  const retry = deriveBatch({ from: batch, siblings }, unexplained, feed.columns, changes, ports);
  return new Set(readBatchRecords(retry, ports.cabinet).map(({ key }) => key));
}

/** The same at each look, so that it is written once. @returns undefined when the records are not submitted again */
function retryName({ name, state, attempts }: ImportBatch, outcome: Outcome): string | undefined {
  // What was reported as not ended is not submitted a second time.
  if (state === 'overdue' || outcome === 'forgotten') {
    return undefined;
  }
  if (outcome === 'complete') {
    return /-again(-|$)/.test(name) ? undefined : `${name}-again`;
  }
  return attempts < MOST_SUBMITS ? `${name}-${attempts + 1}` : undefined;
}

function refused(batch: ImportBatch, { key, sources }: BatchRecord): Reject[] {
  const why = `NetSuite refused the record: see results of job "${batch.name}"`;
  return sources.map((source) => reject(source, key, 'NETSUITE_REFUSED', why));
}
