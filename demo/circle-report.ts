import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OrderOutcome } from 'hotwax-feeds/core/order-outcome';
import Papa from 'papaparse';
import type { Comparison } from './both-sides';
import type { HotWax } from './hotwax';
import { type CircleOptions, HOTWAX_CONFIG } from './options';
import { comparisonTable, OUTCOME_NAMES, outcomeTable, reasonTable, someOrders } from './outcome-tables';
import { count } from './rounds';
import { shown } from './tables';

interface Ending {
  readonly options: CircleOptions;
  readonly hotwax: HotWax;
  /** Of every order */
  readonly outcomes: readonly OrderOutcome[];
  readonly comparisons: readonly Comparison[];
  readonly failures: readonly string[];
}

const ORDERS_FILE = 'orders.csv';

/** Prints what became of the orders, and writes a line for each of them into a file. */
export async function reportCircle({ options, hotwax, outcomes, comparisons, failures }: Ending): Promise<void> {
  const file = join(options.account, ORDERS_FILE);
  writeFileSync(file, ordersCsv(outcomes));
  const open = outcomes.filter(({ outcome }) => outcome !== 'approved');
  const hotwaxCommand = `npm run hotwax -- --config ${shown(join(options.account, HOTWAX_CONFIG))}`;
  const blocks = [
    ...(open.length === 0
      ? []
      : [
          `Not approved: ${count(open.length, 'order')}. Why, and what to do:\n${reasonTable(open)}`,
          `Some of them. All orders, one a line: ${shown(file)}\n${someOrders(open)}`,
        ]),
    ...(await oneWay(outcomes, hotwax, hotwaxCommand)),
    `What became of ${count(outcomes.length, 'order')} in HotWax:\n${outcomeTable(outcomes)}`,
    `What each side says, from its own records:\n${comparisonTable(comparisons)}`,
    ...troubles(comparisons, failures),
    tryNext(options, open, hotwaxCommand),
  ];
  console.log(`\n${blocks.join('\n\n')}`);
}

/** What makes the exit status 1. */
function troubles(comparisons: readonly Comparison[], failures: readonly string[]): string[] {
  const lines = [
    ...comparisons.flatMap(({ what, differences }) => differences.map((text) => `DIFFERS  ${what}: ${text}`)),
    ...failures.map((failure) => `FAILED  ${failure}`),
  ];
  return lines.length === 0 ? [] : [lines.join('\n')];
}

/** A spreadsheet takes nothing in it for a formula. */
function ordersCsv(outcomes: readonly OrderOutcome[]): string {
  const rows = outcomes.map(({ orderId, externalId, netsuiteId, outcome, reasons }) => {
    const texts = (key: 'code' | 'reason' | 'remedy') => [...new Set(reasons.map((reason) => reason[key]))].join('; ');
    return {
      order: orderId,
      external_id: externalId,
      netsuite_id: netsuiteId,
      outcome: OUTCOME_NAMES[outcome],
      code: texts('code'),
      why: texts('reason'),
      what_to_do: texts('remedy'),
    };
  });
  return `${Papa.unparse(rows, { escapeFormulae: true, newline: '\n' })}\n`;
}

/** The last order that was approved had the longest way: its customer went first. */
async function oneWay(outcomes: readonly OrderOutcome[], hotwax: HotWax, command: string): Promise<string[]> {
  const order = outcomes.findLast(({ outcome }) => outcome === 'approved');
  if (order === undefined) {
    return [];
  }
  const sentences = await hotwax.way(order.orderId);
  return [
    [`One order's way (${command} status ${order.orderId}):`, ...sentences.map((text) => `  ${text}`)].join('\n'),
  ];
}

function tryNext({ account, keepAccount }: CircleOptions, open: readonly OrderOutcome[], hotwax: string): string {
  const folder = shown(account);
  const named = keepAccount ? ` --account ${folder}` : '';
  return [
    'Try next:',
    ...mendItem(open, hotwax, folder, named),
    '  Look around:',
    `    npm run sandbox -- records salesorder${named}`,
    `    npm run sandbox -- logs${named}`,
    `    ${hotwax} status`,
    '  More orders, other ones:  npm start -- --orders 2000 --seed 7',
    '  Your own CSVs:            npm start -- --feeds DIR',
  ].join('\n');
}

/** How to make the item that NetSuite lacks, where an order was rejected for one. */
function mendItem(open: readonly OrderOutcome[], hotwax: string, folder: string, named: string): string[] {
  for (const { orderId, outcome, reasons } of open) {
    const item = /^NetSuite has no item "(\d+)"/.exec(reasons[0]?.reason ?? '')?.[1];
    if (outcome === 'rejected' && item !== undefined) {
      return [
        '  See why an order was rejected, make the item that NetSuite lacks, and let the circle turn again:',
        `    ${hotwax} status ${orderId}`,
        `    echo '{"inventoryitem": [{"id": ${item}, "itemid": "NEW ITEM"}]}' | npm run sandbox -- load -${named}`,
        `    ${hotwax} retry --code REFERENCE_UNKNOWN`,
        `    npm start -- --account ${folder}`,
      ];
    }
  }
  return [];
}
