import type { SeededDatabase } from './seed-database';

type NetSuiteRecord = Record<string, unknown>;

/**
 * The customers that NetSuite knows already, as the sandbox's `load` takes them; to be loaded after samples/records.json,
 * which has the items, locations and other records that the small retailer names.
 */
export function knownCustomers({ customers }: SeededDatabase): { customer: NetSuiteRecord[] } {
  return {
    customer: customers
      .filter(({ netsuiteId }) => netsuiteId !== undefined)
      .map(({ netsuiteId, shopifyId, partyId, firstName, lastName }) => ({
        id: Number(netsuiteId),
        externalid: shopifyId,
        isperson: true,
        firstname: firstName,
        lastname: lastName,
        subsidiary: 1,
        custentity_hc_customer_id: partyId,
        custentity_hc_shop_cust_id: shopifyId,
      })),
  };
}
