import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Account } from 'netsuite-sandbox/account/account';
import { loadRecords } from 'netsuite-sandbox/account/load-records';
import { evaluate, memoryAccount, runBody } from '../scripts/script-account';

const HELP = 'https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help';
const MODULES = ['N/record', 'N/search', 'N/file'];

let account: Account;
beforeEach(() => {
  account = memoryAccount();
  loadRecords(account, {
    customer: [
      { id: 500, companyname: 'Ash', isperson: false, subsidiary: 1 },
      { id: 501, companyname: 'Birch', isperson: false, subsidiary: 1 },
    ],
    inventoryitem: [{ id: 100, itemid: 'SHOE', baseprice: 20 }],
    salesorder: [{ id: 900, entity: 500, item: [{ item: 100, quantity: 1 }] }],
  });
  account.records.insert('contact', { id: 600, body: { entityid: 'Mia', company: 500 } });
  account.records.insert('contact', { id: 601, body: { entityid: 'Noa' } });
  account.records.insert('contact', { id: 602, body: { entityid: 'Old', isinactive: true } });
});
afterEach(() => account.close());

const SAVE = "const id = file.create({ name: 'a.csv', fileType: 'CSV', contents: 'a', folder: -15 }).save();";
const FILE = "{ type: 'file', id }";
const ORDER = "{ type: record.Type.SALES_ORDER, id: '900' }";
const run = (body: string): string | undefined => runBody(account, MODULES, body).error?.name;
const find = (type: string, id: number, column: string, more = ''): unknown =>
  evaluate(
    account,
    MODULES,
    `const rows = []; search.create({ type: '${type}', filters: [['internalid', 'anyof', ${id}]${more}], columns: ['${column}'] })
      .run().each((row) => rows.push(row.getValue('${column}')) > 0); give(rows.sort());`,
  );
const filesOf = (): unknown => find('salesorder', 900, 'file.name', ", 'and', ['mainline', 'is', 'T']");
const contactsOf = (id: number): unknown => find('customer', id, 'contact.entityid');

describe(`record.attach (${HELP}/section_4267284169.html)`, () => {
  test('a file hangs on a record, once, for 10 units, and searches find it by the join file', () => {
    expect(filesOf()).toEqual(['']);
    const attach = `record.attach({ record: ${FILE}, to: ${ORDER} });`;
    expect(runBody(account, MODULES, `${SAVE} ${attach} ${attach}`)).toMatchObject({
      status: 'COMPLETE',
      unitsUsed: 40,
    });
    expect(filesOf()).toEqual(['a.csv']);
  });

  test('a contact belongs to the customers that it is attached to, and to its own company', () => {
    const to = "to: { type: 'customer', id: 500 } });";
    expect(contactsOf(500)).toEqual(['Mia']);
    expect(
      run(
        `record.attach({ record: { type: 'contact', id: 601 }, ${to} record.attach({ record: { type: 'contact', id: 600 }, ${to}`,
      ),
    ).toBeUndefined();
    expect(contactsOf(500)).toEqual(['Mia', 'Noa']);
    expect(contactsOf(501)).toEqual(['']);
  });

  test.each([
    [SAVE, FILE, "{ type: 'salesorder', id: 901 }", 'RCRD_DSNT_EXIST'],
    ['', "{ type: 'file', id: 4711 }", ORDER, 'RCRD_DSNT_EXIST'],
    ['', "{ type: 'contact', id: 4711 }", "{ type: 'customer', id: 500 }", 'RCRD_DSNT_EXIST'],
    ['', "{ type: 'contact', id: 602 }", "{ type: 'customer', id: 500 }", 'USER_ERROR'],
    ['', "{ type: 'contact', id: 601 }", "{ type: 'contact', id: 600 }", 'NOT_SIMULATED'],
    ['', "{ type: 'contact', id: 601 }", ORDER, 'NOT_SIMULATED'],
    ['', "{ type: 'customer', id: 500 }", ORDER, 'NOT_SIMULATED'],
    ['', "{ type: 'contact' }", ORDER, 'SSS_MISSING_REQD_ARGUMENT'],
    [SAVE, FILE, '{ id: 900 }', 'SSS_MISSING_REQD_ARGUMENT'],
    [SAVE, FILE, 'undefined', 'SSS_MISSING_REQD_ARGUMENT'],
    [SAVE, FILE, `${ORDER}, attributes: { role: -10 }`, 'NOT_SIMULATED'],
  ])('%s of %s to %s is refused', (before, what, to, name) => {
    expect(run(`${before} record.attach({ record: ${what}, to: ${to} });`)).toBe(name);
    expect([filesOf(), contactsOf(500)]).toEqual([[''], ['Mia']]);
  });

  test('ends with the file: one that gets its id later is not attached', () => {
    run(`${SAVE} record.attach({ record: ${FILE}, to: ${ORDER} }); file.delete({ id });`);
    expect(run(SAVE)).toBeUndefined();
    expect(filesOf()).toEqual(['']);
  });

  test('ends with the record', () => {
    run(`record.attach({ record: { type: 'contact', id: 601 }, to: { type: 'customer', id: 501 } });`);
    run(`record.delete({ type: 'contact', id: 601 });`);
    account.records.insert('contact', { id: 601, body: { entityid: 'New' } });
    expect(contactsOf(501)).toEqual(['']);
  });
});

describe(`record.detach (${HELP}/section_4267284360.html)`, () => {
  test('takes the attachment back and leaves the file and the others, for 10 units', () => {
    const more = SAVE.replace('id', 'other').replace('a.csv', 'b.csv');
    const body = `${SAVE} ${more} record.attach({ record: ${FILE}, to: ${ORDER} });
      record.attach({ record: { type: 'file', id: other }, to: ${ORDER} }); record.detach({ record: ${FILE}, from: ${ORDER} });`;
    expect(runBody(account, MODULES, body)).toMatchObject({ status: 'COMPLETE', unitsUsed: 70 });
    expect(filesOf()).toEqual(['b.csv']);
    expect(account.files.contentByPath('SuiteScripts/a.csv')?.toString()).toBe('a');
  });

  test.each([
    [SAVE, FILE, ORDER, 'RCRD_DSNT_EXIST'],
    ['', "{ type: 'contact', id: 601 }", "{ type: 'customer', id: 500 }", 'RCRD_DSNT_EXIST'],
    ['', "{ type: 'contact', id: 600 }", "{ type: 'customer', id: 500 }", 'NOT_SIMULATED'],
    ['', "{ type: 'contact', id: 600 }", '{}', 'SSS_MISSING_REQD_ARGUMENT'],
  ])('%s of %s from %s is refused', (before, what, from, name) => {
    expect(run(`${before} record.detach({ record: ${what}, from: ${from} });`)).toBe(name);
  });
});
