import fs from 'node:fs';
import path from 'node:path';
import type { Database } from 'libsql';
import DatabaseConstructor from 'libsql';
import { SandboxError } from '../errors';
import { isBusy } from './database-faults';

/** Its lock is the operating system's, so it falls when the process that holds it ends, however it ends. */
const LOCK_FILE = 'account.lock';
/** Who took the lock last: for people. */
const HOLDER_FILE = 'account.holder';

interface Holder {
  readonly process: number;
  readonly command: string;
  /** ISO instant on the machine's clock. */
  readonly since: string;
}

/**
 * Takes the right to change the account in a folder; other processes may look at it meanwhile.
 * @param command what the process does, for whoever is refused
 * @returns gives it back; the end of the process does so too
 * @throws SandboxError when another process has it, saying which
 */
export function holdAccount(dir: string, command: string): () => void {
  const lock = takeLock(dir);
  const holder: Holder = { process: process.pid, command, since: new Date().toISOString() };
  fs.writeFileSync(path.join(dir, HOLDER_FILE), JSON.stringify(holder), { mode: 0o600 });
  return () => {
    if (!lock.open) return;
    fs.rmSync(path.join(dir, HOLDER_FILE), { force: true });
    lock.close();
  };
}

function takeLock(dir: string): Database {
  let lock: Database | undefined;
  try {
    lock = new DatabaseConstructor(path.join(dir, LOCK_FILE), { timeout: 0 });
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (cause) {
    if (lock?.open) lock.close();
    if (!isBusy(cause)) throw cause;
    throw new SandboxError(
      `The account in ${dir} is being changed by ${describeHolder(dir)}. Wait until that is done, or end that process; ` +
        'what it has done so far stays. Meanwhile you can look at the account: records, sql, jobs, logs, files, mail.',
      { cause },
    );
  }
}

function describeHolder(dir: string): string {
  try {
    const holder = JSON.parse(fs.readFileSync(path.join(dir, HOLDER_FILE), 'utf8')) as Holder;
    return `process ${holder.process} ("${holder.command}", since ${holder.since})`;
  } catch {
    return 'another process';
  }
}
