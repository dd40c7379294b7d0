import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import Papa from 'papaparse';
import { LocalAccount } from './local-account';
import { startEmbeddedServer } from './test-servers';

const CUSTOMER_HEADER = 'externalId,HCCustomerId,firstName,lastName,individual,email,subsidiary';
const ORDER_HEADER = 'externalId,HCOrderId,customer,date,item,orderLineId,quantity,price,country';
const customer = (key: string) => `${key},P${key},Ada,Byron,T,ada@example.com,1`;
const order = (key: string, line = '00101') => `${key},M${key},500,03/09/2026,4711,${line},1,5.00,US`;
const csv = (...lines: string[]) => `${lines.join('\n')}\n`;

const customerFiles: Record<string, string | Buffer> = {
  'a-empty.csv': '',
  'b-header-only.csv': csv(CUSTOMER_HEADER),
  'c-no-key-column.csv': csv('firstName,lastName', 'Ada,Byron'),
  'd-column-twice.csv': csv(`${CUSTOMER_HEADER},External Id`, `${customer('1')},2`),
  'e-utf16.csv': Buffer.from(`\uFEFF${csv(CUSTOMER_HEADER, customer('3'))}`, 'utf16le'),
  'f-latin1-row.csv': Buffer.concat([
    Buffer.from(csv(CUSTOMER_HEADER, customer('11'))),
    Buffer.from('12,P12,J\u00fcrgen,M\u00fcller,T,,1\n', 'latin1'),
    Buffer.from(csv(customer('13'))),
  ]),
  'g-open-quote.csv': csv(CUSTOMER_HEADER, customer('21'), '22,P22,"Ada,Byron,T,,1', customer('23')),
  'h-field-count.csv': csv(CUSTOMER_HEADER, `${customer('31')},extra`, '32,P32', customer('33')),
  'i-crlf-bom-line-break.csv': `\uFEFF${CUSTOMER_HEADER}\r\n41,P41,"Ada\r\nMaria",Byron,T,,1\r\n`,
  'j not for us.txt': 'notes',
  'k-utf16-big-endian.csv': Buffer.from(`\uFEFF${csv(CUSTOMER_HEADER, customer('51'))}`, 'utf16le').swap16(),
  'l-windows-1252-header.csv': Buffer.from(csv(`${CUSTOMER_HEADER},Stra\u00dfe`, `${customer('52')},x`), 'latin1'),
  // 0x92 is an apostrophe in Windows-1252, 0x80 the sign of the euro; neither is a byte that UTF-8 begins with.
  'm-windows-1252-rows.csv': Buffer.concat([
    Buffer.from(csv(CUSTOMER_HEADER, '61,P61,J\u00fcrgen,O\u2019Hara \u20ac,T,,1')),
    Buffer.from('62,P62,Ada,O\u0092Hara,T,,1\n63,P63,Ada,\u0080,T,,1\n', 'latin1'),
    // Two bytes of Latin-1 that are one letter of UTF-8: nothing can tell them from it.
    Buffer.from('64,P64,Ada,B\u00c3\u00bcro,T,,1\n', 'latin1'),
  ]),
  'n-nul.csv': csv(CUSTOMER_HEADER, customer('71'), '72,P72,A\u0000da,Byron,T,,1', customer('73')),
  'o-carriage-returns.csv': `${CUSTOMER_HEADER}\r${customer('81')}\r`,
  'p-two-files-in-one.csv': `\uFEFF${csv(CUSTOMER_HEADER, customer('91'))}\uFEFF${csv(CUSTOMER_HEADER, customer('92'))}`,
  'q-alike.csv': csv(CUSTOMER_HEADER, customer('Kr1'), customer('KR1'), '=1+1,P95,Ada,,T,,1'),
  'r-workbook.csv': Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x14, 0x00, 0x06, 0x00, 0xff, 0x0a, 0x00]),
};

