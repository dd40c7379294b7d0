import { describe, expect, test } from '@jest/globals';
import { readCsvRows } from '../../src/SuiteScripts/HotWaxSync/feed/csv-rows';

const long = 'x'.repeat(1_000_000);

/** Add a row here for every CSV that ever surprised somebody: what it is, the text, and the rows as `line: cells` or `line! fault`. */
const cases: readonly [what: string, text: string, rows: readonly string[]][] = [
  ['plain rows', 'a,b\n1,2\n3,4', ['1: a|b', '2: 1|2', '3: 3|4']],
  ['CRLF line ends', 'a,b\r\n1,2\r\n', ['1: a|b', '2: 1|2']],
  ['mixed line ends', 'a,b\r\n1,2\n3,4\r\n', ['1: a|b', '2: 1|2', '3: 3|4']],
  ['a byte order mark', '\uFEFFa,b\n1,2', ['1: a|b', '2: 1|2']],
  ['a byte order mark before a quoted header', '\uFEFF"a",b\n1,2', ['1: a|b', '2: 1|2']],
  ['quoted commas and doubled quotes', 'a,b\n"1,5","say ""hi"""', ['1: a|b', '2: 1,5|say "hi"']],
  ['a quoted line break', 'a,b\n"one\ntwo",2\n3,4', ['1: a|b', '2: one\ntwo|2', '4: 3|4']],
  ['a quoted CRLF', 'a,b\r\n"one\r\ntwo",2\r\n', ['1: a|b', '2: one\ntwo|2']],
  ['a quoted empty line', 'a,b\n"one\n\ntwo",2', ['1: a|b', '2: one\n\ntwo|2']],
  ['blanks around values', 'a , b\n 1,2 ', ['1: a|b', '2: 1|2']],
  ['blank lines and rows of commas', 'a,b\n\n1,2\n,\n\n', ['1: a|b', '3: 1|2']],
  ['a quote in the middle of a value', 'a,b\n5" pipe,2\n3,4', ['1: a|b', '2: 5" pipe|2', '3: 3|4']],
  ['an empty quoted value', 'a,b\n"",2', ['1: a|b', '2: |2']],
  ['a value of a megabyte', `a,b\n${long},2`, ['1: a|b', `2: ${long}|2`]],
  ['a header only', 'a,b\n', ['1: a|b']],
  ['nothing at all', '', []],
  ['an unclosed quote costs only its row', 'a,b\n1,"2\n3,4\n5,6', ['1: a|b', '2! ROW_QUOTE', '3: 3|4', '4: 5|6']],
  [
    'an unclosed quote that meets a later quote',
    'a,b\n1,"2\n3,"4"\n5,6',
    ['1: a|b', '2! ROW_QUOTE', '3: 3|4', '4: 5|6'],
  ],
  [
    'an unclosed quote that a later row happens to close',
    'a,b,c\n1,"2,3\n4,5",6\n7,8,9',
    // Read as one row it would have the right number of fields; nothing can tell it from a quoted line break.
    ['1: a|b|c', '2: 1|2,3\n4,5|6', '4: 7|8|9'],
  ],
  [
    'an unclosed quote that a later row closes, with a field too many',
    'a,b,c\n1,"2,3\n4",5,6\n7,8,9',
    ['1: a|b|c', '2! ROW_QUOTE', '3: 4"|5|6', '4: 7|8|9'],
  ],
  ['an unclosed quote in the last row', 'a,b\n1,2\n3,"4', ['1: a|b', '2: 1|2', '3! ROW_QUOTE']],
  ['two unclosed quotes', 'a,b\n"1,2\n3,4\n5,"6\n7,8', ['1: a|b', '2! ROW_QUOTE', '3: 3|4', '4! ROW_QUOTE', '5: 7|8']],
  ['text after a closing quote', 'a,b\n"1"x,2\n3,4', ['1: a|b', '2! ROW_QUOTE', '3: 3|4']],
  ['a row that is too short', 'a,b,c\n1,2\n3,4,5', ['1: a|b|c', '2! ROW_FIELD_COUNT', '3: 3|4|5']],
  ['a row that is too long', 'a,b\n1,2,3\n3,4', ['1: a|b', '2! ROW_FIELD_COUNT', '3: 3|4']],
  ['bytes that were not UTF-8', 'a,b\nM\uFFFDller,2\n3,4', ['1: a|b', '2! ROW_NOT_UTF8', '3: 3|4']],
  ['a lone carriage return in a row', 'a,b\n1,2\r3,4\n5,6', ['1: a|b', '2! ROW_FIELD_COUNT', '3: 5|6']],
  ['a NUL character', 'a,b\n1\u0000,2\n3,4', ['1: a|b', '2! ROW_NUL', '3: 3|4']],
  ['half a surrogate pair', 'a,b\n1,\uD83D\n3,\u{1F600}', ['1: a|b', '2! ROW_NOT_UTF8', '3: 3|\u{1F600}']],
  ['a byte order mark in the middle of a file', 'a,b\n\uFEFF"1,5",2', ['1: a|b', '2: 1,5|2']],
  ['several carriage returns at a line end', 'a,b\r\r\n"1\r\r\n2",3', ['1: a|b', '2: 1\n2|3']],
  ['a quote that opens after a stray one', 'a,b\n5",6\n7",8\n9,"0', ['1: a|b', '2: 5"|6', '3: 7"|8', '4! ROW_QUOTE']],
  [
    'a line of more characters than any row',
    `a,b\n${'x'.repeat(10_000_001)}\n1,2`,
    ['1: a|b', '2! ROW_TOO_LONG', '3: 1|2'],
  ],
];

