import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Account } from 'netsuite-sandbox/account/account';
import { loadRecords } from 'netsuite-sandbox/account/load-records';

import { queryAccount, rows } from '../suiteql/query-account';
import { allValues, firstValues } from './search-calls';

let account: Account;
beforeAll(() => {
  account = queryAccount();
  const sale = (id: number, more: object) => ({
    id,
    entity: 201,
    subsidiary: 1,
    item: [{ item: 100, quantity: 1, rate: 5, amount: 5 }],
    ...more,
  });
  loadRecords(account, {
    invoice: [sale(801, {}), sale(802, { status: 'B' }), sale(803, { status: 'Paid In Full' })],
    creditmemo: [sale(811, {}), sale(812, { status: 'B' })],
    estimate: [sale(821, {})],
    cashsale: [sale(831, { status: 'C' })],
  });
});
afterAll(() => account.close());

const CODES = 'https://blog.prolecto.com/2013/08/30/netsuite-searchfilter-transaction-internal-status-list/';

/** A filter on the status of a type that has no order status once found nothing, without a word. */
test.each<[string, string[]]>([
  ['CustInvc:A', ['801']],
  ['CustInvc:B', ['802', '803']],
  ['CustCred:A', ['811']],
  ['CustCred:B', ['812']],
  ['Estimate:A', ['821']],
  ['CashSale:C', ['831']],
])(`status %s finds transactions: ${CODES}`, (status, ids) => {
  const filters = [['mainline', 'is', 'T'], 'and', ['status', 'anyof', status]];
  expect(firstValues(account, { type: 'transaction', filters, columns: ['internalid'] })).toEqual(ids);
});

test('fulfillments are found by their ship status', () => {
  account.records.insert('itemfulfillment', { id: 841, body: { entity: 201, createdfrom: 500, shipstatus: 'C' } });
  const filters = [['mainline', 'is', 'T'], 'and', ['status', 'anyof', 'ItemShip:C']];
  expect(allValues(account, { type: 'itemfulfillment', filters, columns: ['internalid', 'status'] })).toEqual([
    ['841', 'shipped'],
  ]);
});

test('SuiteQL has the letter and the name', () => {
  const sql =
    'SELECT status, BUILTIN.DF(status) AS name, BUILTIN.CF(status) AS code FROM transaction WHERE id IN (801, 802) ORDER BY id';
  expect(rows(account, sql)).toEqual([
    ['A', 'Invoice : Open', 'CustInvc:A'],
    ['B', 'Invoice : Paid In Full', 'CustInvc:B'],
  ]);
});
