import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Account } from 'netsuite-sandbox/account/account';
import { loadRecords } from 'netsuite-sandbox/account/load-records';
import { openAccount } from 'netsuite-sandbox/account/open-account';
import type { RecordBody } from 'netsuite-sandbox/records/record-store';
import { saveRecord } from 'netsuite-sandbox/records/save-record';

let account: Account;
beforeEach(() => {
  account = openAccount(':memory:', { now: () => Date.UTC(2026, 2, 10, 5) });
  loadRecords(account, {
    subsidiary: [{ id: 2, name: 'Canada', parent: 1 }],
    location: [
      { id: 7, name: 'Brooklyn', subsidiary: 1 },
      { id: 8, name: 'Toronto', subsidiary: [2] },
      { id: 9, name: 'Closed', isinactive: true },
      { id: 10, name: 'Everywhere', subsidiary: 1, includechildren: true },
    ],
    inventoryitem: [
      { id: 100, itemid: 'SHOE', salesdescription: 'A shoe', baseprice: 20 },
      { id: 101, itemid: 'OLD', isinactive: true },
    ],
    discountitem: [{ id: 103, itemid: 'LESS' }],
    customer: [
      {
        id: 500,
        externalid: 'c1',
        companyname: 'Acme',
        subsidiary: 1,
        email: 'acme@example.com',
        terms: 2,
        addressbook: [
          {
            defaultshipping: true,
            addressbookaddress: {
              addressee: 'Acme',
              addr1: '1 Main',
              city: 'Austin',
              state: 'TX',
              zip: '78701',
              country: 'US',
            },
          },
        ],
      },
      { id: 501, companyname: 'Gone', subsidiary: 1, isinactive: true },
    ],
  });
});
afterEach(() => account.close());

/** https://github.com/hotwax/netsuite-integration, HC_MR_CreateCustomerDeposit.js */
test('a deposit for a sales order is of its customer', () => {
  const id = saveRecord(account, { type: 'customerdeposit', body: { salesorder: order(), payment: 5 } });
  expect(account.records.get('customerdeposit', id)?.body).toMatchObject({
    customer: 500,
    entity: 500,
    total: 5,
    status: 'Not Deposited',
  });
});

/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_159795516182.html */
test('an order is closed when all of its lines are', () => {
  const status = (item: RecordBody[], more: RecordBody = {}) =>
    account.records.get('salesorder', order({ item: item as unknown as RecordBody['item'], ...more }))?.body;
  const closed = line({ isclosed: true });
  expect(status([closed, line()])).toMatchObject({ orderstatus: 'B' });
  expect(status([closed, closed])).toMatchObject({ orderstatus: 'H', status: 'Closed' });
  expect(status([closed], { orderstatus: 'C' })).toMatchObject({ orderstatus: 'C' });
});

const line = (more: RecordBody = {}) => ({ item: 100, quantity: 3, rate: 9.99, ...more });
const order = (body: RecordBody = {}, externalid?: string) =>
  saveRecord(account, { type: 'salesorder', externalid, body: { entity: 500, item: [line()], ...body } });
const customer = (body: RecordBody, externalid?: string) =>
  saveRecord(account, {
    type: 'customer',
    externalid,
    body: { subsidiary: 1, isperson: true, lastname: 'Lee', ...body },
  });
const saved = (type: string, id: number) => account.records.get(type, id)?.body as RecordBody;

