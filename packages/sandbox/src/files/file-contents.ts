import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { SandboxError } from '../errors';

/** Where the bytes of files lie; each piece of content has a key that is never used twice. */
export interface FileContents {
  /** @returns key of the new content, which is on disk when this returns */
  create(content: Buffer): string;
  /** Writes at a position and cuts what lay behind, so half an append that a crash left is overwritten. */
  append(key: string, content: Buffer, position: number): void;
  read(key: string): Buffer;
  /** A path on this machine that holds the content now. */
  path(key: string): string;
  /** Copies content. @returns the copy's key */
  copy(key: string): string;
  remove(key: string): void;
  close(): void;
}

/** Contents as files in a folder, which is made when the first one comes. */
export function diskContents(dir: string): FileContents {
  const locate = (key: string) => path.join(dir, key);
  const onContent = <T>(key: string, work: (file: string) => T): T => {
    try {
      return work(locate(key));
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause;
      throw new SandboxError(
        `The account is damaged: ${locate(key)} is missing, the content of a file in the File Cabinet. Nothing was ` +
          'changed. Put it back, or save or deploy that file again.',
        { cause },
      );
    }
  };
  return {
    create(content) {
      const key = randomUUID();
      fs.mkdirSync(dir, { recursive: true });
      fs.writeFileSync(locate(key), content, { flag: 'wx' });
      return key;
    },
    append(key, content, position) {
      const file = onContent(key, (name) => fs.openSync(name, 'r+'));
      try {
        fs.writeSync(file, content, 0, content.length, position);
        fs.ftruncateSync(file, position + content.length);
      } finally {
        fs.closeSync(file);
      }
    },
    read: (key) => onContent(key, (name) => fs.readFileSync(name)),
    path: locate,
    copy(key) {
      const copy = randomUUID();
      onContent(key, (name) => fs.copyFileSync(name, locate(copy), fs.constants.COPYFILE_EXCL));
      return copy;
    },
    remove: (key) => fs.rmSync(locate(key), { force: true }),
    close: () => {},
  };
}

/** Contents in a temporary folder that is removed on close: for accounts that live in this process only. */
export function memoryContents(): FileContents {
  let dir: string | undefined;
  let disk: FileContents | undefined;
  const contents = () => {
    if (!disk) {
      dir = fs.mkdtempSync(path.join(os.tmpdir(), 'netsuite-sandbox-'));
      disk = diskContents(dir);
    }
    return disk;
  };
  return {
    create: (content) => contents().create(content),
    append: (key, content, position) => contents().append(key, content, position),
    read: (key) => contents().read(key),
    path: (key) => contents().path(key),
    copy: (key) => contents().copy(key),
    remove: (key) => contents().remove(key),
    close() {
      if (dir) fs.rmSync(dir, { recursive: true, force: true });
      dir = undefined;
      disk = undefined;
    },
  };
}
