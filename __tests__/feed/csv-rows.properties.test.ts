import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import Papa from 'papaparse';
import { readCsvRows } from '../../src/SuiteScripts/HotWaxSync/feed/csv-rows';
import { csvLine } from '../../src/SuiteScripts/HotWaxSync/feed/csv-text';
import { asRead, chaos, csvField, linesOf, oddText, runs } from './generated-text';

const LINE_ENDS = ['\n', '\r\n', '\r\r\n'];

/** A file that is CSV whatever its values are, with what must be read from it. */
const csvFile = fc
  .integer({ min: 2, max: 5 })
  .chain((width) =>
    fc.record({
      rows: fc.array(
        fc.record({
          values: fc.array(oddText, { minLength: width, maxLength: width }),
          quotes: fc.array(fc.boolean(), { minLength: width, maxLength: width }),
          blankLinesBefore: fc.constantFrom(0, 0, 0, 1, 2),
          lineEnd: fc.constantFrom(...LINE_ENDS),
        }),
        { minLength: 1, maxLength: 8 },
      ),
      mark: fc.boolean(),
      endsInLineEnd: fc.boolean(),
    }),
  )
  .map(({ rows, mark, endsInLineEnd }) => {
    let text = mark ? '\uFEFF' : '';
    const expected: { line: number; cells: string[] }[] = [];
    for (const { values, quotes, blankLinesBefore, lineEnd } of rows) {
      text += '\n'.repeat(blankLinesBefore);
      const line = text.split('\n').length;
      const fields = values.map((value, at) => csvField(value, quotes[at] === true));
      text += `${fields.join(',')}${lineEnd}`;
      if (values.some((value) => asRead(value) !== '')) {
        expected.push({ line, cells: values.map(asRead) });
      }
    }
    return { text: endsInLineEnd ? text : text.replace(/[\r\n]+$/, ''), expected };
  });

describe('readCsvRows', () => {
  test('G1: reads every value of every row, whatever stands in it, with the line an editor shows', () => {
    fc.assert(
      fc.property(csvFile, ({ text, expected }) => {
        const rows = [...readCsvRows(linesOf(text))].map(({ line, cells, fault }) => ({ line, cells, fault }));
        expect(rows).toEqual(expected.map((row) => ({ ...row, fault: undefined })));
      }),
      runs(300),
    );
  });

  test('G1: each line of any text is in one row, or blank', () => {
    fc.assert(
      fc.property(chaos, (text) => {
        const lines = linesOf(text);
        const rest = new Map(lines.map((line, index) => [index + 1, line]));
        for (const row of readCsvRows(lines)) {
          const count = row.text.split('\n').length;
          for (let line = row.line; line < row.line + count; line++) {
            expect(rest.delete(line)).toBe(true);
          }
        }
        expect([...rest.values()].filter((line) => !/^[\s,"]*$/.test(line))).toEqual([]);
      }),
      runs(1000),
    );
  });

  test('a row without a fault has the fields of the header, and papaparse reads the same from it', () => {
    fc.assert(
      fc.property(chaos, (text) => {
        const [, ...rows] = [...readCsvRows(linesOf(`a,b\n${text}`))];
        for (const row of rows.filter(({ fault }) => fault === undefined)) {
          expect(row.cells).toHaveLength(2);
          const { data } = Papa.parse<string[]>(row.text, { delimiter: ',', newline: '\n' });
          expect(data.map((cells) => cells.map((cell) => cell.trim()))).toEqual([row.cells]);
        }
      }),
      runs(1000),
    );
  });

  test('what we write is read as it was', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.string({ unit: 'binary' }).map((value) => value.replace(/\r+\n/g, '\n')),
          { minLength: 2 },
        ),
        (values) => {
          const [row] = [...readCsvRows(linesOf(`${csvLine(['x', ...values])}\n`), true)];
          expect(row?.cells).toEqual(['x', ...values]);
        },
      ),
      runs(100),
    );
  });
});
