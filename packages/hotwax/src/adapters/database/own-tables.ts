import type { FeedName } from '../../core/feeds';
import type { AnswerProblemTable, AnswerTable, JobRunTable } from './answer-tables';

/*
 * The jobs' own bookkeeping, in tables that begin with `hcsync_`. Times are ISO instants in UTC, so that they sort.
 *
 * File   ready → sent
 *   ready   its bytes are in hcsync_file_part; they must reach SFTP under this name, and no others
 *   sent    it stands on SFTP, or stood there and was taken
 * A file, its bytes and the marks of its records are written in one transaction: a record is marked exactly when the very
 * text that tells of it is safe. Delivering may then die and be repeated, always with the same bytes.
 *
 * Record (a customer or an order of a feed)
 *   blocked   cannot be sent, for the reasons; looked at again in every run
 *   exported  in the file; waits for NetSuite's ids or a reject
 *   rejected  NetSuite said no, for the reasons; sent again when what the feed would say of it has changed, or when asked
 * A record that was never looked at has no row. That a record has its NetSuite id is HotWax's own identification row.
 */

export type FileState = 'ready' | 'sent';
export type RecordState = 'blocked' | 'exported' | 'rejected';

export interface FileTable {
  file_name: string;
  feed: FeedName;
  /** Running number within the feed, from 1 */
  file_number: number;
  state: FileState;
  created_at: string;
  sent_at: string | null;
  sha256: string;
  bytes: number;
  row_count: number;
  record_count: number;
}

/** Gone once the file is sent. */
export interface FilePartTable {
  file_name: string;
  part_number: number;
  content: Buffer;
}

export interface RecordTable {
  feed: FeedName;
  /** Party id or order id */
  record_id: string;
  /** Key in NetSuite */
  external_id: string | null;
  state: RecordState;
  /** The file it went in last. */
  file_name: string | null;
  /** SHA-256 over its rows in the feed: differs when the feed would say something else. */
  fingerprint: string | null;
  /** How often it was exported. */
  attempts: number;
  first_exported_at: string | null;
  exported_at: string | null;
  changed_at: string;
  /** JSON list of `{ code, reason }`; no personal values */
  reasons: string | null;
  /** 1: a person asked that it be sent again. */
  retry_asked: number;
  /** When NetSuite's id first came back for it, and in which file. HotWax's identification row is what counts. */
  answered_at: string | null;
  answer_file: string | null;
}

export interface CursorTable {
  cursor_name: string;
  cursor_value: string;
}

/** Who works on a job, and until when others must believe it. */
export interface LockTable {
  job: string;
  holder: string;
  held_until: string;
}

export interface OwnTables {
  hcsync_file: FileTable;
  hcsync_file_part: FilePartTable;
  hcsync_record: RecordTable;
  hcsync_cursor: CursorTable;
  hcsync_lock: LockTable;
  hcsync_answer: AnswerTable;
  hcsync_answer_problem: AnswerProblemTable;
  hcsync_job_run: JobRunTable;
}
