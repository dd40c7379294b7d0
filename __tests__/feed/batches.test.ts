import { describe, expect, test } from '@jest/globals';
import { packBatches, utf8Length } from '../../src/SuiteScripts/HotWaxSync/feed/batches';

const columns = ['key', 'value'] as const;
const record = (key: string, rows = 1, value = 'x') => ({
  key,
  rows: Array.from({ length: rows }, () => ({ key, value })),
});

describe('packBatches', () => {
  test('makes no batch of nothing', () => {
    expect(packBatches([], columns)).toEqual([]);
  });

  test('writes a header, a row per line, and blanks for what is absent', () => {
    expect(packBatches([{ key: 'a', rows: [{ key: 'a' }] }], columns)).toMatchObject([
      { lines: ['key,value', 'a,'], keys: ['a'] },
    ]);
  });

  test('quotes commas, quotes and line breaks', () => {
    const [batch] = packBatches([record('a', 1, 'x, "y"\nz')], columns);
    expect(batch?.lines[1]).toBe('a,"x, ""y""\nz"');
  });

  test('G3: never splits a record over two batches', () => {
    const batches = packBatches([record('a', 2), record('b', 2)], columns, { rows: 3, bytes: 1000 });
    expect(batches.map(({ keys, lines }) => [keys, lines.length])).toEqual([
      [['a'], 3],
      [['b'], 3],
    ]);
  });

  test('packs an order of more rows than a function takes arguments', () => {
    const [batch] = packBatches([record('a', 150_000)], columns, { rows: 400_000, bytes: 10_000_000 });
    expect(batch?.lines).toHaveLength(150_001);
  }, 30_000);

  test('fills a batch to its very limit of rows', () => {
    expect(packBatches([record('a', 2), record('b', 1)], columns, { rows: 3, bytes: 1000 })).toHaveLength(1);
  });

  test('fills a batch to its very limit of bytes, counted in UTF-8', () => {
    // Header 10 bytes, each row "a,ü" with its line break 5 bytes.
    const records = [record('a', 1, 'ü'), record('b', 1, 'ü')];
    expect(packBatches(records, columns, { rows: 99, bytes: 20 })).toHaveLength(1);
    expect(packBatches(records, columns, { rows: 99, bytes: 19 })).toHaveLength(2);
  });
});

test.each(['', 'abc', 'üß', '千代', '😀', 'a😀ü'])('utf8Length counts the bytes of "%s"', (text) => {
  expect(utf8Length(text)).toBe(Buffer.byteLength(text));
});
