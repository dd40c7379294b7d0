import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { LocalAccount } from './local-account';
import { startEmbeddedServer } from './test-servers';

const MINUTE = 60_000;
let account: LocalAccount;

beforeAll(async () => {
  account = await LocalAccount.create(startEmbeddedServer);
  await account.load({ inventoryitem: [{ id: 4711, itemid: 'JACKET', baseprice: 50 }] });
}, MINUTE);
afterAll(() => account?.remove());

/** Each test has customers and orders of its own, whose keys begin with the test's letter. */
function putCustomer(key: string, file = `${key}.csv`): void {
  account.put(`customer/export/${file}`, `externalId,HCCustomerId,lastName,subsidiary\n${key},P-${key},Byron,1\n`);
}

function putOrder(key: string, customer: string, file = `${key}.csv`, line = '00101'): void {
  const header = 'externalId,HCOrderId,customerExternalId,date,shippingCost,item,orderLineId,quantity';
  const row = `${key},M-${key},${customer},03/09/2026,5.95,4711,${line},1`;
  account.put(`salesorder/export/${file}`, `${header}\n${row}\n`);
}

async function tick(duration: string): Promise<void> {
  await account.sandbox.command('tick', duration);
}

async function keys(type: string, letter: string): Promise<string[]> {
  const records = await account.records(type);
  return records
    .map(({ externalid }) => String(externalid))
    .filter((key) => key.startsWith(letter))
    .sort();
}

/** Lines about a key in all files of a folder. */
function linesAbout(folder: string, key: string): string[] {
  return account.lines(folder).filter((line) => line.includes(key));
}

