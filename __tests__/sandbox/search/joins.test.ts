import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Account } from 'netsuite-sandbox/account/account';
import { sqlRun } from 'netsuite-sandbox/account/sql';
import { queryAccount } from '../suiteql/query-account';
import { allValues, firstValues, give, thrown } from './search-calls';

let account: Account;

beforeAll(() => {
  account = queryAccount();
  const xml = `<customrecordtype scriptid="customrecord_visit"><recordname>Visit</recordname><customrecordcustomfields>
    <customrecordcustomfield scriptid="custrecord_visit_customer"><fieldtype>SELECT</fieldtype><selectrecordtype>-2</selectrecordtype><label>Customer</label><storevalue>T</storevalue></customrecordcustomfield>
    <customrecordcustomfield scriptid="custrecord_visit_note"><fieldtype>TEXT</fieldtype><label>Note</label><storevalue>T</storevalue></customrecordcustomfield>
  </customrecordcustomfields></customrecordtype>`;
  sqlRun(
    account.db,
    "INSERT INTO object (scriptid, type, id, xml) VALUES ('customrecord_visit', 'customrecordtype', 70, ?)",
    xml,
  );
  account.types.refresh?.();
  const visit = (id: number, customer: number, note: string) =>
    account.records.insert('customrecord_visit', {
      id,
      body: { name: `V${id}`, custrecord_visit_customer: customer, custrecord_visit_note: note },
    });
  visit(1, 201, 'first');
  visit(2, 201, 'second');
  visit(3, 204, 'third');
  account.records.insert('itemfulfillment', {
    id: 600,
    body: { tranid: 'IF1', trandate: '2026-03-09', entity: 201, createdfrom: 500 },
  });
});
afterAll(() => account.close());

describe('from transactions', () => {
  const LINE = [['internalid', 'anyof', 500], 'and', ['item', 'anyof', 100]];
  const one = (name: string, join: string) =>
    firstValues(account, { type: 'salesorder', filters: LINE, columns: [{ name, join }] });

  test.each([
    ['item', 'displayname', 'The SHIRT'],
    ['customer', 'firstname', 'Ann'],
    ['customerMain', 'entityid', 'Ann Archer'],
    ['subsidiary', 'name', 'Parent Company'],
    ['shippingAddress', 'city', 'New York'],
    ['shippingAddress', 'country', 'US'],
    ['shippingAddress', 'address1', '1 Main St'],
  ])('%s.%s', (join, name, value) => {
    expect(one(name, join)).toEqual([value]);
  });

  test('createdfrom is the main line of the other transaction', () => {
    expect(
      allValues(account, {
        type: 'itemfulfillment',
        filters: [['mainline', 'is', 'T'], 'and', ['createdfrom.tranid', 'isnotempty', '']],
        columns: ['tranid', 'createdfrom.tranid', 'createdfrom.total'],
      }),
    ).toEqual([['IF1', 'SO1', '45.50']]);
  });
});

describe('to transactions', () => {
  test('of a customer: every line, and no line leaves the customer', () => {
    const columns = ['entityid', { name: 'tranid', join: 'transaction' }, { name: 'item', join: 'transaction' }];
    const filters = [['internalid', 'anyof', 202, 203]];
    expect(allValues(account, { type: 'customer', filters, columns })).toEqual([
      ['Bob', 'SO2', ''],
      ['Cleo Árbol', '', ''],
    ]);
  });

  test('of an item, summarized', () => {
    const columns = [
      { name: 'itemid', summary: 'GROUP', sort: 'ASC' },
      { name: 'quantity', join: 'transaction', summary: 'SUM' },
    ];
    expect(allValues(account, { type: 'item', filters: ['transaction.type', 'anyof', 'SalesOrd'], columns })).toEqual([
      ['SHIRT', '2'],
      ['shoe', '1'],
    ]);
  });

  test('customers by the sum of their orders', () => {
    const filters = [
      ['transaction.type', 'anyof', 'SalesOrd'],
      'and',
      ['transaction.mainline', 'is', 'T'],
      'and',
      ['sum(transaction.amount)', 'greaterthan', 10],
    ];
    const columns = [{ name: 'entityid', summary: 'GROUP' }];
    expect(firstValues(account, { type: 'customer', filters, columns })).toEqual(['Ann Archer']);
  });
});

describe('custom records', () => {
  test('to what their field points at', () => {
    const columns = ['name', { name: 'firstname', join: 'CUSTRECORD_VISIT_CUSTOMER' }];
    const filters = [
      ['custrecord_visit_customer.lastname', 'is', 'Archer'],
      'and',
      ['custrecord_visit_note', 'isnot', 'first'],
    ];
    expect(allValues(account, { type: 'customrecord_visit', filters, columns })).toEqual([
      ['V2', 'Ann'],
      ['V3', 'Dan'],
    ]);
  });

  test('back from the record that they point at', () => {
    const filters = [['custrecord_visit_customer.custrecord_visit_note', 'isnotempty', '']];
    const columns = ['firstname', { name: 'custrecord_visit_note', join: 'custrecord_visit_customer' }];
    expect(allValues(account, { type: 'customer', filters, columns })).toEqual([
      ['Ann', 'first'],
      ['Ann', 'second'],
      ['Dan', 'third'],
    ]);
  });

  test('a join that leads nowhere is refused, as column and as filter', () => {
    const run = (options: string) => thrown(account, `search.create(${options}).run().getRange({ start: 0, end: 1 })`);
    expect(run("{ type: 'item', columns: ['custrecord_visit_customer.name'] }").name).toBe(
      'SSS_INVALID_SRCH_COLUMN_JOIN',
    );
    expect(run("{ type: 'customer', filters: ['case.title', 'is', 'x'] }").name).toBe('SSS_INVALID_SRCH_FILTER_JOIN');
  });
});

