import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { loadRecords } from 'netsuite-sandbox/account/load-records';
import { failuresOf, type Import, type Mappings, makeImport, mapXml, resultsOf } from './import-project';

const ITEM_FORM = '<entryform>STANDARDINVENTORYPARTFORM</entryform>';
const CUSTOMER = [
  'EXTERNALID=id',
  'ENTITYID=number',
  'ISPERSON=individual',
  'LASTNAME=name',
  'COMPANYNAME=company',
  'SUBSIDIARY=subsidiary',
  'PARENT=parent',
  'custentity_color=color',
];
const ORDER: Mappings = {
  SALESORDER: [
    'INTERNALID=internalId',
    'EXTERNALID=id',
    'TRANID=number',
    'ENTITY=customer:INTERNAL_ID',
    'TRANDATE=date',
    'LOCATION=location:INTERNAL_ID',
    'DEPARTMENT=department',
    'TERMS=terms',
    'PAYMENTMETHOD=paymentMethod',
  ],
  'SALESORDER:ITEM': ['LINE=line', 'ITEM=item', 'QUANTITY=quantity', 'RATE=price'],
  'SALESORDER::SHIPPINGADDRESS': ['ADDR1=street', 'COUNTRY=country'],
};
const kinds = (id: string, recordType: string, mappings: Mappings, elements = '') =>
  Object.fromEntries(
    (['ADD', 'UPDATE', 'ADDUPDATE'] as const).map((dataHandling) => {
      const scriptId = `custimport_${id}_${dataHandling.toLowerCase()}`;
      return [scriptId, mapXml(scriptId, { recordType, dataHandling, elements }, mappings)];
    }),
  );
const OBJECTS = {
  customlist_color: `<customlist scriptid="customlist_color"><name>Color</name><customvalues>
    <customvalue scriptid="val_red"><value>Red</value></customvalue></customvalues></customlist>`,
  custentity_color: `<entitycustomfield scriptid="custentity_color"><fieldtype>SELECT</fieldtype><label>Color</label>
    <selectrecordtype>[scriptid=customlist_color]</selectrecordtype><appliestocustomer>T</appliestocustomer></entitycustomfield>`,
  ...kinds('customer', 'CUSTOMER', { CUSTOMER }),
  ...kinds('order', 'SALESORDER', ORDER),
  ...kinds(
    'item',
    'INVENTORYITEM',
    { INVENTORYITEM: ['EXTERNALID=id', 'ITEMID=name', 'PARENT=parent', 'CREATEDDATE=x'] },
    ITEM_FORM,
  ),
  ...kinds(
    'note',
    'CUSTOMRECORD',
    { CUSTOMRECORD: ['EXTERNALID=id', 'NAME=name'] },
    '<customrecord>[scriptid=customrecord_t_note]</customrecord><entryform></entryform>',
  ),
};

let sandbox: Import;
beforeEach(() => {
  sandbox = makeImport(OBJECTS, {}, ':memory:');
  loadRecords(sandbox.account, {
    subsidiary: [{ id: 2, name: 'Canada', parent: 1 }],
    location: [{ id: 443, name: 'Toronto', subsidiary: 2 }],
    department: [{ id: 3, name: 'Closed', isinactive: true }],
    lead: [{ id: 950, externalid: 'l-1', isperson: true, lastname: 'Led', subsidiary: 1 }],
    customer: [{ id: 901, isperson: false, companyname: 'North', subsidiary: 2 }],
    customrecord_t_note: [{ id: 1, externalid: 'n-1', name: 'First' }],
    salesorder: [
      {
        id: 700,
        externalid: 'o-1',
        entity: 900,
        subsidiary: 1,
        tranid: 'T1',
        item: [{ item: 101, rate: 5, quantity: 1 }],
      },
    ],
  });
});
afterEach(() => sandbox.end());

type Row = Readonly<Record<string, string | number>>;

function csv(rows: readonly Row[]): string {
  const header = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return [header, ...rows.map((row) => header.map((column) => `"${row[column] ?? ''}"`))]
    .map((cells) => `${cells.join(',')}\n`)
    .join('');
}

const order = (row: Row): Row => ({
  id: 'o-9',
  customer: 900,
  date: '3/9/2026',
  item: 'SHIRT',
  quantity: 1,
  price: 10,
  ...row,
});
const customer = (row: Row): Row => ({
  id: 'c-9',
  individual: 'T',
  name: 'Nine',
  subsidiary: 'Parent Company',
  ...row,
});

