import type { Account } from 'netsuite-sandbox/account/account';
import { loadRecords } from 'netsuite-sandbox/account/load-records';
import { memoryAccount } from '../scripts/script-account';

/** An account with two items, a location, a customer with an address, and an order. */
export function shopAccount(): Account {
  const account = memoryAccount();
  loadRecords(account, {
    location: [
      { id: 7, name: 'Brooklyn', subsidiary: 1 },
      { id: 8, name: 'Bronx', subsidiary: 1 },
      { id: 9, name: 'Closed', subsidiary: 1, isinactive: true },
    ],
    inventoryitem: [
      { id: 100, itemid: 'SHOE', baseprice: 20 },
      { id: 101, itemid: 'HAT', baseprice: 5 },
    ],
    customer: [
      {
        id: 500,
        isperson: true,
        firstname: 'Ann',
        lastname: 'Lee',
        subsidiary: 1,
        addressbook: [{ defaultshipping: true, addressbookaddress: { addr1: '1 Main', country: 'US' } }],
      },
    ],
    salesorder: [
      {
        id: 900,
        entity: 500,
        location: 7,
        item: [
          { item: 100, quantity: 1 },
          { item: 101, quantity: 2 },
        ],
      },
    ],
  });
  return account;
}
