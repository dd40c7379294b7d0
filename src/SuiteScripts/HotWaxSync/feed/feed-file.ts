import { type CsvFault, type CsvRow, readCsvRows } from './csv-rows';
import { type FeedColumn, type Header, readHeader, repeatsHeader } from './feed-columns';
import { type Reject, type RowSource, reject } from './reject';

/** A row with its values by column name; a column that the file lacks, or leaves blank, is absent. */
export interface FeedRow<Name extends string> {
  readonly source: RowSource;
  readonly values: Partial<Record<Name, string>>;
  /** Columns that the file has, so that a blank value can be told from a column that is not there. */
  readonly columns: { has(name: Name): boolean };
  /** Why the row cannot be used, although perhaps its key can be read. */
  readonly fault?: CsvFault | 'ROW_HEADER';
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

/** How much of a header is looked at to tell what kind of file it is. */
const HEADER_SAMPLE = 10_000;

/**
 * Opens a feed file: reads its header and gives the rows one by one.
 * @param file name as on SFTP, for reports
 * @param lines of the file, without line breaks
 * @param ours whether we wrote the file; then each value is taken as it stands, for it was checked before
 */
export function openFeedFile<Name extends string>(
  file: string,
  lines: Iterable<string>,
  columns: readonly FeedColumn<Name>[],
  ours = false,
): ReadableFile<Name> | UnreadableFile {
  const rows = readCsvRows(lines, ours);
  const first = rows.next();
  if (first.done === true) {
    return { unreadable: reject({ file, row: 1 }, '', 'FILE_EMPTY') };
  }
  const at = { file, row: first.value.line };
  const otherKind = kindOfFile(first.value);
  if (otherKind !== undefined) {
    return { unreadable: reject(at, '', otherKind) };
  }
  if (first.value.fault !== undefined) {
    return { unreadable: reject(at, '', first.value.fault, 'the header cannot be read') };
  }
  const header = readHeader(first.value.cells, columns);
  if (header.missing.length > 0) {
    const detail = `the file lacks ${header.missing.join(', ')}${likelyCause(first.value.cells)}`;
    return { unreadable: reject(at, '', 'FILE_COLUMN_MISSING', detail) };
  }
  if (header.twice.length > 0) {
    return { unreadable: reject(at, '', 'FILE_COLUMN_TWICE', `the file has ${header.twice.join(', ')} twice`) };
  }
  return { header, rows: feedRows(file, ours ? rows : withoutHeaders(rows, header, columns), header) };
}

/** What a file is by the look of its header, when it is no UTF-8 text with lines. */
function kindOfFile({ text, fault }: CsvRow): Reject['code'] | undefined {
  const sample = text.slice(0, HEADER_SAMPLE);
  if (sample.startsWith('PK\u0003\u0004')) {
    return 'FILE_NOT_CSV';
  }
  // Each letter of the header is two bytes in UTF-16, one of them NUL.
  if (sample.split('\u0000').length - 1 >= sample.length / 3) {
    return 'FILE_UTF16';
  }
  if (sample.includes('\r')) {
    return 'FILE_LINE_ENDS';
  }
  return fault === 'ROW_NOT_UTF8' ? 'FILE_NOT_UTF8' : undefined;
}

/** What people send most when they mean a CSV file. */
function likelyCause([first = '', ...others]: readonly string[]): string {
  const separator = others.length > 0 ? undefined : [';', '\t', '|'].find((sign) => first.includes(sign));
  return separator === undefined ? '' : `: its columns are separated by ${JSON.stringify(separator)}, not by commas`;
}

type HeaderChecked = Omit<CsvRow, 'fault'> & { readonly fault?: CsvFault | 'ROW_HEADER' };

/**
 * Files that were put together have a header in their middle. Where its columns stand like those of the first one, only
 * the header is no record; otherwise nothing below it can be told.
 */
function* withoutHeaders<Name extends string>(
  rows: Iterable<CsvRow>,
  header: Header<Name>,
  columns: readonly FeedColumn<Name>[],
): Generator<HeaderChecked> {
  let lost = false;
  for (const row of rows) {
    const again = row.fault === undefined ? repeatsHeader(row.cells, header, columns) : undefined;
    lost ||= again === 'other';
    if (lost) {
      yield { ...row, cells: [], fault: row.fault ?? 'ROW_HEADER' };
    } else {
      yield again === undefined ? row : { ...row, fault: 'ROW_HEADER' };
    }
  }
}

function* feedRows<Name extends string>(
  file: string,
  rows: Iterable<HeaderChecked>,
  header: Header<Name>,
): Generator<FeedRow<Name>> {
  for (const { line, cells, fault } of rows) {
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
