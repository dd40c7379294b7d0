import { reject } from '../feed/reject';
import type { RejectCode } from '../feed/reject-codes';
import { rejectReportLines } from '../feed/reject-report';
import { type FileState, type NewFile, NO_COUNTS, type SourceFile } from './ledger';
import type { FetchedFile, Ports, RemoteFile } from './ports';

/** Downloading, saving, hashing, the ledger row. */
const COLLECT_UNITS = 200;
/** NetSuite reads `*`, `?` and `\` in SFTP paths as patterns, and control characters have no place in a name
 * (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4617004932.html). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNSAFE_NAME = /[*?\\/\u0000-\u001f\u007f]/;
/** Errors of a download that another try would only repeat. */
const NEVER_FETCHED: readonly string[] = ['FTP_MAXIMUM_FILE_SIZE_EXCEEDED', 'FTP_PERMISSION_DENIED'];
/**
 * While a file is in these states, the same bytes again bring nothing. Later they may: what was missing in NetSuite may
 * be there, or HotWax may not have got the ids. What became a record is recognised by its key (G2).
 */
const ON_THE_WAY: readonly FileState[] = ['received', 'prepared'];
/** A file in these states still stands in the export folder. */
const STANDING: readonly FileState[] = ['received', 'prepared', 'duplicate', 'unreadable', 'unaddressable'];

/**
 * Brings new files from SFTP into the File Cabinet and the ledger, oldest first. A fault with one file never stops the
 * others.
 * @returns whether work is left for another run
 */
export function collect(exportDirectory: string, ports: Ports): boolean {
  const { ledger, feedFolder, budget } = ports;
  const failures: unknown[] = [];
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
      failures.push(error);
      ports.log.error('A file could not be received', { file: remote.name, message: String(error) });
    }
  }
  if (failures.length > 0) {
    throw failures[0];
  }
  return false;
}

/** Whether a listed file is the one that was downloaded, as far as a listing can tell. */
export function isSameFile(file: SourceFile, remote: RemoteFile): boolean {
  return file.name === remote.name && file.size === remote.size && file.modified === remote.modified;
}

function receive(remote: RemoteFile, exportDirectory: string, ports: Ports): void {
  const now = ports.clock.now();
  const row: NewFile = {
    ...remote,
    state: 'received',
    digest: '',
    part: '',
    document: undefined,
    received: now,
    preparation: '',
    counts: NO_COUNTS,
    report: undefined,
    reported: '',
    message: '',
  };
  if (UNSAFE_NAME.test(remote.name)) {
    refuseFile({ ...row, state: 'unaddressable' }, 'FILE_NAME_UNSAFE', ports);
    return;
  }
  const fetched = fetchOrRefuse(row, exportDirectory, ports);
  if (fetched === undefined) {
    return;
  }
  const before = ports.ledger.filesByDigest(fetched.digest).find(({ state }) => ON_THE_WAY.includes(state));
  const message = before === undefined ? '' : `Same content as file ${before.name} (ledger row ${before.id})`;
  ports.ledger.addFile({ ...row, ...fetched, state: before === undefined ? 'received' : 'duplicate', message });
  ports.log.audit('File received', { file: remote.name, bytes: remote.size, duplicate: before !== undefined });
}

/** @returns undefined when the file is not to be had; then the ledger says why */
function fetchOrRefuse(row: NewFile, exportDirectory: string, ports: Ports): FetchedFile | undefined {
  try {
    return ports.feedFolder.fetch(exportDirectory, row.name, `${stamp(row.received)}-${row.name}`);
  } catch (error) {
    if (error instanceof Object && 'name' in error && NEVER_FETCHED.includes(String(error.name))) {
      refuseFile({ ...row, state: 'unreadable' }, 'FILE_NOT_FETCHED', ports);
      return undefined;
    }
    throw error;
  }
}

function refuseFile(row: NewFile, code: RejectCode, { cabinet, ledger }: Ports): void {
  const problem = reject({ file: row.name, row: 0 }, '', code);
  const plainName = encodeURIComponent(row.name).replace(/\*/g, '%2A').slice(0, 150);
  const name = `${stamp(row.received)}-${code}-${plainName}.csv`;
  const report = cabinet.writeLines('reports', name, rejectReportLines([problem]));
  ledger.addFile({ ...row, report, message: problem.reason });
}

/** `2026-11-23T10:15:00.000Z` → `20261123T101500Z`: sorts by time and needs no quoting anywhere. */
export function stamp(instant: string): string {
  return instant.replace(/[-:]/g, '').replace(/\.\d+/, '');
}
