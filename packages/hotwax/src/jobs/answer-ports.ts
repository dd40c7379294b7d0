import type { AnswerKind } from '../core/answer-kinds';
import type { AnswerProblem } from '../core/answer-problems';
import type { Lack } from '../core/decide-approval';
import type { FeedName } from '../core/feeds';
import type { ReadAnswer } from '../core/read-answer';

/*
 * What the jobs of the way back need from outside.
 *
 * Words: an *answer* is a file that NetSuite's side puts on SFTP for HotWax: ids, or a report of rejects. It is *taken*
 * when its rows are in HotWax's tables, or in the bookkeeping.
 */

/** An answer as it stands in its folder. */
export interface AnswerFile {
  readonly folder: string;
  readonly name: string;
  /** SHA-256 of its content */
  readonly sha256: string;
}

/** What a file brought. Each of its rows is in one of the four. */
export interface AnswerOutcome {
  /** Rows that changed something. */
  readonly set: number;
  /** Rows that say what was known. */
  readonly same: number;
  /** Rows about an export that was followed by another one. */
  readonly outdated: number;
  readonly problems: readonly AnswerProblem[];
}

/** Takes answers. Each file in one transaction, together with the word that it was taken. */
export interface AnswerLedger {
  /** When these very bytes were first seen under this name; remembers that they were seen now. */
  firstSeen(file: AnswerFile, now: Date): Promise<Date>;
  /** Writes ids into HotWax's tables. */
  takeIds<Kind extends Exclude<AnswerKind, 'rejects'>>(
    kind: Kind,
    file: AnswerFile,
    read: ReadAnswer<Kind>,
    now: Date,
  ): Promise<AnswerOutcome>;
  /** Marks records of the bookkeeping as rejected. */
  takeRejects(feed: FeedName, file: AnswerFile, read: ReadAnswer<'rejects'>, now: Date): Promise<AnswerOutcome>;
  /** Remembers that a file cannot be used. */
  noteFailed(file: AnswerFile, problem: AnswerProblem, now: Date): Promise<void>;
}

/** A Created order, and what it lacks before it may be approved. */
export interface JudgedOrder {
  readonly orderId: string;
  readonly lacks: readonly Lack[];
}

/** HotWax's orders that wait for their approval. */
export interface ApprovalDesk {
  /** Created orders that have a NetSuite id, or were sent; by order id, a few hundred at a time. */
  pages(): AsyncIterable<readonly JudgedOrder[]>;
  /**
   * Approves an order with its items, and writes its history, in one transaction.
   * @returns what it lacks, when that has changed since; `changed` when it is Created no more. Then nothing was written.
   */
  approve(orderId: string, now: Date): Promise<'approved' | 'changed' | readonly Lack[]>;
}

/** Asks that records be sent again. */
export interface RetryDesk {
  /** @returns why it is of no use, or undefined when the record is sent with the next export */
  ask(feed: FeedName, recordId: string): Promise<string | undefined>;
  /** Asks for all that NetSuite rejected with a code, after something was mended in NetSuite. @returns how many */
  askRejected(feed: FeedName, code: string): Promise<number>;
}
