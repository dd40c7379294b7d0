import { openFeedFolder } from '../adapters/config/feed-folder';
import { customerSettings, fileLimits, orderSettings } from '../adapters/config/settings-of';
import { SqlCustomerReader } from '../adapters/database/sql-customer-reader';
import { SqlExportLedger } from '../adapters/database/sql-export-ledger';
import { SqlOrderReader } from '../adapters/database/sql-order-reader';
import { exportCustomers } from '../jobs/export-customers';
import type { ExportResult } from '../jobs/export-feed';
import { exportOrders } from '../jobs/export-orders';
import type { Clock, FeedFolder, StepObserver } from '../jobs/ports';
import { summarizeExport } from './describe-export';
import { type JobContext, runRecorded } from './run-recorded';

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
  context: JobContext,
  work: (ports: ExportPorts, alive: () => Promise<void>) => Promise<ExportResult>,
): Promise<ExportResult> {
  const { config, db, clock, observe } = context;
  const folder = openFeedFolder(config);
  try {
    const ports = { ledger: new SqlExportLedger(db), folder, clock, observe };
    return await runRecorded(job, context, (alive) => work(ports, alive), summarizeExport);
  } finally {
    await folder.close();
  }
}
