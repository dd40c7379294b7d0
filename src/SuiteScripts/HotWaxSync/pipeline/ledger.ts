/**
 * The ledger: what this project remembers between runs. A row per source file, a row per batch; an administrator reads
 * both in NetSuite's own list view.
 *
 * Source file
 *   seen        stands on SFTP, but may still be written: fetched when it no longer changes       collect
 *   received    its bytes are in the File Cabinet                             collect
 *   prepared    each of its rows is in a batch, held, rejected or known       prepare
 *   duplicate   the same bytes came before and are still on their way         collect
 *   unreadable  no row of it can be used                                      collect, prepare
 *   archived    moved to archive/ on SFTP, nothing left to do                 acknowledge
 *   failed      moved to failed/ on SFTP                                      acknowledge
 *   unaddressable  its name cannot be used; it stays until somebody renames it  collect
 *   split       too large for one preparation: it has a row of its own for each part            prepare
 * A part is a source file with the name and content of the whole, and is prepared like one (received → prepared →
 * archived); the whole is archived when all of its parts are.
 * Orders that wait for their customer are kept in a source file of our own:
 *   draft → holding → archived (taken up by a later preparation)              prepare
 *
 * Batch
 *   draft       written, but its source files are not marked prepared yet     prepare
 *   ready       may be submitted                                              prepare, settle, submit
 *   submitting  `submit()` is about to be called, or was, and the run died    submit
 *   submitted   NetSuite has it, under its task id                            submit
 *   overdue     the job has not ended in the time set by a parameter, which was reported           settle
 *   ended       the job is over and its records were looked up                settle, submit
 *   closed      ids are on SFTP; its rejects are when `reported` says so      acknowledge
 * A batch of records that NetSuite had already goes from draft straight to ended.
 *
 * Records that are tried again travel in a batch of their own: `X-again` has those that the job of `X` left out, `X-2`
 * those of a job that failed as a whole or has no task id; `X-a` and `X-b` are the halves of a batch that NetSuite refuses
 * as a whole, `X-there` has what a job that does not end has done. A batch is written once under its name, before the one
 * it comes from moves on: what a dead run has written is found and not written again.
 *
 * One preparation writes drafts first, then marks its source files, then promotes the drafts. A run that dies in
 * between is told by the drafts it left: when one of the source files is marked, the rest is done again; else the
 * drafts are thrown away and the files prepared anew. So a row is never in two batches, and never in none.
 */
export const FILE_MOVES = {
  seen: ['received', 'duplicate', 'unreadable', 'unaddressable'],
  received: ['prepared', 'duplicate', 'unreadable', 'split'],
  split: ['archived'],
  draft: ['holding'],
  holding: ['archived'],
  prepared: ['archived'],
  duplicate: ['archived'],
  unreadable: ['failed'],
  archived: [],
  failed: [],
  unaddressable: [],
} as const satisfies Record<string, readonly string[]>;

export const BATCH_MOVES = {
  draft: ['ready', 'ended'],
  ready: ['submitting', 'ended'],
  submitting: ['submitted', 'ready', 'ended'],
  submitted: ['ended', 'overdue'],
  overdue: ['ended'],
  ended: ['closed'],
  closed: [],
} as const satisfies Record<string, readonly string[]>;

/** Rows in these states may be removed: nothing refers to them, or nothing came of them. */
export const REMOVABLE_FILES: readonly FileState[] = ['seen', 'draft', 'archived', 'failed'];
export const REMOVABLE_BATCHES: readonly BatchState[] = ['draft', 'closed'];

export type FileState = keyof typeof FILE_MOVES;
export type BatchState = keyof typeof BATCH_MOVES;

/** How many rows and records of a source file became what. */
export interface FileCounts {
  readonly rows: number;
  readonly records: number;
  readonly known: number;
  readonly held: number;
  readonly rejected: number;
}

