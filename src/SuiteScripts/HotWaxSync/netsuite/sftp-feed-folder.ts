import * as file from 'N/file';
import * as sftp from 'N/sftp';
import type { FeedFolder, FetchedFile, RemoteFile } from '../pipeline/ports';
import { chunksOf, dataFolder, writeLines } from './cabinet';
import { sha256 } from './digest';
import type { SftpSettings } from './sftp-settings';

/** The folders on SFTP, over one connection per run that is opened when it is first needed. */
export function sftpFeedFolder(readSettings: () => SftpSettings): FeedFolder {
  let open: sftp.Connection | undefined;
  const connection = (): sftp.Connection => {
    open ??= connect(readSettings());
    return open;
  };
  return {
    list: (directory) => list(connection(), directory),
    fetch: (directory, name, saveAs) => {
      try {
        return saveDownload(connection().download({ directory, filename: name }), saveAs);
      } catch (error) {
        // It may have been the line: the next file gets a new connection, which costs nothing.
        open = undefined;
        throw error;
      }
    },
    put: (directory, name, lines) => {
      const document = writeLines('ids', name, lines);
      const unfinished = `${name}.part`;
      const upload = file.load({ id: document });
      uploadInto(connection(), { file: upload, filename: unfinished, directory, replaceExisting: true });
      moveReplacing(connection(), `${directory}/${unfinished}`, `${directory}/${name}`);
    },
    moveAside: (directory, name, folder, suffix) => moveAside(connection(), directory, name, folder, suffix),
  };
}

function connect({
  host,
  port,
  username,
  secret,
  key,
  hostKey,
  hostKeyType,
  directory,
}: SftpSettings): sftp.Connection {
  return sftp.createConnection({
    url: host,
    port,
    username,
    hostKey,
    hostKeyType: hostKeyType as 'rsa' | 'ecdsa' | 'dsa',
    ...(directory === '' ? {} : { directory }),
    ...(secret === '' ? {} : { secret }),
    ...(key === '' ? {} : { keyId: key }),
  } as Parameters<typeof sftp.createConnection>[0]);
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

/** Makes the folder when it is missing: the first upload must not wait for somebody to set up SFTP. */
function uploadInto(
  connection: sftp.Connection,
  options: { directory: string } & Parameters<sftp.Connection['upload']>[0],
): void {
  try {
    connection.upload(options);
  } catch (error) {
    try {
      connection.makeDirectory({ path: options.directory });
    } catch {
      throw error;
    }
    connection.upload(options);
  }
}

/** What stands there under this name is a leftover of a run that died after moving: the same ids, sent again. */
function moveReplacing(connection: sftp.Connection, from: string, to: string): void {
  try {
    connection.move({ from, to });
  } catch {
    connection.removeFile({ path: to });
    connection.move({ from, to });
  }
}

/** NetSuite tells a missing folder and a taken name by the same code, so both are tried in turn. */
function moveAside(connection: sftp.Connection, directory: string, name: string, folder: string, suffix: string): void {
  const from = `${directory}/${name}`;
  const target = `${directory}/${folder}`;
  const taken = name.replace(/(\.[^.]*)?$/, `-${suffix}$1`);
  const attempts = [
    () => connection.move({ from, to: `${target}/${name}` }),
    () => connection.move({ from, to: `${target}/${taken}` }),
    () => {
      connection.makeDirectory({ path: target });
      connection.move({ from, to: `${target}/${name}` });
    },
  ];
  for (const [index, attempt] of attempts.entries()) {
    try {
      attempt();
      return;
    } catch (error) {
      if (index === attempts.length - 1) {
        throw error;
      }
    }
  }
}