function failures(mapping: string, ...rows: Row[]): string[] {
  const job = sandbox.run(`custimport_${mapping}`, csv(rows));
  expect(job.status).toBe('COMPLETE');
  return failuresOf(sandbox.account, job);
}

/** Messages of failed records, each with the page that gives it. */
describe('a record that cannot be imported fails in the words of public pages', () => {
  test.each<[string, string, Row, string]>([
    [
      "HotWax's manual: an unknown customer",
      'order_add',
      order({ customer: 5550381 }),
      'Invalid entity reference key 5550381',
    ],
    [
      "HotWax's manual: an unknown location",
      'order_add',
      order({ location: 444 }),
      'Invalid location reference key 444',
    ],
    [
      "HotWax's manual: a location of another subsidiary",
      'order_add',
      order({ location: 443 }),
      'Invalid location reference key 443 for subsidiary 1',
    ],
    ['section_4570036567: an unknown item', 'order_add', order({ item: 'xx' }), 'Invalid item reference key xx'],
    [
      'section_4570036567: an inactive department',
      'order_add',
      order({ department: 'Closed' }),
      'Invalid department reference key Closed',
    ],
    [
      'section_N353446: a country code',
      'order_add',
      order({ street: '1 Main', country: 'US' }),
      'Invalid country reference key US',
    ],
    [
      'section_4570036567: no line',
      'order_add',
      order({ item: '', quantity: '', price: '' }),
      'You must enter at least one line item for this transaction.',
    ],
    ['section_4570036567: a line without its item', 'order_add', order({ item: '' }), 'Please choose an item to add'],
    [
      'section_4570036567: terms and a payment method',
      'order_add',
      order({ terms: 'Net 30', paymentMethod: 'Cash' }),
      'Please specify either a terms parameter or a paymentmethod parameter in the request but not both',
    ],
    [
      'section_4570036567: a line id that the order does not have',
      'order_update',
      { id: 'o-1', line: 9, item: 'SHIRT', quantity: 1 },
      'The record has been deleted since you retrieved it',
    ],
    [
      'section_4570011199: an order whose external id is taken',
      'order_add',
      order({ id: 'o-1' }),
      'This record already exists',
    ],
    [
      'section_N3432681: external ids compare without case',
      'order_add',
      order({ id: 'O-1' }),
      'This record already exists',
    ],
    [
      'section_4570061540: a customer whose external id is taken',
      'customer_add',
      customer({ id: 'c-1' }),
      'This entity already exists.',
    ],
    ['section_4570061540: by a lead, too', 'customer_add', customer({ id: 'l-1' }), 'This entity already exists.'],
    [
      'section_4568642498: a custom record whose external id is taken',
      'note_add',
      { id: 'n-1', name: 'Other' },
      'There is already a Custom Record Entry with that name',
    ],
    [
      'section_4568672490: a customer that is to be updated and is not there',
      'customer_update',
      customer({}),
      'Could not find matching record. Primary name field was not mapped or is empty.',
    ],
    ['section_4570036567: a mandatory field', 'note_add', { id: 'n-2', name: '' }, 'Please enter value(s) for: Name'],
    [
      'section_N383794: a company without its name',
      'customer_add',
      customer({ individual: 'F' }),
      'Please enter value(s) for: Company Name',
    ],
    [
      'section_N383794: OneWorld asks for the subsidiary',
      'customer_add',
      customer({ subsidiary: '' }),
      'Please enter value(s) for: Primary Subsidiary',
    ],
    [
      'section_4568672490: individual that is no word for yes or no',
      'customer_add',
      customer({ individual: 'Ada' }),
      'Invalid isperson reference key Ada',
    ],
    [
      'section_1534426278: a value that a custom list does not have',
      'customer_add',
      customer({ color: 'Green' }),
      'Invalid custentity_color reference key Green',
    ],
  ])('%s', (_page, mapping, row, message) => {
    expect(failures(mapping, row)).toEqual([message]);
  });
});

