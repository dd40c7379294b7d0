import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LoadedConfig, loadConfig } from 'hotwax-feeds/adapters/config/load-config';
import { createHotWaxSchema } from 'hotwax-feeds/adapters/database/create-hotwax-schema';
import { migrate } from 'hotwax-feeds/adapters/database/migrate';
import type { Db } from 'hotwax-feeds/adapters/database/open-database';
import { openDatabase } from 'hotwax-feeds/adapters/database/open-database';
import { readOrderOutcomes } from 'hotwax-feeds/adapters/database/read-order-outcomes';
import { readOrderFacts } from 'hotwax-feeds/adapters/database/sql-order-facts';
import { readSyncStatus } from 'hotwax-feeds/adapters/database/sql-sync-status';
import { runApproveOrders, runImportIds, runImportRejects } from 'hotwax-feeds/cli/run-answers';
import { runExportCustomers, runExportOrders } from 'hotwax-feeds/cli/run-exports';
import type { OrderOutcome } from 'hotwax-feeds/core/order-outcome';
import { orderWay } from 'hotwax-feeds/core/order-way';
import { addTroubles, VERIFIED_ATTRIBUTE } from 'hotwax-feeds/seed/add-troubles';
import { knownCustomers } from 'hotwax-feeds/seed/netsuite-records';
import { seedDatabase } from 'hotwax-feeds/seed/seed-database';
import type { AccountServer } from './account';
import { type CircleOptions, HOTWAX_CONFIG, HOTWAX_DATABASE } from './options';

const PASSWORD_FILE = 'sftp-password';
/** Of so many orders that could be approved, one has each of the troubles that show on NetSuite's side only. */
const ONE_TROUBLE_IN = 40;

/** Tells how far a job is. */
export type Progress = (text: string) => void;

/** HotWax's half: its database, and its jobs as the command line runs them, at the time of the NetSuite account. */
export class HotWax {
  private constructor(
    private readonly config: LoadedConfig,
    private readonly db: Db,
    private readonly now: () => Date,
  ) {}

  /** Its database and its jobs' config, in the folder of the account; both stay there for `npm run hotwax`. */
  static open(account: string, server: AccountServer, now: () => Date): HotWax {
    writeConfig(account, server);
    const config = loadConfig(join(account, HOTWAX_CONFIG));
    return new HotWax(config, openDatabase({ kind: 'sqlite', file: join(account, HOTWAX_DATABASE) }), now);
  }

  close(): Promise<void> {
    return this.db.destroy();
  }

  /** Customers and orders sent. */
  async exports(progress: Progress): Promise<{ customers: number; orders: number; blocked: number }> {
    const told = (noun: string) => (sent: number, blocked: number) =>
      progress(`${sent} ${noun} to send, ${blocked} cannot go`);
    const customers = await runExportCustomers(this.#context(told('customers')));
    const orders = await runExportOrders(this.#context(told('orders')));
    return { customers: customers.exported, orders: orders.exported, blocked: orders.blocked };
  }

  /** Takes what came back, and approves what is complete. */
  async imports(): Promise<Answers> {
    const { folders } = this.config;
    const context = this.#context();
    const ids = await runImportIds(context);
    const rejects = await runImportRejects(context);
    const { approved } = await runApproveOrders(context);
    const rows = (folder: string) =>
      ids.files.filter((file) => file.folder === folder).reduce((sum, { set }) => sum + set, 0);
    return {
      customerIds: rows(folders.customerIds),
      orderIds: rows(folders.orderIds),
      lineIds: rows(folders.orderLineIds),
      rejects: rejects.files.reduce((sum, { set }) => sum + set, 0),
      approved,
      failures: [
        ...ids.failures,
        ...rejects.failures,
        ...[...ids.firstProblems, ...rejects.firstProblems].map(
          ({ file, row, code, reason }) => `${file} row ${row} was not taken: ${code}, ${reason}`,
        ),
      ],
    };
  }

  /** How many customers and orders NetSuite has not answered about. */
  async waiting(): Promise<number> {
    const { database, orders: settings } = this.config;
    const options = { databaseTimeZone: database.timeZone, excludedSalesChannels: settings.excludedSalesChannels };
    const { customers, orders } = await readSyncStatus(this.db, this.now(), options);
    return [...customers, ...orders]
      .filter(({ stage }) => stage === 'sent, not answered yet')
      .reduce((sum, { count }) => sum + (count ?? 0), 0);
  }

  /** What became of each order, by order id. */
  outcomes(): AsyncIterable<OrderOutcome> {
    const { approval, orders } = this.config;
    return readOrderOutcomes(this.db, this.now(), {
      ...this.#factsOptions(),
      required: approval.requiredAttributes,
      excludedSalesChannels: orders.excludedSalesChannels,
    });
  }

  /** What `npm run hotwax -- status ORDER_ID` says. */
  async way(orderId: string): Promise<readonly string[]> {
    const facts = await readOrderFacts(this.db, orderId, this.now(), this.#factsOptions());
    return facts === undefined ? [] : orderWay(facts, this.config.approval.requiredAttributes, this.now()).sentences;
  }

  /** The database, to be compared with NetSuite's records. */
  get database(): Db {
    return this.db;
  }

  #factsOptions() {
    const { database, orders } = this.config;
    return { databaseTimeZone: database.timeZone, discounts: orders.adjustments.discounts };
  }

  #context(progress: (exported: number, blocked: number) => void = () => undefined) {
    const { config, db, now } = this;
    return { config, db, clock: { now }, observe: () => undefined, progress };
  }
}

export interface Answers {
  readonly customerIds: number;
  readonly orderIds: number;
  readonly lineIds: number;
  /** Reasons in the reports, one or more for a rejected customer or order */
  readonly rejects: number;
  readonly approved: number;
  /** What was not taken, or could not be read. */
  readonly failures: readonly string[];
}

/**
 * Makes HotWax's database with customers and orders, the newest of this moment.
 * @returns the customers that NetSuite knows, as the sandbox loads them
 */
export async function seedHotWax(
  { account, customers, orders, seed }: CircleOptions,
  now: Date,
): Promise<Record<string, object[]>> {
  const db = openDatabase({ kind: 'sqlite', file: join(account, HOTWAX_DATABASE) });
  try {
    await createHotWaxSchema(db);
    await migrate(db);
    const seeded = await seedDatabase(db, { seed, customers, orders, now });
    await addTroubles(db, seeded.orders, ONE_TROUBLE_IN);
    return knownCustomers(seeded);
  } finally {
    await db.destroy();
  }
}

/** What a retailer would write into it, but for the server, which has another port and password at each start. */
function writeConfig(account: string, { host, port, username, hostKey, password }: AccountServer): void {
  writeFileSync(join(account, PASSWORD_FILE), password, { mode: 0o600 });
  const config = {
    database: { kind: 'sqlite', file: HOTWAX_DATABASE },
    files: {
      kind: 'sftp',
      host,
      port,
      user: username,
      password: { file: PASSWORD_FILE },
      hostKey,
    },
    customers: { subsidiary: '1' },
    orders: { timeZone: 'America/New_York' },
    approval: { requiredAttributes: [VERIFIED_ATTRIBUTE] },
  };
  writeFileSync(join(account, HOTWAX_CONFIG), `${JSON.stringify(config, undefined, 2)}\n`);
}
