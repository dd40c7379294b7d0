import { describe, expect, test } from '@jest/globals';
import { isBlocked } from '../../../packages/hotwax/src/core/feed-record';
import type { HotWaxOrder, Mappings } from '../../../packages/hotwax/src/core/hotwax-order';
import { mapOrder } from '../../../packages/hotwax/src/core/map-order';
import type { ProblemCode } from '../../../packages/hotwax/src/core/problems';
import type { OrderSettings } from '../../../packages/hotwax/src/core/settings';
import { ADDRESS, BROADWAY, ITEM, MAPPINGS, ORDER, SETTINGS, WAREHOUSE } from './hotwax-order';

function rowsOf(
  changes: Partial<HotWaxOrder> = {},
  { mappings = MAPPINGS, settings = {} }: { mappings?: Mappings; settings?: Partial<OrderSettings> } = {},
) {
  const mapped = mapOrder({ ...ORDER, ...changes }, mappings, { ...SETTINGS, ...settings });
  if (isBlocked(mapped)) {
    throw new Error(`blocked: ${JSON.stringify(mapped.problems)}`);
  }
  return mapped.rows;
}

function firstRow(changes: Partial<HotWaxOrder> = {}, options: Parameters<typeof rowsOf>[1] = {}) {
  return rowsOf(changes, options)[0] ?? {};
}

function problemsOf(
  changes: Partial<HotWaxOrder>,
  { mappings = MAPPINGS, settings = {} }: { mappings?: Mappings; settings?: Partial<OrderSettings> } = {},
) {
  const mapped = mapOrder({ ...ORDER, ...changes }, mappings, { ...SETTINGS, ...settings });
  return isBlocked(mapped) ? mapped.problems.map(({ code, reason }) => [code, reason]) : [];
}

const promo = (amount: string, itemSeqId?: string) => ({ type: 'EXT_PROMO_ADJUSTMENT', itemSeqId, amount });

