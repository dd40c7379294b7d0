import { beforeEach, describe, expect, test } from '@jest/globals';
import { InMemoryAccount } from './in-memory-account';

const ORDERS = 'externalId,HCOrderId,customer,date,item,orderLineId,quantity';
const order = (key: string, item = '4711', customer = 'known') => `${key},M-${key},${customer},03/09/2026,${item},1,1`;
let account: InMemoryAccount;

beforeEach(() => {
  account = new InMemoryAccount();
  account.customers.set('known', { id: '7', inactive: false });
});

test('G1: two files with unsafe names in the same second are both reported', () => {
  account.put('customer/export/x*.csv', 'externalId', '1');
  account.put('customer/export/y?.csv', 'externalId', '2');
  account.runUntilDone('customer');
  expect(account.rejects('customer')).toEqual(['x*.csv:0  FILE_NAME_UNSAFE', 'y?.csv:0  FILE_NAME_UNSAFE']);
});

describe('an order that stands in two files', () => {
  test('G1: is reported for both when it is rejected', () => {
    account.put('salesorder/export/a.csv', ORDERS, order('1', 'unknown'));
    account.put('salesorder/export/b.csv', ORDERS, order('2'), order('1', 'unknown'));
    account.runUntilDone('salesorder');
    expect(account.rejects('salesorder')).toEqual(['a.csv:2 1 REFERENCE_UNKNOWN', 'b.csv:3 1 REFERENCE_UNKNOWN']);
  });

  test('G2: is imported once when it is good', () => {
    account.put('salesorder/export/a.csv', ORDERS, order('1'));
    account.put('salesorder/export/b.csv', ORDERS, order('2'), order('1'));
    account.runUntilDone('salesorder');
    expect([...account.orders.keys()].sort()).toEqual(['1', '2']);
    expect([account.rejects('salesorder'), account.twice]).toEqual([[], []]);
  });
});

test('G1, G8: many held orders do not keep new files waiting', () => {
  account.put('salesorder/export/a.csv', ORDERS, order('1', '4711', 'late'));
  account.run('salesorder');
  account.files.forEach((file, index) => {
    account.files[index] = file.state === 'holding' ? { ...file, size: 21_000_000 } : file;
  });
  account.put('salesorder/export/b.csv', ORDERS, order('2'));
  account.runUntilDone('salesorder');
  expect([...account.orders.keys()]).toEqual(['2']);
});

test('G6: a batch whose file is gone does not stop the others', () => {
  account.put('customer/export/a.csv', 'externalId,lastName', 'A,Byron');
  account.run('customer');
  account.batches.forEach((batch, index) => {
    account.batches[index] = { ...batch, document: 999 };
  });
  account.put('customer/export/b.csv', 'externalId,lastName', 'B,Hopper');
  account.runUntilDone('customer');
  expect([...account.customers.keys()]).toContain('B');
});
