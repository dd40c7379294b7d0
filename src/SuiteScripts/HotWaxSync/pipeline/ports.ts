import type { KnownCustomer } from '../feed/decide-customers';
import type { KnownOrder } from '../feed/decide-orders';
import type { CustomerSubsidiaries } from '../feed/order-customer';
import type { ReferenceIndexes, WantedReferences } from '../feed/references';
import type { CalendarDate } from '../feed/value-checks';
import type { ImportBatch, Ledger } from './ledger';
import type { Notices } from './notices';
import type { RunProblems } from './problems';

/*
 * What the steps of a run need from outside, as narrow as they need it. `netsuite/` implements each port over N/*.
 *
 * Words: a *source file* is a CSV that HotWax put on SFTP; a *record* a customer or a whole order in it; a *batch* a CSV
 * that we give to NetSuite's CSV import, made of records of one or several source files; a *job* NetSuite's work on one
 * batch; a *hold* an order that waits for its customer; a *reject* a row that became no record, with its reason; a *run*
 * one execution of a script.
 */

/** A file in a folder on SFTP. */
export interface RemoteFile {
  readonly name: string;
  readonly size: number;
  readonly modified: string;
}

/** A source file whose bytes are in the File Cabinet now. */
export interface FetchedFile {
  readonly document: number;
  /** SHA-256 of its text, in hex. */
  readonly digest: string;
  /** Bytes that arrived. */
  readonly size: number;
}

/** The folders on SFTP. Paths are relative to the base directory of the connection. */
export interface FeedFolder {
  /** Files only, oldest first. 10 units. */
  list(directory: string): RemoteFile[];
  /**
   * Downloads a file into the File Cabinet, in place of one of that name there. 130 units.
   * @param saveAs name in the File Cabinet
   */
  fetch(directory: string, name: string, saveAs: string): FetchedFile;
  /**
   * Writes under a temporary name, then moves into place; a file of this name is replaced. 110 units, 280 at most.
   * @param lines 10 MB at most
   * @param makes how many of the last folders of the directory are made when they are missing
   */
  put(directory: string, name: string, lines: readonly string[], makes: number): void;
  /** Moves a file into a folder beside it, which is made when missing; never replaces a file there. 10 to 50 units. */
  moveAside(directory: string, name: string, folder: string, suffix: string): void;
}

/** Files of this project in NetSuite's File Cabinet. */
export interface Cabinet {
  /** @returns File Cabinet id. 20 units. */
  writeLines(folder: 'batches' | 'reports' | 'held', name: string, lines: readonly string[]): number;
  /** Lines without their breaks, streamed. 10 units. */
  readLines(document: number): Iterable<string>;
  /** Deletes a file; one that is gone already is no error. 20 units. */
  remove(document: number): void;
}

/** `failed`: NetSuite could not do the job as a whole. `complete` says nothing of its records. */
export type JobStatus = 'running' | 'complete' | 'failed';

/** NetSuite's CSV imports. */
export interface ImportJobs {
  /** @returns task id. 110 units. @throws when NetSuite refuses the file as a whole */
  submit(document: number, name: string): string;
  /** 0 units. @throws when NetSuite does not know the job, or tells a status that means nothing to us */
  status(taskId: string): JobStatus;
}

/** Looks records up in NetSuite, in bulk: 10 units per 300 values. */
export interface RecordLookup {
  references(wanted: WantedReferences): ReferenceIndexes;
  knownCustomers(externalIds: readonly string[]): ReadonlyMap<string, KnownCustomer>;
  /**
   * Which subsidiaries customers may be used in.
   * @param ids internal ids
   * @returns undefined when NetSuite does not tell
   */
  customerSubsidiaries(ids: readonly string[]): CustomerSubsidiaries | undefined;
  knownOrders(externalIds: readonly string[]): ReadonlyMap<string, KnownOrder>;
}

/** How much this run may still spend. */
export interface Budget {
  /** Whether units are left for work of this cost and for stopping cleanly afterwards, and time as well. */
  allows(units: number): boolean;
}

export interface Clock {
  /** ISO instant, e.g. `2026-11-23T10:15:00.000Z` */
  now(): string;
}

/** The execution log: keys, names of files and counts; never a value of a feed. */
export interface RunLog {
  audit(title: string, details: object): void;
  error(title: string, details: object): void;
}

/** Tells people. */
export interface Mailer {
  /** Does nothing when no recipient is set. 20 units. */
  send(subject: string, body: string): void;
}

/** Lets one run at a time work on a feed. */
export interface RunLock {
  /** @returns false when another run is at work */
  take(): boolean;
  release(): void;
}

/** Everything a run works with. */
export interface Ports {
  readonly ledger: Ledger;
  readonly feedFolder: FeedFolder;
  readonly cabinet: Cabinet;
  readonly importJobs: ImportJobs;
  readonly lookup: RecordLookup;
  readonly budget: Budget;
  readonly clock: Clock;
  readonly log: RunLog;
  readonly mailer: Mailer;
  readonly notices: Notices;
  readonly problems: RunProblems;
  readonly lock: RunLock;
  /** Batches of the customer feed whose job has not ended. 10 units. */
  readonly customersInFlight: () => ImportBatch[];
  /** Writes a date as NetSuite's CSV import expects it. */
  readonly dateText: (date: CalendarDate) => string;
  /** Asks NetSuite to run this script again soon, because work is left. 20 units. */
  readonly requestAnotherRun: () => void;
}
