import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { generateHostKey } from 'netsuite-sandbox/sftp/host-key';
import { type OpenSshServer, startOpenSshServer } from '../test-servers';
import { OUTCOME } from './feeds';
import { keyOf, NAMES, outcomeOf, putBoth, UNADDRESSABLE } from './file-names';
import { FEED_NAMES, SyncedAccount } from './synced-account';

// On a busy machine.
jest.setTimeout(120_000);

/** To root nothing is denied. So root has the sync log in as somebody whom the modes of files bind. */
const USER = userInfo().uid === 0 ? 'nobody' : userInfo().username;

let synced: SyncedAccount<OpenSshServer>;
let umask: number;
beforeAll(async () => {
  // The folders and files of these tests belong to who runs them, and are for that user as well.
  umask = process.umask(0);
  synced = await SyncedAccount.create((root) => {
    chmodSync(dirname(root), 0o755);
    chmodSync(root, 0o777);
    return startOpenSshServer(root, USER);
  });
});
beforeEach(async () => {
  synced.begin();
  await synced.server.comeUp();
  synced.putFeeds();
});
afterEach(() => {
  // What a failed test has denied must not fail the next one.
  execFileSync('chmod', ['-R', 'ugo+rwX', synced.account.root]);
  synced.expectHouseRules();
});
afterAll(async () => {
  await synced?.close();
  process.umask(umask);
});

const remote = (path: string) => join(synced.account.root, path);
const setMode = (mode: number, paths: readonly string[]) => {
  for (const path of paths) {
    chmodSync(remote(path), mode);
  }
};
const mails = () => FEED_NAMES.map((feed) => synced.mailsOf(feed));
const problems = () => FEED_NAMES.map((feed) => synced.problemsOf(feed));
const allImported = [OUTCOME.customers, Object.keys(OUTCOME.orders)];

test('without a fault all is done', () => {
  synced.tickUntilDone();
  synced.expectAllDone();
  expect(mails()).toEqual([[], []]);
});

describe('G6, G7: no connection is told once, and made up for', () => {
  test('the server is down, and comes up again', async () => {
    await synced.server.goDown();
    synced.tick(3);
    expect([synced.ledger(), problems()]).toEqual([[], [['SFTP_UNREACHABLE'], ['SFTP_UNREACHABLE']]]);
    expect(mails()).toEqual([['1 new problem(s)'], ['1 new problem(s)']]);
    await synced.server.comeUp();
    synced.tickUntilDone();
    synced.expectAllDone();
  });

  test.each([
    [
      'its host key is another',
      { custrecord_hcsync_sftp_hostkey: generateHostKey('rsa').publicBody },
      'SFTP_HOST_KEY_WRONG',
    ],
    ['it does not know the user', { custrecord_hcsync_sftp_user: 'stranger' }, 'SFTP_LOGIN_REFUSED'],
  ])('%s', (_, settings, code) => {
    synced.set(settings);
    synced.tick(3);
    expect([synced.ledger(), problems()]).toEqual([[], [[code], [code]]]);
    expect(mails()).toEqual([['1 new problem(s)'], ['1 new problem(s)']]);
    synced.set({});
    synced.tickUntilDone();
    synced.expectAllDone();
  });
});

