import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Account } from 'netsuite-sandbox/account/account';
import { openAccount } from 'netsuite-sandbox/account/open-account';
import { sqlAll, sqlGet } from 'netsuite-sandbox/account/sql';

let account: Account;
beforeEach(() => {
  account = openAccount(':memory:');
});
afterEach(() => account.close());

const ASK = 'SELECT n FROM (SELECT 1 AS n UNION SELECT 2 UNION SELECT 3) WHERE n = ?';

test.each<[string, readonly ('all' | 'get')[]]>([
  ['a first row after all rows', ['all', 'get', 'get']],
  ['all rows after a first row', ['get', 'all', 'all']],
  ['first rows and all rows in turn', ['all', 'get', 'all', 'get']],
])('a statement is asked with its own values: %s', (_what, methods) => {
  const { db } = account;
  const answers = methods.map((method, at) => {
    const n = (at % 3) + 1;
    return method === 'all' ? sqlAll(db, ASK, n)[0] : sqlGet(db, ASK, n);
  });
  expect(answers).toEqual(methods.map((_, at) => ({ n: (at % 3) + 1 })));
});
