/**
 * Why a customer or an order cannot be written into a feed: the closed list. `meaning` completes the sentence "It was not
 * sent: …"; `remedy` says who mends what. What is mended goes by itself with the next run.
 */
export const PROBLEM_CODES = {
  // Both.
  EXTERNAL_ID_MISSING: {
    meaning: 'it has no id that could be its key in NetSuite',
    remedy: 'Give the order an external id, or set externalIdFrom in the config.',
  },
  EXTERNAL_ID_TWICE: {
    meaning: 'another record has the same external id, and NetSuite would take the two for one',
    remedy: 'Find out in HotWax which one is right, and correct or cancel the other.',
  },
  EMAIL_INVALID: { meaning: 'its e-mail is no e-mail address', remedy: 'Correct the address in HotWax.' },
  VALUE_TOO_LONG: { meaning: 'a value is longer than NetSuite takes', remedy: 'Shorten the value in HotWax.' },

  // Customers.
  SHOPIFY_ID_MISSING: {
    meaning: 'the customer has no Shopify id, which is the key in NetSuite',
    remedy: 'Guests have none: set customers.externalIdFrom to partyId, before the first customer is sent.',
  },
  NAME_MISSING: { meaning: 'the customer has no name', remedy: 'Enter the name in HotWax.' },
  CUSTOMER_DISABLED: { meaning: 'the customer is disabled in HotWax', remedy: 'Enable the customer, or leave it.' },

  // Orders.
  APPROVED_BEFORE: {
    meaning: 'the order was approved before it was sent, so parts of it may be on their way already',
    remedy: 'Enter the order in NetSuite by hand, and its ids in HotWax.',
  },
  LINE_IDS_ALREADY: {
    meaning: 'its items have line ids of NetSuite, though the order has no NetSuite id',
    remedy: 'Wait for the order id, or enter it; "retry ORDER_ID" sends the order again, which NetSuite recognises.',
  },
  IN_STORE_ONLY: {
    meaning: 'all its items were handed over in a store: that is a cash sale, which this feed does not carry',
    remedy: 'Send it with the cash sale feed.',
  },
  DATE_MISSING: { meaning: 'the order has no date', remedy: 'Enter the order date in HotWax.' },
  CUSTOMER_MISSING: {
    meaning: 'the order has no bill-to customer, or one that HotWax no longer has',
    remedy: 'Set the bill-to customer of the order in HotWax.',
  },
  CUSTOMER_AMBIGUOUS: {
    meaning: 'the order has several bill-to customers',
    remedy: 'End the roles that do not hold any more.',
  },
  CUSTOMER_WITHOUT_ID: {
    meaning: 'its customer has no NetSuite id yet',
    remedy: 'Nothing to do while the customer is on its way; see "status" for customers that were rejected.',
  },
  CUSTOMER_NOT_SENT: {
    meaning: 'its customer has no NetSuite id and is never sent, since it is no person in the role CUSTOMER',
    remedy: 'Enter the NetSuite id of the customer in HotWax, or give the person the role CUSTOMER.',
  },
  NO_ITEMS: { meaning: 'the order has no items', remedy: 'See why its items did not come to HotWax.' },
  NO_OPEN_ITEMS: { meaning: 'all items of the order are cancelled', remedy: 'Cancel the order in HotWax.' },
  SHIP_GROUP_MISSING: {
    meaning: 'an item is in no ship group, so nobody knows how and from where it goes',
    remedy: 'Set the ship group of the item in HotWax.',
  },
  PRODUCT_UNMAPPED: {
    meaning: 'a product has no NetSuite id in force',
    remedy: 'Create the item in NetSuite, or enter its internal id as NETSUITE_PRODUCT_ID of the product in HotWax.',
  },
  QUANTITY_INVALID: { meaning: 'a quantity is no number above 0', remedy: 'Correct the item in HotWax.' },
  PRICE_MISSING: { meaning: 'an item has no price', remedy: 'Correct the item in HotWax.' },
  NUMBER_TOO_LONG: {
    meaning: 'a number has more digits than NetSuite takes',
    remedy: 'Correct the item or adjustment in HotWax.',
  },
  ADDRESS_MISSING: { meaning: 'the order has no shipping address', remedy: 'Enter the address in HotWax.' },
  COUNTRY_UNKNOWN: {
    meaning: 'the country of an address is missing or has no two-letter code',
    remedy: 'Set the country of the address in HotWax.',
  },
  SHIPPING_METHOD_UNMAPPED: {
    meaning: 'the shipment method has no mapping NETSUITE_SHP_MTHD',
    remedy: 'Add the mapping in HotWax, or set orders.unmappedShippingMethod to blank.',
  },
  TAX_CODE_UNMAPPED: {
    meaning: 'a line is taxed, and there is no mapping NETSUITE_TAX_CODE for DEFAULT',
    remedy: 'Add the mapping in HotWax.',
  },
  DISCOUNT_UNMAPPED: {
    meaning: 'the order has a discount, and there is no mapping NETSUITE_DISC_MTHD for its kind',
    remedy: 'Add the mapping SHOPIFY_DISC (order) or SHOPIFY_ITEM_DISC (item) in HotWax.',
  },
  DISCOUNT_POSITIVE: {
    meaning: 'a discount would raise the price',
    remedy: 'Correct the adjustment in HotWax.',
  },
  ADJUSTMENT_UNKNOWN: {
    meaning: 'the order has an adjustment of a type that the config does not name, so totals would differ',
    remedy: 'Name the type in orders.adjustments: as discount, shipping, tax, or ignored.',
  },
  ADJUSTMENT_ORPHAN: {
    meaning: 'an adjustment belongs to an item that the order does not have',
    remedy: 'Correct the adjustment in HotWax.',
  },
  CURRENCY_OTHER: {
    meaning: 'the order is in another currency than its product store, and the feed carries no currency',
    remedy: 'Enter the order in NetSuite by hand.',
  },
  TOO_MANY_LINES: {
    meaning: 'the order has more lines than one file may have, and orders are never split',
    remedy: 'Enter the order in NetSuite by hand.',
  },
} as const satisfies Record<string, { meaning: string; remedy: string }>;

export type ProblemCode = keyof typeof PROBLEM_CODES;

/** One reason why a record cannot be sent. `reason` holds ids at most, no personal values. */
export interface Problem {
  readonly code: ProblemCode;
  readonly reason: string;
}

/** @param detail what precisely is wrong; the code's general meaning where it is left out */
export function problem(code: ProblemCode, detail?: string): Problem {
  return { code, reason: detail ?? PROBLEM_CODES[code].meaning };
}

/** Reasons of our own are remembered without what to do about them. @returns blank when the code is not one of ours */
export function remedyOf(code: string): string {
  return code in PROBLEM_CODES ? PROBLEM_CODES[code as ProblemCode].remedy : '';
}
