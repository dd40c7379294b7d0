import { databaseDate, inForce } from '../../core/date-text';
import type { FeedName } from '../../core/feeds';
import { isHotWaxId } from '../../core/id-forms';
import { instantOf } from '../../core/instant-text';
import type { CustomerFacts, OrderFacts, ProblemFacts, RecordFacts } from '../../core/order-facts';
import { parseReasons } from '../../core/reject-reasons';
import { loadApprovable } from './load-approvable';
import { loadBillTo } from './load-bill-to';
import type { Db } from './open-database';

export interface OrderFactsOptions {
  readonly databaseTimeZone: string;
  /** Types of order_adjustment that go to NetSuite as discounts. */
  readonly discounts: readonly string[];
}

/** Problems of one order that are told; an order has a few. */
const TOLD_PROBLEMS = 50;

/**
 * Gathers all that is known of an order.
 * @param orderId HotWax's order id, or the external id of one order
 * @returns undefined when HotWax has no such order
 */
export async function readOrderFacts(
  db: Db,
  orderId: string,
  now: Date,
  { databaseTimeZone, discounts }: OrderFactsOptions,
): Promise<OrderFacts | undefined> {
  const header = await findHeader(db, orderId);
  if (header === undefined) {
    return undefined;
  }
  const { order_id: id } = header;
  const date = databaseDate(now, databaseTimeZone);
  const [approvable] = await loadApprovable(db, [id], { now: date, discounts });
  const [billTo] = (await loadBillTo(db, [id], date)).get(id) ?? [];
  return {
    orderId: id,
    orderName: header.order_name,
    externalId: header.external_id,
    statusId: header.status_id,
    enteredAt: instantOf(header.entry_date, databaseTimeZone),
    customer: billTo === undefined ? undefined : await customerFacts(db, billTo.partyId, billTo.netsuiteId),
    record: await recordFacts(db, 'salesorder', id),
    netsuiteIds: await netsuiteIds(db, id, date, databaseTimeZone),
    approvable: approvable ?? { orderId: id, netsuiteIds: [], items: [], attributes: new Map() },
    approvedAt: await approvedAt(db, id, databaseTimeZone),
    problems: await problemFacts(db, id),
  };
}

async function findHeader(db: Db, wanted: string) {
  const headers = db
    .selectFrom('order_header')
    .select(['order_id', 'order_name', 'external_id', 'status_id', 'entry_date']);
  const found = isHotWaxId(wanted) ? await headers.where('order_id', '=', wanted).executeTakeFirst() : undefined;
  if (found !== undefined) {
    return found;
  }
  const named = await headers.where('external_id', '=', wanted).limit(2).execute();
  return named.length === 1 ? named[0] : undefined;
}

async function customerFacts(db: Db, partyId: string, netsuiteId: string | null): Promise<CustomerFacts> {
  return { partyId, netsuiteId: netsuiteId || undefined, record: await recordFacts(db, 'customer', partyId) };
}

async function recordFacts(db: Db, feed: FeedName, recordId: string): Promise<RecordFacts | undefined> {
  const row = await db
    .selectFrom('hcsync_record as record')
    .leftJoin('hcsync_file as file', 'file.file_name', 'record.file_name')
    .selectAll('record')
    .select('file.sent_at')
    .where('record.feed', '=', feed)
    .where('record.record_id', '=', recordId)
    .executeTakeFirst();
  if (row === undefined) {
    return undefined;
  }
  return {
    state: row.state,
    attempts: row.attempts,
    fileName: row.file_name ?? undefined,
    sentAt: row.sent_at ?? undefined,
    firstExportedAt: row.first_exported_at ?? undefined,
    exportedAt: row.exported_at ?? undefined,
    changedAt: row.changed_at,
    reasons: parseReasons(row.reasons),
    retryAsked: row.retry_asked === 1,
    answeredAt: row.answered_at ?? undefined,
    answerFile: row.answer_file ?? undefined,
  };
}

async function netsuiteIds(db: Db, orderId: string, now: string, databaseTimeZone: string) {
  const rows = await db
    .selectFrom('order_identification')
    .select(['id_value', 'from_date', 'thru_date'])
    .where('order_identification_type_id', '=', 'NETSUITE_ORDER_ID')
    .where('order_id', '=', orderId)
    .orderBy('from_date')
    .execute();
  return rows
    .filter((row) => inForce(row, now))
    .flatMap(({ id_value, from_date }) =>
      id_value ? [{ id: id_value, since: instantOf(from_date, databaseTimeZone) }] : [],
    );
}

async function approvedAt(db: Db, orderId: string, databaseTimeZone: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('order_status')
    .select('status_datetime')
    .where('order_id', '=', orderId)
    .where('status_id', '=', 'ORDER_APPROVED')
    .orderBy('status_datetime', 'desc')
    .limit(1)
    .executeTakeFirst();
  return instantOf(row?.status_datetime ?? null, databaseTimeZone);
}

async function problemFacts(db: Db, orderId: string): Promise<ProblemFacts[]> {
  const rows = await db
    .selectFrom('hcsync_answer_problem as problem')
    .innerJoin('hcsync_answer as answer', 'answer.answer_id', 'problem.answer_id')
    .select(['answer.file_name', 'answer.changed_at', 'problem.code', 'problem.reason'])
    .where((where) =>
      where.or([
        where('problem.record_key', '=', orderId),
        // Of its items: `order id/item`.
        where.and([where('problem.record_key', '>=', `${orderId}/`), where('problem.record_key', '<', `${orderId}0`)]),
      ]),
    )
    .orderBy('answer.changed_at')
    .orderBy('answer.file_name')
    .orderBy('problem.problem_number')
    .limit(TOLD_PROBLEMS)
    .execute();
  return rows.map(({ file_name, changed_at, code, reason }) => ({ file: file_name, at: changed_at, code, reason }));
}
