import { databaseLocation } from '../adapters/config/database-location';
import type { LoadedConfig } from '../adapters/config/load-config';
import { migrate } from '../adapters/database/migrate';
import { type Db, openDatabase } from '../adapters/database/open-database';

/** Opens the database of the config with our own tables up to date, and closes it when the work is over. */
export async function withDatabase<T>(config: LoadedConfig, work: (db: Db) => Promise<T>): Promise<T> {
  const db = openDatabase(databaseLocation(config));
  try {
    await migrate(db);
    return await work(db);
  } finally {
    await db.destroy();
  }
}
