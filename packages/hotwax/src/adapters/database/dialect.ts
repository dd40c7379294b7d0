import { type Kysely, MysqlAdapter, type RawBuilder, sql } from 'kysely';
import type { Tables } from './open-database';

/** Whether the database is MySQL or MariaDB; else it is SQLite. Any Kysely of any tables will do. */
export function isMysql(db: Pick<Kysely<Tables>, 'getExecutor'>): boolean {
  return db.getExecutor().adapter instanceof MysqlAdapter;
}

/** Ends a table's definition so that its ids compare with HotWax's own, and joins can use indexes. */
export async function likeHotWaxIds(db: Kysely<Tables>): Promise<RawBuilder<unknown>> {
  const { charset, collation } = (isMysql(db) ? await idCollation(db) : undefined) ?? {};
  return charset === undefined ? sql`` : sql.raw(`default character set ${charset} collate ${collation}`);
}

async function idCollation(db: Kysely<Tables>): Promise<{ charset: string; collation: string } | undefined> {
  const { rows } = await sql<{ charset: string; collation: string }>`
    select character_set_name as charset, collation_name as collation from information_schema.columns
    where table_schema = database() and table_name = 'order_header' and column_name = 'order_id'`.execute(db);
  return rows[0];
}
