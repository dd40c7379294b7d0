import { beforeEach, describe, expect, test } from '@jest/globals';
import { InMemoryAccount } from './in-memory-account';

const ORDERS = 'externalId,HCOrderId,customer,date,item,orderLineId,quantity';
const line = (key: string, lineId: string, item = '4711') => `${key},M-${key},known,03/09/2026,${item},${lineId},1`;
const NUMBERS = Array.from({ length: 40 }, (_, index) => String(index + 10));
/** All first lines, then all second lines: those of an order stand as far apart as they can. */
const APART = [...NUMBERS.map((key) => line(key, '1')), ...NUMBERS.map((key) => line(key, '2'))];
let account: InMemoryAccount;

/** A file of 3 KB counts for 30 MB. */
function largeAccount(): InMemoryAccount {
  const large = new InMemoryAccount();
  large.customers.set('known', { id: '7', inactive: false });
  large.sizeFactor = 10_000;
  return large;
}

beforeEach(() => {
  account = largeAccount();
});

const orders = () => [...account.orders].map(([key, { lines }]) => `${key} with ${lines.length}`).sort();
const states = () => account.files.map(({ part, state }) => `${part} ${state}`.trim());
const partRows = () => account.files.filter(({ part }) => part !== '');

describe('a file that is too large for one preparation', () => {
  test('G3: is prepared in parts; lines of an order stay together however far apart they stand', () => {
    account.put('salesorder/export/large.csv', ORDERS, ...APART);
    account.run('salesorder');
    expect(states()).toEqual(['split', '1/4 prepared', '2/4 prepared', '3/4 prepared', '4/4 prepared']);
    account.runUntilDone('salesorder');
    expect(orders()).toEqual(NUMBERS.map((key) => `${key} with 2`));
    expect([account.twice, account.rejects('salesorder')]).toEqual([[], []]);
    expect(account.lines('salesorder/import/orderidentification')).toHaveLength(40);
  });

  test('G1: rows and rejects of the parts add up; a row without a key is told once, with both of its neighbours', () => {
    const broken = [...APART];
    // In its middle, between the first lines of the orders 39 and 40.
    broken.splice(30, 0, line('', '9'));
    // The second line of order 20.
    broken[51] = line('20', '2', 'no such item');
    account.put('salesorder/export/large.csv', ORDERS, ...broken);
    account.runUntilDone('salesorder');
    const sum = (count: 'rows' | 'records' | 'rejected') =>
      partRows().reduce((total, { counts }) => total + counts[count], 0);
    const rejected = account.rejects('salesorder').map((text) => text.split(':')[1]);
    expect(rejected).toHaveLength(new Set(rejected).size);
    expect(rejected.sort()).toEqual([
      '12 20 ORDER_INCOMPLETE',
      '31 39 ORDER_INCOMPLETE',
      '32  VALUE_MISSING',
      '33 40 ORDER_INCOMPLETE',
      '53 20 REFERENCE_UNKNOWN',
      '72 39 ORDER_INCOMPLETE',
      '73 40 ORDER_INCOMPLETE',
    ]);
    expect({ rows: sum('rows'), rejected: sum('rejected') }).toEqual({ rows: 81, rejected: rejected.length });
    expect([sum('records'), account.orders.size]).toEqual([37, 37]);
  });

  test('leaves SFTP as a whole, when all of its parts are done', () => {
    account.put('salesorder/export/large.csv', ORDERS, ...APART, line('99', '1', 'no such item'));
    account.refuses.add('15');
    account.run('salesorder');
    const others = account.jobs.slice(1);
    const setEnded = (ended: boolean) => {
      for (const job of others) {
        job.ended = ended;
      }
    };
    setEnded(true);
    account.endJobs();
    setEnded(false);
    account.run('salesorder');
    expect(account.listed('salesorder/export')).toEqual(['large.csv']);
    account.runUntilDone('salesorder');
    expect(account.listed('salesorder/export')).toEqual([]);
    expect(account.listed('salesorder/export/archive')).toEqual(['large.csv']);
    expect(new Set(states().map((text) => text.split(' ').at(-1)))).toEqual(new Set(['archived']));
  });

  test('of customers is prepared in parts as well', () => {
    const rows = NUMBERS.map((key) => `${key},Byron,Room ${'1'.repeat(50)}`);
    account.put('customer/export/large.csv', 'externalId,lastName,remark', ...rows, ',Byron,');
    account.runUntilDone('customer');
    expect(partRows().map(({ part }) => part)).toEqual(['1/4', '2/4', '3/4', '4/4']);
    expect([...account.customers.keys()].sort()).toEqual([...NUMBERS, 'known']);
    expect(account.rejects('customer')).toEqual(['large.csv:42  VALUE_MISSING']);
  });

  test('that cannot be read is told once, not part by part', () => {
    account.put('salesorder/export/large.csv', 'no,key', ...APART);
    account.runUntilDone('salesorder');
    expect(account.rejects('salesorder')).toEqual(['large.csv:1  FILE_COLUMN_MISSING']);
    expect(states()).toEqual(['failed']);
  });

  test('G2: the same bytes again are a duplicate of the whole while its parts are on their way', () => {
    account.put('salesorder/export/large.csv', ORDERS, ...APART);
    account.run('salesorder');
    account.put('salesorder/export/again.csv', ORDERS, ...APART);
    account.run('salesorder');
    expect(account.files.at(-1)).toMatchObject({
      state: 'duplicate',
      message: `Same content as file large.csv (ledger row ${account.files[0]?.id})`,
    });
  });

  test('G8: is worked off over several runs, of which each prepares as many parts as it has units for', () => {
    account.put('salesorder/export/large.csv', ORDERS, ...APART);
    let runs = 0;
    for (let asked = true; asked && runs < 50; runs++) {
      const life = account.run('salesorder', { units: 900 });
      expect([life.died, life.error]).toEqual([false, '']);
      account.endJobs();
      asked = life.askedForAnother;
    }
    expect(runs).toBeGreaterThan(2);
    account.runUntilDone('salesorder');
    expect(orders()).toEqual(NUMBERS.map((key) => `${key} with 2`));
    expect(account.twice).toEqual([]);
  });
});

