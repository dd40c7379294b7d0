import { describe, expect, test } from '@jest/globals';
import { FEED_ORDER_COLUMNS } from '../../src/SuiteScripts/HotWaxSync/feed/order-columns';
import { checkOrders } from '../../src/SuiteScripts/HotWaxSync/feed/orders';
import { feedRows, told } from './feed-rows';

const header =
  'externalId,HCOrderId,customer,date,item,orderLineId,orderLineTypeId,quantity,price,email,closed,status,priceLevel,city,state,country';

function check(...rows: string[]) {
  return checkOrders(feedRows([header, ...rows].join('\n'), FEED_ORDER_COLUMNS), ['ORDER_CREATED']);
}

/** A good row of order `key`, with some values changed. */
function good(key: string, changes: Record<string, string> = {}): string {
  const values: Record<string, string> = {
    externalId: key,
    HCOrderId: `M${key}`,
    customer: '81',
    date: '03/09/2026',
    item: '4711',
    orderLineId: '00102',
    quantity: '1',
    price: '50.00',
    closed: 'false',
    status: 'ORDER_CREATED',
    ...changes,
  };
  return header
    .split(',')
    .map((column) => values[column] ?? '')
    .join(',');
}

const row = (key: string, line = '00101', changes = {}) => good(key, { orderLineId: line, ...changes });

