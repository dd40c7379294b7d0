import type { ImportBatch, Ledger, SourceFile } from './ledger';
import type { Ports } from './ports';

/** Deleting the document and the row of a draft. */
const THROW_AWAY_UNITS = 24;

/** What a preparation has written before it marked its source files. */
export interface Drafts {
  readonly batches: readonly ImportBatch[];
  readonly holds: readonly SourceFile[];
}

/**
 * Finishes what a preparation left that died: its drafts are promoted when one of its source files is marked, since
 * drafts are complete before the first mark; otherwise they are thrown away and the files are prepared anew.
 *
 * Source files that a dead run did not come to mark are still `received` or `holding`. They are prepared again, and
 * what of them travels already is recognised by its keys: in a batch that has not ended, or in NetSuite.
 */
export function recoverPreparation(drafts: Drafts, ports: Pick<Ports, 'ledger' | 'cabinet' | 'budget'>): void {
  const { ledger } = ports;
  const preparations = new Set([...drafts.batches, ...drafts.holds].map(({ preparation }) => preparation));
  const marked = new Set([...preparations].filter((preparation) => ledger.isMarked(preparation)));
  const isMarked = ({ preparation }: { preparation: string }) => marked.has(preparation);
  promote({ batches: drafts.batches.filter(isMarked), holds: drafts.holds.filter(isMarked) }, ledger);
  for (const batch of drafts.batches.filter((draft) => !isMarked(draft))) {
    throwDocumentAway(batch, ports);
    ledger.removeBatch(batch);
  }
  for (const hold of drafts.holds.filter((draft) => !isMarked(draft))) {
    throwDocumentAway(hold, ports);
    ledger.removeFile(hold);
  }
}

/** The end of a preparation. */
export function promote({ batches, holds }: Drafts, ledger: Ledger): void {
  for (const batch of batches) {
    ledger.moveBatch(batch, batch.kind === 'known' ? 'ended' : 'ready');
  }
  for (const hold of holds) {
    ledger.moveFile(hold, 'holding');
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
