import { beforeEach, describe, expect, test } from '@jest/globals';
import { RESERVED_UNITS } from '../../src/SuiteScripts/HotWaxSync/pipeline/reserved-units';
import { InMemoryAccount } from './in-memory-account';
import { putCustomers, putOrders } from './put-feeds';

const DAY = 24 * 3_600_000;
let account: InMemoryAccount;
const documents = () => account.documents.filter((document) => document !== undefined).length;

beforeEach(() => {
  account = new InMemoryAccount();
  account.customers.set('known', { id: '7', inactive: false });
});

describe('what was done with long ago', () => {
  beforeEach(() => {
    putCustomers(account, 'a.csv', 'A', 'B', '');
    putCustomers(account, 'b.csv', 'C');
    account.put('customer/export/c.csv', 'no,key');
    account.refuses.add('B');
    account.runUntilDone('customer');
  });

  test('is kept as long as the parameter says', () => {
    account.now += 89 * DAY;
    account.run('customer');
    expect([account.files.length, account.batches.length, documents()]).toEqual([3, 2, 8]);
  });

  test('is deleted then, with all of its documents', () => {
    account.now += 91 * DAY;
    account.run('customer');
    expect([account.files, account.batches, documents()]).toEqual([[], [], 0]);
  });

  test('G1: leaves what came later as it is', () => {
    account.now += 80 * DAY;
    putCustomers(account, 'd.csv', 'D');
    account.run('customer');
    account.now += 11 * DAY;
    account.run('customer');
    expect([account.files.map(({ name }) => name), account.batches.length]).toEqual([['d.csv'], 1]);
    account.runUntilDone('customer');
    expect(account.lines('customer/import').map((line) => line.split(',')[0])).toContain('P-D');
  });

  test('G8: goes in portions, however few units a run has, and never dies of it', () => {
    account.now += 91 * DAY;
    for (let runs = 0; runs < 30; runs++) {
      expect(account.run('customer', { units: RESERVED_UNITS + 200 }).died).toBe(false);
    }
    expect([account.files, account.batches, documents()]).toEqual([[], [], 0]);
  });

  test('G7: a run that dies before any of its deletions leaves nothing that is not found again', () => {
    for (let diesBefore = 1; diesBefore < 30; diesBefore++) {
      account = new InMemoryAccount();
      putCustomers(account, 'a.csv', 'A', 'B', '');
      account.refuses.add('B');
      account.runUntilDone('customer');
      account.now += 91 * DAY;
      const { died } = account.run('customer', { diesBefore });
      account.run('customer');
      expect([account.files, account.batches, documents()]).toEqual([[], [], 0]);
      if (!died) {
        expect(diesBefore).toBeGreaterThan(8);
        return;
      }
    }
  });
});

test('G1: a preparation stays whole while one of its batches is not done with', () => {
  putCustomers(account, 'a.csv', 'A');
  account.run('customer');
  account.endJobs();
  account.full.add('customer/import');
  account.run('customer');
  account.sftp.delete('customer/export/a.csv');
  account.now += 91 * DAY;
  account.run('customer');
  expect([account.files.length, account.batches.map(({ state }) => state)]).toEqual([1, ['ended']]);
  account.full.clear();
  account.run('customer');
  expect(account.lines('customer/import')).toHaveLength(1);
});

test('G1: taken-up orders stay while their job has not ended', () => {
  const header = 'externalId,HCOrderId,customer,date,item,orderLineId,quantity';
  account.put('salesorder/export/a.csv', header, '1,M-1,late,03/09/2026,4711,1,1');
  account.run('salesorder');
  account.customers.set('late', { id: '8', inactive: false });
  account.jobsAreStuck = true;
  account.run('salesorder');
  account.now += 91 * DAY;
  account.run('salesorder');
  account.run('salesorder');
  expect(account.batches.map(({ state }) => state)).toEqual(['overdue']);
  account.jobsAreStuck = false;
  account.runUntilDone('salesorder');
  expect(account.lines('salesorder/import/orderidentification')).toHaveLength(1);
});

test('files of one preparation go together: the last of them left the folder later', () => {
  putCustomers(account, 'a.csv', 'A');
  putCustomers(account, 'b.csv', 'B');
  account.stuckFiles.add('b.csv');
  account.runUntilDone('customer');
  account.now += 50 * DAY;
  account.stuckFiles.clear();
  account.run('customer');
  account.now += 50 * DAY;
  account.run('customer');
  expect(account.files.map(({ name }) => name)).toEqual(['a.csv', 'b.csv']);
  account.now += 50 * DAY;
  account.run('customer');
  expect(account.files).toEqual([]);
});

test('G1: held orders stay, however long', () => {
  putOrders(account, 'a.csv', ['1']);
  account.jobsAreStuck = true;
  account.run('salesorder');
  putOrders(account, 'b.csv', ['1', '2']);
  account.run('salesorder');
  account.now += 89 * DAY;
  account.run('salesorder');
  account.now += 0.9 * DAY;
  account.run('salesorder');
  expect(account.files.filter(({ state }) => state === 'holding')).toHaveLength(1);
  account.jobsAreStuck = false;
  account.runUntilDone('salesorder');
  expect([...account.orders.keys()].sort()).toEqual(['1', '2']);
});

test('the document that parts of a large file share goes with the last of them', () => {
  const document = account.documents.push({ folder: 'feeds', name: 'large.csv', lines: [] });
  const part = (id: number, preparation: string, state: 'archived' | 'received') => ({
    id,
    feed: 'customer',
    name: 'large.csv',
    state,
    size: 1,
    modified: '',
    digest: '',
    part: `${id}/2`,
    document,
    received: new Date(account.now).toISOString(),
    preparation,
    counts: { rows: 0, records: 0, known: 0, held: 0, rejected: 0 },
    report: undefined,
    reported: '',
    message: '',
  });
  account.files.push(part(1, 'p1', 'archived'), part(2, 'p2', 'archived'));
  account.files.push({ ...part(3, '', 'archived'), part: '' });
  const late = { ...part(4, 'p4', 'archived'), done: new Date(account.now + 50 * DAY).toISOString() };
  account.files.push(late);
  account.now += 91 * DAY;
  account.run('customer');
  expect([account.files.map(({ id }) => id), documents()]).toEqual([[4], 1]);
  account.now += 50 * DAY;
  account.run('customer');
  expect([account.files, documents()]).toEqual([[], 0]);
});

test('a preparation that died takes the documents of its drafts along', () => {
  putCustomers(account, 'a.csv', 'A');
  account.run('customer', { diesAfter: 'batch draft' });
  const dead = account.batches[0]?.document ?? 0;
  account.run('customer');
  expect(account.documents[dead - 1]).toBeUndefined();
  expect(account.batches).toHaveLength(1);
});
