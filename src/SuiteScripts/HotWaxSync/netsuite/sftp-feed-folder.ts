import * as file from 'N/file';
import * as sftp from 'N/sftp';
import type { FeedFolder, FetchedFile, RemoteFile } from '../pipeline/ports';
import { chunksOf, dataFolder } from './cabinet';
import { sha256 } from './digest';
import { inFolder, SftpConnection } from './sftp-connection';
import { moveAside } from './sftp-move';
import { put } from './sftp-put';
import type { SftpSettings } from './sftp-settings';

/** The folders on SFTP, over one connection per run that is opened when it is first needed. */
export function sftpFeedFolder(readSettings: () => SftpSettings): FeedFolder {
  const connection = new SftpConnection(readSettings);
  return {
    list: (directory) => inFolder(directory, () => connection.use((open) => list(open, directory))),
    fetch: (directory, name, saveAs) => {
      try {
        return saveDownload(
          connection.attempt((open) => open.download({ directory, filename: name })),
          saveAs,
        );
      } catch (error) {
        // It may have been the line: the next file gets a new connection, which costs nothing.
        connection.leave();
        throw error;
      }
    },
    put: (directory, name, lines, makes) =>
      inFolder(directory, () => put(connection, { directory, name, lines, makes })),
    moveAside: (directory, name, folder, suffix) =>
      inFolder(`${directory}/${folder}`, () => moveAside(connection, { directory, name, folder, suffix })),
  };
}

/** Saved first and measured afterwards: what stands in the File Cabinet is what will be read. */
function saveDownload(downloaded: file.File, saveAs: string): FetchedFile {
  downloaded.name = saveAs;
  downloaded.folder = dataFolder('feeds');
  downloaded.encoding = String(file.Encoding.UTF_8);
  const document = downloaded.save();
  const saved = file.load({ id: document });
  return { document, digest: sha256(chunksOf(saved)), size: Number(saved.size) };
}

function list(connection: sftp.Connection, directory: string): RemoteFile[] {
  return connection
    .list({ path: directory, sort: sftp.Sort.DATE })
    .filter((entry) => !entry.directory && entry.name !== '.' && entry.name !== '..')
    .map(({ name, size, lastModified }) => ({ name, size: Number(size), modified: instant(lastModified) }));
}

/**
 * NetSuite does not document the form of `lastModified`: whatever it is, the same file gives the same text. Only a text
 * with its time zone becomes an instant; from another one a file could seem hours older than it is.
 */
function instant(lastModified: string): string {
  const zoned = /^\d{4}-\d{2}-\d{2}[T ].*(Z|[+-]\d{2}:?\d{2})$/.test(lastModified);
  const time = new Date(lastModified);
  return zoned && !Number.isNaN(time.getTime()) ? time.toISOString() : String(lastModified);
}
