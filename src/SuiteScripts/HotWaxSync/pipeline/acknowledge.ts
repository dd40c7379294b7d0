import type { Feed } from './feed';
import type { FileState, ImportBatch, SourceFile } from './ledger';
import { moveAside } from './move-aside';
import type { Ports } from './ports';
import { sendIds } from './send-ids';
import { sendReports } from './send-reports';

/** A part in these states is not done with. */
const OPEN_PARTS: readonly FileState[] = ['received', 'prepared', 'unreadable'];

/**
 * Tells HotWax: ids of records that are in NetSuite, then reject reports; then source files are moved aside. One fault
 * never stops the rest: what cannot be told now is told by a later run, while the others are. Everything is told at least
 * once: a run that dies before the ledger row is closed sends the same ids again.
 * @returns whether work is left for another run, for lack of units
 */
export function acknowledge(feed: Feed, exportDirectory: string, ports: Ports): boolean {
  const batches = ports.ledger.unfinishedBatches();
  const files = ports.ledger.unfinishedFiles();
  const ids = sendIds(
    feed,
    batches.filter(({ state }) => state === 'ended'),
    ports,
  );
  const reports = sendReports(feed.name, exportDirectory, [...batches, ...files].filter(isUntold), ports);
  const open = batches.filter(({ state, id }) => state !== 'closed' && !ids.closed.has(id));
  const done = filesToMove(files, new Set(open.map(({ preparation }) => preparation)), reports.told);
  const unmoved = moveAside(done, exportDirectory, ports);
  return ids.workLeft || reports.workLeft || unmoved;
}

function isUntold({ report, reported }: ImportBatch | SourceFile): boolean {
  return report !== undefined && reported === '';
}

/**
 * Files of which nothing is on its way any more, and whose rejects are told. A file that was cut into parts is done with
 * when all of its parts are; a part that was cut again has no rows of its own to wait for.
 * @param open preparations with a batch that is not done with
 * @param told what was told just now
 */
function filesToMove(
  files: readonly SourceFile[],
  open: ReadonlySet<string>,
  told: ReadonlySet<ImportBatch | SourceFile>,
): SourceFile[] {
  const finished = files.filter(
    (file) =>
      (file.state === 'prepared' || file.state === 'duplicate' || file.state === 'unreadable') &&
      !open.has(file.preparation) &&
      (!isUntold(file) || told.has(file)),
  );
  const openParts = files.filter(
    (file) => file.part !== '' && OPEN_PARTS.includes(file.state) && !finished.includes(file),
  );
  const documents = new Set(openParts.map(({ document }) => document));
  return [...finished, ...files.filter(({ state, document }) => state === 'split' && !documents.has(document))];
}
