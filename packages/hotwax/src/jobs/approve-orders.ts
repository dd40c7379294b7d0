import type { Lack, LackCode } from '../core/decide-approval';
import type { ApprovalDesk, JudgedOrder } from './answer-ports';
import type { SignOfLife } from './job-lock';
import type { Clock, StepObserver } from './ports';

export interface ApprovalPorts {
  readonly desk: ApprovalDesk;
  readonly clock: Clock;
  readonly observe: StepObserver;
}

export interface ApprovalResult {
  readonly approved: number;
  /** Orders that were cancelled or approved by others while this run was at work. */
  readonly changed: number;
  readonly lacking: number;
  /** Code → how many orders */
  readonly lackingBy: Readonly<Partial<Record<LackCode, number>>>;
  /** The first of those that lack something; `status` tells it of any order. */
  readonly firstLacking: readonly JudgedOrder[];
}

/** Orders that a result names; memory must not grow with the database. */
const NAMED_ORDERS = 200;

/**
 * Job `approve-orders`: Created orders that NetSuite has with all their lines, and that have what the config requires,
 * become approved, each in one transaction. One that lacks something stays Created and is listed with what it lacks.
 */
export async function approveOrders(
  { desk, clock, observe }: ApprovalPorts,
  alive: SignOfLife,
): Promise<ApprovalResult> {
  const result = new Approvals();
  for await (const page of desk.pages()) {
    await alive();
    for (const { orderId, lacks } of page) {
      if (lacks.length > 0) {
        result.note(orderId, lacks);
        continue;
      }
      observe(`before approving ${orderId}`);
      result.note(orderId, await desk.approve(orderId, clock.now()));
      observe(`after approving ${orderId}`);
    }
  }
  return result;
}

class Approvals implements ApprovalResult {
  approved = 0;
  changed = 0;
  lacking = 0;
  readonly lackingBy: Partial<Record<LackCode, number>> = {};
  readonly firstLacking: JudgedOrder[] = [];

  note(orderId: string, outcome: 'approved' | 'changed' | readonly Lack[]): void {
    if (outcome === 'approved' || outcome === 'changed') {
      this[outcome] += 1;
      return;
    }
    this.lacking += 1;
    for (const { code } of outcome) {
      this.lackingBy[code] = (this.lackingBy[code] ?? 0) + 1;
    }
    if (this.firstLacking.length < NAMED_ORDERS) {
      this.firstLacking.push({ orderId, lacks: outcome });
    }
  }
}
