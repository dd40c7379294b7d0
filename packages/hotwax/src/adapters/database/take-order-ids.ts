import { type AnswerRow, ORDER_ID_TYPE } from '../../core/answer-kinds';
import { inForce } from '../../core/date-text';
import { decideOrderIds, type KnownOrders, type OrderId } from '../../core/decide-order-ids';
import type { IdDecision } from '../../core/id-decision';
import { isHotWaxId, isNetSuiteId } from '../../core/id-forms';
import { groupBy } from './group-by';
import type { Db } from './open-database';

/**
 * Writes orders' NetSuite ids into order_identification. To be called within a transaction, with some hundred rows.
 * @param now as the database writes dates
 */
export async function takeOrderIds(
  db: Db,
  rows: readonly AnswerRow<'orderIds'>[],
  now: string,
): Promise<IdDecision<OrderId>> {
  const orders = [...new Set(rows.map(({ values }) => values.orderId).filter(isHotWaxId))];
  const ids = [...new Set(rows.map(({ values }) => values.idValue).filter(isNetSuiteId))];
  const decision = decideOrderIds(rows, await known(db, orders, ids, now));
  if (decision.set.length > 0) {
    await db
      .insertInto('order_identification')
      .values(
        decision.set.map(({ orderId, netsuiteId }) => ({
          order_id: orderId,
          order_identification_type_id: ORDER_ID_TYPE,
          id_value: netsuiteId,
          from_date: now,
          thru_date: null,
        })),
      )
      .execute();
  }
  return decision;
}

async function known(db: Db, orders: readonly string[], ids: readonly string[], now: string): Promise<KnownOrders> {
  if (orders.length === 0 || ids.length === 0) {
    return { orders: new Set(), ids: new Map(), ended: new Map(), holders: new Map() };
  }
  const headers = await db.selectFrom('order_header').select('order_id').where('order_id', 'in', orders).execute();
  const identifications = db
    .selectFrom('order_identification')
    .select(['order_id', 'id_value', 'from_date', 'thru_date'])
    .where('order_identification_type_id', '=', ORDER_ID_TYPE);
  const own = await identifications.where('order_id', 'in', orders).execute();
  const others = await identifications.where('id_value', 'in', ids).execute();
  const filled = own.flatMap((row) => (row.id_value ? [{ ...row, id: row.id_value }] : []));
  const over = filled.filter((row) => !inForce(row, now));
  return {
    orders: new Set(headers.map(({ order_id }) => order_id)),
    ids: new Map(filled.filter((row) => inForce(row, now)).map(({ order_id, id }) => [order_id, id])),
    ended: new Map(
      [
        ...groupBy(
          over,
          ({ order_id }) => order_id,
          ({ id }) => id,
        ),
      ].map(([orderId, list]) => [orderId, new Set(list)]),
    ),
    holders: new Map(
      others
        .filter((row) => inForce(row, now))
        .flatMap(({ order_id, id_value }) => (id_value === null ? [] : [[id_value, order_id]])),
    ),
  };
}
