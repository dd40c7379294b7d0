import type { OrderHeaderTable } from './hotwax-tables';
import type { Db } from './open-database';

/** Subsidiary and currency of the product stores that orders name. */
export async function loadStores(db: Db, headers: readonly Pick<OrderHeaderTable, 'product_store_id'>[]) {
  const ids = [...new Set(headers.flatMap(({ product_store_id }) => product_store_id ?? []))];
  if (ids.length === 0) {
    return new Map<string, { subsidiary: string | null; currency: string | null }>();
  }
  const rows = await db.selectFrom('product_store').selectAll().where('product_store_id', 'in', ids).execute();
  return new Map(
    rows.map(({ product_store_id, external_id, default_currency_uom_id }) => [
      product_store_id,
      { subsidiary: external_id, currency: default_currency_uom_id },
    ]),
  );
}
