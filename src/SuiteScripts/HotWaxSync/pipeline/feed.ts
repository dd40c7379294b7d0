import type { Batch } from '../feed/batches';
import type { ImportableRecord } from '../feed/importable-record';
import type { ReferenceIndexes, WantedReferences } from '../feed/references';
import type { Reject } from '../feed/reject';
import type { BatchRecord } from './batch-records';
import type { FileCounts, SourceFile } from './ledger';
import type { Ports } from './ports';

/** A source file that was opened to be prepared. */
export interface OpenedSource {
  readonly file: SourceFile;
  readonly lines: Iterable<string>;
}

/** What becomes of the rows of one source file. */
export interface SourcePlan {
  readonly file: SourceFile;
  /** The whole file cannot be used. */
  readonly unreadable: boolean;
  readonly counts: FileCounts;
  readonly rejects: readonly Reject[];
  /** For the ledger, e.g. which columns were ignored. */
  readonly note: string;
}

/** What becomes of all rows of some source files. */
export interface FeedPlan {
  readonly sources: readonly SourcePlan[];
  readonly batches: readonly Batch[];
  /** Records that NetSuite has already; `undefined` when there are none. */
  readonly known: Batch | undefined;
  /** Lines of a hold file; `undefined` when nothing is held. */
  readonly held: readonly string[] | undefined;
  readonly heldOrders: number;
  /** Nothing has changed since the last preparation: only held orders, and all of them still wait. */
  readonly idle: boolean;
}

/** Ids for HotWax. */
export interface IdFile {
  readonly directory: string;
  /** Beginning of its name. */
  readonly stem: string;
  readonly header: string;
  /** For each record its lines, which stay in one file. */
  readonly entries: readonly (readonly string[])[];
}

/** What is particular to customers or to orders. */
export interface Feed {
  /** Also in the ledger: `customer` or `salesorder`. */
  readonly name: string;
  plan(sources: readonly OpenedSource[], ports: Ports): FeedPlan;
  /** Columns of its batches. */
  readonly columns: readonly string[];
  /** Which of these external ids NetSuite has now. */
  present(keys: readonly string[], ports: Ports): ReadonlySet<string>;
  /** What must be looked up to tell why NetSuite has not got these records of a batch. */
  missingReferences(records: readonly ImportableRecord[]): WantedReferences;
  /** Why NetSuite has not got them; records whose reason cannot be established are left out. */
  whyMissing(records: readonly ImportableRecord[], references: ReferenceIndexes): Reject[];
  /** Ids of those that NetSuite has, in the order in which the files must arrive. */
  idFiles(records: readonly BatchRecord[], ports: Ports): IdFile[];
}
