import * as file from 'N/file';
import { SyncError } from '../pipeline/sync-error';
import { codeOf } from './error-code';
import type { SftpConnection } from './sftp-connection';
import { names } from './sftp-names';

export interface Upload {
  readonly directory: string;
  readonly name: string;
  /** Without line breaks. */
  readonly lines: readonly string[];
  /** How many of the last folders of the directory are made when they are missing. */
  readonly makes: number;
}

/**
 * Uploads under a temporary name and moves into place, so that nobody reads half a file. The file is made for the upload
 * and never saved: `Connection.upload` takes such files
 * (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4855409350.html).
 */
export function put(connection: SftpConnection, upload: Upload): void {
  const unfinished = unfinishedName(upload.name);
  try {
    uploadAs(unfinished, upload, connection);
    moveReplacing(connection, upload.directory, unfinished, upload.name);
  } catch (error) {
    removeLitter(connection, `${upload.directory}/${unfinished}`);
    throw error;
  }
}

/**
 * `OrderIds_20261123T101500Z_7.csv` → `OrderIds.csv.part`: the same for each file of a kind, of which one is put at a time.
 * So the next try takes the place of what was left by a run that died or lost its connection, whatever its time and number.
 */
function unfinishedName(name: string): string {
  return `${name.replace(/_.*(?=\.)/, '')}.part`;
}

function uploadAs(filename: string, { directory, name, lines, makes }: Upload, connection: SftpConnection): void {
  const upload = () => {
    // Made anew for each try: what an upload that broke has read of it is not documented.
    const made = file.create({
      name,
      fileType: file.Type.CSV,
      contents: lines.map((line) => `${line}\n`).join(''),
      encoding: file.Encoding.UTF_8,
    });
    connection.use((open) => open.upload({ file: made, filename, directory, replaceExisting: true }));
  };
  try {
    upload();
  } catch (error) {
    if (error instanceof SyncError || codeOf(error) === 'FTP_PERMISSION_DENIED') {
      throw error;
    }
    makeFolder(connection, directory, makes, error);
    upload();
  }
}

/** A disk that is full must not fill up with halves of files. */
function removeLitter(connection: SftpConnection, path: string): void {
  try {
    connection.use((open) => open.removeFile({ path }));
  } catch {
    // Perhaps nothing of it is there. And without a connection nothing can be done.
  }
}

/** Makes missing folders from above. @throws what the upload threw, when nothing could be made: it was no missing folder */
function makeFolder(connection: SftpConnection, directory: string, makes: number, cause: unknown): void {
  const levels = directory.split('/');
  let made = false;
  for (let length = levels.length - makes + 1; length <= levels.length; length++) {
    try {
      connection.use((open) => open.makeDirectory({ path: levels.slice(0, length).join('/') }));
      made = true;
    } catch (error) {
      if (error instanceof SyncError) {
        throw error;
      }
      // It is there already, or the one above it is not.
    }
  }
  if (!made) {
    throw cause;
  }
}

/**
 * A move whose reply was lost has happened all the same. What stands there under the name otherwise is a leftover of a
 * run that died after moving: the same ids, sent again.
 */
function moveReplacing(connection: SftpConnection, directory: string, from: string, to: string): void {
  const move = () => connection.use((open) => open.move({ from: `${directory}/${from}`, to: `${directory}/${to}` }));
  try {
    move();
  } catch (error) {
    const there = names(connection, directory);
    if (there === undefined) {
      throw error;
    }
    if (there.has(to) && !there.has(from)) {
      return;
    }
    if (!there.has(to)) {
      throw error;
    }
    connection.use((open) => open.removeFile({ path: `${directory}/${to}` }));
    move();
  }
}
