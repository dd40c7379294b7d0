import { beforeEach, describe, expect, test } from '@jest/globals';
import { InMemoryAccount } from './in-memory-account';
import { idsSent, putCustomers, putOrders } from './put-feeds';

const HOUR = 3_600_000;
let account: InMemoryAccount;

beforeEach(() => {
  account = new InMemoryAccount();
  account.customers.set('known', { id: '7', inactive: false });
});

/** Name, state and records of each batch, without the beginning that all names share. */
const batches = () => {
  const prefix = account.batches[0]?.preparation ?? '';
  return account.batches.map(({ name, state, records }) => `${name.slice(prefix.length)} ${state} ${records}`);
};
const submits = (key: string) => account.jobs.filter(({ keys }) => keys.includes(key)).length;
const reasons = (feed: 'customer' | 'salesorder') => account.lines(`${feed}/export/error`);

describe('records that a job left out without a reason', () => {
  test('G1: are tried once more, alone; what arrived is told at once', () => {
    putCustomers(account, 'a.csv', 'A', 'B', 'C');
    account.loses.add('B');
    account.run('customer');
    account.endJobs();
    account.run('customer');
    expect([idsSent(account), account.rejects('customer')]).toEqual([['P-A', 'P-C'], []]);
    expect(account.jobs.map(({ keys }) => keys)).toEqual([['A', 'B', 'C'], ['B']]);
    account.runUntilDone('customer');
    expect([idsSent(account), account.rejects('customer')]).toEqual([['P-A', 'P-B', 'P-C'], []]);
    expect(batches()).toEqual(['-1 closed 3', '-1-again closed 1']);
    expect([submits('A'), submits('B'), account.twice]).toEqual([1, 2, []]);
  });

  test('are given up after the second job, with the name of that job', () => {
    putCustomers(account, 'a.csv', 'A', 'B');
    account.refuses.add('B');
    account.runUntilDone('customer');
    expect(submits('B')).toBe(2);
    const retry = account.batches.at(-1)?.name;
    expect(reasons('customer')).toHaveLength(1);
    expect(reasons('customer')[0]).toContain(`NetSuite refused the record: see results of job ""${retry}""`);
  });

  test('keep their source file in the export folder until the second job has ended', () => {
    putCustomers(account, 'a.csv', 'A');
    account.loses.add('A');
    account.run('customer');
    account.endJobs();
    account.run('customer');
    account.run('customer');
    expect(account.listed('customer/export')).toEqual(['a.csv']);
    account.runUntilDone('customer');
    expect(account.listed('customer/export/archive')).toEqual(['a.csv']);
  });

  test('G2: stay in flight: the same record from another file is not given to NetSuite beside them', () => {
    putCustomers(account, 'a.csv', 'A');
    account.loses.add('A');
    account.run('customer');
    account.endJobs();
    putCustomers(account, 'b.csv', 'A', 'B');
    account.run('customer');
    expect(account.jobs.map(({ keys }) => keys)).toEqual([['A'], ['A'], ['B']]);
    expect(account.twice).toEqual([]);
  });
});

test('G1: a record that is found otherwise at a second look, after a run died between them, is not lost', () => {
  putCustomers(account, 'a.csv', 'A', 'B');
  account.loses.add('A');
  account.run('customer');
  account.endJobs();
  account.run('customer', { diesAfter: 'batch ready' });
  account.customers.delete('B');
  account.runUntilDone('customer');
  expect([idsSent(account), account.rejects('customer')]).toEqual([['P-A'], ['a.csv:3 B NETSUITE_REFUSED']]);
});

describe('a job that fails as a whole', () => {
  test.each([
    [1, 1],
    [2, 2],
  ])('G1: %i time(s): all of its records come in with the next one', (times) => {
    putCustomers(account, 'a.csv', 'A', 'B');
    account.failingJobs = times;
    account.runUntilDone('customer');
    expect([idsSent(account), account.rejects('customer')]).toEqual([['P-A', 'P-B'], []]);
    expect(submits('A')).toBe(times + 1);
  });

  test('G1: three times: its records are reported, and never submitted again', () => {
    putCustomers(account, 'a.csv', 'A', 'B');
    account.failingJobs = 99;
    account.runUntilDone('customer');
    account.runUntilDone('customer');
    expect(submits('A')).toBe(3);
    expect(account.rejects('customer')).toEqual(['a.csv:2 A NETSUITE_REFUSED', 'a.csv:3 B NETSUITE_REFUSED']);
    expect(batches()).toEqual(['-1 closed 2', '-1-2 closed 2', '-1-2-3 closed 2']);
  });
});

test('G1, G2: a batch without a task id: only what is absent is submitted again', () => {
  putCustomers(account, 'a.csv', 'A', 'B');
  account.run('customer', { diesAfter: 'submit' });
  account.loses.add('B');
  account.endJobs();
  account.now += 2 * HOUR;
  account.run('customer');
  expect(account.jobs.map(({ keys }) => keys)).toEqual([['A', 'B'], ['B']]);
  account.runUntilDone('customer');
  expect([idsSent(account), account.twice]).toEqual([['P-A', 'P-B'], []]);
});

