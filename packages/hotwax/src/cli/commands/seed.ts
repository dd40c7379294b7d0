import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { counted } from '../describe-export';
import { readCount } from '../read-count';
import type { Shell } from '../shell';
import { UsageError } from '../usage-error';

interface SeedCommandOptions {
  readonly customers: string;
  readonly orders: string;
  readonly seed: string;
  readonly records?: string;
}

export function addSeed(program: Command, shell: Shell): void {
  program
    .command('seed')
    .summary("make HotWax's tables in an empty database, with customers and orders in every condition")
    .description(
      "Makes HotWax's tables in an empty database and fills them with a small retailer, for the demo and for trying out. " +
        'The same seed makes the same database. Refuses a database that has orders.',
    )
    .option('--customers <count>', 'how many customers', '300')
    .option('--orders <count>', 'how many orders', '400')
    .option('--seed <number>', 'makes another database', '1')
    .option('--records <file>', "writes the customers that NetSuite knows, for the sandbox's load")
    .action(async (options: SeedCommandOptions) => {
      const counts = {
        customers: readCount('--customers', options.customers),
        orders: readCount('--orders', options.orders),
        seed: readCount('--seed', options.seed),
      };
      const [{ openNewDatabase }, { seedDatabase }, { knownCustomers }, { SYSTEM_CLOCK }] = await Promise.all([
        import('../open-new-database.js'),
        import('../../seed/seed-database.js'),
        import('../../seed/netsuite-records.js'),
        import('../../adapters/system-clock.js'),
      ]);
      const db = await openNewDatabase(shell.config());
      if (db === undefined) {
        throw new UsageError('The database has tables of HotWax already; name an empty one in the config.');
      }
      try {
        const seeded = await seedDatabase(db, { ...counts, now: SYSTEM_CLOCK.now() });
        if (options.records !== undefined) {
          const file = resolve(process.env.INIT_CWD ?? process.cwd(), options.records);
          writeFileSync(file, JSON.stringify(knownCustomers(seeded), undefined, 2));
        }
        shell.answer(
          counts,
          () =>
            `Made ${counted(counts.customers, 'customer')} and ${counted(counts.orders, 'order')}, seed ${counts.seed}.`,
        );
      } finally {
        await db.destroy();
      }
    });
}
