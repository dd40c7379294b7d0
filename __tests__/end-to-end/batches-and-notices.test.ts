import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { LocalAccount } from './local-account';
import { startEmbeddedServer } from './test-servers';

const MINUTE = 60_000;
const CUSTOMER_MAIL = {
  custscript_hcsync_cust_mail_author: '-5',
  custscript_hcsync_cust_mail_recipients: 'ops@example.com',
};
const ORDER_MAIL = {
  custscript_hcsync_ord_mail_author: '-5',
  custscript_hcsync_ord_mail_recipients: 'ops@example.com',
};
let account: LocalAccount;

beforeAll(async () => {
  account = await LocalAccount.create(startEmbeddedServer);
  await account.load({
    inventoryitem: [
      { id: 4711, itemid: 'JACKET' },
      { id: 4712, itemid: 'SHIRT' },
    ],
    customer: [{ id: 500, externalid: '500', isperson: true, lastname: 'Buyer', subsidiary: 1 }],
  });
}, MINUTE);
afterAll(() => account?.remove());

function putCustomers(file: string, ...rows: string[]): void {
  account.put(`customer/export/${file}`, `externalId,HCCustomerId,lastName,subsidiary\n${rows.join('\n')}\n`);
}

function putOrders(file: string, ...rows: string[]): void {
  const header = 'externalId,HCOrderId,customer,date,priceLevel,price,item,orderLineId,quantity';
  account.put(`salesorder/export/${file}`, `${header}\n${rows.join('\n')}\n`);
}

const order = (key: string, item: string, priceLevel = '') =>
  `${key},M-${key},500,03/09/2026,${priceLevel},5.00,${item},1,1`;

/** Subjects of the mails that the scripts sent; NetSuite's own are about its jobs. */
async function digests(): Promise<string[]> {
  const mails = JSON.parse(await account.sandbox.command('mail', '--json')) as { author: string; subject: string }[];
  return mails.filter(({ author }) => author === '-5').map(({ subject }) => subject);
}

/** `key CODE reason` of each line of the reports of a feed. */
function told(feed: string): string[] {
  return account
    .lines(`${feed}/export/error`)
    .filter((line) => !line.startsWith('file,'))
    .map((line) => line.split(',').slice(2, 5).join(' '));
}

async function notices(): Promise<string[]> {
  return (await account.records('customrecord_hcsync_notice')).map(
    (row) => `${row.name} ${row.custrecord_hcsync_notice_told === null ? 'untold' : 'told'}`,
  );
}

describe('sales orders', () => {
  test(
    'G1, G6: what NetSuite refuses is tried again, and reported with the reason or the job that has it',
    async () => {
      putOrders('a.csv', order('1', '4711'), order('2', '4711', 'No such level'), order('3', '4712'));
      await account.run('salesorder', ORDER_MAIL);
      await account.load({ inventoryitem: [{ id: 4712, itemid: 'SHIRT', isinactive: true }] });
      await account.sandbox.command('drain');
      await account.run('salesorder', ORDER_MAIL);
      expect(told('salesorder')).toEqual(['3 REFERENCE_INACTIVE item is inactive in NetSuite (internal id 4712)']);
      await account.sandbox.command('drain');
      await account.run('salesorder', ORDER_MAIL);
      const orders = (await account.records('salesorder')).map(({ externalid }) => externalid);
      expect(orders).toEqual(['1']);
      expect(told('salesorder')[1]).toMatch(
        /^2 NETSUITE_REFUSED "NetSuite refused the record: see results of job ""salesorder-.*-1-again"""$/,
      );
      expect(account.listed('salesorder/export/archive')).toEqual(['a.csv']);
    },
    MINUTE,
  );

  test('G6: each report is told in one mail', async () => {
    expect(await digests()).toEqual([
      'HotWax sync, salesorder: rows were rejected',
      'HotWax sync, salesorder: rows were rejected',
    ]);
  });
});

describe('customers', () => {
  test(
    'G1, G2: a job that does not end is told, and verified when it ends after all',
    async () => {
      putCustomers('a.csv', 'A,P-A,Byron,1', 'B,P-B,Hopper,1');
      await account.run('customer', CUSTOMER_MAIL);
      const late = await account.run('customer', { ...CUSTOMER_MAIL, custscript_hcsync_cust_job_hours: '0' });
      // A fault with a batch fails no run; the notice and the mail tell of it.
      expect([late.status, late.error]).toEqual(['COMPLETE', undefined]);
      expect(await account.sandbox.command('mail', '--json')).toContain('JOB_OVERDUE');
      expect(told('customer').map((line) => line.slice(0, 15))).toEqual(['A JOB_NOT_ENDED', 'B JOB_NOT_ENDED']);
      await account.sandbox.command('drain');
      const { status } = await account.run('customer', CUSTOMER_MAIL);
      expect(status).toBe('COMPLETE');
      expect(account.lines('customer/import').filter((line) => line.startsWith('P-'))).toHaveLength(2);
      expect(await digests()).toContain('HotWax sync, customer: 1 new problem(s), rows were rejected');
    },
    MINUTE,
  );

  test(
    'G1: what was done with long ago is deleted, with all of its files',
    async () => {
      await account.run('customer', { ...CUSTOMER_MAIL, custscript_hcsync_cust_keep_days: '0' });
      const rows = [...(await account.ledgerFiles()).map(({ name }) => name), ...(await batches())];
      expect(rows.filter((name) => !name.startsWith('salesorder')).filter((name) => name !== 'a.csv')).toEqual([]);
      expect(rows.filter((name) => name === 'a.csv')).toHaveLength(1);
      const files = await account.sandbox.command('files', '--json');
      expect(files).not.toContain('/batches/customer-');
      expect(files).toContain('/batches/salesorder-');
    },
    MINUTE,
  );

  test(
    'G6, G8: SFTP that is down for hours is told in one digest, and fails one run',
    async () => {
      await account.server.stop();
      const before = await digests();
      const runs = [];
      for (let run = 0; run < 3; run++) {
        runs.push(await account.run('customer', CUSTOMER_MAIL));
      }
      expect(runs.map(({ status }) => status)).toEqual(['FAILED', 'COMPLETE', 'COMPLETE']);
      expect((await digests()).slice(before.length)).toEqual(['HotWax sync, customer: 1 new problem(s)']);
      expect(await notices()).toContain('SFTP_UNREACHABLE told');
    },
    MINUTE,
  );
});

async function batches(): Promise<string[]> {
  return (await account.records('customrecord_hcsync_batch')).map(({ name }) => String(name));
}
