import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import { type FaultyServer, startFaultyServer } from './faulty-server';
import { OUTCOME } from './feeds';
import { keyOf, NAMES, outcomeOf, putBoth, UNADDRESSABLE } from './file-names';
import { FEED_NAMES, SyncedAccount } from './synced-account';

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

test('G1, G2, G6: each file is imported once, and told and archived under its own name, whatever that is', () => {
  NAMES.forEach((name, at) => {
    putBoth(synced, name, keyOf(name, at));
  });
  synced.putFeeds();
  synced.tickUntilDone();
  synced.expectAllDone(outcomeOf(NAMES, NAMES.map(keyOf)));
  expect(FEED_NAMES.map((feed) => synced.mailsOf(feed))).toEqual([[], []]);
});

test('G6: files that cannot be addressed are told once and stop no others; renamed they are taken', () => {
  UNADDRESSABLE.forEach(([name], at) => {
    putBoth(synced, name, keyOf(name, at));
  });
  synced.putFeeds();
  synced.tick(3);
  const rejects = [...OUTCOME.rejects, ...UNADDRESSABLE.map(([, shown]) => `${shown}  FILE_NAME_UNSAFE`)];
  synced.expectAllDone({ ...OUTCOME, rejects });
  expect(synced.filesIn('unaddressable').sort()).toEqual(
    [...UNADDRESSABLE, ...UNADDRESSABLE].map(([, shown]) => shown).sort(),
  );
  const told = [synced.rejects(), synced.account.mails()];
  synced.tick(3);
  expect([synced.rejects(), synced.account.mails()]).toEqual(told);
  UNADDRESSABLE.forEach(([name], at) => {
    for (const feed of FEED_NAMES) {
      const folder = join(synced.account.root, feed, 'export');
      renameSync(join(folder, name), join(folder, `renamed-${at}.csv`));
    }
  });
  synced.tickUntilDone();
  const outcome = outcomeOf(
    UNADDRESSABLE.map((_, at) => `renamed-${at}.csv`),
    UNADDRESSABLE.map(keyOf),
  );
  synced.expectAllDone({ ...outcome, rejects: [...outcome.rejects, ...rejects] });
});

test('G6, G8: files that cannot be read are told once, by name', async () => {
  const names = ['"double" quotes.csv', 'caf\u00e9.csv', 'cafe\u0301.csv', `${'x'.repeat(196)}.csv`, 'who@example.csv'];
  names.forEach((name, at) => {
    putBoth(synced, name, keyOf(name, at));
  });
  await synced.server.fail({ operation: 'read', status: 'FAILURE' });
  synced.tick(3);
  expect(FEED_NAMES.map((feed) => synced.mailsOf(feed))).toEqual([['5 new problem(s)'], ['5 new problem(s)']]);
  // What looks like an address is a person's, wherever it stands.
  const told = names.map((name) => `FILE_NOT_RECEIVED ${name === 'who@example.csv' ? '…' : name}`);
  expect(synced.problemsOf('customer')).toEqual(told.sort());
  await synced.server.fail();
  synced.putFeeds();
  synced.tickUntilDone();
  synced.expectAllDone(outcomeOf(names, names.map(keyOf)));
});
