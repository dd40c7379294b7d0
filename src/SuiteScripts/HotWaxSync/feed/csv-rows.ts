import Papa from 'papaparse';

/** A row of a CSV file: its cells, or why it has none. */
export type CsvRow =
  | { readonly line: number; readonly cells: readonly string[]; readonly fault?: undefined }
  | { readonly line: number; readonly cells: readonly string[]; readonly fault: CsvFault };

/** The cells of a faulty row are what could be made out; only those before the fault can be relied on. */
export type CsvFault = 'ROW_QUOTE' | 'ROW_FIELD_COUNT' | 'ROW_NOT_UTF8';

/** A value with more line breaks than this is not a value but a quote that somebody forgot to close. */
const MAX_LINES_PER_ROW = 200;
/** Decoders put this in place of bytes that are not UTF-8. */
const REPLACEMENT_CHARACTER = '\uFFFD';

/**
 * Reads CSV rows one by one from lines without their line breaks. The first row is the header and sets the number of
 * fields. A quoted value may span lines. A quote that does not close costs only the row it stands in: reading goes on
 * with the next line, so it never swallows the rest of the file. Blank rows are left out.
 */
export function* readCsvRows(lines: Iterable<string>): Generator<CsvRow> {
  const source = new LineSource(lines);
  let width: number | undefined;
  for (let next = source.next(); next !== undefined; next = source.next()) {
    const first = source.lineNumber;
    const row = readRow(source, first, width === undefined && first === 1 ? next.replace(/^\uFEFF/, '') : next, width);
    if (row.cells.every((cell) => cell === '') && row.fault === undefined) {
      continue;
    }
    width ??= row.cells.length;
    yield row;
  }
}

/** Reads on from `first` until its quotes are closed; gives the lines back when they never do. */
function readRow(source: LineSource, line: number, first: string, width: number | undefined): CsvRow {
  const taken = [first];
  let state = scanQuotes(first, false);
  while (state === 'open' && taken.length < MAX_LINES_PER_ROW) {
    const next = source.next();
    if (next === undefined) {
      break;
    }
    taken.push(next);
    state = scanQuotes(next, true);
  }
  const row = state === 'closed' ? checkRow(line, taken.join('\n'), width) : faultyRow(line, first);
  if (taken.length > 1 && row.fault !== undefined && row.fault !== 'ROW_NOT_UTF8') {
    source.giveBack(taken.slice(1));
    return faultyRow(line, first);
  }
  return row;
}

function checkRow(line: number, text: string, width: number | undefined): CsvRow {
  const cells = parseCells(text);
  if (text.includes(REPLACEMENT_CHARACTER)) {
    return { line, cells, fault: 'ROW_NOT_UTF8' };
  }
  if (width !== undefined && cells.length !== width && cells.some((cell) => cell !== '')) {
    return { line, cells, fault: 'ROW_FIELD_COUNT' };
  }
  return { line, cells };
}

/** The cells before the quote that does not close are still good enough to find the row's key. */
function faultyRow(line: number, text: string): CsvRow {
  return { line, cells: parseCells(text), fault: 'ROW_QUOTE' };
}

function parseCells(text: string): string[] {
  const cells = Papa.parse<string[]>(text, { delimiter: ',', newline: '\n' }).data[0] ?? [];
  return cells.map((cell) => cell.trim());
}

/**
 * Follows the quotes of one line. A quote opens only at the start of a field and must be followed by a comma or the end
 * of the line when it closes; a quote in the middle of an unquoted field is text.
 */
function scanQuotes(line: string, open: boolean): 'open' | 'closed' | 'broken' {
  let quoted = open;
  let fieldStart = !open;
  for (let i = 0; i < line.length; i++) {
    const character = line[i];
    if (quoted) {
      if (character !== '"') {
        continue;
      }
      if (line[i + 1] === '"') {
        i++;
        continue;
      }
      quoted = false;
      if (i + 1 < line.length && line[i + 1] !== ',') {
        return 'broken';
      }
    } else if (character === '"' && fieldStart) {
      quoted = true;
    }
    fieldStart = character === ',';
  }
  return quoted ? 'open' : 'closed';
}

/** Lines with their numbers; lines that turn out not to belong to a row can be given back. */
class LineSource {
  readonly #lines: Iterator<string>;
  #returned: string[] = [];
  /** Number of the line that `next` gave last; the first is 1. */
  lineNumber = 0;

  constructor(lines: Iterable<string>) {
    this.#lines = lines[Symbol.iterator]();
  }

  next(): string | undefined {
    const line = this.#returned.shift() ?? this.#nextFromFile();
    if (line !== undefined) {
      this.lineNumber++;
    }
    return line;
  }

  giveBack(lines: readonly string[]): void {
    this.#returned = [...lines, ...this.#returned];
    this.lineNumber -= lines.length;
  }

  #nextFromFile(): string | undefined {
    const { done, value } = this.#lines.next();
    return done === true ? undefined : value.replace(/\r$/, '');
  }
}
