import Papa from 'papaparse';

/** A row of a CSV file. */
export interface CsvRow {
  /** Number of the line on which it begins, as an editor shows it; the first line is 1. */
  readonly line: number;
  /** As it stands in the file, with its quotes; its lines are joined by LF. */
  readonly text: string;
  /** Of a faulty row only those that surely stand where the header says; blank where a cell cannot be read. */
  readonly cells: readonly string[];
  /** Why the row cannot be used. */
  readonly fault?: CsvFault;
}

export type CsvFault = 'ROW_QUOTE' | 'ROW_FIELD_COUNT' | 'ROW_NOT_UTF8' | 'ROW_NUL' | 'ROW_TOO_LONG';

/** A value with more line breaks than this is not a value but a quote that somebody forgot to close. */
const MAX_LINES_PER_ROW = 200;
/** Of a longer row only the beginning is looked at: no fields of NetSuite take so much, and memory is bounded. */
export const MAX_ROW_CHARACTERS = 10_000_000;
/** So much of a row that is too long is read to find its key. */
const HEAD_CHARACTERS = 1000;
/** Decoders put U+FFFD in place of bytes that are not UTF-8; half a surrogate pair becomes one when it is written. */
const NOT_UTF8 = /[\uFFFD\p{Surrogate}]/u;
const NUL = '\u0000';

/**
 * Reads CSV rows one by one from lines without their line breaks. The first row is the header and sets the number of
 * fields. A quoted value may span lines. A quote that does not close costs only the row it stands in: reading goes on
 * with the next line, so it never swallows the rest of the file. Blank rows are left out; a byte order mark before a row
 * is one of a file that was appended, and no part of it. Takes time in proportion to the size of the file, whatever
 * stands in it.
 * @param verbatim for files that we wrote: cells are not trimmed, and every character is taken
 */
export function* readCsvRows(lines: Iterable<string>, verbatim = false): Generator<CsvRow> {
  const source = new LineSource(lines);
  let width: number | undefined;
  for (let next = source.next(); next !== undefined; next = source.next()) {
    const row = readRow(source, withoutByteOrderMark(next.text), width, verbatim);
    source.release();
    if (row.fault === undefined && row.cells.every((cell) => cell === '')) {
      continue;
    }
    width ??= row.cells.length;
    yield row;
  }
}

function withoutByteOrderMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.replace(/^\uFEFF+/, '') : text;
}

function readRow(source: LineSource, first: string, width: number | undefined, verbatim: boolean): CsvRow {
  const line = source.lineNumber;
  if (first.length > MAX_ROW_CHARACTERS) {
    const head = first.slice(0, HEAD_CHARACTERS);
    return { line, text: first, cells: cellsBefore(head, scanLine(head, false)), fault: 'ROW_TOO_LONG' };
  }
  const scan = first.includes('"') ? scanLine(first, false) : undefined;
  const text = scan === undefined || scan.state === 'closed' ? first : readOn(source, first, scan, width);
  return scan !== undefined && text === undefined
    ? { line, text: first, cells: cellsBefore(first, scan), fault: 'ROW_QUOTE' }
    : checkRow(line, text ?? first, width, verbatim);
}

/**
 * Reads on until the quotes of the row are closed.
 * @returns the whole row, or undefined when they never are or the row does not have the fields of the header; the lines
 *   are given back then
 */
function readOn(source: LineSource, first: string, begun: Scan, width: number | undefined): string | undefined {
  const taken = [first];
  let { state, fields } = begun;
  let length = first.length;
  while (state === 'open' && taken.length < MAX_LINES_PER_ROW && length <= MAX_ROW_CHARACTERS) {
    const next = source.next();
    if (next === undefined) {
      break;
    }
    next.scanOpen ??= scanLine(next.text, true);
    state = next.scanOpen.state;
    fields += next.scanOpen.fields - 1;
    length += next.text.length + 1;
    taken.push(next.text);
  }
  if (state === 'closed' && length <= MAX_ROW_CHARACTERS && fields === (width ?? fields)) {
    return taken.join('\n');
  }
  source.giveBack(taken.length - 1);
  return undefined;
}

