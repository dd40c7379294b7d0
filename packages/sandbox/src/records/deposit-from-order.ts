import type { Account } from '../account/account';
import type { RecordBody } from './record-store';
import { fillIn } from './saving';

/** Fields of a customer deposit by the field of its sales order that they come from. */
const FROM_ORDER = [
  ['customer', 'entity'],
  ['subsidiary', 'subsidiary'],
  ['currency', 'currency'],
] as const;

/**
 * Fills a customer deposit that names its sales order from there, where it says nothing itself: when a script creates it
 * with `defaultValues: { salesorder }`, and when it is saved. Unconfirmed: no page that could be
 * read says so, but public scripts create deposits in this way and never name the customer. The amount is not filled in.
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4267258059.html
 */
export function fillDepositFromOrder(account: Account, body: RecordBody): void {
  const order = Number.isSafeInteger(Number(body.salesorder))
    ? account.records.get('salesorder', Number(body.salesorder))
    : undefined;
  if (!order) return;
  for (const [field, source] of FROM_ORDER) fillIn(body, field, order.body[source]);
}
