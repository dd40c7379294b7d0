import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Account } from 'netsuite-sandbox/account/account';
import { queryAccount } from '../suiteql/query-account';
import { allValues, firstValues, give } from './search-calls';

let account: Account;
beforeAll(() => {
  account = queryAccount();
  const mainaddress = {
    addr1: '1 Main St',
    city: 'Albany',
    state: 'NY',
    zip: '12201',
    country: 'US',
    addrphone: '518',
  };
  account.records.insert('location', { id: 11, body: { name: 'Store', locationtype: '1', mainaddress } });
  account.records.insert('location', { id: 12, body: { name: 'Depot', locationtype: '2', city: 'Utica' } });
});
afterAll(() => account.close());

/** https://rubydoc.info/gems/activenetsuite/0.1.0/ActiveNetsuite/LocationSearchRowBasic */
describe('a search for locations', () => {
  test('has the main address as columns', () => {
    const columns = ['namenohierarchy', 'address1', 'address2', 'city', 'state', 'zip', 'country', 'phone'];
    expect(allValues(account, { type: 'location', filters: ['internalid', 'anyof', 11, 12], columns })).toEqual([
      ['Store', '1 Main St', '', 'Albany', 'NY', '12201', 'US', '518'],
      ['Depot', '', '', 'Utica', '', '', '', ''],
    ]);
  });

  test('has it as filters', () => {
    const stored = (filter: unknown[]) =>
      firstValues(account, { type: 'location', filters: filter, columns: ['internalid'] });
    expect(stored(['city', 'is', 'Albany'])).toEqual(['11']);
    expect(stored(['city', 'startswith', 'Ut'])).toEqual(['12']);
    expect(stored(['phone', 'isnotempty', ''])).toEqual(['11']);
  });

  test('finds by type, a number: section_0902090732.html', () => {
    const search =
      "search.create({ type: 'location', filters: ['locationtype', 'anyof', 1], columns: ['locationtype'] })";
    const body = `give(${search}.run().getRange(0, 9).map((r) => [r.id, r.getValue('locationtype'), r.getText('locationtype')]));`;
    expect(give(account, body)).toEqual([['11', '1', 'Store']]);
  });
});

test('a search for subsidiaries has the parts of the address too', () => {
  const options = { type: 'subsidiary', filters: ['internalid', 'anyof', 1], columns: ['city', 'address1'] };
  expect(allValues(account, options)).toEqual([['', '']]);
});