describe('a reason that can be established', () => {
  test('is told instead of a second try: the item was made inactive while the job waited', () => {
    putOrders(account, 'a.csv', ['1']);
    putOrders(account, 'b.csv', ['2'], '4712');
    account.run('salesorder');
    account.inactiveItems.add('4711');
    account.refuses.add('1');
    account.runUntilDone('salesorder');
    expect(account.rejects('salesorder')).toEqual(['a.csv:2 1 REFERENCE_INACTIVE']);
    expect(reasons('salesorder')[0]).toContain('item is inactive in NetSuite (internal id 4711)');
    expect([[...account.orders.keys()], submits('1')]).toEqual([['2'], 1]);
  });

  test('is told of all rows of the order: the customer is gone', () => {
    const header = 'externalId,HCOrderId,customer,date,item,orderLineId,quantity';
    const line = (id: string) => `1,M-1,known,03/09/2026,4711,${id},1`;
    account.put('salesorder/export/a.csv', header, line('1'), line('2'));
    account.run('salesorder');
    account.customers.delete('known');
    account.refuses.add('1');
    account.runUntilDone('salesorder');
    expect(account.rejects('salesorder')).toEqual(['a.csv:2 1 ORDER_CUSTOMER_UNKNOWN', 'a.csv:3 1 ORDER_INCOMPLETE']);
  });
});

describe('a job that does not end', () => {
  beforeEach(() => {
    putCustomers(account, 'a.csv', 'A', 'B');
    account.jobsAreStuck = true;
    account.run('customer');
    account.now += 25 * HOUR;
  });

  test('G6: is told once, row by row, and a person is told of the job', () => {
    account.run('customer');
    account.run('customer');
    account.run('customer');
    expect(account.rejects('customer')).toEqual(['a.csv:2 A JOB_NOT_ENDED', 'a.csv:3 B JOB_NOT_ENDED']);
    expect(account.listed('customer/export/error')).toHaveLength(1);
    expect(account.notices.map(({ code, about }) => `${code} ${about}`)).toContain(
      `JOB_OVERDUE ${account.batches[0]?.name}`,
    );
    expect(account.mails).toHaveLength(1);
  });

  test('G2: is never submitted again, nor are its records from another file', () => {
    account.run('customer');
    putCustomers(account, 'b.csv', 'A');
    account.run('customer');
    account.now += 48 * HOUR;
    account.run('customer');
    expect([account.jobs.length, account.twice, batches()]).toEqual([1, [], ['-1 overdue 2']]);
  });

  test('G1: is verified like any other when it ends after all', () => {
    account.run('customer');
    account.jobsAreStuck = false;
    account.refuses.add('B');
    account.endJobs();
    account.run('customer');
    expect([idsSent(account), submits('B'), batches()]).toEqual([['P-A'], 1, ['-1 closed 2']]);
    expect(account.rejects('customer')).toEqual([
      'a.csv:2 A JOB_NOT_ENDED',
      'a.csv:3 B JOB_NOT_ENDED',
      'a.csv:3 B NETSUITE_REFUSED',
    ]);
    account.run('customer');
    expect(account.listed('customer/export/archive')).toEqual(['a.csv']);
  });

  test('says nothing more of its rows when all of them arrive after all', () => {
    account.run('customer');
    account.jobsAreStuck = false;
    account.endJobs();
    account.run('customer');
    account.run('customer');
    expect([idsSent(account), account.listed('customer/export/error').length]).toEqual([['P-A', 'P-B'], 1]);
  });

  test('never says of rows that their job has not ended, once it has: the report waited for SFTP', () => {
    account.sftpIsDown = true;
    account.run('customer');
    account.sftpIsDown = false;
    account.jobsAreStuck = false;
    account.endJobs();
    account.run('customer');
    expect([idsSent(account), account.rejects('customer')]).toEqual([['P-A', 'P-B'], []]);
  });

  test('G1: sends the ids of what it has done so far', () => {
    account.customers.set('A', { id: '11', inactive: false });
    account.run('customer');
    expect([idsSent(account), account.rejects('customer')]).toEqual([['P-A'], ['a.csv:3 B JOB_NOT_ENDED']]);
  });
});

describe('a job of which NetSuite does not tell', () => {
  beforeEach(() => {
    putCustomers(account, 'a.csv', 'A', 'B');
    account.run('customer');
    account.jobsAreUnknown = true;
  });

  test('G6: is told, and waited for', () => {
    account.run('customer');
    expect([batches(), account.notices.map(({ code }) => code)]).toEqual([['-1 submitted 2'], ['JOB_UNKNOWN']]);
  });

  test('G1: is taken for ended after its time, when all of its records are there', () => {
    account.endJobs();
    account.now += 25 * HOUR;
    account.run('customer');
    expect([batches(), idsSent(account)]).toEqual([['-1 closed 2'], ['P-A', 'P-B']]);
  });

  test('G2: is overdue after its time, when records are missing', () => {
    account.refuses.add('B');
    account.endJobs();
    account.now += 25 * HOUR;
    account.run('customer');
    expect(batches()).toEqual(['-1 overdue 2', '-1-there closed 1']);
    expect([idsSent(account), account.rejects('customer')]).toEqual([['P-A'], ['a.csv:3 B JOB_NOT_ENDED']]);
  });

  test('G8: is waited for no longer than what is done with is kept', () => {
    account.refuses.add('B');
    account.endJobs();
    account.now += 25 * HOUR;
    account.run('customer');
    account.now += 90 * 24 * HOUR;
    account.run('customer');
    expect(account.batches.map(({ state }) => state)).toEqual(['closed', 'closed']);
    expect(account.rejects('customer')).toContain('a.csv:3 B NETSUITE_REFUSED');
    expect(account.jobs).toHaveLength(1);
  });
});

test('G6: one job that NetSuite does not tell of keeps no other waiting', () => {
  putCustomers(account, 'a.csv', 'A');
  account.run('customer');
  putCustomers(account, 'b.csv', 'B');
  account.run('customer');
  account.endJobs();
  account.batches.forEach((batch, index) => {
    account.batches[index] = index === 0 ? { ...batch, taskId: 'nobody knows' } : batch;
  });
  account.run('customer');
  expect([batches().map((text) => text.split(' ')[1]), idsSent(account)]).toEqual([['submitted', 'closed'], ['P-B']]);
});
