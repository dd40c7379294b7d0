import type { ImportBatch, SourceFile } from './ledger';
import type { Ports } from './ports';
import { noteProblem } from './problems';

/** Looking for what is old, and for what belongs to it. */
const LOOK_UNITS = 30;
/** Deleting one document or ledger row. */
const REMOVE_UNITS = 20;
/** So many old files are looked at in one run. */
const MOST_FILES = 50;
/** So many documents and rows are deleted in one run: at 20 units each, a tenth of what a run has. */
const MOST_REMOVED = 50;

/** What one preparation left behind: it goes together, or stays together. */
interface Remains {
  readonly files: readonly SourceFile[];
  readonly batches: readonly ImportBatch[];
}

/**
 * Deletes ledger rows and File Cabinet documents that were done with long ago. A preparation goes when all of its files
 * have been in `archived` or `failed` since `before`, and all of its batches are closed and told. Documents go before
 * their rows, and the rows by which the rest is found go last, so that a run that dies leaves nothing that nobody finds.
 * Never fails a run: what cannot be deleted is told, and tried again.
 * @param before ISO instant
 */
export function tidy(before: string, ports: Ports): void {
  const { ledger, budget } = ports;
  if (!budget.allows(LOOK_UNITS)) {
    return;
  }
  const old = ledger.doneFiles(before, MOST_FILES);
  if (old.length === 0) {
    return;
  }
  const preparations = [...new Set(old.map(({ preparation }) => preparation))].filter((name) => name !== '');
  const documents = old.flatMap(({ document }) => (document === undefined ? [] : [document]));
  const related = ledger.relatedFiles(preparations, documents);
  const batches = preparations.length === 0 ? [] : ledger.batchesOf(preparations);
  const room = { left: MOST_REMOVED };
  const gone = new Set<number>();
  for (const remains of remainsOf(old, related, batches)) {
    if (isDoneWith(remains, before)) {
      remove(remains, related, gone, room, ports);
    }
  }
}

/** A file that never came to a preparation, such as a duplicate, stands for itself. */
function remainsOf(
  old: readonly SourceFile[],
  related: readonly SourceFile[],
  batches: readonly ImportBatch[],
): Remains[] {
  const alone = old.filter(({ preparation }) => preparation === '');
  const preparations = new Set(old.map(({ preparation }) => preparation).filter((name) => name !== ''));
  return [
    ...alone.map((file) => ({ files: [file], batches: [] })),
    ...[...preparations].map((name) => ({
      files: related.filter(({ preparation }) => preparation === name),
      batches: batches.filter(({ preparation }) => preparation === name),
    })),
  ];
}

function isDoneWith({ files, batches }: Remains, before: string): boolean {
  return (
    files.every(
      (file) => (file.state === 'archived' || file.state === 'failed') && (file.done || file.received) < before,
    ) &&
    [...files, ...batches].every(({ report, reported }) => report === undefined || reported !== '') &&
    batches.every(({ state }) => state === 'closed')
  );
}

/** @param gone ids of rows that were deleted in this run */
function remove(
  { files, batches }: Remains,
  related: readonly SourceFile[],
  gone: Set<number>,
  room: { left: number },
  ports: Ports,
): void {
  const own = new Set(files.map(({ id }) => id));
  // Parts of a large file share its document: the last of them takes it along.
  const shared = new Set(related.filter(({ id }) => !own.has(id) && !gone.has(id)).map(({ document }) => document));
  const takeDocuments = ({ document, report }: SourceFile | ImportBatch): boolean =>
    [document, report].every(
      (id) => id === undefined || shared.has(id) || attempt(() => ports.cabinet.remove(id), room, ports),
    );
  for (const batch of batches) {
    if (!takeDocuments(batch) || !attempt(() => ports.ledger.removeBatch(batch), room, ports)) {
      return;
    }
  }
  for (const file of files) {
    if (!takeDocuments(file) || !attempt(() => ports.ledger.removeFile(file), room, ports)) {
      return;
    }
    gone.add(file.id);
  }
}

/** @returns false when there is no room for it in this run, or NetSuite refuses it */
function attempt(removal: () => void, room: { left: number }, ports: Ports): boolean {
  if (room.left === 0 || !ports.budget.allows(REMOVE_UNITS)) {
    return false;
  }
  room.left--;
  try {
    removal();
    return true;
  } catch (error) {
    noteProblem('NOT_TIDIED', '', error, ports);
    return false;
  }
}
