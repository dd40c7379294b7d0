import { describe, expect, test } from '@jest/globals';
import { divide, isInPart, type Part, partText, readPart } from '../../src/SuiteScripts/HotWaxSync/feed/parts';

const keys = Array.from({ length: 5000 }, (_, index) => `55000${index}`);
const parts = (of: number): Part[] => divide(readPart(''), of);
const membersOf = (part: Part) => keys.filter((key) => isInPart(key, part));

describe('parts of a large file', () => {
  test.each([1, 2, 7, 13])('G1, G2: each key is in exactly one of %i parts', (of) => {
    expect(parts(of).flatMap(membersOf).sort()).toEqual([...keys].sort());
  });

  test('are about equally large', () => {
    const sizes = parts(13).map((part) => membersOf(part).length);
    expect(Math.max(...sizes)).toBeLessThan((5000 / 13) * 1.25);
    expect(Math.min(...sizes)).toBeGreaterThan((5000 / 13) * 0.75);
  });

  test('G1, G2: a part that is cut again has the same keys in its pieces', () => {
    const part = { number: 2, of: 3 };
    expect(divide(part, 4).flatMap(membersOf).sort()).toEqual(membersOf(part).sort());
    expect(divide(part, 4).map(partText)).toEqual(['2/12', '5/12', '8/12', '11/12']);
  });

  test('rows without a key are in the first part, also when it is cut again', () => {
    const first = parts(3).filter((part) => isInPart(undefined, part));
    expect(first.map(partText)).toEqual(['1/3']);
    const again = divide({ number: 1, of: 3 }, 2).filter((part) => isInPart(undefined, part));
    expect(again.map(partText)).toEqual(['1/6']);
  });

  test('keys that differ in upper and lower case only are in one part', () => {
    for (const part of parts(13)) {
      expect(isInPart('Order-Ä1', part)).toBe(isInPart('ORDER-ä1', part));
    }
  });

  test('are read from the ledger as they were written', () => {
    expect(parts(2).map(partText).map(readPart)).toEqual(parts(2));
    expect(readPart('')).toEqual({ number: 1, of: 1 });
  });
});
