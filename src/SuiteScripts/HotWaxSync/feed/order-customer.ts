import type { Order } from './order';
import type { ReferenceIndexes, ReferenceRecord } from './references';

/** Internal id of a customer → internal ids of the subsidiaries that it may be used in. */
export type CustomerSubsidiaries = ReadonlyMap<string, ReadonlySet<string>>;

/** As the feed names the customer. */
export function customerValue({ values }: Order): string {
  return values.customer ?? values.customerExternalId ?? '';
}

/** By NetSuite's internal id when the feed has one, else by external id; never by name. */
export function findCustomer({ values }: Order, { customer: index }: ReferenceIndexes): ReferenceRecord | undefined {
  const { customer = '', customerExternalId = '' } = values;
  return index.byId(customer) ?? index.byExternalId(customer) ?? index.byExternalId(customerExternalId);
}

/** The two columns of the customer must not name two customers. */
export function customersDiffer(order: Order, references: ReferenceIndexes): boolean {
  const named = findCustomer(order, references);
  const other = references.customer.byExternalId(order.values.customerExternalId ?? '');
  return other !== undefined && named?.id !== other.id;
}

/**
 * Customers that orders want to use in another subsidiary than their own. A customer may be shared with other
 * subsidiaries (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1507907354.html), so that is to be
 * looked up.
 * @returns internal ids
 */
export function customersToShare(orders: readonly Order[], references: ReferenceIndexes): string[] {
  const ids = orders.flatMap((order) => {
    const customer = findCustomer(order, references);
    return customer !== undefined && wantsOtherSubsidiary(order, customer, references) !== undefined
      ? [customer.id]
      : [];
  });
  return [...new Set(ids)];
}

/**
 * Whether the customer of an order surely cannot be used in the order's subsidiary.
 * @param shared undefined when it cannot be known; then NetSuite says so when it imports the order
 */
export function isCustomerForeign(
  order: Order,
  customer: ReferenceRecord,
  references: ReferenceIndexes,
  shared: CustomerSubsidiaries | undefined,
): boolean {
  const wanted = wantsOtherSubsidiary(order, customer, references);
  return wanted !== undefined && shared?.get(customer.id)?.has(wanted) === false;
}

/** @returns internal id of the order's subsidiary when it is not the customer's own */
function wantsOtherSubsidiary(
  { values }: Order,
  { subsidiary: own }: ReferenceRecord,
  references: ReferenceIndexes,
): string | undefined {
  const wanted =
    values.subsidiary === undefined ? undefined : references.subsidiary.resolve(values.subsidiary).found?.id;
  return own === undefined || wanted === own ? undefined : wanted;
}
