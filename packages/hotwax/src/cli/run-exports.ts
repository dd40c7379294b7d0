import { openFeedFolder } from '../adapters/config/feed-folder';
import type { LoadedConfig } from '../adapters/config/load-config';
import { customerSettings, fileLimits, orderSettings } from '../adapters/config/settings-of';
import type { Db } from '../adapters/database/open-database';
import { SqlCustomerReader } from '../adapters/database/sql-customer-reader';
import { SqlExportLedger } from '../adapters/database/sql-export-ledger';
import { SqlJobLocks } from '../adapters/database/sql-job-locks';
import { SqlOrderReader } from '../adapters/database/sql-order-reader';
import { exportCustomers } from '../jobs/export-customers';
import type { ExportResult } from '../jobs/export-feed';
import { exportOrders } from '../jobs/export-orders';
import { withJobLock } from '../jobs/job-lock';
import type { Clock, FeedFolder, StepObserver } from '../jobs/ports';
import { thisProcess } from './this-process';

/** What a job is run with. */
export interface JobContext {
  readonly config: LoadedConfig;
  readonly db: Db;
  readonly clock: Clock;
  /** Called at each step that leaves something behind. */
  readonly observe: StepObserver;
  readonly progress: (exported: number, blocked: number) => void;
}

/** Job `export-customers`, with everything it needs. */
export async function runExportCustomers(context: JobContext): Promise<ExportResult> {
  const { config, db, clock, progress } = context;
  const customers = new SqlCustomerReader(db, clock, {
    databaseTimeZone: config.database.timeZone,
    onlyWithShopifyId: config.customers.externalIdFrom === 'shopifyId',
    overlapHours: config.customers.overlapHours,
    sweepHours: config.customers.sweepHours,
  });
  const options = {
    settings: customerSettings(config),
    limits: fileLimits(config.customers.perFile),
    exportFolder: config.folders.customerExport,
  };
  return withExportPorts('export-customers', context, (ports, alive) =>
    exportCustomers(options, { ...ports, customers }, alive, progress),
  );
}

/** Job `export-orders`, with everything it needs. */
export async function runExportOrders(context: JobContext): Promise<ExportResult> {
  const { config, db, clock, progress } = context;
  const orders = new SqlOrderReader(db, clock, { filter: config.orders, databaseTimeZone: config.database.timeZone });
  const options = {
    settings: orderSettings(config),
    limits: fileLimits(config.orders.perFile),
    exportFolder: config.folders.orderExport,
  };
  return withExportPorts('export-orders', context, (ports, alive) =>
    exportOrders(options, { ...ports, orders }, alive, progress),
  );
}

interface ExportPorts {
  readonly ledger: SqlExportLedger;
  readonly folder: FeedFolder;
  readonly clock: Clock;
  readonly observe: StepObserver;
}

async function withExportPorts(
  job: string,
  { config, db, clock, observe }: JobContext,
  work: (ports: ExportPorts, alive: () => Promise<void>) => Promise<ExportResult>,
): Promise<ExportResult> {
  const folder = openFeedFolder(config);
  try {
    return await withJobLock(job, thisProcess(), { locks: new SqlJobLocks(db), clock }, (alive) =>
      work({ ledger: new SqlExportLedger(db), folder, clock, observe }, alive),
    );
  } finally {
    await folder.close();
  }
}
