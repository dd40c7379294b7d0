import type { Account } from '../account/account';
import type { StoredFile } from '../files/file-cabinet';
import { colours, oneLine } from './terminal';

/** Every file below a folder, folder by folder. @param folder absent: the whole File Cabinet */
export function* allFiles(account: Account, folder: number | undefined): Generator<StoredFile> {
  const { files, folders } = account.files.list(folder);
  yield* files;
  for (const { id } of folders) yield* allFiles(account, id);
}

/** The tree below a folder, with sizes. */
export function drawTree(account: Account, folder: number | undefined): string {
  const lines = [...treeLines(account, folder, '')];
  return lines.length === 0 ? 'This folder is empty.' : lines.join('\n');
}

function* treeLines(account: Account, folder: number | undefined, indent: string): Generator<string> {
  const { files, folders } = account.files.list(folder);
  for (const { id, name } of folders) {
    yield `${indent}${colours.bold(`${oneLine(name)}/`)}`;
    yield* treeLines(account, id, `${indent}  `);
  }
  for (const { name, size } of files) yield `${indent}${oneLine(name)}  ${colours.dim(sizeText(size))}`;
}

export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${(bytes / 1000).toFixed(1)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
