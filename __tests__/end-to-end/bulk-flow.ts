import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type BulkFeed, bulkFeed, CUSTOMERS, KNOWN_CUSTOMERS, KNOWN_ORDERS, ORDERS } from './bulk-feed';
import { LocalAccount } from './local-account';
import type { TestServer } from './test-servers';

const SEED = 20261123;
const MINUTES = 60_000;

/** The whole flow of a day, against any SFTP server: what must be in NetSuite and on SFTP when it is done. */
export function describeBulkFlow(name: string, startServer: (root: string) => Promise<TestServer>): void {
  describe(`${CUSTOMERS} customers and ${ORDERS} orders over ${name}`, () => {
    let account: LocalAccount;
    let feed: BulkFeed;

    beforeAll(async () => {
      feed = bulkFeed(SEED);
      account = await LocalAccount.create(startServer);
      await account.load(feed.records);
      putFeeds(account, feed);
      const runs = [...(await account.runUntilDone('customer')), ...(await account.runUntilDone('salesorder'))];
      expect(runs.map(({ status, error }) => error?.message ?? status)).toEqual(Array(4).fill('COMPLETE'));
    }, 3 * MINUTES);
    afterAll(() => account?.remove());

    test('every customer is in NetSuite once, field by field as in the feed', async () => {
      const customers = await account.records('customer');
      expect(customers).toHaveLength(CUSTOMERS);
      for (const customer of customers) {
        expect(customer).toMatchObject(feed.expectedCustomers.get(String(customer.externalid)) ?? { missing: true });
      }
    });

    test('every order is in NetSuite once and whole, field by field as in the feed', async () => {
      const ids = new Map((await account.records('customer')).map(({ id, externalid }) => [externalid, id]));
      const orders = await account.records('salesorder');
      expect(orders).toHaveLength(ORDERS);
      for (const { externalid, entity, item, ...body } of orders) {
        const expected = feed.expectedOrders.get(String(externalid));
        expect(body).toMatchObject(expected?.body ?? { missing: true });
        expect(entity).toBe(ids.get(expected?.customer));
        expect(item).toHaveLength(expected?.lines.length ?? -1);
        expect(item).toMatchObject(expected?.lines ?? []);
      }
    });

    test('the id of every customer and order, and of every line, is on SFTP', async () => {
      const customers = await account.records('customer');
      const orders = await account.records('salesorder');
      const partyOf = (externalid: unknown) => String(Number(String(externalid).slice(8)) + 10_000);
      const orderIdOf = (externalid: unknown) => `M${Number(String(externalid).slice(7))}`;
      expect(account.lines('customer/import').slice(1).sort()).toEqual(
        customers.map(({ externalid, id }) => `${partyOf(externalid)},NETSUITE_CUSTOMER_ID,${id}`).sort(),
      );
      expect(account.lines('salesorder/import/orderidentification').slice(1).sort()).toEqual(
        orders.map(({ externalid, id }) => `${orderIdOf(externalid)},NETSUITE_ORDER_ID,${id}`).sort(),
      );
      const lineCount = [...feed.expectedOrders.values()].reduce((sum, { lines }) => sum + lines.length, 0);
      expect(account.lines('salesorder/import/orderitemattribute')).toHaveLength(lineCount + 1);
    });

    test('nothing was rejected, held or refused, and every file is in the archive', async () => {
      expect(account.listed('customer/export/error')).toEqual([]);
      expect(account.listed('salesorder/export/error')).toEqual([]);
      expect(account.listed('customer/export')).toEqual([]);
      expect(account.listed('customer/export/archive')).toEqual([...feed.customerFiles.keys()]);
      expect(account.listed('salesorder/export/archive')).toEqual([...feed.orderFiles.keys()]);
      const jobs = JSON.parse(await account.sandbox.command('jobs', '--json')) as {
        imported: number;
        failed: number;
      }[];
      expect(jobs.reduce((sum, { imported }) => sum + imported, 0)).toBe(
        CUSTOMERS - KNOWN_CUSTOMERS + ORDERS - KNOWN_ORDERS,
      );
      expect(jobs.filter(({ failed }) => failed > 0)).toEqual([]);
    });

    test(
      'G2: the same feeds a second time change nothing',
      async () => {
        const before = [await account.records('customer'), await account.records('salesorder')];
        putFeeds(account, feed);
        await account.runUntilDone('customer');
        await account.runUntilDone('salesorder');
        expect([await account.records('customer'), await account.records('salesorder')]).toEqual(before);
        expect(account.listed('customer/export')).toEqual([]);
        expect(account.listed('salesorder/export')).toEqual([]);
      },
      2 * MINUTES,
    );
  });
}

function putFeeds(account: LocalAccount, { customerFiles, orderFiles }: BulkFeed): void {
  for (const [name, text] of customerFiles) {
    account.put(`customer/export/${name}`, text);
  }
  for (const [name, text] of orderFiles) {
    account.put(`salesorder/export/${name}`, text);
  }
}
