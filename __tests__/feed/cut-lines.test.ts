import { expect, test } from '@jest/globals';
import { cutLines } from '../../src/SuiteScripts/HotWaxSync/feed/cut-lines';

const cut = (entries: string[][], bytes: number) => [...cutLines('h', entries, bytes)];

test('what fits stays one file, to the last byte', () => {
  expect(cut([['aaa'], ['bbb']], 10)).toEqual([['h', 'aaa', 'bbb']]);
});

test('what does not fit goes into the next file, with the header', () => {
  expect(cut([['aaa'], ['bbb']], 9)).toEqual([
    ['h', 'aaa'],
    ['h', 'bbb'],
  ]);
});

test('G3: lines of one entry stay together, also when they are too large', () => {
  expect(cut([['aaa', 'bbb'], ['ccc']], 5)).toEqual([
    ['h', 'aaa', 'bbb'],
    ['h', 'ccc'],
  ]);
});

test('counts bytes, not characters', () => {
  expect(cut([['äää'], ['b']], 9)).toEqual([
    ['h', 'äää'],
    ['h', 'b'],
  ]);
});

test('a header alone is a file', () => {
  expect(cut([], 5)).toEqual([['h']]);
});
