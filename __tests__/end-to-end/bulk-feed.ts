import Papa from 'papaparse';
import { SeededRandom } from '../../packages/hotwax/src/seed/seeded-random';

/*
 * A day of a retailer: 1,500 customers, of which NetSuite knows some, and 2,000 orders with 1 to 8 lines each, of which
 * NetSuite has some; and the records that must be in NetSuite when all is done. What is expected is written down while
 * the feed is made, never read from the code under test.
 */
export const CUSTOMERS = 1500;
export const KNOWN_CUSTOMERS = 300;
export const ORDERS = 2000;
export const KNOWN_ORDERS = 40;

type Row = Record<string, string>;
type Plain = Record<string, unknown>;

export interface BulkFeed {
  /** Name of the file → its CSV text. */
  readonly customerFiles: ReadonlyMap<string, string>;
  readonly orderFiles: ReadonlyMap<string, string>;
  /** In the form of the sandbox's `load`. */
  readonly records: Record<string, Plain[]>;
  /** By external id. */
  readonly expectedCustomers: ReadonlyMap<string, Plain>;
  /** By external id; `customer` is the external id of the order's customer. */
  readonly expectedOrders: ReadonlyMap<string, { body: Plain; customer: string; lines: Plain[] }>;
}

const FIRST_NAMES = ['Ada', 'Søren', 'María José', '千代', 'Zoë', "D'Arcy", 'Jean "JJ"', 'Łukasz', 'Ольга', 'Ann, Lee'];
const LAST_NAMES = [
  'Byron',
  'Åkerlund',
  'Núñez Ibáñez',
  '鈴木',
  "O'Neill",
  'Smith, Jr.',
  'Müller-Lüdenscheidt',
  'Иванова',
];
const CITIES = [
  ['New York', 'NY', '10001', 'US'],
  ['Malmö', '', '211 22', 'SE'],
  ['東京', '', '100-0001', 'JP'],
  ['München', '', '80331', 'DE'],
] as const;
const LOCATIONS = [
  { id: 101, name: 'Broadway' },
  { id: 102, name: 'Warehouse East', externalid: 'FAC-102' },
  { id: 103, name: 'Brooklyn' },
];
const SHIPPING = [
  { id: 301, itemid: 'UPS Ground' },
  { id: 302, itemid: 'Overnight', externalid: 'SHIP-302' },
];
const ITEMS = Array.from({ length: 60 }, (_, index) => ({
  id: 4000 + index,
  itemid: `SKU-${index}`,
  externalid: `ext-item-${index}`,
}));
const DISCOUNT_ITEM = { id: 9001, itemid: 'SHOPIFY DISCOUNT ITEM' };

export function bulkFeed(seed: number): BulkFeed {
  const random = new SeededRandom(seed);
  const customers = Array.from({ length: CUSTOMERS }, (_, index) => makeCustomer(index, random));
  const orders = Array.from({ length: ORDERS }, (_, index) => makeOrder(index, random));
  const customerRows = customers.map(({ row }) => row);
  const orderRows = orders.map(({ rows }) => rows);
  return {
    customerFiles: split(
      'customer-Feed',
      customerRows.map((row) => [row]),
      500,
      '\r\n',
    ),
    orderFiles: split('CreateOrderItemsFeed', orderRows, 600, '\n'),
    records: {
      subsidiary: [{ id: 1, name: 'Parent Company' }],
      location: LOCATIONS.map((location) => ({ ...location, subsidiary: 1 })),
      department: [{ id: 201, name: 'E-Commerce' }],
      shipitem: SHIPPING,
      salestaxitem: [{ id: 401, itemid: 'AVATAX' }],
      inventoryitem: ITEMS,
      discountitem: [DISCOUNT_ITEM],
      customer: customers.slice(0, KNOWN_CUSTOMERS).map(({ known }) => known),
      salesorder: orders.slice(0, KNOWN_ORDERS).map(({ known }) => known),
    },
    expectedCustomers: new Map(customers.map(({ key, expected }) => [key, expected])),
    expectedOrders: new Map(orders.map(({ key, expected }) => [key, expected])),
  };
}

