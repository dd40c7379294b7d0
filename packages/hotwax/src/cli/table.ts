import Table from 'cli-table3';
import { colours } from './terminal';

/** Draws a table for people; long texts are wrapped. */
export function drawTable(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const width = process.stdout.columns || 160;
  const widths = head.map((title, index) =>
    Math.max(title.length, ...rows.map((row) => String(row[index] ?? '').length)),
  );
  const fixed = widths.filter((size) => size <= 25).reduce((sum, size) => sum + size + 3, 1);
  const long = widths.filter((size) => size > 25).length;
  const most = Math.max(30, Math.floor((width - fixed) / Math.max(1, long)));
  const table = new Table({
    head: head.map((title) => colours.bold(title)),
    colWidths: widths.map((size) => Math.min(size + 2, size > 25 ? most : size + 2)),
    wordWrap: true,
    style: { head: [], border: [], compact: true },
  });
  table.push(...rows.map((row) => [...row]));
  return table.toString();
}
