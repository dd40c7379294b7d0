import { createHash } from 'node:crypto';
import type { AnswerKind, AnswerRow, IdKind } from '../../core/answer-kinds';
import type { AnswerProblem } from '../../core/answer-problems';
import { databaseDate } from '../../core/date-text';
import type { FeedName } from '../../core/feeds';
import type { ReadAnswer } from '../../core/read-answer';
import type { AnswerFile, AnswerLedger, AnswerOutcome } from '../../jobs/answer-ports';
import type { AnswerState } from './answer-tables';
import { inChunks } from './in-chunks';
import type { Db } from './open-database';
import { takeCustomerIds } from './take-customer-ids';
import { takeLineIds } from './take-line-ids';
import { takeOrderIds } from './take-order-ids';
import { takeRejects } from './take-rejects';

/** What some rows brought, and which records have NetSuite's id now. */
interface TakenRows extends AnswerOutcome {
  readonly answered: { readonly feed: FeedName; readonly recordIds: readonly string[] } | undefined;
}

/** Takes answers into HotWax's tables and our own; `answer-tables.ts` says what the latter hold. */
export class SqlAnswerLedger implements AnswerLedger {
  constructor(
    private readonly db: Db,
    private readonly databaseTimeZone: string,
  ) {}

  async firstSeen(file: AnswerFile, now: Date): Promise<Date> {
    const seen = await this.db
      .selectFrom('hcsync_answer')
      .select('seen_at')
      .where('answer_id', '=', answerId(file))
      .executeTakeFirst();
    if (seen !== undefined) {
      return new Date(seen.seen_at);
    }
    await noteAnswer(this.db, file, { state: 'seen', rows: 0, set: 0, problems: [] }, now);
    return now;
  }

  takeIds<Kind extends IdKind>(
    kind: Kind,
    file: AnswerFile,
    read: ReadAnswer<Kind>,
    now: Date,
  ): Promise<AnswerOutcome> {
    return this.#take(file, read, now, (db, rows) => this.#takeRows(db, { kind, rows } as IdRows, now));
  }

  takeRejects(feed: FeedName, file: AnswerFile, read: ReadAnswer<'rejects'>, now: Date): Promise<AnswerOutcome> {
    return this.#take(file, read, now, async (db, rows) => ({
      ...(await takeRejects(db, feed, rows, now)),
      answered: undefined,
    }));
  }

  async noteFailed(file: AnswerFile, problem: AnswerProblem, now: Date): Promise<void> {
    await this.db
      .transaction()
      .execute((transaction) =>
        noteAnswer(transaction, file, { state: 'failed', rows: 0, set: 0, problems: [problem] }, now),
      );
  }

  #take<Kind extends AnswerKind>(
    file: AnswerFile,
    { rows, problems, cutOff }: ReadAnswer<Kind>,
    now: Date,
    take: (db: Db, rows: readonly AnswerRow<Kind>[]) => Promise<TakenRows>,
  ): Promise<AnswerOutcome> {
    return this.db.transaction().execute(async (transaction) => {
      const sum = { set: 0, same: 0, outdated: 0, problems: [...problems] };
      for (const chunk of inChunks(rows)) {
        const taken = await take(transaction, chunk);
        sum.set += taken.set;
        sum.same += taken.same;
        sum.outdated += taken.outdated;
        sum.problems.push(...taken.problems);
        await markAnswered(transaction, taken, file.name, now);
      }
      sum.problems.sort((one, other) => one.row - other.row);
      const state = cutOff ? 'failed' : 'taken';
      await noteAnswer(transaction, file, { ...sum, state, rows: rows.length + problems.length }, now);
      return sum;
    });
  }

  async #takeRows(db: Db, { kind, rows }: IdRows, now: Date): Promise<TakenRows> {
    switch (kind) {
      case 'customerIds':
        return taken('customer', await takeCustomerIds(db, rows), ({ partyId }) => partyId);
      case 'orderIds': {
        const date = databaseDate(now, this.databaseTimeZone);
        return taken('salesorder', await takeOrderIds(db, rows, date), ({ orderId }) => orderId);
      }
      case 'orderLineIds':
        // The id of the order itself is what answers an export.
        return taken(undefined, await takeLineIds(db, rows), () => '');
    }
  }
}

type IdRows = { [Kind in IdKind]: { kind: Kind; rows: readonly AnswerRow<Kind>[] } }[IdKind];

function taken<Id>(
  feed: FeedName | undefined,
  { set, same, problems }: { set: readonly Id[]; same: readonly Id[]; problems: readonly AnswerProblem[] },
  recordId: (id: Id) => string,
): TakenRows {
  const answered = feed === undefined ? undefined : { feed, recordIds: [...set, ...same].map(recordId) };
  return { set: set.length, same: same.length, outdated: 0, problems, answered };
}

/** So that the bookkeeping can tell who waits without looking at everybody who ever waited. */
async function markAnswered(db: Db, { answered }: TakenRows, answer_file: string, now: Date): Promise<void> {
  if (answered === undefined || answered.recordIds.length === 0) {
    return;
  }
  await db
    .updateTable('hcsync_record')
    .set({ answered_at: now.toISOString(), answer_file })
    .where('feed', '=', answered.feed)
    .where('record_id', 'in', answered.recordIds)
    .where('answered_at', 'is', null)
    .execute();
}

function answerId({ folder, name, sha256 }: AnswerFile): string {
  return createHash('sha256').update([folder, name, sha256].join('\0')).digest('hex');
}

interface AnswerNote {
  readonly state: AnswerState;
  readonly rows: number;
  readonly set: number;
  readonly problems: readonly AnswerProblem[];
}

async function noteAnswer(db: Db, file: AnswerFile, { state, rows, set, problems }: AnswerNote, now: Date) {
  const answer_id = answerId(file);
  const at = now.toISOString();
  const counts = { state, changed_at: at, row_count: rows, problem_count: problems.length };
  const { numUpdatedRows } = await db
    .updateTable('hcsync_answer')
    .set((columns) => ({ ...counts, set_count: columns('set_count', '+', set) }))
    .where('answer_id', '=', answer_id)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) {
    const { folder, name } = file;
    await db
      .insertInto('hcsync_answer')
      .values({ answer_id, folder, file_name: name, seen_at: at, set_count: set, ...counts })
      .execute();
  }
  await db.deleteFrom('hcsync_answer_problem').where('answer_id', '=', answer_id).execute();
  let problem_number = 0;
  for (const chunk of inChunks(problems)) {
    const values = chunk.map(({ row, key, code, reason }) => {
      problem_number += 1;
      return { answer_id, problem_number, file_row: row, record_key: key, code, reason: reason.slice(0, 1000) };
    });
    await db.insertInto('hcsync_answer_problem').values(values).execute();
  }
}
