import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Account } from 'netsuite-sandbox/account/account';
import { loadRecords } from 'netsuite-sandbox/account/load-records';
import { runBody } from '../scripts/script-account';
import { shopAccount } from './shop';

let account: Account;
beforeEach(() => {
  account = shopAccount();
  loadRecords(account, {
    term: [{ id: 3, name: 'Net 30' }],
    customer: [
      { id: 510, companyname: 'Terms Inc', isperson: false, subsidiary: 1, email: 'terms@example.com', terms: 3 },
    ],
  });
});
afterEach(() => account.close());

/** @param save arguments of `save` @returns the order as it is stored */
function savedOrder(save: string, isDynamic = false, changes = '') {
  const line = isDynamic
    ? "so.selectNewLine('item').setCurrentSublistValue('item', 'item', 100).commitLine('item');"
    : "so.setSublistValue('item', 'item', 0, 100);";
  const body = `const so = record.create({ type: 'salesorder', isDynamic: ${isDynamic} });
    so.setValue('entity', 510); ${line} ${changes} so.save(${save});`;
  const { error } = runBody(account, ['N/record'], body);
  if (error) throw new Error(`${error.name}: ${error.message}`);
  return [...account.records.list('salesorder')].at(-1)?.body;
}

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4267286323.html
describe('sourcing from the customer when an order is saved', () => {
  test.each(['', '{}', '{ enableSourcing: false }'])('is not done in standard mode by save(%s)', (save) => {
    const order = savedOrder(save);
    expect([order?.terms, order?.email]).toEqual([undefined, undefined]);
    expect([order?.subsidiary, order?.total]).toEqual([1, 20]);
  });

  test('is done in standard mode when enableSourcing says so, for empty fields', () => {
    expect(savedOrder('{ enableSourcing: true }', false, "so.setValue('email', 'own@example.com');")).toMatchObject({
      terms: 3,
      email: 'own@example.com',
    });
  });

  test.each(['', '{ enableSourcing: false }'])('is always done in dynamic mode, as by save(%s)', (save) => {
    expect(savedOrder(save, true)).toMatchObject({ terms: 3, email: 'terms@example.com' });
  });

  test('is done for a stored order, too', () => {
    savedOrder('');
    const id = [...account.records.list('salesorder')].at(-1)?.id;
    const again = (save: string) =>
      runBody(account, ['N/record'], `record.load({ type: 'salesorder', id: ${id} }).save(${save});`);
    again('');
    expect(account.records.get('salesorder', id as number)?.body.terms).toBeUndefined();
    again('{ enableSourcing: true }');
    expect(account.records.get('salesorder', id as number)?.body.terms).toBe(3);
  });
});

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4267286323.html: "required through customization"
test('ignoreMandatoryFields does not spare what NetSuite itself asks for', () => {
  const body = "record.create({ type: 'term' }).save({ ignoreMandatoryFields: true });";
  expect(runBody(account, ['N/record'], body).error).toEqual({
    name: 'USER_ERROR',
    message: 'Please enter value(s) for: Name',
  });
});
