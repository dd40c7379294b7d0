import { describe, expect, test } from '@jest/globals';
import { isDue, type SeenRecord } from '../../../packages/hotwax/src/core/decide-export';
import { exceeds, FileBuilder, recordText } from '../../../packages/hotwax/src/core/feed-file-draft';
import { feedFileName } from '../../../packages/hotwax/src/core/feed-file-name';

const COLUMNS = ['a', 'b'] as const;
const LIMITS = { records: 3, rows: 5, bytes: 60 };
const record = (recordId: string, rows: number, a = 'x') =>
  recordText(
    { recordId, externalId: `e${recordId}`, rows: Array.from({ length: rows }, () => ({ a, b: 'y' })) },
    COLUMNS,
  );

function fits(...rows: number[]): boolean[] {
  const builder = new FileBuilder(COLUMNS, LIMITS);
  return rows.map((count, index) => {
    const text = record(String(index), count);
    const room = builder.hasRoomFor(text);
    if (room) {
      builder.add(text);
    }
    return room;
  });
}

describe('a feed file', () => {
  test('takes records up to its limit of records', () => {
    expect(fits(1, 1, 1, 1)).toEqual([true, true, true, false]);
  });

  test('takes rows up to its limit of rows, and never a part of a record', () => {
    expect(fits(3, 2, 1)).toEqual([true, true, false]);
    expect(fits(3, 3, 2)).toEqual([true, false, true]);
  });

  test('takes bytes up to its limit of bytes, the header counted', () => {
    const builder = new FileBuilder(COLUMNS, { ...LIMITS, bytes: 4 + 4 * 2 });
    builder.add(record('1', 1));
    expect([builder.hasRoomFor(record('2', 1)), builder.hasRoomFor(record('2', 2))]).toEqual([true, false]);
    expect(builder.hasRoomFor(record('2', 1, 'ä'))).toBe(false);
  });

  test('has its header first, then the lines of its records, quoted where they must be', () => {
    const builder = new FileBuilder(COLUMNS, { ...LIMITS, bytes: 1_000 });
    builder.add(record('1', 1, 'say "hi",\nplease'));
    builder.add(record('2', 2));
    const { content, rows, bytes } = builder.build();
    const text = Buffer.concat(content).toString();
    expect(text).toBe('a,b\n"say ""hi"",\nplease",y\nx,y\nx,y\n');
    expect([rows, bytes]).toEqual([3, text.length]);
  });

  test('is told apart by its digest, and its records by their fingerprints', () => {
    const build = (a: string) => {
      const builder = new FileBuilder(COLUMNS, LIMITS);
      builder.add(record('1', 1, a));
      return builder.build();
    };
    expect(build('x')).toEqual(build('x'));
    expect(build('x').sha256).not.toBe(build('z').sha256);
    expect(build('x').records[0]?.fingerprint).not.toBe(build('z').records[0]?.fingerprint);
  });

  test('can never hold a record that alone is beyond its limits', () => {
    expect([5, 6].map((rows) => exceeds(record('1', rows), { ...LIMITS, bytes: 100 }, COLUMNS))).toEqual([false, true]);
    expect(exceeds(record('1', 1, 'x'.repeat(80)), LIMITS, COLUMNS)).toBe(true);
  });
});

describe('the name of a feed file', () => {
  const at = (text: string) => new Date(text);

  test('weakness 28: says the feed and the time, without signs that need quoting', () => {
    const name = feedFileName('salesorder', at('2026-03-09T10:15:00.123Z'), 17);
    expect(name).toBe('CreatedOrderItemsFeed_20260309T101500123Z_00000017.csv');
    expect(feedFileName('customer', at('2026-03-09T10:15:00.123Z'), 1)).toMatch(/^CustomerFeed_[\w.]+$/);
  });

  test('sorts by time, also in the same millisecond and when the clock was set back', () => {
    const names: string[] = [];
    for (const time of [
      '2026-03-09T10:15:00.000Z',
      '2026-03-09T10:15:00.000Z',
      '2026-03-09T09:00:00.000Z',
      '2026-12-01T00:00:00.000Z',
    ]) {
      names.push(feedFileName('customer', at(time), names.length + 1, names.at(-1)));
    }
    expect([...names].sort()).toEqual(names);
    expect(new Set(names).size).toBe(4);
  });
});

describe('whether a record that can go goes now', () => {
  const seen = (changes: Partial<SeenRecord>): SeenRecord => ({
    state: 'exported',
    attempts: 1,
    fingerprint: 'same',
    retryAsked: false,
    ...changes,
  });
  test.each<[string, SeenRecord | undefined, boolean]>([
    ['never looked at', undefined, true],
    ['blocked before', seen({ state: 'blocked', fingerprint: null }), true],
    ['weakness 2: sent, not answered', seen({}), false],
    ['sent, and asked for again', seen({ retryAsked: true }), true],
    ['weakness 2: rejected, unchanged', seen({ state: 'rejected' }), false],
    ['weakness 2: rejected, changed since', seen({ state: 'rejected', fingerprint: 'other' }), true],
    ['rejected, unchanged, asked for again', seen({ state: 'rejected', retryAsked: true }), true],
  ])('%s', (_, before, due) => {
    expect(isDue({ fingerprint: 'same' }, before)).toBe(due);
  });
});