describe('a sales order', () => {
  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4698169438.html: the status of a new order
  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N426302.html: addresses and more default from the customer
  test('is filled as NetSuite fills it', () => {
    const id = order({ shippingcost: 4.5, taxtotal: 1 }, 'o1');
    expect(account.records.findByExternalId('transaction', 'o1')?.id).toBe(id);
    expect(saved('salesorder', id)).toMatchObject({
      subsidiary: 1,
      currency: 1,
      terms: 2,
      email: 'acme@example.com',
      tranid: 'SO1',
      // 10 March in UTC is still 9 March in the account's zone.
      trandate: '2026-03-09',
      orderstatus: 'B',
      status: 'Pending Fulfillment',
      shipaddress: 'Acme\n1 Main\nAustin TX 78701\nUnited States',
      item: [
        {
          line: 1,
          lineuniquekey: 1,
          itemtype: 'InvtPart',
          description: 'A shoe',
          quantity: 3,
          rate: 9.99,
          amount: 29.97,
          price: -1,
          isclosed: false,
        },
      ],
      subtotal: 29.97,
      total: 35.47,
    });
  });

  test('takes the item’s price where no rate is given, quantity 1, and the amount as it is given', () => {
    const id = order({ item: [{ item: 100 }, { item: 100, quantity: 2, amount: 30 }, { item: 103, amount: -5 }] });
    expect(saved('salesorder', id).item).toMatchObject([
      { line: 1, quantity: 1, rate: 20, amount: 20, price: 1 },
      { line: 2, rate: 15, amount: 30 },
      { line: 3, amount: -5 },
    ]);
    expect((saved('salesorder', id).item as RecordBody[])[2]).not.toHaveProperty('quantity');
    expect(saved('salesorder', id).total).toBe(45);
  });

  test('whose line and item have no price asks for the amount; 0 is a price', () => {
    loadRecords(account, {
      serviceitem: [{ id: 104, itemid: 'FITTING' }],
      descriptionitem: [{ id: 105, itemid: 'NOTE' }],
    });
    expect(() => order({ item: [{ item: 104 }] })).toThrow('Please enter value(s) for: Amount');
    const id = order({ item: [{ item: 104, amount: 0 }, { item: 104, rate: 0 }, { item: 105 }, { item: 100 }] });
    expect(saved('salesorder', id)).toMatchObject({ total: 20 });
  });

  test('that has a line without a price already can be changed', () => {
    loadRecords(account, {
      serviceitem: [{ id: 104, itemid: 'FITTING' }],
      salesorder: [{ id: 900, entity: 500, subsidiary: 1, item: [{ item: 104 }] }],
    });
    const body = { ...saved('salesorder', 900), memo: 'changed' };
    expect(saveRecord(account, { type: 'salesorder', id: 900, body })).toBe(900);
  });

  test('keeps the ids of its lines, and gives new lines ids that no line had', () => {
    const id = order({ item: [line(), line(), line()] });
    const body = saved('salesorder', id);
    const [first, , third] = body.item as RecordBody[];
    saveRecord(account, {
      type: 'salesorder',
      id,
      body: { ...body, item: [third as RecordBody, first as RecordBody, line()] },
    });
    expect((saved('salesorder', id).item as RecordBody[]).map((l) => [l.line, l.lineuniquekey])).toEqual([
      [3, 3],
      [1, 1],
      [4, 4],
    ]);
  });

  test.each<[string, RecordBody, string, string]>([
    ['no customer', { entity: null }, 'USER_ERROR', 'Please enter value(s) for: Customer'],
    ['an unknown customer', { entity: 4711 }, 'INVALID_KEY_OR_REF', 'Invalid entity reference key 4711.'],
    ['an inactive customer', { entity: 501 }, 'INVALID_KEY_OR_REF', 'Invalid entity reference key 501.'],
    [
      'another subsidiary',
      { subsidiary: 2 },
      'INVALID_KEY_OR_REF',
      'Invalid entity reference key 500 for subsidiary 2.',
    ],
    ['no lines', { item: [] }, 'USER_ERROR', 'You must enter at least one line item for this transaction.'],
    ['a line without item', { item: [{ quantity: 1 }] }, 'USER_ERROR', 'Please choose an item to add'],
    [
      'an unknown item',
      { item: [line(), line({ item: 4711 })] },
      'INVALID_KEY_OR_REF',
      'Invalid item reference key 4711.',
    ],
    ['an inactive item', { item: [line({ item: 101 })] }, 'INVALID_KEY_OR_REF', 'Invalid item reference key 101.'],
    ['an inactive location', { location: 9 }, 'INVALID_KEY_OR_REF', 'Invalid location reference key 9.'],
    [
      'a location of another subsidiary',
      { location: 8 },
      'INVALID_KEY_OR_REF',
      'Invalid location reference key 8 for subsidiary 1.',
    ],
    [
      'a line’s location of another subsidiary',
      { item: [line({ location: 8 })] },
      'INVALID_KEY_OR_REF',
      'Invalid location reference key 8 for subsidiary 1.',
    ],
    ['an unknown shipping method', { shipmethod: 88 }, 'INVALID_KEY_OR_REF', 'Invalid shipmethod reference key 88.'],
    ['an unknown status', { orderstatus: 'Z' }, 'INVALID_KEY_OR_REF', 'Invalid orderstatus reference key Z.'],
    [
      'terms and payment method',
      { terms: 1, paymentmethod: 1 },
      'USER_ERROR',
      'Please specify either a terms parameter or a paymentmethod parameter in the request but not both',
    ],
    [
      'a text that is too long',
      { tranid: 'x'.repeat(46) },
      'EXCEEDED_MAX_FIELD_LENGTH',
      'The field tranid contained more than the maximum number ( 45 ) of characters allowed.',
    ],
    [
      'a quantity that is none',
      { item: [line({ quantity: 'many' })] },
      'INVALID_FLD_VALUE',
      'You have entered an Invalid Field Value many for the following field: quantity',
    ],
    [
      'a date in another form',
      { trandate: '3/9/2026' },
      'INVALID_FLD_VALUE',
      'You have entered an Invalid Field Value 3/9/2026 for the following field: trandate',
    ],
  ])('with %s is refused', (_what, body, name, message) => {
    expect(() => order(body)).toThrow(expect.objectContaining({ name, message }));
    expect(account.records.count('salesorder')).toBe(0);
  });

  test('may use a location of a parent subsidiary that includes children', () => {
    loadRecords(account, { customer: [{ id: 502, companyname: 'North', subsidiary: 2 }] });
    const id = order({ entity: 502, location: 10 });
    expect(saved('salesorder', id)).toMatchObject({ subsidiary: 2, location: 10 });
    expect(() => order({ entity: 502, location: 7 })).toThrow('Invalid location reference key 7 for subsidiary 2.');
  });

  test('of a taken external id is refused, whatever transaction has it', () => {
    order({}, 'o1');
    const duplicate = expect.objectContaining({ name: 'DUP_RCRD', message: 'This record already exists' });
    expect(() => order({}, 'o1')).toThrow(duplicate);
    expect(() => order({}, 'O1')).toThrow(duplicate);
    expect(() =>
      saveRecord(account, { type: 'cashsale', externalid: 'o1', body: { entity: 500, item: [line()] } }),
    ).toThrow(duplicate);
    expect(account.records.count('transaction')).toBe(1);
  });

  test('does not change the body that was given', () => {
    const body = { entity: 500, item: [line()] };
    saveRecord(account, { type: 'salesorder', body });
    expect(body).toEqual({ entity: 500, item: [line()] });
  });

  test('keeps a reference that has become inactive since', () => {
    const id = order();
    account.records.replace('customer', 500, { body: { ...saved('customer', 500), isinactive: true } });
    expect(saveRecord(account, { type: 'salesorder', id, body: { ...saved('salesorder', id), memo: 'x' } })).toBe(id);
    expect(() => order()).toThrow('Invalid entity reference key 500.');
  });

  test('of an account without OneWorld has no subsidiary', () => {
    const single = openAccount(':memory:', { settings: { oneWorld: false } });
    loadRecords(single, { customer: [{ id: 1, companyname: 'A' }], serviceitem: [{ id: 2, itemid: 'S' }] });
    const id = saveRecord(single, { type: 'salesorder', body: { entity: 1, item: [{ item: 2, rate: 1 }] } });
    expect(single.records.get('salesorder', id)?.body).not.toHaveProperty('subsidiary');
    single.close();
  });
});

