import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { type FaultyServer, startFaultyServer } from './faulty-server';
import { OUTCOME } from './feeds';
import { SyncedAccount } from './synced-account';

// On a busy machine.
jest.setTimeout(60_000);

let synced: SyncedAccount<FaultyServer>;
beforeAll(async () => {
  synced = await SyncedAccount.create(startFaultyServer);
});
beforeEach(async () => {
  synced.begin();
  await synced.server.fail();
  synced.putFeeds();
});
afterEach(() => synced.expectHouseRules());
afterAll(() => synced?.close());

const remote = (path: string) => join(synced.account.root, path);
const mails = () => [synced.mailsOf('customer'), synced.mailsOf('salesorder')];
const problems = () => [synced.problemsOf('customer'), synced.problemsOf('salesorder')];

describe('a folder that is missing', () => {
  test.each([
    ['customer/export/archive', 'salesorder/export/archive'],
    ['customer/export/failed', 'salesorder/export/failed'],
    ['customer/export/error', 'salesorder/export/error'],
    ['customer/import', 'salesorder/import/orderidentification'],
    ['customer/import', 'salesorder/import/orderitemattribute'],
    ['customer/import', 'salesorder/import'],
  ])('%s, %s: it is made', (...folders) => {
    for (const folder of folders) {
      rmSync(remote(folder), { recursive: true });
    }
    synced.tickUntilDone();
    synced.expectAllDone();
    expect(mails()).toEqual([[], []]);
  });

  test('G6: export, while files are on their way: told once; the records are made, the rest is done when it is back', () => {
    synced.tick(1);
    for (const feed of ['customer', 'salesorder']) {
      renameSync(remote(`${feed}/export`), remote(`${feed}/elsewhere`));
    }
    synced.tick(4);
    expect([synced.customers(), synced.orders()]).toEqual([OUTCOME.customers, Object.keys(OUTCOME.orders)]);
    expect(problems()).toEqual([
      ['REPORT_NOT_SENT customer/export/error', 'SFTP_FOLDER_MISSING customer/export'],
      ['REPORT_NOT_SENT salesorder/export/error', 'SFTP_FOLDER_MISSING salesorder/export'],
    ]);
    expect(mails()).toEqual([['2 new problem(s)'], ['2 new problem(s)']]);
    for (const feed of ['customer', 'salesorder']) {
      renameSync(remote(`${feed}/elsewhere`), remote(`${feed}/export`));
    }
    synced.tickUntilDone();
    synced.expectAllDone();
  });

  test('G6: and may not be made: told once, and done when somebody has made it', async () => {
    const folders = ['customer/export/archive', 'salesorder/export/error', 'salesorder/import/orderidentification'];
    for (const folder of folders) {
      rmSync(remote(folder), { recursive: true });
    }
    await synced.server.fail({ operation: 'mkdir', status: 'PERMISSION_DENIED' });
    synced.tick(5);
    expect([synced.customers(), synced.orders()]).toEqual([OUTCOME.customers, Object.keys(OUTCOME.orders)]);
    expect(problems()).toEqual([
      ['FILE_NOT_MOVED customers-1.csv', 'FILE_NOT_MOVED customers-2.csv'],
      ['IDS_NOT_SENT salesorder/import/orderidentification', 'REPORT_NOT_SENT salesorder/export/error'],
    ]);
    expect(mails().map(({ length }) => length)).toEqual([1, 1]);
    for (const folder of folders) {
      mkdirSync(remote(folder));
    }
    synced.tickUntilDone();
    synced.expectAllDone();
  });
});

test('G6: a folder that may not be listed is told once; its files are fetched when it may', async () => {
  await synced.server.fail({ operation: 'opendir', path: '/customer/export', status: 'PERMISSION_DENIED' });
  synced.tick(4);
  expect([synced.customers(), synced.orders()]).toEqual([[], ['2']]);
  expect(problems()).toEqual([['SFTP_DENIED customer/export'], []]);
  expect(mails()).toEqual([['1 new problem(s)'], []]);
  await synced.server.fail();
  synced.tickUntilDone();
  synced.expectAllDone();
});
