import { isSameFile } from './collect';
import type { SourceFile } from './ledger';
import type { Ports, RemoteFile } from './ports';
import { noteFault, noteProblem } from './problems';

/** Moving a file into a folder that is missing, or where its name is taken, and its ledger row. */
const MOVE_UNITS = 65;
const LIST_UNITS = 10;

/**
 * Moves source files out of the export folder that are done with. One that cannot be moved keeps no other from it.
 * @returns whether work is left for another run, for lack of units
 */
export function moveAside(done: readonly SourceFile[], exportDirectory: string, ports: Ports): boolean {
  if (done.length === 0) {
    return false;
  }
  if (!ports.budget.allows(LIST_UNITS + MOVE_UNITS)) {
    return true;
  }
  const listed = list(exportDirectory, ports);
  if (listed === undefined) {
    return false;
  }
  for (const file of done) {
    if (!ports.budget.allows(MOVE_UNITS)) {
      return true;
    }
    moveFileAside(file, listed, exportDirectory, ports);
  }
  return false;
}

function list(exportDirectory: string, ports: Ports): RemoteFile[] | undefined {
  try {
    return ports.feedFolder.list(exportDirectory);
  } catch (error) {
    noteFault('FILE_NOT_MOVED', exportDirectory, error, ports);
    return undefined;
  }
}

/**
 * Moves by name, so only what is still the file that was downloaded: HotWax may have put another one under its name,
 * which must be collected, not archived (G1). One that takes the name in the seconds between the list and the move is not
 * told apart: SFTP has no move that looks. HotWax's names carry the time to the millisecond.
 */
function moveFileAside(file: SourceFile, listed: readonly RemoteFile[], exportDirectory: string, ports: Ports): void {
  const [folder, state] =
    file.state === 'unreadable' ? (['failed', 'failed'] as const) : (['archive', 'archived'] as const);
  if (file.part !== '') {
    // Only the whole file stands on SFTP.
    ports.ledger.moveFile(file, state, { done: ports.clock.now() });
    return;
  }
  if (!listed.some((remote) => isSameFile(file, remote))) {
    const message = 'Not moved on SFTP: it was gone, or another file had its name';
    ports.ledger.moveFile(file, state, { message, done: ports.clock.now() });
    return;
  }
  try {
    ports.feedFolder.moveAside(exportDirectory, file.name, folder, String(file.id));
  } catch (error) {
    noteProblem('FILE_NOT_MOVED', file.name, error, ports);
    return;
  }
  ports.ledger.moveFile(file, state, { done: ports.clock.now() });
}