function customerKey(index: number): string {
  return `69900011${String(index).padStart(5, '0')}`;
}

/** Internal id of a customer that NetSuite has before. */
function knownId(index: number): number {
  return 80_000 + index;
}

function makeCustomer(index: number, random: SeededRandom) {
  const key = customerKey(index);
  const party = String(10_000 + index);
  const firstname = random.pick(FIRST_NAMES);
  const lastname = random.pick(LAST_NAMES);
  const email = `customer${index}@example.com`;
  const phone = index % 3 === 0 ? '' : `1 555 01${String(index).padStart(5, '0')}`;
  const row: Row = {
    HCCustomerId: party,
    HCShopifyCustomerId: key,
    externalId: key,
    firstName: firstname,
    lastName: lastname,
    individual: 'T',
    status: 'CUSTOMER-Closed Won',
    taxable: 'TRUE',
    defaultOrderPriority: '5',
    email,
    phone,
    subsidiary: index % 2 === 0 ? '1' : 'Parent Company',
  };
  const known = {
    id: knownId(index),
    externalid: key,
    isperson: true,
    firstname: 'Old',
    lastname: 'Name',
    subsidiary: 1,
  };
  const created = {
    firstname,
    lastname,
    email,
    ...(phone === '' ? {} : { phone }),
    isperson: true,
    subsidiary: 1,
    entitystatus: 13,
    defaultorderpriority: 5,
    custentity_hc_customer_id: party,
    custentity_hc_shop_cust_id: key,
  };
  const expected = index < KNOWN_CUSTOMERS ? { id: known.id, firstname: 'Old', lastname: 'Name' } : created;
  return { key, row, known, expected };
}

function makeOrder(index: number, random: SeededRandom) {
  const key = `5500000${String(index).padStart(6, '0')}`;
  const customerIndex = random.below(CUSTOMERS);
  const location = random.pick(LOCATIONS);
  const shipping = random.pick(SHIPPING);
  const [city, state, zip, country] = random.pick(CITIES);
  const day = 1 + random.below(28);
  const address = { addressee: `Somebody ${index}`, addr1: `${index} Main St.\n"Rear"`, city, zip, country };
  const lines = Array.from({ length: 1 + random.below(8) }, (_, line) => makeLine(line, random));
  if (index % 10 === 0) {
    lines.push(discountOf('00101'));
  }
  const header: Row = {
    externalId: key,
    orderId: `#${1000 + index}`,
    HCOrderId: `M${index}`,
    HCShopifySalesOrderId: key,
    salesChannel: index % 5 === 0 ? 'POS Channel' : 'Web',
    date: `03/${String(day).padStart(2, '0')}/2026`,
    // HotWax knows the internal id of customers that NetSuite has; for new ones the external id must do.
    customer: customerIndex < KNOWN_CUSTOMERS ? String(knownId(customerIndex)) : '',
    customerExternalId: customerKey(customerIndex),
    subsidiary: '1',
    department: index % 2 === 0 ? '201' : 'E-Commerce',
    location: random.pick([String(location.id), location.name]),
    email: `order${index}@example.com`,
    shippingMethod: random.pick([String(shipping.id), shipping.itemid]),
    shippingCost: index % 4 === 0 ? '0' : '5.95',
    shippingTaxCode: '-Not Taxable-',
    addressee: address.addressee,
    address1: address.addr1,
    address2: '',
    city,
    state,
    zip,
    country,
    phone: '+15550100101',
    billingAddressee: 'Paying Person',
    billingAddress1: '1 Bank Street',
    billingAddress2: 'Floor 2',
    billingCity: 'Boston',
    billingState: 'MA',
    billingZip: '02108',
    billingCountry: 'US',
    billingPhone: '',
  };
  // NetSuite closes an order whose lines are all closed.
  const orderstatus = lines.every(({ expected }) => expected.isclosed === true) ? 'H' : 'B';
  const body = {
    otherrefnum: header.orderId,
    trandate: `2026-03-${String(day).padStart(2, '0')}`,
    custbody_hc_order_id: header.HCOrderId,
    custbody_hc_shopify_order_id: key,
    custbody_hc_sales_channel: header.salesChannel,
    subsidiary: 1,
    department: 201,
    location: location.id,
    email: header.email,
    shipmethod: shipping.id,
    shippingcost: Number(header.shippingCost),
    orderstatus,
    shippingaddress: { ...address, ...(state === '' ? {} : { state }), addrphone: '+15550100101' },
    billingaddress: {
      addressee: 'Paying Person',
      addr1: '1 Bank Street',
      addr2: 'Floor 2',
      city: 'Boston',
      state: 'MA',
      zip: '02108',
      country: 'US',
    },
  };
  const known = {
    id: 700_000 + index,
    externalid: key,
    entity: knownId(0),
    subsidiary: 1,
    trandate: '2026-01-01',
    item: lines.map(({ expected }) => expected),
  };
  return {
    key,
    rows: lines.map(({ row }) => ({ ...header, ...row })),
    known,
    expected: {
      customer: index < KNOWN_ORDERS ? customerKey(0) : customerKey(customerIndex),
      body: index < KNOWN_ORDERS ? { id: known.id, trandate: '2026-01-01', orderstatus } : body,
      lines: lines.map(({ expected }) => expected),
    },
  };
}

