import { REJECT_CODES, type RejectCode } from './reject-codes';

const QUOTED_CHARACTERS = 80;

/** The place of a row: file name as on SFTP, and the line on which the row begins (the header is line 1). */
export interface RowSource {
  readonly file: string;
  readonly row: number;
}

/** One problem of one row. `reason` holds no personal value: reports leave NetSuite. */
export interface Reject extends RowSource {
  /** External id of the record, or blank where it could not be read. */
  readonly key: string;
  readonly code: RejectCode;
  readonly reason: string;
}

/**
 * @param detail what precisely is wrong, as a phrase without a full stop, e.g. `NetSuite has no item "4711"`; the code's
 *   general meaning where it is left out
 */
export function reject(source: RowSource, key: string, code: RejectCode, detail = ''): Reject {
  return { file: source.file, row: source.row, key, code, reason: detail === '' ? REJECT_CODES[code].meaning : detail };
}

/** How many different rows the rejects are about: a row with two problems counts once. */
export function countRejectedRows(rejects: readonly Reject[]): number {
  return new Set(rejects.map(({ file, row }) => `${row} ${file}`)).size;
}

/** A value of a feed, to be named in a reason: quoted, and no longer than a reader can use. */
export function quoted(value: string): string {
  return value.length > QUOTED_CHARACTERS ? `"${value.slice(0, QUOTED_CHARACTERS)}…"` : `"${value}"`;
}
