import { packBatches } from '../feed/batches';
import type { ImportableRecord } from '../feed/importable-record';
import type { ImportBatch, NewBatch } from './ledger';
import type { Ports } from './ports';

/** Writing a batch that comes from another one. */
export const DERIVE_UNITS = 26;

/**
 * Writes a batch of some records of another one, unless a run that died has written it. The ledger row comes last, so a
 * batch that is in the ledger is whole.
 * @param siblings all batches of the same preparation
 * @param changes what it has otherwise than the one it comes from
 */
export function deriveBatch(
  { from, siblings }: { from: ImportBatch; siblings: readonly ImportBatch[] },
  records: readonly ImportableRecord[],
  columns: readonly string[],
  changes: Partial<NewBatch> & Pick<NewBatch, 'name' | 'state'>,
  { ledger, cabinet }: Ports,
): ImportBatch {
  const written = siblings.find(({ name }) => name === changes.name);
  if (written !== undefined) {
    return written;
  }
  // A part of a batch fits into one batch.
  const [batch = { lines: [], keys: [] }] = packBatches(records, columns);
  const document = cabinet.writeLines('batches', `${changes.name}.csv`, batch.lines);
  return ledger.addBatch({
    ...from,
    document,
    records: batch.keys.length,
    taskId: '',
    submitted: '',
    created: 0,
    missing: 0,
    report: undefined,
    reported: '',
    message: '',
    ...changes,
  });
}
