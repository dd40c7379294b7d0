import type { ImportBatch, SourceFile } from './ledger';
import type { Ports } from './ports';

/** Deleting the document and the row of a draft. */
const THROW_AWAY_UNITS = 24;

/**
 * Finishes what a preparation left: its drafts are promoted when one of its source files is marked, since drafts are
 * complete before the first mark; otherwise they are thrown away and the files are prepared anew. Called right after
 * the marks as well: the ordinary end of a preparation and the end after a crash are one and the same.
 *
 * Source files that a dead run did not come to mark are still `received` or `holding`. They are prepared again, and
 * what of them travels already is recognised by its keys: in a batch that has not ended, or in NetSuite.
 */
export function recoverPreparation(ports: Pick<Ports, 'ledger' | 'cabinet' | 'budget'>): void {
  const { ledger } = ports;
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
      throwDocumentAway(batch, ports);
      ledger.removeBatch(batch);
    }
  }
  for (const hold of holds) {
    if (marked.has(hold.preparation)) {
      ledger.moveFile(hold, 'holding');
    } else {
      throwDocumentAway(hold, ports);
      ledger.removeFile(hold);
    }
  }
}

/** A document that stays for lack of units is litter, but harmless; a draft that stays is not. */
function throwDocumentAway(
  { document }: ImportBatch | SourceFile,
  { cabinet, budget }: Pick<Ports, 'cabinet' | 'budget'>,
): void {
  if (document !== undefined && budget.allows(THROW_AWAY_UNITS)) {
    cabinet.remove(document);
  }
}
