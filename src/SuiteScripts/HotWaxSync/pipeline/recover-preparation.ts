import type { Ledger } from './ledger';

/**
 * Finishes what a preparation left: its drafts are promoted when one of its source files is marked, since drafts are
 * complete before the first mark; otherwise they are thrown away and the files are prepared anew. Called right after
 * the marks as well: the ordinary end of a preparation and the end after a crash are one and the same.
 *
 * Source files that a dead run did not come to mark are still `received` or `holding`. They are prepared again, and
 * what of them travels already is recognised by its keys: in a batch that has not ended, or in NetSuite.
 */
export function recoverPreparation(ledger: Ledger): void {
  const batches = ledger.batches(['draft']);
  const holds = ledger.files(['draft']);
  if (batches.length === 0 && holds.length === 0) {
    return;
  }
  const preparations = new Set([...batches, ...holds].map(({ preparation }) => preparation));
  const marked = new Set([...preparations].filter((preparation) => ledger.isMarked(preparation)));
  for (const batch of batches) {
    if (marked.has(batch.preparation)) {
      ledger.moveBatch(batch, batch.kind === 'known' ? 'ended' : 'ready');
    } else {
      ledger.removeBatch(batch);
    }
  }
  for (const hold of holds) {
    if (marked.has(hold.preparation)) {
      ledger.moveFile(hold, 'holding');
    } else {
      ledger.removeFile(hold);
    }
  }
}
