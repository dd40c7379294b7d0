import { type CsvRow, readCsvRows } from './csv-rows';
import { type FeedColumn, type Header, readHeader } from './feed-columns';
import { type Reject, type RowSource, reject } from './reject';

/** A row with its values by column name; a column that the file lacks, or leaves blank, is absent. */
export interface FeedRow<Name extends string> {
  readonly source: RowSource;
  readonly values: Partial<Record<Name, string>>;
  /** Columns that the file has, so that a blank value can be told from a column that is not there. */
  readonly columns: { has(name: Name): boolean };
  /** Why the row cannot be used, although perhaps its key can be read. */
  readonly fault?: CsvRow['fault'];
  /** The row belongs to another part of a large file; only its place beside the others counts. */
  readonly elsewhere?: boolean;
}

/** A file that cannot be used at all, with the reason. */
export interface UnreadableFile {
  readonly unreadable: Reject;
}

export interface ReadableFile<Name extends string> {
  readonly unreadable?: undefined;
  readonly header: Header<Name>;
  readonly rows: Iterable<FeedRow<Name>>;
}

/**
 * Opens a feed file: reads its header and gives the rows one by one.
 * @param file name as on SFTP, for reports
 * @param lines of the file, without line breaks
 */
export function openFeedFile<Name extends string>(
  file: string,
  lines: Iterable<string>,
  columns: readonly FeedColumn<Name>[],
): ReadableFile<Name> | UnreadableFile {
  const rows = readCsvRows(lines);
  const first = rows.next();
  if (first.done === true) {
    return { unreadable: reject({ file, row: 1 }, '', 'FILE_EMPTY') };
  }
  const at = { file, row: first.value.line };
  if (first.value.fault !== undefined) {
    const code = first.value.fault === 'ROW_NOT_UTF8' ? 'FILE_NOT_UTF8' : first.value.fault;
    return { unreadable: reject(at, '', code, 'the header cannot be read') };
  }
  if (first.value.cells.some((cell) => cell.includes('\r'))) {
    return { unreadable: reject(at, '', 'FILE_LINE_ENDS') };
  }
  const header = readHeader(first.value.cells, columns);
  if (header.missing.length > 0) {
    const detail = `the file lacks ${header.missing.join(', ')}${likelyCause(first.value.cells)}`;
    return { unreadable: reject(at, '', 'FILE_COLUMN_MISSING', detail) };
  }
  if (header.twice.length > 0) {
    return { unreadable: reject(at, '', 'FILE_COLUMN_TWICE', `the file has ${header.twice.join(', ')} twice`) };
  }
  return { header, rows: feedRows(file, rows, header) };
}

/** What people send most when they mean a CSV file. */
function likelyCause([first = '', ...others]: readonly string[]): string {
  if (first.startsWith('PK\u0003\u0004')) {
    return ': it is an Excel workbook, to be saved as CSV';
  }
  const separator = others.length > 0 ? undefined : [';', '\t', '|'].find((sign) => first.includes(sign));
  return separator === undefined ? '' : `: its columns are separated by ${JSON.stringify(separator)}, not by commas`;
}

function* feedRows<Name extends string>(
  file: string,
  rows: Iterable<CsvRow>,
  header: Header<Name>,
): Generator<FeedRow<Name>> {
  for (const row of rows) {
    const { line, fault } = row;
    const cells = trustedCells(row);
    const values: Partial<Record<Name, string>> = {};
    for (const [name, position] of header.positions) {
      const cell = cells[position];
      if (cell !== undefined && cell !== '') {
        values[name] = cell;
      }
    }
    yield { source: { file, row: line }, values, columns: header.positions, fault };
  }
}

/**
 * Which cells of a row stand where the header says. A broken quote spoils the cell it is in, the last one; with a field
 * too many or too few only the first cell is sure to be in place.
 */
function trustedCells({ cells, fault }: CsvRow): readonly string[] {
  switch (fault) {
    case 'ROW_QUOTE':
      return cells.slice(0, -1);
    case 'ROW_FIELD_COUNT':
      return cells.slice(0, 1);
    default:
      return cells;
  }
}
