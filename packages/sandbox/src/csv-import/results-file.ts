import Papa from 'papaparse';
import type { ReadImport } from './read-import';

/** Where the command line shows results files. */
export const RESULTS_FOLDER = '/CSV Import Results';
/** The layout is not documented beyond the original columns and the reason. */
const ERROR_COLUMN = 'Error';

/** Where the command line finds a job's results. No such folder is in the File Cabinet, so no script can read it. */
export function resultsPath(taskId: string): string {
  return `${RESULTS_FOLDER}/${taskId}.csv`;
}

/** Under which name a job's results are kept. */
export function resultsName(taskId: string): string {
  return `${taskId}-results.csv`;
}

/**
 * Writes a results file: the records that were not imported, with all their rows and columns, so that they can be
 * mended and sent again, and in a last column, on each record's first row, why.
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N350581.html
 * @param failures messages by ordinal of the record
 * @returns UTF-8 CSV
 */
export function writeResults({ header, records, bound }: ReadImport, failures: ReadonlyMap<number, string>): Buffer {
  const rows = [...failures].flatMap(([record, message]) =>
    (records[record]?.rows ?? []).map((row, index) => [
      ...header.map((_column, place) => row[place] ?? ''),
      index === 0 ? message : '',
    ]),
  );
  const text = Papa.unparse([[...header, ERROR_COLUMN], ...rows], {
    delimiter: bound.map.columnDelimiter,
    newline: '\r\n',
  });
  return Buffer.from(`${text}\r\n`, 'utf8');
}
