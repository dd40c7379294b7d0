import { feedDate } from './date-text';
import type { MappedRecord } from './feed-record';
import type { HotWaxOrder, Mappings } from './hotwax-order';
import { customerExternalId } from './map-customer';
import type { HeaderColumn, OrderColumn } from './order-columns';
import { CUSTOM_FIELD_LENGTH, customerOf, headerRow, leadingGroup } from './order-header';
import { itemProblems } from './order-items';
import { orderLines } from './order-lines';
import { moneyProblems, orderMoney } from './order-money';
import { type Problem, problem } from './problems';
import type { OrderSettings } from './settings';
import { isEmail } from './value-checks';

/**
 * One order as the rows of its feed, all of them, or all reasons why it cannot be sent. The rows are the same however
 * often they are made, and the set of lines does not depend on what happens to the items later: a cancelled item is a
 * closed line.
 */
export function mapOrder(order: HotWaxOrder, mappings: Mappings, settings: OrderSettings): MappedRecord<OrderColumn> {
  const money = orderMoney(order, settings.adjustments);
  const header = headerRow(order, money, mappings, settings);
  const groups = new Set(order.shipGroups.map(({ seqId }) => seqId));
  const problems = [
    ...historyProblems(order, settings),
    ...identityProblems(order, header),
    ...customerProblems(order, settings),
    ...itemProblems(order.items, groups),
    ...moneyProblems(order, money, mappings, settings),
    ...headerProblems(order, header, mappings, settings),
  ];
  const { orderId: recordId } = order;
  if (problems.length > 0) {
    return { recordId, externalId: header.externalId, problems };
  }
  const rows = orderLines(order, money, mappings).map((line) => ({ ...header, ...line }));
  return { recordId, externalId: header.externalId, rows };
}

/** Nothing of it is shipped. */
function isInStoreOnly({ shipGroups }: HotWaxOrder, { inStoreMethods }: OrderSettings): boolean {
  return shipGroups.length > 0 && shipGroups.every(({ method }) => inStoreMethods.includes(method ?? ''));
}

function historyProblems(order: HotWaxOrder, settings: OrderSettings): Problem[] {
  return [
    ...(order.wasApproved ? [problem('APPROVED_BEFORE')] : []),
    ...(order.hasLineIds ? [problem('LINE_IDS_ALREADY')] : []),
    ...(isInStoreOnly(order, settings) ? [problem('IN_STORE_ONLY')] : []),
  ];
}

function identityProblems({ twins }: HotWaxOrder, header: Record<HeaderColumn, string>): Problem[] {
  return [
    ...(header.externalId === '' ? [problem('EXTERNAL_ID_MISSING')] : []),
    ...(twins.length === 0
      ? []
      : [
          problem(
            'EXTERNAL_ID_TWICE',
            `${twins.length === 1 ? 'order' : 'orders'} ${twins.join(', ')} in HotWax ${twins.length === 1 ? 'has' : 'have'} the same external id`,
          ),
        ]),
  ];
}

function customerProblems(order: HotWaxOrder, settings: OrderSettings): Problem[] {
  const { billTo } = order;
  if (billTo.length > 1) {
    return [
      problem(
        'CUSTOMER_AMBIGUOUS',
        `the order has the bill-to customers ${billTo.map(({ partyId }) => partyId).join(', ')}`,
      ),
    ];
  }
  const [customer] = billTo;
  if (customer === undefined || !customer.exists) {
    return [problem('CUSTOMER_MISSING')];
  }
  const named = customerOf(order, settings);
  if (named.customer !== '' || named.customerExternalId !== '') {
    return [];
  }
  if (customerExternalId(customer, settings.customerExternalIdFrom) === '') {
    return [problem('SHOPIFY_ID_MISSING', `customer ${customer.partyId} has no Shopify id, so it cannot travel`)];
  }
  if (!customer.travels) {
    return [problem('CUSTOMER_NOT_SENT', `customer ${customer.partyId} is no person in the role CUSTOMER`)];
  }
  return [problem('CUSTOMER_WITHOUT_ID', `customer ${customer.partyId} has no NetSuite id yet`)];
}

function headerProblems(
  order: HotWaxOrder,
  header: Record<HeaderColumn, string>,
  mappings: Mappings,
  settings: OrderSettings,
): Problem[] {
  const { orderDate, shippingAddress, billingAddress, store, currency } = order;
  const method = leadingGroup(order, settings)?.method ?? '';
  const methodMatters = settings.unmappedShippingMethod === 'block' && !isInStoreOnly(order, settings);
  const methodUnmapped = methodMatters && !mappings.shippingMethods.has(method);
  const foreign = currency !== null && store.currency !== null && currency !== store.currency;
  return [
    ...(feedDate(orderDate, settings.databaseTimeZone, settings.timeZone) === undefined
      ? [problem('DATE_MISSING')]
      : []),
    ...(shippingAddress === undefined ? [problem('ADDRESS_MISSING')] : []),
    ...(shippingAddress?.country === '' || billingAddress?.country === '' ? [problem('COUNTRY_UNKNOWN')] : []),
    ...(methodUnmapped && order.shipGroups.length > 0
      ? [problem('SHIPPING_METHOD_UNMAPPED', `shipment method "${method}" has no mapping NETSUITE_SHP_MTHD`)]
      : []),
    ...(foreign
      ? [problem('CURRENCY_OTHER', `the order is in ${currency}, its product store in ${store.currency}`)]
      : []),
    ...(header.email === '' || isEmail(header.email) ? [] : [problem('EMAIL_INVALID')]),
    ...tooLong(header),
  ];
}

function tooLong(header: Record<HeaderColumn, string>): Problem[] {
  const limits = {
    HCOrderId: CUSTOM_FIELD_LENGTH,
    HCShopifySalesOrderId: CUSTOM_FIELD_LENGTH,
    email: 254,
    salesChannel: CUSTOM_FIELD_LENGTH,
  } as const;
  return (Object.entries(limits) as [keyof typeof limits, number][])
    .filter(([column, length]) => header[column].length > length)
    .map(([column, length]) => problem('VALUE_TOO_LONG', `${column} has more than ${length} characters`));
}
