import { describe, expect, test } from '@jest/globals';
import {
  missingCustomerReferences,
  whyCustomersMissing,
} from '../../src/SuiteScripts/HotWaxSync/feed/missing-customers';
import {
  type BatchOrder,
  missingOrderReferences,
  whyOrdersMissing,
} from '../../src/SuiteScripts/HotWaxSync/feed/missing-orders';
import type { CustomerSubsidiaries } from '../../src/SuiteScripts/HotWaxSync/feed/order-customer';
import type { ReferenceKind, ReferenceRecord } from '../../src/SuiteScripts/HotWaxSync/feed/references';
import { referenceIndexes } from './reference-indexes';

const row = {
  externalId: '1',
  customer: '500',
  date: '09.03.2026',
  item: '4711',
  orderLineId: '1',
  quantity: '1',
  sourceFile: 'a.csv',
  sourceRow: '2',
};
const second = { ...row, orderLineId: '2', sourceRow: '3' };
const order = (...rows: object[]): BatchOrder => ({ key: '1', rows: rows as BatchOrder['rows'] });

const GOOD: Partial<Record<ReferenceKind, ReferenceRecord[]>> = {
  customer: [{ id: '500', name: 'Ada', inactive: false, subsidiary: '1' }],
  item: [{ id: '4711', name: 'JACKET', inactive: false }],
  subsidiary: [
    { id: '1', name: 'Parent', inactive: false },
    { id: '2', name: 'Europe', inactive: false },
  ],
  location: [
    { id: '101', name: 'Here', inactive: false, subsidiary: '1' },
    { id: '102', name: 'There', inactive: false, subsidiary: '2' },
  ],
  department: [{ id: '5', name: 'Web', inactive: true }],
  shippingMethod: [{ id: '9', name: 'Ground', inactive: false }],
  country: [{ id: 'US', name: 'United States', inactive: false }],
};

function why(
  found: BatchOrder,
  changes: Partial<Record<ReferenceKind, ReferenceRecord[]>> = {},
  subsidiariesOf = (): CustomerSubsidiaries | undefined => new Map([['500', new Set(['1'])]]),
): string[] {
  const rejects = whyOrdersMissing([found], referenceIndexes({ ...GOOD, ...changes }), subsidiariesOf);
  return rejects.map(({ row: line, code, reason }) => `${line} ${code} ${reason}`);
}

describe('an order that NetSuite has not got after its job', () => {
  test('has no reason when all that it points at is good: the account’s date is none', () => {
    expect(why(order({ ...row, location: '101', shippingMethod: '9', country: 'United States' }))).toEqual([]);
  });

  test.each([
    ['the customer is gone', {}, { customer: [] }, 'ORDER_CUSTOMER_UNKNOWN'],
    ['the customer is inactive', {}, { customer: [{ id: '500', name: '', inactive: true }] }, 'CUSTOMER_INACTIVE'],
    ['the customer is not shared with the subsidiary', { subsidiary: '2' }, {}, 'CUSTOMER_OF_OTHER_SUBSIDIARY'],
    ['the item is gone', {}, { item: [] }, 'REFERENCE_UNKNOWN'],
    ['the item is inactive', {}, { item: [{ id: '4711', name: '', inactive: true }] }, 'REFERENCE_INACTIVE'],
    ['the department is inactive', { department: '5' }, {}, 'REFERENCE_INACTIVE'],
    ['the shipping method is gone', { shippingMethod: '8' }, {}, 'REFERENCE_UNKNOWN'],
    ['the subsidiary is gone', { subsidiary: '1' }, { subsidiary: [] }, 'REFERENCE_UNKNOWN'],
    ['the location is of another subsidiary', { location: '102' }, {}, 'LOCATION_OF_OTHER_SUBSIDIARY'],
    ['a value is not of its form', { quantity: '1,000' }, {}, 'VALUE_INVALID'],
    ['a value is too long', { tag: 'x'.repeat(301) }, {}, 'VALUE_TOO_LONG'],
  ] as const)('%s', (_, values, changes, code) => {
    const [reason, ...others] = why(order({ ...row, ...values }), changes as never);
    expect([reason?.split(' ').slice(0, 2), others]).toEqual([['2', code], []]);
  });

  test.each([
    ['is shared with the subsidiary', new Map([['500', new Set(['1', '2'])]])],
    ['may be shared with the subsidiary, which NetSuite does not tell', undefined],
  ])('a customer of another subsidiary is no reason when it %s', (_, shared) => {
    expect(why(order({ ...row, subsidiary: '2' }), {}, () => shared)).toEqual([]);
  });

  test('G1: every row is told, those without a fault of their own as well', () => {
    expect(why(order(row, { ...second, item: '9999' }))).toEqual([
      '3 REFERENCE_UNKNOWN NetSuite has no item with the internal id 9999',
      '2 ORDER_INCOMPLETE another row of the same order could not be used, and orders travel whole',
    ]);
  });

  test('another record whose external id or name looks like the internal id is not taken for it', () => {
    const other = [{ id: '1', externalId: '4711', name: '4711', inactive: false }];
    expect(why(order(row), { item: other })).toEqual([
      '2 REFERENCE_UNKNOWN NetSuite has no item with the internal id 4711',
    ]);
  });

  test('columns of the order itself are looked at on its first row only, as NetSuite does', () => {
    expect(why(order(row, { ...second, location: '999' }))).toEqual([]);
    expect([...missingOrderReferences([order(row, { ...second, location: '999' })]).location]).toEqual([]);
  });

  test('G9: no reason names the customer', () => {
    expect(why(order(row), { customer: [] }).join()).not.toContain('Ada');
  });
});

describe('a customer that NetSuite has not got after its job', () => {
  const customer = { externalId: '1', lastName: 'Byron', subsidiary: '1', sourceFile: 'a.csv', sourceRow: '2' };
  const reasons = (values: object, subsidiaries = GOOD.subsidiary) =>
    whyCustomersMissing(
      [{ key: '1', rows: [{ ...customer, ...values }] }],
      referenceIndexes({ subsidiary: subsidiaries }),
    ).map(({ file, row: line, code }) => `${file}:${line} ${code}`);

  test.each([
    ['nothing that can be seen', {}, GOOD.subsidiary, []],
    ['its subsidiary is gone', {}, [], ['a.csv:2 REFERENCE_UNKNOWN']],
    ['its subsidiary is inactive', {}, [{ id: '1', name: '', inactive: true }], ['a.csv:2 REFERENCE_INACTIVE']],
    ['its e-mail address is none', { email: 'nobody' }, GOOD.subsidiary, ['a.csv:2 VALUE_INVALID']],
  ])('%s', (_, values, subsidiaries, expected) => {
    expect(reasons(values, subsidiaries)).toEqual(expected);
  });

  test('is asked about by its subsidiary', () => {
    expect([...missingCustomerReferences([{ key: '1', rows: [customer] }]).subsidiary]).toEqual(['1']);
  });
});
