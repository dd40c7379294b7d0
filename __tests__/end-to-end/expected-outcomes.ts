import type { OutcomeName } from '../../packages/hotwax/src/core/order-outcome';
import type { Troubles } from '../../packages/hotwax/src/seed/add-troubles';
import { CUSTOMER_CONDITIONS } from '../../packages/hotwax/src/seed/customer-rows';
import type { SeededOrder } from '../../packages/hotwax/src/seed/seed-database';

/** What must come of an order that was made, and the code of the reason: known from how it was made, not from the jobs. */
export interface ExpectedOutcome {
  readonly outcome: OutcomeName;
  readonly code?: string;
}

export function expectedOutcome(order: SeededOrder, troubles: Troubles): ExpectedOutcome {
  const { orderId, condition, fate, customer } = order;
  if (fate === 'left') {
    // NetSuite had it before, and never told its lines.
    return condition === 'known' ? { outcome: 'lacking', code: 'LINE_IDS' } : { outcome: 'notCarried' };
  }
  if (fate !== 'sent') {
    return { outcome: 'blocked', code: fate };
  }
  if (customer.condition === 'guest') {
    return { outcome: 'blocked', code: 'SHOPIFY_ID_MISSING' };
  }
  const ofCustomer = CUSTOMER_CONDITIONS[customer.condition];
  if (ofCustomer !== undefined) {
    return { outcome: 'waitingForCustomer', code: ofCustomer };
  }
  if (troubles.customersOfNewStore.includes(customer.partyId)) {
    return { outcome: 'waitingForCustomer', code: 'REFERENCE_UNKNOWN' };
  }
  if ([...troubles.newItem, ...troubles.mistypedItem].includes(orderId)) {
    return { outcome: 'rejected', code: 'REFERENCE_UNKNOWN' };
  }
  return troubles.unverified.includes(orderId) ? { outcome: 'lacking', code: 'ATTRIBUTES' } : { outcome: 'approved' };
}
