import Papa from 'papaparse';
import type { KnownCustomer } from '../../src/SuiteScripts/HotWaxSync/feed/decide-customers';
import type { KnownOrder } from '../../src/SuiteScripts/HotWaxSync/feed/decide-orders';
import { customerFeed } from '../../src/SuiteScripts/HotWaxSync/pipeline/customer-feed';
import type { Feed } from '../../src/SuiteScripts/HotWaxSync/pipeline/feed';
import type { ImportBatch, SourceFile } from '../../src/SuiteScripts/HotWaxSync/pipeline/ledger';
import type { Notice } from '../../src/SuiteScripts/HotWaxSync/pipeline/notices';
import { orderFeed } from '../../src/SuiteScripts/HotWaxSync/pipeline/order-feed';
import { runImport } from '../../src/SuiteScripts/HotWaxSync/pipeline/run';
import { inMemoryPorts } from './in-memory-ports';
import { RunLife, type RunLimits } from './run-life';

export const FEEDS = {
  customer: customerFeed({ idDirectory: 'customer/import', defaultSubsidiary: '1' }),
  salesorder: orderFeed({
    orderIdDirectory: 'salesorder/import/orderidentification',
    lineIdDirectory: 'salesorder/import/orderitemattribute',
    holdHours: 24,
    createdStatuses: ['ORDER_CREATED'],
  }),
} as const satisfies Record<string, Feed>;

const HOUR = 3_600_000;
const SETTINGS = {
  jobMilliseconds: 24 * HOUR,
  keepMilliseconds: 90 * 24 * HOUR,
} as const;

export type FeedName = keyof typeof FEEDS;

export interface StoredText {
  readonly folder: string;
  readonly name: string;
  readonly lines: readonly string[];
}

export interface ImportJob {
  readonly taskId: string;
  readonly feed: string;
  readonly keys: readonly string[];
  /** External id → its rows. */
  readonly records: ReadonlyMap<string, readonly Record<string, string>[]>;
  ended: boolean;
  /** It ended FAILED, and nothing of it was imported. */
  failed: boolean;
}

export interface Mail {
  readonly subject: string;
  readonly body: string;
}

/**
 * What lasts from run to run, in memory: SFTP, the File Cabinet, the ledger, NetSuite's records and its import jobs. A run
 * costs a millisecond, so that tests can let one die before each of its writes.
 */
export class InMemoryAccount {
  /** The clock; tests move it. */
  now = Date.parse('2026-03-10T12:00:00.000Z');
  /** Path → text. */
  readonly sftp = new Map<string, { text: string; modified: string }>();
  /** Id − 1 → text; undefined when it was deleted. */
  readonly documents: (StoredText | undefined)[] = [];
  readonly files: (SourceFile & { feed: string })[] = [];
  readonly batches: (ImportBatch & { feed: string })[] = [];
  readonly customers = new Map<string, KnownCustomer>();
  readonly orders = new Map<string, KnownOrder>();
  readonly jobs: ImportJob[] = [];
  readonly notices: (Notice & { feed: string })[] = [];
  /** Paths put on SFTP, in their order. */
  readonly sent: string[] = [];
  readonly mails: Mail[] = [];
  readonly errors: string[] = [];
  /** External ids that were given to NetSuite although it had them, or had a job with them that had not ended. */
  readonly twice: string[] = [];
  /** External ids that the import refuses. */
  readonly refuses = new Set<string>();
  /** External ids that the import leaves out, once each, for no reason. */
  readonly loses = new Set<string>();
  /** External ids that make NetSuite refuse a whole file at submit. */
  readonly spoils = new Set<string>();
  /** So many submits are refused as a whole. */
  refusedSubmits = 0;
  /** Names of files that cannot be downloaded → code of the error. */
  readonly broken = new Map<string, string>();
  /** Called when a file is about to be downloaded, which the listing has told already. */
  whileFetching: (name: string) => void = () => {};
  /** The parameter "Quiet minutes"; files are put an hour old, so with it they are taken at their first look. */
  quietMilliseconds: number | undefined = HOUR / 2;
  /** How many submits were refused. */
  refusals = 0;
  /** So many jobs end FAILED. */
  failingJobs = 0;
  /** Jobs do not end. */
  jobsAreStuck = false;
  /** NetSuite does not tell the status of a job. */
  jobsAreUnknown = false;
  sftpIsDown = false;
  /** Folders on SFTP into which nothing can be put. */
  readonly full = new Set<string>();
  /** Folders on SFTP that are missing. */
  readonly missingFolders = new Set<string>();
  /** Names of files on SFTP that cannot be moved. */
  readonly stuckFiles = new Set<string>();
  mailFails = false;
  /** Ids of items that are inactive. */
  readonly inactiveItems = new Set<string>();
  /** Files on SFTP count for so many times their size, so that tests need no large ones. */
  sizeFactor = 1;
  nextId = 100;

