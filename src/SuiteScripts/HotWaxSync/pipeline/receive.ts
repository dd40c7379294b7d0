import { reject } from '../feed/reject';
import type { RejectCode } from '../feed/reject-codes';
import { rejectReportLines } from '../feed/reject-report';
import type { FileState, SourceFile } from './ledger';
import type { FetchedFile, Ports } from './ports';

/** NetSuite reads `*`, `?` and `\` in SFTP paths as patterns
 * (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4617004932.html), and a slash leads out of the
 * folder. Invisible characters were written with a backslash when the file was listed. */
const UNSAFE_NAME = /[*?\\/]/;
/** The error of a download that every other try would repeat. One that is denied is not: rights are given on the server. */
const NEVER_FETCHED = 'FTP_MAXIMUM_FILE_SIZE_EXCEEDED';
/**
 * While a file is in these states, the same bytes again bring nothing. Later they may: what was missing in NetSuite may
 * be there, or HotWax may not have got the ids. What became a record is recognised by its key (G2).
 */
const ON_THE_WAY: readonly FileState[] = ['received', 'split', 'prepared'];
/** Oracle tells no limit of a File Cabinet name, and not which signs it takes: this many plain ones are taken everywhere. */
const NAME_LENGTH = 80;

/**
 * Downloads a file that was seen unchanged, and enters what became of it.
 * @param stem beginning of its names in the File Cabinet: no other file has it, and each try for this one has the same
 * @returns the row of the file; still `seen` when other bytes arrived than were listed: it is being written
 * @throws when it could not be downloaded but may be later
 */
export function receive(row: SourceFile, stem: string, exportDirectory: string, ports: Ports): SourceFile {
  if (UNSAFE_NAME.test(row.name)) {
    return refuseFile(row, 'unaddressable', 'FILE_NAME_UNSAFE', stem, ports);
  }
  const fetched = fetchOrRefuse(row, stem, exportDirectory, ports);
  if ('state' in fetched) {
    return fetched;
  }
  if (fetched.size !== row.size) {
    const message = `${fetched.size} bytes arrived, ${row.size} were listed: it is still being written`;
    return ports.ledger.changeFile(row, { size: fetched.size, since: ports.clock.now(), message });
  }
  return enter(row, fetched, ports);
}

function enter(row: SourceFile, { document, digest }: FetchedFile, ports: Ports): SourceFile {
  const before = ports.ledger.filesByDigest(digest).filter(({ part }) => part === '');
  const onTheWay = before.find(({ state }) => ON_THE_WAY.includes(state));
  const first = onTheWay ?? before[0];
  const entered = ports.ledger.moveFile(row, onTheWay === undefined ? 'received' : 'duplicate', {
    document,
    digest,
    received: ports.clock.now(),
    message: first === undefined ? '' : `Same content as file ${first.name} (ledger row ${first.id})`,
  });
  ports.log.audit('File received', { file: row.name, bytes: row.size, duplicate: onTheWay !== undefined });
  return entered;
}

/** @returns the row when the file is not to be had; then the ledger says why */
function fetchOrRefuse(row: SourceFile, stem: string, exportDirectory: string, ports: Ports): FetchedFile | SourceFile {
  try {
    return ports.feedFolder.fetch(exportDirectory, row.name, `${stem}-${plainName(row.name)}`);
  } catch (error) {
    if (error instanceof Object && 'name' in error && error.name === NEVER_FETCHED) {
      return refuseFile(row, 'unreadable', 'FILE_NOT_FETCHED', stem, ports);
    }
    throw error;
  }
}

function refuseFile(
  row: SourceFile,
  state: 'unaddressable' | 'unreadable',
  code: RejectCode,
  stem: string,
  { cabinet, ledger, clock }: Ports,
): SourceFile {
  const problem = reject({ file: row.name, row: 0 }, '', code);
  const report = cabinet.writeLines('reports', `${stem}-${code}.csv`, rejectReportLines([problem]));
  return ledger.moveFile(row, state, { report, received: clock.now(), message: problem.reason });
}

/** A name without signs that a file system, a path or a spreadsheet may read as something else. It ends in `.csv`. */
function plainName(name: string): string {
  const stem = name.replace(/\.csv$/i, '').replace(/[^A-Za-z0-9._-]/g, '_');
  return `${stem.slice(0, NAME_LENGTH)}.csv`;
}
