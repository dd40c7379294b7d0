import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import Papa from 'papaparse';
import { packBatches } from '../../src/SuiteScripts/HotWaxSync/feed/batches';
import { decideOrders } from '../../src/SuiteScripts/HotWaxSync/feed/decide-orders';
import { openFeedFile } from '../../src/SuiteScripts/HotWaxSync/feed/feed-file';
import { heldOrderLines } from '../../src/SuiteScripts/HotWaxSync/feed/hold-file';
import { SOURCE_COLUMNS } from '../../src/SuiteScripts/HotWaxSync/feed/importable-record';
import type { Order } from '../../src/SuiteScripts/HotWaxSync/feed/order';
import {
  FEED_ORDER_COLUMNS,
  HELD_ORDER_COLUMNS,
  ORDER_BATCH_COLUMNS,
} from '../../src/SuiteScripts/HotWaxSync/feed/order-columns';
import { checkOrders } from '../../src/SuiteScripts/HotWaxSync/feed/orders';
import { mustArrive, orderFeeds } from './generated-feeds';
import { chaos, linesOf, oddText, runs } from './generated-text';
import { readBack } from './read-back';
import { referenceIndexes } from './reference-indexes';

const COLUMNS = [...ORDER_BATCH_COLUMNS, ...SOURCE_COLUMNS];
const NOW = '2026-03-10T12:00:00.000Z';

function read(text: string, file = 'feed.csv') {
  const opened = openFeedFile(file, linesOf(text), FEED_ORDER_COLUMNS);
  return opened.unreadable === undefined ? [...opened.rows] : [];
}

function check(text: string, file?: string) {
  return checkOrders(read(text, file), ['ORDER_CREATED']);
}

function decide(orders: readonly Order[], known: readonly string[] = [], inFlight: readonly string[] = []) {
  return decideOrders(orders, {
    references: referenceIndexes(),
    known: new Map(known.map((key) => [key, { id: '9', lines: [{ id: '1', orderLineId: '1', orderLineTypeId: '' }] }])),
    inFlight: new Set(inFlight),
    now: NOW,
    customersComing: () => new Set(),
    customerSubsidiaries: undefined,
    holdMilliseconds: 1,
    dateText: ({ year, month, day }) => `${month}/${day}/${year}`,
  });
}

