import type { HotWaxItem, HotWaxOrder, Mappings } from '../../../packages/hotwax/src/core/hotwax-order';
import type { OrderSettings } from '../../../packages/hotwax/src/core/settings';

/** Settings and mappings of a retailer, and an order with nothing special about it, for tests to change. */
export const SETTINGS: OrderSettings = {
  externalIdFrom: 'externalId',
  customerExternalIdFrom: 'shopifyId',
  sendWithoutCustomerId: false,
  timeZone: 'America/New_York',
  databaseTimeZone: 'UTC',
  inStoreMethods: ['POS_COMPLETED'],
  unmappedShippingMethod: 'block',
  adjustments: {
    discounts: ['EXT_PROMO_ADJUSTMENT'],
    shipping: ['SHIPPING_CHARGES'],
    taxes: ['SALES_TAX'],
    shippingTaxes: ['SHIPPING_SALES_TAX'],
    ignored: ['LOYALTY_POINTS'],
  },
};

export const MAPPINGS: Mappings = {
  shippingMethods: new Map([
    ['STANDARD', '301'],
    ['STOREPICKUP', '302'],
  ]),
  taxCode: 'AVATAX',
  priceLevel: 'Base Price',
  orderDiscount: 'SHOPIFY DISCOUNT',
  itemDiscount: '9001',
};

export const ADDRESS = {
  toName: 'Ada Byron',
  address1: '12 Analytical Way',
  address2: null,
  city: 'New York',
  state: 'NY',
  postalCode: '10001',
  country: 'US',
};

export const ITEM: HotWaxItem = {
  seqId: '00101',
  productId: 'JACKET',
  quantity: '2.000000',
  unitPrice: '50.000',
  cancelled: false,
  shipGroupSeqId: '00001',
  netsuiteItems: [{ value: '4711', fromDate: '2020-01-01 00:00:00' }],
};

export const BROADWAY = { location: '101', department: '201' };
export const WAREHOUSE = { location: '102', department: '' };

export const ORDER: HotWaxOrder = {
  orderId: 'M100501',
  orderName: '#1001',
  externalId: '5500000000001',
  orderDate: '2026-03-09 02:30:00.000',
  statusId: 'ORDER_CREATED',
  currency: 'USD',
  salesChannel: 'Web',
  shopifyOrderId: '5500000000001',
  store: { subsidiary: '1', currency: 'USD' },
  wasApproved: false,
  hasLineIds: false,
  twins: [],
  billTo: [{ partyId: '10042', exists: true, travels: true, netsuiteId: '81234', shopifyId: '6990001112201' }],
  items: [ITEM],
  shipGroups: [{ seqId: '00001', method: 'STANDARD', soldAt: BROADWAY, fulfilledAt: WAREHOUSE }],
  adjustments: [],
  email: 'ada@example.com',
  shippingAddress: ADDRESS,
  billingAddress: undefined,
  shippingPhone: { countryCode: '1', areaCode: '212', contactNumber: '555-0101' },
  billingPhone: undefined,
};
