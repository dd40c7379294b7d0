import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals';
import type { Db } from '../../../packages/hotwax/src/adapters/database/open-database';
import { LocalFolder } from '../../../packages/hotwax/src/adapters/files/local-folder';
import type { FeedName } from '../../../packages/hotwax/src/core/feeds';
import type { ExportResult } from '../../../packages/hotwax/src/jobs/export-feed';
import {
  type CustomerCondition,
  makeCustomer,
  type SeededCustomer,
} from '../../../packages/hotwax/src/seed/customer-rows';
import { insertRows } from '../../../packages/hotwax/src/seed/insert-rows';
import { draftRows, type OrderDraft } from '../../../packages/hotwax/src/seed/order-draft';
import { plainOrder } from '../../../packages/hotwax/src/seed/plain-order';
import { retailerRows } from '../../../packages/hotwax/src/seed/retailer';
import { SeededRandom } from '../../../packages/hotwax/src/seed/seeded-random';
import type { TestDatabase, TestDatabases } from '../databases';
import { EXPORT_FOLDERS, type ExportOptions, NOW, runExport, TestClock } from './export-run';
import { filesIn, readCustomerFiles, readOrderFiles } from './feed-files';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** An empty database and an empty folder, a clock, and what the tests of exports do with them. */
export class ExportScene {
  db!: Db;
  root!: string;
  clock!: TestClock;
  random!: SeededRandom;
  #made!: TestDatabase;

  /** Makes a new one before each test of the suite that calls this. */
  constructor(databases: TestDatabases) {
    beforeAll(() => databases.start(), 60_000);
    afterAll(() => databases.stop());
    beforeEach(async () => {
      this.#made = await databases.make();
      this.db = this.#made.db;
      this.root = mkdtempSync(join(tmpdir(), 'export-'));
      this.clock = new TestClock();
      this.random = new SeededRandom(1);
    });
    afterEach(async () => {
      await this.#made.stop();
      rmSync(this.root, { recursive: true });
    });
  }

  readonly run = (feed: FeedName, options: Partial<ExportOptions> = {}): Promise<ExportResult> =>
    runExport(feed, { db: this.db, folder: new LocalFolder(this.root), clock: this.clock, ...options });
  readonly files = (feed: FeedName) => filesIn(join(this.root, EXPORT_FOLDERS[feed]));
  readonly sentOrders = () => readOrderFiles(this.files('salesorder')).orders;
  readonly sentIds = () => this.sentOrders().map(({ orderId }) => orderId);
  readonly sentCustomers = () => readCustomerFiles(this.files('customer')).customers.map(({ partyId }) => partyId);

  /** Customers 1, 2, … a minute apart, the last one a minute ago. */
  readonly addCustomers = async (
    conditions: readonly CustomerCondition[],
    first = 0,
    end = NOW,
  ): Promise<SeededCustomer[]> => {
    const customers = conditions.map((condition, index) => {
      const created = new Date(end.getTime() - (conditions.length - index) * MINUTE);
      return makeCustomer(first + index, condition, created, this.random);
    });
    for (const { rows } of customers) {
      await insertRows(this.db, rows);
    }
    return customers;
  };

  /** Orders of a customer that NetSuite knows, a minute apart, the last one a minute ago. */
  readonly addOrders = async (
    count: number,
    change: (draft: OrderDraft, index: number) => void = () => undefined,
  ): Promise<string[]> => {
    await insertRows(this.db, retailerRows());
    const [customer] = await this.addCustomers(['known']);
    const drafts = Array.from({ length: count }, (_, index) => {
      const created = new Date(NOW.getTime() - (count - index) * MINUTE);
      const draft = plainOrder(index, customer as SeededCustomer, created, this.random);
      change(draft, index);
      return draft;
    });
    for (const draft of drafts) {
      await insertRows(this.db, draftRows(draft));
      await insertRows(this.db, draft.more);
    }
    return drafts.map(({ header }) => header.order_id);
  };

  readonly record = (feed: FeedName, recordId: string) =>
    this.db
      .selectFrom('hcsync_record')
      .selectAll()
      .where('feed', '=', feed)
      .where('record_id', '=', recordId)
      .executeTakeFirst();

  readonly setRecord = (recordId: string, changes: { state?: 'rejected'; retry_asked?: number }) =>
    this.db.updateTable('hcsync_record').set(changes).where('record_id', '=', recordId).execute();
}