  /** Puts a file on SFTP, as HotWax does. */
  put(path: string, ...lines: string[]): void {
    this.sftp.set(path, {
      text: lines.map((line) => `${line}\n`).join(''),
      modified: new Date(this.now++ - HOUR).toISOString(),
    });
  }

  /** HotWax goes on writing. */
  append(path: string, ...lines: string[]): void {
    const before = this.sftp.get(path)?.text ?? '';
    this.sftp.set(path, {
      text: before + lines.map((line) => `${line}\n`).join(''),
      modified: new Date(this.now++).toISOString(),
    });
  }

  /** One run of a script. @returns how it went */
  run(feed: FeedName, limits: RunLimits = {}): RunLife {
    this.now += 60_000;
    const life = new RunLife(limits);
    try {
      const { quietMilliseconds } = this;
      const settings = { ...SETTINGS, quietMilliseconds, exportDirectory: `${feed}/export` };
      runImport(feed, () => ({ feed: FEEDS[feed], settings }), inMemoryPorts(this, feed, life));
    } catch (error) {
      life.error = error instanceof Error ? error.message : String(error);
    }
    return life;
  }

  /** Runs with NetSuite's imports in between, until all that can be done is done: what is refused is tried twice. */
  runUntilDone(feed: FeedName): void {
    for (let round = 0; round < 4; round++) {
      this.run(feed);
      this.endJobs();
    }
  }

  /** NetSuite works off its import jobs. The maps only add: a record that is there is refused. */
  endJobs(): void {
    if (this.jobsAreStuck) {
      return;
    }
    for (const job of this.jobs.filter(({ ended }) => !ended)) {
      job.ended = true;
      job.failed = this.failingJobs > 0;
      if (job.failed) {
        this.failingJobs--;
        continue;
      }
      for (const [key, rows] of job.records) {
        const lost = this.loses.delete(key);
        if (!lost && !this.refuses.has(key)) {
          this.#add(job.feed, key, rows);
        }
      }
    }
  }

  #add(feed: string, key: string, rows: readonly Record<string, string>[]): void {
    const id = String(this.nextId++);
    if (this.has(feed, key)) {
      return;
    }
    if (feed === 'customer') {
      this.customers.set(key, { id, inactive: false });
    } else {
      const lines = rows.map(({ orderLineId = '', orderLineTypeId = '' }, index) => ({
        id: String(index + 1),
        orderLineId,
        orderLineTypeId,
      }));
      this.orders.set(key, { id, lines });
    }
  }

  /** Names of the files in a folder on SFTP. */
  listed(folder: string): string[] {
    return [...this.sftp.keys()]
      .filter((path) => path.slice(0, path.lastIndexOf('/')) === folder)
      .map((path) => path.slice(folder.length + 1))
      .sort();
  }

  /** Lines of all CSV files in a folder on SFTP, without headers, each once. */
  lines(folder: string): string[] {
    const lines = this.listed(folder).flatMap((name) =>
      (this.sftp.get(`${folder}/${name}`)?.text ?? '').trimEnd().split('\n').slice(1),
    );
    return [...new Set(lines)].sort();
  }

  /** `file:row key CODE` for each line of the reject reports, each once. */
  rejects(feed: FeedName): string[] {
    const lines = this.lines(`${feed}/export/error`).join('\n');
    const { data } = Papa.parse<string[]>(lines, { skipEmptyLines: true });
    return [...new Set(data.map(([file, row, key, code]) => `${file}:${row} ${key} ${code}`))];
  }

  has(feed: string, key: string): boolean {
    return feed === 'customer' ? this.customers.has(key) : this.orders.has(key);
  }

  travels(feed: string, key: string): boolean {
    return this.jobs.some((job) => job.feed === feed && !job.ended && job.records.has(key));
  }
}
