import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Account } from 'netsuite-sandbox/account/account';
import { evaluate } from '../scripts/script-account';
import { shopAccount } from './shop';

/**
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1524156901.html: fields of dynamic records are
 * "validated in real time". Scripts that do not know whether they have an id or a text try one after the other.
 */
let account: Account;
beforeEach(() => {
  account = shopAccount();
});
afterEach(() => account.close());

const run = (isDynamic: boolean, body: string): unknown =>
  evaluate(
    account,
    ['N/record'],
    `const order = record.create({ type: 'salesorder', isDynamic: ${isDynamic} });
     const refused = (call) => { try { call(); return null; } catch (error) { return error.name + ': ' + error.message; } };
     ${body}`,
  );
const invalid = (value: unknown, field: string) =>
  `INVALID_FLD_VALUE: You have entered an Invalid Field Value ${value} for the following field: ${field}`;

test.each(['Bronx', 4711, 9])('a dynamic record refuses the location %s at once', (value) => {
  expect(run(true, `give(refused(() => order.setValue('location', ${JSON.stringify(value)})));`)).toBe(
    invalid(value, 'location'),
  );
});

test('another record takes it until it is saved', () => {
  expect(run(false, `give(refused(() => order.setValue('location', 4711)));`)).toBeNull();
});

test('a dynamic record takes what is there, as number or text, and the same by its name', () => {
  const location = run(
    true,
    `order.setValue('location', '7'); order.setText('location', 'Bronx'); give(order.getValue('location'));`,
  );
  expect(location).toBe('8');
});

test('so does its line', () => {
  const body = `order.setValue('entity', 500);
    order.selectNewLine('item');
    const answer = refused(() => order.setCurrentSublistValue('item', 'item', 'HAT'));
    order.setCurrentSublistText('item', 'item', 'HAT');
    give([answer, order.getCurrentSublistValue('item', 'item')]);`;
  expect(run(true, body)).toEqual([invalid('HAT', 'item'), '101']);
});
