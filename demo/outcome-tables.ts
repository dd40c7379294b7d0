import Table from 'cli-table3';
import { LACK_CODES } from 'hotwax-feeds/core/decide-approval';
import { ORDER_OUTCOMES, type OrderOutcome, type OutcomeName } from 'hotwax-feeds/core/order-outcome';
import { PROBLEM_CODES } from 'hotwax-feeds/core/problems';
import type { Comparison } from './both-sides';
import { tableStyle, WITHOUT_LINES } from './tables';

/** Outcomes in a few words, in the order in which they are told. */
export const OUTCOME_NAMES: Readonly<Record<OutcomeName, string>> = {
  approved: 'approved',
  rejected: 'rejected',
  lacking: 'waits for approval',
  waitingForAnswer: 'waits for an answer',
  waitingForCustomer: 'waits for its customer',
  blocked: 'not sent',
  overtaken: 'changed meanwhile',
  notLookedAt: 'not looked at',
  notCarried: 'not for this sync',
};
const IN_ORDER = Object.keys(OUTCOME_NAMES) as OutcomeName[];

/** Reasons of one outcome, and orders of one outcome, that are shown; the file has all. */
const SHOWN_REASONS = 6;
const SHOWN_ORDERS = 3;

/** How many orders came to which end; each order is counted once. */
export function outcomeTable(outcomes: readonly OrderOutcome[]): string {
  const table = newTable(['Orders', 'Outcome', 'The order is …'], ['right', 'left', 'left']);
  for (const name of IN_ORDER) {
    const orders = outcomes.filter(({ outcome }) => outcome === name).length;
    if (orders > 0) {
      table.push([orders.toLocaleString('en-US'), OUTCOME_NAMES[name], ORDER_OUTCOMES[name]]);
    }
  }
  return table.toString();
}

/** Under each outcome its reasons, the most frequent first. */
export function reasonTable(open: readonly OrderOutcome[]): string {
  const table = newTable(['Orders', 'Code', 'Why', 'What to do'], ['right'], [8, 26, 40, 44]);
  for (const name of IN_ORDER) {
    const groups = byReason(open.filter(({ outcome }) => outcome === name));
    if (groups.length > 0) {
      table.push(['', `${OUTCOME_NAMES[name]}:`, '', '']);
    }
    table.push(...groups.slice(0, SHOWN_REASONS).map(reasonRow));
    const rest = groups.slice(SHOWN_REASONS);
    if (rest.length > 0) {
      table.push([rest.reduce((sum, orders) => sum + orders.length, 0), `${rest.length} more reasons`, '', '']);
    }
  }
  return table.toString();
}

function reasonRow(orders: readonly OrderOutcome[]) {
  const { code = '', reason = '', remedy = '' } = orders[0]?.reasons[0] ?? {};
  return [orders.length, code, meaningOf(code) ?? reason, remedy];
}

function byReason(orders: readonly OrderOutcome[]): OrderOutcome[][] {
  const groups = new Map<string, OrderOutcome[]>();
  for (const order of orders) {
    const { code = '', reason = '' } = order.reasons[0] ?? {};
    // One code of NetSuite stands for many things that are missing there.
    const key = order.outcome === 'rejected' ? `${code} ${reason}` : code;
    const group = groups.get(key) ?? [];
    group.push(order);
    groups.set(key, group);
  }
  return [...groups.values()].sort((one, other) => other.length - one.length);
}

/** Codes of HotWax's half mean the same for all orders; NetSuite's say more in the reason. */
function meaningOf(code: string): string | undefined {
  const codes: Readonly<Record<string, { readonly meaning: string } | undefined>> = { ...PROBLEM_CODES, ...LACK_CODES };
  return codes[code]?.meaning;
}

/** Some orders of each outcome, one a line. */
export function someOrders(open: readonly OrderOutcome[]): string {
  const some = IN_ORDER.flatMap((name) => open.filter(({ outcome }) => outcome === name).slice(0, SHOWN_ORDERS));
  return some
    .map(({ orderId, outcome, reasons }) => {
      const { code = '', reason = '' } = reasons[0] ?? {};
      return `  ${orderId.padEnd(8)}  ${OUTCOME_NAMES[outcome].padEnd(22)}  ${code.padEnd(20)}  ${reason}`.trimEnd();
    })
    .join('\n');
}

export function comparisonTable(comparisons: readonly Comparison[]): string {
  const table = newTable(['', 'HotWax', 'NetSuite', ''], ['left', 'right', 'right', 'left']);
  for (const { what, hotwax, netsuite, agree } of comparisons) {
    table.push([what, hotwax.toLocaleString('en-US'), netsuite.toLocaleString('en-US'), agree ? 'agree' : 'DIFFER']);
  }
  return table.toString();
}

function newTable(head: string[], colAligns: ('left' | 'right')[], colWidths?: number[]) {
  return new Table({
    head,
    colAligns,
    ...(colWidths === undefined ? {} : { colWidths, wordWrap: true }),
    style: tableStyle(),
    chars: WITHOUT_LINES,
  });
}
