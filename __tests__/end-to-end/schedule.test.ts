import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { LocalAccount } from './local-account';
import { startEmbeddedServer } from './test-servers';

const ORDER_HEADER = 'externalId,HCOrderId,customerExternalId,customer,date,shippingCost,item,orderLineId,quantity';
const order = (key: string, customer: string) => `${key},M${key},${customer},,03/09/2026,5.95,4711,00101,1`;
const CUSTOMER = 'externalId,HCCustomerId,lastName,subsidiary\nshop-1,P1,Byron,1\n';

let account: LocalAccount;

beforeEach(async () => {
  account = await LocalAccount.create(startEmbeddedServer);
  await account.load({ inventoryitem: [{ id: 4711, itemid: 'JACKET' }] });
});
afterEach(() => account.remove());

async function orders(): Promise<unknown[]> {
  return (await account.records('salesorder')).map(({ externalid }) => externalid);
}

describe('on its schedule, without anybody', () => {
  test('an order and its new customer of the same hour end in NetSuite, and their ids on SFTP', async () => {
    account.put('salesorder/export/orders.csv', `${ORDER_HEADER}\n${order('1', 'shop-1')}\n`);
    account.put('customer/export/customers.csv', CUSTOMER);
    await account.sandbox.command('tick', 'PT1H');
    expect(await orders()).toEqual(['1']);
    const [{ id } = { id: 0 }] = await account.records('salesorder');
    expect(account.lines('salesorder/import/orderidentification')).toContain(`M1,NETSUITE_ORDER_ID,${id}`);
    expect(account.lines('salesorder/import/orderitemattribute')).toContain('M1,00101,NetsuiteItemLineId,1');
    expect(account.lines('customer/import')[1]).toMatch(/^P1,NETSUITE_CUSTOMER_ID,\d+$/);
  }, 60_000);

  test('G4: an order waits for its customer over several runs, and is imported when it comes', async () => {
    account.put('salesorder/export/orders.csv', `${ORDER_HEADER}\n${order('1', 'shop-1')}\n${order('2', 'shop-2')}\n`);
    await account.sandbox.command('tick', 'PT1H');
    expect(await orders()).toEqual([]);
    expect(account.listed('salesorder/export/archive')).toEqual(['orders.csv']);
    account.put('customer/export/customers.csv', CUSTOMER);
    await account.sandbox.command('tick', 'PT1H');
    expect(await orders()).toEqual(['1']);
    expect(account.listed('salesorder/export/error')).toEqual([]);
  }, 60_000);

  test('G1: an order whose customer never comes is rejected after its time, with the place it came from', async () => {
    account.put('salesorder/export/orders.csv', `${ORDER_HEADER}\n${order('1', 'nobody')}\n`);
    await account.sandbox.command('tick', 'PT90M');
    expect(account.listed('salesorder/export/error')).toEqual([]);
    await account.run('salesorder', { custscript_hcsync_ord_hold_hours: '2' });
    await account.run('salesorder');
    expect(account.listed('salesorder/export/error')).toEqual([]);
    await account.run('salesorder', { custscript_hcsync_ord_hold_hours: '1' });
    await account.run('salesorder');
    const [report = ''] = account.listed('salesorder/export/error');
    expect(account.read(`salesorder/export/error/${report}`)).toContain('orders.csv,2,1,ORDER_CUSTOMER_UNKNOWN,');
    expect(await orders()).toEqual([]);
    expect(await account.ledgerFiles()).toMatchObject([{ state: 'archived' }, { state: 'archived', rejected: 1 }]);
  }, 60_000);

  test('G2: the same order again, in another file, only gets its ids sent again', async () => {
    account.put('customer/export/customers.csv', CUSTOMER);
    account.put('salesorder/export/one.csv', `${ORDER_HEADER}\n${order('1', 'shop-1')}\n`);
    await account.sandbox.command('tick', 'PT1H');
    account.put('salesorder/export/two.csv', `${ORDER_HEADER},tag\n${order('1', 'shop-1')},x\n`);
    await account.sandbox.command('tick', 'PT1H');
    expect(await orders()).toEqual(['1']);
    expect(account.listed('salesorder/import/orderidentification')).toHaveLength(2);
    expect(new Set(account.lines('salesorder/import/orderidentification')).size).toBe(2);
  }, 60_000);

  test('G1: a file that takes the name of one that is still in NetSuite’s queue is imported, too', async () => {
    account.put('customer/export/customers.csv', CUSTOMER);
    await account.run('customer');
    account.put('customer/export/customers.csv', CUSTOMER.replace('shop-1,P1', 'shop-22,P22'));
    await account.runUntilDone('customer');
    await account.runUntilDone('customer');
    const keys = (await account.records('customer')).map(({ externalid }) => externalid).sort();
    expect(keys).toEqual(['shop-1', 'shop-22']);
    expect(account.listed('customer/export')).toEqual([]);
  }, 60_000);

  test('G3: the same order again with another line is a conflict; NetSuite stays as it is', async () => {
    account.put('customer/export/customers.csv', CUSTOMER);
    account.put('salesorder/export/one.csv', `${ORDER_HEADER}\n${order('1', 'shop-1')}\n`);
    await account.sandbox.command('tick', 'PT1H');
    const before = await account.records('salesorder');
    account.put('salesorder/export/two.csv', `${ORDER_HEADER}\n${order('1', 'shop-1').replace('00101', '00102')}\n`);
    await account.sandbox.command('tick', 'PT1H');
    expect(await account.records('salesorder')).toEqual(before);
    expect(account.lines('salesorder/export/error').join()).toContain('two.csv,2,1,ORDER_CONFLICT');
  }, 60_000);
});
