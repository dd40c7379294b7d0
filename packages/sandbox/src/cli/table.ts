import { colours, columns, oneLine } from './terminal';

/** Characters of a cell at most and at least; the whole value is in `--json`. */
const WIDEST_CELL = 60;
const NARROWEST_CELL = 12;

/**
 * Draws a table for people, as wide as the terminal if it can be. Cells that are too long are cut with an ellipsis.
 * @param rows values as they are; numbers are set right
 */
export function drawTable(head: readonly string[], rows: readonly (readonly unknown[])[]): string {
  const Table = require('cli-table3') as typeof import('cli-table3');
  const table = new Table({
    head: head.map((title) => colours.bold(title)),
    style: { head: [], border: [], compact: true },
    colAligns: head.map((_, index) =>
      rows.length > 0 && rows.every((row) => isNumber(row[index])) ? 'right' : 'left',
    ),
  });
  const cells = rows.map((row) => row.map(oneLine));
  const widest = widestCell([head, ...cells]);
  table.push(...cells.map((row) => row.map((cell) => cut(cell, widest))));
  return table.toString();
}

/** The most that cells can have so that the table fits. */
function widestCell(lines: readonly (readonly string[])[]): number {
  const longest = (lines[0] ?? []).map((_, index) =>
    lines.reduce((most, line) => Math.max(most, (line[index] ?? '').length), 0),
  );
  for (let widest = WIDEST_CELL; widest > NARROWEST_CELL; widest -= 1) {
    const width = longest.reduce((sum, length) => sum + Math.min(length, widest) + 3, 1);
    if (width <= columns()) return widest;
  }
  return NARROWEST_CELL;
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number' || value === null || value === undefined;
}

function cut(text: string, widest: number): string {
  return text.length <= widest ? text : `${[...text].slice(0, widest - 1).join('')}…`;
}

/** `1 file`, `2 files` */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}