describe('G6: what the modes of files deny is told once, and done when they are mended', () => {
  test('reading a file', () => {
    const files = ['customer/export/customers-1.csv', 'salesorder/export/orders-2.csv'];
    setMode(0o000, files);
    synced.tick(4);
    expect([synced.customers(), synced.orders()]).toEqual([['C'], ['3']]);
    expect(problems()).toEqual([['FILE_NOT_RECEIVED customers-1.csv'], ['FILE_NOT_RECEIVED orders-2.csv']]);
    expect(mails()).toEqual([['1 new problem(s)'], ['1 new problem(s)']]);
    setMode(0o644, files);
    synced.tickUntilDone();
    synced.expectAllDone();
  });

  test('listing a folder', () => {
    setMode(0o333, ['customer/export', 'salesorder/export']);
    synced.tick(3);
    expect(problems()).toEqual([['SFTP_DENIED customer/export'], ['SFTP_DENIED salesorder/export']]);
    expect(mails()).toEqual([['1 new problem(s)'], ['1 new problem(s)']]);
    setMode(0o777, ['customer/export', 'salesorder/export']);
    synced.tickUntilDone();
    synced.expectAllDone();
  });

  test('writing ids and reports', () => {
    const folders = ['customer/import', 'customer/export/error', 'salesorder/import/orderidentification'];
    setMode(0o555, folders);
    synced.tick(4);
    expect([synced.customers(), synced.orders()]).toEqual(allImported);
    expect(problems()).toEqual([
      ['IDS_NOT_SENT customer/import', 'REPORT_NOT_SENT customer/export/error'],
      ['IDS_NOT_SENT salesorder/import/orderidentification'],
    ]);
    setMode(0o777, folders);
    synced.tickUntilDone();
    synced.expectAllDone();
  });

  test('moving files aside', () => {
    const folders = ['customer/export/archive', 'customer/export/failed', 'salesorder/export/archive'];
    setMode(0o555, folders);
    synced.tick(4);
    expect([synced.customers(), synced.orders()]).toEqual(allImported);
    expect(problems().map((codes) => new Set(codes.map((code) => code.split(' ')[0])))).toEqual([
      new Set(['FILE_NOT_MOVED']),
      new Set(['FILE_NOT_MOVED']),
    ]);
    expect(mails().map(({ length }) => length)).toEqual([1, 1]);
    setMode(0o777, folders);
    synced.tickUntilDone();
    synced.expectAllDone();
  });
});

describe('a folder that is missing', () => {
  test('is made, but for the one of the feeds', () => {
    for (const folder of [
      'customer/export/archive',
      'customer/export/failed',
      'customer/export/error',
      'customer/import',
      'salesorder/import',
    ]) {
      rmSync(remote(folder), { recursive: true });
    }
    synced.tickUntilDone();
    synced.expectAllDone();
    expect(mails()).toEqual([[], []]);
  });

  test('G6: the one of the feeds is told once', () => {
    renameSync(remote('customer/export'), remote('customer/elsewhere'));
    synced.tick(3);
    expect([problems(), mails()]).toEqual([
      [['SFTP_FOLDER_MISSING customer/export'], []],
      [['1 new problem(s)'], []],
    ]);
    renameSync(remote('customer/elsewhere'), remote('customer/export'));
    synced.tickUntilDone();
    synced.expectAllDone();
  });
});

/** Only root mounts a file system, and not in every container. */
function canMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'hotwax-mount-'));
  try {
    mountSmallDisk(folder);
    execFileSync('umount', [folder]);
    return true;
  } catch {
    return false;
  } finally {
    rmdirSync(folder);
  }
}

/** Four pages. */
function mountSmallDisk(folder: string): void {
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16k,mode=777', 'tmpfs', folder], { stdio: 'pipe' });
}

(canMount() ? test : test.skip)(
  'G1, G6: a full disk is told once; no half file is seen; ids and reports come when there is room',
  () => {
    const folders = ['customer/import', 'customer/export/error', 'salesorder/import/orderidentification'].map(remote);
    try {
      for (const folder of folders) {
        mountSmallDisk(folder);
        writeFileSync(join(folder, 'other'), Buffer.alloc(16_384));
      }
      synced.tick(4);
      expect([synced.customers(), synced.orders()]).toEqual(allImported);
      expect(folders.map((folder) => readdirSync(folder))).toEqual([['other'], ['other'], ['other']]);
      expect(problems()).toEqual([
        ['IDS_NOT_SENT customer/import', 'REPORT_NOT_SENT customer/export/error'],
        ['IDS_NOT_SENT salesorder/import/orderidentification'],
      ]);
      for (const folder of folders) {
        rmSync(join(folder, 'other'));
      }
      synced.tickUntilDone();
      synced.expectAllDone();
    } finally {
      for (const folder of folders) {
        execFileSync('umount', [folder]);
      }
    }
  },
);

test('G1, G2, G6: each file is imported once, and told and archived under its own name, whatever that is', () => {
  NAMES.forEach((name, at) => {
    putBoth(synced, name, keyOf(name, at));
  });
  UNADDRESSABLE.forEach(([name], at) => {
    putBoth(synced, name, `U${at}`);
  });
  synced.tickUntilDone();
  const outcome = outcomeOf(NAMES, NAMES.map(keyOf));
  const unsafe = UNADDRESSABLE.map(([, shown]) => `${shown}  FILE_NAME_UNSAFE`);
  synced.expectAllDone({ ...outcome, rejects: [...outcome.rejects, ...unsafe] });
  expect(mails()).toEqual([[], []]);
});
