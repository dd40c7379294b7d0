import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { listCsvJobs } from 'netsuite-sandbox/csv-import/list-csv-jobs';
import { processNextCsvJob } from 'netsuite-sandbox/csv-import/process-csv-jobs';
import { MAX_BYTES } from 'netsuite-sandbox/csv-import/submit-csv-import';
import type { RecordBody } from 'netsuite-sandbox/records/record-store';
import { drain } from 'netsuite-sandbox/scripts/scheduler';
import { evaluate } from '../scripts/script-account';
import { failuresOf, type Import, jobOf, makeImport, mapXml, resultsOf } from './import-project';

const ORDER = ['EXTERNALID=externalId', 'STDCUSTOMER=customer:EXTERNAL_ID', 'STDMEMO=memo'];
const ITEMS = ['STDITEM=sku', 'STDQUANTITY=quantity', 'STDRATE=price'];
const LINKED = { primaryKey: 'ID', linked: { 'SALESORDER:ITEMS': 'Transaction ID' } };

let sandbox: Import;
beforeAll(() => {
  const orders = { SALESORDER: ORDER, 'SALESORDER:ITEMS': ITEMS };
  sandbox = makeImport({
    custimport_orders: mapXml('custimport_orders', { recordType: 'SALESORDER', ...LINKED }, orders),
    custimport_update: mapXml(
      'custimport_update',
      { recordType: 'SALESORDER', dataHandling: 'UPDATE', ...LINKED },
      { ...orders, SALESORDER: ['MEMO=memo'] },
    ),
    custimport_mixed: mapXml('custimport_mixed', { recordType: 'SALESORDER', ...LINKED }, orders).replace(
      '<file>SALESORDER:ITEMS</file>\n    <type>',
      '<file>SALESORDER</file>\n    <type>',
    ),
    custimport_single: mapXml('custimport_single', { recordType: 'CUSTOMER' }, { CUSTOMER: ['EXTERNALID=externalId'] }),
    custimport_book: mapXml(
      'custimport_book',
      { recordType: 'CUSTOMER', primaryKey: 'externalId', linked: { 'CUSTOMER:ADDRESSBOOK': 'customer' } },
      {
        CUSTOMER: ['EXTERNALID=externalId', 'ISPERSON==T', 'LASTNAME=name', 'SUBSIDIARY==1'],
        'CUSTOMER:ADDRESSBOOK': ['LABEL=label'],
        'CUSTOMER:ADDRESSBOOK:ADDRESSBOOKADDRESS': ['ADDR1=street', 'COUNTRY=country'],
      },
    ),
  });
});
afterAll(() => sandbox.end());

const MAIN = 'ID,externalId,customer,memo\n';
const LINES = 'Transaction ID,sku,quantity,price\n';

function submit(mapping: string, main: string, linked: Readonly<Record<string, string>>): string {
  return sandbox.submit(mapping, main, { linked: new Map(Object.entries(linked)) });
}

function run(mapping: string, main: string, linked: Readonly<Record<string, string>>) {
  const id = submit(mapping, main, linked);
  while (processNextCsvJob(sandbox.account));
  return jobOf(sandbox.account, id);
}

function refusal(mapping: string, main: string, linked: Readonly<Record<string, string>>): string {
  const before = listCsvJobs(sandbox.account).length;
  try {
    submit(mapping, main, linked);
  } catch (error) {
    expect(listCsvJobs(sandbox.account)).toHaveLength(before);
    return (error as Error).message;
  }
  throw new Error('nothing was refused');
}

function lines(externalId: string): RecordBody[] {
  return (sandbox.account.records.findByExternalId('salesorder', externalId)?.body.item ??
    []) as unknown as RecordBody[];
}