describe('on its schedule, without anybody', () => {
  test(
    'an order and its new customer of the same hour end in NetSuite, and their ids on SFTP',
    async () => {
      putOrder('A-order', 'A-customer');
      putCustomer('A-customer');
      await tick('PT1H');
      const [order] = (await account.records('salesorder')).filter(({ externalid }) => externalid === 'A-order');
      const [customer] = (await account.records('customer')).filter(({ externalid }) => externalid === 'A-customer');
      expect(order?.entity).toBe(customer?.id);
      expect(linesAbout('customer/import', 'A-')).toEqual([`P-A-customer,NETSUITE_CUSTOMER_ID,${customer?.id}`]);
      expect(linesAbout('salesorder/import/orderidentification', 'A-')).toEqual([
        `M-A-order,NETSUITE_ORDER_ID,${order?.id}`,
      ]);
      expect(linesAbout('salesorder/import/orderitemattribute', 'A-')).toEqual([
        'M-A-order,00101,NetsuiteItemLineId,1',
      ]);
    },
    MINUTE,
  );

  test(
    'G2: an order that was imported, again in another file, only gets its ids sent again',
    async () => {
      const before = await account.records('salesorder');
      putOrder('A-order', 'A-customer', 'again.csv');
      account.put('salesorder/export/again.csv', account.read('salesorder/export/again.csv').replaceAll('\n', '\r\n'));
      await tick('PT45M');
      expect(await account.records('salesorder')).toEqual(before);
      const lines = linesAbout('salesorder/import/orderidentification', 'A-');
      expect(lines).toHaveLength(2);
      expect(new Set(lines).size).toBe(1);
    },
    MINUTE,
  );

  test(
    'G3: an order that was imported, again with another line, is a conflict; NetSuite stays as it is',
    async () => {
      const before = await account.records('salesorder');
      putOrder('A-order', 'A-customer', 'other-line.csv', '00102');
      await tick('PT45M');
      expect(await account.records('salesorder')).toEqual(before);
      expect(linesAbout('salesorder/export/error', 'A-order').join()).toContain(
        'other-line.csv,2,A-order,ORDER_CONFLICT',
      );
    },
    MINUTE,
  );

  test(
    'G4: an order waits for its customer over several runs, and is imported when it comes',
    async () => {
      putOrder('B-order', 'B-customer');
      putOrder('B-lonely', 'B-nobody');
      await tick('PT1H');
      expect(await keys('salesorder', 'B')).toEqual([]);
      expect(account.listed('salesorder/export')).toEqual([]);
      putCustomer('B-customer');
      await tick('PT1H');
      expect(await keys('salesorder', 'B')).toEqual(['B-order']);
      expect(linesAbout('salesorder/export/error', 'B-')).toEqual([]);
    },
    MINUTE,
  );

  test(
    'G1: an order whose customer never comes is rejected after its time, with the place it came from',
    async () => {
      // B-lonely has waited for more than an hour by now, and for less than four.
      await account.run('salesorder', { custscript_hcsync_ord_hold_hours: '4' });
      await account.run('salesorder');
      expect(linesAbout('salesorder/export/error', 'B-lonely')).toEqual([]);
      await account.run('salesorder', { custscript_hcsync_ord_hold_hours: '1' });
      await account.run('salesorder');
      expect(linesAbout('salesorder/export/error', 'B-lonely').join()).toContain(
        'B-lonely.csv,2,B-lonely,ORDER_CUSTOMER_UNKNOWN,',
      );
      expect(await keys('salesorder', 'B')).toEqual(['B-order']);
    },
    MINUTE,
  );

  test(
    'G1: a file that takes the name of one that is still in NetSuite’s queue is imported, too',
    async () => {
      putCustomer('C-one', 'same-name.csv');
      await account.run('customer');
      putCustomer('C-other', 'same-name.csv');
      await account.runUntilDone('customer');
      await account.runUntilDone('customer');
      expect(await keys('customer', 'C')).toEqual(['C-one', 'C-other']);
      expect(account.listed('customer/export')).toEqual([]);
    },
    MINUTE,
  );

  test.each([
    ['another deployment, just now: it leaves', 'customdeploy_hcsync_customers', 0, false],
    ['another one, too long ago to be alive: it takes over', 'customdeploy_hcsync_customers', 66, true],
    ['the same one: that run died, it takes over', 'customdeploy_hcsync_customers_now', 0, true],
  ])(
    'G2: one run at a time; the lock was left by %s',
    async (_, holder, minutes, works) => {
      const { now } = JSON.parse(await account.sandbox.command('drain', '--json')) as { now: string };
      const lock = {
        id: 900,
        name: 'hcsync-lock-customer',
        externalid: 'hcsync-lock-customer',
        custrecord_hcsync_lock_holder: holder,
        custrecord_hcsync_lock_since: new Date(Date.parse(now) - minutes * 60_000).toISOString(),
      };
      await account.load({ customrecord_hcsync_lock: [lock] });
      putCustomer(`D-${holder}-${minutes}`);
      const { status } = await account.run('customer');
      const received = (await account.ledgerFiles()).some(({ name }) => name === `D-${holder}-${minutes}.csv`);
      expect([status, received]).toEqual(['COMPLETE', works]);
      expect(await account.records('customrecord_hcsync_lock')).toHaveLength(works ? 0 : 1);
    },
    MINUTE,
  );

  test(
    'G3: a file that is still being written between two looks is taken when it is whole',
    async () => {
      const customers = (...keys: string[]) =>
        `externalId,lastName,subsidiary\n${keys.map((key) => `${key},Byron,1\n`).join('')}`;
      account.put('customer/export/growing.csv', customers('E-1'));
      await account.sandbox.run('customscript_hcsync_import_customers');
      account.put('customer/export/growing.csv', customers('E-1', 'E-2'));
      // The run has asked for another one, which sees that the file has grown.
      await account.sandbox.command('drain');
      expect(await keys('customer', 'E')).toEqual([]);
      await tick('PT1H');
      expect(await keys('customer', 'E')).toEqual(['E-1', 'E-2']);
      const rows = (await account.ledgerFiles()).filter(({ name }) => name === 'growing.csv');
      expect(rows).toMatchObject([{ state: 'archived', rowcount: 2 }]);
    },
    MINUTE,
  );

  test('a deployment on its schedule is not to be run by hand', async () => {
    const refused = account.sandbox.command(
      'run',
      'customscript_hcsync_import_customers',
      'customdeploy_hcsync_customers',
    );
    await expect(refused).rejects.toThrow(/SCHEDULED/i);
  });
});
