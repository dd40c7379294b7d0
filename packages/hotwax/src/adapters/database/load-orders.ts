import { inForce } from '../../core/date-text';
import type { HotWaxOrder } from '../../core/hotwax-order';
import { groupBy } from './group-by';
import type { OrderHeaderTable } from './hotwax-tables';
import { loadBillTo } from './load-bill-to';
import { loadContacts } from './load-contacts';
import { loadItems } from './load-items';
import { loadShipGroups } from './load-ship-groups';
import { loadStores } from './load-stores';
import type { Db } from './open-database';

/**
 * Loads everything that the feed says of some orders, in a fixed number of statements however many orders and lines there
 * are. Rows with dates count when they are in force at `now`.
 * @returns the orders in the order of their headers
 */
export async function loadOrders(db: Db, headers: readonly OrderHeaderTable[], now: string): Promise<HotWaxOrder[]> {
  const ids = headers.map(({ order_id }) => order_id);
  const shipGroups = await loadShipGroups(db, ids, now);
  const contacts = await loadContacts(db, ids);
  const items = await loadItems(db, ids, now);
  const billTo = await loadBillTo(db, ids, now);
  const shopifyIds = await loadShopifyIds(db, ids, now);
  const adjustments = await loadAdjustments(db, ids);
  const approved = await loadApproved(db, ids);
  const withLineIds = await loadWithLineIds(db, ids);
  const twins = await loadTwins(db, headers);
  const stores = await loadStores(db, headers);
  const channels = await loadChannels(db, headers);
  return headers.map((header) => ({
    orderId: header.order_id,
    orderName: header.order_name,
    externalId: header.external_id,
    orderDate: header.order_date,
    statusId: header.status_id,
    currency: header.currency_uom,
    salesChannel: channels.get(header.sales_channel_enum_id ?? '') ?? header.sales_channel_enum_id,
    shopifyOrderId: shopifyIds.get(header.order_id) ?? null,
    store: stores.get(header.product_store_id ?? '') ?? { subsidiary: null, currency: null },
    wasApproved: approved.has(header.order_id),
    hasLineIds: withLineIds.has(header.order_id),
    twins: (twins.get(header.external_id ?? '') ?? []).filter((id) => id !== header.order_id),
    billTo: billTo.get(header.order_id) ?? [],
    items: items.get(header.order_id) ?? [],
    shipGroups: shipGroups.get(header.order_id)?.groups ?? [],
    adjustments: adjustments.get(header.order_id) ?? [],
    ...contacts.of(header.order_id, shipGroups.get(header.order_id)?.fallback),
  }));
}

async function loadShopifyIds(db: Db, ids: readonly string[], now: string): Promise<Map<string, string | null>> {
  const rows = await db
    .selectFrom('order_identification')
    .select(['order_id', 'id_value', 'from_date', 'thru_date'])
    .where('order_identification_type_id', '=', 'SHOPIFY_ORD_ID')
    .where('order_id', 'in', ids)
    .orderBy('from_date')
    .execute();
  return new Map(rows.filter((row) => inForce(row, now)).map(({ order_id, id_value }) => [order_id, id_value]));
}

async function loadAdjustments(db: Db, ids: readonly string[]) {
  const rows = await db
    .selectFrom('order_adjustment')
    .select(['order_id', 'order_adjustment_type_id', 'order_item_seq_id', 'amount'])
    .where('order_id', 'in', ids)
    .orderBy('order_adjustment_id')
    .execute();
  return groupBy(
    rows,
    ({ order_id }) => order_id,
    ({ order_adjustment_type_id, order_item_seq_id, amount }) => ({
      type: order_adjustment_type_id,
      itemSeqId: order_item_seq_id === null || order_item_seq_id === '_NA_' ? undefined : order_item_seq_id,
      amount,
    }),
  );
}

async function loadApproved(db: Db, ids: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('order_status')
    .select('order_id')
    .where('order_id', 'in', ids)
    .where('status_id', '=', 'ORDER_APPROVED')
    .execute();
  return new Set(rows.map(({ order_id }) => order_id));
}

async function loadWithLineIds(db: Db, ids: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('order_item_attribute')
    .select('order_id')
    .where('order_id', 'in', ids)
    .where('attr_name', 'in', ['NetsuiteItemLineId', 'NetsuiteDiscountItemLineId'])
    .execute();
  return new Set(rows.map(({ order_id }) => order_id));
}

/** External id → sales orders that have it, if it is in use at all. */
async function loadTwins(db: Db, headers: readonly OrderHeaderTable[]): Promise<Map<string, string[]>> {
  const externalIds = headers.flatMap(({ external_id }) => external_id || []);
  if (externalIds.length === 0) {
    return new Map();
  }
  const rows = await db
    .selectFrom('order_header')
    .select(['external_id', 'order_id'])
    .where('external_id', 'in', externalIds)
    .where('order_type_id', '=', 'SALES_ORDER')
    .where('status_id', '<>', 'ORDER_CANCELLED')
    .orderBy('order_id')
    .execute();
  return groupBy(
    rows,
    ({ external_id }) => external_id ?? '',
    ({ order_id }) => order_id,
  );
}

async function loadChannels(db: Db, headers: readonly OrderHeaderTable[]): Promise<Map<string, string>> {
  const ids = [...new Set(headers.flatMap(({ sales_channel_enum_id }) => sales_channel_enum_id ?? []))];
  if (ids.length === 0) {
    return new Map();
  }
  const rows = await db
    .selectFrom('enumeration')
    .select(['enum_id', 'description', 'enum_code'])
    .where('enum_id', 'in', ids)
    .execute();
  return new Map(rows.map(({ enum_id, description, enum_code }) => [enum_id, description || enum_code || enum_id]));
}
