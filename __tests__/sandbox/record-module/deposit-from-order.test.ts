import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Account } from 'netsuite-sandbox/account/account';
import { evaluate } from '../scripts/script-account';
import { shopAccount } from './shop';

/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4267258059.html: `defaultValues`. */
let account: Account;
beforeEach(() => {
  account = shopAccount();
});
afterEach(() => account.close());

const run = (body: string): unknown => evaluate(account, ['N/record'], body);
const deposit = (defaultValues: string) =>
  `const deposit = record.create({ type: 'customerdeposit', defaultValues: ${defaultValues} });
  deposit.setValue('payment', 10);`;

test('a deposit that is created for a sales order takes its customer from there', () => {
  const seen = run(`${deposit('{ salesorder: 900 }')}
    const before = deposit.getValue('customer');
    const saved = record.load({ type: 'customerdeposit', id: deposit.save() });
    give([before, ...['customer', 'salesorder', 'payment', 'subsidiary'].map((id) => saved.getValue(id))].map(String));`);
  expect(seen).toEqual(['500', '500', '900', '10', '1']);
});

test('so does one whose order is set later', () => {
  const customer = run(`${deposit('{}')}
    deposit.setValue('salesorder', 900);
    give(String(record.load({ type: 'customerdeposit', id: deposit.save() }).getValue('customer')));`);
  expect(customer).toBe('500');
});

test('without an order it asks for the customer', () => {
  const message = run(`${deposit('{}')}
    try { deposit.save(); } catch (error) { give(error.message); }`);
  expect(message).toBe('Please enter value(s) for: Customer');
});
