import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type RunResult, Sandbox } from '../../demo/sandbox';
import type { TestServer } from './test-servers';

const SCRIPTS = {
  customer: 'customscript_hcsync_import_customers',
  salesorder: 'customscript_hcsync_import_sales_orders',
} as const;
const QUIET_MINUTES = {
  customer: 'custscript_hcsync_cust_quiet_minutes',
  salesorder: 'custscript_hcsync_ord_quiet_minutes',
} as const;
const HOUR_SECONDS = 3600;

/** What the sandbox tells of its queues. */
interface Work {
  readonly runs: RunResult[];
  readonly jobs: unknown[];
}

export type FeedName = keyof typeof SCRIPTS;

/** A fresh account in a temporary folder with the project deployed, and an SFTP server it is set up for. */
export class LocalAccount {
  readonly sandbox: Sandbox;
  readonly #folder: string;
  #files = 0;

  private constructor(
    readonly server: TestServer,
    folder: string,
  ) {
    this.#folder = folder;
    this.sandbox = new Sandbox(join(folder, 'account'));
  }

  static async create(startServer: (root: string) => Promise<TestServer>): Promise<LocalAccount> {
    const folder = mkdtempSync(join(tmpdir(), 'hotwax-'));
    const account = new LocalAccount(await startServer(join(folder, 'sftp')), folder);
    await account.sandbox.command('deploy', 'dist');
    for (const [id, value] of account.server.secrets) {
      await account.sandbox.commandWithInput(value, 'secret', 'set', id, '-');
    }
    for (const [id, file] of account.server.keys) {
      await account.sandbox.command('key', 'set', id, file);
    }
    await account.load({ customrecord_hcsync_sftp: [{ name: 'Test server', ...account.server.settings }] });
    return account;
  }

  async load(records: object): Promise<void> {
    const file = join(this.#folder, 'records.json');
    writeFileSync(file, JSON.stringify(records));
    await this.sandbox.command('load', file);
  }

  /** Puts a file on SFTP as if HotWax had done so an hour ago; each one is a second younger than the one before. */
  put(path: string, content: string | Buffer): void {
    const file = join(this.server.root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    const time = Date.now() / 1000 - HOUR_SECONDS + this.#files++;
    utimesSync(file, time, time);
  }

  /** What is on SFTP: names of the files in a folder. */
  listed(folder: string): string[] {
    try {
      return readdirSync(join(this.server.root, folder), { withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => name)
        .sort();
    } catch {
      return [];
    }
  }

  read(path: string): string {
    return readFileSync(join(this.server.root, path), 'utf8');
  }

  /** The lines of all CSV files in a folder, each file's header once per file. */
  lines(folder: string): string[] {
    return this.listed(folder).flatMap((name) => this.read(`${folder}/${name}`).trimEnd().split('\n'));
  }

  /**
   * Files that have not changed for half an hour are taken at their first look; runs of the schedule, and those that a
   * run asks for, look twice.
   * @param parameters values of script parameters for this run
   */
  async run(feed: FeedName, parameters: Record<string, string> = {}): Promise<RunResult> {
    return await this.sandbox.run(SCRIPTS[feed], { [QUIET_MINUTES[feed]]: '30', ...parameters });
  }

  /** Two runs of a feed with NetSuite's imports between and after them: enough for all that can be done at once. */
  async runUntilDone(feed: FeedName): Promise<RunResult[]> {
    const first = await this.run(feed);
    await this.sandbox.command('drain');
    const second = await this.run(feed);
    await this.sandbox.command('drain');
    return [first, second];
  }

  /**
   * Runs a feed, as its schedule would, until a run has nothing to do any more; after each of them NetSuite works off its
   * queues. Each file is looked at twice.
   * @param environment variables of the processes that run the scripts and the queues
   * @returns every run, also those that a run asked for
   */
  async workOff(feed: FeedName, environment: Record<string, string> = {}): Promise<RunResult[]> {
    const sandbox = new Sandbox(this.sandbox.account, environment);
    const runs: RunResult[] = [];
    for (let busy = true; busy && runs.length < 200; ) {
      const run = await sandbox.run(SCRIPTS[feed]);
      const drained = JSON.parse(await sandbox.command('drain', '--json')) as Work;
      runs.push(run, ...drained.runs);
      busy = drained.jobs.length > 0 || drained.runs.length > 0 || this.listed(`${feed}/export`).length > 0;
    }
    return runs;
  }

  async records(type: string): Promise<Record<string, unknown>[]> {
    return JSON.parse(await this.sandbox.command('records', type, '--json')) as Record<string, unknown>[];
  }

  async ledgerFiles(): Promise<
    { name: string; state: string; message: string | null; rowcount: number; rejected: number }[]
  > {
    return await this.sandbox.rows(
      `SELECT name, custrecord_hcsync_file_state AS state, custrecord_hcsync_file_message AS message,
        custrecord_hcsync_file_rows AS rowcount, custrecord_hcsync_file_rejected AS rejected
      FROM customrecord_hcsync_file ORDER BY id`,
    );
  }

  /** With KEEP_ACCOUNTS=1 in the environment the folder stays, to be looked at. */
  async remove(): Promise<void> {
    await this.server.stop();
    if (process.env.KEEP_ACCOUNTS === '1') {
      process.stderr.write(`Account kept: ${this.#folder}\n`);
      return;
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
