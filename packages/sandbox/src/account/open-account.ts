import fs from 'node:fs';
import path from 'node:path';
import type { Database } from 'libsql';
import DatabaseConstructor from 'libsql';
import { SandboxError } from '../errors';
import { diskContents, memoryContents } from '../files/file-contents';
import { SqlFileCabinet } from '../files/sql-file-cabinet';
import { AccountTypes } from '../records/account-types';
import { SqlRecordStore } from '../records/sql-record-store';
import type { Account } from './account';
import type { AccountSettings } from './account-settings';
import { SCHEMA, SCHEMA_VERSION, STATISTICS } from './schema';
import { seedRecords } from './seed-records';
import { inTransaction, sqlGet } from './sql';
import { storedClock } from './stored-clock';
import { readSettings, writeSetting, writeSettings } from './stored-settings';

const DATABASE_FILE = 'account.db';
const FILES_FOLDER = 'files';
/** Another process may be writing, e.g. a second command line. */
const BUSY_TIMEOUT_MILLISECONDS = 10_000;

/** Folders that every account has, with the ids that NetSuite gives them. */
const TOP_FOLDERS: readonly (readonly [string, number])[] = [
  ['SuiteScripts', -15],
  ['SuiteBundles', -16],
  ['Templates', -6],
  ['Images', -4],
];

export interface OpenOptions {
  /** The clock that the account's own is ahead of, milliseconds since 1970; default `Date.now`. */
  readonly now?: () => number;
  /** Kept in the account. */
  readonly settings?: Partial<AccountSettings>;
  readonly connectSftp?: Account['connectSftp'];
}

/**
 * Opens the account in a folder, or makes a fresh one there: `account.db`, and the contents of files in `files/`.
 * @param dir folder, or `:memory:` for an account that is gone when it is closed
 * @throws SandboxError when the folder holds something else, or an account of another version
 */
export function openAccount(dir: string, options: OpenOptions = {}): Account {
  const inMemory = dir === ':memory:';
  if (!inMemory) makeFolder(dir);
  const db = openDatabase(inMemory ? dir : path.join(dir, DATABASE_FILE), dir);
  try {
    const contents = inMemory ? memoryContents() : diskContents(path.join(dir, FILES_FOLDER));
    return assembleAccount(dir, db, contents, options);
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Empties the account in a folder; what else lies in the folder stays. A folder without an account is left alone. */
export function resetAccount(dir: string): void {
  const database = path.join(dir, DATABASE_FILE);
  if (!fs.existsSync(database)) return;
  openDatabase(database, dir).close();
  for (const suffix of ['', '-wal', '-shm']) fs.rmSync(database + suffix, { force: true });
  fs.rmSync(path.join(dir, FILES_FOLDER), { recursive: true, force: true });
}

function assembleAccount(
  dir: string,
  db: Database,
  contents: ReturnType<typeof diskContents>,
  options: OpenOptions,
): Account {
  if (options.settings) writeSettings(db, options.settings);
  const clock = storedClock(db, options.now ?? Date.now);
  const types = new AccountTypes(db);
  const records = new SqlRecordStore(db, types);
  const files = new SqlFileCabinet(db, clock, contents);
  const account: Account = {
    dir,
    db,
    clock,
    settings: readSettings(db),
    types,
    records,
    files,
    connectSftp: options.connectSftp ?? connectOverSsh,
    close() {
      contents.close();
      if (db.open) db.close();
    },
  };
  if (!isSeeded(db)) inTransaction(db, () => seedAccount(account, files));
  return account;
}

function isSeeded(db: Database): boolean {
  return sqlGet(db, "SELECT 1 AS seeded FROM setting WHERE name = 'seeded'") !== undefined;
}

function seedAccount(account: Account, files: SqlFileCabinet): void {
  // Another process may have opened the same new folder meanwhile.
  if (isSeeded(account.db)) return;
  seedRecords(account);
  for (const [name, id] of TOP_FOLDERS) files.createFolder(null, name, id);
  writeSetting(account.db, 'seeded', 'true');
}

/** Loaded when a script first connects: ssh2 is not free. */
function connectOverSsh(options: Parameters<Account['connectSftp']>[0]): ReturnType<Account['connectSftp']> {
  const { SyncSftpConnection } = require('../sftp/sftp-client') as typeof import('../sftp/sftp-client');
  return SyncSftpConnection.open(options);
}

function makeFolder(dir: string): void {
  try {
    fs.mkdirSync(dir, { recursive: true });
  } catch (cause) {
    throw new SandboxError(`Cannot make the account folder ${dir}: something that is no folder is in the way.`, {
      cause,
    });
  }
}

function openDatabase(file: string, dir: string): Database {
  let db: Database | undefined;
  try {
    db = new DatabaseConstructor(file, { timeout: BUSY_TIMEOUT_MILLISECONDS });
    if (file !== ':memory:') fs.chmodSync(file, 0o600);
    db.pragma('journal_mode = WAL');
    db.exec('PRAGMA synchronous = NORMAL');
    const version = readVersion(db);
    if (version !== undefined && version !== SCHEMA_VERSION) {
      throw new SandboxError(
        `The account in ${dir} was made by another version of the sandbox (format ${version}, this one reads ` +
          `${SCHEMA_VERSION}). Choose another folder or delete it.`,
      );
    }
    if (version === undefined) createTables(db);
    return db;
  } catch (cause) {
    if (db?.open) db.close();
    if (cause instanceof SandboxError) throw cause;
    throw new SandboxError(`${dir} does not hold a sandbox account: ${(cause as Error).message}.`, { cause });
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

function createTables(db: Database): void {
  inTransaction(db, () => {
    db.exec(SCHEMA);
    writeSetting(db, 'formatVersion', String(SCHEMA_VERSION));
  });
  db.exec(STATISTICS);
}
