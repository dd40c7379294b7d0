import type { Stats } from 'ssh2';
import { NetSuiteError } from '../errors';
import { SftpCalls, STATUS, statusOf } from './sftp-calls';
import { type ConnectOptions, SshConnection } from './ssh-connection';
import { matcherOf, splitPattern } from './wildcards';

/** Bytes. `Connection.MAX_FILE_SIZE`: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1557238937.html */
export const MAX_FILE_SIZE = 100_000_000;
/** Seconds. `Connection.MAX_TRANSFER_TIMEOUT`: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1557238973.html */
export const MAX_TRANSFER_TIMEOUT = 300;

/** Bytes per request: below what ssh2 would cut into several requests (34,000 less its overhead). */
const CHUNK_BYTES = 30_000;
const REQUESTS_UNDER_WAY = 16;

export interface RemoteEntry {
  readonly name: string;
  readonly directory: boolean;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970; SFTP carries whole seconds. */
  readonly modified: number;
}

/**
 * What N/sftp's Connection does, as promises: it runs in the worker thread. Paths are relative to the start folder and
 * literal, except in `list`. Errors are NetSuiteErrors with the codes that the help gives for each method.
 */
export class SftpConnection {
  private constructor(
    private readonly ssh: SshConnection,
    private readonly calls: SftpCalls,
    private readonly base: string,
  ) {}

  static async open(options: ConnectOptions): Promise<SftpConnection> {
    const ssh = await SshConnection.open(options);
    const calls = new SftpCalls(ssh.sftp);
    try {
      const base = await ssh.run(options.timeout, () => startFolder(calls, options.directory));
      return new SftpConnection(ssh, calls, base);
    } catch (error) {
      ssh.close();
      throw error;
    }
  }

  close(): void {
    this.ssh.close();
  }

  /** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4618664030.html */
  download(path: string, seconds: number): Promise<Uint8Array> {
    // The limit is for the whole transfer: nothing says that it pauses while data flows, as the help says of `upload`.
    return this.ssh.run(seconds, async () => {
      const place = this.place(path);
      const stats = await this.calls.stat(place).catch((error) => refuse(error, transferErrors(path)));
      if (stats.isDirectory()) throw notValid(path);
      if (stats.size > MAX_FILE_SIZE) throw tooLarge(path);
      const handle = await this.calls.open(place, 'r').catch((error) => refuse(error, transferErrors(path)));
      const content = await this.readAll(handle, path, stats.size).catch((error) =>
        refuse(error, transferErrors(path)),
      );
      await this.calls.close(handle);
      return content;
    });
  }

  /** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4618512910.html */
  upload(path: string, content: Buffer, replaceExisting: boolean, seconds: number): Promise<void> {
    return this.ssh.run(seconds, async (moved) => {
      const place = this.place(path);
      const existing = await this.existing(place, path);
      if (existing?.isDirectory()) throw notValid(path);
      if (existing && !replaceExisting) throw alreadyExists(path);
      const handle = await this.openForWriting(place, path, replaceExisting);
      await inChunks(content.length, async (at, length) => {
        await this.calls.write(handle, content.subarray(at, at + length), at);
        moved();
      }).catch((error) => refuse(error, transferErrors(path)));
      await this.calls.close(handle);
    });
  }

  /** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1557235176.html: `?` and `*` in the last part */
  list(path: string): Promise<RemoteEntry[]> {
    return this.ssh.run(MAX_TRANSFER_TIMEOUT, async () => {
      const { folder, pattern } = splitPattern(path);
      const entries = await this.calls.readdir(this.place(folder)).catch((error) =>
        refuse(error, {
          [STATUS.PERMISSION_DENIED]: denied(path),
          other: new NetSuiteError('FTP_INVALID_DIRECTORY', `The directory is not valid: ${path}`),
        }),
      );
      const matches = pattern === undefined ? () => true : matcherOf(pattern);
      return entries
        .filter(({ filename }) => filename !== '.' && filename !== '..' && matches(filename))
        .map(({ filename, attrs }) => ({
          name: filename,
          directory: attrs.isDirectory(),
          size: attrs.size,
          modified: attrs.mtime * 1000,
        }));
    });
  }

