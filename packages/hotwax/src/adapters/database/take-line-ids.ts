import { type AnswerRow, DISCOUNT_LINE_ID_ATTRIBUTE, LINE_ID_ATTRIBUTE } from '../../core/answer-kinds';
import { decideLineIds, type KnownLines, type LineId } from '../../core/decide-line-ids';
import type { IdDecision } from '../../core/id-decision';
import { isHotWaxId } from '../../core/id-forms';
import { groupBy } from './group-by';
import type { Db } from './open-database';

/** Writes ids of lines into order_item_attribute. To be called within a transaction, with some hundred rows. */
export async function takeLineIds(db: Db, rows: readonly AnswerRow<'orderLineIds'>[]): Promise<IdDecision<LineId>> {
  const orders = [...new Set(rows.map(({ values }) => values.orderId).filter(isHotWaxId))];
  const { lines, blank } = await known(db, orders);
  const decision = decideLineIds(rows, lines);
  const fresh = decision.set.filter((id) => !blank.has(keyOf(id)));
  if (fresh.length > 0) {
    await db
      .insertInto('order_item_attribute')
      .values(
        fresh.map(({ orderId, itemSeqId, attribute, lineId }) => ({
          order_id: orderId,
          order_item_seq_id: itemSeqId,
          attr_name: attribute,
          attr_value: lineId,
        })),
      )
      .execute();
  }
  for (const { orderId, itemSeqId, attribute, lineId } of decision.set.filter((id) => blank.has(keyOf(id)))) {
    await db
      .updateTable('order_item_attribute')
      .set({ attr_value: lineId })
      .where('order_id', '=', orderId)
      .where('order_item_seq_id', '=', itemSeqId)
      .where('attr_name', '=', attribute)
      .execute();
  }
  return decision;
}

function keyOf({ orderId, itemSeqId, attribute }: Omit<LineId, 'lineId'>): string {
  return [orderId, itemSeqId, attribute].join(' ');
}

async function known(db: Db, orders: readonly string[]): Promise<{ lines: KnownLines; blank: ReadonlySet<string> }> {
  if (orders.length === 0) {
    return { lines: new Map(), blank: new Set() };
  }
  const headers = await db.selectFrom('order_header').select('order_id').where('order_id', 'in', orders).execute();
  const itemRows = await db
    .selectFrom('order_item')
    .select(['order_id', 'order_item_seq_id'])
    .where('order_id', 'in', orders)
    .execute();
  const rows = await db
    .selectFrom('order_item_attribute')
    .selectAll()
    .where('order_id', 'in', orders)
    .where('attr_name', 'in', [LINE_ID_ATTRIBUTE, DISCOUNT_LINE_ID_ATTRIBUTE])
    .execute();
  const ids = rows.map((row) => ({
    orderId: row.order_id,
    itemSeqId: row.order_item_seq_id,
    attribute: row.attr_name,
    lineId: row.attr_value ?? '',
  }));
  const items = groupBy(
    itemRows,
    ({ order_id }) => order_id,
    ({ order_item_seq_id }) => order_item_seq_id,
  );
  const lineIds = groupBy(
    ids.filter(({ lineId }) => lineId !== ''),
    ({ orderId }) => orderId,
    (id) => id,
  );
  return {
    lines: new Map(
      headers.map(({ order_id }) => [
        order_id,
        { items: new Set(items.get(order_id)), lineIds: lineIds.get(order_id) ?? [] },
      ]),
    ),
    blank: new Set(ids.filter(({ lineId }) => lineId === '').map(keyOf)),
  };
}
