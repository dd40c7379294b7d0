import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Account } from 'netsuite-sandbox/account/account';
import { loadRecords } from 'netsuite-sandbox/account/load-records';
import { memoryAccount } from '../scripts/script-account';
import { allValues, give } from './search-calls';

/** Names of columns and the sum: https://blog.csdn.net/PANGPANGPANGJIA/article/details/140717219 */
let account: Account;
beforeAll(() => {
  account = memoryAccount();
  loadRecords(account, {
    location: [
      { id: 7, name: 'Brooklyn', subsidiary: 1, externalid: 'BRK' },
      { id: 8, name: 'Queens', subsidiary: 1 },
    ],
    inventoryitem: [
      {
        id: 100,
        itemid: 'SHOE',
        locations: [
          { location: 7, quantityavailable: 3, quantityonhand: 4 },
          { location: 8, quantityavailable: 0, quantityonhand: 2 },
        ],
      },
      { id: 101, itemid: 'HAT', locations: [{ location: 8, quantityavailable: 9 }] },
    ],
    serviceitem: [{ id: 102, itemid: 'REPAIR' }],
  });
});
afterAll(() => account.close());

test('an item is found once for each of its locations', () => {
  const columns = ['itemid', 'inventorylocation', 'locationquantityavailable', 'locationquantityonhand'];
  expect(allValues(account, { type: 'item', columns })).toEqual([
    ['SHOE', '7', '3', '4'],
    ['SHOE', '8', '0', '2'],
    ['HAT', '8', '9', ''],
    ['REPAIR', '', '', ''],
  ]);
});

test('filters choose locations', () => {
  const filters = [['inventorylocation', 'anyof', '8'], 'and', ['locationquantityavailable', 'greaterthan', 0]];
  expect(allValues(account, { type: 'inventoryitem', filters, columns: ['itemid'] })).toEqual([['HAT']]);
});

test('without a word of locations each item is found once', () => {
  expect(allValues(account, { type: 'item', columns: ['itemid'] })).toEqual([['SHOE'], ['HAT'], ['REPAIR']]);
});

test('the type of an item has a code and a name', () => {
  const type = give(
    account,
    `const [found] = search.create({ type: 'item', filters: [['itemid', 'is', 'SHOE']], columns: ['type'] }).run().getRange(0, 1);
     give([found.getValue('type'), found.getText('type')]);`,
  );
  expect(type).toEqual(['InvtPart', 'Inventory Item']);
});

test('the location itself is the join inventorylocation', () => {
  const columns = [
    'itemid',
    { name: 'name', join: 'inventoryLocation' },
    { name: 'externalid', join: 'inventorylocation' },
  ];
  const filters = ['inventorylocation.name', 'is', 'Brooklyn'];
  expect(allValues(account, { type: 'inventoryitem', filters, columns })).toEqual([['SHOE', 'Brooklyn', 'BRK']]);
});

test('the locations of an item are summed', () => {
  const sum = give(
    account,
    `const found = search.create({ type: 'inventoryitem', filters: [['internalid', 'is', 100]],
       columns: [search.createColumn({ name: 'locationquantityonhand', summary: 'SUM' })] }).run().getRange({ start: 0, end: 1 });
     give([found[0].getValue({ name: 'locationquantityonhand', summary: 'SUM' }),
       search.create({ type: 'item', filters: [['internalid', 'anyof', [100]]],
         columns: [search.createColumn({ name: 'inventorylocation' })] }).run().getRange(0, 1)[0].getText('inventorylocation')]);`,
  );
  expect(sum).toEqual(['6', 'Brooklyn']);
});
