import * as fs from 'node:fs';
import * as path from 'node:path';

/** What a folder held at one moment: relative paths, folders before what is in them. */
export type FolderCopy = ReadonlyMap<string, CopiedFile | 'folder'>;

interface CopiedFile {
  readonly content: Buffer;
  /** Milliseconds since 1970. */
  readonly modified: number;
}

/**
 * Reads a folder with all that is in it into memory.
 * @param known an earlier copy of a folder whose files only ever grow: what has the same length is not read again
 */
export function copyFolder(root: string, known?: FolderCopy): FolderCopy {
  const copy = new Map<string, CopiedFile | 'folder'>();
  const visit = (folder: string): void => {
    for (const entry of fs.readdirSync(path.join(root, folder), { withFileTypes: true })) {
      const name = path.join(folder, entry.name);
      if (entry.isDirectory()) {
        copy.set(name, 'folder');
        visit(name);
      } else copy.set(name, copyFile(path.join(root, name), known?.get(name)));
    }
  };
  if (fs.existsSync(root)) visit('');
  return copy;
}

function copyFile(file: string, known: CopiedFile | 'folder' | undefined): CopiedFile {
  const { size, mtimeMs } = fs.statSync(file);
  if (known instanceof Object && known.content.length === size) return known;
  return { content: fs.readFileSync(file), modified: mtimeMs };
}

/** Makes a folder what it was. @param present what it holds now */
export function restoreFolder(root: string, wanted: FolderCopy, present: FolderCopy): void {
  fs.mkdirSync(root, { recursive: true });
  for (const [name, entry] of present) {
    const same = wanted.has(name) && (wanted.get(name) === 'folder') === (entry === 'folder');
    if (!same) fs.rmSync(path.join(root, name), { recursive: true, force: true });
  }
  for (const [name, entry] of wanted) {
    if (isUnchanged(present.get(name), entry)) continue;
    const place = path.join(root, name);
    if (entry === 'folder') fs.mkdirSync(place, { recursive: true });
    else {
      fs.writeFileSync(place, entry.content);
      fs.utimesSync(place, entry.modified / 1000, entry.modified / 1000);
    }
  }
}

function isUnchanged(now: CopiedFile | 'folder' | undefined, then: CopiedFile | 'folder'): boolean {
  if (now === then) return true;
  if (now === undefined || now === 'folder' || then === 'folder') return false;
  return now.modified === then.modified && now.content.equals(then.content);
}
