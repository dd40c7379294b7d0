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
  /** `undefined` when nothing is held. */
  readonly hold: Hold | undefined;
  /** Nothing has changed since the last preparation: one file of held orders, and all of them still wait. */
  readonly idle: boolean;
}

/** Orders that wait, as a file of our own. */
export interface Hold {
  readonly lines: readonly string[];
  readonly orders: number;
  /** For the ledger: what they wait for, and until when. */
  readonly message: string;
}

/** External ids that are on their way into NetSuite. */
export interface Travelling {
  /** Of this feed. */
  readonly inFlight: ReadonlySet<string>;
  /** Of customers; asked for only where it matters. */
  readonly customersComing: () => ReadonlySet<string>;
}

/** Source files that were read; nothing has been looked up yet. */
export interface ReadFeed {
  readonly rows: number;
  readonly records: number;
  /** What looking up everything that they point at costs at most. */
  readonly lookupUnits: number;
  /** Whether an order may be rejected for having waited too long. */
  readonly mayExpire: boolean;
  /** Looks up, and says what becomes of every row. */
  plan(travelling: Travelling, ports: Ports): FeedPlan;
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
  /** Whether the header of a file is good enough to read its rows. */
  isReadable(source: OpenedSource): boolean;
  read(sources: readonly OpenedSource[]): ReadFeed;
  /** Columns of its batches. */
  readonly columns: readonly string[];
  /** Which of these external ids NetSuite has now. */
  present(keys: readonly string[], ports: Ports): ReadonlySet<string>;
  /** What must be looked up to tell why NetSuite has not got these records of a batch. */
  missingReferences(records: readonly ImportableRecord[]): WantedReferences;
  /**
   * Why NetSuite has not got them; records whose reason cannot be established are left out. May look up once more, at
   * the price of a look-up of so many records.
   */
  whyMissing(records: readonly ImportableRecord[], references: ReferenceIndexes, ports: Ports): Reject[];
  /** Ids of those that NetSuite has, in the order in which the files must arrive. */
  idFiles(records: readonly BatchRecord[], ports: Ports): IdFile[];
}
