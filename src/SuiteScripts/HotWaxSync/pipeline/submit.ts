import type { Ports } from './ports';
import { MAX_SUBMIT_ATTEMPTS } from './settle';

const SUBMIT_UNITS = 150;

/**
 * Gives ready batches to NetSuite. The intent is in the ledger before the call and the task id right after it, so a run
 * that dies in between leaves a batch that the next runs look up instead of submitting it blindly again.
 * @returns whether work is left for another run
 */
export function submit(ports: Ports): boolean {
  const { ledger, importJobs, budget, clock, log } = ports;
  for (const batch of ledger.batches(['ready'])) {
    if (batch.attempts >= MAX_SUBMIT_ATTEMPTS) {
      continue;
    }
    if (!budget.allows(SUBMIT_UNITS)) {
      return true;
    }
    const attempts = batch.attempts + 1;
    const submitting = ledger.moveBatch(batch, 'submitting', { submitted: clock.now(), attempts });
    try {
      const taskId = importJobs.submit(batch.document ?? 0, batch.name);
      ledger.moveBatch(submitting, 'submitted', { taskId, message: '' });
      log.audit('Batch submitted', { batch: batch.name, records: batch.records });
    } catch (error) {
      // NetSuite refused the file as a whole; nothing of it was imported.
      const message = withoutValues(error instanceof Error ? error.message : String(error));
      ledger.moveBatch(submitting, 'ready', { message });
      log.error('NetSuite refused a batch', { batch: batch.name, attempts, message });
    }
  }
  return false;
}

/** NetSuite quotes the value it does not like, which may be a person's (G9):
 * "Column : Email. Value : x. Error : …"
 * (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4570061540.html). */
function withoutValues(message: string): string {
  return message
    .replace(/\bValue : .*?\. (?=Error : )/g, '')
    .replace(/\bInvalid Field Value .*? for\b/g, 'Invalid Field Value for');
}
