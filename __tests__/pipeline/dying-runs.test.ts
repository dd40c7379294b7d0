import { describe, expect, test } from '@jest/globals';
import { type FeedName, InMemoryAccount } from './in-memory-account';

const HOUR = 3_600_000;

/** Two files of each feed in which every outcome occurs: new, known, held, rejected, refused by NetSuite. */
function account(): InMemoryAccount {
  const account = new InMemoryAccount();
  account.customers.set('known', { id: '7', inactive: false });
  account.orders.set('old', { id: '8', lines: [{ id: '1', orderLineId: '1', orderLineTypeId: '' }] });
  account.refuses.add('refused');
  const customers = 'externalId,HCCustomerId,lastName';
  account.put('customer/export/a.csv', customers, 'new,P1,Byron', 'known,P2,Byron', 'nameless,P3,');
  account.put('customer/export/b.csv', customers, 'other,P4,Byron', 'refused,P5,Byron');
  account.put('customer/export/c.csv', 'no,key', '1,2');
  const orders = 'externalId,HCOrderId,customerExternalId,date,item,orderLineId,quantity';
  const order = (key: string, customer: string, item = '4711', line = '1') =>
    `${key},M-${key},${customer},03/09/2026,${item},${line},1`;
  account.put(
    'salesorder/export/a.csv',
    orders,
    order('1', 'known'),
    order('1', 'known', '4711', '2'),
    order('old', 'known'),
  );
  account.put(
    'salesorder/export/b.csv',
    orders,
    order('2', 'known', '9999'),
    order('late', 'new'),
    order('refused', 'known'),
    order('refused', 'known', '4711', '2'),
  );
  account.put('salesorder/export/c.csv', orders, order('never', 'nobody'), order('3', 'known'));
  return account;
}

/** All that must be so in the end, whatever happened on the way. */
function endState(account: InMemoryAccount) {
  return {
    customers: [...account.customers.keys()].sort(),
    orders: [...account.orders].map(([key, { lines }]) => `${key} with ${lines.length}`).sort(),
    customerIds: account.lines('customer/import').map((line) => line.split(',')[0]),
    orderIds: account.lines('salesorder/import/orderidentification').map((line) => line.split(',')[0]),
    lineIds: account.lines('salesorder/import/orderitemattribute').map((line) => line.split(',').slice(0, 2).join()),
    rejects: [...account.rejects('customer'), ...account.rejects('salesorder')].sort(),
    left: [...account.listed('customer/export'), ...account.listed('salesorder/export')],
    archived: [...account.listed('customer/export/archive'), ...account.listed('salesorder/export/archive')],
    failed: account.listed('customer/export/failed'),
    orphans: orphans(account),
    states: [...new Set([...account.files, ...account.batches].map(({ state }) => state))].sort(),
  };
}

/** Batches of a preparation that no source file is marked with: their rows may be in another batch as well. */
function orphans({ files, batches }: InMemoryAccount): string[] {
  const marked = new Set(
    files.filter(({ name, preparation }) => name !== `${preparation}-held.csv`).map(({ preparation }) => preparation),
  );
  return batches.filter(({ preparation }) => !marked.has(preparation)).map(({ name }) => name);
}

const expected = {
  customers: ['known', 'new', 'other'],
  orders: ['1 with 2', '3 with 1', 'late with 1', 'old with 1'],
  customerIds: ['P1', 'P2', 'P4'],
  orderIds: ['M-1', 'M-3', 'M-late', 'M-old'],
  lineIds: ['M-1,1', 'M-1,2', 'M-3,1', 'M-late,1', 'M-old,1'],
  rejects: [
    'a.csv:4 nameless VALUE_MISSING',
    'b.csv:2 2 REFERENCE_UNKNOWN',
    'b.csv:3 refused NETSUITE_REFUSED',
    'b.csv:4 refused NETSUITE_REFUSED',
    'b.csv:5 refused NETSUITE_REFUSED',
    'c.csv:1  FILE_COLUMN_MISSING',
    'c.csv:2 never ORDER_CUSTOMER_UNKNOWN',
  ],
  left: [],
  archived: ['a.csv', 'b.csv', 'a.csv', 'b.csv', 'c.csv'],
  failed: ['c.csv'],
  orphans: [],
  states: ['archived', 'closed', 'failed'],
};

/**
 * The runs of two days. The one of this number dies before its write of this number.
 * @param twoLooks a file is taken only when two runs have seen it; otherwise at its first look
 */
function twoDays(dyingRun: number, diesBefore: number, twoLooks = false) {
  const subject = account();
  if (twoLooks) {
    subject.quietMilliseconds = undefined;
  }
  let runs = 0;
  let lastWrite: string | undefined;
  const step = (feed: FeedName) => {
    const life = subject.run(feed, ++runs === dyingRun ? { diesBefore } : {});
    if (life.died) {
      lastWrite = life.lastWrite;
    }
    // NetSuite may work on a job before or after the next run.
    if (runs % 3 !== 0) {
      subject.endJobs();
    }
  };
  for (const feed of ['salesorder', 'salesorder', 'customer', 'customer', 'customer', 'customer'] as const) {
    step(feed);
  }
  for (let hour = 0; hour < 5; hour++) {
    subject.now += hour === 2 ? 24 * HOUR : HOUR;
    step('customer');
    step('salesorder');
    step('salesorder');
  }
  return { subject, lastWrite };
}

describe('a run that dies is continued by the next one', () => {
  test('a day on which nothing dies', () => {
    const { subject } = twoDays(0, 0);
    expect(endState(subject)).toEqual(expected);
    expect(subject.twice).toEqual([]);
    expect(subject.errors).toEqual([]);
  });

  test('a day on which nothing dies, and each file is looked at twice', () => {
    expect(endState(twoDays(0, 0, true).subject)).toEqual(expected);
  });

  test.each([
    ['first run of orders, which notes the files', 1],
    ['second run of orders, which takes them', 2],
    ['first run of customers, which notes the files', 3],
    ['second run of customers, which takes them', 4],
  ])('G1, G2, G3: when files are looked at twice: %s, before each of its writes', (_, dyingRun) => {
    sweep((diesBefore) => twoDays(dyingRun, diesBefore, true));
  });

  test.each([
    ['first run of orders', 1],
    ['second run of orders', 2],
    ['first run of customers', 3],
    ['second run of customers', 4],
    ['run that takes up held orders', 8],
    ['run that looks those up', 9],
    ['run that gives held orders up', 14],
  ])('G1, G2, G3: %s, before each of its writes', (_, dyingRun) => {
    sweep((diesBefore) => twoDays(dyingRun, diesBefore));
  });
});

/** Lets a run die before each of its writes, and looks at the end each time. */
function sweep(days: (diesBefore: number) => ReturnType<typeof twoDays>): void {
  let deaths = 0;
  for (let diesBefore = 1; diesBefore < 100; diesBefore++) {
    const { subject, lastWrite } = days(diesBefore);
    if (lastWrite === undefined) {
      break;
    }
    deaths++;
    const moment = `died before write ${diesBefore}, after "${lastWrite}"`;
    expect({ moment, ...endState(subject) }).toEqual({ moment, ...expected });
    // Nobody can know whether NetSuite got the batch when the run died right after submitting it; adding is harmless.
    if (lastWrite !== 'submit') {
      expect({ moment, twice: subject.twice }).toEqual({ moment, twice: [] });
    }
  }
  expect(deaths).toBeGreaterThan(1);
}
