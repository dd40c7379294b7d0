import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Account } from 'netsuite-sandbox/account/account';
import { exportRecord } from 'netsuite-sandbox/account/export-records';
import { loadRecords } from 'netsuite-sandbox/account/load-records';
import { openAccount } from 'netsuite-sandbox/account/open-account';

let account: Account;
beforeEach(() => {
  account = openAccount(':memory:', { now: () => Date.UTC(2026, 2, 9, 17) });
});
afterEach(() => account.close());

const bodyOf = (type: string, id: number) => account.records.get(type, id)?.body;

describe('load', () => {
  test('takes values as people write them and stores them as NetSuite does', () => {
    const result = loadRecords(account, {
      customer: [
        {
          id: '501',
          externalid: 77,
          isperson: 'T',
          firstname: 'Ann',
          lastname: 'Lee',
          subsidiary: '1',
          datecreated: '2026-01-02',
          addressbook: [{ defaultshipping: 'T', addressbookaddress: { addr1: '1 Main St', country: 'US' } }],
        },
      ],
      location: [{ id: 7, name: 'Brooklyn', subsidiary: 1, isinactive: 'F' }],
      inventoryitem: [{ id: 9, name: 'SHOE-1', baseprice: '12.50' }],
    });
    expect(result.map(({ type, count }) => [type, count])).toEqual([
      ['location', 1],
      ['inventoryitem', 1],
      ['customer', 1],
    ]);
    expect(result.warnings).toEqual([]);
    expect(bodyOf('customer', 501)).toMatchObject({
      isperson: true,
      subsidiary: 1,
      entityid: '1',
      altname: 'Ann Lee',
      entitystatus: 13,
      isinactive: false,
      datecreated: '2026-01-02T00:00:00.000Z',
      addressbook: [
        {
          line: 1,
          defaultshipping: true,
          addressbookaddress: { addr1: '1 Main St', country: 'US', addrtext: '1 Main St\nUnited States' },
        },
      ],
    });
    expect(bodyOf('location', 7)).toMatchObject({ subsidiary: [1], isinactive: false });
    expect(bodyOf('inventoryitem', 9)).toMatchObject({ itemid: 'SHOE-1', baseprice: 12.5, itemtype: 'InvtPart' });
    expect(account.records.findByExternalId('customer', '77')?.id).toBe(501);
  });

  test('puts what others point at first, and parents before children', () => {
    loadRecords(account, {
      salesorder: [{ id: 3, entity: 501, item: [{ item: 9, quantity: 2, rate: 5 }] }],
      customer: [{ id: 501, companyname: 'Acme', subsidiary: 1, email: 'a@example.com' }],
      inventoryitem: [{ id: 9, itemid: 'A', displayname: 'A shoe' }],
      department: [
        { id: 2, name: 'Online', parent: 1 },
        { id: 1, name: 'Retail' },
      ],
    });
    expect(bodyOf('salesorder', 3)).toMatchObject({
      subsidiary: 1,
      email: 'a@example.com',
      tranid: 'SO1',
      trandate: '2026-03-09',
      status: 'Pending Fulfillment',
      total: 10,
      item: [{ line: 1, item: 9, quantity: 2, rate: 5, amount: 10, description: 'A shoe' }],
    });
    expect(account.records.findByName('department', 'retail : online').map(({ id }) => id)).toEqual([2]);
  });

  test('replaces a record whose id, or external id, is there', () => {
    loadRecords(account, { term: [{ id: 40, externalid: 'x', name: 'Net 40' }] });
    loadRecords(account, { term: [{ id: 40, externalid: 'x', name: 'Net 41' }] });
    loadRecords(account, { term: [{ externalid: 'x', name: 'Net 42' }] });
    expect(account.records.get('term', 40)).toMatchObject({ externalid: 'x', body: { name: 'Net 42' } });
  });

  test('loads what export wrote, unchanged', () => {
    loadRecords(account, {
      customer: [{ id: 501, companyname: 'Acme', subsidiary: 1 }],
      noninventoryitem: [{ id: 9, itemid: 'A' }],
      cashsale: [{ id: 3, entity: 501, item: [{ item: 9, rate: 5 }] }],
    });
    const other = openAccount(':memory:', { now: () => Date.UTC(2026, 2, 9, 17) });
    for (const type of ['customer', 'noninventoryitem', 'cashsale']) {
      const records = [...account.records.list(type)];
      loadRecords(other, { [type]: records.map(exportRecord) });
      expect([...other.records.list(type)]).toEqual(records);
    }
    other.close();
  });

  test('keeps an unknown field and says so', () => {
    const { warnings } = loadRecords(account, { term: [{ id: 40, name: 'x', colour: 'red' }] });
    expect(warnings).toEqual(['term: the field colour is not known, its value was kept as it is']);
    expect(bodyOf('term', 40)).toMatchObject({ colour: 'red' });
  });

  test('gives new records ids above those that were given', () => {
    loadRecords(account, { vendor: [{ id: 900, companyname: 'A', subsidiary: 1 }] });
    loadRecords(account, { customer: [{ externalid: 'n', companyname: 'B', subsidiary: 1 }] });
    expect(account.records.findByExternalId('customer', 'n')?.id).toBe(901);
  });

  test.each([
    [{ inventryitem: [] }, 'There is no record type "inventryitem". Did you mean "inventoryitem"?'],
    [[], 'A load file holds an object'],
    [{ term: ['x'] }, 'term, record 1: a record is an object of fields.'],
    [{ term: [{ id: 'abc', name: 'x' }] }, 'term abc: the id must be a whole number, not "abc".'],
    [
      { customer: [{ id: 5, externalid: 'd' }], vendor: [{ id: 6, externalid: 'd' }] },
      'vendor 6: This entity already exists.',
    ],
  ])('refuses %j as a whole', (json, message) => {
    expect(() => loadRecords(account, json)).toThrow(message);
    expect(account.records.get('customer', 5)).toBeUndefined();
  });

  test.each([
    [{ customer: { id: 2 } }, 'customer: the value must be a list of records'],
    [{ customer: [null] }, 'customer, record 1: a record is an object of fields.'],
    [{ customer: [{ id: 2, datecreated: 'yesterday' }] }, 'customer 2: datecreated must be an ISO date or instant'],
    [{ salesorder: [{ id: 3, trandate: '2026-02-30' }] }, 'salesorder 3: trandate must be an ISO date'],
    [{ salesorder: [{ id: 3, trandate: '3/9/2026' }] }, 'salesorder 3: trandate must be an ISO date'],
    [{ location: [{ id: 7, latitude: 'north' }] }, 'location 7: latitude must be a number, not "north".'],
    [
      { customer: [{ id: 2, isperson: 'maybe' }] },
      'customer 2: isperson must be true, false, "T" or "F", not "maybe".',
    ],
    [{ customer: [{ id: 2, subsidiary: 'Parent' }] }, 'customer 2: subsidiary must be an internal id of subsidiary'],
    [{ location: [{ id: 7, subsidiary: [1, 'x'] }] }, 'location 7: subsidiary must be an internal id of subsidiary'],
    [
      { salesorder: [{ id: 3, item: [{ item: 9 }, { item: 9, quantity: 'two' }] }] },
      'salesorder 3: item, line 2: quantity must be a number, not "two".',
    ],
    [{ salesorder: [{ id: 3, item: { item: 9 } }] }, 'salesorder 3: item must be a list of lines'],
    [{ customer: [{ id: 2 }, { id: '2' }] }, 'customer: the id "2" is given twice.'],
    [{ customer: [{ externalid: 'a' }, { externalid: 'A' }] }, 'customer: the externalid "A" is given twice.'],
  ])('refuses %j and stores nothing of the file', (wrong, message) => {
    loadRecords(account, { customer: [{ id: 2, companyname: 'Acme', subsidiary: 1 }] });
    const stored = bodyOf('customer', 2);
    expect(() => loadRecords(account, { term: [{ id: 40, name: 'x' }], ...wrong })).toThrow(message);
    expect(bodyOf('customer', 2)).toEqual(stored);
    expect(bodyOf('term', 40)).toBeUndefined();
  });

  test('takes an instant where a date is asked, and warns of a reference to nothing', () => {
    const { warnings } = loadRecords(account, {
      salesorder: [{ id: 3, entity: 501, trandate: '2026-01-05T08:00:00Z', item: [{ item: 9, rate: 5 }] }],
    });
    expect(bodyOf('salesorder', 3)).toMatchObject({ trandate: '2026-01-05', entity: 501 });
    expect(warnings).toEqual([
      'salesorder 3: entity refers to entity 501, which the account does not have',
      'salesorder 3: item.item refers to item 9, which the account does not have',
    ]);
  });

  test('makes the same records of the same file when it is loaded again', () => {
    const file = {
      noninventoryitem: [{ id: 9, itemid: 'A' }],
      customer: [
        { id: 501, companyname: 'Acme', subsidiary: 1, email: 'a@example.com', addressbook: [{ label: 'x' }] },
        { externalid: 'p', companyname: 'B', subsidiary: 1 },
      ],
      salesorder: [
        {
          externalid: 'o',
          entity: 501,
          item: [
            { item: 9, rate: 5 },
            { item: 9, rate: 7 },
          ],
        },
      ],
      cashsale: [
        {
          id: 8,
          entity: 501,
          item: [
            { line: 4, item: 9, rate: 5 },
            { item: 9, rate: 7 },
          ],
        },
      ],
    };
    const everything = () =>
      ['customer', 'salesorder', 'cashsale'].flatMap((type) =>
        [...account.records.list(type)].map(({ body: { lastmodifieddate: _, ...body }, ...record }) => [record, body]),
      );
    loadRecords(account, file);
    const first = everything();
    account.clock.advance(86_400_000);
    loadRecords(account, file);
    expect(everything()).toEqual(first);
  });
});
