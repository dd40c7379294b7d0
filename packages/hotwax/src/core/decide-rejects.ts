import type { AnswerRow } from './answer-kinds';
import { type AnswerProblem, answerProblem } from './answer-problems';
import { joinReasons, type RejectReason } from './reject-reasons';

/** A record that was sent, as the bookkeeping has it. */
export interface SentRecord {
  readonly recordId: string;
  readonly externalId: string;
  readonly state: 'blocked' | 'exported' | 'rejected';
  /** The file it went in last. */
  readonly fileName: string | null;
  /** Why it was rejected, when it was. */
  readonly reasons: readonly RejectReason[];
}

/** What must be known of the bookkeeping to decide about a report. */
export interface KnownRecords {
  /** All that were sent under the keys of the report. */
  readonly records: readonly SentRecord[];
  /** Which of the files that the report names these jobs wrote. */
  readonly files: ReadonlySet<string>;
}

export interface RejectedRecord {
  readonly file: string;
  readonly reasons: readonly RejectReason[];
}

export interface UnreadFile {
  readonly reasons: readonly RejectReason[];
  /** How many rows of the report say so. */
  readonly rows: number;
}

/** What becomes of the rows of a report. Each is in one of `unreadFiles`, `set`, `same`, `outdated` and `problems`. */
export interface RejectDecision {
  /** Record → the file it went in, and all reasons it has now */
  readonly rejected: ReadonlyMap<string, RejectedRecord>;
  /** Files that NetSuite could not read at all: all their records are rejected. */
  readonly unreadFiles: ReadonlyMap<string, UnreadFile>;
  /** Rows that reject a record, or give one more reason. */
  readonly set: number;
  /** Rows that say what was known. */
  readonly same: number;
  /** Rows about a file after which the record was sent again: the answer to that is still to come. */
  readonly outdated: number;
  readonly problems: readonly AnswerProblem[];
}

/** Says what a report of rejected rows, made plain, means for the records. */
export function decideRejects(rows: readonly AnswerRow<'rejects'>[], known: KnownRecords): RejectDecision {
  const decision = new Decision(known);
  for (const row of rows) {
    decision.take(row);
  }
  return decision;
}

class Decision implements RejectDecision {
  readonly rejected = new Map<string, RejectedRecord>();
  readonly unreadFiles = new Map<string, UnreadFile>();
  readonly problems: AnswerProblem[] = [];
  set = 0;
  same = 0;
  outdated = 0;
  readonly #byKey = new Map<string, SentRecord[]>();
  readonly #files: ReadonlySet<string>;

  constructor({ records, files }: KnownRecords) {
    this.#files = files;
    for (const record of records) {
      this.#byKey.set(record.externalId, [...(this.#byKey.get(record.externalId) ?? []), record]);
    }
  }

  take({ row, values }: AnswerRow<'rejects'>): void {
    const { file, key, code, remedy } = values;
    const reason = { code, reason: values.reason, remedy };
    if (!this.#files.has(file)) {
      this.problems.push(
        answerProblem(row, key, 'SOURCE_FILE_UNKNOWN', `these jobs wrote no file ${file.slice(0, 120)}`),
      );
    } else if (key !== '') {
      this.#takeKey(row, key, file, reason);
    } else if (Number(values.row) <= 1) {
      // Row 0 and row 1, the header, stand for the file as a whole.
      const { reasons, rows } = this.unreadFiles.get(file) ?? { reasons: [], rows: 0 };
      this.unreadFiles.set(file, { reasons: joinReasons(reasons, [reason]), rows: rows + 1 });
    } else {
      const detail = `row ${values.row} of ${file} has no key that NetSuite could read (${reason.code})`;
      this.problems.push(answerProblem(row, '', 'ROW_WITHOUT_KEY', detail));
    }
  }

  #takeKey(row: number, key: string, file: string, reason: RejectReason): void {
    const records = this.#byKey.get(key) ?? [];
    const record = records.find(({ fileName, state }) => fileName === file && state !== 'blocked');
    if (record !== undefined) {
      this.#reject(record, file, reason);
    } else if (records.length > 0) {
      this.outdated += 1;
    } else {
      this.problems.push(answerProblem(row, key, 'RECORD_UNKNOWN'));
    }
  }

  #reject(record: SentRecord, file: string, reason: RejectReason): void {
    const remembered = record.state === 'rejected' ? record.reasons : undefined;
    const before = this.rejected.get(record.recordId)?.reasons ?? remembered;
    const after = joinReasons(before ?? [], [reason]);
    if (JSON.stringify(after) === JSON.stringify(before)) {
      this.same += 1;
    } else {
      this.rejected.set(record.recordId, { file, reasons: after });
      this.set += 1;
    }
  }
}

/** Reports are safe for spreadsheets: what would be a formula has an apostrophe in front, which is taken off here. */
export function plainRejects(rows: readonly AnswerRow<'rejects'>[]): AnswerRow<'rejects'>[] {
  const plain = (value: string) => (/^'[=+\-@\t\r]/.test(value) ? value.slice(1) : value);
  return rows.map(({ row, values: { file, key, reason, remedy, ...values } }) => ({
    row,
    values: { ...values, file: plain(file), key: plain(key), reason: plain(reason), remedy: plain(remedy) },
  }));
}
