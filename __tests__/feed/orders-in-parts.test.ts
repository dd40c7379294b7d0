import { expect, test } from '@jest/globals';
import { SeededRandom } from '../../packages/hotwax/src/seed/seeded-random';
import type { FeedRow } from '../../src/SuiteScripts/HotWaxSync/feed/feed-file';
import type { OrderColumn } from '../../src/SuiteScripts/HotWaxSync/feed/order-columns';
import { checkOrders } from '../../src/SuiteScripts/HotWaxSync/feed/orders';
import { divide, isInPart, type Part } from '../../src/SuiteScripts/HotWaxSync/feed/parts';

/** Rows of a few orders that stand apart, some of them broken, with or without a readable key. */
function randomRows(random: SeededRandom): FeedRow<OrderColumn>[] {
  return Array.from({ length: 1 + random.below(40) }, (_, index) => {
    const key = random.below(6) === 0 ? undefined : `key${random.below(12)}`;
    return {
      source: { file: 'a.csv', row: index + 2 },
      values: {
        externalId: key,
        customer: 'C1',
        date: '03/09/2026',
        item: '4711',
        orderLineId: String(index),
        quantity: random.below(12) === 0 ? 'many' : '1',
      },
      columns: new Set<OrderColumn>(),
      fault: random.below(10) === 0 ? ('ROW_QUOTE' as const) : undefined,
    };
  });
}

function inPart(rows: readonly FeedRow<OrderColumn>[], part: Part): FeedRow<OrderColumn>[] {
  return rows.map((row) => ({ ...row, elsewhere: !isInPart(row.values.externalId, part) }));
}

test.each([2, 3, 7])('G1, G3: %i parts together say of every order and row what the whole file says', (of) => {
  const random = new SeededRandom(20261123);
  for (let round = 0; round < 300; round++) {
    const rows = randomRows(random);
    const whole = checkOrders(rows, []);
    const parts = divide({ number: 1, of: 1 }, of).map((part) => checkOrders(inPart(rows, part), []));
    const orders = (checked: typeof whole) => checked.orders.map((order) => JSON.stringify(order));
    const rejects = (checked: typeof whole) => checked.rejects.map((reject) => JSON.stringify(reject));
    expect(parts.flatMap(orders).sort()).toEqual(orders(whole).sort());
    expect(parts.flatMap(rejects).sort()).toEqual(rejects(whole).sort());
  }
});