const orderFiles: Record<string, string> = {
  'a-broken-rows.csv': csv(
    ORDER_HEADER,
    order('101'),
    order('102'),
    '102,M102,500,03/09/2026,4711,00102,1,"5.00,US',
    order('103'),
    order('104').replace('4711', '9999'),
    order('104', '00102'),
    order('105').replace('03/09/2026', '02/30/2026'),
    order('106').replace(',500,', ',500,').replace('1,5.00', '"1,000",5.00'),
  ),
  'b-status.csv': csv(`${ORDER_HEADER},statusId`, `${order('111')},ORDER_CREATED`, `${order('112')},ORDER_APPROVED`),
  'c-other-subsidiary.csv': csv(`${ORDER_HEADER},location`, `${order('121')},102`, `${order('122')},101`),
  'e-customer-subsidiary.csv': csv(
    `${ORDER_HEADER},subsidiary,location`,
    `${order('131')},2,`,
    `${order('132').replace(',500,', ',501,')},Europe,102`,
    `${order('133').replace(',500,', ',502,')},3,103`,
  ),
};

interface ReportLine {
  readonly file: string;
  readonly row: string;
  readonly key: string;
  readonly code: string;
}

describe('bad input', () => {
  let account: LocalAccount;

  beforeAll(async () => {
    account = await LocalAccount.create(startEmbeddedServer);
    await account.load({
      subsidiary: [
        { id: 1, name: 'Parent Company' },
        { id: 2, name: 'Europe' },
        { id: 3, name: 'Child', parent: 1 },
      ],
      location: [
        { id: 101, name: 'Here', subsidiary: 1 },
        { id: 102, name: 'There', subsidiary: 2 },
        { id: 103, name: 'Here and at the child', subsidiary: [1, 3] },
      ],
      inventoryitem: [{ id: 4711, itemid: 'JACKET' }],
      customer: [
        { id: 500, externalid: '500', isperson: true, lastname: 'Buyer', subsidiary: 1 },
        {
          id: 501,
          externalid: '501',
          isperson: true,
          lastname: 'Shared',
          subsidiary: 1,
          submachine: [{ subsidiary: 2 }],
        },
        { id: 502, externalid: '502', isperson: true, lastname: 'Small', subsidiary: 3 },
      ],
    });
    for (const [name, content] of Object.entries(customerFiles)) {
      account.put(`customer/export/${name}`, content);
    }
    for (const [name, content] of Object.entries(orderFiles)) {
      account.put(`salesorder/export/${name}`, content);
    }
    await account.runUntilDone('customer');
    await account.runUntilDone('salesorder');
  }, 60_000);
  afterAll(() => account?.remove());

  function told(feed: string): string[] {
    const [report = ''] = account.listed(`${feed}/export/error`);
    const { data } = Papa.parse<ReportLine>(account.read(`${feed}/export/error/${report}`), {
      header: true,
      skipEmptyLines: true,
    });
    return data.map(({ file, row, key, code }) => `${file}:${row} ${key} ${code}`).sort();
  }

  test('G1: good rows of bad files become customers', async () => {
    const customers = (await account.records('customer')).map(({ externalid }) => externalid).sort();
    expect(customers).toEqual(
      ['11', '13', '21', '23', '33', '41', '500', '501', '502', '61', '64', '71', '73', '91', '92', 'Kr1'].sort(),
    );
  });

  test('G1: each bad row of a customer feed is in the report with file, row, key and code', () => {
    expect(told('customer')).toEqual([
      'a-empty.csv:1  FILE_EMPTY',
      'c-no-key-column.csv:1  FILE_COLUMN_MISSING',
      'd-column-twice.csv:1  FILE_COLUMN_TWICE',
      'e-utf16.csv:1  FILE_UTF16',
      'f-latin1-row.csv:3 12 ROW_NOT_UTF8',
      'g-open-quote.csv:3 22 ROW_QUOTE',
      'h-field-count.csv:2 31 ROW_FIELD_COUNT',
      'h-field-count.csv:3 32 ROW_FIELD_COUNT',
      'k-utf16-big-endian.csv:1  FILE_UTF16',
      'l-windows-1252-header.csv:1  FILE_NOT_UTF8',
      'm-windows-1252-rows.csv:3 62 ROW_NOT_UTF8',
      'm-windows-1252-rows.csv:4 63 ROW_NOT_UTF8',
      'n-nul.csv:3 72 ROW_NUL',
      'o-carriage-returns.csv:1  FILE_LINE_ENDS',
      'p-two-files-in-one.csv:3 externalId ROW_HEADER',
      'q-alike.csv:3 KR1 KEY_ALIKE',
      "q-alike.csv:4 '=1+1 VALUE_MISSING",
      'r-workbook.csv:1  FILE_NOT_CSV',
    ]);
  });

  test('a file of which no row can be read goes to failed/, the others to archive/', () => {
    expect(account.listed('customer/export/failed')).toEqual([
      'a-empty.csv',
      'c-no-key-column.csv',
      'd-column-twice.csv',
      'e-utf16.csv',
      'k-utf16-big-endian.csv',
      'l-windows-1252-header.csv',
      'o-carriage-returns.csv',
      'r-workbook.csv',
    ]);
    expect(account.listed('customer/export/archive')).toEqual([
      'b-header-only.csv',
      'f-latin1-row.csv',
      'g-open-quote.csv',
      'h-field-count.csv',
      'i-crlf-bom-line-break.csv',
      'm-windows-1252-rows.csv',
      'n-nul.csv',
      'p-two-files-in-one.csv',
      'q-alike.csv',
    ]);
    expect(account.listed('customer/export')).toEqual(['j not for us.txt']);
  });

  test('G6: the ledger says what became of each file', async () => {
    const files = await account.ledgerFiles();
    const of = (name: string) => files.find((file) => file.name === name);
    expect(of('a-empty.csv')).toMatchObject({ state: 'failed', message: 'the file has no content' });
    expect(of('b-header-only.csv')).toMatchObject({ state: 'archived', message: 'The file has a header but no rows' });
    expect(of('h-field-count.csv')).toMatchObject({ state: 'archived', rowcount: 3, rejected: 2 });
  });

  test('a quoted line break, a byte order mark and CRLF come through', async () => {
    const [found] = (await account.records('customer')).filter(({ externalid }) => externalid === '41');
    expect(found).toMatchObject({ firstname: 'Ada\nMaria', custentity_hc_customer_id: 'P41' });
  });

  test('bytes of Windows-1252 are told for what they likely are, and never guessed', async () => {
    const [report = ''] = account.listed('customer/export/error');
    const lines = account.read(`customer/export/error/${report}`).split('\n');
    const told1252 = lines.filter((line) => line.includes('looks like Windows-1252 or ISO-8859-1'));
    expect(told1252.map((line) => line.split(',')[0])).toEqual([
      'f-latin1-row.csv',
      'l-windows-1252-header.csv',
      'm-windows-1252-rows.csv',
      'm-windows-1252-rows.csv',
    ]);
    const customers = await account.records('customer');
    const of = (key: string) => customers.find(({ externalid }) => externalid === key);
    expect(of('61')).toMatchObject({ firstname: 'Jürgen', lastname: 'O’Hara €' });
    expect(of('64')).toMatchObject({ lastname: 'Büro' });
  });

  test('G3, G5: only whole, Created orders with good references are in NetSuite', async () => {
    const orders = (await account.records('salesorder')).map(({ externalid }) => externalid).sort();
    expect(orders).toEqual(['101', '103', '111', '122', '132', '133']);
  });

  test('G1: each bad row of an order feed is in the report, and every other row of its order', () => {
    expect(told('salesorder')).toEqual([
      'a-broken-rows.csv:3 102 ORDER_INCOMPLETE',
      'a-broken-rows.csv:4 102 ROW_QUOTE',
      'a-broken-rows.csv:6 104 REFERENCE_UNKNOWN',
      'a-broken-rows.csv:7 104 ORDER_INCOMPLETE',
      'a-broken-rows.csv:8 105 VALUE_INVALID',
      'a-broken-rows.csv:9 106 VALUE_INVALID',
      'b-status.csv:3 112 ORDER_NOT_CREATED',
      'c-other-subsidiary.csv:2 121 LOCATION_OF_OTHER_SUBSIDIARY',
      'e-customer-subsidiary.csv:2 131 CUSTOMER_OF_OTHER_SUBSIDIARY',
    ]);
  });

  test('G1: the same bytes again are looked at again when rows of them were rejected; nothing comes twice', async () => {
    await account.load({ inventoryitem: [{ id: 9999, itemid: 'CREATED-MEANWHILE' }] });
    account.put('salesorder/export/d-again.csv', orderFiles['a-broken-rows.csv'] ?? '');
    await account.runUntilDone('salesorder');
    const orders = (await account.records('salesorder')).map(({ externalid }) => externalid).sort();
    expect(orders).toEqual(['101', '103', '104', '111', '122', '132', '133']);
  }, 60_000);

  test('G9: no name or address of a feed is in the execution log', async () => {
    const logs = await account.sandbox.command('logs', '--json');
    expect(logs).toContain('File received');
    expect(logs).not.toMatch(/Byron|Ada|ada@example/);
  });
});
