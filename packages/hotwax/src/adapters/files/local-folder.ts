import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { FeedFolderError } from '../../jobs/feed-folder-error';
import type { FeedFolder, FolderEntry } from '../../jobs/ports';
import { folderOf, temporaryName } from './temporary-name';

/** The folders of the feeds on this machine's disk. */
export class LocalFolder implements FeedFolder {
  constructor(private readonly directory: string) {}

  async list(folder: string): Promise<readonly FolderEntry[]> {
    const entries = await this.#try(folder, (path) => readdir(path, { withFileTypes: true }));
    const files = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
    const listed = await Promise.all(
      files.map(async (name) => ({ name, size: (await this.size(`${folder}/${name}`)) ?? -1 })),
    );
    // A file that went away meanwhile is no file of the folder.
    return listed.filter(({ size }) => size >= 0).sort((one, other) => (one.name < other.name ? -1 : 1));
  }

  async size(path: string): Promise<number | undefined> {
    try {
      return (await stat(join(this.directory, path))).size;
    } catch (error) {
      if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') {
        return undefined;
      }
      throw failure(path, error);
    }
  }

  async *read(path: string): AsyncIterable<Buffer> {
    try {
      yield* createReadStream(join(this.directory, path)) as AsyncIterable<Buffer>;
    } catch (error) {
      throw failure(path, error);
    }
  }

  async write(path: string, content: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<void> {
    const temporary = temporaryName(path);
    await this.#makeFolder(path);
    try {
      await this.#try(temporary, (full) => writeSafely(full, content));
      await this.move(temporary, path);
    } catch (error) {
      await rm(join(this.directory, temporary), { force: true });
      throw error;
    }
    await this.#try(folderOf(path), syncFolder);
  }

  async move(from: string, to: string): Promise<void> {
    if ((await this.size(to)) !== undefined) {
      throw new FeedFolderError(`${to}: a file of that name is there already`);
    }
    await this.#makeFolder(to);
    await this.#try(from, (full) => rename(full, join(this.directory, to)));
  }

  async close(): Promise<void> {}

  async #makeFolder(path: string): Promise<void> {
    await this.#try(folderOf(path), (full) => mkdir(full, { recursive: true }));
  }

  async #try<T>(path: string, work: (full: string) => Promise<T>): Promise<T> {
    try {
      return await work(join(this.directory, path));
    } catch (error) {
      throw failure(path, error);
    }
  }
}

async function writeSafely(full: string, content: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<void> {
  const file = await open(full, 'w');
  try {
    for await (const part of content) {
      await file.writeFile(part);
    }
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A rename is safe once the folder is. */
async function syncFolder(full: string): Promise<void> {
  const folder = await open(full, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}

const MEANINGS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'there is no such file or folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'the disk is read-only',
};

/** Errors of the disk are told by path; what the content itself threw goes on as it is. */
function failure(path: string, error: unknown): unknown {
  const code = codeOf(error);
  return error instanceof FeedFolderError || typeof code !== 'string' || !(error as NodeJS.ErrnoException).syscall
    ? error
    : new FeedFolderError(`${path}: ${MEANINGS[code] ?? code}`, 'path', { cause: error });
}