export interface SourceFile {
  readonly id: number;
  /** Name on SFTP; for held orders a name of our own. */
  readonly name: string;
  readonly state: FileState;
  /** Bytes, as SFTP lists them. */
  readonly size: number;
  /** As SFTP lists it; with name and size it tells whether a listed file is this one. */
  readonly modified: string;
  readonly digest: string;
  /** Which part of a large file the row stands for, e.g. `2/13`; blank for a whole file. */
  readonly part: string;
  /** File Cabinet id of its bytes. */
  readonly document: number | undefined;
  /** ISO instant of the download; before that, of the first look. */
  readonly received: string;
  /** Which preparation it belongs to; blank before. */
  readonly preparation: string;
  readonly counts: FileCounts;
  /** File Cabinet id of the report of its rejected rows. */
  readonly report: number | undefined;
  /** Name of the report on SFTP that tells them; blank until it is there. */
  readonly reported: string;
  readonly message: string;
  /** ISO instant of the look that first saw it as it is now; absent or blank for files of our own and for parts. */
  readonly since?: string;
  /** ISO instant at which it left the export folder; absent or blank before, and for files of our own. */
  readonly done?: string;
}

export interface ImportBatch {
  readonly id: number;
  /** Also the name of the job on NetSuite's CSV import status page. */
  readonly name: string;
  readonly state: BatchState;
  /** `import`: to be imported. `known`: NetSuite has these records, only their ids go back. */
  readonly kind: 'import' | 'known';
  readonly preparation: string;
  /** File Cabinet id of the batch file. */
  readonly document: number | undefined;
  readonly taskId: string;
  /** ISO instant of the last submit. */
  readonly submitted: string;
  readonly attempts: number;
  readonly records: number;
  readonly created: number;
  readonly missing: number;
  readonly report: number | undefined;
  /** Name of the report on SFTP that tells its missing records; blank until it is there. */
  readonly reported: string;
  readonly message: string;
}

export type NewFile = Omit<SourceFile, 'id'>;
export type NewBatch = Omit<ImportBatch, 'id'>;

/** The ledger of one feed. Every write is a row of its own and holds when the call returns. */
export interface Ledger {
  files(states: readonly FileState[]): SourceFile[];
  /** Files that are received but not moved aside, and those whose report is not on SFTP yet. */
  unfinishedFiles(): SourceFile[];
  /** Files of this feed with these bytes, whatever became of them. */
  filesByDigest(digest: string): SourceFile[];
  /** Whether a source file is marked as belonging to this preparation. */
  isMarked(preparation: string): boolean;
  addFile(file: NewFile): SourceFile;
  changeFile(file: SourceFile, changes: Partial<Omit<NewFile, 'state'>>): SourceFile;
  moveFile(file: SourceFile, state: FileState, changes?: Partial<Omit<NewFile, 'state'>>): SourceFile;
  /** @throws Error for a row whose state is none of `REMOVABLE_FILES` */
  removeFile(file: SourceFile): void;
  /** The oldest files in `archived` and `failed` that were done with, or came, before an ISO instant. */
  doneFiles(before: string, limit: number): SourceFile[];
  /** Files of these preparations, and those whose bytes are in one of these documents; whatever became of them. */
  relatedFiles(preparations: readonly string[], documents: readonly number[]): SourceFile[];
  batches(states: readonly BatchState[]): ImportBatch[];
  /** Batches that are not closed, and closed ones whose report is not on SFTP yet. */
  unfinishedBatches(): ImportBatch[];
  /** Batches of these preparations, whatever became of them. */
  batchesOf(preparations: readonly string[]): ImportBatch[];
  addBatch(batch: NewBatch): ImportBatch;
  changeBatch(batch: ImportBatch, changes: Partial<Omit<NewBatch, 'state'>>): ImportBatch;
  moveBatch(batch: ImportBatch, state: BatchState, changes?: Partial<Omit<NewBatch, 'state'>>): ImportBatch;
  /** @throws Error for a row whose state is none of `REMOVABLE_BATCHES` */
  removeBatch(batch: ImportBatch): void;
}

/** @throws Error for a move that the table above does not have: a fault of this project, never of data */
export function assertMove<State extends string>(
  moves: Record<State, readonly string[]>,
  from: State,
  to: State,
  what: string,
): void {
  if (!moves[from].includes(to)) {
    throw new Error(`${what}: the ledger has no move from ${from} to ${to}`);
  }
}

/** @throws Error for a row that something still rests on: a fault of this project, never of data */
export function assertRemovable<State extends string>(removable: readonly State[], state: State, what: string): void {
  if (!removable.includes(state)) {
    throw new Error(`${what}: a row in state ${state} is never removed from the ledger`);
  }
}

export const NO_COUNTS: FileCounts = { rows: 0, records: 0, known: 0, held: 0, rejected: 0 };
