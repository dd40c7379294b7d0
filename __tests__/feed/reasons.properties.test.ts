import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CUSTOMER_COLUMNS } from '../../src/SuiteScripts/HotWaxSync/feed/customer-columns';
import { checkCustomers } from '../../src/SuiteScripts/HotWaxSync/feed/customers';
import { decideOrders } from '../../src/SuiteScripts/HotWaxSync/feed/decide-orders';
import { openFeedFile } from '../../src/SuiteScripts/HotWaxSync/feed/feed-file';
import { FEED_ORDER_COLUMNS } from '../../src/SuiteScripts/HotWaxSync/feed/order-columns';
import { checkOrders } from '../../src/SuiteScripts/HotWaxSync/feed/orders';
import { customerFeeds, orderFeeds } from './generated-feeds';
import { linesOf, runs } from './generated-text';
import { referenceIndexes } from './reference-indexes';

/** Stands in each made-up name and address. */
const PERSONAL = 'Qzx';

/** The generated feeds have an N at the beginning of each name and each part of an address. */
function withPersonalValues(text: string): string[] {
  const [header = '', ...rows] = linesOf(text);
  return [header, ...rows.map((row) => row.replaceAll('N', PERSONAL))];
}

function expectNothingPersonal(problems: readonly { key: string; reason: string }[]): void {
  const told = problems.map(({ key, reason }) => `${key} ${reason}`).join('\n');
  expect(told).not.toMatch(new RegExp(`${PERSONAL}|example\\.c|nobody|555 123|11111`));
}

test('G9: no name, mail, phone or address of a customer feed is in a reason or a key', () => {
  fc.assert(
    fc.property(customerFeeds, ({ text }) => {
      const opened = openFeedFile('a.csv', withPersonalValues(text), CUSTOMER_COLUMNS);
      expect(opened.unreadable).toBeUndefined();
      expectNothingPersonal(opened.unreadable === undefined ? checkCustomers(opened.rows).rejects : []);
    }),
    runs(100),
  );
});

test('G9: no name, mail, phone or address of an order feed is in a reason or a key', () => {
  fc.assert(
    fc.property(orderFeeds({ customer: '999' }), ({ text }) => {
      const opened = openFeedFile('a.csv', withPersonalValues(text), FEED_ORDER_COLUMNS);
      expect(opened.unreadable).toBeUndefined();
      const { orders, rejects } = checkOrders(opened.unreadable === undefined ? opened.rows : [], []);
      const decided = decideOrders(orders, {
        references: referenceIndexes(),
        known: new Map(),
        inFlight: new Set(),
        now: '2026-03-10T12:00:00.000Z',
        customersComing: () => new Set(),
        customerSubsidiaries: undefined,
        holdMilliseconds: 0,
        dateText: () => '',
      });
      expectNothingPersonal([...rejects, ...decided.rejects]);
    }),
    runs(100),
  );
});
