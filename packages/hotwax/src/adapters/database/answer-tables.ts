/*
 * What came back from NetSuite's side, and how the jobs ran. Times are ISO instants in UTC.
 *
 * Answer (a file of ids or a report of rejects)   seen → taken, seen → failed, or taken or failed at once
 *   seen     stands in its folder, written by somebody who may not have finished; taken when it has not changed
 *   taken    its rows are in HotWax's tables, but for those in hcsync_answer_problem; the file is moved to archive/
 *   failed   it cannot be used, or stops in the middle; its row in hcsync_answer_problem says why; moved to failed/
 * The rows of a file and the word about it are written in one transaction. A file that is put back is taken again: what
 * is there already stays, and nothing is written twice.
 */

export type AnswerState = 'seen' | 'taken' | 'failed';

export interface AnswerTable {
  /** SHA-256 over folder, name and content */
  answer_id: string;
  folder: string;
  file_name: string;
  state: AnswerState;
  /** When these bytes were first seen. */
  seen_at: string;
  changed_at: string;
  row_count: number;
  /** Rows that changed something, over all times that the file was taken. */
  set_count: number;
  problem_count: number;
}

export interface AnswerProblemTable {
  answer_id: string;
  /** Running number within the answer, from 1 */
  problem_number: number;
  file_row: number;
  /** Of the record: party id, order id, or `order id/item` */
  record_key: string;
  code: string;
  reason: string;
}

/** The last run of each job. */
export interface JobRunTable {
  job: string;
  outcome: 'running' | 'done' | 'failed';
  started_at: string;
  ended_at: string | null;
  /** One line for people. */
  message: string;
  /** When it last ended well. */
  done_at: string | null;
}