  /** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1557234961.html */
  move(from: string, to: string): Promise<void> {
    return this.ssh.run(MAX_TRANSFER_TIMEOUT, () =>
      this.calls.rename(this.place(from), this.place(to)).catch((error) =>
        refuse(error, {
          [STATUS.PERMISSION_DENIED]: denied(`${from} to ${to}`),
          other: new NetSuiteError('FTP_INVALID_MOVE', `${from} cannot be moved to ${to}: ${wordsOf(error)}.`),
        }),
      ),
    );
  }

  /** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1557234670.html */
  removeFile(path: string): Promise<void> {
    return this.ssh.run(MAX_TRANSFER_TIMEOUT, () =>
      this.calls
        .unlink(this.place(path))
        .catch((error) => refuse(error, { [STATUS.PERMISSION_DENIED]: denied(path), other: noSuchFile(path) })),
    );
  }

  /** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1557234024.html */
  makeDirectory(path: string): Promise<void> {
    return this.ssh.run(MAX_TRANSFER_TIMEOUT, () =>
      this.calls.mkdir(this.place(path)).catch((error) =>
        refuse(error, {
          [STATUS.NO_SUCH_FILE]: directoryNotFound(path),
          // Which code an existing directory gives is not documented; of the two documented ones only this can be meant.
          other: new NetSuiteError('FTP_PERMISSION_DENIED', `The directory ${path} cannot be made: ${wordsOf(error)}.`),
        }),
      ),
    );
  }

  /** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1557234344.html */
  removeDirectory(path: string): Promise<void> {
    return this.ssh.run(MAX_TRANSFER_TIMEOUT, () =>
      this.calls.rmdir(this.place(path)).catch((error) =>
        refuse(error, {
          [STATUS.NO_SUCH_FILE]: directoryNotFound(path),
          [STATUS.PERMISSION_DENIED]: denied(path),
          other: new NetSuiteError('FTP_DIRECTORY_NOT_EMPTY', `The directory is not empty: ${path}`),
        }),
      ),
    );
  }

  private place(path: string): string {
    return path === '' || path === '.' ? this.base : `${this.base === '/' ? '' : this.base}/${path}`;
  }

  private async existing(place: string, path: string): Promise<Stats | undefined> {
    return this.calls.stat(place).catch((error) => {
      if (statusOf(error) === STATUS.NO_SUCH_FILE) return undefined;
      if (statusOf(error) === STATUS.PERMISSION_DENIED) throw denied(path);
      // "also thrown when the server lacks STAT", says the help of FTP_FILE_ALREADY_EXISTS.
      throw statusOf(error) === undefined ? error : alreadyExists(path);
    });
  }

  /** Without `replaceExisting` a file that has appeared meanwhile is not overwritten either. */
  private openForWriting(place: string, path: string, replaceExisting: boolean): Promise<Buffer> {
    if (replaceExisting) return this.calls.open(place, 'w').catch((error) => refuse(error, transferErrors(path)));
    return this.calls
      .open(place, 'wx')
      .catch((error) => refuse(error, { ...transferErrors(path), [STATUS.FAILURE]: alreadyExists(path) }));
  }

  /** Reads to the end of the file, which may have grown or shrunk since it was measured. */
  private async readAll(handle: Buffer, path: string, measured: number): Promise<Uint8Array> {
    // Its own memory, so that only these bytes cross to the other thread.
    const content = Buffer.from(new ArrayBuffer(measured));
    let end = measured;
    await inChunks(measured, async (at, length) => {
      const bytes = await this.readFully(handle, content.subarray(at, at + length), at);
      if (bytes < length) end = Math.min(end, at + bytes);
    });
    if (end < measured) return content.slice(0, end);
    const grown = await this.readTail(handle, path, measured);
    return grown.length === 0 ? content : new Uint8Array(Buffer.concat([content, ...grown]));
  }

