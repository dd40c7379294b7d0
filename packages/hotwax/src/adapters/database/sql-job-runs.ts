import type { JobRuns } from '../../jobs/ports';
import type { Db } from './open-database';

const MESSAGE_LENGTH = 1_000;

/** The last run of each job, in `hcsync_job_run`. One writer per job: the run that holds its lock. */
export class SqlJobRuns implements JobRuns {
  constructor(private readonly db: Db) {}

  async began(job: string, now: Date): Promise<void> {
    const row = { outcome: 'running' as const, started_at: now.toISOString(), ended_at: null, message: '' };
    const { numUpdatedRows } = await this.db
      .updateTable('hcsync_job_run')
      .set(row)
      .where('job', '=', job)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) {
      await this.db
        .insertInto('hcsync_job_run')
        .values({ job, ...row, done_at: null })
        .execute();
    }
  }

  async ended(job: string, outcome: 'done' | 'failed', message: string, now: Date): Promise<void> {
    const ended_at = now.toISOString();
    await this.db
      .updateTable('hcsync_job_run')
      .set({ outcome, ended_at, message: message.slice(0, MESSAGE_LENGTH) })
      .$if(outcome === 'done', (query) => query.set({ done_at: ended_at }))
      .where('job', '=', job)
      .execute();
  }
}
