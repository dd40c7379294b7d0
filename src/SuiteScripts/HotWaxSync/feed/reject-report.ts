import { csvLine } from './csv-text';
import type { Reject } from './reject';
import { REJECT_CODES } from './reject-codes';

/** Stable: HotWax's side reads these columns by name. */
export const REPORT_COLUMNS = ['file', 'row', 'key', 'code', 'reason', 'remedy'] as const;

/** A report of rejected rows, one line per problem, safe to open in a spreadsheet. */
export function rejectReportLines(rejects: readonly Reject[]): string[] {
  return [
    csvLine(REPORT_COLUMNS),
    ...rejects.map(({ file, row, key, code, reason }) =>
      csvLine([file, String(row), key, code, reason, REJECT_CODES[code].remedy], true),
    ),
  ];
}

/** Lines of a report without its header, to join several reports into one. */
export function reportBody(lines: readonly string[]): string[] {
  return lines.slice(1);
}
