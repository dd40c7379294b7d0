import { type Kysely, MysqlAdapter, sql } from 'kysely';
import type { Tables } from './open-database';

/** Whether the database is MySQL or MariaDB; else it is SQLite. Any Kysely of any tables will do. */
export function isMysql(db: Pick<Kysely<Tables>, 'getExecutor'>): boolean {
  return db.getExecutor().adapter instanceof MysqlAdapter;
}

/** Character set and collation of HotWax's own ids, so that joins with our tables can use indexes. */
export async function idCollation(db: Kysely<Tables>): Promise<{ charset: string; collation: string } | undefined> {
  const { rows } = await sql<{ charset: string; collation: string }>`
    select character_set_name as charset, collation_name as collation from information_schema.columns
    where table_schema = database() and table_name = 'order_header' and column_name = 'order_id'`.execute(db);
  return rows[0];
}