function makeLine(index: number, random: SeededRandom): { row: Row; expected: Plain } {
  const item = random.pick(ITEMS);
  const location = random.pick(LOCATIONS);
  const quantity = 1 + random.below(9);
  const cents = random.below(20_000);
  const orderLineId = String(101 + index).padStart(5, '0');
  const closed = random.below(20) === 0;
  return {
    row: {
      item: random.pick([String(item.id), item.externalid, item.itemid]),
      orderLineId,
      orderLineTypeId: '',
      quantity: `${quantity}.000000`,
      price: (cents / 100).toFixed(2),
      priceLevel: 'Custom',
      taxCode: 'AVATAX',
      itemLocation: random.pick([String(location.id), location.name]),
      closed: String(closed),
    },
    expected: {
      item: item.id,
      quantity,
      rate: cents / 100,
      taxcode: 401,
      price: -1,
      location: location.id,
      isclosed: closed,
      custcol_hc_order_line_id: orderLineId,
    },
  };
}

function discountOf(orderLineId: string): { row: Row; expected: Plain } {
  return {
    row: {
      item: String(DISCOUNT_ITEM.id),
      orderLineId,
      orderLineTypeId: `HC_DISCOUNT_${orderLineId}`,
      quantity: '1',
      price: '-5.00',
      priceLevel: 'Custom',
      taxCode: '-Not Taxable-',
      itemLocation: '',
      closed: 'false',
    },
    expected: {
      item: DISCOUNT_ITEM.id,
      quantity: 1,
      rate: -5,
      taxcode: -8,
      price: -1,
      isclosed: false,
      custcol_hc_order_line_id: orderLineId,
      custcol_hc_orderline_type_id: `HC_DISCOUNT_${orderLineId}`,
    },
  };
}

/** Cuts records into files of at most so many records; each file is named like HotWax's. */
function split(stem: string, records: Row[][], size: number, newline: string): Map<string, string> {
  const files = new Map<string, string>();
  for (let start = 0; start < records.length; start += size) {
    const rows = records.slice(start, start + size).flat();
    const name = `${stem}-2026-03-28-${String(files.size).padStart(2, '0')}-00-00.csv`;
    files.set(name, `${Papa.unparse(rows, { newline })}${newline}`);
  }
  return files;
}
