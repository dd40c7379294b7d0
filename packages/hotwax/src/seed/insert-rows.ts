import type { HotWaxTables } from '../adapters/database/hotwax-tables';
import { inChunks } from '../adapters/database/in-chunks';
import type { Db } from '../adapters/database/open-database';
import type { Rows } from './rows';

/** Writes rows into HotWax's tables, in one transaction. For demo and test databases. */
export async function insertRows(db: Db, rows: Rows): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    for (const name of Object.keys(rows) as (keyof HotWaxTables)[]) {
      for (const chunk of inChunks(rows[name] as object[])) {
        await transaction
          .insertInto(name)
          .values(chunk as never)
          .execute();
      }
    }
  });
}
