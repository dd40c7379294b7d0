import { describe, expect, test } from '@jest/globals';
import { parseImportMap } from 'netsuite-sandbox/csv-import/import-map';
import { mapXml } from './import-project';

const SMALL = { CUSTOMER: ['EXTERNALID=Key'] };

describe('parseImportMap', () => {
  test('reads body, sublist, subrecord of the body and subrecord of a sublist', () => {
    const fields = ['ADDR1=a'];
    const xml = mapXml(
      'custimport_x',
      { recordType: 'SALESORDER' },
      {
        SALESORDER: fields,
        'SALESORDER:ITEM': fields,
        'SALESORDER::SHIPPINGADDRESS': fields,
        'CUSTOMER:ADDRESSBOOK:ADDRESSBOOKADDRESS': fields,
      },
    );
    expect(parseImportMap('custimport_x', xml).records).toMatchObject([
      { sublist: null, subrecord: null, line: 1 },
      { sublist: 'item', subrecord: null },
      { sublist: null, subrecord: 'shippingaddress' },
      { sublist: 'addressbook', subrecord: 'addressbookaddress' },
    ]);
  });

  test('reads columns, values of the map, and fields that it empties', () => {
    const xml = mapXml(
      'custimport_x',
      { recordType: 'SALESORDER' },
      {
        SALESORDER: ['ENTITY=Customer Id:INTERNAL_ID', 'MEMO=Note', 'ORDERSTATUS==B', 'EMAIL==', 'custbody_y=Key'],
      },
    );
    expect(parseImportMap('custimport_x', xml).records[0]?.fields).toEqual([
      {
        name: 'ENTITY',
        source: { kind: 'column', file: 'SALESORDER', column: 'Customer Id', reference: 'INTERNAL_ID' },
      },
      { name: 'MEMO', source: { kind: 'column', file: 'SALESORDER', column: 'Note', reference: 'NAME' } },
      { name: 'ORDERSTATUS', source: { kind: 'value', value: 'B' } },
      { name: 'EMAIL', source: { kind: 'value', value: null } },
      {
        name: '[scriptid=custbody_y]',
        source: { kind: 'column', file: 'SALESORDER', column: 'Key', reference: 'NAME' },
      },
    ]);
  });

  test("has SDF's defaults for what the object leaves out", () => {
    const xml = '<savedcsvimport scriptid="custimport_x"><recordtype>CUSTOMER</recordtype></savedcsvimport>';
    expect(parseImportMap('custimport_x', xml)).toEqual({
      scriptId: 'custimport_x',
      importName: 'custimport_x',
      recordType: 'customer',
      dataHandling: 'ADD',
      columnDelimiter: ',',
      decimalMark: '.',
      encoding: 'windows-1252',
      multiSelectDelimiter: '|',
      overwriteMissingFields: false,
      overwriteSublists: false,
      ignoreReadOnly: true,
      validateMandatoryCustomFields: true,
      preventDuplicates: false,
      multiThread: false,
      files: [{ file: 'CUSTOMER', sublist: null, key: null }],
      records: [],
    });
  });

  test('names the custom record type that it imports', () => {
    const elements = '<customrecord>[scriptid=customrecord_y]</customrecord>';
    const xml = mapXml('custimport_x', { recordType: 'CUSTOMRECORD', elements }, SMALL);
    expect(parseImportMap('custimport_x', xml).recordType).toBe('customrecord_y');
  });

  test('refuses another data handling than the three', () => {
    const xml = mapXml('custimport_x', { recordType: 'CUSTOMER', dataHandling: 'REPLACE' }, SMALL);
    expect(() => parseImportMap('custimport_x', xml)).toThrow(
      'custimport_x: datahandling REPLACE is none of ADD, UPDATE, ADDUPDATE.',
    );
  });

  test('reads the main file, then the linked ones with their keys, section_1519143985', () => {
    const options = { recordType: 'SALESORDER', primaryKey: 'ID', linked: { 'SALESORDER:ITEMS': 'Transaction ID' } };
    const xml = mapXml('custimport_x', options, { SALESORDER: ['MEMO=m'], 'SALESORDER:ITEMS': ['ITEM=sku'] });
    const { files, records } = parseImportMap('custimport_x', xml);
    expect(files).toEqual([
      { file: 'SALESORDER', sublist: null, key: 'ID' },
      { file: 'SALESORDER:ITEMS', sublist: 'items', key: 'Transaction ID' },
    ]);
    expect(records[1]?.fields).toMatchObject([{ source: { file: 'SALESORDER:ITEMS', column: 'sku' } }]);
  });

  test.each([
    ['CUSTOMER', {}, 'CUSTOMER needs a primarykey.'],
    [
      'CUSTOMER',
      { primaryKey: 'ID', linked: { 'CUSTOMER:ADDRESSBOOK': '' } },
      'CUSTOMER:ADDRESSBOOK needs a foreignkey.',
    ],
    ['CUSTOMER:CONTACTROLES', { primaryKey: 'ID' }, 'CUSTOMER:CONTACTROLES needs a foreignkey.'],
    [
      'CUSTOMER',
      { primaryKey: 'ID', linked: { 'CUSTOMER:ADDRESSBOOK:ADDRESSBOOKADDRESS': 'ID' } },
      'a linked file of a subrecord, CUSTOMER:ADDRESSBOOK:ADDRESSBOOKADDRESS is not simulated',
    ],
  ])('refuses several files of %s with %j', (file, options, reason) => {
    const linked = { 'CUSTOMER:ADDRESSBOOK': 'ID' };
    const xml = mapXml('custimport_x', { recordType: 'CUSTOMER', linked, ...options }, SMALL);
    expect(() => parseImportMap('custimport_x', xml.replace('<file>CUSTOMER</file>', `<file>${file}</file>`))).toThrow(
      `custimport_x: ${reason}`,
    );
  });
});
