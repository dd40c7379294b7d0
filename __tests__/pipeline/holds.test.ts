import { beforeEach, describe, expect, test } from '@jest/globals';
import { RESERVED_UNITS } from '../../src/SuiteScripts/HotWaxSync/pipeline/reserved-units';
import { InMemoryAccount } from './in-memory-account';

const HOUR = 3_600_000;
/** Enough for the look at one or two files of held orders, and for what a run keeps back; not for three. */
const FEW_LOOKS = RESERVED_UNITS + 400;
let account: InMemoryAccount;

beforeEach(() => {
  account = new InMemoryAccount();
  account.customers.set('known', { id: '7', inactive: false });
});

function putOrders(file: string, customer: string, ...keys: string[]): void {
  const rows = keys.map((key) => `${key},M-${key},${customer},03/09/2026,4711,1,1`);
  const header = 'externalId,HCOrderId,customerExternalId,date,item,orderLineId,quantity';
  account.put(`salesorder/export/${file}`, header, ...rows);
}

const holds = () => account.files.filter(({ state }) => state === 'holding');
const codes = () => account.rejects('salesorder').map((text) => text.split(':')[1]);

describe('an order whose time is up', () => {
  const putCustomer = () => account.put('customer/export/a.csv', 'externalId,lastName', 'late,Byron');

  test.each([
    ['has a job that has not ended', () => account.run('customer')],
    ['is in a batch that was not submitted yet', () => account.run('customer', { diesAfter: 'batch ready' })],
    ['is in a draft', () => account.run('customer', { diesAfter: 'batch draft' })],
  ])('G4: is held on while its customer %s, and imported afterwards', (_, travel) => {
    putOrders('a.csv', 'late', '1');
    account.run('salesorder');
    putCustomer();
    travel();
    account.now += 25 * HOUR;
    account.run('salesorder');
    account.run('salesorder');
    expect([codes(), holds().length]).toEqual([[], 1]);
    account.runUntilDone('customer');
    account.runUntilDone('salesorder');
    expect([...account.orders.keys()]).toEqual(['1']);
  });

  test('G1: is rejected when its customer was refused', () => {
    putOrders('a.csv', 'late', '1');
    account.run('salesorder');
    putCustomer();
    account.refuses.add('late');
    account.runUntilDone('customer');
    account.now += 25 * HOUR;
    account.runUntilDone('salesorder');
    expect(codes()).toEqual(['2 1 ORDER_CUSTOMER_UNKNOWN']);
  });

  test('customers on their way are not looked at while no order has waited', () => {
    putCustomer();
    account.run('customer');
    putOrders('a.csv', 'late', '1');
    const before = account.run('salesorder', { units: 10_000 }).units;
    const other = new InMemoryAccount();
    other.put('salesorder/export/a.csv', account.sftp.get('salesorder/export/a.csv')?.text.trimEnd() ?? '');
    expect(other.run('salesorder').units).toBe(before);
  });
});

describe('G1: the ledger says when the first held order will be rejected', () => {
  test('from when it was held first, also when another order joins it or it is sent again', () => {
    putOrders('a.csv', 'late', '1');
    account.run('salesorder');
    const until = new Date(account.now + 24 * HOUR).toISOString();
    const message = `Orders that wait. Next rejection at ${until}, if the customer does not come`;
    expect(holds()).toMatchObject([{ message }]);
    account.now += HOUR;
    putOrders('b.csv', 'other', '2');
    putOrders('again.csv', 'late', '1');
    account.run('salesorder');
    expect(holds()).toMatchObject([{ message, counts: { held: 2, rows: 2 } }]);
    account.now += 23 * HOUR;
    account.runUntilDone('salesorder');
    expect(codes()).toContain('2 1 ORDER_CUSTOMER_UNKNOWN');
    expect(holds()).toMatchObject([{ counts: { held: 1 } }]);
  });

  test('an order that waits for its own job has no such time', () => {
    putOrders('a.csv', 'known', '1');
    account.run('salesorder');
    account.put('salesorder/export/b.csv', ...(account.sftp.get('salesorder/export/a.csv')?.text ?? '').split('\n'));
    account.run('salesorder');
    expect(holds()).toMatchObject([{ message: 'Orders that wait for an import job to end' }]);
  });
});

