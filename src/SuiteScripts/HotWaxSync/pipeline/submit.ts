import { readBatchRows } from './batch-records';
import { divide, divideUnits, isHalf } from './divide-batch';
import type { Feed } from './feed';
import type { ImportBatch } from './ledger';
import type { Ports } from './ports';
import { noteProblem } from './problems';
import { saidBy } from './said-by';
import { SyncError } from './sync-error';

/** A batch that NetSuite refuses as a whole this often is refused for good. */
const MAX_SUBMIT_ATTEMPTS = 3;
/** Writing the intent, submitting, writing down the outcome; reading the file to tell of a refusal. */
const SUBMIT_UNITS = 130;

/**
 * Gives ready batches to NetSuite. The intent is in the ledger before the call and the task id right after it, so a run
 * that dies in between leaves a batch that the next runs look up instead of submitting it blindly again.
 *
 * A batch that is refused as a whole is submitted again by the next run. When it is refused for good it is divided, and
 * its halves are submitted at once: see `divide`. One batch keeps no other waiting.
 * @returns whether work is left for another run
 */
export function submit(feed: Feed, ports: Ports): boolean {
  const queue = [...ports.ledger.batches(['ready'])];
  for (const batch of queue) {
    if (!ports.budget.allows(SUBMIT_UNITS)) {
      return true;
    }
    try {
      const refused = isRefused(batch) ? batch : submitBatch(batch, feed, ports);
      if (refused === undefined || !isRefused(refused)) {
        continue;
      }
      if (!ports.budget.allows(divideUnits(refused))) {
        return true;
      }
      queue.push(...divide(refused, feed, ports));
    } catch (error) {
      if (!(error instanceof SyncError)) {
        throw error;
      }
      noteProblem(error.code, batch.name, error, ports);
    }
  }
  return false;
}

/** Whether there is no use in submitting it as it is. What a half has, its whole was refused for three times. */
function isRefused({ name, attempts }: ImportBatch): boolean {
  return attempts >= (isHalf(name) ? 1 : MAX_SUBMIT_ATTEMPTS);
}

/** @returns the batch, when NetSuite refused it as a whole; then nothing of it was imported */
function submitBatch(batch: ImportBatch, feed: Feed, ports: Ports): ImportBatch | undefined {
  const { ledger, importJobs, clock, log } = ports;
  const attempts = batch.attempts + 1;
  const submitting = ledger.moveBatch(batch, 'submitting', { submitted: clock.now(), attempts });
  try {
    const taskId = importJobs.submit(batch.document ?? 0, batch.name);
    ledger.moveBatch(submitting, 'submitted', { taskId, message: '' });
    log.audit('Batch submitted', { batch: batch.name, records: batch.records });
    return undefined;
  } catch (error) {
    const message = saidBy(error, valuesOf(batch, feed, ports));
    const refused = ledger.moveBatch(submitting, 'ready', { message });
    noteProblem('BATCH_REFUSED', batch.preparation, message, ports);
    return refused;
  }
}

/** NetSuite may quote a value of any row, in words of its own; none of them must be told (G9). */
function* valuesOf(batch: ImportBatch, feed: Feed, { cabinet }: Ports): Generator<string> {
  for (const { rows } of readBatchRows(batch, feed.columns, cabinet)) {
    for (const row of rows) {
      yield* Object.values(row).filter((value) => value !== undefined);
    }
  }
}
