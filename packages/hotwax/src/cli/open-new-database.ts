import { databaseLocation } from '../adapters/config/database-location';
import type { LoadedConfig } from '../adapters/config/load-config';
import { createHotWaxSchema } from '../adapters/database/create-hotwax-schema';
import { migrate } from '../adapters/database/migrate';
import { type Db, openDatabase } from '../adapters/database/open-database';

/** Makes HotWax's tables and our own in an empty database. @returns undefined when HotWax's are there already */
export async function openNewDatabase(config: LoadedConfig): Promise<Db | undefined> {
  const db = openDatabase(databaseLocation(config));
  try {
    const tables = await db.introspection.getTables();
    if (tables.some(({ name }) => name === 'order_header')) {
      await db.destroy();
      return undefined;
    }
    await createHotWaxSchema(db);
    await migrate(db);
    return db;
  } catch (error) {
    await db.destroy();
    throw error;
  }
}
