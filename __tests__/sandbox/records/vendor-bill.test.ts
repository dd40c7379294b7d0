import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Account } from 'netsuite-sandbox/account/account';
import { loadRecords } from 'netsuite-sandbox/account/load-records';
import type { RecordBody } from 'netsuite-sandbox/records/record-store';
import { saveRecord } from 'netsuite-sandbox/records/save-record';
import { evaluate, memoryAccount } from '../scripts/script-account';
import { allValues } from '../search/search-calls';
import { rows } from '../suiteql/query-account';

/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N3199397.html */
let account: Account;
beforeEach(() => {
  account = memoryAccount();
  loadRecords(account, {
    account: [
      { id: 60, acctname: 'Freight', accttype: 'Expense' },
      { id: 61, acctname: 'Accounts Payable', accttype: 'AcctPay' },
    ],
    expensecategory: [{ id: 5, name: 'Shipping', account: 60 }],
    vendor: [{ id: 300, companyname: 'Mill', subsidiary: 1, terms: 2 }],
    customer: [{ id: 500, companyname: 'Acme', subsidiary: 1 }],
    inventoryitem: [{ id: 100, itemid: 'SHOE', baseprice: 20, cost: 8, purchasedescription: 'A shoe, from the mill' }],
  });
});
afterEach(() => account.close());

const bill = (body: RecordBody = {}, type = 'vendorbill') =>
  saveRecord(account, { type, body: { entity: 300, item: [{ item: 100, quantity: 3 }], ...body } });
const stored = (id: number) => account.records.get('transaction', id)?.body;

test('an item is billed at its purchase price, an expense under the account of its category', () => {
  const id = bill({ account: 61, tranid: 'M-17', expense: [{ category: 5, amount: 6, memo: 'by truck' }] });
  expect(stored(id)).toMatchObject({
    tranid: 'M-17',
    terms: 2,
    total: 30,
    usertotal: 30,
    item: [{ line: 1, rate: 8, amount: 24, description: 'A shoe, from the mill' }],
    expense: [{ line: 2, account: 60, amount: 6 }],
  });
});

test('a purchase order has the purchase price too', () => {
  expect(stored(bill({}, 'purchaseorder'))).toMatchObject({ total: 24, item: [{ rate: 8 }] });
});

test('a bill without a number of the vendor has none', () => {
  expect(stored(bill())?.tranid ?? null).toBeNull();
});

test.each<[RecordBody, string]>([
  [{ entity: null }, 'Please enter value(s) for: Vendor'],
  [{ entity: 500 }, 'Invalid entity reference key 500.'],
  [{ item: [] }, 'You must enter at least one line item for this transaction.'],
  [{ expense: [{ amount: 6 }] }, 'Please enter value(s) for: Account'],
])('NetSuite refuses %j', (body, message) => {
  expect(() => bill(body)).toThrow(message);
});

test('expenses alone are enough', () => {
  expect(stored(bill({ item: [], expense: [{ account: 60, amount: 6 }] }))).toMatchObject({ total: 6 });
});

/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_0504060412.html */
test('its status follows its approval', () => {
  const id = bill({ approvalstatus: '1' });
  const found = () =>
    allValues(account, {
      type: 'vendorbill',
      filters: [['mainline', 'is', 'T'], 'and', ['status', 'anyof', 'VendBill:D', 'VendBill:A']],
      columns: ['internalid', 'statusref', 'approvalstatus'],
    });
  expect(found()).toEqual([[String(id), 'pendingApproval', '1']]);
  const body = `const bill = record.load({ type: record.Type.VENDOR_BILL, id: ${id} });
    bill.setValue({ fieldId: 'approvalstatus', value: 2 });
    bill.save();
    give(record.load({ type: 'vendorbill', id: ${id} }).getText('approvalstatus'));`;
  expect(evaluate(account, ['N/record'], body)).toBe('Approved');
  expect(found()).toEqual([[String(id), 'open', '2']]);
});

test('a search and SuiteQL show its expense lines', () => {
  const id = bill({ account: 61, expense: [{ account: 60, amount: 6, memo: 'by truck' }] });
  const columns = ['line', 'account', 'amount', 'memo'];
  expect(allValues(account, { type: 'vendorbill', columns })).toEqual([
    ['0', '61', '30.00', ''],
    ['1', '', '24.00', 'A shoe, from the mill'],
    ['2', '60', '6.00', 'by truck'],
  ]);
  const sql = `SELECT id, expenseaccount, foreignamount FROM transactionline WHERE transaction = ${id} ORDER BY id`;
  expect(rows(account, sql)).toEqual([
    [0, null, -30],
    [1, null, 24],
    [2, 60, 6],
  ]);
});
