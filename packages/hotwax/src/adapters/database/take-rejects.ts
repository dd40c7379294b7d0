import type { AnswerRow } from '../../core/answer-kinds';
import { decideRejects, plainRejects, type SentRecord } from '../../core/decide-rejects';
import type { FeedName } from '../../core/feeds';
import { parseReasons, type RejectReason } from '../../core/reject-reasons';
import type { AnswerOutcome } from '../../jobs/answer-ports';
import type { Db } from './open-database';

/** Marks records as rejected. To be called within a transaction, with some hundred rows of a report. */
export async function takeRejects(
  db: Db,
  feed: FeedName,
  report: readonly AnswerRow<'rejects'>[],
  now: Date,
): Promise<AnswerOutcome> {
  const rows = plainRejects(report);
  const decision = decideRejects(rows, {
    records: await recordsOf(db, feed, [...new Set(rows.map(({ values }) => values.key))]),
    files: await filesOf(db, feed, [...new Set(rows.map(({ values }) => values.file))]),
  });
  let { set, same } = decision;
  const { outdated, problems } = decision;
  for (const [recordId, { file, reasons }] of decision.rejected) {
    // An export that runs at the same time may have sent the record again: then the answer to that one counts.
    await reject(db, feed, reasons, now).where('record_id', '=', recordId).where('file_name', '=', file).execute();
  }
  for (const [file, { reasons, rows }] of decision.unreadFiles) {
    const query = reject(db, feed, reasons, now).where('file_name', '=', file).where('state', '=', 'exported');
    const { numUpdatedRows } = await query.executeTakeFirst();
    set += numUpdatedRows > 0n ? rows : 0;
    same += numUpdatedRows > 0n ? 0 : rows;
  }
  return { set, same, outdated, problems };
}

function reject(db: Db, feed: FeedName, reasons: readonly RejectReason[], now: Date) {
  return db
    .updateTable('hcsync_record')
    .set({ state: 'rejected', reasons: JSON.stringify(reasons), changed_at: now.toISOString() })
    .where('feed', '=', feed);
}

async function recordsOf(db: Db, feed: FeedName, keys: readonly string[]): Promise<SentRecord[]> {
  const rows = await db
    .selectFrom('hcsync_record')
    .select(['record_id', 'external_id', 'state', 'file_name', 'reasons'])
    .where('feed', '=', feed)
    .where('external_id', 'in', keys)
    .where('attempts', '>', 0)
    .execute();
  return rows.map(({ record_id, external_id, state, file_name, reasons }) => ({
    recordId: record_id,
    externalId: external_id ?? '',
    state,
    fileName: file_name,
    reasons: parseReasons(reasons),
  }));
}

async function filesOf(db: Db, feed: FeedName, names: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('hcsync_file')
    .select('file_name')
    .where('feed', '=', feed)
    .where('file_name', 'in', names)
    .execute();
  return new Set(rows.map(({ file_name }) => file_name));
}
