import { ORDER_ID_TYPE } from '../../core/answer-kinds';
import { inForce } from '../../core/date-text';
import type { ApprovableOrder } from '../../core/decide-approval';
import { sumOf } from '../../core/decimals';
import { isMysql } from './dialect';
import { groupBy } from './group-by';
import type { Db } from './open-database';

export interface ApprovableOptions {
  /** As the database writes dates. */
  readonly now: string;
  /** Types of order_adjustment that go to NetSuite as discounts. */
  readonly discounts: readonly string[];
  /** Whether nobody else may change the items until the transaction ends. */
  readonly lockItems?: boolean;
}

/** Loads what decides about the approval of some orders, in a fixed number of statements. */
export async function loadApprovable(
  db: Db,
  ids: readonly string[],
  { now, discounts, lockItems }: ApprovableOptions,
): Promise<ApprovableOrder[]> {
  const items = await loadItems(db, ids, lockItems === true);
  const discounted = await loadDiscounted(db, ids, discounts);
  const netsuiteIds = await loadIds(db, ids, now);
  const itemAttributes = await loadItemAttributes(db, ids);
  const attributes = await loadAttributes(db, ids);
  return ids.map((orderId) => ({
    orderId,
    netsuiteIds: netsuiteIds.get(orderId) ?? [],
    items: (items.get(orderId) ?? []).map(({ seqId, statusId }) => ({
      seqId,
      statusId,
      discounted: discounted.has(`${orderId} ${seqId}`),
      attributes: new Map(itemAttributes.get(`${orderId} ${seqId}`)),
    })),
    attributes: new Map(attributes.get(orderId)),
  }));
}

async function loadItems(db: Db, ids: readonly string[], lock: boolean) {
  const query = db
    .selectFrom('order_item')
    .select(['order_id', 'order_item_seq_id', 'status_id'])
    .where('order_id', 'in', ids)
    .orderBy('order_id')
    .orderBy('order_item_seq_id');
  // SQLite has one writer at a time, and no words for this.
  const rows = await (lock && isMysql(db) ? query.forUpdate() : query).execute();
  return groupBy(
    rows,
    ({ order_id }) => order_id,
    ({ order_item_seq_id, status_id }) => ({ seqId: order_item_seq_id, statusId: status_id ?? '' }),
  );
}

/** Items whose discounts come to something below 0: these went to NetSuite with a line of their own. */
async function loadDiscounted(db: Db, ids: readonly string[], types: readonly string[]): Promise<Set<string>> {
  if (types.length === 0) {
    return new Set();
  }
  const rows = await db
    .selectFrom('order_adjustment')
    .select(['order_id', 'order_item_seq_id', 'amount'])
    .where('order_id', 'in', ids)
    .where('order_adjustment_type_id', 'in', types)
    .execute();
  const amounts = groupBy(
    rows,
    ({ order_id, order_item_seq_id }) => `${order_id} ${order_item_seq_id}`,
    ({ amount }) => amount,
  );
  return new Set([...amounts].filter(([, list]) => sumOf(list).lt(0)).map(([item]) => item));
}

async function loadIds(db: Db, ids: readonly string[], now: string) {
  const rows = await db
    .selectFrom('order_identification')
    .select(['order_id', 'id_value', 'from_date', 'thru_date'])
    .where('order_identification_type_id', '=', ORDER_ID_TYPE)
    .where('order_id', 'in', ids)
    .execute();
  return groupBy(
    rows.filter((row) => row.id_value !== null && row.id_value !== '' && inForce(row, now)),
    ({ order_id }) => order_id,
    ({ id_value }) => id_value ?? '',
  );
}

async function loadItemAttributes(db: Db, ids: readonly string[]) {
  const rows = await db.selectFrom('order_item_attribute').selectAll().where('order_id', 'in', ids).execute();
  return groupBy(
    rows,
    ({ order_id, order_item_seq_id }) => `${order_id} ${order_item_seq_id}`,
    ({ attr_name, attr_value }) => [attr_name, attr_value ?? ''] as const,
  );
}

async function loadAttributes(db: Db, ids: readonly string[]) {
  const rows = await db.selectFrom('order_attribute').selectAll().where('order_id', 'in', ids).execute();
  return groupBy(
    rows,
    ({ order_id }) => order_id,
    ({ attr_name, attr_value }) => [attr_name, attr_value ?? ''] as const,
  );
}
