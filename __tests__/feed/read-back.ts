import type { Batch } from '../../src/SuiteScripts/HotWaxSync/feed/batches';
import { type BatchRecord, readBatchRecords } from '../../src/SuiteScripts/HotWaxSync/pipeline/batch-records';
import type { ImportBatch } from '../../src/SuiteScripts/HotWaxSync/pipeline/ledger';
import type { Cabinet } from '../../src/SuiteScripts/HotWaxSync/pipeline/ports';
import { linesOf } from './generated-text';

/** Writes a batch to its file and reads its records back, as a later run does. */
export function readBack(batch: Batch | undefined): BatchRecord[] {
  if (batch === undefined) {
    return [];
  }
  const cabinet: Partial<Cabinet> = { readLines: () => linesOf(`${batch.lines.join('\n')}\n`) };
  const row: Partial<ImportBatch> = { name: 'batch', document: 1 };
  return readBatchRecords(row as ImportBatch, cabinet as Cabinet);
}
