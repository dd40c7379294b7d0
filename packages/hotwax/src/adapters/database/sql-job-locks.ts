import type { JobLocks } from '../../jobs/ports';
import { isGoneProcess } from '../gone-process';
import type { Db } from './open-database';
import { isTaken } from './sql-errors';

/** Locks as rows of `hcsync_lock`: one statement each, so that of two who want a lock one gets it. */
export class SqlJobLocks implements JobLocks {
  /** @param isGone whether a holder is surely dead, so that its lock need not be waited for */
  constructor(
    private readonly db: Db,
    private readonly isGone: (holder: string) => boolean = isGoneProcess,
  ) {}

  async take(job: string, holder: string, now: Date, until: Date): Promise<Date | undefined> {
    const held_until = until.toISOString();
    const { numUpdatedRows } = await this.db
      .updateTable('hcsync_lock')
      .set({ holder, held_until })
      .where('job', '=', job)
      .where('held_until', '<=', now.toISOString())
      .executeTakeFirst();
    if (numUpdatedRows > 0n) {
      return undefined;
    }
    try {
      await this.db.insertInto('hcsync_lock').values({ job, holder, held_until }).execute();
      return undefined;
    } catch (error) {
      if (!isTaken(error)) {
        throw error;
      }
    }
    const row = await this.db.selectFrom('hcsync_lock').selectAll().where('job', '=', job).executeTakeFirst();
    if (row !== undefined && this.isGone(row.holder) && (await this.#takeFrom(row.holder, job, holder, held_until))) {
      return undefined;
    }
    // Released just now: whoever asks next gets it.
    return new Date(row?.held_until ?? until);
  }

  async #takeFrom(dead: string, job: string, holder: string, held_until: string): Promise<boolean> {
    const { numUpdatedRows } = await this.db
      .updateTable('hcsync_lock')
      .set({ holder, held_until })
      .where('job', '=', job)
      .where('holder', '=', dead)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  async extend(job: string, holder: string, until: Date): Promise<boolean> {
    const { numUpdatedRows } = await this.db
      .updateTable('hcsync_lock')
      .set({ held_until: until.toISOString() })
      .where('job', '=', job)
      .where('holder', '=', holder)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  async release(job: string, holder: string): Promise<void> {
    await this.db.deleteFrom('hcsync_lock').where('job', '=', job).where('holder', '=', holder).execute();
  }
}
