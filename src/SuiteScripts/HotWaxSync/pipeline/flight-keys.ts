import { readBatchRecords } from './batch-records';
import type { BatchState, Ledger } from './ledger';
import type { Ports } from './ports';
import { saidBy } from './said-by';

/** Batches whose job has not ended, as far as it is known. */
const IN_FLIGHT: readonly BatchState[] = ['ready', 'submitting', 'submitted', 'overdue'];
const READ_UNITS = 10;

/** External ids in batches whose job has not ended, so that no record is given to NetSuite twice at a time (G2). */
export function flightKeys({ ledger, cabinet, log }: Ports): Set<string> {
  const keys = new Set<string>();
  for (const batch of ledger.batches(IN_FLIGHT)) {
    try {
      for (const { key } of readBatchRecords(batch, cabinet)) {
        keys.add(key);
      }
    } catch (error) {
      // Somebody deleted the file. The import only adds, so a record of it that comes again is refused there, not doubled.
      log.error('A batch file cannot be read', { batch: batch.name, message: saidBy(error) });
    }
  }
  return keys;
}

/** What `flightKeys` costs now; knowing it costs 10 units. A batch that was divided may be in flight in many pieces. */
export function flightUnits(ledger: Ledger): number {
  return READ_UNITS * (1 + ledger.batches(IN_FLIGHT).length);
}
