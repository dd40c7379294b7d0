import { readFileSync } from 'node:fs';
import { SandboxError } from '../errors';

/** Reads a file, or standard input when the name is `-`. @throws SandboxError that names the file */
export function readInput(file: string): string {
  return readBytes(file).toString('utf8');
}

/** The same for a file in any encoding. */
export function readBytes(file: string): Buffer {
  try {
    return readFileSync(file === '-' ? 0 : file);
  } catch (cause) {
    throw new SandboxError(`Cannot read ${file === '-' ? 'standard input' : file}: ${reasonOf(cause)}.`, { cause });
  }
}

/** A value piped in, without the line end that `echo` adds. */
export function readInputLine(): string {
  return readInput('-').replace(/\r?\n$/, '');
}

export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'it does not exist';
  if (code === 'EACCES') return 'permission denied';
  if (code === 'EISDIR') return 'it is a folder';
  if (code === 'ENOTDIR') return 'it is no folder';
  return message;
}
