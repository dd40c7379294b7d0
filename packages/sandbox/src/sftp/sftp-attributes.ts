import type { Stats } from 'node:fs';
import type { Attributes, FileEntry } from 'ssh2';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const MODE_LETTERS = 'rwxrwxrwx';

/** Attributes as SFTP version 3 carries them: whole seconds, mode with the kind of file. */
export function attributesOf(stats: Stats): Attributes {
  return {
    mode: stats.mode,
    uid: stats.uid,
    gid: stats.gid,
    size: stats.size,
    atime: Math.floor(stats.atimeMs / 1000),
    mtime: Math.floor(stats.mtimeMs / 1000),
  };
}

/** One entry of a folder's listing, with the line that `ls -l` would show. */
export function directoryEntry(name: string, stats: Stats): FileEntry {
  return { filename: name, longname: longName(name, stats), attrs: attributesOf(stats) };
}

function longName(name: string, stats: Stats): string {
  const kind = stats.isDirectory() ? 'd' : stats.isSymbolicLink() ? 'l' : '-';
  const mode = [...MODE_LETTERS].map((letter, index) => (stats.mode & (0o400 >> index) ? letter : '-')).join('');
  const { mtime } = stats;
  const date = `${MONTHS[mtime.getUTCMonth()]} ${String(mtime.getUTCDate()).padStart(2)} ${mtime.getUTCFullYear()}`;
  return `${kind}${mode} ${stats.nlink} ${stats.uid} ${stats.gid} ${String(stats.size).padStart(8)} ${date} ${name}`;
}
