import type { Feed } from './feed';
import type { ImportBatch, SourceFile } from './ledger';
import { moveAside } from './move-aside';
import type { Ports } from './ports';
import { sendIds } from './send-ids';
import { sendReports } from './send-reports';

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
 * Files of which nothing is on its way any more, and whose rejects are told.
 * @param open preparations with a batch that is not done with
 * @param told what was told just now
 */
function filesToMove(
  files: readonly SourceFile[],
  open: ReadonlySet<string>,
  told: ReadonlySet<ImportBatch | SourceFile>,
): SourceFile[] {
  return files.filter(
    (file) =>
      (file.state === 'prepared' || file.state === 'duplicate' || file.state === 'unreadable') &&
      !open.has(file.preparation) &&
      (!isUntold(file) || told.has(file)),
  );
}
