import { type Kysely, type Migration, Migrator, sql } from 'kysely';
import { isMysql, likeHotWaxIds } from './dialect';
import { answersAndRuns } from './migrate-answers';
import type { Db, Tables } from './open-database';

/**
 * Makes or upgrades the jobs' own tables (`hcsync_…`); does nothing when they are up to date. HotWax's tables are left
 * alone. Needs the right to create tables the first time.
 */
export async function migrate(db: Db): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => MIGRATIONS },
    migrationTableName: 'hcsync_migration',
    migrationLockTableName: 'hcsync_migration_lock',
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) {
    throw error;
  }
}

/** In the order of their names. A migration that was released is never changed. */
const MIGRATIONS: Record<string, Migration> = {
  '001_files_and_records': { up: (db) => filesAndRecords(db as Kysely<Tables>) },
  '002_answers_and_runs': { up: (db) => answersAndRuns(db as Kysely<Tables>) },
};

async function filesAndRecords(db: Kysely<Tables>): Promise<void> {
  const mysql = isMysql(db);
  const end = await likeHotWaxIds(db);
  await makeFiles(db, end, sql.raw(mysql ? 'mediumblob' : 'blob'));
  await makeRecords(db, end, sql.raw(mysql ? 'text character set utf8mb4' : 'text'));
  await makeCursorAndLock(db, end);
}

type RawSql = ReturnType<typeof sql.raw>;

async function makeFiles({ schema }: Kysely<Tables>, end: RawSql, blob: RawSql): Promise<void> {
  await schema
    .createTable('hcsync_file')
    .addColumn('file_name', 'varchar(120)', (column) => column.primaryKey().notNull())
    .addColumn('feed', 'varchar(20)', (column) => column.notNull())
    .addColumn('file_number', 'integer', (column) => column.notNull())
    .addColumn('state', 'varchar(20)', (column) => column.notNull())
    .addColumn('created_at', 'varchar(24)', (column) => column.notNull())
    .addColumn('sent_at', 'varchar(24)')
    .addColumn('sha256', 'varchar(64)', (column) => column.notNull())
    .addColumn('bytes', 'integer', (column) => column.notNull())
    .addColumn('row_count', 'integer', (column) => column.notNull())
    .addColumn('record_count', 'integer', (column) => column.notNull())
    .addUniqueConstraint('hcsync_file_number', ['feed', 'file_number'])
    .modifyEnd(end)
    .execute();
  await schema.createIndex('hcsync_file_state').on('hcsync_file').columns(['state', 'feed']).execute();
  await schema
    .createTable('hcsync_file_part')
    .addColumn('file_name', 'varchar(120)', (column) => column.notNull())
    .addColumn('part_number', 'integer', (column) => column.notNull())
    .addColumn('content', blob, (column) => column.notNull())
    .addPrimaryKeyConstraint('hcsync_file_part_pk', ['file_name', 'part_number'])
    .modifyEnd(end)
    .execute();
}

async function makeRecords({ schema }: Kysely<Tables>, end: RawSql, unicode: RawSql): Promise<void> {
  await schema
    .createTable('hcsync_record')
    .addColumn('feed', 'varchar(20)', (column) => column.notNull())
    .addColumn('record_id', 'varchar(60)', (column) => column.notNull())
    .addColumn('external_id', 'varchar(255)')
    .addColumn('state', 'varchar(20)', (column) => column.notNull())
    .addColumn('file_name', 'varchar(120)')
    .addColumn('fingerprint', 'varchar(64)')
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('first_exported_at', 'varchar(24)')
    .addColumn('exported_at', 'varchar(24)')
    .addColumn('changed_at', 'varchar(24)', (column) => column.notNull())
    .addColumn('reasons', unicode)
    .addColumn('retry_asked', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('hcsync_record_pk', ['feed', 'record_id'])
    .modifyEnd(end)
    .execute();
  const index = (name: string) => schema.createIndex(name).on('hcsync_record');
  await index('hcsync_record_state').columns(['feed', 'state', 'record_id']).execute();
  await index('hcsync_record_asked').columns(['feed', 'retry_asked', 'record_id']).execute();
  await index('hcsync_record_external').columns(['feed', 'external_id']).execute();
  await index('hcsync_record_file').column('file_name').execute();
}

async function makeCursorAndLock({ schema }: Kysely<Tables>, end: RawSql): Promise<void> {
  await schema
    .createTable('hcsync_cursor')
    .addColumn('cursor_name', 'varchar(60)', (column) => column.primaryKey().notNull())
    .addColumn('cursor_value', 'varchar(255)', (column) => column.notNull())
    .modifyEnd(end)
    .execute();
  await schema
    .createTable('hcsync_lock')
    .addColumn('job', 'varchar(60)', (column) => column.primaryKey().notNull())
    .addColumn('holder', 'varchar(120)', (column) => column.notNull())
    .addColumn('held_until', 'varchar(24)', (column) => column.notNull())
    .modifyEnd(end)
    .execute();
}
