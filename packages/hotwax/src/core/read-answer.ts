import Papa from 'papaparse';
import { ANSWER_COLUMNS, type AnswerColumn, type AnswerKind, type AnswerRow } from './answer-kinds';
import { type AnswerProblem, type AnswerProblemCode, answerProblem } from './answer-problems';

/** A file that cannot be used at all. */
export interface UnreadableAnswer {
  readonly unreadable: AnswerProblem;
}

/** The rows that can be used, and what is wrong with the others. */
export interface ReadAnswer<Kind extends AnswerKind> {
  readonly unreadable?: undefined;
  readonly rows: readonly AnswerRow<Kind>[];
  readonly problems: readonly AnswerProblem[];
  /** The file stops in the middle of a row, which is not among `rows`. */
  readonly cutOff: boolean;
}

/**
 * Reads a file of NetSuite's side. A column is found by its name, others are ignored. A file that does not end with a line
 * break may have been cut off within an id, which would then be another record's; so its last row is not used.
 */
export function readAnswer<Kind extends AnswerKind>(kind: Kind, bytes: Buffer): ReadAnswer<Kind> | UnreadableAnswer {
  const text = decode(bytes);
  if (text === undefined) {
    return unreadable('FILE_NOT_UTF8');
  }
  if (text.trim() === '') {
    return unreadable('FILE_EMPTY');
  }
  const { data, errors } = Papa.parse<string[]>(text, { delimiter: ',' });
  const [header = [], ...rows] = data;
  if (errors.some(({ type }) => type === 'Quotes')) {
    return unreadable('FILE_QUOTES');
  }
  const names = header.map((name) => name.trim());
  const wanted = ANSWER_COLUMNS[kind] as readonly AnswerColumn<Kind>[];
  return headerFault(names, wanted) ?? usableRows(names, rows, wanted, !/[\r\n]$/.test(text));
}

function decode(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function headerFault(names: readonly string[], wanted: readonly string[]): UnreadableAnswer | undefined {
  const missing = wanted.filter((name) => !names.includes(name));
  if (missing.length > 0) {
    return unreadable('FILE_COLUMN_MISSING', `the file lacks ${missing.join(', ')}`);
  }
  const twice = wanted.filter((name) => names.indexOf(name) !== names.lastIndexOf(name));
  return twice.length > 0 ? unreadable('FILE_COLUMN_TWICE', `the file has ${twice.join(', ')} twice`) : undefined;
}

function unreadable(code: AnswerProblemCode, detail?: string): UnreadableAnswer {
  return { unreadable: answerProblem(1, '', code, detail) };
}

function usableRows<Kind extends AnswerKind>(
  names: readonly string[],
  cells: readonly (readonly string[])[],
  wanted: readonly AnswerColumn<Kind>[],
  cutOff: boolean,
): ReadAnswer<Kind> {
  const rows: AnswerRow<Kind>[] = [];
  const problems: AnswerProblem[] = [];
  const whole = cutOff ? cells.slice(0, -1) : cells;
  for (const [index, row] of whole.entries()) {
    const number = index + 2;
    if (row.every((cell) => cell.trim() === '')) {
      continue;
    }
    if (row.length === names.length) {
      const values = wanted.map((name) => [name, (row[names.indexOf(name)] ?? '').trim()]);
      rows.push({ row: number, values: Object.fromEntries(values) });
    } else {
      problems.push(answerProblem(number, '', 'ROW_FIELD_COUNT'));
    }
  }
  if (cutOff) {
    problems.push(answerProblem(whole.length + 2, '', 'FILE_CUT_OFF'));
  }
  return { rows, problems, cutOff };
}