  /** Servers may answer less than was asked for. @returns bytes read, fewer than there is room for only at the end */
  private async readFully(handle: Buffer, into: Buffer, at: number): Promise<number> {
    let done = 0;
    while (done < into.length) {
      const bytes = await this.calls.read(handle, into.subarray(done), at + done, into.length - done);
      if (bytes === 0) break;
      done += bytes;
    }
    return done;
  }

  private async readTail(handle: Buffer, path: string, from: number): Promise<Buffer[]> {
    const chunks: Buffer[] = [];
    for (let at = from; ; ) {
      const chunk = Buffer.alloc(CHUNK_BYTES);
      const bytes = await this.readFully(handle, chunk, at);
      if (bytes === 0) return chunks;
      chunks.push(chunk.subarray(0, bytes));
      at += bytes;
      if (at > MAX_FILE_SIZE) throw tooLarge(path);
    }
  }
}

/**
 * Does the work chunk by chunk, several requests under way at once, as SFTP clients do to be fast on slow lines.
 * After a failure no further chunk is begun.
 */
async function inChunks(total: number, work: (at: number, length: number) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < total) {
      const at = next;
      next += CHUNK_BYTES;
      try {
        await work(at, Math.min(CHUNK_BYTES, total - at));
      } catch (error) {
        next = total;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: REQUESTS_UNDER_WAY }, lane));
}

async function startFolder(calls: SftpCalls, directory: string | undefined): Promise<string> {
  const wanted = directory === undefined || directory === '' ? '.' : directory;
  const invalid = new NetSuiteError('FTP_INVALID_DIRECTORY', `The directory is not valid: ${wanted}`);
  const base = await calls.realpath(wanted).catch((error) => refuse(error, { other: invalid }));
  const stats = await calls.stat(base).catch((error) =>
    refuse(error, {
      [STATUS.PERMISSION_DENIED]: new NetSuiteError(
        'FTP_CANNOT_ESTABLISH_CONNECTION',
        `The connection could not be established: no access to the directory ${wanted}.`,
      ),
      other: invalid,
    }),
  );
  if (!stats.isDirectory()) throw invalid;
  return base;
}

/** Turns an SFTP status into the method's own error; what is no status (a loss, a bug) passes as it is. */
function refuse(
  error: unknown,
  errors: { readonly [status: number]: NetSuiteError; readonly other: NetSuiteError },
): never {
  const status = statusOf(error);
  if (status === undefined) throw error;
  throw errors[status] ?? errors.other;
}

function transferErrors(path: string) {
  return {
    [STATUS.NO_SUCH_FILE]: noSuchFile(path),
    [STATUS.PERMISSION_DENIED]: denied(path),
    other: notValid(path),
  };
}

const noSuchFile = (path: string) =>
  new NetSuiteError('FTP_NO_SUCH_FILE_OR_DIRECTORY', `No such file or directory: ${path}`);
const denied = (path: string) => new NetSuiteError('FTP_PERMISSION_DENIED', `Permission denied: ${path}`);
const notValid = (path: string) =>
  new NetSuiteError('THE_REMOTE_PATH_FOR_FILE_IS_NOT_VALID', `The remote path for file is not valid: ${path}`);
const alreadyExists = (path: string) =>
  new NetSuiteError('FTP_FILE_ALREADY_EXISTS', `The file already exists: ${path}`);
const directoryNotFound = (path: string) =>
  new NetSuiteError('FTP_DIRECTORY_NOT_FOUND', `The directory, or its parent, was not found: ${path}`);
const tooLarge = (path: string) =>
  new NetSuiteError('FTP_MAXIMUM_FILE_SIZE_EXCEEDED', `The file is larger than ${MAX_FILE_SIZE} bytes: ${path}`);
const wordsOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