describe('files and folders', () => {
  /** Seen in an account: https://github.com/hotwax/netsuite-integration, HC_SC_ImportFileCabinetCSV.js */
  test('a filter on the folder finds the files of folders below, too', () => {
    const inbox = account.files.ensureFolder('/SuiteScripts/inbox');
    const archive = account.files.ensureFolder('/SuiteScripts/inbox/archive');
    const file = (folder: number, name: string) =>
      account.files.save({ folder, name, type: 'CSV', content: Buffer.from('x') });
    file(inbox, 'new.csv');
    file(archive, 'old.csv');
    const found = (operator: string, folder: number, type = 'file') =>
      allValues(account, {
        type,
        filters: [['folder', operator, folder], 'and', ['name', 'contains', '.csv']],
        columns: ['name', 'folder'],
      });
    const [fresh, old] = [
      ['new.csv', String(inbox)],
      ['old.csv', String(archive)],
    ];
    expect(found('anyof', inbox)).toEqual([fresh, old]);
    expect(found('is', inbox)).toEqual([fresh, old]);
    expect(found('anyof', archive)).toEqual([old]);
    expect(found('noneof', inbox)).not.toContainEqual(old);
  });

  test('are searched both ways', () => {
    const folder = account.files.ensureFolder('/SuiteScripts/feeds');
    account.files.save({ folder, name: 'b.csv', type: 'CSV', content: Buffer.from('x'.repeat(3000)) });
    account.files.save({ folder, name: 'a.csv', type: 'CSV', content: Buffer.from('y') });
    expect(
      allValues(account, {
        type: 'file',
        filters: [['folder', 'anyof', folder]],
        columns: [{ name: 'name', sort: 'ASC' }, 'documentsize', 'filetype'],
      }),
    ).toEqual([
      ['a.csv', '0', 'CSV'],
      ['b.csv', '3', 'CSV'],
    ]);
    const body = `const rs = search.create({ type: 'folder', filters: [['name', 'is', 'feeds']], columns: [search.createColumn({ name: 'name', join: 'file' })] }).run();
      const names = []; rs.each((r) => { names.push(r.getValue({ name: 'name', join: 'file' })); return true; }); give(names.sort());`;
    expect(give(account, body)).toEqual(['a.csv', 'b.csv']);
  });
});

/** https://rubydoc.info/gems/activenetsuite/0.1.0/ActiveNetsuite/CustomerSearchRow */
describe('within a family of customers', () => {
  beforeAll(() => {
    const company = (id: number, companyname: string, parent: number | null) =>
      account.records.insert('customer', { id, body: { companyname, entityid: companyname, parent, subsidiary: 1 } });
    company(301, 'Mother', null);
    company(302, 'Daughter', 301);
    account.records.insert('contact', { id: 303, body: { entityid: 'Mia', company: 301 } });
    account.records.insert('job', { id: 304, body: { entityid: 'Works', parent: 301 } });
  });

  test('parentCustomer leads up', () => {
    const filters = ['parentcustomer.entityid', 'isnotempty', ''];
    const columns = ['entityid', { name: 'internalid', join: 'parentCustomer' }];
    expect(allValues(account, { type: 'customer', filters, columns })).toEqual([['Mother : Daughter', '301']]);
  });

  test('subCustomer and contact lead down, and to customers and contacts only', () => {
    const of = (join: string) =>
      firstValues(account, {
        type: 'customer',
        filters: ['internalid', 'anyof', 301],
        columns: [{ name: 'entityid', join }],
      });
    expect(of('subCustomer')).toEqual(['Mother : Daughter']);
    expect(of('contact')).toEqual(['Mia']);
  });
});

test.each([
  ["filters: [['usernotes.title', 'isnotempty', '']]", 'SSS_INVALID_SRCH_FILTER_JOIN', 'join'],
  ["columns: ['usernotes.title']", 'SSS_INVALID_SRCH_COLUMN_JOIN', 'join'],
  ["filters: [['nofield', 'isnotempty', '']]", 'SSS_INVALID_SRCH_FILTER', 'field'],
  ["columns: ['nofield']", 'SSS_INVALID_SRCH_COL', 'field'],
])('a join or field that only NetSuite may have is said to be unknown here: %s', (options, name, what) => {
  expect(
    thrown(account, `search.create({ type: 'customrecord_visit', ${options} }).run().getRange(0, 1);`),
  ).toMatchObject({
    name,
    message: expect.stringContaining(`The sandbox does not know this ${what}.`),
  });
});