/** How often reading a file of equal lines looks for the next quote or comma: work, counted rather than timed. */
function searchesToRead(line: string, count: number): number {
  const lines = ['a,b', ...Array.from({ length: count }, () => line)];
  const { indexOf } = String.prototype;
  let searches = 0;
  // Jest's own spies keep every call, which is too much here.
  String.prototype.indexOf = function (this: string, ...given: [string, number?]) {
    searches++;
    return indexOf.apply(this, given);
  };
  try {
    let rows = 0;
    for (const _ of readCsvRows(lines)) rows++;
    return rows === lines.length ? searches : Number.NaN;
  } finally {
    String.prototype.indexOf = indexOf;
  }
}

describe('readCsvRows', () => {
  test.each(cases)('reads %s', (_, text, expected) => {
    const lines = text === '' ? [] : text.split('\n');
    const rows = [...readCsvRows(lines)].map(({ line, cells, fault }) =>
      fault === undefined ? `${line}: ${cells.join('|')}` : `${line}! ${fault}`,
    );
    expect(rows).toEqual(expected);
  });

  test('reads on after a quote that never closes, however long the file is', () => {
    const tail = Array.from({ length: 1000 }, (_, index) => `${index},x`);
    const rows = [...readCsvRows(['a,b', '0,"open', ...tail])];
    expect(rows.filter(({ fault }) => fault === undefined)).toHaveLength(1001);
    expect(rows.filter(({ fault }) => fault !== undefined).map(({ line }) => line)).toEqual([2]);
  });

  const filler = 'x'.repeat(500);

  test.each([
    ['of which each line opens a quote, also where a quote is open', `5",${filler},"y`],
    ['of which each line opens a quote behind many others', `5",${'"",'.repeat(160)}"y`],
    ['of which each line closes a quote and opens one, with a field too many', `x",1,${filler},"y`],
    ['of quotes', '"'.repeat(499)],
  ])('looks at each line of a file %s a few times, not once for each line before it', (_, line) => {
    const alone = searchesToRead(line, 1);
    // Once as the beginning of a row and once within an open quote; 200 times when each row reads on anew.
    expect(searchesToRead(line, 1000)).toBeLessThan(4 * 1000 * (alone + 1));
  });

  test('files that we wrote are taken as they stand', () => {
    expect([...readCsvRows(['a,b', ' x\uFFFD ,\u0000'], true)].map(({ cells }) => cells)).toEqual([
      ['a', 'b'],
      [' x\uFFFD ', '\u0000'],
    ]);
  });
});
