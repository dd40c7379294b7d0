import { SyncError } from '../pipeline/sync-error';
import type { SftpConnection } from './sftp-connection';
import { names } from './sftp-names';

export interface Move {
  readonly directory: string;
  readonly name: string;
  /** Folder beside the file. */
  readonly folder: string;
  /** For the name, when it is taken there. */
  readonly suffix: string;
}

/**
 * Moves a file into a folder beside it. NetSuite tells a missing folder and a taken name by the same code
 * (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1557234961.html), and a move whose reply was lost
 * has happened all the same, so when it fails both folders are looked at.
 */
export function moveAside(connection: SftpConnection, { directory, name, folder, suffix }: Move): void {
  const target = `${directory}/${folder}`;
  const move = (as: string) =>
    connection.use((open) => open.move({ from: `${directory}/${name}`, to: `${target}/${as}` }));
  try {
    move(name);
  } catch (error) {
    const here = names(connection, directory);
    if (here === undefined) {
      throw error;
    }
    const there = names(connection, target);
    const taken = there?.has(name) === true;
    if (!here.has(name)) {
      if (taken) {
        return;
      }
      throw error;
    }
    if (there === undefined) {
      connection.use((open) => open.makeDirectory({ path: target }));
    }
    const other = name.replace(/(\.[^.]*)?$/, `-${suffix}$1`);
    firstThatWorks(move, taken ? [other] : [name, other]);
  }
}

/** Of a folder with more files than NetSuite lists, nobody knows whether a name is taken. */
function firstThatWorks(move: (as: string) => void, names: readonly string[]): void {
  for (const [index, name] of names.entries()) {
    try {
      move(name);
      return;
    } catch (error) {
      if (error instanceof SyncError || index === names.length - 1) {
        throw error;
      }
    }
  }
}
