import fs from 'node:fs';
import path from 'node:path';
import type { Database } from 'libsql';
import DatabaseConstructor from 'libsql';
import { SandboxError } from '../errors';
import { damagedAccount, isDamage } from './database-faults';
import { SCHEMA, SCHEMA_VERSION, STATISTICS } from './schema';
import { inTransaction, sqlGet } from './sql';
import { writeSetting } from './stored-settings';

export const DATABASE_FILE = 'account.db';
export const FILES_FOLDER = 'files';
/** Another process may be writing, e.g. a second command line. */
const BUSY_TIMEOUT_MILLISECONDS = 10_000;

/**
 * Opens an account's database, or makes a fresh one.
 * @param dir the account's folder
 * @throws SandboxError when the file is something else, damaged, or of another version
 */
export function openDatabase(file: string, dir: string): Database {
  if (wasEmptied(file, dir)) throw damagedAccount(dir, new Error('it is empty'));
  let db: Database | undefined;
  try {
    db = new DatabaseConstructor(file, { timeout: BUSY_TIMEOUT_MILLISECONDS });
    if (file !== ':memory:') fs.chmodSync(file, 0o600);
    db.pragma('journal_mode = WAL');
    db.exec('PRAGMA synchronous = NORMAL');
    const version = readVersion(db);
    if (version === undefined) createTables(db);
    else checkFormat(db, version, dir);
    return db;
  } catch (cause) {
    if (db?.open) db.close();
    if (cause instanceof SandboxError) throw cause;
    if (isDamage(cause) && wasAccount(file, dir)) throw damagedAccount(dir, cause);
    throw noAccount(dir, cause);
  }
}

function readVersion(db: Database): number | undefined {
  const tables = sqlGet<{ n: number; mine: number }>(
    db,
    "SELECT count(*) AS n, coalesce(sum(name = 'setting'), 0) AS mine FROM sqlite_master",
  );
  if (!tables || tables.n === 0) return undefined;
  if (!tables.mine) throw new Error('the database there belongs to something else');
  return Number(sqlGet<{ value: string }>(db, "SELECT value FROM setting WHERE name = 'formatVersion'")?.value ?? 0);
}

function checkFormat(db: Database, version: number, dir: string): void {
  if (!(version > 0)) throw damagedAccount(dir, new Error('its format cannot be told'));
  if (version !== SCHEMA_VERSION) {
    throw new SandboxError(
      `The account in ${dir} was made by another version of the sandbox (format ${version}, this one reads ` +
        `${SCHEMA_VERSION}). Use that version, name another folder with --account DIR, or empty the account with "reset" ` +
        'and deploy and load again.',
    );
  }
  // Damage in the middle of a file shows when it is read: better now than in the middle of a run.
  for (const [, table] of SCHEMA.matchAll(/CREATE TABLE IF NOT EXISTS (\w+)/g))
    db.exec(`SELECT * FROM ${table} LIMIT 1`);
}

function createTables(db: Database): void {
  inTransaction(db, () => {
    db.exec(SCHEMA);
    writeSetting(db, 'formatVersion', String(SCHEMA_VERSION));
  });
  db.exec(STATISTICS);
}

/** @throws SandboxError when a database is no account and never was one; a damaged account passes */
export function refuseForeignDatabase(database: string, dir: string): void {
  let db: Database | undefined;
  try {
    db = new DatabaseConstructor(database);
    readVersion(db);
  } catch (error) {
    if (!isDamage(error) || !wasAccount(database, dir)) throw noAccount(dir, error);
  } finally {
    if (db?.open) db.close();
  }
}

/** Every SQLite database begins so: https://www.sqlite.org/fileformat.html */
const SQLITE_HEADER = Buffer.from('SQLite format 3\0');

/** Tells a damaged account from a file that never was one: by its first bytes, or if those are damaged, by what is beside. */
function wasAccount(database: string, dir: string): boolean {
  const start = Buffer.alloc(SQLITE_HEADER.length);
  const file = fs.openSync(database, 'r');
  fs.readSync(file, start);
  fs.closeSync(file);
  return start.equals(SQLITE_HEADER) || fs.existsSync(path.join(dir, FILES_FOLDER));
}

/** A full disk, or a slip of the shell, leaves a file of no bytes; what the File Cabinet held is still beside it. */
function wasEmptied(file: string, dir: string): boolean {
  if (file === ':memory:' || fs.statSync(file, { throwIfNoEntry: false })?.size !== 0) return false;
  const contents = path.join(dir, FILES_FOLDER);
  return fs.existsSync(contents) && fs.readdirSync(contents).length > 0;
}

function noAccount(dir: string, cause: unknown): SandboxError {
  return new SandboxError(`${dir} does not hold a sandbox account: ${(cause as Error).message}.`, { cause });
}