function checkRow(line: number, text: string, width: number | undefined, verbatim: boolean): CsvRow {
  const cells = parseCells(text, verbatim);
  if (cells.length !== (width ?? cells.length) && cells.some((cell) => cell !== '')) {
    return { line, text, cells: readable(cells.slice(0, 1)), fault: 'ROW_FIELD_COUNT' };
  }
  if (!verbatim && text.includes(NUL)) {
    return { line, text, cells: readable(cells), fault: 'ROW_NUL' };
  }
  if (!verbatim && NOT_UTF8.test(text)) {
    return { line, text, cells: readable(cells), fault: 'ROW_NOT_UTF8' };
  }
  return { line, text, cells };
}

/** The cells before the one in which reading ended are in their place, so that the key may be among them. */
function cellsBefore(text: string, { lastField }: Scan): string[] {
  return lastField === 0 ? [] : readable(parseCells(text.slice(0, lastField - 1), false));
}

/** A key with a character that was lost is another key. */
function readable(cells: readonly string[]): string[] {
  return cells.map((cell) => (cell.includes(NUL) || NOT_UTF8.test(cell) ? '' : cell));
}

function parseCells(text: string, verbatim: boolean): string[] {
  const cells = text.includes('"')
    ? (Papa.parse<string[]>(text, { delimiter: ',', newline: '\n' }).data[0] ?? [])
    : text.split(',');
  return verbatim ? cells : cells.map((cell) => cell.trim());
}

/** What the quotes of one line say. */
interface Scan {
  readonly state: 'open' | 'closed' | 'broken';
  /** How many fields stand or begin on the line. */
  readonly fields: number;
  /** Where the last of them begins. */
  readonly lastField: number;
}

/**
 * Follows the quotes of one line. A quote opens only at the start of a field and must be followed by a comma or the end
 * of the line when it closes; a quote in the middle of an unquoted field is text.
 * @param open whether the line begins inside quotes
 */
function scanLine(line: string, open: boolean): Scan {
  let quoted = open;
  let fields = 1;
  let lastField = 0;
  let at = 0;
  while (at < line.length) {
    if (quoted) {
      const quote = line.indexOf('"', at);
      if (quote === -1) {
        break;
      }
      const after = line[quote + 1];
      if (after !== '"' && after !== ',' && after !== undefined) {
        return { state: 'broken', fields, lastField };
      }
      quoted = after === '"';
      at = quote + (quoted ? 2 : 1);
    } else if (line[at] === ',') {
      fields++;
      at++;
      lastField = at;
    } else if (line[at] === '"' && at === lastField) {
      quoted = true;
      at++;
    } else {
      const comma = line.indexOf(',', at);
      at = comma === -1 ? line.length : comma;
    }
  }
  return { state: quoted ? 'open' : 'closed', fields, lastField };
}

interface Line {
  readonly text: string;
  /** What its quotes say when it begins inside quotes; kept, since several rows may read on over the same lines. */
  scanOpen?: Scan;
}

/** Lines with their numbers; lines that turn out not to belong to a row can be given back. */
class LineSource {
  readonly #lines: Iterator<string>;
  /** Lines that were read and are not done with; those before `#position` were taken for the row at hand. */
  readonly #ahead: Line[] = [];
  #position = 0;
  /** Number of the line that `next` gave last; the first is 1. */
  lineNumber = 0;

  constructor(lines: Iterable<string>) {
    this.#lines = lines[Symbol.iterator]();
  }

  next(): Line | undefined {
    const line = this.#ahead[this.#position] ?? this.#nextFromFile();
    if (line !== undefined) {
      this.#position++;
      this.lineNumber++;
    }
    return line;
  }

  giveBack(count: number): void {
    this.#position -= count;
    this.lineNumber -= count;
  }

  /** The row at hand is done with. */
  release(): void {
    this.#ahead.splice(0, this.#position);
    this.#position = 0;
  }

  #nextFromFile(): Line | undefined {
    const { done, value } = this.#lines.next();
    if (done === true) {
      return undefined;
    }
    const line = { text: withoutCarriageReturns(value) };
    this.#ahead.push(line);
    return line;
  }
}

/** Line ends may be CR LF, also inside quotes; whatever they were, values have LF. */
function withoutCarriageReturns(line: string): string {
  let end = line.length;
  while (line[end - 1] === '\r') {
    end--;
  }
  return end === line.length ? line : line.slice(0, end);
}
