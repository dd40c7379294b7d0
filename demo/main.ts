import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Listr, type ListrTask } from 'listr2';
import { FEEDS, putFeeds } from './feed-folders';
import { type DemoOptions, HELP, readOptions, UsageError } from './options';
import { type RunResult, Sandbox, type SftpServer } from './sandbox';
import {
  type FeedSummary,
  type LedgerMark,
  markLedger,
  rejectTable,
  reportFiles,
  type Spending,
  shown,
  summarize,
  summaryTable,
} from './summary';

const ROOT = join(__dirname, '../..');
const SECRET = 'custsecret_hotwax_sftp';

/** What the steps hand on to each other. */
interface Progress {
  server?: SftpServer;
  since: LedgerMark;
  readonly spending: Map<string, Spending>;
  readonly failures: string[];
}

async function main(): Promise<number> {
  process.chdir(ROOT);
  const options = readOptions(process.argv.slice(2), ROOT, process.env.INIT_CWD ?? ROOT);
  if (options.help) {
    console.log(HELP);
    return 0;
  }
  const sandbox = new Sandbox(options.account);
  const sftpRoot = join(options.account, 'sftp');
  const progress: Progress = { since: { files: 0, batches: 0 }, spending: new Map(), failures: [] };
  const started = Date.now();
  try {
    await new Listr(
      [...setUp(options, sandbox, sftpRoot, progress), ...FEEDS.flatMap((feed) => feedSteps(feed, sandbox, progress))],
      { concurrent: false, rendererOptions: { collapseSubtasks: false, timer: undefined } },
    ).run();
    const summaries = await summarize(sandbox, progress.since);
    report(options, summaries, progress, sftpRoot, started);
    return progress.failures.length > 0 || summaries.some(({ unreadable }) => unreadable.length > 0) ? 1 : 0;
  } finally {
    progress.server?.stop();
  }
}

function setUp(options: DemoOptions, sandbox: Sandbox, sftpRoot: string, progress: Progress): ListrTask[] {
  const fresh = !options.keepAccount || !existsSync(join(options.account, 'account.db'));
  const password = randomBytes(18).toString('base64url');
  return [
    {
      title: `Local NetSuite account in ${shown(options.account)}`,
      task: async (_, task) => {
        if (!options.keepAccount) {
          await sandbox.command('reset');
          rmSync(sftpRoot, { recursive: true, force: true });
        }
        await sandbox.command('deploy', 'dist');
        progress.since = await markLedger(sandbox);
        task.title += fresh ? ': new, project deployed' : ': kept, project deployed again';
      },
    },
    {
      title: 'Items, locations, shipping methods and other records',
      skip: () => (fresh || options.ownRecords ? false : 'Records: kept as they are in the account'),
      task: async () => {
        await sandbox.command('load', options.records);
      },
    },
    {
      title: 'SFTP server with the feeds',
      task: async (_, task) => {
        mkdirSync(sftpRoot, { recursive: true });
        const files = putFeeds(sftpRoot, options.feeds);
        const server = await sandbox.startSftp(sftpRoot, 'hotwax', password);
        progress.server = server;
        await sandbox.commandWithInput(password, 'secret', 'set', SECRET, '-');
        await loadSftpSettings(sandbox, server, options.account);
        task.title += `: ${files} files on ${server.host}:${server.port}`;
      },
    },
  ];
}

/** An administrator would fill in this record once. */
async function loadSftpSettings(sandbox: Sandbox, server: SftpServer, account: string): Promise<void> {
  const file = join(account, 'sftp-settings.json');
  const record = {
    id: 1,
    name: 'Embedded SFTP server',
    custrecord_hcsync_sftp_host: server.host,
    custrecord_hcsync_sftp_port: server.port,
    custrecord_hcsync_sftp_user: server.username,
    custrecord_hcsync_sftp_secret: SECRET,
    custrecord_hcsync_sftp_hostkey: server.hostKey,
    custrecord_hcsync_sftp_hostkeytype: server.hostKeyType,
  };
  writeFileSync(file, JSON.stringify({ customrecord_hcsync_sftp: [record] }, undefined, 2));
  await sandbox.command('load', file);
}

