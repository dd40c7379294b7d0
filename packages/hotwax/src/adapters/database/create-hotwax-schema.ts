import { type Kysely, sql } from 'kysely';
import { isMysql } from './dialect';
import { type ColumnKind, HOTWAX_SCHEMA, type TableShape } from './hotwax-schema';
import type { Db, Tables } from './open-database';

const MYSQL_TYPES: Record<ColumnKind, string> = {
  id: 'varchar(20)',
  name: 'varchar(255)',
  text: 'longtext',
  date: 'datetime(3)',
  decimal: 'decimal(24,6)',
};
const SQLITE_TYPES: Record<ColumnKind, string> = {
  id: 'text',
  name: 'text',
  text: 'text',
  date: 'text',
  decimal: 'decimal(24,6)',
};

/** Makes HotWax's tables in an empty database, for the demo and for tests. Never run on a HotWax database. */
export async function createHotWaxSchema(db: Db): Promise<void> {
  for (const [name, shape] of Object.entries(HOTWAX_SCHEMA)) {
    await createTable(db, name, shape);
    for (const [index, columns] of Object.entries((shape as TableShape).indexes ?? {})) {
      await db.schema
        .createIndex(index)
        .on(name)
        .columns([...columns])
        .execute();
    }
  }
}

async function createTable(db: Kysely<Tables>, name: string, { columns, key }: TableShape): Promise<void> {
  const types = isMysql(db) ? MYSQL_TYPES : SQLITE_TYPES;
  let table = db.schema.createTable(name);
  for (const [column, kind] of Object.entries(columns)) {
    table = table.addColumn(column, sql.raw(types[kind]), (build) => (key.includes(column) ? build.notNull() : build));
  }
  table = table.addPrimaryKeyConstraint(`${name}_pk`, [...key] as never[]);
  await (isMysql(db) ? table.modifyEnd(sql`default character set utf8mb4`) : table).execute();
}
