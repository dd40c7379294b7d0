import { describe, expect, test } from '@jest/globals';
import { isBlocked } from '../../../packages/hotwax/src/core/feed-record';
import type { HotWaxCustomer } from '../../../packages/hotwax/src/core/hotwax-customer';
import { mapCustomer } from '../../../packages/hotwax/src/core/map-customer';
import type { CustomerSettings } from '../../../packages/hotwax/src/core/settings';

const SETTINGS: CustomerSettings = {
  externalIdFrom: 'shopifyId',
  subsidiary: '7',
  constants: { status: 'CUSTOMER-Closed Won', taxable: 'TRUE', defaultOrderPriority: '5', accountSource: '' },
};
const CUSTOMER: HotWaxCustomer = {
  partyId: '10042',
  statusId: 'PARTY_ENABLED',
  firstName: 'Ada',
  lastName: 'Byron',
  shopifyId: '6990001112201',
  email: 'ada@example.com',
  phone: { countryCode: '1', areaCode: '212', contactNumber: '5550101' },
  subsidiary: '1',
};

function map(changes: Partial<HotWaxCustomer> = {}, settings: Partial<CustomerSettings> = {}) {
  return mapCustomer({ ...CUSTOMER, ...changes }, { ...SETTINGS, ...settings });
}

function rowOf(changes: Partial<HotWaxCustomer> = {}, settings: Partial<CustomerSettings> = {}) {
  const mapped = map(changes, settings);
  if (isBlocked(mapped)) {
    throw new Error(`blocked: ${JSON.stringify(mapped.problems)}`);
  }
  return mapped.rows[0] ?? {};
}

function codesOf(changes: Partial<HotWaxCustomer>) {
  const mapped = map(changes);
  return isBlocked(mapped) ? mapped.problems.map(({ code }) => code) : [];
}

describe('the row of a customer', () => {
  test('says everything of a customer', () => {
    expect(rowOf()).toEqual({
      externalId: '6990001112201',
      HCCustomerId: '10042',
      HCShopifyCustomerId: '6990001112201',
      firstName: 'Ada',
      lastName: 'Byron',
      companyName: '',
      individual: 'T',
      status: 'CUSTOMER-Closed Won',
      taxable: 'TRUE',
      defaultOrderPriority: '5',
      email: 'ada@example.com',
      phone: '+12125550101',
      subsidiary: '1',
      accountSource: '',
    });
  });

  test('weakness 26: names are whole, and no name is made up', () => {
    const long = 'Wolfeschlegelsteinhausenberger';
    expect(rowOf({ firstName: long, lastName: 'O\'Neill, "Al"' })).toMatchObject({
      firstName: long,
      lastName: 'O\'Neill, "Al"',
    });
    expect(rowOf({ firstName: 'Madonna', lastName: null })).toMatchObject({ firstName: '', lastName: 'Madonna' });
  });

  test('takes the subsidiary of the config where no order names one', () => {
    expect(rowOf({ subsidiary: null }).subsidiary).toBe('7');
    expect(rowOf({ subsidiary: null }, { subsidiary: undefined }).subsidiary).toBe('');
  });

  test('has the party id as its key where the config says so, so that guests can travel', () => {
    expect(rowOf({ shopifyId: null }, { externalIdFrom: 'partyId' })).toMatchObject({
      externalId: '10042',
      HCShopifyCustomerId: '',
    });
  });

  test('may lack e-mail and phone', () => {
    expect(rowOf({ email: null, phone: undefined })).toMatchObject({ email: '', phone: '' });
  });

  test.each([
    ['no Shopify id', { shopifyId: ' ' }, 'SHOPIFY_ID_MISSING'],
    ['no name', { firstName: ' ', lastName: null }, 'NAME_MISSING'],
    ['a bad e-mail', { email: 'ada@home' }, 'EMAIL_INVALID'],
    ['a name that NetSuite does not take', { lastName: 'x'.repeat(33) }, 'VALUE_TOO_LONG'],
    ['been disabled', { statusId: 'PARTY_DISABLED' }, 'CUSTOMER_DISABLED'],
  ])('is not written for a customer that has %s', (_, changes, code) => {
    expect(codesOf(changes)).toEqual([code]);
  });
});
