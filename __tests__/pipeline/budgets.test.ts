import { describe, expect, test } from '@jest/globals';
import { RESERVED_UNITS } from '../../src/SuiteScripts/HotWaxSync/pipeline/reserved-units';
import type { SyncErrorCode } from '../../src/SuiteScripts/HotWaxSync/pipeline/sync-error';
import { InMemoryAccount } from './in-memory-account';
import { idsSent, putCustomers } from './put-feeds';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const keys = Array.from({ length: 24 }, (_, index) => `K${index + 10}`);

/** Everything that costs units: many files, rejects, retries, a batch that is divided, faults, an overdue job, tidying. */
function story(limits: { units: number }): { account: InMemoryAccount; died: string[] } {
  const account = new InMemoryAccount();
  const died: string[] = [];
  const run = (what: string): void => {
    const life = account.run('customer', limits);
    if (life.died) {
      died.push(`${what}: ${life.units} units, after "${life.lastWrite}"`);
    }
  };
  const runs = (what: string, count: number): void => {
    for (let index = 0; index < count; index++) {
      run(what);
      account.endJobs();
      account.now += 1.1 * HOUR;
    }
  };
  keys.forEach((key, index) => {
    putCustomers(account, `${key}.csv`, key, ...(index % 4 === 0 ? [''] : []));
  });
  account.spoils.add('K12');
  account.refuses.add('K13');
  account.loses.add('K14');
  account.failingJobs = 2;
  account.full.add('customer/import');
  for (let index = 0; index < 6; index++) {
    account.stuckFiles.add(`K${index + 20}.csv`);
  }
  runs('first days', 40);
  account.full.clear();
  account.stuckFiles.clear();
  account.mailFails = true;
  runs('mail fails', 8);
  account.mailFails = false;
  account.sftpIsDown = true;
  runs('SFTP is down', 3);
  account.sftpIsDown = false;
  account.jobsAreStuck = true;
  putCustomers(account, 'late.csv', 'late', 'later');
  runs('a job is late', 30);
  account.jobsAreStuck = false;
  runs('and ends', 20);
  account.now += 91 * DAY;
  runs('tidying', 60);
  return { account, died };
}

describe('G8: a run never spends more units than it has, whatever comes', () => {
  const limits = Array.from({ length: 25 }, (_, index) => 700 + 97 * index);

  test.each(limits)('with %i units', (units) => {
    expect(story({ units }).died).toEqual([]);
  });
});

test.each([1600, 2500, 10_000])('G1: with %i units a run everything comes to its end', (units) => {
  const { account } = story({ units });
  const expected = [...keys.filter((key) => key !== 'K12' && key !== 'K13'), 'late', 'later'];
  expect(idsSent(account)).toEqual(expected.map((key) => `P-${key}`).sort());
  expect(account.rejects('customer').filter((line) => /K12|K13/.test(line))).toEqual([
    expect.stringContaining('K12 NETSUITE_REFUSED'),
    expect.stringContaining('K13 NETSUITE_REFUSED'),
  ]);
  expect(account.listed('customer/export')).toEqual([]);
  expect([account.files, account.batches, account.documents.filter((text) => text !== undefined)]).toEqual([
    [],
    [],
    [],
  ]);
});

test('G8: what every run keeps back is enough to look for work, to tell of much, and to ask for another run', () => {
  const account = new InMemoryAccount();
  for (const key of keys.slice(0, 12)) {
    putCustomers(account, `${key}.csv`, key, '');
    account.run('customer');
  }
  account.endJobs();
  // A run died after it had drafted a batch and marked its file; others were never told of.
  putCustomers(account, 'draft.csv', 'draft');
  account.run('customer', { diesAfter: 'file prepared' });
  const [draft] = account.batches.filter(({ state }) => state === 'draft');
  for (let index = 0; draft !== undefined && index < 20; index++) {
    account.batches.push({ ...draft, id: 1000 + index, name: `${draft.name}${index}` });
  }
  putCustomers(account, 'new.csv', 'new');
  account.jobsAreUnknown = true;
  for (let index = 0; index < 30; index++) {
    const code: SyncErrorCode = index % 2 === 0 ? 'ROWS_REJECTED' : 'FILE_NOT_RECEIVED';
    const since = new Date(account.now).toISOString();
    account.notices.push({
      feed: 'customer',
      id: index,
      code,
      about: `${index}`,
      message: '',
      since,
      told: '',
      gone: '',
    });
  }
  account.mails.length = 0;
  const life = account.run('customer', { units: RESERVED_UNITS });
  expect([life.died, life.askedForAnother, account.mails.length]).toEqual([false, true, 1]);
});
