import type { ImportableRecord } from '../feed/importable-record';
import { type Reject, reject } from '../feed/reject';
import { readBatchRows } from './batch-records';
import { DERIVE_UNITS, deriveBatch } from './derived-batch';
import type { Feed } from './feed';
import type { ImportBatch } from './ledger';
import { lookupUnits } from './lookup-units';
import type { Ports } from './ports';
import { endBatch } from './verify-batch';

/** Reading the file, asking for siblings, writing two halves or a report; looking the records up comes on top. */
const DIVIDE_UNITS = 50 + 2 * DERIVE_UNITS;
/**
 * So often are the batches of one preparation divided. One bad record among 25,000 takes 15 divisions, four take 54.
 * After that, what is still refused is reported as it is.
 */
const MOST_DIVISIONS = 60;

/** What `divide` costs at most. */
export function divideUnits({ records }: ImportBatch): number {
  return DIVIDE_UNITS + lookupUnits(records);
}

/** Whether a batch is half of one that NetSuite refused. */
export function isHalf(name: string): boolean {
  return /-[ab]$/.test(name);
}

/**
 * Divides a batch that NetSuite refuses as a whole: one bad value is enough for that, since NetSuite checks values before
 * it queues a job (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4570061540.html). The halves take
 * its place; a record that is refused alone is reported with NetSuite's words, and the good rest goes in.
 *
 * A half is submitted once and divided at its first refusal. So N records with one bad one among them cost 3 + 2·log2(N)
 * submits, and a preparation 3 for each of its batches and 120 for all their halves at most: about 20,000 units, however
 * many records are bad. A run that has no more units leaves the rest to the next one.
 * @returns the halves; none when the records were reported
 */
export function divide(batch: ImportBatch, feed: Feed, ports: Ports): ImportBatch[] {
  const records = readBatchRows(batch, feed.columns, ports.cabinet);
  const siblings = ports.ledger.batchesOf([batch.preparation]);
  const halves = siblings.filter(({ name }) => isHalf(name));
  const begun = halves.some(({ name }) => name === `${batch.name}-a`);
  if (records.length < 2 || (halves.length >= 2 * MOST_DIVISIONS && !begun)) {
    giveUp(batch, records, feed, ports);
    return [];
  }
  const middle = Math.ceil(records.length / 2);
  const [first, second] = [records.slice(0, middle), records.slice(middle)].map((part, index) => {
    const name = `${batch.name}-${index === 0 ? 'a' : 'b'}`;
    const changes = { name, state: 'ready', attempts: 0 } as const;
    return deriveBatch({ from: batch, siblings }, part, feed.columns, changes, ports);
  });
  const message = `Refused as a whole, and divided: ${batch.message}`;
  ports.ledger.moveBatch(batch, 'ended', { created: 0, missing: 0, message });
  ports.log.audit('Batch divided', { batch: batch.name, records: records.length });
  return [first, second].filter((half) => half?.state === 'ready') as ImportBatch[];
}

function giveUp(batch: ImportBatch, records: readonly ImportableRecord[], feed: Feed, ports: Ports): void {
  const present = feed.present(
    records.map(({ key }) => key),
    ports,
  );
  const missing = records.filter(({ key }) => !present.has(key));
  const together = records.length === 1 ? 'the record' : `${records.length} records together`;
  const rejects = missing.flatMap((record) => refused(record, `NetSuite refused ${together}: ${batch.message}`));
  endBatch(batch, { created: present.size, missing: missing.length }, rejects, batch.message, ports);
}

function refused({ key, rows }: ImportableRecord, why: string): Reject[] {
  return rows.map(({ sourceFile = '', sourceRow = '0' }) =>
    reject({ file: sourceFile, row: Number(sourceRow) }, key, 'NETSUITE_REFUSED', why),
  );
}
