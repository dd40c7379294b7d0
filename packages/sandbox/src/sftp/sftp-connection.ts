import type { Stats } from 'ssh2';
import { placeIn, type RemoteEntry } from './remote-connection';
import { SftpCalls, statusOf } from './sftp-calls';
import {
  alreadyExists,
  existingRefusals,
  invalidDirectory,
  listRefusals,
  makeDirectoryRefusals,
  moveRefusals,
  newFileRefusals,
  notValid,
  type Refusal,
  removeDirectoryRefusals,
  removeFileRefusals,
  startFolderRefusals,
  tooLarge,
  transferRefusals,
} from './sftp-refusals';
import { type ConnectOptions, SshConnection } from './ssh-connection';
import { MAX_FILE_SIZE, MAX_TRANSFER_TIMEOUT } from './transfer-limits';
import { matcherOf, splitPattern } from './wildcards';

/** Bytes per request: below what ssh2 would cut into several requests (34,000 less its overhead). */
const CHUNK_BYTES = 30_000;
const REQUESTS_UNDER_WAY = 16;

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
      const place = placeIn(this.base, path);
      const stats = await this.calls.stat(place).catch(refusing(transferRefusals(path)));
      if (stats.isDirectory()) throw notValid(path);
      if (stats.size > MAX_FILE_SIZE) throw tooLarge(path);
      const handle = await this.calls.open(place, 'r').catch(refusing(transferRefusals(path)));
      const content = await this.readAll(handle, path, stats.size).catch(refusing(transferRefusals(path)));
      await this.calls.close(handle);
      return content;
    });
  }

  /** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4618512910.html */
  upload(path: string, content: Buffer, replaceExisting: boolean, seconds: number): Promise<void> {
    return this.ssh.run(seconds, async (moved) => {
      const place = placeIn(this.base, path);
      const existing = await this.existing(place, path);
      if (existing?.isDirectory()) throw notValid(path);
      if (existing && !replaceExisting) throw alreadyExists(path);
      const handle = await this.openForWriting(place, path, replaceExisting);
      await inChunks(content.length, async (at, length) => {
        await this.calls.write(handle, content.subarray(at, at + length), at);
        moved();
      }).catch(refusing(transferRefusals(path)));
      await this.calls.close(handle);
    });
  }

  /** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1557235176.html: `?` and `*` in the last part */
  list(path: string): Promise<RemoteEntry[]> {
    return this.ssh.run(MAX_TRANSFER_TIMEOUT, async () => {
      const { folder, pattern } = splitPattern(path);
      const entries = await this.calls.readdir(placeIn(this.base, folder)).catch(refusing(listRefusals(path)));
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
      this.calls.rename(placeIn(this.base, from), placeIn(this.base, to)).catch(refusing(moveRefusals(from, to))),
    );
  }

  /** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1557234670.html */
  removeFile(path: string): Promise<void> {
    return this.ssh.run(MAX_TRANSFER_TIMEOUT, () =>
      this.calls.unlink(placeIn(this.base, path)).catch(refusing(removeFileRefusals(path))),
    );
  }

  /** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1557234024.html */
  makeDirectory(path: string): Promise<void> {
    return this.ssh.run(MAX_TRANSFER_TIMEOUT, () =>
      this.calls.mkdir(placeIn(this.base, path)).catch(refusing(makeDirectoryRefusals(path))),
    );
  }

  /** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1557234344.html */
  removeDirectory(path: string): Promise<void> {
    return this.ssh.run(MAX_TRANSFER_TIMEOUT, () =>
      this.calls.rmdir(placeIn(this.base, path)).catch(refusing(removeDirectoryRefusals(path))),
    );
  }

  private async existing(place: string, path: string): Promise<Stats | undefined> {
    return this.calls.stat(place).catch((error) => {
      if (statusOf(error) === 'NO_SUCH_FILE') return undefined;
      return refusing(existingRefusals(path))(error);
    });
  }

  /** Without `replaceExisting` a file that has appeared meanwhile is not overwritten either. */
  private openForWriting(place: string, path: string, replaceExisting: boolean): Promise<Buffer> {
    if (replaceExisting) return this.calls.open(place, 'w').catch(refusing(transferRefusals(path)));
    return this.calls.open(place, 'wx').catch(refusing(newFileRefusals(path)));
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
  const base = await calls.realpath(wanted).catch(refusing(invalidDirectory(wanted)));
  const stats = await calls.stat(base).catch(refusing(startFolderRefusals(wanted)));
  if (!stats.isDirectory()) throw invalidDirectory(wanted)();
  return base;
}

/** Turns an SFTP status into the method's own error; what is no status (a loss, a bug) passes as it is. */
function refusing(refusal: Refusal): (error: unknown) => never {
  return (error) => {
    const status = statusOf(error);
    throw status === undefined ? error : refusal(status, error instanceof Error ? error.message : String(error));
  };
}