test('G2, G3, G7: a run that dies before any of its writes while it cuts and prepares a large file', () => {
  let deaths = 0;
  for (let diesBefore = 1; diesBefore < 200; diesBefore++) {
    account = largeAccount();
    account.put('salesorder/export/large.csv', ORDERS, ...APART, line('', '9'));
    const life = account.run('salesorder', { diesBefore });
    account.endJobs();
    account.now += 2 * 3_600_000;
    account.runUntilDone('salesorder');
    const moment = `died before write ${diesBefore}, after "${life.lastWrite}"`;
    const expected = NUMBERS.filter((key) => key !== '49').map((key) => `${key} with 2`);
    expect({ moment, orders: orders() }).toEqual({ moment, orders: expected });
    expect({ moment, parts: partRows().map(({ part }) => part) }).toMatchObject({
      moment,
      parts: ['1/4', '2/4', '3/4', '4/4'],
    });
    expect({ moment, left: account.listed('salesorder/export') }).toEqual({ moment, left: [] });
    if (life.lastWrite !== 'submit') {
      expect({ moment, twice: account.twice }).toEqual({ moment, twice: [] });
    }
    if (!life.died) {
      break;
    }
    deaths++;
  }
  expect(deaths).toBeGreaterThan(25);
});

describe('a file of which too much must be looked up', () => {
  const columns = [
    'customerExternalId',
    'item',
    'itemLocation',
    'location',
    'department',
    'shippingMethod',
    'subsidiary',
  ];
  const wide = (key: number, customer: string, ...values: string[]) =>
    [key, `M-${key}`, '03/09/2026', 1, 1, customer, ...values].join();

  test('G1, G8: is cut until each part can be afforded', () => {
    account = new InMemoryAccount();
    account.customers.set('known', { id: '7', inactive: false });
    const bad = Array.from({ length: 8000 }, (_, n) =>
      wide(n, `c${n}`, `i${n}`, `s${n}`, `l${n}`, `d${n}`, `m${n}`, `u${n}`),
    );
    const good = Array.from({ length: 100 }, (_, n) => wide(9000 + n, 'known', '4711', '', '', '', '', ''));
    const header = ['externalId,HCOrderId,date,orderLineId,quantity', ...columns].join();
    account.put('salesorder/export/wide.csv', header, ...bad, ...good);
    for (let run = 0; run < 6; run++) {
      const { died, error } = account.run('salesorder');
      expect([died, error]).toEqual([false, '']);
      account.endJobs();
    }
    expect(partRows().map(({ part }) => part)).toEqual(['1/3', '2/3', '3/3']);
    expect(account.orders.size).toBe(good.length);
    expect(new Set(account.rejects('salesorder').map((text) => text.split(' ')[1])).size).toBe(bad.length);
  });
});
