import { describe, expect, test } from '@jest/globals';
import { plainRejects } from '../../../packages/hotwax/src/core/decide-rejects';
import { readAnswer } from '../../../packages/hotwax/src/core/read-answer';

const HEADER = 'orderId,orderIdentificationTypeId,idValue';

function read(text: string | Buffer) {
  const answer = readAnswer('orderIds', Buffer.from(text));
  return answer.unreadable === undefined
    ? {
        rows: answer.rows.map(({ row, values }) => `${row} ${values.orderId}=${values.idValue}`),
        problems: answer.problems.map(({ row, code }) => `${row} ${code}`),
        cutOff: answer.cutOff,
      }
    : `${answer.unreadable.code}: ${answer.unreadable.reason}`;
}

describe('an answer of NetSuite', () => {
  test('gives its rows by the names of its columns, in any order, with others beside them', () => {
    expect(read('idValue,note,orderId,orderIdentificationTypeId\n7,x,M1,NETSUITE_ORDER_ID\n')).toEqual({
      rows: ['2 M1=7'],
      problems: [],
      cutOff: false,
    });
  });

  test.each([
    ['LF', '\n', ''],
    ['CRLF', '\r\n', ''],
    ['a byte order mark', '\n', '\uFEFF'],
  ])('may have %s', (_, end, mark) => {
    expect(read(`${mark}${HEADER}${end}M1,T,7${end}${end}M2,T,8${end}`)).toEqual({
      rows: ['2 M1=7', '4 M2=8'],
      problems: [],
      cutOff: false,
    });
  });

  test('may have no rows', () => {
    expect(read(`${HEADER}\n`)).toEqual({ rows: [], problems: [], cutOff: false });
  });

  test('tells rows with more or fewer fields, and gives the others', () => {
    expect(read(`${HEADER}\nM1,T,7\nM2,T\nM3,T,9,9\nM4,T,10\n`)).toEqual({
      rows: ['2 M1=7', '5 M4=10'],
      problems: ['3 ROW_FIELD_COUNT', '4 ROW_FIELD_COUNT'],
      cutOff: false,
    });
  });

  test('that stops within an id does not give another record’s id (weakness 16)', () => {
    expect(read(`${HEADER}\nM1,T,990001\nM2,T,99`)).toEqual({
      rows: ['2 M1=990001'],
      problems: ['3 FILE_CUT_OFF'],
      cutOff: true,
    });
  });

  test.each([
    ['without content', ' \n', /^FILE_EMPTY/],
    ['with an open quote', `${HEADER}\nM1,"T,7\nM2,T,8\n`, /^FILE_QUOTES/],
    [
      'of another kind',
      'partyId,partyIdentificationTypeId,idValue\n1,T,7\n',
      /lacks orderId, orderIdentificationTypeId$/,
    ],
    ['that stops within its header', 'orderId,orderIdentif', /^FILE_COLUMN_MISSING/],
    ['with a column twice', `${HEADER},idValue\nM1,T,7,8\n`, /^FILE_COLUMN_TWICE: .*idValue twice/],
    ['separated by semicolons', `${HEADER.replaceAll(',', ';')}\nM1;T;7\n`, /^FILE_COLUMN_MISSING/],
  ])('%s is not used', (_, text, reason) => {
    expect(read(text)).toMatch(reason);
  });

  test('that is no UTF-8 is not used', () => {
    expect(read(Buffer.from([...Buffer.from(`${HEADER}\nM`), 0xfc, 0x0a]))).toMatch(/^FILE_NOT_UTF8/);
  });
});

describe('a report of rejects', () => {
  test('loses the apostrophes that keep spreadsheets from running its values', () => {
    const report = "file,row,key,code,reason,remedy\n'-f.csv,2,'=1,CODE,\"'@x, y\",'+z\n";
    const answer = readAnswer('rejects', Buffer.from(report));
    const rows = answer.unreadable === undefined ? plainRejects(answer.rows) : [];
    expect(rows.map(({ values }) => values)).toEqual([
      { file: '-f.csv', row: '2', key: '=1', code: 'CODE', reason: '@x, y', remedy: '+z' },
    ]);
  });
});
