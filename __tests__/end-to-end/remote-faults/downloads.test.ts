import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { SftpFaultRule } from 'netsuite-sandbox/sftp/sftp-faults';
import { type FaultyServer, startFaultyServer } from './faulty-server';
import { customerCsv, OUTCOME, orderCsv, orderLine, outcomeWith } from './feeds';
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
});
afterEach(() => synced.expectHouseRules());
afterAll(() => synced?.close());

/** So many bytes that a download takes several reads; the column is none of ours. */
function wide(csv: string): string {
  const [header, ...rows] = csv.trimEnd().split('\n');
  return [`${header},notes`, ...rows.map((row) => `${row},${'x'.repeat(40_000)}`), ''].join('\n');
}

/** A file of each feed. Put before the others it is older, and tried first. */
function putWide(name: string, key: string): void {
  synced.account.put(`customer/export/${name}`, wide(customerCsv(key, `${key}-too`)));
  synced.account.put(`salesorder/export/${name}`, wide(orderCsv(orderLine(key, '1'), orderLine(key, '2'))));
}

const mails = () => [synced.mailsOf('customer'), synced.mailsOf('salesorder')];
const allElse = [OUTCOME.customers, Object.keys(OUTCOME.orders)];

describe('G6: a file that cannot be downloaded', () => {
  const outcome = outcomeWith(['X', 'X-too'], { X: ['1', '2'] }, ['customer/first.csv', 'salesorder/first.csv']);
  const inBoth = (fault: Omit<SftpFaultRule, 'path'>): SftpFaultRule[] =>
    ['customer', 'salesorder'].map((feed) => ({ ...fault, path: `/${feed}/export/first.csv` }));

  beforeEach(() => {
    putWide('first.csv', 'X');
    synced.putFeeds();
  });

  test('since the connection is lost in the middle of it, once: the next run has it', async () => {
    await synced.server.fail(...inBoth({ operation: 'read', nth: 3, cut: 'before' }));
    synced.tick(1);
    expect(synced.filesIn('seen')).toEqual(['first.csv', 'first.csv']);
    expect(synced.problemsOf('salesorder')).toEqual(['FILE_NOT_RECEIVED first.csv']);
    synced.tickUntilDone();
    synced.expectAllDone(outcome);
  });

  test.each<[string, Omit<SftpFaultRule, 'path'>]>([
    ['since the connection is lost at its beginning', { operation: 'read', cut: 'before' }],
    ['since the connection is lost at its end', { operation: 'close', cut: 'before' }],
    ['since the server cannot read it', { operation: 'read', status: 'FAILURE' }],
    ['since reading it is denied', { operation: 'open', status: 'PERMISSION_DENIED' }],
  ])('%s, each time: told once, the others go on; later it is taken', async (_, fault) => {
    await synced.server.fail(...inBoth(fault));
    synced.tick(5);
    expect([synced.customers(), synced.orders()]).toEqual(allElse);
    expect(synced.left()).toEqual(['first.csv seen', 'first.csv seen', 'first.csv', 'first.csv']);
    expect(mails()).toEqual([['1 new problem(s)'], ['1 new problem(s)']]);
    expect(synced.problemsOf('customer')).toEqual(['FILE_NOT_RECEIVED first.csv']);
    expect(synced.problemsOf('salesorder')).toEqual(['FILE_NOT_RECEIVED first.csv']);
    await synced.server.fail();
    synced.tickUntilDone();
    synced.expectAllDone(outcome);
  });
});

test('G6, G8: six files that each break the connection keep none of those behind them waiting for long', async () => {
  const keys = ['U', 'V', 'W', 'X', 'Y', 'Z'];
  for (const key of keys) {
    putWide(`first-${key}.csv`, key);
  }
  synced.putFeeds();
  await synced.server.fail({ operation: 'read', path: '/first-', cut: 'before' });
  // A run tries five times; the next one tries these files last.
  synced.tick(5);
  expect([synced.customers(), synced.orders()]).toEqual(allElse);
  // One more mail when there are more of them than are named.
  const told = mails();
  expect(told.map(({ length }) => length)).toEqual([2, 2]);
  synced.tick(3);
  expect(mails()).toEqual(told);
  await synced.server.fail();
  synced.tickUntilDone();
  synced.expectAllDone(
    outcomeWith(
      keys.flatMap((key) => [key, `${key}-too`]),
      Object.fromEntries(keys.map((key) => [key, ['1', '2']])),
      keys.flatMap((key) => [`customer/first-${key}.csv`, `salesorder/first-${key}.csv`]),
    ),
  );
});