describe('an order feed', () => {
  test('G1, G3: an order with a bad row is rejected with each of its rows, the others arrive', () => {
    fc.assert(
      fc.property(orderFeeds(), (feed) => {
        const { orders, rejects } = check(feed.text);
        const arrived = orders.map(({ key }) => key);
        expect(arrived).toEqual(expect.arrayContaining(mustArrive(feed)));
        const spoilt = new Set(feed.rows.filter(({ bad }) => bad !== '').map(({ values }) => values.externalId));
        expect(arrived.filter((key) => spoilt.has(key))).toEqual([]);
        const lines = [
          ...orders.flatMap(({ rows }) => rows.map(({ source }) => source.row)),
          ...new Set(rejects.map(({ row }) => row)),
        ];
        expect(lines.sort((one, other) => one - other)).toEqual(feed.rows.map(({ line }) => line));
      }),
      runs(300),
    );
  });

  test('the values of good orders stand in the batch as they were', () => {
    fc.assert(
      fc.property(orderFeeds(), (feed) => {
        const { orders } = check(feed.text);
        const [batch] = packBatches(decide(orders).import, COLUMNS);
        const { data } = Papa.parse<Record<string, string>>((batch?.lines ?? []).join('\n'), { header: true });
        const given = orders.flatMap(({ key }) => feed.rows.filter(({ values }) => values.externalId === key));
        const references = { customer: '81', item: '4711', country: 'United States', date: '3/9/2026' };
        expect(data).toMatchObject(
          given.map(({ values, line }) => {
            const first = given.find((row) => row.values.externalId === values.externalId)?.values ?? {};
            const { item, orderLineId, quantity, price, closed, tag } = values;
            const lineValues = { item, orderLineId, quantity, price, closed, tag };
            const changed = { ...references, item: item === 'JACKET' ? '4711' : (item ?? '') };
            return { ...first, ...lineValues, ...changed, sourceRow: String(line) };
          }),
        );
      }),
      runs(100),
    );
  });

  test('G7: a batch and a hold file that were written read back as they were, whatever the feed was called', () => {
    fc.assert(
      fc.property(orderFeeds(), fc.oneof(oddText, fc.string({ unit: 'binary' })), ({ text }, name) => {
        const file = ` ${name.replace(/\r+\n/g, '\n')}.csv`;
        const { orders } = check(text, file);
        const [batch] = packBatches(decide(orders).import, COLUMNS);
        expect(readBack(batch)).toEqual(
          orders.map(({ key, orderId, rows }) => ({
            key,
            hotwaxId: orderId,
            sources: rows.map(({ source }) => source),
          })),
        );
        const held = openFeedFile(
          'held.csv',
          linesOf(heldOrderLines(orders, NOW).join('\n')),
          HELD_ORDER_COLUMNS,
          true,
        );
        const again = held.unreadable === undefined ? checkOrders(held.rows, ['ORDER_CREATED']) : undefined;
        expect(again?.rejects).toEqual([]);
        expect(again?.orders.map(({ rows }) => rows.map(withoutHold))).toEqual(
          orders.map(({ rows }) => rows.map(withoutHold)),
        );
        expect(again?.orders.every(({ heldSince }) => heldSince === NOW)).toBe(true);
      }),
      runs(100),
    );
  });

  test('G1: each row of any text has one fate', () => {
    const keys = ['a', 'A', '1', 'b'];
    const rows = fc
      .array(
        fc.tuple(
          fc.constantFrom(...keys, 'a\u200B', '', 'externalId'),
          fc.constantFrom('shop-81', 'nobody'),
          fc.constantFrom('03/09/2026', 'x'),
          fc.constantFrom('4711', '9999'),
          fc.constantFrom('1', '2'),
          fc.constant('1'),
        ),
      )
      .map((all) => all.map((cells) => cells.join(',')).join('\n'));
    fc.assert(
      fc.property(fc.oneof(chaos, rows), fc.oneof(chaos, rows), fc.subarray(keys), fc.subarray(keys), (...given) => {
        const [one, other, known, inFlight] = given;
        const header = 'externalId,customer,date,item,orderLineId,quantity';
        const files = [one, other].map((body, at) => read(`${header}\n${body}`, `${at}.csv`));
        const checked = files.map((all) => checkOrders(all, []));
        const decided = decide(
          checked.flatMap(({ orders }) => orders),
          known,
          inFlight,
        );
        const place = ({ file, row }: { file: string; row: number }) => `${file}:${row}`;
        const rejected = [...checked.flatMap(({ rejects }) => rejects), ...decided.rejects].map(place);
        const taken = new Set(decided.import.map(({ key }) => key));
        const orders = checked.flatMap((file) => file.orders);
        const goOn = [...orders.filter(({ key }) => taken.has(key)), ...decided.known, ...decided.hold];
        // A second copy of an order with the same lines shares the fate of the first one.
        const copyOf = ({ key, rows: all }: Order) =>
          [key, ...all.map(({ values }) => values.orderLineId).sort()].join();
        const going = new Set(goOn.map(copyOf));
        const fates = [
          ...new Set(rejected),
          ...orders
            .filter((order) => going.has(copyOf(order)))
            .flatMap(({ rows: all }) => all.map(({ source }) => place(source))),
        ];
        expect(fates.sort()).toEqual(files.flatMap((all) => all.map(({ source }) => place(source))).sort());
      }),
      runs(500),
    );
  });
});

function withoutHold({ source, values }: Order['rows'][number]) {
  const { heldSince, sourceFile, sourceRow, ...others } = values;
  return { source, values: others };
}
