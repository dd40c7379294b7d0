import { describe, expect, test } from '@jest/globals';
import { isInPart } from '../../src/SuiteScripts/HotWaxSync/feed/parts';
import { reject } from '../../src/SuiteScripts/HotWaxSync/feed/reject';
import type { SourceFile } from '../../src/SuiteScripts/HotWaxSync/pipeline/ledger';
import { type OpenedFeed, sourcePlans } from '../../src/SuiteScripts/HotWaxSync/pipeline/source-plans';

const opened = (part: string): OpenedFeed<string> => ({
  file: { name: 'a.csv', state: 'received', part } as SourceFile,
  rows: [],
  rowsRead: () => 10,
  unreadable: undefined,
  note: '',
});

describe('parts of one file that are prepared together', () => {
  const keys = Array.from({ length: 20 }, (_, index) => `K${index}`);
  const places = keys.map((key, index) => ({ key, file: 'a.csv', row: index + 2 }));
  const keyless = reject({ file: 'a.csv', row: 22 }, '', 'VALUE_MISSING');
  const rejects = [...places.map((place) => reject(place, place.key, 'VALUE_INVALID')), keyless];
  const plans = sourcePlans([opened('1/2'), opened('2/2')], { imported: places, known: [], held: [], rejects });

  test('G6: tell each row once, by the part that has its record', () => {
    const inFirst = keys.filter((key) => isInPart(key, { number: 1, of: 2 }));
    expect(plans.map(({ rejects: told }) => told.map(({ key }) => key))).toEqual([
      [...inFirst, ''],
      keys.filter((key) => !inFirst.includes(key)),
    ]);
  });

  test('count each record once', () => {
    expect(plans.reduce((sum, { counts }) => sum + counts.records, 0)).toBe(20);
    expect(plans.reduce((sum, { counts }) => sum + counts.rejected, 0)).toBe(21);
  });
});
