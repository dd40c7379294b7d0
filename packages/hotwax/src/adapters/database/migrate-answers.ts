import { type Kysely, sql } from 'kysely';
import { isMysql, likeHotWaxIds } from './dialect';
import type { Tables } from './open-database';

/** Migration 2: what came back from NetSuite's side, and how the jobs ran. */
export async function answersAndRuns(db: Kysely<Tables>): Promise<void> {
  const { schema } = db;
  // Names of files and reasons may have any signs; HotWax's ids may be in a narrower set.
  const wide = (size: string) => sql.raw(isMysql(db) ? `${size} character set utf8mb4 collate utf8mb4_bin` : size);
  await schema.alterTable('hcsync_record').addColumn('answered_at', 'varchar(24)').execute();
  await schema.alterTable('hcsync_record').addColumn('answer_file', wide('varchar(255)')).execute();
  await schema
    .createIndex('hcsync_record_answered')
    .on('hcsync_record')
    .columns(['feed', 'state', 'answered_at', 'exported_at'])
    .execute();
  await makeAnswers(db, wide);
  await schema
    .createTable('hcsync_job_run')
    .addColumn('job', 'varchar(60)', (column) => column.primaryKey().notNull())
    .addColumn('outcome', 'varchar(20)', (column) => column.notNull())
    .addColumn('started_at', 'varchar(24)', (column) => column.notNull())
    .addColumn('ended_at', 'varchar(24)')
    .addColumn('message', wide('varchar(1000)'), (column) => column.notNull())
    .addColumn('done_at', 'varchar(24)')
    .modifyEnd(await likeHotWaxIds(db))
    .execute();
}

async function makeAnswers(
  db: Kysely<Tables>,
  wide: (size: string) => ReturnType<typeof sql.raw<unknown>>,
): Promise<void> {
  const end = await likeHotWaxIds(db);
  await db.schema
    .createTable('hcsync_answer')
    .addColumn('answer_id', 'varchar(64)', (column) => column.primaryKey().notNull())
    .addColumn('folder', wide('varchar(255)'), (column) => column.notNull())
    .addColumn('file_name', wide('varchar(255)'), (column) => column.notNull())
    .addColumn('state', 'varchar(20)', (column) => column.notNull())
    .addColumn('seen_at', 'varchar(24)', (column) => column.notNull())
    .addColumn('changed_at', 'varchar(24)', (column) => column.notNull())
    .addColumn('row_count', 'integer', (column) => column.notNull())
    .addColumn('set_count', 'integer', (column) => column.notNull())
    .addColumn('problem_count', 'integer', (column) => column.notNull())
    .modifyEnd(end)
    .execute();
  await db.schema.createIndex('hcsync_answer_changed').on('hcsync_answer').columns(['changed_at']).execute();
  await db.schema
    .createTable('hcsync_answer_problem')
    .addColumn('answer_id', 'varchar(64)', (column) => column.notNull())
    .addColumn('problem_number', 'integer', (column) => column.notNull())
    .addColumn('file_row', 'integer', (column) => column.notNull())
    .addColumn('record_key', wide('varchar(60)'), (column) => column.notNull())
    .addColumn('code', 'varchar(60)', (column) => column.notNull())
    .addColumn('reason', wide('varchar(1000)'), (column) => column.notNull())
    .addPrimaryKeyConstraint('hcsync_answer_problem_pk', ['answer_id', 'problem_number'])
    .modifyEnd(end)
    .execute();
  await db.schema
    .createIndex('hcsync_answer_problem_key')
    .on('hcsync_answer_problem')
    .columns(['record_key'])
    .execute();
}