function feedSteps(feed: (typeof FEEDS)[number], sandbox: Sandbox, progress: Progress): ListrTask[] {
  const spend = async (work: () => Promise<RunResult | undefined>): Promise<void> => {
    const spending = progress.spending.get(feed.name) ?? { units: 0, milliseconds: 0 };
    progress.spending.set(feed.name, spending);
    const begun = Date.now();
    const result = await work();
    spending.milliseconds += Date.now() - begun;
    spending.units += result?.unitsUsed ?? 0;
    if (result !== undefined && result.status !== 'COMPLETE') {
      const why = `${result.error?.name ?? 'ERROR'}: ${result.error?.message ?? 'no message'}`;
      progress.failures.push(`${result.script}: ${why}`);
      throw new Error(why);
    }
  };
  // The feeds are an hour old: with this one run takes them. Without it, a second run must see them unchanged.
  const script = () => sandbox.run(feed.script, { [feed.quietMinutes]: '30' });
  return [
    { title: `Fetch and check ${feed.title}, submit the imports`, task: () => spend(script), exitOnError: false },
    {
      title: `NetSuite imports ${feed.title}`,
      task: () => spend(async () => void (await sandbox.command('drain'))),
    },
    {
      title: `Look ${feed.title} up, send ids and rejects back`,
      task: async () => {
        await spend(script);
        for (let round = 0; round < MOST_ROUNDS && (await isUnderWay(feed.name, sandbox)); round++) {
          await sandbox.command('drain');
          await spend(script);
        }
      },
      exitOnError: false,
    },
  ];
}

/** What NetSuite leaves out is tried again; what it refuses as a whole is divided until the reason is found. */
const MOST_ROUNDS = 20;

async function isUnderWay(feed: string, sandbox: Sandbox): Promise<boolean> {
  const rows = await sandbox.rows(
    `SELECT id FROM customrecord_hcsync_batch WHERE custrecord_hcsync_batch_feed = '${feed}'
      AND custrecord_hcsync_batch_state IN ('ready', 'submitting', 'submitted')`,
  );
  return rows.length > 0;
}

function report(
  options: DemoOptions,
  summaries: readonly FeedSummary[],
  progress: Progress,
  sftpRoot: string,
  started: number,
): void {
  const reports = reportFiles(sftpRoot, started);
  const rejects = rejectTable(reports);
  const account = options.keepAccount ? ` --account ${shown(options.account)}` : '';
  console.log(`\n${summaryTable(summaries, progress.spending)}\n`);
  if (rejects !== '') {
    console.log(`Rows that were rejected, and why:\n${rejects}\n`);
  }
  for (const line of progress.failures) {
    console.log(`FAILED  ${line}`);
  }
  for (const { feed, unreadable } of summaries) {
    for (const name of unreadable) {
      console.log(`FAILED  ${feed}: ${name} could not be read at all`);
    }
  }
  console.log(
    [
      `Done in ${((Date.now() - started) / 1000).toFixed(1)} s.`,
      '',
      'Reports of rejected rows, beside the feeds on SFTP:',
      ...(reports.length === 0 ? ['  none'] : reports.map((path) => `  ${shown(path)}`)),
      'Ids for HotWax:',
      `  ${shown(join(sftpRoot, 'customer/import'))}`,
      `  ${shown(join(sftpRoot, 'salesorder/import'))}`,
      '',
      'Try next:',
      `  npm run sandbox -- records salesorder${account}`,
      `  npm run sandbox -- sql "SELECT tranid, status, externalid FROM transaction WHERE type = 'SalesOrd'"${account}`,
      `  npm run sandbox -- logs${account}`,
      `  npm start -- --account my-account          twice: the second time nothing is imported again`,
      `  npm start -- --feeds DIR                   your own CSVs: DIR/customer/*.csv, DIR/salesorder/*.csv`,
    ].join('\n'),
  );
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    if (error instanceof UsageError) {
      console.error(`\n${HELP}`);
    }
    process.exitCode = error instanceof UsageError ? 2 : 1;
  },
);
