import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { setKey } from 'netsuite-sandbox/account/secrets';
import type { RunOptions, RunResult } from 'netsuite-sandbox/scripts/run-task';
import { type Snapshot, TestAccount } from 'netsuite-sandbox/testing/test-account';
import Papa from 'papaparse';
import type { TestServer } from '../test-servers';
import { FEEDS, OUTCOME, type Outcome, PERSONAL, RECORDS } from './feeds';

/** So the schedule of the deployments is. */
const QUARTER = 'PT15M';
/** After so many quarters of an hour whatever can be done is done. */
const MOST_QUARTERS = 8;
/** Internal id of whoever the digest mails come from. */
const AUTHOR = '-5';

export const FEED_NAMES = ['customer', 'salesorder'] as const;
export type FeedName = (typeof FEED_NAMES)[number];

/**
 * An account in this process with the deployed scripts on their schedule, which connect to an SFTP server over SSH; and
 * what tests ask of both.
 */
export class SyncedAccount<Server extends TestServer = TestServer> {
  /** Runs since the test began. */
  runs: RunResult[] = [];
  readonly #beginning: Snapshot;

  private constructor(
    readonly account: TestAccount,
    readonly server: Server,
  ) {
    for (const [id, value] of server.secrets) {
      account.setSecret(id, value);
    }
    for (const [id, file] of server.keys) {
      setKey(account.account, id, readFileSync(file, 'utf8'));
    }
    account.load(RECORDS);
    this.set(server.settings);
    this.#beginning = account.snapshot();
  }

  static async create<Server extends TestServer>(
    startServer: (root: string) => Promise<Server>,
  ): Promise<SyncedAccount<Server>> {
    const project = projectWithMail();
    try {
      const account = new TestAccount({ project, overSsh: true });
      return new SyncedAccount(account, await startServer(account.root));
    } finally {
      rmSync(project, { recursive: true });
    }
  }

