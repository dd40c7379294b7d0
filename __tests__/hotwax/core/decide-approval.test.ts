import { describe, expect, test } from '@jest/globals';
import {
  type ApprovableItem,
  type ApprovableOrder,
  approvalLacks,
  lackText,
  type RequiredAttribute,
} from '../../../packages/hotwax/src/core/decide-approval';

const item = (seqId: string, changes: Partial<ApprovableItem> = {}): ApprovableItem => ({
  seqId,
  statusId: 'ITEM_CREATED',
  discounted: false,
  attributes: new Map([['NetsuiteItemLineId', '1']]),
  ...changes,
});
const order = (changes: Partial<ApprovableOrder> = {}): ApprovableOrder => ({
  orderId: 'M1',
  netsuiteIds: ['91'],
  items: [item('00101'), item('00102')],
  attributes: new Map(),
  ...changes,
});
const lacks = (changes: Partial<ApprovableOrder>, required: readonly RequiredAttribute[] = []) =>
  approvalLacks(order(changes), required).map(lackText);

describe('an order is approved', () => {
  test('when it and all its lines have NetSuite ids', () => {
    expect(lacks({})).toEqual([]);
  });

  test('not by its own id alone (weakness 23)', () => {
    const without = { attributes: new Map() };
    expect(lacks({ items: [item('00101'), item('00102', without), item('00103', without)] })).toEqual([
      'items have no line id of NetSuite: 00102, 00103',
    ]);
  });

  test('or says what it lacks in a few words, also of 500 lines', () => {
    const items = Array.from({ length: 500 }, (_, index) => item(String(101 + index), { attributes: new Map() }));
    expect(lacks({ items })).toEqual([
      'items have no line id of NetSuite: 101, 102, 103, 104, 105, 106, 107, 108 and 492 more',
    ]);
  });

  test('not by the ids of its lines alone', () => {
    expect(lacks({ netsuiteIds: [] })).toEqual(['it has no NetSuite id yet']);
  });

  test('not while it has two ids; the same one twice is one', () => {
    expect(lacks({ netsuiteIds: ['91', '92'] })).toEqual(['it has two NetSuite ids: 91, 92']);
    expect(lacks({ netsuiteIds: ['91', '91'] })).toEqual([]);
  });

  test('without line ids of cancelled items, but with an item that is not cancelled', () => {
    const cancelled = item('00102', { statusId: 'ITEM_CANCELLED', attributes: new Map(), discounted: true });
    expect(lacks({ items: [item('00101'), cancelled] })).toEqual([]);
    expect(lacks({ items: [cancelled] })).toEqual(['it has no item that is not cancelled']);
    expect(lacks({ items: [] })).toEqual(['it has no item that is not cancelled']);
  });

  test('when discounts that went to NetSuite have ids, too', () => {
    const ids = new Map([
      ['NetsuiteItemLineId', '1'],
      ['NetsuiteDiscountItemLineId', '2'],
    ]);
    expect(lacks({ items: [item('00101', { discounted: true })] })).toEqual([
      'discounts of items have no line id of NetSuite: 00101',
    ]);
    expect(lacks({ items: [item('00101', { discounted: true, attributes: ids })] })).toEqual([]);
  });

  test('not by a blank id', () => {
    expect(lacks({ items: [item('00101', { attributes: new Map([['NetsuiteItemLineId', '']]) })] })).toHaveLength(1);
  });

  test.each([
    ['Y', undefined, true],
    ['2026-03-09', undefined, true],
    ['', undefined, false],
    ['N', undefined, false],
    ['false', undefined, false],
    [undefined, undefined, false],
    ['APPROVED', 'APPROVED', true],
    ['DECLINED', 'APPROVED', false],
    [undefined, 'APPROVED', false],
  ])('by an attribute of value %j where %j is required: %j', (value, wanted, approved) => {
    const attributes = new Map(value === undefined ? [] : [['FRAUD_VERIFIED', value]]);
    const required = { name: 'FRAUD_VERIFIED', ...(wanted === undefined ? {} : { value: wanted }) };
    expect(lacks({ attributes }, [required])).toEqual(
      approved ? [] : ['attributes that the config requires are not set: FRAUD_VERIFIED'],
    );
  });

  test('when nothing is missing: all that is, is told at once', () => {
    expect(
      approvalLacks(order({ netsuiteIds: [], items: [item('1', { attributes: new Map(), discounted: true })] }), [
        { name: 'A' },
      ]).map(({ code }) => code),
    ).toEqual(['ORDER_ID', 'LINE_IDS', 'DISCOUNT_LINE_IDS', 'ATTRIBUTES']);
  });
});
