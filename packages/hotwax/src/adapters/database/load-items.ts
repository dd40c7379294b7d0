import { inForce } from '../../core/date-text';
import type { HotWaxItem } from '../../core/hotwax-order';
import { cellText } from '../../core/value-checks';
import { groupBy } from './group-by';
import { inChunks } from './in-chunks';
import type { Db } from './open-database';

/** Items of orders with NetSuite's ids of their products. Read apart: joined, two ids would double an item (weakness 8). */
export async function loadItems(db: Db, ids: readonly string[], now: string): Promise<Map<string, HotWaxItem[]>> {
  const rows = await db
    .selectFrom('order_item')
    .selectAll()
    .where('order_id', 'in', ids)
    .orderBy('order_id')
    .orderBy('order_item_seq_id')
    .execute();
  const products = [...new Set(rows.flatMap(({ product_id }) => product_id ?? []))];
  const netsuiteItems = await loadNetSuiteItems(db, products, now);
  return groupBy(
    rows,
    ({ order_id }) => order_id,
    (row) => ({
      seqId: row.order_item_seq_id,
      productId: row.product_id,
      quantity: row.quantity,
      unitPrice: row.unit_price,
      cancelled: row.status_id === 'ITEM_CANCELLED',
      shipGroupSeqId: row.ship_group_seq_id,
      netsuiteItems: netsuiteItems.get(row.product_id ?? '') ?? [],
    }),
  );
}

async function loadNetSuiteItems(db: Db, products: readonly string[], now: string) {
  const rows = [];
  for (const chunk of inChunks(products)) {
    rows.push(
      ...(await db
        .selectFrom('good_identification')
        .select(['product_id', 'id_value', 'from_date', 'thru_date'])
        .where('good_identification_type_id', '=', 'NETSUITE_PRODUCT_ID')
        .where('product_id', 'in', chunk)
        .execute()),
    );
  }
  return groupBy(
    rows.filter((row) => inForce(row, now) && cellText(row.id_value) !== ''),
    ({ product_id }) => product_id,
    ({ id_value, from_date }) => ({ value: cellText(id_value), fromDate: from_date }),
  );
}
