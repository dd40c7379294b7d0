import { join } from 'node:path';
import { Listr, type ListrTask } from 'listr2';
import { type AccountServer, emptyAccount, isNewAccount, SFTP_FOLDER, serveFeeds } from './account';
import { FEEDS, putFeeds } from './feed-folders';
import {
  type FeedSummary,
  type LedgerMark,
  markLedger,
  rejectTable,
  reportFiles,
  type Spending,
  summarize,
  summaryTable,
} from './feed-summary';
import type { FeedOptions } from './options';
import { type RunResult, Sandbox } from './sandbox';
import { shown } from './tables';

/** What the steps hand on to each other. */
interface Progress {
  server?: AccountServer;
  since: LedgerMark;
  readonly spending: Map<string, Spending>;
  readonly failures: string[];
}

/** Own feeds, or the sample ones, through NetSuite's half. @returns exit status */
export async function runFeeds(options: FeedOptions): Promise<number> {
  const sandbox = new Sandbox(options.account);
  const sftpRoot = join(options.account, SFTP_FOLDER);
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

function setUp(options: FeedOptions, sandbox: Sandbox, sftpRoot: string, progress: Progress): ListrTask[] {
  const fresh = !options.keepAccount || isNewAccount(options.account);
  return [
    {
      title: `Local NetSuite account in ${shown(options.account)}`,
      task: async (_, task) => {
        if (!options.keepAccount) {
          await emptyAccount(sandbox);
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
        const server = await serveFeeds(sandbox);
        progress.server = server;
        const files = putFeeds(sftpRoot, options.feeds);
        task.title += `: ${files} files on ${server.host}:${server.port}`;
      },
    },
  ];
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
  options: FeedOptions,
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
      `  npm start -- --feeds DIR --account my-account    twice: the second time nothing is imported again`,
      `  npm start                                        both halves, with a HotWax database`,
    ].join('\n'),
  );
}
