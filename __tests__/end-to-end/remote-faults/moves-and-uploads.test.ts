import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { SftpFaultRule } from 'netsuite-sandbox/sftp/sftp-faults';
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

const problems = () => [synced.problemsOf('customer'), synced.problemsOf('salesorder')];
const allImported = [OUTCOME.customers, Object.keys(OUTCOME.orders)];
/** Where HotWax and people look; files that are not whole included. */
const sent = () => synced.remoteFiles().filter((path) => /\/(import|error)\//.test(path));
const movedAside = () => synced.remoteFiles().filter((path) => /\/(archive|failed)\//.test(path));
/** One file of customer ids; two of order ids and of line ids, since orders that waited come later; two reports. */
const SENT_FILES = 7;

function expectOneMailEach(): void {
  expect([synced.mailsOf('customer').length, synced.mailsOf('salesorder').length]).toEqual([1, 1]);
}

describe('G2: what happened though its answer was lost', () => {
  test.each<[string, SftpFaultRule]>([
    ['moves to the archive', { operation: 'rename', path: '/archive/', cut: 'after' }],
    ['moves to failed/', { operation: 'rename', path: '/failed/', cut: 'after' }],
    ['renames of ids and reports', { operation: 'rename', path: '.part', cut: 'after' }],
  ])('%s: it is seen, is no problem, and nothing is done twice', async (_, fault) => {
    await synced.server.fail(fault);
    synced.tickUntilDone();
    synced.expectAllDone();
    expect([synced.mailsOf('customer'), synced.mailsOf('salesorder')]).toEqual([[], []]);
    expect(sent()).toHaveLength(SENT_FILES);
  });
});

describe('G6, G7: files that cannot be moved aside are told once, not imported again, and moved later', () => {
  const denied = [
    ['customers-1', 'customers-2', 'no-key'].map((name) => `FILE_NOT_MOVED ${name}.csv`),
    ['orders-1', 'orders-2', 'orders-3'].map((name) => `FILE_NOT_MOVED ${name}.csv`),
  ];

  test.each<[string, Omit<SftpFaultRule, 'path' | 'operation'>, string[][]]>([
    ['the connection is lost before each move', { cut: 'before' }, [['SFTP_UNREACHABLE'], ['SFTP_UNREACHABLE']]],
    ['the server denies it', { status: 'PERMISSION_DENIED' }, denied],
    ['the server fails', { status: 'FAILURE' }, denied],
  ])('%s', async (_, fault, told) => {
    const folders = ['/archive/', '/failed/'];
    await synced.server.fail(...folders.map((path) => ({ ...fault, operation: 'rename' as const, path })));
    synced.tick(6);
    expect([synced.customers(), synced.orders(), movedAside()]).toEqual([...allImported, []]);
    expect(problems()).toEqual(told);
    expectOneMailEach();
    await synced.server.fail();
    synced.tickUntilDone();
    synced.expectAllDone();
    expect(sent()).toHaveLength(SENT_FILES);
  });

  test('one of them keeps no other from it', async () => {
    await synced.server.fail({ operation: 'rename', path: '-1.csv', status: 'PERMISSION_DENIED' });
    synced.tick(5);
    expect(synced.left()).toEqual([
      'customers-1.csv prepared',
      'orders-1.csv prepared',
      'customers-1.csv',
      'orders-1.csv',
    ]);
    await synced.server.fail();
    synced.tickUntilDone();
    synced.expectAllDone();
  });
});

describe('G1, G6: ids and reports that cannot be put are told once, never seen half, and put later', () => {
  const refused = [
    ['IDS_NOT_SENT customer/import', 'REPORT_NOT_SENT customer/export/error'],
    ['IDS_NOT_SENT salesorder/import/orderidentification', 'REPORT_NOT_SENT salesorder/export/error'],
  ];
  const lost = [['SFTP_UNREACHABLE'], ['SFTP_UNREACHABLE']];

  test.each<[string, Omit<SftpFaultRule, 'path'>, string[][]]>([
    ['writing is denied', { operation: 'open', status: 'PERMISSION_DENIED' }, refused],
    ['the disk is full', { operation: 'write', status: 'FAILURE' }, refused],
    ['renaming is denied', { operation: 'rename', status: 'PERMISSION_DENIED' }, refused],
    ['the connection is lost in the middle', { operation: 'write', cut: 'after' }, lost],
    ['the connection is lost at the end', { operation: 'close', cut: 'after' }, lost],
    ['the connection is lost before the rename', { operation: 'rename', cut: 'before' }, lost],
  ])('%s', async (_, fault, told) => {
    await synced.server.fail({ ...fault, path: '.part' });
    synced.tick(5);
    expect([synced.customers(), synced.orders(), sent()]).toEqual([...allImported, []]);
    expect(synced.filesIn('archived')).not.toContain('customers-2.csv');
    expect(problems()).toEqual(told);
    expectOneMailEach();
    await synced.server.fail();
    synced.tickUntilDone();
    synced.expectAllDone();
  });

  test('the server dies with a half on its disk: the next try takes its place', async () => {
    synced.tick(1);
    await synced.server.fail(
      { operation: 'write', path: '.part', cut: 'after' },
      { operation: 'remove', path: '.part', cut: 'before' },
    );
    synced.tick(1);
    expect(sent().filter((path) => path.endsWith('.part'))).toHaveLength(4);
    await synced.server.fail();
    synced.tickUntilDone();
    synced.expectAllDone();
  });

  test('order ids: line ids do not go without them; what goes anyway is no matter of theirs', async () => {
    await synced.server.fail({ operation: 'write', path: '/orderidentification/', status: 'FAILURE' });
    synced.tick(5);
    expect([synced.customers(), synced.orders()]).toEqual(allImported);
    const folders = ['customer/import', 'customer/export/error', 'salesorder/import', 'salesorder/export/error'];
    expect(folders.map((folder) => sent().filter((path) => path.startsWith(`${folder}/`)).length)).toEqual([
      1, 1, 0, 1,
    ]);
    expect(problems()).toEqual([[], ['IDS_NOT_SENT salesorder/import/orderidentification']]);
    await synced.server.fail();
    synced.tickUntilDone();
    synced.expectAllDone();
  });

  test('line ids: the order ids go ahead', async () => {
    await synced.server.fail({ operation: 'write', path: '/orderitemattribute/', status: 'FAILURE' });
    synced.tick(5);
    expect(synced.account.listed('salesorder/import/orderitemattribute')).toEqual([]);
    expect(problems()).toEqual([[], ['IDS_NOT_SENT salesorder/import/orderitemattribute']]);
    await synced.server.fail();
    synced.tickUntilDone();
    synced.expectAllDone();
  });
});