describe('checkOrders', () => {
  test('groups the rows of an order, in their order', () => {
    const { orders, rejects } = check(row('1'), row('1', '00102'), row('2'));
    expect(rejects).toEqual([]);
    expect(orders.map(({ key, orderId, rows }) => [key, orderId, rows.map(({ source }) => source.row)])).toEqual([
      ['1', 'M1', [2, 3]],
      ['2', 'M2', [4]],
    ]);
  });

  test('G3: finds the rows of an order even when they are apart', () => {
    const { orders } = check(row('1'), row('2'), row('1', '00102'));
    expect(orders.map(({ key, rows }) => [key, rows.length])).toEqual([
      ['1', 2],
      ['2', 1],
    ]);
  });

  test('takes the external id for the order id where a feed has none, as older feeds', () => {
    const text = 'External Id,Customer,Date,Item,Order Line Id,Quantity\nKR10236,81,9/8/2023,4711,00101,1.000000';
    const { orders } = checkOrders(feedRows(text, FEED_ORDER_COLUMNS), []);
    expect(orders).toMatchObject([{ key: 'KR10236', orderId: 'KR10236' }]);
  });

  test.each([
    ['a missing item', good('1', { item: '' }), 'VALUE_MISSING'],
    ['a missing customer', good('1', { customer: '' }), 'VALUE_MISSING'],
    ['a date that does not exist', good('1', { date: '02/30/2026' }), 'VALUE_INVALID'],
    ['a quantity with a thousands separator', good('1', { quantity: '"1,000"' }), 'VALUE_INVALID'],
    ['a negative quantity', good('1', { quantity: '-1' }), 'VALUE_INVALID'],
    ['a price that is no number', good('1', { price: 'free' }), 'VALUE_INVALID'],
    ['a bad e-mail address', good('1', { email: 'nobody' }), 'VALUE_INVALID'],
    ['closed neither yes nor no', good('1', { closed: 'perhaps' }), 'VALUE_INVALID'],
    ['a field too few', good('1').slice(0, -1), 'ROW_FIELD_COUNT'],
    ['an open quote', good('1', { email: '"open' }), 'ROW_QUOTE'],
    ['bytes that were not UTF-8', good('1', { item: '47\uFFFD' }), 'ROW_NOT_UTF8'],
    ['a NUL character', good('1', { item: '47\u0000' }), 'ROW_NUL'],
    ['an infinite quantity', good('1', { quantity: 'Infinity' }), 'VALUE_INVALID'],
    ['a price with a decimal comma', good('1', { price: '"5,00"' }), 'VALUE_INVALID'],
    ['a two-digit year', good('1', { date: '03/09/26' }), 'VALUE_INVALID'],
    ['a direction mark in its line id', good('1', { orderLineId: '001\u202E02' }), 'VALUE_INVALID'],
    ['a state of 31 characters', good('1', { state: 's'.repeat(31), country: 'US' }), 'VALUE_TOO_LONG'],
    ['a city of 51 characters', good('1', { city: 'c'.repeat(51), country: 'US' }), 'VALUE_TOO_LONG'],
    ['an item that no look-up could find', good('1', { item: '4'.repeat(256) }), 'VALUE_TOO_LONG'],
    ['the same line again', row('1'), 'ORDER_LINE_TWICE'],
    ['a custom price that is not given', good('1', { price: '', priceLevel: 'Custom' }), 'VALUE_MISSING'],
    ['an address without a country', good('1', { city: 'Malmö' }), 'VALUE_MISSING'],
    ['a blank HotWax order id', good('1', { HCOrderId: '' }), 'VALUE_MISSING'],
    ['G5: another status than Created', good('1', { status: 'ORDER_APPROVED' }), 'ORDER_NOT_CREATED'],
    ['G5: a blank status', good('1', { status: '' }), 'ORDER_NOT_CREATED'],
  ])('G3: rejects a whole order for one row with %s, and takes the others', (_, bad, code) => {
    const { orders, rejects } = check(row('1'), bad, row('2'));
    expect(orders.map(({ key }) => key)).toEqual(['2']);
    expect(told(rejects).sort()).toEqual(expect.arrayContaining([`feed.csv:3 1 ${code}`]));
    expect(new Set(rejects.map(({ row: line }) => line))).toEqual(new Set([2, 3]));
  });

  test('takes a state of exactly 30 characters', () => {
    expect(check(good('1', { state: 's'.repeat(30), country: 'US' })).rejects).toEqual([]);
  });

  test('G5: Created passes, in any case', () => {
    expect(check(row('1', '00101', { status: 'order_created' })).orders).toHaveLength(1);
  });

  test('a discount line may share the line id of its product line', () => {
    const { orders, rejects } = check(
      row('1'),
      row('1', '00101', { orderLineTypeId: 'HC_DISCOUNT_00101', price: '-5.00' }),
    );
    expect(rejects).toEqual([]);
    expect(orders[0]?.rows).toHaveLength(2);
  });

  test('rejects an order whose rows name different customers: NetSuite would silently take the first', () => {
    const { orders, rejects } = check(row('1'), good('1', { customer: '82' }));
    expect(orders).toEqual([]);
    expect(rejects[0]).toMatchObject({ row: 3, code: 'ORDER_ROWS_DISAGREE' });
    expect(rejects[0]?.reason).toContain('customer');
  });

  test('G3: a row without a readable key takes the orders beside it along, and no others', () => {
    const { orders, rejects } = check(row('1'), row('2'), '"broken,M,81', row('3'), row('4'));
    expect(orders.map(({ key }) => key)).toEqual(['1', '4']);
    expect(told(rejects)).toEqual([
      'feed.csv:4  ROW_QUOTE',
      'feed.csv:3 2 ORDER_INCOMPLETE',
      'feed.csv:5 3 ORDER_INCOMPLETE',
    ]);
  });

  test('G3: a row whose quote is broken before its key has no readable key, whatever stands behind the quote', () => {
    const columns = 'item,addressee,externalId,customer,date,orderLineId,quantity';
    const line = (key: string, id: string, addressee = 'Ada') => `4711,${addressee},${key},81,03/09/2026,${id},1`;
    const rows = [line('1', '1'), line('1', '2', '"Ada"x,"Byron"'), line('2', '1'), line('3', '1')];
    const { orders, rejects } = checkOrders(feedRows([columns, ...rows].join('\n'), FEED_ORDER_COLUMNS), []);
    expect(orders.map(({ key }) => key)).toEqual(['3']);
    expect(told(rejects).sort()).toEqual([
      'feed.csv:2 1 ORDER_INCOMPLETE',
      'feed.csv:3  ROW_QUOTE',
      'feed.csv:4 2 ORDER_INCOMPLETE',
    ]);
  });

  test.each([
    ['bytes that were not UTF-8', '1\uFFFD'],
    ['a NUL character', '1\u0000'],
  ])('G3: a key with %s is not taken for the key of another order', (_, key) => {
    const { orders, rejects } = check(row('1'), row(key, '00102'), row('2'));
    expect(orders).toEqual([]);
    expect(
      told(rejects)
        .map((line) => line.replace(/ .*/, ''))
        .sort(),
    ).toEqual(['feed.csv:2', 'feed.csv:3', 'feed.csv:4']);
  });

  test('G3: rows whose external ids differ only in case may be of one order, so none of them arrives', () => {
    const { orders, rejects } = check(row('Kr1'), row('KR1', '00102'), row('2'));
    expect(orders.map(({ key }) => key)).toEqual(['2']);
    expect(told(rejects)).toEqual(['feed.csv:2 Kr1 KEY_ALIKE', 'feed.csv:3 KR1 KEY_ALIKE']);
  });

  test('an order of more rows than a function takes arguments is rejected like any other', () => {
    const [first] = feedRows(`${header}\n${row('1')}`, FEED_ORDER_COLUMNS);
    const rows = Array.from({ length: 150_000 }, (_, at) => ({ ...first, source: { file: 'a.csv', row: at + 2 } }));
    expect(checkOrders(rows as never, ['ORDER_CREATED']).rejects).toHaveLength(150_000);
  }, 60_000);

  test('a reason quotes no more of a value than a reader can use', () => {
    const { rejects } = check(good('1', { status: 'x'.repeat(4000) }));
    expect(rejects[0]?.reason.length).toBeLessThan(200);
  });

  test('of several rows without a readable key only those beside an order are held against it', () => {
    const { orders, rejects } = check(row('1'), '"a', '"b', '"c', row('2'), row('3'));
    expect(orders.map(({ key }) => key)).toEqual(['3']);
    expect(rejects.map(({ reason }) => reason).filter((reason) => reason.includes('may belong'))).toEqual([
      'row 3 has no readable key and may belong to this order',
      'row 5 has no readable key and may belong to this order',
    ]);
  });

  test('a broken first row without a key takes only the order after it along', () => {
    const { orders } = check(good('', { HCOrderId: 'M9' }), row('1'), row('2'));
    expect(orders.map(({ key }) => key)).toEqual(['2']);
  });

  test('G1: every row is in an order or in the report', () => {
    const { orders, rejects } = check(
      row('1'),
      good('1', { item: '', customer: '' }),
      row('2'),
      '"x',
      good('', { status: 'y' }),
      row('3'),
      row('3', '00102'),
    );
    const rows = new Set(orders.flatMap((order) => order.rows.map(({ source }) => source.row)));
    const rejected = new Set(rejects.map((reject) => reject.row));
    expect([...rows, ...rejected].sort()).toEqual([2, 3, 4, 5, 6, 7, 8]);
    expect([...rows].filter((line) => rejected.has(line))).toEqual([]);
  });
});
