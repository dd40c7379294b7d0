import type { Db } from './open-database';

export async function readCursor(db: Db, name: string): Promise<string | undefined> {
  const row = await db.selectFrom('hcsync_cursor').selectAll().where('cursor_name', '=', name).executeTakeFirst();
  return row?.cursor_value;
}

/** One writer per name: the job that holds its lock. */
export async function writeCursor(db: Db, name: string, value: string): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('hcsync_cursor')
    .set({ cursor_value: value })
    .where('cursor_name', '=', name)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) {
    await db.insertInto('hcsync_cursor').values({ cursor_name: name, cursor_value: value }).execute();
  }
}