describe('the rows of an order', () => {
  test('say everything of a plain order', () => {
    expect(rowsOf()).toEqual([
      {
        externalId: '5500000000001',
        orderId: '#1001',
        HCOrderId: 'M100501',
        HCShopifySalesOrderId: '5500000000001',
        salesChannel: 'Web',
        date: '03/08/2026',
        customer: '81234',
        customerExternalId: '',
        subsidiary: '1',
        department: '201',
        location: '101',
        email: 'ada@example.com',
        shippingMethod: '301',
        shippingCost: '0.00',
        shippingTaxCode: '-Not Taxable-',
        orderNote: '',
        discountItem: '',
        rate: '',
        addressee: 'Ada Byron',
        address1: '12 Analytical Way',
        address2: '',
        city: 'New York',
        state: 'NY',
        zip: '10001',
        country: 'US',
        phone: '+12125550101',
        billingAddressee: 'Ada Byron',
        billingAddress1: '12 Analytical Way',
        billingAddress2: '',
        billingCity: 'New York',
        billingState: 'NY',
        billingZip: '10001',
        billingCountry: 'US',
        billingPhone: '',
        orderStatus: 'ORDER_CREATED',
        item: '4711',
        orderLineId: '00101',
        orderLineTypeId: '',
        quantity: '2',
        price: '50.00',
        priceLevel: 'Base Price',
        taxCode: '-Not Taxable-',
        itemLocation: '102',
        closed: 'false',
        tag: '',
      },
    ]);
  });

  test('give the day of the order in the time zone of the feed, not of the database', () => {
    expect(firstRow({}, { settings: { timeZone: 'Asia/Tokyo' } }).date).toBe('03/09/2026');
  });

  test('come out the same, however often they are made', () => {
    expect(rowsOf()).toEqual(rowsOf());
  });

  test('give a blank location for a virtual facility, and the level Custom where none is mapped', () => {
    const unbrokered = {
      seqId: '00001',
      method: 'STANDARD',
      soldAt: BROADWAY,
      fulfilledAt: { location: '', department: '' },
    };
    const { itemLocation, priceLevel } = firstRow(
      { shipGroups: [unbrokered] },
      { mappings: { ...MAPPINGS, priceLevel: undefined } },
    );
    expect([itemLocation, priceLevel]).toEqual(['', 'Custom']);
  });

  test('close a cancelled item and its discount, so that the lines stay the same ones', () => {
    const rows = rowsOf({
      items: [
        { ...ITEM, cancelled: true },
        { ...ITEM, seqId: '00102' },
      ],
      adjustments: [promo('-1', '00101')],
    });
    expect(rows.map(({ orderLineId, orderLineTypeId, closed }) => [orderLineId, orderLineTypeId, closed])).toEqual([
      ['00101', '', 'true'],
      ['00101', 'HC_DISCOUNT_00101', 'true'],
      ['00102', '', 'false'],
    ]);
  });

  test('keep all decimals of a price, whether the database gives text or a number', () => {
    const items = [
      { ...ITEM, unitPrice: '19.9975' },
      { ...ITEM, seqId: '00102', unitPrice: 0.1, quantity: 1e-7 },
      { ...ITEM, seqId: '00103', unitPrice: '1000000', quantity: '12.5000' },
    ];
    expect(rowsOf({ items }).map(({ price, quantity }) => [price, quantity])).toEqual([
      ['19.9975', '2'],
      ['0.10', '0.0000001'],
      ['1000000.00', '12.5'],
    ]);
  });

  test('take names as they are, in any script, but for signs that no CSV can carry', () => {
    const toName = ' 千代 "Zoë"\r\nO\u2019Neill\u0000\ud83d ';
    expect(firstRow({ shippingAddress: { ...ADDRESS, toName } }).addressee).toBe('千代 "Zoë"\nO\u2019Neill');
  });

  test('have no state where OFBiz writes _NA_', () => {
    expect(firstRow({ shippingAddress: { ...ADDRESS, state: '_NA_' } }).state).toBe('');
  });

  test('use the billing address and its phone where there are any', () => {
    const row = firstRow({
      billingAddress: { ...ADDRESS, city: 'Boston', country: 'SE' },
      billingPhone: { countryCode: null, areaCode: null, contactNumber: '040-123456' },
    });
    expect([row.city, row.billingCity, row.phone, row.billingPhone]).toEqual([
      'New York',
      'Boston',
      '+12125550101',
      '+4640123456',
    ]);
  });
});