describe('CSV imports of several files', () => {
  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4314672015.html
  test('the foreign key of a line is the primary key of its record, section_1519143985; lines need not be together', () => {
    const job = run('custimport_orders', `${MAIN}1,m-1,c-1,first\n2,m-2,c-1,second\n3,m-3,c-1,none\n`, {
      item: `${LINES}2,SHIRT,1,10\n1,SHOES,2,20\n2,SHOES,3,30\n`,
    });
    expect(job).toMatchObject({ records: 3, imported: 2, failed: 1 });
    expect(lines('m-1')).toMatchObject([{ item: 102, quantity: 2, amount: 40 }]);
    expect(lines('m-2')).toMatchObject([
      { item: 101, quantity: 1, rate: 10 },
      { item: 102, quantity: 3, rate: 30 },
    ]);
    expect(failuresOf(sandbox.account, job)).toEqual([expect.stringContaining('at least one line item')]);
    expect(resultsOf(sandbox.account, job)).toContain('3,m-3,c-1,none,');
  });

  test('the lines of an address book and their addresses are in one file, section_1534420582', () => {
    const job = run('custimport_book', 'externalId,name\nbook-1,Bell\nbook-2,Coil\n', {
      addressbook: 'customer,label,street,country\nbook-1,Home,1 Main St,Canada\nbook-1,Work,2 Side St,Canada\n',
    });
    expect(failuresOf(sandbox.account, job)).toEqual([]);
    expect(sandbox.account.records.findByExternalId('customer', 'book-1')?.body.addressbook).toMatchObject([
      { label: 'Home', addressbookaddress: { addr1: '1 Main St', country: 'CA' } },
      { label: 'Work', addressbookaddress: { addr1: '2 Side St', country: 'CA' } },
    ]);
    expect(sandbox.account.records.findByExternalId('customer', 'book-2')?.body.addressbook ?? []).toEqual([]);
  });

  test('an update needs a unique id in the main file all the same, section_1534420642', () => {
    expect(refusal('custimport_update', `${MAIN}1,m-1,c-1,x\n`, { item: LINES })).toContain(
      'You must map one of the following NetSuite fields',
    );
  });

  test('a sublist cannot be in the main file, section_1534420582', () => {
    expect(refusal('custimport_mixed', `${MAIN}1,m-9,c-1,x\n`, { item: `${LINES}1,SHIRT,1,1\n` })).toContain(
      'SALESORDER:ITEMS: in an import of several files a sublist needs a linked file of its own.',
    );
  });

  test.each([
    ['a linked file that is missing', MAIN, {}, 'The linked file for SALESORDER:ITEMS is missing.'],
    [
      'a linked file of a sublist that the saved import does not have',
      MAIN,
      { item: LINES, partners: 'a\n1' },
      'The saved import has no linked file for the sublist partners.',
    ],
    [
      'a main file without the key',
      'externalId,customer\nm-9,c-1\n',
      { item: `${LINES}1,SHIRT,1,1\n` },
      'SALESORDER: the file has no column ID, its key.',
    ],
    [
      'a linked file without the key',
      `${MAIN}1,m-9,c-1,x\n`,
      { item: 'sku,quantity\nSHIRT,1\n' },
      'SALESORDER:ITEMS: the file has no column Transaction ID, its key.',
    ],
    [
      'a line that belongs to no record (not documented; it would be lost)',
      `${MAIN}1,m-9,c-1,x\n`,
      { item: `${LINES}1,SHIRT,1,1\n7,SHOES,1,1\n` },
      'SALESORDER:ITEMS, row 3: no row of the main file has the key "7".',
    ],
    [
      'a wrong value in a linked file',
      `${MAIN}1,m-9,c-1,x\n`,
      { item: `${LINES}1,SHIRT,many,1\n` },
      'Column : quantity. Value : null. Error : You have entered an Invalid Field Value many',
    ],
    [
      'more than 25,000 records in all files together, section_N453326',
      `${MAIN}1,m-9,c-1,x\n`,
      { item: LINES + '1,SHIRT,1,1\n'.repeat(25_000) },
      'more than 25,000 records',
    ],
    [
      'more than 50 MB in all files together, section_N453326',
      `${MAIN}1,m-9,c-1,${'x'.repeat(MAX_BYTES / 2)}\n`,
      { item: `${LINES}1,${'x'.repeat(MAX_BYTES / 2)},1,1\n` },
      'larger than 50 MB',
    ],
  ])('%s is refused', (_what, main, linked, reason) => {
    expect(refusal('custimport_orders', main, linked as Record<string, string>)).toContain(reason);
  });

  test('a saved import of one file takes no linked file', () => {
    expect(refusal('custimport_single', 'externalId\nx\n', { addressbook: 'a\n1' })).toContain(
      'The saved import has no linked file for the sublist addressbook.',
    );
  });

  test('linkedFiles of a script holds files and texts by sublist, section_458306823729', () => {
    const body = `
      const t = task.create({ taskType: task.TaskType.CSV_IMPORT, mappingId: 'custimport_orders' });
      t.importFile = file.create({ name: 'o.csv', fileType: file.Type.CSV, contents: ${JSON.stringify(`${MAIN}1,m-7,c-1,x\n`)} });
      t.linkedFiles = { item: file.create({ name: 'l.csv', fileType: file.Type.CSV, contents: ${JSON.stringify(`${LINES}1,SHIRT,4,5\n`)} }) };
      t.submit();
      const u = task.create({ taskType: task.TaskType.CSV_IMPORT, mappingId: 'custimport_orders',
        importFile: ${JSON.stringify(`${MAIN}1,m-8,c-1,x\n`)}, linkedFiles: { items: ${JSON.stringify(`${LINES}1,SHOES,6,7\n`)} } });
      u.submit();
      give(t.id !== u.id);`;
    expect(evaluate(sandbox.account, ['N/task', 'N/file'], body)).toBe(true);
    drain(sandbox.account);
    expect(lines('m-7')).toMatchObject([{ item: 101, quantity: 4, rate: 5 }]);
    expect(lines('m-8')).toMatchObject([{ item: 102, quantity: 6, rate: 7 }]);
  });
});