  /** Everything as it was before the first test. */
  begin(): void {
    this.account.restore(this.#beginning);
    this.runs = [];
  }

  async close(): Promise<void> {
    await this.server.stop();
    this.account.close();
  }

  /** Edits the "HotWax Sync SFTP" record. */
  set(settings: Record<string, string | number>): void {
    this.account.load({ customrecord_hcsync_sftp: [{ id: 1, name: 'Server', ...this.server.settings, ...settings }] });
  }

  /** As whoever writes a file without haste. */
  append(path: string, text: string): void {
    this.account.put(path, this.account.read(path) + text);
  }

  putFeeds(): void {
    for (const [path, content] of FEEDS) {
      this.account.put(path, content);
    }
  }

  /** Lets the schedule run for some quarters of an hour. */
  tick(quarters: number, options: RunOptions = {}): void {
    for (let quarter = 0; quarter < quarters; quarter++) {
      this.runs.push(...this.account.tick(QUARTER, options));
    }
  }

  /**
   * Lets the schedule run for a quarter of an hour, in which something happens on SFTP right before a script makes a call
   * for the first time.
   */
  tickAndAct(call: string, act: (feed: FeedName) => void): void {
    const acted = new Set<string>();
    this.tick(1, {
      onCall: (event) => {
        if (event.call === call && event.moment === 'before' && !acted.has(event.script)) {
          acted.add(event.script);
          act(event.script.endsWith('customers') ? 'customer' : 'salesorder');
        }
      },
    });
  }

  /** Lets the schedule run until nothing is left to do. */
  tickUntilDone(): void {
    let quarters = 0;
    do {
      this.tick(1);
      quarters++;
    } while (quarters < MOST_QUARTERS && this.left().length > 0);
  }

  /** What is not done with, in the ledger and in the folders of the feeds. Files that cannot be addressed stay there. */
  left(): string[] {
    const rows = this.ledger().filter((row) => !/ (archived|failed|unaddressable|closed)$/.test(row));
    const staying = this.ledger().filter((row) => row.endsWith(' unaddressable')).length;
    const files = FEED_NAMES.flatMap((feed) => this.account.listed(`${feed}/export`));
    return [...rows, ...(files.length > staying ? files : [])];
  }

  /** `name state` of each row of the ledger. */
  ledger(): string[] {
    return [...this.rowsOf('file'), ...this.rowsOf('batch')].map(({ name, state }) => `${name} ${state}`);
  }

  /** Names of the feed files in a state. */
  filesIn(state: string): string[] {
    return this.rowsOf('file')
      .filter((row) => row.state === state)
      .map(({ name }) => name);
  }

  private rowsOf(kind: 'file' | 'batch'): { name: string; state: string }[] {
    return this.account
      .records(`customrecord_hcsync_${kind}`)
      .map((row) => ({ name: String(row.name), state: String(row[`custrecord_hcsync_${kind}_state`]) }));
  }

  customers(): string[] {
    return this.keys('customer').filter((key) => key !== '500');
  }

  orders(): string[] {
    return this.keys('salesorder');
  }

  private keys(type: string): string[] {
    return this.account
      .records(type)
      .map(({ externalid }) => String(externalid))
      .sort();
  }

  /** Subjects of the mails about problems, without their common beginning. */
  mailsOf(feed: FeedName): string[] {
    return this.account
      .mails()
      .filter(({ author, subject }) => author === AUTHOR && subject.includes(`, ${feed}: `))
      .map(({ subject }) => subject.replace(/^.*?: /, ''))
      .filter((subject) => subject.includes('problem'));
  }

  /** `CODE about` of each problem of a feed that lasts. */
  problemsOf(feed: FeedName): string[] {
    return this.account
      .records('customrecord_hcsync_notice')
      .filter((row) => row.custrecord_hcsync_notice_feed === feed && row.name !== 'ROWS_REJECTED')
      .filter((row) => row.custrecord_hcsync_notice_gone === null)
      .map((row) => `${row.name} ${row.custrecord_hcsync_notice_about ?? ''}`.trim())
      .sort();
  }

  /** Paths of all files on SFTP, sorted. */
  remoteFiles(): string[] {
    return readdirSync(this.account.root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(this.account.root.length + 1))
      .sort();
  }

  /** Rows of all CSV files in a folder on SFTP, headers left out. */
  rowsIn(folder: string): string[][] {
    return this.account
      .listed(folder)
      .flatMap((name) =>
        Papa.parse<string[]>(this.account.read(`${folder}/${name}`), { skipEmptyLines: true }).data.slice(1),
      );
  }

  /** Everything as if there had been no fault: G1, G2, G3. */
  expectAllDone({ customers, orders, rejects, archived, failed = [] }: Outcome = OUTCOME): void {
    expect(this.left()).toEqual([]);
    expect(this.customers()).toEqual([...customers].sort());
    expect(this.orders()).toEqual(Object.keys(orders).sort());
    expect(linesOf(this.account.records('salesorder'))).toEqual(orders);
    expect(new Set(this.rejects())).toEqual(new Set(rejects));
    this.expectIds();
    expect(this.remoteFiles().filter((path) => /\/(archive|failed)\//.test(path))).toEqual(
      [...archived.map((path) => inFolder(path, 'archive')), ...failed.map((path) => inFolder(path, 'failed'))].sort(),
    );
    expect(this.remoteFiles().filter((path) => path.endsWith('.part'))).toEqual([]);
    expect(FEED_NAMES.flatMap((feed) => this.problemsOf(feed))).toEqual([]);
  }

  /** `file key CODE` of each line of the reports on SFTP. */
  rejects(): string[] {
    return FEED_NAMES.flatMap((feed) =>
      this.rowsIn(`${feed}/export/error`).map(([file = '', , key, code]) => `${nameIn(file)} ${key} ${code}`),
    );
  }

  /** The ids of all that is in NetSuite are on SFTP, once or more often, and no others. */
  private expectIds(): void {
    const ids = (folder: string) => new Set(this.rowsIn(folder).map((row) => row.join(' ')));
    const customers = this.account.records('customer').filter(({ externalid }) => externalid !== '500');
    const orders = this.account.records('salesorder');
    expect(ids('customer/import')).toEqual(
      new Set(customers.map(({ externalid, id }) => `P-${externalid} NETSUITE_CUSTOMER_ID ${id}`)),
    );
    expect(ids('salesorder/import/orderidentification')).toEqual(
      new Set(orders.map(({ externalid, id }) => `M-${externalid} NETSUITE_ORDER_ID ${id}`)),
    );
    const lines = Object.entries(linesOf(orders)).flatMap(([key, of]) => of.map((line) => `M-${key} ${line}`));
    expect(
      new Set(this.rowsIn('salesorder/import/orderitemattribute').map((row) => row.slice(0, 2).join(' '))),
    ).toEqual(new Set(lines));
  }

  /** What holds at any time, whatever goes wrong: G8, G9. */
  expectHouseRules(): void {
    expect(this.runs.filter(({ error }) => error?.name === 'SSS_USAGE_LIMIT_EXCEEDED')).toEqual([]);
    expect(this.runs.filter(({ error }) => error?.message.includes('STEP_FAILED'))).toEqual([]);
    const said = JSON.stringify([
      this.account.logs(),
      this.account.mails(),
      this.account.records('customrecord_hcsync_notice'),
      this.account.records('customrecord_hcsync_file'),
      this.account.records('customrecord_hcsync_batch'),
    ]);
    expect(PERSONAL.filter((value) => said.includes(value))).toEqual([]);
  }
}

function inFolder(path: string, folder: string): string {
  return path.replace('/', `/export/${folder}/`);
}

/** A file's name as the ledger has it: reports keep spreadsheets from running it, and double its backslashes. */
function nameIn(cell: string): string {
  return cell.replace(/^'/, '').replaceAll('\\\\', '\\');
}

/** Line ids by order. */
function linesOf(orders: readonly Record<string, unknown>[]): Record<string, string[]> {
  return Object.fromEntries(
    orders.map(({ externalid, item }) => [
      externalid,
      (item as Record<string, unknown>[]).map((line) => String(line.custcol_hc_order_line_id)),
    ]),
  );
}

/** The built project, with mails set up as an administrator may do it: in the objects. */
function projectWithMail(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hotwax-project-'));
  cpSync('dist', folder, { recursive: true });
  for (const script of ['customers', 'sales_orders']) {
    const file = join(folder, `Objects/scripts/customscript_hcsync_import_${script}.xml`);
    const xml = readFileSync(file, 'utf8')
      .replace(/(<label>Mail author<\/label>)/, `$1<defaultvalue>${AUTHOR}</defaultvalue>`)
      .replace(/(<label>Mail recipients<\/label>)/, '$1<defaultvalue>ops@house.example</defaultvalue>');
    writeFileSync(file, xml);
  }
  return folder;
}
