import Papa from 'papaparse';
import { CsvFileError } from './csv-file-error';

/** A CSV file as the import sees it. */
export interface CsvTable {
  /** Column names, trimmed. An empty name is a column that is not imported. */
  readonly header: readonly string[];
  /** Trimmed cells; a row may be shorter than the header. */
  readonly rows: readonly (readonly string[])[];
}

/**
 * Reads CSV text: the first row is the header; blank rows and separators at the end are ignored; a row may be shorter
 * than the header, not longer.
 * Sources: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N453326.html (header, blank lines),
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N453950.html (quotes, separators at the end),
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4568642498.html (longer rows).
 * Doubled quotes and line breaks inside quotes are not documented; both are read as other CSV readers do. Quotes that
 * do not fit make the whole file invalid, the stricter of the two readings.
 * @throws CsvFileError
 */
export function readCsv(text: string, columnDelimiter: string): CsvTable {
  if (text.trim() === '') throw new CsvFileError('The file is empty.');
  const { data, errors } = Papa.parse<string[]>(text, { delimiter: columnDelimiter, header: false });
  const malformed = errors.find((error) => error.type === 'Quotes');
  if (malformed) throw new CsvFileError(`Malformed quotes in row ${(malformed.row ?? 0) + 1}: ${malformed.message}.`);
  const [header = [], ...rows] = data.map((row) => withoutEmptyEnd(row.map((cell) => cell.trim())));
  if (header.length === 0) throw new CsvFileError('The file has no header row.');
  while (rows.at(-1)?.length === 0) rows.pop();
  const long = rows.findIndex((row) => row.length > header.length);
  if (long >= 0) throw new CsvFileError(`Different number of columns than in the header row (row ${long + 2})`);
  return { header, rows };
}

function withoutEmptyEnd(cells: string[]): string[] {
  let length = cells.length;
  while (length > 0 && cells[length - 1] === '') length -= 1;
  return cells.slice(0, length);
}
