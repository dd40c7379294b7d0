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
      csvLine([
        reportCell(file),
        String(row),
        reportCell(shortened(key)),
        code,
        reportCell(reason),
        REJECT_CODES[code].remedy,
      ]),
    ),
  ];
}

/** A longer text is no external id; a report must not repeat a megabyte of it for each problem. */
const KEY_CHARACTERS = 300;

function shortened(key: string): string {
  return key.length > KEY_CHARACTERS ? `${key.slice(0, KEY_CHARACTERS)}…` : key;
}

/** Lines of a report without its header, to join several reports into one. */
export function reportBody(lines: readonly string[]): string[] {
  return lines.slice(1);
}

/** Characters that would end the line, or that nobody can see; a backslash, since it begins an escape. */
const ESCAPED = /[\\\p{Control}\p{Format}\p{Surrogate}\u2028\u2029\uFFFD]/gu;
/** Where the separator of lists is a semicolon, a spreadsheet begins a new cell there, which must not be a formula. */
const BEGINS_CELL = /;(?=["\s]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g;
/** What spreadsheets take for the beginning of a formula, also as full-width signs
 * (https://owasp.org/www-community/attacks/CSV_Injection). */
const BEGINS_FORMULA = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/;

/**
 * Writes a text so that a spreadsheet shows it and a program gets it back. An apostrophe stands before what a spreadsheet
 * would run as a formula, and before an apostrophe; one is to be removed when there is one. Then `\\` is a backslash, and
 * `\u000a` the character with that number.
 */
export function reportCell(text: string): string {
  const escaped = text.replace(ESCAPED, escapeCharacter).replace(BEGINS_CELL, escapeCharacter);
  return escaped.startsWith("'") || BEGINS_FORMULA.test(escaped) ? `'${escaped}` : escaped;
}

function escapeCharacter(character: string): string {
  if (character === '\\') {
    return '\\\\';
  }
  const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at).toString(16));
  return units.map((unit) => `\\u${unit.padStart(4, '0')}`).join('');
}
