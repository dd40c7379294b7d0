import { createHotWaxSchema } from '../../packages/hotwax/src/adapters/database/create-hotwax-schema';
import { HOTWAX_SCHEMA } from '../../packages/hotwax/src/adapters/database/hotwax-schema';
import { migrate } from '../../packages/hotwax/src/adapters/database/migrate';
import {
  type DatabaseLocation,
  type Db,
  openDatabase,
} from '../../packages/hotwax/src/adapters/database/open-database';

/** A HotWax database without customers and orders, with the jobs' own tables. */
export interface TestDatabase {
  readonly db: Db;
  stop(): Promise<void>;
}

/** Where a suite gets its databases from, so that the same suite runs on each dialect. */
export interface TestDatabases {
  /** To be called before the first test. */
  start(): Promise<void>;
  /** An empty database; the one before must be stopped. */
  make(): Promise<TestDatabase>;
  stop(): Promise<void>;
}

/** A database in memory, emptied for each test. */
export function sqliteDatabases(): TestDatabases {
  return emptiedDatabases(async () => ({ kind: 'sqlite', file: ':memory:' }));
}

/** @param locate says where an empty database is, once */
export function emptiedDatabases(locate: () => Promise<DatabaseLocation>): TestDatabases {
  let db: Db | undefined;
  return {
    start: async () => {
      db = openDatabase(await locate());
      await createHotWaxSchema(db);
      await migrate(db);
    },
    make: async () => {
      if (db === undefined) {
        throw new Error('the databases are not started');
      }
      await emptyTables(db);
      return { db, stop: async () => undefined };
    },
    stop: async () => db?.destroy(),
  };
}

const OWN_TABLES = [
  'hcsync_file',
  'hcsync_file_part',
  'hcsync_record',
  'hcsync_cursor',
  'hcsync_lock',
  'hcsync_answer',
  'hcsync_answer_problem',
  'hcsync_job_run',
] as const;

/** Empties all tables: quicker than making them anew on a server. */
export async function emptyTables(db: Db): Promise<void> {
  for (const name of Object.keys(HOTWAX_SCHEMA) as (keyof typeof HOTWAX_SCHEMA)[]) {
    await db.deleteFrom(name).execute();
  }
  await emptyOwnTables(db);
}

/** Forgets everything that the jobs remember. */
export async function emptyOwnTables(db: Db): Promise<void> {
  for (const name of OWN_TABLES) {
    await db.deleteFrom(name).execute();
  }
}
