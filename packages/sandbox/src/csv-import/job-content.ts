import fs from 'node:fs';
import path from 'node:path';
import type { Account } from '../account/account';
import { SandboxError } from '../errors';

const inMemory = new WeakMap<Account, Map<string, Buffer>>();

/**
 * Keeps what belongs to an import job out of the File Cabinet, where scripts cannot reach it and later changes of the
 * submitted file do not matter. It lies beside the contents of the account's files; an account in memory keeps it in
 * memory.
 * @param name unique in the account; what was kept under it before is replaced
 */
export function saveJobContent(account: Account, name: string, content: Buffer): void {
  if (account.dir === ':memory:') {
    const kept = inMemory.get(account) ?? new Map<string, Buffer>();
    inMemory.set(account, kept.set(name, content));
    return;
  }
  const file = fileOf(account, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, content);
}

/** @throws SandboxError when there is no such content */
export function readJobContent(account: Account, name: string): Buffer {
  if (account.dir !== ':memory:') {
    try {
      return fs.readFileSync(fileOf(account, name));
    } catch (cause) {
      throw new SandboxError(`The content ${name} of an import job is gone.`, { cause });
    }
  }
  const kept = inMemory.get(account)?.get(name);
  if (!kept) throw new SandboxError(`The content ${name} of an import job is gone.`);
  return kept;
}

function fileOf(account: Account, name: string): string {
  return path.join(account.dir, 'files', name);
}
