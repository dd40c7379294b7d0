import { beforeEach, describe, expect, test } from '@jest/globals';
import { InMemoryAccount } from './in-memory-account';
import { putCustomers } from './put-feeds';

const HOUR = 3_600_000;
let account: InMemoryAccount;
const subjects = () => account.mails.map(({ subject }) => subject.replace('HotWax sync, customer: ', ''));
const notices = () => account.notices.map(({ code, told, gone }) => [code, told !== '', gone !== '']);

beforeEach(() => {
  account = new InMemoryAccount();
});

describe('a problem that lasts', () => {
  beforeEach(() => {
    account.sftpIsDown = true;
  });

  test('G6, G8: is told when it comes and once a day while it lasts, not every quarter of an hour', () => {
    for (let quarter = 0; quarter < 3 * 96; quarter++) {
      account.run('customer');
      account.now += HOUR / 4 - 60_000;
    }
    expect(subjects()).toEqual(['1 new problem(s)', '1 problem(s) still there', '1 problem(s) still there']);
  });

  test('G6: fails only the runs that tell it, so that NetSuite does not mail more often', () => {
    const errors = Array.from({ length: 3 }, () => account.run('customer').error);
    expect(errors).toEqual([expect.stringContaining('SFTP_UNREACHABLE'), '', '']);
    account.now += 25 * HOUR;
    expect(account.run('customer').error).toContain('SFTP_UNREACHABLE');
  });

  test('is one problem, whatever it keeps the run from', () => {
    account.sftpIsDown = false;
    putCustomers(account, 'a.csv', 'A', '');
    account.run('customer');
    account.endJobs();
    account.sftpIsDown = true;
    account.run('customer');
    expect(notices()).toEqual([['SFTP_UNREACHABLE', true, false]]);
  });

  test('is marked as gone when it is, and leaves the list a day after it was told', () => {
    account.run('customer');
    account.sftpIsDown = false;
    account.run('customer');
    expect(notices()).toEqual([['SFTP_UNREACHABLE', true, true]]);
    account.now += 25 * HOUR;
    account.run('customer');
    expect(notices()).toEqual([]);
  });

  test('G8: that comes and goes is told once a day as well', () => {
    for (let quarter = 0; quarter < 96; quarter++) {
      account.sftpIsDown = quarter % 2 === 0;
      account.run('customer');
      account.now += HOUR / 4 - 60_000;
    }
    expect(subjects()).toEqual(['1 new problem(s)']);
  });

  test('is not taken for gone by a run that could not look', () => {
    account.run('customer');
    account.refusedSubmits = 99;
    account.sftpIsDown = false;
    putCustomers(account, 'a.csv', 'A');
    account.run('customer');
    account.sftpIsDown = true;
    account.run('customer');
    const refused = account.notices.find(({ code }) => code === 'BATCH_REFUSED');
    account.batches.length = 0;
    account.run('customer');
    expect([refused?.gone, account.notices.find(({ code }) => code === 'BATCH_REFUSED')?.gone]).toEqual(['', '']);
  });
});

test('a folder that is missing is one problem, whichever step comes to it', () => {
  putCustomers(account, 'a.csv', 'A');
  account.run('customer');
  account.endJobs();
  account.missingFolders.add('customer/export');
  account.run('customer');
  expect(account.notices.map(({ code, about, message }) => [code, about, message])).toEqual([
    ['SFTP_FOLDER_MISSING', 'customer/export', ''],
  ]);
});

test('the digest says what it means and what to do', () => {
  account.sftpIsDown = true;
  account.run('customer');
  expect(account.mails[0]?.body).toMatch(/SFTP_UNREACHABLE\n {2}What: the SFTP server.*\n {2}Said: SFTP is down\n/);
  expect(account.mails[0]?.body).toMatch(/To do: See that the server runs/);
});

test('one mail has all that there is to tell: new problems and where rejects are', () => {
  putCustomers(account, 'a.csv', 'A', '');
  account.run('customer');
  account.endJobs();
  account.full.add('customer/import');
  account.run('customer');
  expect(subjects()).toEqual(['1 new problem(s), rows were rejected']);
  expect(account.mails[0]?.body).toMatch(/a\.csv: 1 of 2 row\(s\) rejected/);
  expect(account.mails[0]?.body).toContain(account.listed('customer/export/error')[0]);
});

describe('a mail that fails', () => {
  beforeEach(() => {
    account.mailFails = true;
    putCustomers(account, 'a.csv', '');
    account.run('customer');
  });

  test('G6: fails no run that has only rejects to tell, and is in the list', () => {
    const life = account.run('customer');
    expect(account.rejects('customer')).toHaveLength(1);
    expect(life.error).toBe('');
    expect(notices()).toEqual([
      ['ROWS_REJECTED', false, false],
      ['MAIL_NOT_SENT', false, false],
    ]);
  });

  test('G6: is tried again by later runs until it is sent, once', () => {
    account.run('customer');
    account.run('customer');
    account.mailFails = false;
    account.run('customer');
    account.run('customer');
    expect(subjects()).toEqual(['1 new problem(s), rows were rejected']);
    expect(notices()).toEqual([
      ['ROWS_REJECTED', true, false],
      ['MAIL_NOT_SENT', true, true],
    ]);
  });
});

describe('a run that dies while it tells', () => {
  test.each(['notice', 'mail'])('G6: after its first "%s" tells it again, and loses nothing', (write) => {
    putCustomers(account, 'a.csv', '');
    account.run('customer');
    account.sftpIsDown = true;
    account.run('customer', { diesAfter: write });
    account.run('customer');
    expect(account.mails.at(-1)?.subject).toContain('1 new problem(s)');
    account.run('customer');
    expect(account.mails.length).toBeLessThanOrEqual(2);
    expect(account.notices.filter(({ code }) => code === 'SFTP_UNREACHABLE')).toHaveLength(1);
  });
});

test('G8: two hundred files that cannot be had are one story', () => {
  for (let index = 0; index < 200; index++) {
    account.put(`customer/export/${index}.csv`, 'no,key');
  }
  account.run('customer');
  for (let index = 0; index < 200; index++) {
    account.stuckFiles.add(`${index}.csv`);
  }
  for (let runs = 0; runs < 5; runs++) {
    account.run('customer');
  }
  const moves = account.notices.filter(({ code }) => code === 'FILE_NOT_MOVED');
  expect(moves).toHaveLength(1);
  expect(moves[0]?.message).toMatch(/^\d+ of them: /);
});

test('G8: a run without anything to tell spends one query on it', () => {
  const before = account.run('customer').units;
  account.notices.push({
    feed: 'customer',
    id: 1,
    code: 'ROWS_REJECTED',
    about: '',
    message: '',
    since: new Date(account.now).toISOString(),
    told: 'yes',
    gone: '',
  });
  expect(account.run('customer').units).toBe(before);
});

test('old notices of rejects leave the list', () => {
  putCustomers(account, 'a.csv', '');
  account.runUntilDone('customer');
  account.now += 91 * 24 * HOUR;
  account.run('customer');
  expect(notices()).toEqual([]);
});
