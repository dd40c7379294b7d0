import { approvalLacks, type RequiredAttribute } from './decide-approval';
import type { OrderFacts } from './order-facts';

/** Where an order stands on its way, in the order of the way. */
export const ORDER_STAGES = {
  new: 'not looked at yet; the next run of export-orders looks at it',
  blocked: 'kept back until something is mended',
  ready: 'written into a file that is not on SFTP yet; the next run of export-orders brings it there',
  sent: 'sent; NetSuite has not answered yet',
  rejected: 'rejected by NetSuite',
  again: 'rejected by NetSuite; the next run of export-orders sends it again',
  inNetSuite: 'in NetSuite, and lacks something before it may be approved',
  approvable: 'in NetSuite with all it needs; the next run of approve-orders approves it',
  approved: 'approved',
  completed: 'completed',
  cancelled: 'cancelled',
  other: 'in a status that is none of this sync',
} as const satisfies Record<string, string>;

export type OrderStage = keyof typeof ORDER_STAGES;

const DONE: Readonly<Record<string, OrderStage>> = {
  ORDER_APPROVED: 'approved',
  ORDER_COMPLETED: 'completed',
  ORDER_CANCELLED: 'cancelled',
};

export function orderStage(facts: OrderFacts, required: readonly RequiredAttribute[]): OrderStage {
  const { statusId, record, netsuiteIds, approvable } = facts;
  if (statusId !== 'ORDER_CREATED') {
    return DONE[statusId] ?? 'other';
  }
  if (netsuiteIds.length > 0) {
    return approvalLacks(approvable, required).length === 0 ? 'approvable' : 'inNetSuite';
  }
  switch (record?.state) {
    case undefined:
      return 'new';
    case 'blocked':
      return 'blocked';
    case 'rejected':
      return record.retryAsked ? 'again' : 'rejected';
    case 'exported':
      return record.sentAt === undefined ? 'ready' : 'sent';
  }
}
