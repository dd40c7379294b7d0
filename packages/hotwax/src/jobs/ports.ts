/*
 * What the jobs need from outside, as narrow as they need it.
 *
 * Words: a *feed* is customers or sales orders; a *record* is one customer or one order; a *file* is a CSV of a feed on
 * SFTP; *blocked* is a record that cannot be written into a feed, with the reasons.
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

/** A file of ours that must reach its folder. */
export interface OutgoingFile {
  readonly name: string;
  readonly bytes: number;
}

/** Called before and after each step that leaves something behind; tests let it throw, to see what a crash leaves. */
export type StepObserver = (step: string) => void;
