import { describe, expect, test } from '@jest/globals';
import { decideOrders, type OrderKnowledge } from '../../src/SuiteScripts/HotWaxSync/feed/decide-orders';
import type { Order } from '../../src/SuiteScripts/HotWaxSync/feed/order';
import type { OrderColumn } from '../../src/SuiteScripts/HotWaxSync/feed/order-columns';
import { told } from './feed-rows';
import { referenceIndexes } from './reference-indexes';

const HOUR = 3_600_000;

function knowledge(changes: Partial<OrderKnowledge> = {}): OrderKnowledge {
  return {
    references: referenceIndexes(),
    known: new Map(),
    inFlight: new Set(),
    customersComing: () => new Set(),
    customerSubsidiaries: undefined,
    now: '2026-03-10T12:00:00.000Z',
    holdMilliseconds: 24 * HOUR,
    dateText: ({ year, month, day }) => `${day}.${month}.${year}`,
    ...changes,
  };
}

function order(
  key: string,
  values: Partial<Record<OrderColumn, string>> = {},
  lines = ['00101'],
  file = 'a.csv',
): Order {
  const base = { externalId: key, customer: '81', date: '03/09/2026', item: '4711', quantity: '1', ...values };
  const rows = lines.map((orderLineId, index) => ({
    source: { file, row: index + 2 },
    values: { orderLineId, ...base },
  }));
  return { key, orderId: `M${key}`, values: rows[0]?.values ?? {}, rows, heldSince: values.heldSince };
}

function decide(orders: Order[], changes: Partial<OrderKnowledge> = {}) {
  return decideOrders(orders, knowledge(changes));
}

