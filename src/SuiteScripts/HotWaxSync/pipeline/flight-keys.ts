import { readBatchRecords } from './batch-records';
import type { Ports } from './ports';

/** External ids in batches whose job has not ended, so that no record is given to NetSuite twice at a time (G2). */
export function flightKeys({ ledger, cabinet, log }: Ports): Set<string> {
  const keys = new Set<string>();
  for (const batch of ledger.batches(['ready', 'submitting', 'submitted'])) {
    try {
      for (const { key } of readBatchRecords(batch.name, cabinet.readLines(batch.document ?? 0))) {
        keys.add(key);
      }
    } catch (error) {
      // Somebody deleted the file. The import only adds, so a record of it that comes again is refused there, not doubled.
      log.error('A batch file cannot be read', { batch: batch.name, message: String(error) });
    }
  }
  return keys;
}
