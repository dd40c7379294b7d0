import type { FileEntryWithStats, Stats } from 'ssh2';
import { FeedFolderError } from '../../jobs/feed-folder-error';
import type { FeedFolder, FolderEntry } from '../../jobs/ports';
import { type SftpLocation, SftpSession } from './sftp-session';
import { folderOf, temporaryName } from './temporary-name';

/** Status codes of SFTP version 3 (draft-ietf-secsh-filexfer-02, section 7). */
const NO_SUCH_FILE = 2;
const MEANINGS: Readonly<Record<number, string>> = {
  [NO_SUCH_FILE]: 'there is no such file or folder',
  3: 'permission denied',
  4: 'the server refused without a reason; a full disk says so, too',
};
/** Bytes of one read or write; servers need not take more than 32 kB. */
const CHUNK = 32_768;

/** The folders of the feeds on an SFTP server. Connects at the first call. */
export class SftpFolder implements FeedFolder {
  #session: Promise<SftpSession> | undefined;

  constructor(private readonly location: SftpLocation) {}

  async list(folder: string): Promise<readonly FolderEntry[]> {
    const entries = await this.#call<FileEntryWithStats[]>(folder, (sftp, path, done) => sftp.readdir(path, done));
    return entries
      .filter(({ attrs }) => attrs.isFile())
      .map(({ filename, attrs }) => ({ name: filename, size: attrs.size }))
      .sort((one, other) => (one.name < other.name ? -1 : 1));
  }

  async size(path: string): Promise<number | undefined> {
    return (await this.#stat(path))?.size;
  }

  async *read(path: string): AsyncIterable<Buffer> {
    const handle = await this.#call<Buffer>(path, (sftp, full, done) => sftp.open(full, 'r', done));
    try {
      for (let offset = 0; ; ) {
        const chunk = await this.#readChunk(path, handle, offset);
        if (chunk === undefined) {
          return;
        }
        offset += chunk.length;
        yield chunk;
      }
    } finally {
      await this.#call<void>(path, (sftp, _, done) => sftp.close(handle, done));
    }
  }

  async write(path: string, content: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<void> {
    const temporary = temporaryName(path);
    await this.#refuseTaken(path);
    await this.#makeFolder(folderOf(path));
    const handle = await this.#call<Buffer>(temporary, (sftp, full, done) => sftp.open(full, 'w', done));
    try {
      try {
        await this.#writeAll(temporary, handle, content);
        await this.#makeSafe(temporary, handle);
      } finally {
        // Some servers tell of a full disk only now.
        await this.#call<void>(temporary, (sftp, _, done) => sftp.close(handle, done));
      }
      await this.move(temporary, path);
    } catch (error) {
      await this.#call<void>(temporary, (sftp, full, done) => sftp.unlink(full, done)).catch(() => undefined);
      throw error;
    }
  }

  async move(from: string, to: string): Promise<void> {
    await this.#refuseTaken(to);
    await this.#makeFolder(folderOf(to));
    await this.#call<void>(from, (sftp, full, done) => sftp.rename(full, this.#full(to), done));
  }

  async close(): Promise<void> {
    const session = this.#session;
    this.#session = undefined;
    await (await session?.catch(() => undefined))?.close();
  }

  async #refuseTaken(path: string): Promise<void> {
    if ((await this.#stat(path)) !== undefined) {
      throw new FeedFolderError(`${path}: a file of that name is there already`);
    }
  }

  async #makeFolder(folder: string): Promise<void> {
    if (folder === '.' || (await this.#stat(folder)) !== undefined) {
      return;
    }
    await this.#makeFolder(folderOf(folder));
    await this.#call<void>(folder, (sftp, full, done) => sftp.mkdir(full, done));
  }

  async #stat(path: string): Promise<Stats | undefined> {
    try {
      return await this.#call<Stats>(path, (sftp, full, done) => sftp.stat(full, done));
    } catch (error) {
      if (error instanceof FeedFolderError && statusOf(error.cause) === NO_SUCH_FILE) {
        return undefined;
      }
      throw error;
    }
  }

  async #writeAll(path: string, handle: Buffer, content: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<void> {
    let position = 0;
    for await (const part of content) {
      for (let start = 0; start < part.length; start += CHUNK) {
        const length = Math.min(CHUNK, part.length - start);
        const at = position;
        await this.#call<void>(path, (sftp, _, done) => sftp.write(handle, part, start, length, at, done));
        position += length;
      }
    }
  }

  /** OpenSSH can put a file on its disk for certain (extension fsync@openssh.com); other servers need not. */
  async #makeSafe(path: string, handle: Buffer): Promise<void> {
    await this.#call<void>(path, (sftp, _, done) => {
      try {
        sftp.ext_openssh_fsync(handle, done);
      } catch {
        // ssh2 throws when the server has no such extension.
        done(undefined);
      }
    });
  }

  async #readChunk(path: string, handle: Buffer, offset: number): Promise<Buffer | undefined> {
    const buffer = Buffer.allocUnsafe(CHUNK);
    const length = await this.#call<number>(path, (sftp, _, done) =>
      sftp.read(handle, buffer, 0, CHUNK, offset, (error, bytes) =>
        statusOf(error) === 1 ? done(undefined, 0) : done(error, bytes),
      ),
    );
    return length === 0 ? undefined : buffer.subarray(0, length);
  }

  #full(path: string): string {
    return this.location.directory === '.' ? path : `${this.location.directory}/${path}`;
  }

  async #call<T>(
    path: string,
    request: (
      sftp: Parameters<Parameters<SftpSession['call']>[0]>[0],
      full: string,
      done: (error: unknown, result?: T) => void,
    ) => void,
  ): Promise<T> {
    this.#session ??= SftpSession.open(this.location);
    let session: SftpSession;
    try {
      session = await this.#session;
    } catch (error) {
      this.#session = undefined;
      throw error;
    }
    try {
      return await session.call<T>((sftp, done) => request(sftp, this.#full(path), done));
    } catch (error) {
      if (error instanceof FeedFolderError) {
        // The connection is lost; the next call opens a new one.
        this.#session = undefined;
        throw error;
      }
      const status = statusOf(error);
      const meaning = status === undefined ? undefined : MEANINGS[status];
      throw new FeedFolderError(`${path}: ${meaning ?? (error as Error).message}`, 'path', { cause: error });
    }
  }
}

function statusOf(error: unknown): number | undefined {
  const code = (error as { code?: unknown } | undefined)?.code;
  return typeof code === 'number' ? code : undefined;
}
