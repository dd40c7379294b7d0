import fs from 'node:fs';
import path from 'node:path';
import type { Database } from 'libsql';
import { SandboxError } from '../errors';
import { diskContents, type FileContents, memoryContents } from '../files/file-contents';
import { SqlFileCabinet } from '../files/sql-file-cabinet';
import { AccountTypes } from '../records/account-types';
import { SqlRecordStore } from '../records/sql-record-store';
import type { Account } from './account';
import type { AccountClock } from './account-clock';
import { DATABASE_FILE, FILES_FOLDER, openDatabase, refuseForeignDatabase } from './account-database';
import type { AccountSettings } from './account-settings';
import { damagedAccount, isBusy, isDamage } from './database-faults';
import { holdAccount } from './hold-account';
import { seedRecords } from './seed-records';
import { inTransaction, sqlGet } from './sql';
import { catchUp, rememberTime, stopClock, storedClock } from './stored-clock';
import { readSettings, writeSetting, writeSettings } from './stored-settings';

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
  /** Of a new account: its clock begins here and stands still, so that only `tick` moves it. Kept in the account. */
  readonly clockStandsAt?: Date;
  /** Kept in the account. */
  readonly settings?: Partial<AccountSettings>;
  readonly connectSftp?: Account['connectSftp'];
  /**
   * Takes the account for changes, until it is closed, so that no other process that asks for this changes it meanwhile.
   * What the process does, for those who are refused: `tick`.
   */
  readonly holdFor?: string;
  /** Nothing will be changed, so nothing needs to be put right, and another process may hold the account. */
  readonly forReading?: boolean;
  /** Told of what is odd and was put right. */
  readonly onWarning?: (warning: string) => void;
}

/**
 * Opens the account in a folder, or makes a fresh one there: `account.db`, and the contents of files in `files/`.
 * @param dir folder, or `:memory:` for an account that is gone when it is closed
 * @throws SandboxError when the folder holds something else, or an account of another version
 */
export function openAccount(dir: string, options: OpenOptions = {}): Account {
  if (dir === ':memory:') return openDatabaseAs(dir, dir, memoryContents(), options);
  makeFolder(dir);
  const release = options.holdFor === undefined ? undefined : holdAccount(dir, options.holdFor);
  try {
    const contents = diskContents(path.join(dir, FILES_FOLDER));
    return openDatabaseAs(path.join(dir, DATABASE_FILE), dir, contents, options, release);
  } catch (error) {
    release?.();
    throw error;
  }
}

function openDatabaseAs(
  file: string,
  dir: string,
  contents: FileContents,
  options: OpenOptions,
  release?: () => void,
): Account {
  const db = openDatabase(file, dir);
  try {
    if (dir !== ':memory:') checkContents(db, dir);
    return assembleAccount(dir, db, contents, options, release);
  } catch (error) {
    db.close();
    throw isDamage(error) ? damagedAccount(dir, error) : error;
  }
}

/**
 * Empties the account in a folder, also one that is damaged or of another version; what else lies in the folder stays. A
 * folder without an account is left alone.
 * @throws SandboxError when what is there was never an account, or another process changes it
 */
export function resetAccount(dir: string): void {
  const database = path.join(dir, DATABASE_FILE);
  if (!fs.existsSync(database)) return;
  refuseForeignDatabase(database, dir);
  const release = holdAccount(dir, 'reset');
  try {
    for (const suffix of ['', '-wal', '-shm']) fs.rmSync(database + suffix, { force: true });
    fs.rmSync(path.join(dir, FILES_FOLDER), { recursive: true, force: true });
  } finally {
    release();
  }
}

function assembleAccount(
  dir: string,
  db: Database,
  contents: FileContents,
  options: OpenOptions,
  release: (() => void) | undefined,
): Account {
  if (options.settings) writeSettings(db, options.settings);
  if (options.clockStandsAt && !isSeeded(db)) stopClock(db, options.clockStandsAt);
  const clock = storedClock(db, options.now ?? Date.now);
  if (!options.forReading) catchUp(db, clock, options.onWarning);
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
      if (db.open && dir !== ':memory:' && !options.forReading) putDown(db, clock);
      if (db.open) db.close();
      release?.();
    },
  };
  if (!options.forReading && !isSeeded(db)) inTransaction(db, () => seedAccount(account, files));
  return account;
}

/**
 * Leaves all in `account.db`, so that one file can be copied. While somebody reads, the rest stays beside it in
 * `account.db-wal`, which is no fault. What is damaged is left as it is.
 */
function putDown(db: Database, clock: AccountClock): void {
  try {
    rememberTime(db, clock);
    db.pragma('wal_checkpoint(TRUNCATE)');
  } catch (error) {
    if (!isDamage(error) && !isBusy(error)) throw error;
  }
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
    makeLevels(path.resolve(dir));
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    const inTheWay = code === 'EEXIST' || code === 'ENOTDIR';
    const reason = inTheWay ? 'something that is no folder is in the way.' : message;
    throw new SandboxError(`Cannot make the account folder ${dir}: ${reason}`, { cause });
  }
}

/** Level by level: where nothing can be made, as in /proc, Node's own recursion does not end. */
function makeLevels(dir: string): void {
  if (isFolder(dir)) return;
  if (path.dirname(dir) !== dir) makeLevels(path.dirname(dir));
  try {
    fs.mkdirSync(dir);
  } catch (error) {
    // Another process may have made it meanwhile.
    if (!isFolder(dir)) throw error;
  }
}

const isFolder = (dir: string): boolean => fs.statSync(dir, { throwIfNoEntry: false })?.isDirectory() === true;

/** @throws SandboxError when the contents of the files in the File Cabinet are gone */
function checkContents(db: Database, dir: string): void {
  if (fs.existsSync(path.join(dir, FILES_FOLDER))) return;
  const files = sqlGet<{ n: number }>(db, 'SELECT count(*) AS n FROM file')?.n ?? 0;
  if (files === 0) return;
  throw new SandboxError(
    `The account in ${dir} is damaged: its folder ${FILES_FOLDER} is missing, with the contents of ${files} files. ` +
      'Nothing was changed. Put the folder back, or empty the account with "reset".',
  );
}
