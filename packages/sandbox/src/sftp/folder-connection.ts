import type { Stats } from 'node:fs';
import { constants } from 'node:fs';
import { type Attributes, type FileEntry, utils } from 'ssh2';
import { NetSuiteError } from '../errors';
import { FolderOperations } from './folder-operations';
import { placeIn, type RemoteConnection, type RemoteEntry } from './remote-connection';
import type { ServedFolder } from './served-folder';
import {
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
import { statusOfError, statusWording } from './sftp-status';
import { MAX_FILE_SIZE } from './transfer-limits';
import { matcherOf, splitPattern } from './wildcards';

const { READ, WRITE, CREAT, TRUNC, EXCL } = utils.sftp.OPEN_MODE;
const CHUNK_BYTES = 256 * 1024;
/** What a client sends that leaves modes and times to the server. */
const NO_ATTRIBUTES = {} as Attributes;

/**
 * A connection to a served folder without SSH in between: what the server would do is done at once, by the same code, and
 * what it refuses is told in the same words as over SSH. For tests that make many short runs, where encrypting takes
 * longer than all else.
 */
export class FolderConnection implements RemoteConnection {
  private readonly operations: FolderOperations;
  private readonly base: string;

  /**
   * @param directory start folder; absent: the served folder itself
   * @param now the server's clock; absent: this machine's
   */
  constructor(
    folder: ServedFolder,
    directory: string | undefined,
    private readonly now?: () => Date,
  ) {
    const wanted = directory === undefined || directory === '' ? '.' : directory;
    this.operations = new FolderOperations(folder);
    this.base = ask(invalidDirectory(wanted), () => folder.normalize(wanted));
    const stats = ask(startFolderRefusals(wanted), () => this.operations.stat(this.base));
    if (!stats.isDirectory()) throw invalidDirectory(wanted)();
  }

  download(path: string): Buffer {
    return ask(transferRefusals(path), () => {
      const place = placeIn(this.base, path);
      const stats = this.operations.stat(place);
      if (stats.isDirectory()) throw notValid(path);
      if (stats.size > MAX_FILE_SIZE) throw tooLarge(path);
      return this.readAll(place);
    });
  }

  upload(path: string, content: Uint8Array, replaceExisting: boolean): void {
    const place = placeIn(this.base, path);
    if (this.existing(place, path)?.isDirectory()) throw notValid(path);
    const refusals = replaceExisting ? transferRefusals(path) : newFileRefusals(path);
    const flags = WRITE | CREAT | (replaceExisting ? TRUNC : EXCL);
    this.withHandle(
      ask(refusals, () => this.operations.open(place, flags, NO_ATTRIBUTES)),
      (handle) => ask(transferRefusals(path), () => this.write(handle, Buffer.from(content))),
    );
  }

  list(path: string): RemoteEntry[] {
    const { folder, pattern } = splitPattern(path);
    const matches = pattern === undefined ? () => true : matcherOf(pattern);
    return ask(listRefusals(path), () => this.entries(placeIn(this.base, folder)))
      .filter(({ filename }) => filename !== '.' && filename !== '..' && matches(filename))
      .map(({ filename, attrs }) => ({
        name: filename,
        directory: (attrs.mode & constants.S_IFMT) === constants.S_IFDIR,
        size: attrs.size,
        modified: attrs.mtime * 1000,
      }));
  }

  move(from: string, to: string): void {
    ask(moveRefusals(from, to), () => this.operations.rename(placeIn(this.base, from), placeIn(this.base, to)));
  }

  removeFile(path: string): void {
    ask(removeFileRefusals(path), () => this.operations.remove(placeIn(this.base, path)));
  }

  makeDirectory(path: string): void {
    ask(makeDirectoryRefusals(path), () => this.operations.makeFolder(placeIn(this.base, path), NO_ATTRIBUTES));
  }

  removeDirectory(path: string): void {
    ask(removeDirectoryRefusals(path), () => this.operations.removeFolder(placeIn(this.base, path)));
  }

  close(): void {
    this.operations.handles.closeAll();
  }

  private write(handle: Buffer, content: Buffer): void {
    this.operations.write(handle, 0, content);
    if (!this.now) return;
    const mtime = Math.floor(this.now().getTime() / 1000);
    this.operations.setHandleAttributes(handle, { mtime } as Attributes);
  }

  private existing(place: string, path: string): Stats | undefined {
    try {
      return this.operations.stat(place);
    } catch (error) {
      if (statusOfError(error) === 'NO_SUCH_FILE') return undefined;
      throw refused(existingRefusals(path), error);
    }
  }

  private readAll(place: string): Buffer {
    return this.withHandle(this.operations.open(place, READ, NO_ATTRIBUTES), (handle) => {
      const chunks: Buffer[] = [];
      for (let at = 0; ; ) {
        const chunk = untilEnd(() => this.operations.read(handle, at, CHUNK_BYTES));
        if (!chunk) return Buffer.concat(chunks);
        chunks.push(chunk);
        at += chunk.length;
      }
    });
  }

  private entries(place: string): FileEntry[] {
    return this.withHandle(this.operations.openFolder(place), (handle) => {
      const entries: FileEntry[] = [];
      for (;;) {
        const more = untilEnd(() => this.operations.readFolder(handle));
        if (!more) return entries;
        entries.push(...more);
      }
    });
  }

  private withHandle<T>(handle: Buffer, work: (handle: Buffer) => T): T {
    try {
      return work(handle);
    } finally {
      this.operations.handles.close(handle);
    }
  }
}

/** @returns undefined when there is nothing more to read */
function untilEnd<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (statusOfError(error) === 'EOF') return undefined;
    throw error;
  }
}

function ask<T>(refusal: Refusal, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw refused(refusal, error);
  }
}

/** What a server answers to an error, in N/sftp's words. */
function refused(refusal: Refusal, error: unknown): NetSuiteError {
  if (error instanceof NetSuiteError) return error;
  const status = statusOfError(error);
  return refusal(status, statusWording(status));
}
