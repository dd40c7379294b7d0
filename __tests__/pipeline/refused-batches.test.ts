import { beforeEach, describe, expect, test } from '@jest/globals';
import { InMemoryAccount } from './in-memory-account';
import { idsSent, putCustomers } from './put-feeds';

let account: InMemoryAccount;
const keys = Array.from({ length: 32 }, (_, index) => `K${index + 10}`);

beforeEach(() => {
  account = new InMemoryAccount();
});

/** Runs and jobs until nothing changes any more. */
function runOn(limits = {}): void {
  for (let rounds = 0; rounds < 12; rounds++) {
    for (let again = true, runs = 0; again && runs < 50; runs++) {
      again = account.run('customer', limits).askedForAnother;
    }
    account.endJobs();
  }
}

describe('a batch that NetSuite refuses as a whole', () => {
  test('G1: goes in without the record that spoils it, which is reported with NetSuite’s words', () => {
    putCustomers(account, 'a.csv', ...keys);
    account.spoils.add('K21');
    runOn();
    expect(idsSent(account)).toEqual(keys.filter((key) => key !== 'K21').map((key) => `P-${key}`));
    expect(account.rejects('customer')).toEqual(['a.csv:13 K21 NETSUITE_REFUSED']);
    expect(account.twice).toEqual([]);
    expect(account.listed('customer/export/archive')).toEqual(['a.csv']);
  });

  test('G9: no value of a row is told, whatever NetSuite says', () => {
    account.put('customer/export/a.csv', 'externalId,lastName', 'A,Hopper', 'B,Lovelace');
    account.spoils.add('B');
    runOn();
    const told = [
      ...account.lines('customer/export/error'),
      ...account.batches.map(({ message }) => message),
      ...account.notices.map(({ message }) => message),
      ...account.mails.map(({ body }) => body),
    ].join('\n');
    expect(told).toContain('The name … is spoilt');
    expect(told).not.toMatch(/Lovelace|Hopper/);
  });

  test('is tried three times as it is, before it is divided', () => {
    putCustomers(account, 'a.csv', 'A', 'B');
    account.spoils.add('B');
    account.run('customer');
    account.run('customer');
    expect(account.batches).toHaveLength(1);
    account.run('customer');
    expect(account.jobs.map((job) => job.keys)).toEqual([['A']]);
  });

  test('G6: is told once', () => {
    putCustomers(account, 'a.csv', ...keys);
    account.spoils.add('K21');
    runOn();
    expect(account.mails.filter(({ body }) => body.includes('BATCH_REFUSED'))).toHaveLength(1);
  });

  test.each([1, 2, 7, 32])('G8: with one bad record among %i costs so many refusals at most', (count) => {
    putCustomers(account, 'a.csv', ...keys.slice(0, count));
    account.spoils.add('K10');
    runOn();
    expect(account.refusals).toBeLessThanOrEqual(3 + Math.ceil(Math.log2(count)));
    expect(account.rejects('customer')).toHaveLength(1);
  });

  test('G1, G8: of which every record is bad costs 3 + 120 submits, and every row is reported', () => {
    const all = Array.from({ length: 300 }, (_, index) => `K${index + 100}`);
    putCustomers(account, 'a.csv', ...all);
    for (const key of all) {
      account.spoils.add(key);
    }
    runOn();
    expect(account.refusals).toBeLessThanOrEqual(123);
    expect(account.rejects('customer')).toHaveLength(300);
    expect(new Set(account.batches.map(({ state }) => state))).toEqual(new Set(['closed']));
  });

  test('G8: is divided over several runs when one has not the units', () => {
    putCustomers(account, 'a.csv', ...keys);
    account.spoils.add('K21').add('K30');
    runOn({ units: 1500 });
    expect(idsSent(account)).toHaveLength(30);
    expect(account.rejects('customer')).toEqual(['a.csv:13 K21 NETSUITE_REFUSED', 'a.csv:22 K30 NETSUITE_REFUSED']);
  });
});

test('G2: a record that a job has made meanwhile is not reported when its batch is given up', () => {
  putCustomers(account, 'a.csv', 'A');
  account.refusedSubmits = 2;
  account.run('customer');
  account.run('customer');
  account.refusedSubmits = 1;
  account.customers.set('A', { id: '11', inactive: false });
  account.runUntilDone('customer');
  expect([idsSent(account), account.rejects('customer')]).toEqual([['P-A'], []]);
});
