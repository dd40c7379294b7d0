import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

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
  return {
    create(content) {
      const key = randomUUID();
      fs.mkdirSync(dir, { recursive: true });
      fs.writeFileSync(locate(key), content, { flag: 'wx' });
      return key;
    },
    append(key, content, position) {
      const file = fs.openSync(locate(key), 'r+');
      try {
        fs.writeSync(file, content, 0, content.length, position);
        fs.ftruncateSync(file, position + content.length);
      } finally {
        fs.closeSync(file);
      }
    },
    read: (key) => fs.readFileSync(locate(key)),
    path: locate,
    copy(key) {
      const copy = randomUUID();
      fs.copyFileSync(locate(key), locate(copy), fs.constants.COPYFILE_EXCL);
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