describe('updates in OneWorld', () => {
  test('without a subsidiary fail, section_N349148, though the record has one', () => {
    expect(failures('customer_addupdate', { id: 'c-1', individual: 'T', name: 'King' })).toEqual([
      'Please enter value(s) for: Primary Subsidiary',
    ]);
    expect(failures('customer_addupdate', customer({ id: 'c-1', name: 'King' }))).toEqual([]);
  });
});

describe('rows of one record without a line', () => {
  const blank = { item: '', quantity: '', price: '' };

  test('stand behind those with one, section_1534420642', () => {
    expect(failures('order_add', order({ id: 'g' }), order({ id: 'g', ...blank }))).toEqual([]);
    expect(failures('order_add', order({ id: 'h' }), order({ id: 'h', ...blank }), order({ id: 'h' }))).toEqual([
      'A row without a line of the sublist item stands before one with a line.',
    ]);
  });
});

describe('duplicates in one file', () => {
  test('the first record with an external id is made, the next ones fail, section_4568642498', () => {
    expect(failures('customer_add', customer({ id: 'd' }), customer({ id: 'd' }), customer({ id: 'D' }))).toEqual([
      'This entity already exists.',
      'This entity already exists.',
    ]);
    expect(failures('order_add', order({ id: 'd' }), order({ id: 'e' }), order({ id: 'd' }))).toEqual([
      'This record already exists',
    ]);
    expect(failures('item_add', { id: 'i', name: 'I' }, { id: 'i', name: 'J' })).toEqual([
      'This record already exists',
    ]);
    expect(failures('note_add', { id: 'm', name: 'I' }, { id: 'm', name: 'J' })).toHaveLength(1);
  });

  test('added or updated, the later one changes the earlier one, section_N345294', () => {
    expect(
      failures('customer_addupdate', customer({ id: 'd', name: 'One' }), customer({ id: 'd', name: 'Two' })),
    ).toEqual([]);
    expect(sandbox.account.records.findByExternalId('customer', 'd')?.body.lastname).toBe('Two');
  });
});

describe('references by name', () => {
  test('compare without case and are the text of the dropdown, Parent : Child, section_N349594', () => {
    expect(failures('customer_add', customer({ id: 'x', subsidiary: 'PARENT COMPANY : canada' }))).toEqual([]);
    expect(sandbox.account.records.findByExternalId('customer', 'x')?.body.subsidiary).toBe(2);
    expect(failures('customer_add', customer({ id: 'y', subsidiary: 'Canada' }))).toEqual([
      'Invalid subsidiary reference key Canada',
    ]);
    expect(failures('item_add', { id: 'i', name: 'Top', parent: '' }, { id: 'j', name: 'Low', parent: 'top' })).toEqual(
      [],
    );
    expect(failures('item_add', { id: 'k', name: 'Lower', parent: 'Top : Low' })).toEqual([]);
  });
});

describe('updates', () => {
  test('find a record by its internal id, section_N345294, a transaction by its number as well, section_1534420642', () => {
    expect(failures('order_update', { internalId: 700, item: 'SHOES', price: 3 })).toEqual([]);
    expect(failures('order_update', { number: 'T1', item: 'SHOES', price: 4 })).toEqual([]);
    expect(failures('order_update', { internalId: 701, item: 'SHOES', price: 3 })).toHaveLength(1);
  });

  test('find an item by its external id or its name, and change what the file gives', () => {
    expect(failures('item_update', { id: 'sku-shirt', name: 'TEE' })).toEqual([]);
    expect(sandbox.account.records.get('inventoryitem', 101)?.body.itemid).toBe('TEE');
    expect(failures('item_update', { id: 'sku-none', name: 'X' })).toHaveLength(1);
  });
});

describe('results files', () => {
  test('hold what was not imported, all columns and rows, so that it can be mended and sent again, section_N350581', () => {
    const content = csv([order({ id: 'r', item: 'SHIRT' }), order({ id: 'r', item: 'xx' }), order({ id: 's' })]);
    const job = sandbox.run('custimport_order_add', content);
    const mended = resultsOf(sandbox.account, job)
      .replaceAll(/,Invalid item reference key xx|,Error|,(?=\r\n)/g, '')
      .replace(',xx,', ',SHOES,');
    const again = sandbox.run('custimport_order_add', mended);
    expect(again).toMatchObject({ records: 1, imported: 1, failed: 0, resultsFile: null });
    expect(sandbox.account.records.findByExternalId('salesorder', 'r')?.body.item).toHaveLength(2);
  });
});
