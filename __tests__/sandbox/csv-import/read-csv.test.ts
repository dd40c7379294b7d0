import { describe, expect, test } from '@jest/globals';
import { decodeText } from 'netsuite-sandbox/csv-import/decode-text';
import { groupRows } from 'netsuite-sandbox/csv-import/group-rows';
import { readCsv } from 'netsuite-sandbox/csv-import/read-csv';

describe('readCsv', () => {
  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N453950.html
  test.each([
    ['plain rows', 'a,b\n1,2\n', [['1', '2']]],
    ['carriage returns', 'a,b\r\n1,2\r\n', [['1', '2']]],
    ['quoted delimiters, quotes and line breaks', 'a,b\n"x,""y""","1\n2"\n', [['x,"y"', '1\n2']]],
    ['rows shorter than the header', 'a,b\n1\n', [['1']]],
    ['separators behind the last column', 'a,b\n1,2,,,\n', [['1', '2']]],
    ['blank rows at the end', 'a,b\n1,2\n\n,,\n\n', [['1', '2']]],
    ['blanks around values', ' a , b \n 1 ,2\n', [['1', '2']]],
  ])('reads %s', (_what, text, rows) => {
    expect(readCsv(text, ',')).toEqual({ header: ['a', 'b'], rows });
  });

  test('keeps a blank row between others, which is a record without values', () => {
    expect(readCsv('a,b\n1,2\n\n3,4\n', ',').rows).toEqual([['1', '2'], [], ['3', '4']]);
  });

  test.each([
    ['an empty file', '', 'The file is empty.'],
    ['a file of blanks', ' \r\n\n', 'The file is empty.'],
    ['an empty first row', ',,\n1,2\n', 'The file has no header row.'],
    ['a row longer than the header', 'a,b\n1,2\n1,2,3\n', 'Different number of columns than in the header row (row 3)'],
    ['a quote that does not end', 'a,b\n1,"2\n3,4\n', 'Malformed quotes in row 2: Quoted field unterminated.'],
  ])('refuses %s', (_what, text, message) => {
    expect(() => readCsv(text, ',')).toThrow(message);
  });

  test('splits at the delimiter of the map', () => {
    expect(readCsv('a;b\n1,5;2\n', ';').rows).toEqual([['1,5', '2']]);
  });
});

describe('decodeText', () => {
  test('reads UTF-8 with and without a byte order mark', () => {
    expect(decodeText(Buffer.from('é'), 'UTF_8')).toBe('é');
    expect(decodeText(Buffer.from('\ufeffé'), 'UTF_8')).toBe('é');
  });

  test('reads bytes as windows-1252 when the map says so, even when they are UTF-8', () => {
    expect(decodeText(Buffer.from('\ufeffé'), 'windows-1252')).toBe('ï»¿Ã©');
  });

  test('names row, column and value of bytes that are no characters, section_N353446', () => {
    const bytes = Buffer.concat([Buffer.from('a,b\n1,'), Buffer.from([0xe9]), Buffer.from('\n')]);
    expect(() => decodeText(bytes, 'UTF_8')).toThrow(
      'Invalid character in row 2, column b, value \ufffd: the file is not encoded in UTF_8.',
    );
    expect(decodeText(bytes, 'windows-1252')).toBe('a,b\n1,é\n');
  });

  test('takes a replacement character that was written as one', () => {
    expect(decodeText(Buffer.from('a\ufffd'), 'UTF_8')).toBe('a\ufffd');
  });

  test('reads Korean of seven bits, between shift out and shift in', () => {
    const designator = Buffer.from([0x1b, 0x24, 0x29, 0x43]);
    const hello = Buffer.from([0x0e, 0x3e, 0x48, 0x33, 0x67, 0x0f]);
    const file = Buffer.concat([designator, Buffer.from('name,n\n'), hello, Buffer.from(',1\n')]);
    expect(decodeText(file, 'ISO_2022_KR')).toBe('name,n\n안녕,1\n');
    expect(() => decodeText(Buffer.from([0x61, 0x0a, 0x0e, 0x7f, 0x7f, 0x0f]), 'ISO_2022_KR')).toThrow('row 2');
  });

  test.each([
    'Big5',
    'EUC_KR',
    'GB18030',
    'GBK',
    'ISO_2022_KR',
    'ISO_8859_1',
    'MacRoman',
    'SHIFT_JIS',
    'UTF_8',
    'windows-1252',
  ])('knows %s, as section_N344158 lists it', (encoding) => {
    expect(decodeText(Buffer.from('a,b\n1,2\n'), encoding)).toBe('a,b\n1,2\n');
  });

  test('says so when it does not have an encoding', () => {
    expect(() => decodeText(Buffer.from('a'), 'EBCDIC')).toThrow('EBCDIC is not simulated');
  });
});

describe('groupRows', () => {
  const rows = [
    ['A', '1'],
    ['A', '2'],
    ['B', '1'],
    ['A', '3'],
    ['', '4'],
    ['', '5'],
  ];

  test('makes one record of consecutive rows with the same key, and another of a later block', () => {
    expect(groupRows(rows, 0)).toEqual([
      {
        first: 0,
        rows: [
          ['A', '1'],
          ['A', '2'],
        ],
        linked: new Map(),
      },
      { first: 2, rows: [['B', '1']], linked: new Map() },
      { first: 3, rows: [['A', '3']], linked: new Map() },
      { first: 4, rows: [['', '4']], linked: new Map() },
      { first: 5, rows: [['', '5']], linked: new Map() },
    ]);
  });

  test('makes each row a record when there is no key', () => {
    expect(groupRows(rows, undefined)).toHaveLength(6);
  });
});
