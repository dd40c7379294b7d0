import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Account } from 'netsuite-sandbox/account/account';
import { readSecret, setSecret } from 'netsuite-sandbox/account/secrets';
import { memoryAccount } from '../scripts/script-account';

let account: Account;
beforeEach(() => {
  account = memoryAccount();
});
afterEach(() => account.close());

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/article_160216486846.html
test('an API secret has up to 1,000,000 characters', () => {
  setSecret(account, 'custsecret_long', 'x'.repeat(1_000_000));
  expect(readSecret(account, 'custsecret_long')).toHaveLength(1_000_000);
  expect(() => setSecret(account, 'custsecret_long', 'y'.repeat(1_000_001))).toThrow('more than 1000000 characters');
  expect(readSecret(account, 'custsecret_long')).toMatch(/^x+$/);
});
