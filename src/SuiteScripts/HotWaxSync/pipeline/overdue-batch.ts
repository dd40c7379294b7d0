import { reject } from '../feed/reject';
import { rejectReportLines } from '../feed/reject-report';
import { readBatchRecords, readBatchRows } from './batch-records';
import { DERIVE_UNITS, deriveBatch } from './derived-batch';
import type { Feed } from './feed';
import type { ImportBatch } from './ledger';
import { lookupUnits } from './lookup-units';
import type { Ports } from './ports';
import { verify } from './verify-batch';

/** Reading the batch file twice, its siblings, a report, its ledger row, and a batch of what is there. */
const OVERDUE_UNITS = 60 + DERIVE_UNITS;

/**
 * A job that does not end: its records are looked up once. The ids of those that are there go back, the others are
 * reported. The batch is never submitted again and its records stay in flight, so that no job makes them twice (G2);
 * when the job ends after all, it is verified like any other.
 * @param unknown NetSuite does not tell the status: when all records are there, the job is taken for ended
 * @returns whether work is left for another run, for lack of units
 */
export function becomeOverdue(batch: ImportBatch, unknown: boolean, feed: Feed, ports: Ports): boolean {
  if (!ports.budget.allows(OVERDUE_UNITS + lookupUnits(batch.records))) {
    return true;
  }
  const records = readBatchRecords(batch, ports.cabinet);
  const present = feed.present(
    records.map(({ key }) => key),
    ports,
  );
  if (unknown && present.size === records.length) {
    return verify(batch, 'complete', feed, ports);
  }
  sendWhatIsThere(batch, present, feed, ports);
  const rejects = records
    .filter(({ key }) => !present.has(key))
    .flatMap(({ key, sources }) =>
      sources.map((source) => reject(source, key, 'JOB_NOT_ENDED', `job "${batch.name}" has not ended`)),
    );
  const report =
    rejects.length === 0
      ? undefined
      : ports.cabinet.writeLines('reports', `${batch.name}-rejects.csv`, rejectReportLines(rejects));
  const counts = { created: present.size, missing: records.length - present.size };
  ports.ledger.moveBatch(batch, 'overdue', { ...counts, report });
  return false;
}

/** As a batch of records that NetSuite has already: nothing of it is imported, only its ids are sent. */
function sendWhatIsThere(batch: ImportBatch, present: ReadonlySet<string>, feed: Feed, ports: Ports): void {
  if (present.size === 0) {
    return;
  }
  const siblings = ports.ledger.batchesOf([batch.preparation]);
  const rows = readBatchRows(batch, feed.columns, ports.cabinet, present);
  const changes = { name: `${batch.name}-there`, state: 'ended', kind: 'known', created: rows.length } as const;
  deriveBatch({ from: batch, siblings }, rows, feed.columns, changes, ports);
}
