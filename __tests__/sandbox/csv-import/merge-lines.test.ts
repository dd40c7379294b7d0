import { describe, expect, test } from '@jest/globals';
import { lineKey, mergeLines } from 'netsuite-sandbox/csv-import/merge-lines';
import type { RecordBody } from 'netsuite-sandbox/records/record-store';

const byLine = { overwrite: false, key: 'line' };
const byItem = { overwrite: false, key: 'item' };

describe('mergeLines', () => {
  test("adds quantities of lines with the same line id and appends lines without one, as Oracle's example", () => {
    const existing = [
      { line: 22, item: 7, quantity: 1, rate: 2, amount: 2 },
      { line: 25, item: 7, quantity: 2, rate: 2, amount: 4 },
    ];
    const incoming: RecordBody[] = [
      { line: 22, quantity: 5 },
      { line: 25, quantity: 5 },
      { item: 7, quantity: 15 },
    ];
    expect(mergeLines(existing, incoming, byLine)).toEqual([
      { line: 22, item: 7, quantity: 6, rate: 2 },
      { line: 25, item: 7, quantity: 7, rate: 2 },
      { item: 7, quantity: 15 },
    ]);
  });

  test('compares items when no line id is mapped', () => {
    expect(mergeLines([{ line: 1, item: 7, quantity: 1 }], [{ item: 7, quantity: 5 }, { item: 8 }], byItem)).toEqual([
      { line: 1, item: 7, quantity: 6 },
      { item: 8 },
    ]);
  });

  test('refuses items that more than one line has', () => {
    const existing = [
      { line: 1, item: 7 },
      { line: 2, item: 7 },
    ];
    expect(() => mergeLines(existing, [{ item: 7 }], byItem)).toThrow('item 7 matches more than one line');
  });

  test('refuses two rows for one line', () => {
    expect(() => mergeLines([{ line: 1, item: 7 }], [{ item: 7 }, { item: 7 }], byItem)).toThrow('item 7 matches');
    expect(() => mergeLines([{ line: 1, item: 7 }], [{ line: 1 }, { line: 1 }], byLine)).toThrow('line 1 matches');
  });

  test('refuses a line id that the record does not have', () => {
    expect(() => mergeLines([{ line: 1, item: 7 }], [{ line: 9, item: 7 }], byLine)).toThrow(
      'The record has been deleted since you retrieved it',
    );
  });

  test('replaces all lines when sublists are overwritten', () => {
    expect(mergeLines([{ line: 1, item: 7 }], [{ item: 8 }], { overwrite: true, key: 'item' })).toEqual([{ item: 8 }]);
  });

  test('leaves the lines alone when the file has none', () => {
    expect(mergeLines([{ line: 1, item: 7 }], [], { overwrite: true, key: 'item' })).toEqual([{ line: 1, item: 7 }]);
  });

  test('keeps the fields of a subrecord that the file does not mention', () => {
    const existing = [{ internalid: 3, label: 'Home', addressbookaddress: { city: 'Salt Lake City', zip: '84101' } }];
    const incoming = [{ label: 'Home', addressbookaddress: { zip: '84102' } }];
    expect(mergeLines(existing, incoming, { overwrite: false, key: 'label' })).toEqual([
      { internalid: 3, label: 'Home', addressbookaddress: { city: 'Salt Lake City', zip: '84102' } },
    ]);
  });
});

describe('lineKey', () => {
  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N439528.html
  test.each([
    ['item', ['line', 'item', 'quantity'], 'line'],
    ['item', ['item', 'quantity'], 'item'],
    ['addressbook', ['label'], 'label'],
    ['salesteam', ['employee'], undefined],
  ])('%s with %j', (sublist, mapped, key) => {
    expect(lineKey(sublist, new Set(mapped))).toBe(key);
  });
});