describe('files of held orders', () => {
  /** Held orders of some files, as earlier runs may have left them. */
  function holdApart(...names: string[]): void {
    for (const name of names) {
      putOrders(`${name}.csv`, `customer-${name}`, name);
      account.run('salesorder');
      // Out of sight of the next run, so that they do not become one.
      account.files.forEach((file, index) => {
        account.files[index] = file.state === 'holding' ? { ...file, state: 'failed' } : file;
      });
    }
    account.files.forEach((file, index) => {
      account.files[index] = file.state === 'failed' ? { ...file, state: 'holding' } : file;
    });
  }

  test('several small ones become one; then nothing is written any more', () => {
    putOrders('a.csv', 'late', '1');
    account.run('salesorder');
    putOrders('b.csv', 'other', '2');
    account.run('salesorder');
    expect(holds()).toMatchObject([{ counts: { held: 2 } }]);
    account.run('salesorder');
    expect(account.run('salesorder').lastWrite).toBe('');
  });

  test('G6: two whose orders are rejected in the same run tell each row once, and count it once', () => {
    holdApart('a', 'b');
    account.now += 25 * HOUR;
    account.runUntilDone('salesorder');
    const told = account.listed('salesorder/export/error').flatMap((name) => {
      const lines = account.sftp.get(`salesorder/export/error/${name}`)?.text.trimEnd().split('\n') ?? [];
      return lines.slice(1).map((line) => line.split(',').slice(0, 4).join());
    });
    expect(told.sort()).toEqual(['a.csv,2,a,ORDER_CUSTOMER_UNKNOWN', 'b.csv,2,b,ORDER_CUSTOMER_UNKNOWN']);
    expect(account.files.reduce((sum, { counts }) => sum + counts.rejected, 0)).toBe(2);
  });

  /** Three files of held orders that must be looked at one by one. */
  function holdMuch(): void {
    holdApart('1', '2', '3');
    account.files.forEach((file, index) => {
      account.files[index] = file.state === 'holding' ? { ...file, size: 7_000_000 } : file;
    });
  }

  test.each(['1', '2', '3'])('G1, G8: are looked at in turn when a run has no units for all: %s', (key) => {
    holdMuch();
    const run = () => {
      expect(account.run('salesorder', { units: FEW_LOOKS }).died).toBe(false);
      account.endJobs();
    };
    run();
    run();
    account.customers.set(`customer-${key}`, { id: '8', inactive: false });
    for (let round = 0; round < 3; round++) {
      run();
    }
    expect(account.batches.map(({ records }) => records)).toEqual([1]);
    account.runUntilDone('salesorder');
    expect([...account.orders.keys()]).toEqual([key]);
  });

  test('G8: do not let the runs chase each other while their orders wait', () => {
    holdMuch();
    account.now += HOUR;
    const asked = Array.from({ length: 8 }, () => account.run('salesorder', { units: FEW_LOOKS }).askedForAnother);
    // They go on until each has been looked at.
    expect(asked[0]).toBe(true);
    expect(asked.slice(4)).toEqual([false, false, false, false]);
  });

  test('G1, G6: one that is gone from the File Cabinet is told, and keeps no other file waiting', () => {
    putOrders('a.csv', 'late', '1');
    account.run('salesorder');
    account.files.forEach((file, index) => {
      account.files[index] = file.state === 'holding' ? { ...file, document: 999 } : file;
    });
    putOrders('b.csv', 'known', '2');
    const life = account.run('salesorder');
    expect(life.problems.all()).toMatchObject([{ code: 'CABINET_FILE_UNREADABLE', about: holds()[0]?.name }]);
    expect(life.error).toBe('');
    account.endJobs();
    expect([...account.orders.keys()]).toEqual(['2']);
  });
});

describe('a customer that comes again while its job has not ended', () => {
  const HEADER = 'externalId,HCCustomerId,lastName';
  const told = () => account.rejects('customer').map((line) => line.replace(/ [^ ]* /, ' '));

  /** The first row travels, and NetSuite refuses it; the second one comes meanwhile. */
  function sendAgain(...again: string[]): void {
    account.put('customer/export/a.csv', HEADER, 'bad,P1,Byron');
    account.run('customer');
    account.put('customer/export/b.csv', HEADER, ...again);
    account.run('customer');
  }

  test('G1: waits, and is imported when the job has refused the first', () => {
    account.refuses.add('bad');
    sendAgain('bad,P1,Byron-Corrected', 'good,P2,Hopper');
    expect(holds()).toMatchObject([{ counts: { rows: 1, held: 1 } }]);
    while (account.rejects('customer').length === 0) {
      account.endJobs();
      account.run('customer');
    }
    account.refuses.delete('bad');
    account.runUntilDone('customer');
    expect([...account.customers.keys()].sort()).toEqual(['bad', 'good', 'known']);
    expect(holds()).toEqual([]);
    expect(account.twice).toEqual([]);
  });

  test('G1: is told with its own file and row when it is refused as well', () => {
    account.refuses.add('bad');
    sendAgain('bad,P1,Lovelace');
    account.runUntilDone('customer');
    account.runUntilDone('customer');
    expect(told().sort()).toEqual(['a.csv:2 NETSUITE_REFUSED', 'b.csv:2 NETSUITE_REFUSED']);
  });

  test('G2: is not imported again when the job has made it; its id is sent', () => {
    sendAgain('bad,P1,Lovelace');
    account.runUntilDone('customer');
    expect([account.customers.size, account.twice, told()]).toEqual([2, [], []]);
    expect(account.batches.map(({ kind, records }) => [kind, records])).toEqual([
      ['import', 1],
      ['known', 1],
    ]);
  });

  test('nothing is written while it waits', () => {
    sendAgain('bad,P1,Lovelace');
    account.run('customer');
    expect(account.run('customer').lastWrite).toBe('');
  });
});

test('G8: many batches in flight are paid for before anything is begun', () => {
  for (let index = 10; index < 70; index++) {
    putOrders(`${index}.csv`, 'known', `K${index}`);
    account.run('salesorder');
  }
  putOrders('last.csv', 'known', 'last');
  for (const units of [700, 900, 1100, 1300, 1500]) {
    const life = account.run('salesorder', { units });
    expect([units, life.died, life.error]).toEqual([units, false, '']);
  }
  account.runUntilDone('salesorder');
  account.runUntilDone('salesorder');
  expect([account.orders.size, account.twice]).toEqual([61, []]);
});
