import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { customerFeeds, type GeneratedFeed, mustArrive, orderFeeds } from '../feed/generated-feeds';
import { runs } from '../feed/generated-text';
import { type FeedName, InMemoryAccount } from './in-memory-account';

const HOUR = 3_600_000;
/** A name that must come through the files that we write as it is. */
const FILE = '"a,  b".csv';
/** The account in memory knows no countries, so the orders have no addresses. */
const orders = orderFeeds({ customer: 'shop-81', item: '4711', address1: '', city: '', country: '' });

/** An account with one feed on SFTP, after its files were worked off. */
function accountWith(feed: FeedName, { text }: GeneratedFeed): InMemoryAccount {
  const account = new InMemoryAccount();
  account.customers.set('shop-81', { id: '7', inactive: false });
  account.put(`${feed}/export/${FILE}`, text.trimEnd());
  return account;
}

function workOff(account: InMemoryAccount, feed: FeedName): void {
  account.runUntilDone(feed);
  account.runUntilDone(feed);
}

/** Lines of the feed that the reports name, each once. */
function linesTold(account: InMemoryAccount, feed: FeedName): number[] {
  const lines = account.rejects(feed).map((told) => Number(/^"a, {2}b"\.csv:(\d+) /.exec(told)?.[1]));
  return [...new Set(lines)].sort((one, other) => one - other);
}

describe('bad rows among good ones, through the whole pipeline', () => {
  test('G1, G2: each row of a customer feed is a customer or told, and not both', () => {
    fc.assert(
      fc.property(customerFeeds, (feed) => {
        const account = accountWith('customer', feed);
        workOff(account, 'customer');
        const good = feed.rows.filter(({ bad }) => bad === '').map(({ values }) => values.externalId);
        expect([...account.customers.keys()].sort()).toEqual(['shop-81', ...good].sort());
        expect(linesTold(account, 'customer')).toEqual(
          feed.rows.filter(({ bad }) => bad !== '').map(({ line }) => line),
        );
        expect([account.twice, account.errors]).toEqual([[], []]);
      }),
      runs(50),
    );
  });

  test('G1, G3: each order is in NetSuite with all its rows, or all its rows are told', () => {
    fc.assert(
      fc.property(orders, (feed) => {
        const account = accountWith('salesorder', feed);
        workOff(account, 'salesorder');
        expect([...account.orders.keys()]).toEqual(expect.arrayContaining(mustArrive(feed)));
        expect(linesTold(account, 'salesorder')).toEqual(linesNotIn(account, feed));
        expect([account.twice, account.errors]).toEqual([[], []]);
      }),
      runs(50),
    );
  });

  test.each(['comes', 'never comes'])('G1, G4: held orders whose customer %s lose no row', (customer) => {
    fc.assert(
      fc.property(orders, (feed) => {
        const account = accountWith('salesorder', feed);
        account.customers.clear();
        workOff(account, 'salesorder');
        expect(account.orders.size).toBe(0);
        if (customer === 'comes') {
          account.customers.set('shop-81', { id: '7', inactive: false });
        } else {
          account.now += 25 * HOUR;
        }
        workOff(account, 'salesorder');
        expect([...account.orders.keys()]).toEqual(
          customer === 'comes' ? expect.arrayContaining(mustArrive(feed)) : [],
        );
        expect(linesTold(account, 'salesorder')).toEqual(linesNotIn(account, feed));
      }),
      runs(30),
    );
  });
});

/** Lines of rows whose order is not in NetSuite; an order there has a line for each of its rows. */
function linesNotIn(account: InMemoryAccount, { rows }: GeneratedFeed): number[] {
  for (const [key, { lines }] of account.orders) {
    expect(lines).toHaveLength(rows.filter(({ values }) => values.externalId === key).length);
  }
  return rows.filter(({ values }) => !account.orders.has(values.externalId ?? '')).map(({ line }) => line);
}
