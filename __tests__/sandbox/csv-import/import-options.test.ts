import { afterEach, describe, expect, test } from '@jest/globals';
import { loadRecords } from 'netsuite-sandbox/account/load-records';
import { failuresOf, type Import, type MapOptions, type Mappings, makeImport, mapXml } from './import-project';

let sandbox: Import;
afterEach(() => sandbox.end());

const field = (kind: string, id: string, switches: string) =>
  `<${kind} scriptid="${id}"><fieldtype>TEXT</fieldtype><label>${id}</label><ismandatory>T</ismandatory>${switches}</${kind}>`;
const MANDATORY = {
  custentity_must: field('entitycustomfield', 'custentity_must', '<appliestocustomer>T</appliestocustomer>'),
  custcol_must: field('transactioncolumncustomfield', 'custcol_must', '<colsale>T</colsale>'),
};

const CUSTOMER = ['EXTERNALID=id', 'ISPERSON==T', 'LASTNAME=name', 'EMAIL=email', 'SUBSIDIARY=subsidiary:INTERNAL_ID'];
const ORDER: Mappings = {
  SALESORDER: ['EXTERNALID=id', 'ENTITY=customer:EXTERNAL_ID'],
  'SALESORDER:ITEM': ['ITEM=item', 'RATE=price', 'custcol_must=must'],
};

/** Imports one file through one map, in an account of its own. @returns the failures */
function run(options: MapOptions, mappings: Mappings, content: string, objects = {}): string[] {
  sandbox = makeImport({ ...objects, custimport_x: mapXml('custimport_x', options, mappings) }, {}, ':memory:');
  loadRecords(sandbox.account, {
    subsidiary: [{ id: 2, name: 'Canada', parent: 1 }],
    lead: [{ id: 950, isperson: true, lastname: 'Led', subsidiary: 1, email: 'led@example.com' }],
    vendor: [{ id: 951, isperson: false, companyname: 'Sells', subsidiary: 1, email: 'sells@example.com' }],
  });
  const job = sandbox.run('custimport_x', content);
  return failuresOf(sandbox.account, job);
}

describe('validatemandatorycustfields', () => {
  const skip = '<validatemandatorycustfields>F</validatemandatorycustfields>';

  test('mandatory custom fields must have a value by default, section_1519144045, those of lines too', () => {
    expect(run({ recordType: 'CUSTOMER' }, { CUSTOMER }, 'id,name,subsidiary\nx,X,1\n', MANDATORY)).toEqual([
      'Please enter value(s) for: custentity_must',
    ]);
    sandbox.end();
    expect(run({ recordType: 'SALESORDER' }, ORDER, 'id,customer,item,price\no,c-1,SHIRT,1\n', MANDATORY)).toEqual([
      'Please enter value(s) for: custcol_must',
    ]);
  });

  test('and need none when the option is off; other mandatory fields still do', () => {
    expect(
      run({ recordType: 'CUSTOMER', elements: skip }, { CUSTOMER }, 'id,name,subsidiary\nx,X,1\ny,,1\n', MANDATORY),
    ).toEqual(['Please enter value(s) for: Last Name']);
    sandbox.end();
    expect(
      run({ recordType: 'SALESORDER', elements: skip }, ORDER, 'id,customer,item,price\no,c-1,SHIRT,1\n', MANDATORY),
    ).toEqual([]);
  });
});

