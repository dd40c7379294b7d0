import { SandboxError } from '../errors';

/** What SQLite calls a database whose file is not as it wrote it. Records are JSON, written whole. */
const DAMAGE = /^SQLITE_(CORRUPT|NOTADB)/;
const SAID = /database disk image is malformed|file is not a database|malformed JSON/;

/** Whether an error says that a database file is damaged. */
export function isDamage(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  return DAMAGE.test(String(code)) || SAID.test(String(message));
}

/** Whether an error says that somebody else is using a database, or a part of it. */
export function isBusy(error: unknown): boolean {
  return /^SQLITE_(BUSY|LOCKED)/.test(String((error as { code?: unknown } | null)?.code));
}

/** What to say of an account whose database is damaged. @param dir the account's folder */
export function damagedAccount(dir: string, cause: unknown): SandboxError {
  return new SandboxError(
    `The account in ${dir} is damaged: account.db cannot be read (${(cause as Error).message}). It is left as it is. ` +
      'Put back a copy of the whole folder, or empty the account with "reset".',
    { cause },
  );
}
