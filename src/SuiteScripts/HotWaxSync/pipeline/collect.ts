import { type FileState, NO_COUNTS, type SourceFile } from './ledger';
import type { Ports, RemoteFile } from './ports';
import { noteProblem } from './problems';
import { receive } from './receive';
import { saidBy } from './said-by';
import { SyncError } from './sync-error';

/** A new ledger row, changing or removing one. */
const LOOK_UNITS = 10;
/** Downloading, saving, hashing, the ledger row; of a file that cannot be had, its report. */
const RECEIVE_UNITS = 200;
/** What has been received is prepared before more is fetched: this much is left for it. */
const PREPARE_UNITS = 2500;
const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;
/** A file in these states still stands in the export folder. */
const STANDING: readonly FileState[] = ['received', 'split', 'prepared', 'duplicate', 'unreadable', 'unaddressable'];
const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;
/** Control characters, and blanks at an end: nobody says that the ledger gives them back as they were. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const INVISIBLE = /[\u0000-\u001f\u007f]|^\s|\s$/g;

export interface CollectSettings {
  /** Where HotWax writes the feed on SFTP. */
  readonly exportDirectory: string;
  /** A file that has not changed for so long is whole; without this, when two runs see it unchanged. */
  readonly quietMilliseconds: number | undefined;
}

/**
 * Brings new files from SFTP into the File Cabinet and the ledger, oldest first, and none that is still being written:
 * a new file is only noted, as `seen`, and fetched when a later run lists it unchanged, or when it has not changed for so
 * long as the settings say. A fault with one file never stops the others.
 * @returns whether work is left for another run. A file that needs a second look asks for one; a file that changes, or is
 *   too young, waits for the schedule: or it would keep the runs chasing each other
 */
export function collect(settings: CollectSettings, ports: Ports): boolean {
  const rows = ports.ledger.files(['seen', ...STANDING]);
  const standing = new Set(rows.filter(({ state, part }) => state !== 'seen' && part === '').map(lookOf));
  const seen = new Map(rows.filter(({ state }) => state === 'seen').map((row) => [row.name, row]));
  const open = listFeeds(settings.exportDirectory, ports).filter((remote) => !standing.has(lookOf(remote)));
  forgetVanished(seen, open, ports);
  const reserve = rows.some(({ state }) => state === 'received') ? PREPARE_UNITS : 0;
  let workLeft = false;
  for (const remote of faultyLast(open, seen)) {
    const row = seen.get(remote.name);
    if (!ports.budget.allows(LOOK_UNITS + RECEIVE_UNITS + reserve)) {
      // What could not be had before waits for the schedule as well.
      return workLeft || !isFaulty(row);
    }
    workLeft = look(remote, row, settings, ports) || workLeft;
  }
  return workLeft;
}

function listFeeds(directory: string, { feedFolder }: Ports): RemoteFile[] {
  return feedFolder
    .list(directory)
    .filter(({ name }) => /\.csv\s*$/i.test(name))
    .map((remote) => ({ ...remote, name: remote.name.replace(INVISIBLE, escaped) }));
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Whether a listed file is the one that was downloaded, as far as a listing can tell. */
export function isSameFile(file: SourceFile, remote: RemoteFile): boolean {
  return lookOf(file) === lookOf(remote);
}

/** What a listing tells of a file. */
function lookOf({ name, size, modified }: RemoteFile): string {
  return `${size} ${modified} ${name}`;
}

/** HotWax, or whoever wrote it, has taken it away or given it its real name. */
function forgetVanished(
  seen: ReadonlyMap<string, SourceFile>,
  open: readonly RemoteFile[],
  { ledger, budget }: Ports,
): void {
  const names = new Set(open.map(({ name }) => name));
  for (const row of seen.values()) {
    if (!names.has(row.name) && budget.allows(LOOK_UNITS)) {
      ledger.removeFile(row);
    }
  }
}

/** Files that could not be had when they were last tried come last: they must not use up the units of the others. */
function faultyLast(open: readonly RemoteFile[], seen: ReadonlyMap<string, SourceFile>): RemoteFile[] {
  const faulty = (remote: RemoteFile) => isFaulty(seen.get(remote.name));
  return [...open.filter((remote) => !faulty(remote)), ...open.filter(faulty)];
}

function isFaulty(row: SourceFile | undefined): boolean {
  return row !== undefined && row.message !== '';
}

/** @returns whether another run should look soon */
function look(remote: RemoteFile, row: SourceFile | undefined, settings: CollectSettings, ports: Ports): boolean {
  const { quietMilliseconds } = settings;
  const quiet = isQuiet(remote, quietMilliseconds, ports.clock.now());
  if (row === undefined) {
    const added = addSeen(remote, ports);
    if (quiet) {
      take(added, remote, settings, ports);
    }
    return quietMilliseconds === undefined;
  }
  if (!isSameFile(row, remote)) {
    const { size, modified } = remote;
    const changes = { size, modified, since: ports.clock.now(), message: '' };
    reportChanging(ports.ledger.changeFile(row, changes), ports);
  } else if (
    quiet ||
    Date.parse(ports.clock.now()) - Date.parse(row.since || row.received) >= (quietMilliseconds ?? 0)
  ) {
    // Its own time may come from a clock that is wrong; the looks were by ours.
    take(row, remote, settings, ports);
  }
  return false;
}

function addSeen(remote: RemoteFile, { ledger, clock }: Ports): SourceFile {
  const now = clock.now();
  return ledger.addFile({
    ...remote,
    state: 'seen',
    since: now,
    digest: '',
    part: '',
    document: undefined,
    received: now,
    preparation: '',
    counts: NO_COUNTS,
    report: undefined,
    reported: '',
    message: '',
  });
}

/** A time that is no instant, or whose time zone must be guessed, is never old enough. */
function isQuiet({ modified }: RemoteFile, quietMilliseconds: number | undefined, now: string): boolean {
  return (
    quietMilliseconds !== undefined &&
    INSTANT.test(modified) &&
    Date.parse(now) - Date.parse(modified) >= quietMilliseconds
  );
}

/** Takes a file that seems whole. A fault is told, and the file tried again by the next run. */
function take(row: SourceFile, remote: RemoteFile, { exportDirectory }: CollectSettings, ports: Ports): void {
  try {
    const left = receive(row, `${stamp(row.received)}-${row.id}`, exportDirectory, ports);
    if (left.state === 'seen') {
      reportChanging(left, ports);
    }
  } catch (error) {
    if (error instanceof SyncError) {
      // Not this file is at fault: the connection or its settings are.
      throw error;
    }
    noteProblem('FILE_NOT_RECEIVED', remote.name, error, ports);
    ports.ledger.changeFile(row, { message: saidBy(error) });
  }
}

function reportChanging({ name, received, size }: SourceFile, { problems, clock, log }: Ports): void {
  if (Date.parse(clock.now()) - Date.parse(received) > DAY_MILLISECONDS) {
    problems.report('FILE_KEEPS_CHANGING', name, `first seen ${received}, has ${size} bytes now`);
    log.error('A file keeps changing', { file: name, since: received, bytes: size });
  }
}

/** `2026-11-23T10:15:00.000Z` → `20261123T101500Z`: sorts by time and needs no quoting anywhere. */
export function stamp(instant: string): string {
  return instant.replace(/[-:]/g, '').replace(/\.\d+/, '');
}
