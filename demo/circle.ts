import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { OrderOutcome } from 'hotwax-feeds/core/order-outcome';
import { Listr, type ListrTask } from 'listr2';
import { type AccountServer, emptyAccount, isNewAccount, serveFeeds } from './account';
import { type Comparison, compareSides } from './both-sides';
import { reportCircle } from './circle-report';
import { HotWax, seedHotWax } from './hotwax';
import type { CircleOptions } from './options';
import { AccountTime, count, turnUntilQuiet } from './rounds';
import { Sandbox } from './sandbox';
import { shown } from './tables';

/** When the story begins: Monday, 9 o'clock in New York. Always the same, so that the same seed gives the same results. */
const BEGINNING = '2026-03-09T13:00:00Z';

const RENDERING = { concurrent: false, rendererOptions: { collapseSubtasks: false } } as const;

/** Both halves: orders travel from HotWax's database into NetSuite, their ids come back. @returns exit status */
export async function playCircle(options: CircleOptions): Promise<number> {
  const sandbox = new Sandbox(options.account);
  const time = new AccountTime();
  const isNew = !options.keepAccount || isNewAccount(options.account);
  const making = isNew ? newSides(options, sandbox, time) : keptSides(options, sandbox, time);
  const { server } = await new Listr<Serving>([...making, serving(sandbox)], RENDERING).run();
  try {
    return await turnAndReport(options, sandbox, server, time);
  } finally {
    server.stop();
  }
}

async function turnAndReport(
  options: CircleOptions,
  sandbox: Sandbox,
  server: AccountServer,
  time: AccountTime,
): Promise<number> {
  const hotwax = HotWax.open(options.account, server, () => time.now);
  try {
    const turned = await new Listr<Turned>(turning(sandbox, hotwax, time, server.root), RENDERING).run();
    await reportCircle({ options, hotwax, ...turned });
    return turned.failures.length > 0 || turned.comparisons.some(({ agree }) => !agree) ? 1 : 0;
  } finally {
    await hotwax.close();
  }
}

interface Serving {
  server: AccountServer;
}

function newSides(options: CircleOptions, sandbox: Sandbox, time: AccountTime): ListrTask<Serving>[] {
  const { account, customers, orders, seed } = options;
  return [
    {
      title: `NetSuite: a local account in ${shown(account)}, the project deployed`,
      task: async () => {
        await emptyAccount(sandbox, '--clock', BEGINNING);
        await sandbox.command('deploy', 'dist');
        time.take(await sandbox.tick('PT0S'));
      },
    },
    {
      title: `HotWax: a database with ${count(customers, 'customer')} and ${count(orders, 'order')}, seed ${seed}`,
      task: async () => {
        const known = await seedHotWax(options, time.now);
        // The sample customers belong to the sample feeds.
        const { customer: _, ...records } = JSON.parse(readFileSync(options.records, 'utf8')) as Record<
          string,
          object[]
        >;
        const file = join(account, 'records.json');
        writeFileSync(file, JSON.stringify({ ...records, ...known }));
        await sandbox.command('load', file);
      },
    },
  ];
}

function keptSides({ account }: CircleOptions, sandbox: Sandbox, time: AccountTime): ListrTask<Serving>[] {
  return [
    {
      title: `Both sides in ${shown(account)}, as they were left; the project deployed again`,
      task: async () => {
        await sandbox.command('deploy', 'dist');
        time.take(await sandbox.tick('PT0S'));
      },
    },
  ];
}

function serving(sandbox: Sandbox): ListrTask<Serving> {
  return {
    title: 'SFTP server between them',
    task: async (context, task) => {
      context.server = await serveFeeds(sandbox);
      task.title += ` on ${context.server.host}:${context.server.port}`;
    },
  };
}

interface Turned {
  failures: string[];
  comparisons: Comparison[];
  outcomes: OrderOutcome[];
}

/** So many orders are looked up before it is shown how many they are. */
const SHOWN_EVERY = 500;

function turning(sandbox: Sandbox, hotwax: HotWax, time: AccountTime, sftpRoot: string): ListrTask<Turned>[] {
  return [
    {
      title: 'The circle turns',
      task: async (context, task) => {
        const { title } = task;
        const tell = (line: string) => {
          task.output = line;
        };
        const show = (what: string) => {
          task.title = `${title}: ${what}`;
        };
        context.failures = await turnUntilQuiet({ sandbox, hotwax, time }, tell, show);
        task.title = `${title}, until ${time.text} UTC of the account's clock`;
      },
      // Each line stays.
      rendererOptions: { persistentOutput: true, outputBar: Number.POSITIVE_INFINITY },
    },
    {
      title: 'Both sides are compared, id by id',
      task: async (context) => {
        context.comparisons = await compareSides(hotwax.database, sandbox, sftpRoot);
      },
    },
    {
      title: 'Each order is asked where it stands',
      task: async (context, task) => {
        const { title } = task;
        context.outcomes = [];
        for await (const outcome of hotwax.outcomes()) {
          context.outcomes.push(outcome);
          if (context.outcomes.length % SHOWN_EVERY === 0) {
            task.title = `${title}: ${count(context.outcomes.length, 'order')}`;
            // Else nothing is drawn: the database answers at once.
            await setImmediate();
          }
        }
        task.title = `${title}: ${count(context.outcomes.length, 'order')}`;
      },
    },
  ];
}
