import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Account } from 'netsuite-sandbox/account/account';
import { loadRecords } from 'netsuite-sandbox/account/load-records';
import { evaluate } from '../scripts/script-account';
import { shopAccount } from './shop';

/** https://system.netsuite.com/help/helpcenter/en_US/srbrowser/Browser2016_1/script/record/contact.html */
let account: Account;
beforeAll(() => {
  account = shopAccount();
  const at = (addr1: string) => ({ addr1, city: 'Austin', state: 'TX', country: 'US', addrphone: '512' });
  loadRecords(account, {
    customer: [
      {
        id: 501,
        companyname: 'Acme',
        subsidiary: 1,
        addressbook: [
          { defaultshipping: true, addressbookaddress: at('1 Dock') },
          { defaultbilling: true, addressbookaddress: at('2 Desk') },
        ],
      },
    ],
    salesorder: [{ id: 901, entity: 501, item: [{ item: 100, quantity: 1 }], shippingaddress: at('3 Door') }],
  });
});
afterAll(() => account.close());

const read = (type: string, id: number, calls: string) =>
  evaluate(account, ['N/record'], `const rec = record.load({ type: '${type}', id: ${id} }); give([${calls}]);`);

test('parts of the default addresses of a customer', () => {
  const calls =
    "rec.getValue('billaddr1'), rec.getValue({ fieldId: 'shipaddr1' }), rec.getText('billcountry'), rec.getValue('billzip')";
  expect(read('customer', 501, calls)).toEqual(['2 Desk', '1 Dock', 'United States', '']);
});

test('parts of the addresses of an order', () => {
  const calls =
    "rec.getValue('shipaddr1'), rec.getValue('shipcountry'), rec.getValue('shipphone'), rec.getValue('billaddr1')";
  expect(read('salesorder', 901, calls)).toEqual(['3 Door', 'US', '512', '2 Desk']);
});
