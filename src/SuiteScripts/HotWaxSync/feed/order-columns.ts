import type { FeedColumn } from './feed-columns';

/**
 * Columns that describe an order and stand on each of its rows. NetSuite reads them from the order's first row only
 * (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1534420642.html).
 */
export const ORDER_COLUMNS = [
  { name: 'externalId', required: true },
  { name: 'orderId' },
  { name: 'HCOrderId' },
  { name: 'HCShopifySalesOrderId', aliases: ['Shopify Order Id'] },
  { name: 'salesChannel' },
  { name: 'date', required: true },
  { name: 'customer' },
  { name: 'customerExternalId' },
  { name: 'subsidiary' },
  { name: 'department' },
  { name: 'location' },
  { name: 'email' },
  { name: 'shippingMethod' },
  { name: 'shippingCost' },
  { name: 'shippingTaxCode' },
  { name: 'orderNote' },
  { name: 'discountItem' },
  { name: 'rate' },
  { name: 'addressee' },
  { name: 'address1' },
  { name: 'address2' },
  { name: 'city' },
  { name: 'state' },
  { name: 'zip' },
  { name: 'country' },
  { name: 'phone' },
  { name: 'billingAddressee' },
  { name: 'billingAddress1' },
  { name: 'billingAddress2' },
  { name: 'billingCity' },
  { name: 'billingState' },
  { name: 'billingZip' },
  { name: 'billingCountry' },
  { name: 'billingPhone' },
  // Not imported: says whether the order may travel at all.
  { name: 'orderStatus', aliases: ['Status', 'Status Id', 'Order Status Id'] },
] as const satisfies readonly FeedColumn[];

/** Columns that describe a line of an order. */
export const LINE_COLUMNS = [
  { name: 'item', required: true },
  { name: 'orderLineId', required: true },
  { name: 'orderLineTypeId' },
  { name: 'quantity', required: true },
  { name: 'price' },
  { name: 'priceLevel' },
  { name: 'taxCode' },
  { name: 'itemLocation' },
  { name: 'closed' },
  { name: 'tag' },
] as const satisfies readonly FeedColumn[];

/** Columns that this project adds when it keeps an order for a later run. */
export const HOLD_COLUMNS = [
  { name: 'heldSince' },
  { name: 'sourceFile' },
  { name: 'sourceRow' },
] as const satisfies readonly FeedColumn[];

export type OrderColumn =
  | (typeof ORDER_COLUMNS)[number]['name']
  | (typeof LINE_COLUMNS)[number]['name']
  | (typeof HOLD_COLUMNS)[number]['name'];

/** What HotWax's files may have. A column of theirs that is named like one of ours is ignored. */
export const FEED_ORDER_COLUMNS: readonly FeedColumn<OrderColumn>[] = [...ORDER_COLUMNS, ...LINE_COLUMNS];

/** What a hold file has. */
export const HELD_ORDER_COLUMNS: readonly FeedColumn<OrderColumn>[] = [...FEED_ORDER_COLUMNS, ...HOLD_COLUMNS];

/** Columns of an order batch in this order; the import map `custimport_hcsync_sales_order` names the same headers. */
export const ORDER_BATCH_COLUMNS: readonly OrderColumn[] = [...ORDER_COLUMNS, ...LINE_COLUMNS]
  .map(({ name }) => name)
  .filter((name) => name !== 'customerExternalId' && name !== 'orderStatus');

/** They belong to the order; were they to differ from row to row, NetSuite would silently take the first row's. */
export const IDENTITY_COLUMNS = ['HCOrderId', 'customer', 'customerExternalId', 'date', 'subsidiary'] as const;
