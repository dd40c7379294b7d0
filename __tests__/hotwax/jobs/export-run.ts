import type { Db } from '../../../packages/hotwax/src/adapters/database/open-database';
import { SqlCustomerReader } from '../../../packages/hotwax/src/adapters/database/sql-customer-reader';
import { SqlExportLedger } from '../../../packages/hotwax/src/adapters/database/sql-export-ledger';
import { SqlJobLocks } from '../../../packages/hotwax/src/adapters/database/sql-job-locks';
import { SqlOrderReader } from '../../../packages/hotwax/src/adapters/database/sql-order-reader';
import type { FeedName } from '../../../packages/hotwax/src/core/feeds';
import type {
  CustomerSettings,
  FileLimits,
  OrderFilter,
  OrderSettings,
} from '../../../packages/hotwax/src/core/settings';
import { exportCustomers } from '../../../packages/hotwax/src/jobs/export-customers';
import type { ExportResult } from '../../../packages/hotwax/src/jobs/export-feed';
import { exportOrders } from '../../../packages/hotwax/src/jobs/export-orders';
import { withJobLock } from '../../../packages/hotwax/src/jobs/job-lock';
import type { FeedFolder, StepObserver } from '../../../packages/hotwax/src/jobs/ports';
import { SETTINGS } from '../core/hotwax-order';

export const CUSTOMER_SETTINGS: CustomerSettings = {
  externalIdFrom: 'shopifyId',
  subsidiary: '1',
  constants: { status: 'CUSTOMER-Closed Won', taxable: 'TRUE', defaultOrderPriority: '5', accountSource: '' },
};
export const EXPORT_FOLDERS: Record<FeedName, string> = {
  customer: 'customer/export',
  salesorder: 'salesorder/export',
};
export const NOW = new Date('2026-03-09T10:15:00.000Z');

/** A clock that stands still until a test moves it. */
export class TestClock {
  constructor(private time = NOW.getTime()) {}
  now(): Date {
    return new Date(this.time);
  }
  pass(milliseconds: number): void {
    this.time += milliseconds;
  }
}

export interface ExportOptions {
  readonly db: Db;
  readonly folder: FeedFolder;
  readonly clock: TestClock;
  readonly limits?: Partial<FileLimits>;
  readonly customers?: Partial<CustomerSettings>;
  readonly orders?: Partial<OrderSettings>;
  readonly filter?: Partial<OrderFilter>;
  readonly pageSize?: number;
  readonly observe?: StepObserver;
  readonly holder?: string;
}

/** One run of an export job, put together as the command line does it, with small pages. */
export async function runExport(feed: FeedName, options: ExportOptions): Promise<ExportResult> {
  const { db, folder, clock, pageSize = 7, observe = () => undefined, holder = 'test' } = options;
  const ports = { ledger: new SqlExportLedger(db), folder, clock, observe };
  const limits = { records: 1_000, rows: 25_000, bytes: 50_000_000, ...options.limits };
  const exportFolder = EXPORT_FOLDERS[feed];
  return withJobLock(`export-${feed}`, holder, { locks: new SqlJobLocks(db), clock }, (alive) => {
    if (feed === 'customer') {
      const settings = { ...CUSTOMER_SETTINGS, ...options.customers };
      const customers = new SqlCustomerReader(db, clock, {
        databaseTimeZone: 'UTC',
        onlyWithShopifyId: settings.externalIdFrom === 'shopifyId',
        overlapHours: 48,
        sweepHours: 24,
        pageSize,
      });
      return exportCustomers({ settings, limits, exportFolder }, { ...ports, customers }, alive);
    }
    const filter = { excludedSalesChannels: ['LOOP_EXCH'], minAgeMinutes: 0, ...options.filter };
    const orders = new SqlOrderReader(db, clock, { filter, databaseTimeZone: 'UTC', pageSize });
    return exportOrders(
      { settings: { ...SETTINGS, ...options.orders }, limits, exportFolder },
      { ...ports, orders },
      alive,
    );
  });
}
