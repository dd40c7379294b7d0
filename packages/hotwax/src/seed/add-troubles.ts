import { inChunks } from '../adapters/database/in-chunks';
import type { Db } from '../adapters/database/open-database';
import { insertRows } from './insert-rows';
import { LONG_AGO } from './retailer';
import type { SeededOrder } from './seed-database';

/** What went wrong with orders that HotWax has no fault to find with. Order ids, and party ids of customers. */
export interface Troubles {
  /** Sells an item that NetSuite does not have yet, `NEW_ITEM`. */
  readonly newItem: readonly string[];
  /** Sells a product whose NetSuite id was mistyped in HotWax. */
  readonly mistypedItem: readonly string[];
  /** Not verified by the fraud check yet. */
  readonly unverified: readonly string[];
  /** New customers of a store whose subsidiary NetSuite does not know. */
  readonly customersOfNewStore: readonly string[];
}

/** What NetSuite lacks, as the sandbox's `load` takes it. */
export const NEW_ITEM = { inventoryitem: [{ id: 9999, itemid: 'NEW ITEM' }] };
/** A product, and the NetSuite id it should have. */
export const MISTYPED = { productId: 'MISTYPED', entered: '47110', right: '4711' };
export const NEW_STORE = { productStoreId: 'NEW_STORE', entered: '99', right: '1' };
export const VERIFIED_ATTRIBUTE = 'FRAUD_VERIFIED';

/**
 * Lets things go wrong that show only on NetSuite's side or at the approval, beside what the seeded orders bring along; all
 * other orders are verified.
 * @param every of so many plain orders of known customers one has each trouble, and of so many new customers one
 */
export async function addTroubles(db: Db, orders: readonly SeededOrder[], every: number): Promise<Troubles> {
  const ofKnown = orders.filter(({ condition, customer }) => condition === 'plain' && customer.condition === 'known');
  const nth = (remainder: number) =>
    ofKnown.filter((_, index) => index % every === remainder).map(({ orderId }) => orderId);
  const ofNew = orders.filter(({ condition, customer }) => condition === 'plain' && customer.condition === 'new');
  const newCustomers = [...new Set(ofNew.map(({ customer }) => customer.partyId))];
  const troubles = {
    newItem: nth(0),
    mistypedItem: nth(1),
    unverified: nth(2),
    customersOfNewStore: newCustomers.filter((_, index) => index % every === 0),
  };
  await insertThings(db);
  await verifyOrders(db, orders, new Set(troubles.unverified));
  await sell(db, troubles.newItem, 'NEW_IN_HOTWAX');
  await sell(db, troubles.mistypedItem, MISTYPED.productId);
  await moveToNewStore(db, orders, new Set(troubles.customersOfNewStore));
  return troubles;
}

async function insertThings(db: Db): Promise<void> {
  const product = (product_id: string, id_value: string) => ({
    good_identification_type_id: 'NETSUITE_PRODUCT_ID',
    product_id,
    id_value,
    from_date: LONG_AGO,
    thru_date: null,
  });
  await insertRows(db, {
    good_identification: [product('NEW_IN_HOTWAX', '9999'), product(MISTYPED.productId, MISTYPED.entered)],
    product_store: [
      { product_store_id: NEW_STORE.productStoreId, external_id: NEW_STORE.entered, default_currency_uom_id: 'USD' },
    ],
  });
}

async function verifyOrders(db: Db, orders: readonly SeededOrder[], but: ReadonlySet<string>): Promise<void> {
  await insertRows(db, {
    order_attribute: orders
      .filter(({ orderId }) => !but.has(orderId))
      .map(({ orderId }) => ({ order_id: orderId, attr_name: VERIFIED_ATTRIBUTE, attr_value: 'Y' })),
  });
}

async function sell(db: Db, orderIds: readonly string[], product_id: string): Promise<void> {
  for (const ids of inChunks(orderIds)) {
    await db.updateTable('order_item').set({ product_id }).where('order_id', 'in', ids).execute();
  }
}

async function moveToNewStore(db: Db, orders: readonly SeededOrder[], customers: ReadonlySet<string>): Promise<void> {
  const theirs = orders.filter(({ customer }) => customers.has(customer.partyId)).map(({ orderId }) => orderId);
  for (const ids of inChunks(theirs)) {
    await db
      .updateTable('order_header')
      .set({ product_store_id: NEW_STORE.productStoreId })
      .where('order_id', 'in', ids)
      .execute();
  }
}
