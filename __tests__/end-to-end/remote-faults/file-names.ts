import { customerCsv, customerRow, type Outcome, orderCsv, orderLine, outcomeWith } from './feeds';
import { FEED_NAMES, type SyncedAccount } from './synced-account';

/** Names that are taken as they are. */
export const NAMES = [
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
export const UNADDRESSABLE = [
  ['star*.csv', 'star*.csv'],
  ['any?.csv', 'any?.csv'],
  ['back\\slash.csv', 'back\\slash.csv'],
  ['line\nbreak.csv', 'line\\u000abreak.csv'],
  [' blank first.csv', '\\u0020blank first.csv'],
  ['blank last.csv ', 'blank last.csv\\u0020'],
] as const;

/** A file of each feed, whose records and one bad row have keys of their own. */
export function putBoth({ account }: SyncedAccount, name: string, key: string): void {
  const [customer, order] = [
    customerRow(`bad-${key}`).replace('Byron', ''),
    orderLine(`bad-${key}`, '1', '500', '404'),
  ];
  account.put(`customer/export/${name}`, customerCsv(key) + customer);
  account.put(`salesorder/export/${name}`, orderCsv(orderLine(key, '1')) + order);
}

/** What comes of such files and of the usual ones. */
export function outcomeOf(names: readonly string[], keys: readonly string[]): Outcome {
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

/** Of the file at a place in a list. */
export const keyOf = (_: unknown, at: number) => `K${at + 10}`;
