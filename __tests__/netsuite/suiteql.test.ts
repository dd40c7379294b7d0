import * as query from 'N/query';
import { beforeEach, expect, jest, test } from '@jest/globals';
import { type Row, selectIn } from '../../src/SuiteScripts/HotWaxSync/netsuite/suiteql';

jest.mock('N/query');

/** NetSuite cuts every answer off after so many rows, without a word. */
const CUT_OFF = 5000;
const asked: (readonly string[])[] = [];
let rowsPerValue = 1;

beforeEach(() => {
  asked.length = 0;
  (query.runSuiteQL as unknown as jest.Mock).mockImplementation((options) => {
    const { params } = options as { params: string[] };
    asked.push(params);
    const values = [...new Set(params)];
    const rows = values.flatMap((value): Row[] => Array.from({ length: rowsPerValue }, () => ({ value })));
    return { asMappedResults: () => rows.slice(0, CUT_OFF) };
  });
});

const values = (count: number) => Array.from({ length: count }, (_, index) => `v${index}`);
const found = (rows: readonly Row[]) => new Set(rows.map(({ value }) => value)).size;

test('asks for a thousand values in lists of 300, each value once', () => {
  const rows = selectIn(values(1000), (list) => `… IN (${list})`);
  expect(asked.map(({ length }) => length)).toEqual([300, 300, 300, 100]);
  expect([rows.length, found(rows)]).toEqual([1000, 1000]);
});

test('binds the values as often as the query names the list, each time in the form that is asked for', () => {
  const forms = [(value: string) => value, (value: string) => value.toLowerCase()];
  selectIn(['A', 'b'], (list) => `x IN (${list}) OR LOWER(y) IN (${list})`, forms);
  expect(asked).toEqual([['A', 'b', 'a', 'b']]);
});

test('asks nothing for nothing', () => {
  expect([selectIn([], () => ''), asked]).toEqual([[], []]);
});

test.each([16, 17, 50])('G2: misses no record when %i rows for each value make NetSuite cut the answer off', (rows) => {
  rowsPerValue = rows;
  const answer = selectIn(values(600), (list) => `… IN (${list})`);
  expect([answer.length, found(answer)]).toEqual([600 * rows, 600]);
});