describe('a customer', () => {
  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N452342.html: auto-generated numbers, with Allow Override
  test('is numbered, named and given status and currency', () => {
    const id = customer({ firstname: 'Ann' });
    expect(saved('customer', id)).toMatchObject({
      altname: 'Ann Lee',
      entitystatus: 13,
      stage: 'CUSTOMER',
      currency: 1,
      isinactive: false,
    });
    expect(saved('customer', customer({ firstname: 'Ann' })).entityid).not.toBe(saved('customer', id).entityid);
    expect(saved('customer', customer({ entityid: 'jack1' })).entityid).toBe('jack1');
  });

  test('keeps one default address of each kind', () => {
    const address = (addr1: string, more: RecordBody) => ({ addressbookaddress: { addr1, country: 'US' }, ...more });
    const id = customer({
      addressbook: [
        address('1 A', { defaultshipping: true, defaultbilling: true }),
        address('2 B', { defaultshipping: true }),
      ],
    });
    expect(saved('customer', id).addressbook).toMatchObject([
      { line: 1, defaultshipping: false, defaultbilling: true },
      { line: 2, defaultshipping: true, defaultbilling: false },
    ]);
    expect(saved('customer', id).defaultaddress).toBe('1 A\nUnited States');
  });

  test.each<[string, RecordBody, string, string]>([
    ['no subsidiary', { subsidiary: null }, 'USER_ERROR', 'Please enter value(s) for: Primary Subsidiary'],
    ['no last name', { lastname: '' }, 'USER_ERROR', 'Please enter value(s) for: Last Name'],
    ['no company name', { isperson: false }, 'USER_ERROR', 'Please enter value(s) for: Company Name'],
    ['an unknown subsidiary', { subsidiary: 9 }, 'INVALID_KEY_OR_REF', 'Invalid subsidiary reference key 9.'],
    [
      'an e-mail address that is none',
      { email: 'incoming' },
      'INVALID_FLD_VALUE',
      'You have entered an Invalid Field Value incoming for the following field: email',
    ],
    [
      'a country by name',
      { addressbook: [{ addressbookaddress: { country: 'United States' } }] },
      'INVALID_KEY_OR_REF',
      'Invalid country reference key United States.',
    ],
  ])('with %s is refused', (_what, body, name, message) => {
    expect(() => customer(body)).toThrow(expect.objectContaining({ name, message }));
  });

  test('of a taken id or external id is refused', () => {
    customer({ entityid: 'LEE' }, 'x');
    expect(() => customer({ entityid: 'lee' })).toThrow(expect.objectContaining({ name: 'UNIQUE_CUST_ID_REQD' }));
    expect(() => customer({}, 'x')).toThrow(
      expect.objectContaining({ name: 'DUP_RCRD', message: 'This entity already exists.' }),
    );
    expect(() =>
      saveRecord(account, { type: 'vendor', externalid: 'x', body: { subsidiary: 1, companyname: 'V' } }),
    ).toThrow('This entity already exists.');
  });
});