describe('decideOrders', () => {
  test('imports a good order with internal ids, country names and the account’s dates', () => {
    const values = {
      customer: 'shop-81',
      item: 'ext-4711',
      location: 'Broadway',
      itemLocation: '101',
      subsidiary: 'Parent Company',
      department: 'e-commerce',
      shippingMethod: 'UPS Ground',
      discountItem: 'TEE',
      country: 'US',
      billingCountry: 'United States',
    };
    expect(decide([order('1', values)]).import).toMatchObject([
      {
        key: '1',
        rows: [
          {
            externalId: '1',
            HCOrderId: 'M1',
            customer: '81',
            item: '4711',
            location: '101',
            itemLocation: '101',
            subsidiary: '1',
            department: '201',
            shippingMethod: '301',
            discountItem: '4712',
            country: 'United States',
            billingCountry: 'United States',
            date: '9.3.2026',
            sourceFile: 'a.csv',
            sourceRow: '2',
            hotwaxId: 'M1',
          },
        ],
      },
    ]);
  });

  test('body values of the first row stand on every row of the batch', () => {
    const mixed = order('1', {}, ['00101', '00102']);
    const [first, second] = mixed.rows;
    const rows = [first, second && { ...second, values: { ...second.values, shippingCost: '9' } }].filter(
      Boolean,
    ) as Order['rows'];
    const decided = decide([{ ...mixed, rows, values: { ...mixed.values, shippingCost: '5' } }]);
    expect(decided.import[0]?.rows.map(({ shippingCost }) => shippingCost)).toEqual(['5', '5']);
  });

  test.each([
    ['internal id', '81', '81'],
    ['external id', 'shop-81', '81'],
  ])('finds the customer by %s', (_, customer, id) => {
    expect(decide([order('1', { customer })]).import[0]?.rows[0]?.customer).toBe(id);
  });

  test('an internal id goes before an equal external id of somebody else', () => {
    expect(decide([order('1', { customer: '81' })]).import[0]?.rows[0]?.customer).toBe('81');
  });

  test('finds the customer by the external id column when HotWax does not know the id yet', () => {
    const decided = decide([order('1', { customer: undefined, customerExternalId: 'shop-81' })]);
    expect(decided.import[0]?.rows[0]?.customer).toBe('81');
  });

  test('never takes a customer by name', () => {
    expect(decide([order('1', { customer: 'Ada Byron' })]).hold).toHaveLength(1);
  });

  test('G4: an order whose customer is unknown waits', () => {
    const { hold, import: imported, rejects } = decide([order('1', { customer: '999' })]);
    expect(hold.map(({ key }) => key)).toEqual(['1']);
    expect(imported).toEqual([]);
    expect(rejects).toEqual([]);
  });

  test.each([
    ['a moment before its time', '2026-03-09T12:00:00.001Z', 1, []],
    ['when its time is over', '2026-03-09T12:00:00.000Z', 0, ['a.csv:2 1 ORDER_CUSTOMER_UNKNOWN']],
  ])('G1: a held order, %s', (_, heldSince, held, rejected) => {
    const { hold, rejects } = decide([order('1', { customer: '999', heldSince })]);
    expect(hold).toHaveLength(held);
    expect(told(rejects)).toEqual(rejected);
  });

  test.each([
    ['by internal or external id', { customer: 'new' }],
    ['by external id', { customer: undefined, customerExternalId: 'new' }],
  ])('G4: an order whose time is up is held on while its customer, named %s, is on its way', (_, values) => {
    const heldSince = '2026-03-01T12:00:00.000Z';
    const decided = decide([order('1', { ...values, heldSince })], { customersComing: () => new Set(['new']) });
    expect([decided.hold.length, decided.rejects]).toEqual([1, []]);
    expect(decided.nextRejection).toBe('2026-03-02T12:00:00.000Z');
  });

  test.each([
    ['the customer’s own', '1', new Map(), []],
    ['one that the customer is shared with', '2', new Map([['81', new Set(['1', '2'])]]), []],
    [
      'one that it is not shared with',
      '2',
      new Map([['81', new Set(['1'])]]),
      ['a.csv:2 1 CUSTOMER_OF_OTHER_SUBSIDIARY'],
    ],
    ['another one, and NetSuite does not tell of sharing', '2', undefined, []],
  ])('an order in %s', (_, subsidiary, customerSubsidiaries, rejected) => {
    const { rejects, import: imported } = decide([order('1', { subsidiary })], { customerSubsidiaries });
    expect(told(rejects)).toEqual(rejected);
    expect(imported).toHaveLength(1 - rejected.length);
  });

  test('customers on their way are asked for only when an order would be rejected', () => {
    const customersComing = () => {
      throw new Error('That costs units');
    };
    const held = [order('1', { customer: '999', heldSince: '2026-03-10T00:00:00.000Z' }), order('2')];
    expect(decide(held, { customersComing }).hold).toHaveLength(1);
  });

  test('G1: an order that comes again while it is held waits since it was held first', () => {
    const again = (heldSince: string | undefined, file: string) =>
      order('1', { customer: '999', heldSince }, ['00101'], file);
    const copies = [
      again(undefined, 'new.csv'),
      again('2026-03-10T10:00:00.000Z', 'held.csv'),
      again('2026-03-10T08:00:00.000Z', 'earlier.csv'),
    ];
    const decided = decide(copies);
    expect(decided.hold.map(({ heldSince }) => heldSince)).toEqual(['2026-03-10T08:00:00.000Z']);
    expect(decided.nextRejection).toBe('2026-03-11T08:00:00.000Z');
  });

  test.each([
    [
      'a line less',
      ['00101'],
      'partial resend: the feed has 1 of the 2 lines of the order; NetSuite has it with internal id 900',
    ],
    [
      'a line more',
      ['00101', '00102', '00103'],
      'partial resend: the feed has 3 lines of the order, NetSuite only 2 of them; NetSuite has it with internal id 900',
    ],
    ['another line', ['00101', '00104'], 'NetSuite has the order with other lines (internal id 900)'],
  ])('G3: an order that NetSuite has, again with %s, is a conflict that says so', (_, lines, reason) => {
    const knownLines = ['00101', '00102', ''].map((orderLineId, id) => ({
      id: String(id),
      orderLineId,
      orderLineTypeId: '',
    }));
    const { rejects } = decide([order('1', {}, lines)], { known: new Map([['1', { id: '900', lines: knownLines }]]) });
    expect(rejects[0]).toMatchObject({ code: 'ORDER_CONFLICT', reason });
    expect(rejects).toHaveLength(lines.length);
  });

  test.each([
    ['an unknown item', { item: '9999' }, 'REFERENCE_UNKNOWN', 'item "9999"'],
    ['an inactive item', { item: '4713' }, 'REFERENCE_INACTIVE', 'item "4713"'],
    ['an ambiguous item', { item: 'TWIN' }, 'REFERENCE_AMBIGUOUS', '"TWIN" for item'],
    ['an unknown location', { location: '999' }, 'REFERENCE_UNKNOWN', 'location "999"'],
    ['an unknown line location', { itemLocation: '999' }, 'REFERENCE_UNKNOWN', 'itemLocation "999"'],
    ['an unknown subsidiary', { subsidiary: '9' }, 'REFERENCE_UNKNOWN', 'subsidiary "9"'],
    ['an unknown department', { department: '9' }, 'REFERENCE_UNKNOWN', 'department "9"'],
    ['an unknown shipping method', { shippingMethod: '9' }, 'REFERENCE_UNKNOWN', 'shippingMethod "9"'],
    ['an unknown country', { country: 'XX' }, 'REFERENCE_UNKNOWN', 'country "XX"'],
    ['a location of another subsidiary', { location: '103', subsidiary: '1' }, 'LOCATION_OF_OTHER_SUBSIDIARY', '"103"'],
    [
      'a location of another subsidiary than the customer’s',
      { itemLocation: '103' },
      'LOCATION_OF_OTHER_SUBSIDIARY',
      '"103"',
    ],
    ['an inactive customer', { customer: '83' }, 'CUSTOMER_INACTIVE', 'internal id 83'],
  ])('rejects %s now instead of letting NetSuite refuse it later', (_, values, code, detail) => {
    const { rejects, import: imported } = decide([order('1', values), order('2')]);
    expect(imported.map(({ key }) => key)).toEqual(['2']);
    expect(told(rejects)).toEqual([`a.csv:2 1 ${code}`]);
    expect(rejects[0]?.reason).toContain(detail);
  });

  test('G3: one bad line rejects every row of its order', () => {
    const bad = order('1', {}, ['00101', '00102']);
    const rows = bad.rows.map((line, index) =>
      index === 1 ? { ...line, values: { ...line.values, item: '9' } } : line,
    );
    expect(told(decide([{ ...bad, rows }]).rejects)).toEqual([
      'a.csv:3 1 REFERENCE_UNKNOWN',
      'a.csv:2 1 ORDER_INCOMPLETE',
    ]);
  });

  const known = (...lines: string[]) =>
    new Map([['1', { id: '99', lines: lines.map((orderLineId) => ({ id: '1', orderLineId, orderLineTypeId: '' })) }]]);

  test('G2: an order that NetSuite has with the same lines only gets its ids back', () => {
    const decided = decide([order('1', {}, ['00102', '00101'])], { known: known('00101', '00102') });
    expect(decided.known.map(({ key }) => key)).toEqual(['1']);
    expect(decided.import).toEqual([]);
  });

  test('G2: lines that are not HotWax’s, such as shipping, do not make an order another one', () => {
    const decided = decide([order('1')], { known: known('00101', '') });
    expect(decided.known).toHaveLength(1);
  });

  test.each([
    ['fewer lines', ['00101']],
    ['more lines', ['00101', '00102', '00103']],
    ['other lines', ['00101', '00103']],
  ])('G3: an order that NetSuite has with %s is a conflict', (_, lines) => {
    const decided = decide([order('1', {}, lines)], { known: known('00101', '00102') });
    expect(decided.rejects[0]).toMatchObject({ key: '1', code: 'ORDER_CONFLICT' });
    expect(decided.rejects[0]?.reason).toContain('internal id 99');
    expect([...decided.import, ...decided.known]).toEqual([]);
  });

  test('G2, G3: of two differing copies of an order that NetSuite has, the equal one gets its ids and the other is told', () => {
    const copies = [order('1'), order('1', {}, ['00101', '00102'], 'b.csv')];
    for (const [first, second] of [copies, [...copies].reverse()]) {
      const decided = decide([first, second] as Order[], { known: known('00101') });
      expect(decided.known.map(({ rows }) => rows[0]?.source.file)).toEqual(['a.csv']);
      expect(told(decided.rejects)).toEqual(['b.csv:2 1 ORDER_CONFLICT', 'b.csv:3 1 ORDER_INCOMPLETE']);
    }
  });

  test('G2: equal copies of an order that NetSuite has get its ids once', () => {
    const decided = decide([order('1'), order('1', {}, ['00101'], 'b.csv')], { known: known('00101') });
    expect([decided.known.length, decided.rejects]).toEqual([1, []]);
  });

  test('G2: an order that travels in a job already waits for that job', () => {
    const decided = decide([order('1')], { inFlight: new Set(['1']) });
    expect(decided.hold.map(({ key }) => key)).toEqual(['1']);
    expect(decided.import).toEqual([]);
  });

  test('G2: the same order from two files with the same lines is one order', () => {
    const { import: imported, rejects } = decide([order('1'), order('1', {}, ['00101'], 'b.csv')]);
    expect(imported).toHaveLength(1);
    expect(rejects).toEqual([]);
  });

  test.each([
    ['another item', { item: '4712' }],
    ['another quantity', { quantity: '2' }],
    ['another price', { price: '9.99' }],
    ['another customer', { customer: 'shop-81' }],
  ])('G3: the same order from two files with %s is reported for both', (_, values) => {
    const { import: imported, rejects } = decide([order('1'), order('1', values, ['00101'], 'b.csv')]);
    expect(imported).toEqual([]);
    expect(told(rejects)).toEqual(['a.csv:2 1 ORDER_TWICE', 'b.csv:2 1 ORDER_TWICE']);
  });

  test('G3: the same order from two files with values that only look the same when put together is reported', () => {
    const one = order('1', { orderLineTypeId: 'a|b', item: '4711' });
    const other = order('1', { orderLineTypeId: 'a', item: 'b|4711' }, ['00101'], 'b.csv');
    expect(told(decide([one, other]).rejects)).toEqual(['a.csv:2 1 ORDER_TWICE', 'b.csv:2 1 ORDER_TWICE']);
  });

  test('G2: two orders from two files whose external ids differ only in case are reported for both', () => {
    const { import: imported, rejects } = decide([order('Kr1'), order('KR1', {}, ['00101'], 'b.csv'), order('2')]);
    expect(imported.map(({ key }) => key)).toEqual(['2']);
    expect(told(rejects)).toEqual(['a.csv:2 Kr1 KEY_ALIKE', 'b.csv:2 KR1 KEY_ALIKE']);
  });

  test('an order whose two columns of the customer name two customers is not guessed', () => {
    const { import: imported, rejects } = decide([order('1', { customer: '82', customerExternalId: 'shop-81' })]);
    expect(imported).toEqual([]);
    expect(told(rejects)).toEqual(['a.csv:2 1 REFERENCE_AMBIGUOUS']);
  });

  test('G3: the same order from two files with other lines is reported for both', () => {
    const { import: imported, rejects } = decide([order('1'), order('1', {}, ['00101', '00102'], 'b.csv')]);
    expect(imported).toEqual([]);
    expect(told(rejects)).toEqual(['a.csv:2 1 ORDER_TWICE', 'b.csv:2 1 ORDER_TWICE', 'b.csv:3 1 ORDER_TWICE']);
  });
});
