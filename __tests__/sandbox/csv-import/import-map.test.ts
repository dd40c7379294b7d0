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
      { name: 'ENTITY', source: { kind: 'column', column: 'Customer Id', reference: 'INTERNAL_ID' } },
      { name: 'MEMO', source: { kind: 'column', column: 'Note', reference: 'NAME' } },
      { name: 'ORDERSTATUS', source: { kind: 'value', value: 'B' } },
      { name: 'EMAIL', source: { kind: 'value', value: null } },
      { name: '[scriptid=custbody_y]', source: { kind: 'column', column: 'Key', reference: 'NAME' } },
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
      multiThread: false,
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

  test('says so when a map has several files', () => {
    const xml = mapXml('custimport_x', { recordType: 'CUSTOMER' }, SMALL).replace(
      '</filemapping>',
      '</filemapping><filemapping><file>CUSTOMER:ADDRESSBOOK</file></filemapping>',
    );
    expect(() => parseImportMap('custimport_x', xml)).toThrow('several linked files is not simulated');
  });
});
