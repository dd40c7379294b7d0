import { reject } from '../feed/reject';
import { rejectReportLines } from '../feed/reject-report';
import { type FileState, type Ledger, NO_COUNTS, type SourceFile } from './ledger';
import type { Ports, RemoteFile } from './ports';

/** Downloading, saving, hashing, the ledger row. */
const COLLECT_UNITS = 200;
/** NetSuite reads `*`, `?` and `\` in SFTP paths as patterns, and control characters have no place in a name
 * (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4617004932.html). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNSAFE_NAME = /[*?\\/\u0000-\u001f\u007f]/;
/** A file in these states still stands in the export folder. */
const STANDING: readonly FileState[] = ['received', 'prepared', 'duplicate', 'unreadable', 'unaddressable'];

/**
 * Brings new files from SFTP into the File Cabinet and the ledger, oldest first. A fault with one file never stops the
 * others.
 * @returns whether work is left for another run
 */
export function collect(exportDirectory: string, ports: Ports): boolean {
  const { ledger, feedFolder, budget } = ports;
  const standing = ledger.files(STANDING);
  const listed = feedFolder.list(exportDirectory).filter(({ name }) => /\.csv$/i.test(name));
  for (const remote of listed) {
    if (standing.some((file) => isSameFile(file, remote))) {
      continue;
    }
    if (!budget.allows(COLLECT_UNITS)) {
      return true;
    }
    try {
      receive(remote, exportDirectory, ports);
    } catch (error) {
      ports.log.error('A file could not be received', { file: remote.name, message: String(error) });
    }
  }
  return false;
}

/** Whether a listed file is the one that was downloaded, as far as a listing can tell. */
export function isSameFile(file: SourceFile, remote: RemoteFile): boolean {
  return file.name === remote.name && file.size === remote.size && file.modified === remote.modified;
}

function receive(remote: RemoteFile, exportDirectory: string, ports: Ports): void {
  const now = ports.clock.now();
  const row = {
    ...remote,
    digest: '',
    document: undefined,
    received: now,
    preparation: '',
    counts: NO_COUNTS,
    report: undefined,
    reported: '',
    message: '',
  };
  if (UNSAFE_NAME.test(remote.name)) {
    const rejects = rejectReportLines([reject({ file: remote.name, row: 0 }, '', 'FILE_NAME_UNSAFE')]);
    const report = ports.cabinet.writeLines('reports', `${stamp(now)}-name-rejects.csv`, rejects);
    ports.ledger.addFile({ ...row, state: 'unaddressable', report, message: 'The name cannot be addressed on SFTP' });
    return;
  }
  const { document, digest } = ports.feedFolder.fetch(exportDirectory, remote.name, `${stamp(now)}-${remote.name}`);
  const before = ports.ledger.filesByDigest(digest).find((file) => leftNothingBehind(file, ports.ledger));
  const message = before === undefined ? '' : `Same content as file ${before.name} (ledger row ${before.id})`;
  ports.ledger.addFile({ ...row, document, digest, state: before === undefined ? 'received' : 'duplicate', message });
  ports.log.audit('File received', { file: remote.name, bytes: remote.size, duplicate: before !== undefined });
}

/**
 * Whether sending the same bytes again can bring nothing. A file with rejected or held rows is worth another look: what
 * was missing in NetSuite may be there now, and what did become a record is recognised by its key (G2).
 */
function leftNothingBehind({ state, counts, preparation }: SourceFile, ledger: Ledger): boolean {
  if (state === 'received') {
    return true;
  }
  const complete = (state === 'prepared' || state === 'archived') && counts.rejected === 0 && counts.held === 0;
  return complete && preparation !== '' && ledger.batchesOf(preparation).every(({ missing }) => missing === 0);
}

/** `2026-11-23T10:15:00.000Z` → `20261123T101500Z`: sorts by time and needs no quoting anywhere. */
export function stamp(instant: string): string {
  return instant.replace(/[-:]/g, '').replace(/\.\d+/, '');
}
