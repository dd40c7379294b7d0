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
    return customer !== undefined && isWantedElsewhere(customer, subsidiaryOf(order, references)) ? [customer.id] : [];
  });
  return [...new Set(ids)];
}

/** @returns internal id of the subsidiary that the order names */
export function subsidiaryOf({ values }: Order, references: ReferenceIndexes): string | undefined {
  return values.subsidiary === undefined ? undefined : references.subsidiary.resolve(values.subsidiary).found?.id;
}

/** Whether an order wants its customer in another subsidiary than the customer's own. @param wanted internal id */
export function isWantedElsewhere({ subsidiary: own }: ReferenceRecord, wanted: string | undefined): boolean {
  return own !== undefined && wanted !== undefined && wanted !== own;
}

/**
 * Whether a customer surely cannot be used in the subsidiary of an order.
 * @param wanted internal id
 * @param shared undefined when it cannot be known; then NetSuite says so when it imports the order
 */
export function isCustomerForeign(
  customer: ReferenceRecord,
  wanted: string | undefined,
  shared: CustomerSubsidiaries | undefined,
): boolean {
  return wanted !== undefined && isWantedElsewhere(customer, wanted) && shared?.get(customer.id)?.has(wanted) === false;
}
