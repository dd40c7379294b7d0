import type { SeenRecord } from '../core/decide-export';
import type { FileDraft } from '../core/feed-file-draft';
import type { FeedName } from '../core/feeds';
import type { HotWaxCustomer } from '../core/hotwax-customer';
import type { HotWaxOrder, Mappings } from '../core/hotwax-order';
import type { Problem } from '../core/problems';

/*
 * What the jobs need from outside, as narrow as they need it.
 *
 * Words: a *feed* is customers or sales orders; a *record* is one customer or one order; a *file* is a CSV of a feed on
 * SFTP; a *candidate* is a record that HotWax has and NetSuite, as far as HotWax knows, has not; *blocked* is a record
 * that cannot be written into a feed, with the reasons.
 */

export interface Clock {
  now(): Date;
}

export interface FolderEntry {
  readonly name: string;
  /** Bytes */
  readonly size: number;
}

/**
 * The folders of the feeds, on SFTP or on a disk. Paths use `/` and are relative to the base directory. Errors are
 * `FeedFolderError`s, whose message names the path and what is wrong.
 */
export interface FeedFolder {
  /** Files of a folder by name, no folders. @throws when there is no such folder */
  list(folder: string): Promise<readonly FolderEntry[]>;
  /** A file's size in bytes, or undefined when there is no such file. */
  size(path: string): Promise<number | undefined>;
  /** The bytes of a file. */
  read(path: string): AsyncIterable<Buffer>;
  /**
   * Writes a file whole or not at all: under a temporary name (`.part`), made safe on the server's disk where it can be,
   * then renamed. Makes missing folders. @throws when a file of that name is there, which is left alone
   */
  write(path: string, content: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<void>;
  /** Moves a file; makes missing folders. @throws when a file of the new name is there */
  move(from: string, to: string): Promise<void>;
  close(): Promise<void>;
}

/** A record of HotWax, and what the bookkeeping says of it. */
export interface Candidate<HotWaxRecord> {
  readonly record: HotWaxRecord;
  readonly seen: SeenRecord | undefined;
}

/**
 * HotWax's customers without a NetSuite id that were never sent, were blocked or rejected, or shall be sent again; oldest
 * first. Pages hold a few hundred and may be empty.
 */
export interface CustomerReader {
  pages(): AsyncIterable<readonly Candidate<HotWaxCustomer>[]>;
  /** To be called when all pages were worked off: the next run need not look at them again. */
  finish(): Promise<void>;
}

/** HotWax's Created sales orders without a NetSuite id, likewise. */
export interface OrderReader {
  mappings(): Promise<Mappings>;
  pages(): AsyncIterable<readonly Candidate<HotWaxOrder>[]>;
}

/** A file of ours. */
export interface FeedFile {
  readonly name: string;
  readonly rows: number;
  readonly records: number;
  readonly bytes: number;
}

/** A record that cannot be sent. */
export interface BlockedNote {
  readonly recordId: string;
  readonly externalId?: string;
  readonly problems: readonly Problem[];
  readonly seen: SeenRecord | undefined;
}

/** The bookkeeping of the exports: which record went in which file, and which cannot go. */
export interface ExportLedger {
  /**
   * Remembers a file with its bytes, and that its records are in it, whole or not at all.
   * @param seen what was seen of its records; when any of them has changed since, nothing is remembered
   * @throws AnotherRunError in that case
   */
  commitFile(feed: FeedName, draft: FileDraft, seen: ReadonlyMap<string, SeenRecord>, now: Date): Promise<FeedFile>;
  /** Remembers why records cannot be sent. */
  noteBlocked(feed: FeedName, notes: readonly BlockedNote[], now: Date): Promise<void>;
  /** Forgets blocked records that are no candidates any more: cancelled, approved, or with an id by other ways. */
  forgetBlocked(feed: FeedName): Promise<void>;
  /** Who holds external ids already, among records that were sent: external id → record id */
  holders(feed: FeedName, externalIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Files that must still reach SFTP, in the order in which they were made. */
  readyFiles(feed: FeedName): Promise<readonly FeedFile[]>;
  /** The bytes of a ready file. @throws when they are not those that were remembered */
  content(file: FeedFile): AsyncIterable<Buffer>;
  /** Remembers that a file is on SFTP, and drops its bytes. */
  markSent(file: FeedFile, now: Date): Promise<void>;
}

/** Locks that keep two runs of the same job apart, also on two machines. */
export interface JobLocks {
  /** @returns undefined when the lock is taken now, else until when another holder has it */
  take(job: string, holder: string, now: Date, until: Date): Promise<Date | undefined>;
  /** @returns false when another holder has taken it over */
  extend(job: string, holder: string, until: Date): Promise<boolean>;
  release(job: string, holder: string): Promise<void>;
}

/** Called before and after each step that leaves something behind; tests let it throw, to see what a crash leaves. */
export type StepObserver = (step: string) => void;

/** How the last run of each job went. */
export interface JobRuns {
  began(job: string, now: Date): Promise<void>;
  /** @param message one line for people */
  ended(job: string, outcome: 'done' | 'failed', message: string, now: Date): Promise<void>;
}
