import { makeCustomer } from '../../../packages/hotwax/src/seed/customer-rows';
import { adjust, draftRows, type OrderDraft } from '../../../packages/hotwax/src/seed/order-draft';
import { plainItem, plainOrder } from '../../../packages/hotwax/src/seed/plain-order';
import { retailerRows } from '../../../packages/hotwax/src/seed/retailer';
import { addRows, type Rows } from '../../../packages/hotwax/src/seed/rows';
import { SeededRandom } from '../../../packages/hotwax/src/seed/seeded-random';
import { NOW } from './export-run';

/**
 * Customers 10000 (in NetSuite as 80000) to 10003, and Created orders M100001 to M100004 of the first one, with two items
 * each, 00101 and 00102; M100002 has a discount on its first item.
 */
export function wayBackRetailer(change: (draft: OrderDraft, index: number) => void = () => undefined): Rows {
  const random = new SeededRandom(11);
  const rows: Rows = {};
  addRows(rows, retailerRows());
  const customers = (['known', 'new', 'new', 'new'] as const).map((condition, index) =>
    makeCustomer(index, condition, new Date(NOW.getTime() - (60 - index) * 60_000), random),
  );
  for (const customer of customers) {
    addRows(rows, customer.rows);
  }
  const [first] = customers;
  for (let index = 0; first !== undefined && index < 4; index += 1) {
    const draft = plainOrder(index, first, new Date(NOW.getTime() - (50 - index) * 60_000), random);
    const { order_id } = draft.header;
    draft.items = [plainItem(order_id, 0, random), plainItem(order_id, 1, random)];
    draft.adjustments = [];
    if (index === 1) {
      adjust(draft, 'EXT_PROMO_ADJUSTMENT', '-5.00', '00101');
    }
    change(draft, index);
    addRows(rows, draftRows(draft));
    addRows(rows, draft.more);
  }
  return rows;
}

/** Rows of NetSuite's ids of an order's two items. */
export const linesOf = (orderId: string) => [
  `${orderId},00101,NetsuiteItemLineId,1`,
  `${orderId},00102,NetsuiteItemLineId,2`,
];