describe('weaknesses of the existing connector', () => {
  test('weakness 5: a taxed line has the mapped tax code; amounts of tax are nowhere', () => {
    const rows = rowsOf({
      items: [ITEM, { ...ITEM, seqId: '00102' }],
      adjustments: [
        { type: 'SALES_TAX', itemSeqId: '00101', amount: '8.88' },
        { type: 'SALES_TAX', itemSeqId: '00102', amount: '0.00' },
        { type: 'SHIPPING_SALES_TAX', itemSeqId: undefined, amount: '0.44' },
        { type: 'SHIPPING_CHARGES', itemSeqId: undefined, amount: '5.00' },
      ],
    });
    expect(rows.map(({ taxCode, shippingTaxCode }) => [taxCode, shippingTaxCode])).toEqual([
      ['AVATAX', 'AVATAX'],
      ['-Not Taxable-', 'AVATAX'],
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/8\.88|0\.44/);
  });

  test('weakness 6: an item discount is a line of its own, once, for the whole amount', () => {
    const rows = rowsOf({ adjustments: [promo('-5.00', '00101'), promo('-0.555', '00101')] });
    expect(rows).toHaveLength(2);
    expect(rows[1]).toMatchObject({
      item: '9001',
      orderLineId: '00101',
      orderLineTypeId: 'HC_DISCOUNT_00101',
      quantity: '1',
      price: '-5.555',
      priceLevel: 'Custom',
      closed: 'false',
    });
    expect(rows.map(({ rate }) => rate)).toEqual(['', '']);
  });

  test('weakness 6: a discount of the order stands in its header, on each row', () => {
    const rows = rowsOf({
      items: [ITEM, { ...ITEM, seqId: '00102' }],
      adjustments: [promo('-10'), promo('-2.50')],
    });
    expect(rows.map(({ discountItem, rate }) => [discountItem, rate])).toEqual([
      ['SHOPIFY DISCOUNT', '-12.50'],
      ['SHOPIFY DISCOUNT', '-12.50'],
    ]);
  });

  test('weakness 6: what the rows come to is what HotWax has', () => {
    const rows = rowsOf({
      items: [ITEM, { ...ITEM, seqId: '00102', quantity: 3, unitPrice: 0.1 }],
      adjustments: [
        promo('-5.00', '00101'),
        promo('-12.50'),
        { type: 'SHIPPING_CHARGES', itemSeqId: undefined, amount: '4.95' },
        { type: 'SHIPPING_CHARGES', itemSeqId: undefined, amount: '1.00' },
        { type: 'LOYALTY_POINTS', itemSeqId: undefined, amount: '99' },
      ],
    });
    const cents = (text = '0') => Math.round(Number(text) * 100);
    const lines = rows.reduce((sum, { quantity, price }) => sum + Number(quantity) * cents(price), 0);
    expect(lines + cents(rows[0]?.rate) + cents(rows[0]?.shippingCost)).toBe(10_000 + 30 - 500 - 1_250 + 595);
  });

  test('weakness 7: in-store and shipped items go as one order, with the method of what is shipped', () => {
    const rows = rowsOf({
      items: [ITEM, { ...ITEM, seqId: '00102', shipGroupSeqId: '00002' }],
      shipGroups: [
        { seqId: '00001', method: 'POS_COMPLETED', soldAt: BROADWAY, fulfilledAt: BROADWAY },
        { seqId: '00002', method: 'STANDARD', soldAt: BROADWAY, fulfilledAt: WAREHOUSE },
      ],
    });
    expect(rows.map(({ shippingMethod, itemLocation }) => [shippingMethod, itemLocation])).toEqual([
      ['301', '101'],
      ['301', '102'],
    ]);
  });

  test('weakness 8: two product ids do not double a line; the newer one counts', () => {
    const netsuiteItems = [
      { value: '4712', fromDate: '2024-01-01 00:00:00' },
      { value: '4711', fromDate: '2020-01-01 00:00:00' },
    ];
    expect(rowsOf({ items: [{ ...ITEM, netsuiteItems }] }).map(({ item }) => item)).toEqual(['4712']);
  });

  test('weakness 9: what one row lacks keeps back the whole order', () => {
    const items = [ITEM, { ...ITEM, seqId: '00102', unitPrice: null }];
    expect(problemsOf({ items })).toEqual([['PRICE_MISSING', 'item 00102 has no price']]);
  });

  test('weakness 11: an order with products that NetSuite has not is listed with each of them', () => {
    const items = ['HAT', 'HAT', 'SCARF'].map((productId, index) => ({
      ...ITEM,
      seqId: `0010${index}`,
      productId,
      netsuiteItems: [],
    }));
    expect(problemsOf({ items: [ITEM, ...items] })).toEqual([
      ['PRODUCT_UNMAPPED', 'product HAT has no NetSuite id in force'],
      ['PRODUCT_UNMAPPED', 'product SCARF has no NetSuite id in force'],
    ]);
  });

  test('weakness 38: every row has every column', () => {
    const rows = rowsOf({ adjustments: [promo('-5', '00101'), promo('-1')] });
    expect(new Set(rows.map((row) => Object.keys(row).join()))).toHaveProperty('size', 1);
  });
});

describe('the customer of an order', () => {
  const withoutId = [{ partyId: '10042', exists: true, travels: true, netsuiteId: null, shopifyId: '699' }];

  test('is waited for when it has no NetSuite id', () => {
    expect(problemsOf({ billTo: withoutId })).toEqual([
      ['CUSTOMER_WITHOUT_ID', 'customer 10042 has no NetSuite id yet'],
    ]);
  });

  test('is told when it is none that export-customers sends: nobody should wait for it', () => {
    const company = { partyId: '10042', exists: true, travels: false, netsuiteId: null, shopifyId: '699' };
    expect(problemsOf({ billTo: [company] })).toEqual([
      ['CUSTOMER_NOT_SENT', 'customer 10042 is no person in the role CUSTOMER'],
    ]);
    expect(problemsOf({ billTo: [{ ...company, netsuiteId: '81234' }] })).toEqual([]);
    // NetSuite may know it by its key from elsewhere.
    expect(problemsOf({ billTo: [company] }, { settings: { sendWithoutCustomerId: true } })).toEqual([]);
  });

  test('is named by its external id where the config allows it', () => {
    const settings = { sendWithoutCustomerId: true };
    const { customer, customerExternalId } = firstRow({ billTo: withoutId }, { settings });
    expect([customer, customerExternalId]).toEqual(['', '699']);
    expect(firstRow({}, { settings }).customerExternalId).toBe('');
  });

  test('is named by its party id where that is its key', () => {
    const settings = { sendWithoutCustomerId: true, customerExternalIdFrom: 'partyId' } as const;
    expect(firstRow({ billTo: withoutId }, { settings }).customerExternalId).toBe('10042');
  });

  test('is told when it can never travel', () => {
    expect(
      problemsOf({ billTo: [{ partyId: '10042', exists: true, travels: true, netsuiteId: null, shopifyId: null }] }),
    ).toEqual([['SHOPIFY_ID_MISSING', 'customer 10042 has no Shopify id, so it cannot travel']]);
  });
});

describe('an order that cannot be sent', () => {
  const group = { seqId: '00001', method: 'STANDARD', soldAt: BROADWAY, fulfilledAt: WAREHOUSE };
  test.each<[string, Partial<HotWaxOrder>, ProblemCode]>([
    ['was approved before', { wasApproved: true }, 'APPROVED_BEFORE'],
    ['has line ids', { hasLineIds: true }, 'LINE_IDS_ALREADY'],
    ['was sold in a store altogether', { shipGroups: [{ ...group, method: 'POS_COMPLETED' }] }, 'IN_STORE_ONLY'],
    ['has no external id', { externalId: ' ' }, 'EXTERNAL_ID_MISSING'],
    ['has a twin', { twins: ['M1'] }, 'EXTERNAL_ID_TWICE'],
    ['has no customer', { billTo: [] }, 'CUSTOMER_MISSING'],
    ['has a deleted customer', { billTo: ORDER.billTo.map((one) => ({ ...one, exists: false })) }, 'CUSTOMER_MISSING'],
    ['has two customers', { billTo: [...ORDER.billTo, ...ORDER.billTo] }, 'CUSTOMER_AMBIGUOUS'],
    ['has no date', { orderDate: null }, 'DATE_MISSING'],
    ['has a date that is none', { orderDate: '0000-00-00 00:00:00' }, 'DATE_MISSING'],
    ['has no items', { items: [] }, 'NO_ITEMS'],
    ['has cancelled items only', { items: [{ ...ITEM, cancelled: true }] }, 'NO_OPEN_ITEMS'],
    ['has an item without ship group', { items: [{ ...ITEM, shipGroupSeqId: null }] }, 'SHIP_GROUP_MISSING'],
    [
      'has an item of a ship group that is not there',
      { items: [{ ...ITEM, shipGroupSeqId: '9' }] },
      'SHIP_GROUP_MISSING',
    ],
    ['has a quantity of 0', { items: [{ ...ITEM, quantity: '0.000' }] }, 'QUANTITY_INVALID'],
    ['has a negative quantity', { items: [{ ...ITEM, quantity: -1 }] }, 'QUANTITY_INVALID'],
    ['has no quantity', { items: [{ ...ITEM, quantity: null }] }, 'QUANTITY_INVALID'],
    ['has a price with eleven decimals', { items: [{ ...ITEM, unitPrice: '0.12345678901' }] }, 'NUMBER_TOO_LONG'],
    ['has no address', { shippingAddress: undefined }, 'ADDRESS_MISSING'],
    ['has an address without country', { shippingAddress: { ...ADDRESS, country: '' } }, 'COUNTRY_UNKNOWN'],
    ['has a billing address without country', { billingAddress: { ...ADDRESS, country: '' } }, 'COUNTRY_UNKNOWN'],
    ['has an unmapped method', { shipGroups: [{ ...group, method: 'DRONE' }] }, 'SHIPPING_METHOD_UNMAPPED'],
    ['is in another currency', { currency: 'EUR' }, 'CURRENCY_OTHER'],
    ['has a bad e-mail', { email: 'nobody' }, 'EMAIL_INVALID'],
    ['has a value that is too long', { salesChannel: 'x'.repeat(301) }, 'VALUE_TOO_LONG'],
    ['has a discount that is none', { adjustments: [promo('1')] }, 'DISCOUNT_POSITIVE'],
    ['has a discount of nothing it has', { adjustments: [promo('-1', '00999')] }, 'ADJUSTMENT_ORPHAN'],
    [
      'has an adjustment that nobody knows',
      { adjustments: [{ type: 'DONATION', itemSeqId: undefined, amount: '1' }] },
      'ADJUSTMENT_UNKNOWN',
    ],
  ])('%s', (_, changes, code) => {
    expect(problemsOf(changes).map(([found]) => found)).toEqual([code]);
  });

  test.each<[string, Partial<Mappings>, Partial<HotWaxOrder>, ProblemCode]>([
    [
      'its lines are taxed',
      { taxCode: undefined },
      { adjustments: [{ type: 'SALES_TAX', itemSeqId: '00101', amount: '1' }] },
      'TAX_CODE_UNMAPPED',
    ],
    [
      'its shipping is taxed',
      { taxCode: undefined },
      { adjustments: [{ type: 'SHIPPING_SALES_TAX', itemSeqId: undefined, amount: '1' }] },
      'TAX_CODE_UNMAPPED',
    ],
    [
      'an item has a discount',
      { itemDiscount: undefined },
      { adjustments: [promo('-1', '00101')] },
      'DISCOUNT_UNMAPPED',
    ],
    ['it has a discount', { orderDiscount: undefined }, { adjustments: [promo('-1')] }, 'DISCOUNT_UNMAPPED'],
  ])('lacks a mapping although %s', (_, missing, changes, code) => {
    expect(problemsOf(changes, { mappings: { ...MAPPINGS, ...missing } }).map(([found]) => found)).toEqual([code]);
    expect(problemsOf({}, { mappings: { ...MAPPINGS, ...missing } })).toEqual([]);
  });

  test('tells all its problems at once', () => {
    expect(problemsOf({ externalId: null, orderDate: null, items: [] }).map(([code]) => code)).toEqual([
      'EXTERNAL_ID_MISSING',
      'NO_ITEMS',
      'DATE_MISSING',
    ]);
  });

  test('names no person', () => {
    const told = JSON.stringify(
      problemsOf({ email: 'ada at example.com', shippingAddress: { ...ADDRESS, country: '' }, items: [] }),
    );
    expect(told).not.toMatch(/ada|byron|analytical/i);
  });

  test('goes with a blank method where the config says so', () => {
    const shipGroups = [{ ...group, method: 'DRONE' }];
    expect(firstRow({ shipGroups }, { settings: { unmappedShippingMethod: 'blank' } }).shippingMethod).toBe('');
  });

  test('goes by its order id where that is its key', () => {
    expect(firstRow({ externalId: null }, { settings: { externalIdFrom: 'orderId' } }).externalId).toBe('M100501');
  });
});
