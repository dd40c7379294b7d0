import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { generateHostKey } from 'netsuite-sandbox/sftp/host-key';
import type { SftpFaultRule } from 'netsuite-sandbox/sftp/sftp-faults';
import { type FaultyServer, PASSWORD, PASSWORD_ID, startFaultyServer } from './faulty-server';
import { customerCsv, OUTCOME } from './feeds';
import { SyncedAccount } from './synced-account';

// On a busy machine.
jest.setTimeout(60_000);

let synced: SyncedAccount<FaultyServer>;
beforeAll(async () => {
  synced = await SyncedAccount.create(startFaultyServer);
});
beforeEach(async () => {
  synced.begin();
  await synced.server.comeUp();
  await synced.server.fail();
  synced.putFeeds();
});
afterEach(() => synced.expectHouseRules());
afterAll(() => synced?.close());

test('without a fault all is done in a few runs, and there is nothing to tell but rejects', () => {
  synced.tickUntilDone();
  synced.expectAllDone();
  expect([synced.mailsOf('customer'), synced.mailsOf('salesorder')]).toEqual([[], []]);
});

/** Told once, by each script that meets it; the list has it as long as it lasts; runs fail only when they tell it. */
function expectToldOnce(code: string): void {
  for (const feed of ['customer', 'salesorder'] as const) {
    expect([feed, synced.mailsOf(feed)]).toEqual([feed, ['1 new problem(s)']]);
    expect([feed, synced.problemsOf(feed)]).toEqual([feed, [code]]);
  }
  const failed = synced.runs.filter(({ status }) => status === 'FAILED').map(({ error }) => error?.name);
  expect(failed).toEqual([code, code]);
}

describe('G6, G7: no connection', () => {
  test('the server is down: nothing happens but one mail; when it is up again, all is done', async () => {
    await synced.server.goDown();
    synced.tick(4);
    expect([synced.ledger(), synced.customers(), synced.orders()]).toEqual([[], [], []]);
    expectToldOnce('SFTP_UNREACHABLE');
    await synced.server.comeUp();
    synced.tickUntilDone();
    synced.expectAllDone();
  });

  test('it goes down while jobs are under way: they are settled, and their ids sent later', async () => {
    synced.tick(1);
    await synced.server.goDown();
    synced.tick(3);
    // Orders 1 and 3 need no SFTP to follow their customers.
    expect([synced.customers(), synced.orders()]).toEqual([OUTCOME.customers, ['1', '2', '3']]);
    expect(synced.remoteFiles().filter((path) => path.includes('/import/'))).toEqual([]);
    expectToldOnce('SFTP_UNREACHABLE');
    await synced.server.comeUp();
    synced.tickUntilDone();
    synced.expectAllDone();
  });

  test.each<[string, SftpFaultRule]>([
    ['is reset before SSH begins', { operation: 'connect', cut: 'before' }],
    ['is reset at the login', { operation: 'login', cut: 'before' }],
    ['is lost before a folder is listed', { operation: 'opendir', cut: 'before' }],
    ['is lost in the middle of a list', { operation: 'readdir', cut: 'after' }],
  ])('it %s, each time: told once; when it holds, all is done', async (_, fault) => {
    await synced.server.fail(fault);
    synced.tick(3);
    expect([synced.ledger(), synced.customers(), synced.orders()]).toEqual([[], [], []]);
    expectToldOnce('SFTP_UNREACHABLE');
    await synced.server.fail();
    synced.tickUntilDone();
    synced.expectAllDone();
  });

  test('a list is lost once: the next run has it', async () => {
    await synced.server.fail({ operation: 'readdir', nth: 2, cut: 'after' });
    synced.tickUntilDone();
    synced.expectAllDone();
  });
});

describe('G9: a server that is not to be trusted, or does not trust us', () => {
  /** Ids wait to be sent, files to be moved, and a new file to be fetched: each would be a reason to connect. */
  beforeEach(() => {
    synced.tick(1);
    synced.runs = [];
    synced.account.put('customer/export/late.csv', customerCsv('D'));
    synced.account.put('salesorder/export/late.csv', 'externalId\n7\n');
  });

  const outcome = {
    ...OUTCOME,
    customers: [...OUTCOME.customers, 'D'],
    archived: [...OUTCOME.archived, 'customer/late.csv'],
    rejects: [...OUTCOME.rejects, 'late.csv  FILE_COLUMN_MISSING'],
    failed: ['customer/no-key.csv', 'salesorder/late.csv'],
  };

  /** How often the server was asked for something, per run, while the schedule went on. */
  async function asked(quarters: number): Promise<Record<string, number>> {
    const before: Record<string, number> = await synced.server.counts();
    const runs = synced.runs.length;
    synced.tick(quarters);
    const after: Record<string, number> = await synced.server.counts();
    const times = Object.entries(after).map(([operation, count]) => [operation, count - (before[operation] ?? 0)]);
    const perRun = times.map(([operation, count]) => [operation, Number(count) / (synced.runs.length - runs)]);
    return Object.fromEntries(perRun.filter(([, count]) => count !== 0));
  }

  test('it shows another host key: a run stops at the first connection, before the login; nothing is sent', async () => {
    synced.set({ custrecord_hcsync_sftp_hostkey: generateHostKey('ecdsa').publicBody });
    expect(await asked(3)).toEqual({ connect: 1 });
    expect(synced.filesIn('seen')).toEqual([]);
    expectToldOnce('SFTP_HOST_KEY_WRONG');
    synced.set({});
    synced.tickUntilDone();
    synced.expectAllDone(outcome);
  });

  test('it refuses the password: one attempt per run, or it would lock the account', async () => {
    synced.account.setSecret(PASSWORD_ID, 'another');
    expect(await asked(3)).toEqual({ connect: 1, login: 1 });
    expectToldOnce('SFTP_LOGIN_REFUSED');
    synced.account.setSecret(PASSWORD_ID, PASSWORD);
    synced.tickUntilDone();
    synced.expectAllDone(outcome);
  });
});
