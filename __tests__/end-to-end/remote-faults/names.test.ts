import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import { type FaultyServer, startFaultyServer } from './faulty-server';
import { customerCsv, customerRow, OUTCOME, orderCsv, orderLine, outcomeWith } from './feeds';
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

const NAMES = [
  'with two  spaces.csv',
  '"double" and \'single\' quotes.csv',
  'comma,semicolon;ampersand&dollar$(pwd)`id`.csv',
  'Übersicht 株式会社 😀.csv',
  // One letter, and a letter with a mark over it: two files to a server, the same to the eye.
  'caf\u00e9.csv',
  'cafe\u0301.csv',
  `${'x'.repeat(196)}.csv`,
  `${'x'.repeat(195)}y.csv`,
  '.hidden.csv',
  '-rf.csv',
  '--.csv',
  '..csv',
  '.csv',
  'case.csv',
  'Case.csv',
  'CASE.CSV',
  'who@example.csv',
  '[a-c]{1,2}~#%2e%2e.csv',
];

/** As they are on the server; in lists that people read. */
const UNADDRESSABLE = [
  ['star*.csv', 'star*.csv'],
  ['any?.csv', 'any?.csv'],
  ['back\\slash.csv', 'back\\slash.csv'],
  ['line\nbreak.csv', 'line\\u000abreak.csv'],
  [' blank first.csv', '\\u0020blank first.csv'],
  ['blank last.csv ', 'blank last.csv\\u0020'],
] as const;

/** A file of each feed, whose records and one bad row have keys of their own. */
function putBoth(name: string, key: string): void {
  const [customer, order] = [
    customerRow(`bad-${key}`).replace('Byron', ''),
    orderLine(`bad-${key}`, '1', '500', '404'),
  ];
  synced.account.put(`customer/export/${name}`, customerCsv(key) + customer);
  synced.account.put(`salesorder/export/${name}`, orderCsv(orderLine(key, '1')) + order);
}

function outcomeOf(names: readonly string[], keys: readonly string[]): ReturnType<typeof outcomeWith> {
  const outcome = outcomeWith(
    keys,
    Object.fromEntries(keys.map((key) => [key, ['1']])),
    names.flatMap((name) => FEED_NAMES.map((feed) => `${feed}/${name}`)),
  );
  const bad = names.flatMap((name, at) => [
    `${name} bad-${keys[at]} VALUE_MISSING`,
    `${name} bad-${keys[at]} REFERENCE_UNKNOWN`,
  ]);
  return { ...outcome, rejects: [...outcome.rejects, ...bad] };
}

const keyOf = (_: unknown, at: number) => `K${at + 10}`;

test('G1, G2, G6: each file is imported once, and told and archived under its own name, whatever that is', () => {
  NAMES.forEach((name, at) => {
    putBoth(name, keyOf(name, at));
  });
  synced.putFeeds();
  synced.tickUntilDone();
  synced.expectAllDone(outcomeOf(NAMES, NAMES.map(keyOf)));
  expect(FEED_NAMES.map((feed) => synced.mailsOf(feed))).toEqual([[], []]);
});

test('G6: files that cannot be addressed are told once and stop no others; renamed they are taken', () => {
  UNADDRESSABLE.forEach(([name], at) => {
    putBoth(name, keyOf(name, at));
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
    putBoth(name, keyOf(name, at));
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
