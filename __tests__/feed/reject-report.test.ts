import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import Papa from 'papaparse';
import { reject } from '../../src/SuiteScripts/HotWaxSync/feed/reject';
import { REJECT_CODES } from '../../src/SuiteScripts/HotWaxSync/feed/reject-codes';
import { rejectReportLines, reportCell } from '../../src/SuiteScripts/HotWaxSync/feed/reject-report';
import { oddText, runs } from './generated-text';

/** What the administrator's guide tells a program to do with `file`, `key` and `reason`. */
function decoded(cell: string): string {
  const shown = cell.startsWith("'") ? cell.slice(1) : cell;
  return shown.replace(/\\(\\|u([0-9a-f]{4}))/g, (_, what: string, number: string | undefined) =>
    number === undefined ? what : String.fromCharCode(Number.parseInt(number, 16)),
  );
}

const anyText = fc.oneof(
  oddText,
  fc.string({ unit: 'binary' }),
  fc.constantFrom('\uD83D', '\\u0041', "'=1", '', ' =1'),
);

describe('rejectReportLines', () => {
  test('has stable columns, and the remedy of each code', () => {
    const lines = rejectReportLines([reject({ file: 'a.csv', row: 7 }, '1', 'VALUE_MISSING', 'lastName is missing')]);
    expect(lines).toEqual([
      'file,row,key,code,reason,remedy',
      `a.csv,7,1,VALUE_MISSING,lastName is missing,${REJECT_CODES.VALUE_MISSING.remedy}`,
    ]);
  });

  test('G1: one line per problem, from which a program gets file, row, key and reason back', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), anyText, anyText, (file, row, key, detail) => {
        const problem = reject({ file, row }, key, 'ROW_QUOTE', detail);
        const [header, line = '', ...others] = rejectReportLines([problem]);
        expect(others).toEqual([]);
        expect(line).not.toMatch(/[\r\n\u0085\u2028\u2029]/);
        const [cells] = Papa.parse<Record<string, string>>(`${header}\n${line}`, { header: true }).data;
        expect(decoded(cells?.file ?? '')).toBe(file);
        expect(cells?.row).toBe(String(row));
        expect(decoded(cells?.key ?? '')).toBe(key);
        expect(decoded(cells?.reason ?? '')).toBe(problem.reason);
      }),
      runs(500),
    );
  });

  test('does not repeat a key that can be none', () => {
    const [, line = ''] = rejectReportLines([
      reject({ file: 'a.csv', row: 2 }, 'k'.repeat(1_000_000), 'VALUE_TOO_LONG'),
    ]);
    expect(line.length).toBeLessThan(1000);
    expect(line).toContain(`${'k'.repeat(300)}…`);
  });

  test('no cell is a formula in a spreadsheet, whether it separates by commas or by semicolons', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (file, key, detail) => {
        const [, line = ''] = rejectReportLines([reject({ file, row: 2 }, key, 'ROW_QUOTE', detail)]);
        const [byComma = [], bySemicolon = []] = [',', ';'].map((delimiter) =>
          Papa.parse<string[]>(line, { delimiter }).data.flat(),
        );
        // Not every reader takes quotes in the middle of a cell as papaparse does.
        const behindSemicolons = line.split(';').slice(1);
        const formula = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/;
        expect([...byComma, ...bySemicolon].filter((cell) => formula.test(cell))).toEqual([]);
        expect(behindSemicolons.filter((cell) => formula.test(cell.replace(/^["\s]+/, '')))).toEqual([]);
      }),
      runs(500),
    );
  });

  test.each([
    ['4711', '4711'],
    ['00101', '00101'],
    ['KR 10236/#1-a', 'KR 10236/#1-a'],
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\uFF1D1', "'\uFF1D1"],
    ['=1\n+2', "'=1\\u000a+2"],
    ['\t=1', '\\u0009=1'],
    ["'", "''"],
    ['a;=1', 'a\\u003b=1'],
    ['a;"=1', 'a\\u003b"=1'],
    ['a;b', 'a;b'],
    ['C:\\feed', 'C:\\\\feed'],
    ['a\u202Eb', 'a\\u202eb'],
  ])('shows the key %j as %j', (key, shown) => {
    expect(reportCell(key)).toBe(shown);
  });
});
