import type { SelectQueryBuilder } from 'kysely';
import { databaseDate } from '../../core/date-text';
import { instantOf } from '../../core/instant-text';
import type { JobRun, RecentProblem, StageCount, SyncStatus } from '../../core/stage-counts';
import type { Db } from './open-database';
import { answered, answeredAndCreated, customersIn, newOrders, ordersIn, unapprovedOrders } from './stage-queries';

export interface SyncStatusOptions {
  readonly databaseTimeZone: string;
  readonly excludedSalesChannels: readonly string[];
}

const DAY = 24 * 60 * 60_000;
/** What was not taken is told for a week, the newest first. */
const TOLD_DAYS = 7;
const TOLD_PROBLEMS = 50;

/** Counts who stands where, and tells what was not taken and how the jobs ran. */
export async function readSyncStatus(db: Db, now: Date, options: SyncStatusOptions): Promise<SyncStatus> {
  return {
    customers: await customerStages(db),
    orders: await orderStages(db, now, options),
    problems: await recentProblems(db, now),
    jobs: await readJobRuns(db),
  };
}

async function customerStages(db: Db): Promise<StageCount[]> {
  return [
    // Counting them would mean to look at all customers; the export does that.
    { stage: 'not looked at yet', count: null },
    await countOldest(db, 'cannot be sent', customersIn(db, 'blocked')),
    await countOldest(db, 'written, not on SFTP yet', customersIn(db, 'exported', false)),
    await countOldest(db, 'sent, not answered yet', customersIn(db, 'exported', true)),
    await countOldest(db, 'rejected by NetSuite', customersIn(db, 'rejected')),
    { stage: 'in NetSuite', count: await countAll(db, answered(db, 'customer')) },
  ];
}

async function orderStages(
  db: Db,
  now: Date,
  { databaseTimeZone, excludedSalesChannels }: SyncStatusOptions,
): Promise<StageCount[]> {
  const date = databaseDate(now, databaseTimeZone);
  const moved = (await countAll(db, answered(db, 'salesorder'))) - (await countAll(db, answeredAndCreated(db)));
  return [
    await countOldest(db, 'not looked at yet', newOrders(db, excludedSalesChannels), databaseTimeZone),
    await countOldest(db, 'cannot be sent', ordersIn(db, 'blocked', true)),
    await countOldest(db, 'written, not on SFTP yet', ordersIn(db, 'exported', true, false)),
    await countOldest(db, 'sent, not answered yet', ordersIn(db, 'exported', true, true)),
    await countOldest(db, 'sent, and not Created any more before NetSuite answered', ordersIn(db, 'exported', false)),
    await countOldest(db, 'rejected by NetSuite', ordersIn(db, 'rejected', true)),
    await countOldest(db, 'rejected by NetSuite, and not Created any more', ordersIn(db, 'rejected', false)),
    await countOldest(db, 'in NetSuite, not approved yet', unapprovedOrders(db, date), databaseTimeZone),
    { stage: 'in NetSuite, and approved or closed', count: moved },
  ];
}

// biome-ignore lint/suspicious/noExplicitAny: any tables will do; what is selected matters
type WaitingQuery = SelectQueryBuilder<any, any, { record_id: string; since?: string | null }>;

/** @param databaseZone when `since` is a date of HotWax's; else it is an instant */
async function countOldest(db: Db, stage: string, query: WaitingQuery, databaseZone?: string): Promise<StageCount> {
  const rows = await query.orderBy('since').orderBy('record_id').limit(1).execute();
  const [oldest] = rows;
  if (oldest === undefined) {
    return { stage, count: 0 };
  }
  const { since: text = null } = oldest;
  const since = databaseZone === undefined ? text : instantOf(text, databaseZone);
  return {
    stage,
    count: await countAll(db, query),
    ...(since === undefined || since === null ? {} : { oldest: { recordId: oldest.record_id, since } }),
  };
}

async function countAll(db: Db, query: WaitingQuery): Promise<number> {
  const { count } = await db
    .selectFrom(query.as('waiting'))
    .select((eb) => eb.fn.countAll<number | string | bigint>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

async function recentProblems(db: Db, now: Date): Promise<RecentProblem[]> {
  const rows = await db
    .selectFrom('hcsync_answer as answer')
    .innerJoin('hcsync_answer_problem as problem', 'problem.answer_id', 'answer.answer_id')
    .select(['answer.file_name', 'answer.changed_at', 'problem.file_row', 'problem.record_key'])
    .select(['problem.code', 'problem.reason'])
    .where('answer.changed_at', '>', new Date(now.getTime() - TOLD_DAYS * DAY).toISOString())
    .orderBy('answer.changed_at', 'desc')
    .orderBy('answer.answer_id')
    .orderBy('problem.problem_number')
    .limit(TOLD_PROBLEMS)
    .execute();
  return rows.map(({ file_name, changed_at, file_row, record_key, code, reason }) => ({
    file: file_name,
    at: changed_at,
    row: file_row,
    key: record_key,
    code,
    reason,
  }));
}

export async function readJobRuns(db: Db): Promise<JobRun[]> {
  const rows = await db.selectFrom('hcsync_job_run').selectAll().orderBy('job').execute();
  return rows.map(({ job, outcome, started_at, ended_at, message, done_at }) => ({
    job,
    outcome,
    startedAt: started_at,
    endedAt: ended_at ?? undefined,
    message,
    doneAt: done_at ?? undefined,
  }));
}
