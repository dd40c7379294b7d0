import { approvalLacks, LACK_CODES, lackText, type RequiredAttribute } from './decide-approval';
import type { OrderFacts } from './order-facts';
import { type OrderStage, orderStage } from './order-stage';
import { remedyOf } from './problems';
import type { RejectReason } from './reject-reasons';

/** What can have become of an order; each has exactly one of these. The text completes "The order is …". */
export const ORDER_OUTCOMES = {
  approved: 'approved: NetSuite has it whole',
  lacking: 'in NetSuite, and waits for its approval',
  waitingForAnswer: 'sent, and waits for an answer',
  waitingForCustomer: 'not sent yet, since its customer is not in NetSuite',
  rejected: 'rejected by NetSuite, as a whole',
  blocked: 'not sent, since something is wrong with it in HotWax',
  overtaken: 'not Created any more since it was sent',
  notCarried: 'none that this sync carries',
  notLookedAt: 'not looked at yet',
} as const satisfies Record<string, string>;

export type OutcomeName = keyof typeof ORDER_OUTCOMES;

/** Where an order stands, why, and what is to be done. No personal values. */
export interface OrderOutcome {
  readonly orderId: string;
  readonly externalId: string;
  readonly outcome: OutcomeName;
  /** Id of the order in NetSuite; blank while it has none. */
  readonly netsuiteId: string;
  /** The first one is told where there is room for one; none for approved orders. */
  readonly reasons: readonly RejectReason[];
}

/** What says whether an order belongs to this sync at all. */
export interface OrderKind {
  readonly orderTypeId: string;
  readonly salesChannelId: string | null;
}

export interface OutcomeSettings {
  /** Attributes that an order must have before it is approved. */
  readonly required: readonly RequiredAttribute[];
  readonly excludedSalesChannels: readonly string[];
}

const WAITS_FOR_CUSTOMER = 'CUSTOMER_WITHOUT_ID';

export function orderOutcome(facts: OrderFacts, kind: OrderKind, settings: OutcomeSettings): OrderOutcome {
  const { orderId, externalId, netsuiteIds } = facts;
  const outcome = outcomeName(facts, kind, settings);
  return {
    orderId,
    externalId: externalId ?? '',
    outcome,
    netsuiteId: netsuiteIds.map(({ id }) => id).join(' '),
    reasons: reasonsOf(outcome, facts, kind, settings),
  };
}

const BY_STAGE: Readonly<Partial<Record<OrderStage, OutcomeName>>> = {
  ready: 'waitingForAnswer',
  sent: 'waitingForAnswer',
  again: 'waitingForAnswer',
  rejected: 'rejected',
  inNetSuite: 'lacking',
  approvable: 'lacking',
};

function outcomeName(facts: OrderFacts, kind: OrderKind, settings: OutcomeSettings): OutcomeName {
  const { record, netsuiteIds } = facts;
  const stage = orderStage(facts, settings.required);
  if (stage === 'blocked') {
    return record?.reasons.every(({ code }) => code === WAITS_FOR_CUSTOMER) ? 'waitingForCustomer' : 'blocked';
  }
  const named = BY_STAGE[stage];
  if (named !== undefined) {
    return named;
  }
  if (stage === 'new') {
    return isCarried(kind, settings) ? 'notLookedAt' : 'notCarried';
  }
  if (record === undefined || record.state === 'blocked') {
    return 'notCarried';
  }
  // What becomes of an order after its approval is no matter of this sync.
  const wasApproved = stage === 'approved' || facts.approvedAt !== undefined;
  return wasApproved && netsuiteIds.length > 0 ? 'approved' : 'overtaken';
}

function isCarried({ orderTypeId, salesChannelId }: OrderKind, { excludedSalesChannels }: OutcomeSettings): boolean {
  return orderTypeId === 'SALES_ORDER' && !excludedSalesChannels.includes(salesChannelId ?? '');
}

function reasonsOf(
  outcome: OutcomeName,
  facts: OrderFacts,
  kind: OrderKind,
  { required }: OutcomeSettings,
): RejectReason[] {
  switch (outcome) {
    case 'approved':
    case 'notLookedAt':
      return [];
    case 'lacking':
      return approvalLacks(facts.approvable, required).map((lack) => ({
        code: lack.code,
        reason: lackText(lack),
        remedy: LACK_CODES[lack.code].remedy,
      }));
    case 'waitingForAnswer':
      return [{ code: 'NO_ANSWER', reason: `sent in ${facts.record?.fileName ?? 'a file'}`, remedy: '' }];
    case 'waitingForCustomer':
      return customerReasons(facts);
    case 'rejected':
    case 'blocked':
      return withRemedies(toMendFirst(facts.record?.reasons ?? []));
    case 'overtaken':
      return [whyOvertaken(facts)];
    case 'notCarried':
      return [whyNotCarried(facts, kind)];
  }
}

/** An order that waits for its customer has the reasons that keep the customer. */
function customerReasons({ customer, record }: OrderFacts): RejectReason[] {
  const { partyId, record: ofCustomer } = customer ?? {};
  if (ofCustomer?.state === 'blocked' || ofCustomer?.state === 'rejected') {
    const said = ofCustomer.state === 'blocked' ? 'cannot be sent' : 'was rejected by NetSuite';
    return withRemedies(ofCustomer.reasons).map((reason) => ({
      ...reason,
      reason: `customer ${partyId} ${said}: ${reason.reason}`,
    }));
  }
  return withRemedies(record?.reasons ?? []);
}

/** That its customer is on the way is the least that keeps an order. */
function toMendFirst(reasons: readonly RejectReason[]): RejectReason[] {
  const waits = ({ code }: RejectReason) => code === WAITS_FOR_CUSTOMER;
  return [...reasons.filter((reason) => !waits(reason)), ...reasons.filter(waits)];
}

function whyOvertaken({ statusId, netsuiteIds }: OrderFacts): RejectReason {
  const onItsWay = 'its status changed in HotWax while it was on its way';
  return netsuiteIds.length === 0
    ? { code: statusId, reason: `${onItsWay}; NetSuite has not got it, as far as is known`, remedy: '' }
    : { code: statusId, reason: `${onItsWay}; NetSuite has it`, remedy: 'Do in NetSuite what was done in HotWax.' };
}

function whyNotCarried({ statusId }: OrderFacts, { orderTypeId, salesChannelId }: OrderKind): RejectReason {
  if (orderTypeId !== 'SALES_ORDER') {
    return { code: orderTypeId, reason: 'it is no sales order', remedy: '' };
  }
  return statusId === 'ORDER_CREATED'
    ? { code: salesChannelId ?? '', reason: 'orders of this sales channel are excluded in the config', remedy: '' }
    : { code: statusId, reason: 'it was not Created any more when the sync came to see it', remedy: '' };
}

function withRemedies(reasons: readonly RejectReason[]): RejectReason[] {
  return reasons.map((reason) => ({ ...reason, remedy: reason.remedy || remedyOf(reason.code) }));
}
