import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LoadedConfig, loadConfig } from '../../packages/hotwax/src/adapters/config/load-config';
import { createHotWaxSchema } from '../../packages/hotwax/src/adapters/database/create-hotwax-schema';
import { migrate } from '../../packages/hotwax/src/adapters/database/migrate';
import type { DatabaseLocation, Db } from '../../packages/hotwax/src/adapters/database/open-database';
import { openDatabase } from '../../packages/hotwax/src/adapters/database/open-database';
import { readOrderOutcomes } from '../../packages/hotwax/src/adapters/database/read-order-outcomes';
import { SqlRetryDesk } from '../../packages/hotwax/src/adapters/database/sql-retry-desk';
import { readSyncStatus } from '../../packages/hotwax/src/adapters/database/sql-sync-status';
import { runApproveOrders, runImportIds, runImportRejects } from '../../packages/hotwax/src/cli/run-answers';
import { runExportCustomers, runExportOrders } from '../../packages/hotwax/src/cli/run-exports';
import type { OrderOutcome } from '../../packages/hotwax/src/core/order-outcome';
import type { TestServer } from './test-servers';

/** HotWax's half: its database, and its jobs as the command line runs them, over the SFTP server of a test. */
export class HotWaxHalf {
  private constructor(
    readonly config: LoadedConfig,
    readonly db: Db,
    private readonly folder: string,
  ) {}

  /** @param orders more settings of `orders` in the config */
  static async create(server: TestServer, database: DatabaseLocation, orders: object = {}): Promise<HotWaxHalf> {
    const folder = mkdtempSync(join(tmpdir(), 'hotwax-half-'));
    const { settings, secrets, keys } = server;
    for (const [, key] of keys) {
      writeFileSync(join(folder, 'key'), readFileSync(key));
    }
    for (const [, password] of secrets) {
      writeFileSync(join(folder, 'password'), password);
    }
    const files = {
      kind: 'sftp',
      host: settings.custrecord_hcsync_sftp_host,
      port: settings.custrecord_hcsync_sftp_port,
      user: settings.custrecord_hcsync_sftp_user,
      hostKey: settings.custrecord_hcsync_sftp_hostkey,
      ...(keys.size > 0 ? { privateKey: { file: 'key' } } : { password: { file: 'password' } }),
      ...(settings.custrecord_hcsync_sftp_directory === undefined
        ? {}
        : { directory: settings.custrecord_hcsync_sftp_directory }),
    };
    const config = {
      // The database itself is opened by the test.
      database: { kind: 'sqlite', file: 'unused' },
      files,
      customers: { subsidiary: '1' },
      orders: { timeZone: 'America/New_York', ...orders },
      approval: { requiredAttributes: ['FRAUD_VERIFIED'] },
    };
    writeFileSync(join(folder, 'hotwax.json'), JSON.stringify(config));
    const db = openDatabase(database);
    await createHotWaxSchema(db);
    await migrate(db);
    return new HotWaxHalf(loadConfig(join(folder, 'hotwax.json')), db, folder);
  }

  async exports() {
    const context = this.#context();
    const customers = await runExportCustomers(context);
    const orders = await runExportOrders(context);
    return { customers: customers.exported, orders: orders.exported };
  }

  async imports() {
    const context = this.#context();
    const ids = await runImportIds(context);
    const rejects = await runImportRejects(context);
    const { approved, firstLacking } = await runApproveOrders(context);
    const files = [...ids.files, ...rejects.files];
    const failures = [...ids.failures, ...rejects.failures];
    return {
      files,
      failures,
      problems: [...ids.firstProblems, ...rejects.firstProblems],
      approved,
      lacking: firstLacking,
    };
  }

  /** Asks that an order be sent again. @returns why it is of no use, or undefined */
  async retry(orderId: string): Promise<string | undefined> {
    return new SqlRetryDesk(this.db).ask('salesorder', orderId);
  }

  /** What became of each order. */
  async outcomes(): Promise<Map<string, OrderOutcome>> {
    const { database, orders, approval } = this.config;
    const told = new Map<string, OrderOutcome>();
    const outcomes = readOrderOutcomes(this.db, new Date(), {
      databaseTimeZone: database.timeZone,
      discounts: orders.adjustments.discounts,
      required: approval.requiredAttributes,
      excludedSalesChannels: orders.excludedSalesChannels,
    });
    for await (const outcome of outcomes) {
      told.set(outcome.orderId, outcome);
    }
    return told;
  }

  /** How many customers and orders wait for an answer of NetSuite. */
  async waiting(): Promise<number> {
    const { database, orders: settings } = this.config;
    const options = { databaseTimeZone: database.timeZone, excludedSalesChannels: settings.excludedSalesChannels };
    const { customers, orders } = await readSyncStatus(this.db, new Date(), options);
    return [...customers, ...orders]
      .filter(({ stage }) => stage === 'sent, not answered yet')
      .reduce((sum, { count }) => sum + (count ?? 0), 0);
  }

  async stop(): Promise<void> {
    await this.db.destroy();
    rmSync(this.folder, { recursive: true });
  }

  #context() {
    return {
      config: this.config,
      db: this.db,
      clock: { now: () => new Date() },
      observe: () => undefined,
      progress: () => undefined,
    };
  }
}