// http://netsuiterp.com/2019/03/creating-new-item-matrix-returns-error.html
test('an item has a name that no other of its type and parent has', () => {
  const taken = 'There is already an item with that name.';
  expect(() => saveRecord(account, { type: 'inventoryitem', body: { itemid: 'SHOE' } })).toThrow(taken);
  const shoe = account.records.get('inventoryitem', 100)?.body as RecordBody;
  saveRecord(account, { type: 'inventoryitem', id: 100, body: { ...shoe, salesdescription: 'Another' } });
  saveRecord(account, { type: 'noninventorysaleitem', body: { itemid: 'SHOE' } });
  const child = { type: 'inventoryitem', body: { itemid: 'SHOE', parent: 100 } };
  saveRecord(account, child);
  expect(() => saveRecord(account, child)).toThrow(taken);
  expect(() => saveRecord(account, { type: 'inventoryitem', id: 101, body: { itemid: 'SHOE' } })).toThrow(taken);
});

describe('saveRecord', () => {
  test('refuses to update what is not there', () => {
    expect(() => saveRecord(account, { type: 'customer', id: 4711, body: {} })).toThrow(
      expect.objectContaining({ name: 'RCRD_DSNT_EXIST' }),
    );
    expect(() => saveRecord(account, { type: 'nothing', body: {} })).toThrow(
      expect.objectContaining({ name: 'INVALID_RCRD_TYPE' }),
    );
  });

  test('asks for mandatory fields by their label unless it is told not to', () => {
    expect(() => saveRecord(account, { type: 'term', body: {} })).toThrow('Please enter value(s) for: Name');
    expect(saveRecord(account, { type: 'term', body: {}, ignoreMandatory: true })).toEqual(expect.any(Number));
  });
});