describe('preventduplicates', () => {
  const prevent = '<preventduplicates>T</preventduplicates>';
  const FILE = 'id,name,email,subsidiary\nx,X,ADA@example.com,1\n';

  test('is off by default, section_3751045493', () => {
    expect(run({ recordType: 'CUSTOMER' }, { CUSTOMER }, FILE)).toEqual([]);
  });

  test('refuses what is like a record that is there, section_3751045493', () => {
    expect(run({ recordType: 'CUSTOMER', elements: prevent }, { CUSTOMER }, FILE)).toEqual([
      'Duplicate record was detected.',
    ]);
  });

  test.each([
    ['a customer of another subsidiary', 'x,X,ada@example.com,2'],
    ['a vendor', 'x,X,sells@example.com,1'],
    ['nobody: there is no e-mail address', 'x,X,,1'],
  ])('lets in what is like %s', (_what, row) => {
    expect(
      run({ recordType: 'CUSTOMER', elements: prevent }, { CUSTOMER }, `id,name,email,subsidiary\n${row}\n`),
    ).toEqual([]);
  });

  test('compares with leads and prospects, which are stages of one record, and within the file', () => {
    expect(
      run(
        { recordType: 'CUSTOMER', elements: prevent },
        { CUSTOMER },
        'id,name,email,subsidiary\nx,X,led@example.com,1\ny,Y,new@example.com,1\nz,Z,new@example.com,1\n',
      ),
    ).toEqual(['Duplicate record was detected.', 'Duplicate record was detected.']);
  });

  test('lets updates be', () => {
    expect(
      run(
        { recordType: 'CUSTOMER', dataHandling: 'ADDUPDATE', elements: prevent },
        { CUSTOMER },
        'id,name,email,subsidiary\nc-1,King,ada@example.com,1\n',
      ),
    ).toEqual([]);
  });
});

describe('ignorereadonly', () => {
  const mappings = { CUSTOMER: [...CUSTOMER, 'DATECREATED=created'] };
  const FILE = 'id,name,subsidiary,created\nx,X,1,3/9/2026\n';

  test('is on by default, section_3751046796: values of read-only fields are passed over', () => {
    expect(run({ recordType: 'CUSTOMER' }, mappings, FILE)).toEqual([]);
  });

  test('off, the record fails in the words of section_3751046796', () => {
    expect(run({ recordType: 'CUSTOMER', elements: '<ignorereadonly>F</ignorereadonly>' }, mappings, FILE)).toEqual([
      expect.stringMatching(/^You do not have permissions to set a value for element datecreated due to one of/),
    ]);
  });
});

describe('overwritesublists', () => {
  const LINES = 'id,customer,item,price\nm,c-1,SHIRT,1\n';
  const change = (elements: string) => {
    sandbox = makeImport(
      {
        custimport_add: mapXml('custimport_add', { recordType: 'SALESORDER' }, ORDER_LINES),
        custimport_change: mapXml(
          'custimport_change',
          { recordType: 'SALESORDER', dataHandling: 'UPDATE', elements },
          ORDER_LINES,
        ),
      },
      {},
      ':memory:',
    );
    sandbox.run('custimport_add', `${LINES}m,c-1,SHOES,2\n`);
    expect(
      failuresOf(sandbox.account, sandbox.run('custimport_change', 'id,customer,item,price\nm,,SHOES,7\n')),
    ).toEqual([]);
    const lines = sandbox.account.records.findByExternalId('salesorder', 'm')?.body.item;
    return (lines as unknown as { item: number; rate: number }[]).map(({ item, rate }) => `${item} at ${rate}`);
  };
  const ORDER_LINES = { SALESORDER: ORDER.SALESORDER ?? [], 'SALESORDER:ITEM': ['ITEM=item', 'RATE=price'] };

  test('off by default: lines with the same key change, the others stay, section_N451889', () => {
    expect(change('')).toEqual(['101 at 1', '102 at 7']);
  });

  test('on, the lines of the file replace them, section_3751046270', () => {
    expect(change('<overwritesublists>T</overwritesublists>')).toEqual(['102 at 7']);
  });
});

describe('multiselectdelimiter', () => {
  const ITEM = { INVENTORYITEM: ['EXTERNALID=id', 'ITEMID=name', 'SUBSIDIARY=subsidiaries:INTERNAL_ID'] };

  test.each([
    ['|', '', '1|2'],
    ['~', '<multiselectdelimiter>~</multiselectdelimiter>', '1~2'],
  ])('values of a multiple select are parted by %s, section_N355760', (_mark, elements, subsidiaries) => {
    const form = '<entryform>STANDARDINVENTORYPARTFORM</entryform>';
    expect(
      run(
        { recordType: 'INVENTORYITEM', elements: form + elements },
        ITEM,
        `id,name,subsidiaries\ni,I,${subsidiaries}\n`,
      ),
    ).toEqual([]);
    expect(sandbox.account.records.findByExternalId('inventoryitem', 'i')?.body.subsidiary).toEqual([1, 2]);
  });
});
