import { afterEach, describe, expect, test } from '@jest/globals';
import { CSV_IMPORT_RECORD_TYPES } from 'netsuite-sandbox/sdf/csv-import-record-types';
import { failuresOf, type Import, makeImport, mapXml } from './import-project';

let sandbox: Import;
afterEach(() => sandbox.end());

const ITEMS = [...CSV_IMPORT_RECORD_TYPES].filter((type) => /ITEM$|^ITEMGROUP$/.test(type));
const FORM = '<entryform>[scriptid=custform_x]</entryform>';

function open(
  recordType: string,
  mappings: Readonly<Record<string, readonly string[]>>,
  dataHandling = 'ADD',
  more = '',
) {
  const xml = mapXml('custimport_x', { recordType, dataHandling, elements: more }, mappings);
  sandbox = makeImport({ custimport_x: xml }, {}, ':memory:');
}

function run(content: string): string[] {
  return failuresOf(sandbox.account, sandbox.run('custimport_x', content));
}

describe('record types of saved imports, csvimport_recordtypes', () => {
  test.each(['CUSTOMER', 'LEAD', 'PROSPECT'])('%s: a stage of one record with its own status', (recordType) => {
    const form =
      recordType === 'CUSTOMER'
        ? ''
        : `<entryform>STANDARD${recordType === 'LEAD' ? 'LEAD' : 'CUSTOMER'}FORM</entryform>`;
    open(recordType, { [recordType]: ['EXTERNALID=id', 'ISPERSON==T', 'LASTNAME=name', 'SUBSIDIARY==1'] }, 'ADD', form);
    expect(run('id,name\nx,X\n')).toEqual([]);
    expect(sandbox.account.records.findByExternalId('customer', 'x')).toMatchObject({
      type: recordType.toLowerCase(),
      body: { stage: recordType },
    });
  });

  test.each([
    'INVENTORYITEM',
    'NONINVENTORYSALEITEM',
    'SERVICESALEITEM',
    'OTHERCHARGESALEITEM',
    'KITITEM',
    'DISCOUNTITEM',
  ])('%s: added, found again by its external id, and by its name', (recordType) => {
    const needsForm = !/^(NONINVENTORY|SERVICE|OTHERCHARGE)/.test(recordType);
    const form = needsForm ? '<entryform>STANDARDINVENTORYPARTFORM</entryform>' : '';
    const fields = { [recordType]: ['EXTERNALID=id', 'ITEMID=name', 'SALESDESCRIPTION=text', 'PARENT=parent'] };
    open(recordType, fields, 'ADDUPDATE', form);
    expect(run('id,name,text,parent\ni-1,One,first,\ni-2,Two,second,One\n')).toEqual([]);
    expect(run('id,name,text,parent\ni-1,One,changed,\n,One : Two,by name,\n')).toEqual([]);
    const item = (id: string) => sandbox.account.records.findByExternalId(recordType.toLowerCase(), id);
    expect(item('i-1')?.body.salesdescription).toBe('changed');
    expect(item('i-2')).toBeDefined();
  });

  test('every item type of SDF is one that the sandbox has', () => {
    open('CUSTOMER', { CUSTOMER: ['EXTERNALID=id'] });
    expect(ITEMS.filter((type) => !sandbox.account.types.find(type))).toEqual([]);
  });

  test('a custom record is updated by its internal id, too, section_N363599', () => {
    open(
      'CUSTOMRECORD',
      { CUSTOMRECORD: ['INTERNALID=id', 'EXTERNALID=key', 'NAME=name', 'customrecord_t_note.custrecord_t_text=text'] },
      'ADDUPDATE',
      '<customrecord>[scriptid=customrecord_t_note]</customrecord><entryform></entryform>',
    );
    expect(run('id,key,name,text\n,n-1,First,hello\n')).toEqual([]);
    const id = sandbox.account.records.findByExternalId('customrecord_t_note', 'n-1')?.id;
    expect(run(`id,key,name,text\n${id},,First,changed\n99,,Nobody,x\n`)).toHaveLength(1);
    expect(sandbox.account.records.get('customrecord_t_note', id ?? 0)).toMatchObject({
      externalid: 'n-1',
      body: { custrecord_t_text: 'changed' },
    });
  });

  test('a type that the sandbox does not have is refused by its name', () => {
    open(
      'PHONECALL',
      { PHONECALL: ['TITLE=title'] },
      'ADD',
      FORM.replace('[scriptid=custform_x]', 'STANDARDPHONECALLFORM'),
    );
    expect(() => run('title\nx\n')).toThrow('custimport_x: import of record type phonecall is not simulated');
  });
});

describe('sublists that are mapped in columns', () => {
  test('are mapped once for each line, section_1493384282; a copy whose columns are empty adds no line', () => {
    const copy = (
      line: number,
    ) => `<recordmapping><record>CUSTOMER:ADDRESSBOOK</record><line>${line}</line><fieldmappings>
      <fieldmapping><field>LABEL</field><columnreference><column>label${line}</column><file>CUSTOMER</file></columnreference></fieldmapping>
      </fieldmappings></recordmapping>`;
    const xml = mapXml(
      'custimport_x',
      { recordType: 'CUSTOMER' },
      { CUSTOMER: ['EXTERNALID=id', 'ISPERSON==T', 'LASTNAME=name', 'SUBSIDIARY==1'] },
    ).replace('</recordmappings>', `${copy(1)}${copy(2)}</recordmappings>`);
    sandbox = makeImport({ custimport_x: xml }, {}, ':memory:');
    expect(run('id,name,label1,label2\nx,X,Home,Work\ny,Y,,Work\n')).toEqual([]);
    const labels = (id: string) => {
      const book = sandbox.account.records.findByExternalId('customer', id)?.body.addressbook;
      return (book as unknown as { label: string }[]).map(({ label }) => label);
    };
    expect([labels('x'), labels('y')]).toEqual([['Home', 'Work'], ['Work']]);
  });
});
