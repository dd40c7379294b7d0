import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { createHotWaxSchema } from '../../../packages/hotwax/src/adapters/database/create-hotwax-schema';
import { newCustomers, waitingCustomers } from '../../../packages/hotwax/src/adapters/database/customer-queries';
import { migrate } from '../../../packages/hotwax/src/adapters/database/migrate';
import { type Db, openDatabase } from '../../../packages/hotwax/src/adapters/database/open-database';
import { orderHeaders } from '../../../packages/hotwax/src/adapters/database/order-queries';
import { LocalFolder } from '../../../packages/hotwax/src/adapters/files/local-folder';
import { addHistory } from '../../../packages/hotwax/src/seed/add-history';
import { seedDatabase } from '../../../packages/hotwax/src/seed/seed-database';
import { type MariaDbServer, startMariaDb } from '../mariadb-server';
import { NOW, runExport, TestClock } from './export-run';

const PAST = { customers: 1_000_000, orders: 2_000_000 };
const DAY = { customers: 1_500, orders: 3_000 };
const NOW_TEXT = '2026-03-09 10:15:00.000';

/** A large retailer: what was done long ago must cost the exports nothing. */
describe('a million customers and two million orders, of which a day is new', () => {
  let server: MariaDbServer;
  let db: Db;
  let root: string;
  const clock = new TestClock();

  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'scale-'));
    server = await startMariaDb(['--innodb-buffer-pool-size=2G', '--innodb-log-file-size=1G']);
    db = openDatabase(server.location);
    await createHotWaxSchema(db);
    await migrate(db);
    await addHistory(db, PAST);
    await seedDatabase(db, { seed: 11, ...DAY, now: NOW });
  }, 1_800_000);
  afterAll(async () => {
    await db.destroy();
    await server.stop();
    rmSync(root, { recursive: true });
  });

  /** Rows that the server read while the work was done. */
  async function rowsRead<T>(work: () => Promise<T>): Promise<{ rows: number; result: T; milliseconds: number }> {
    const counter = async () => {
      const { rows } = await sql<{ Value: string }>`show global status like 'Innodb_rows_read'`.execute(db);
      return Number(rows[0]?.Value);
    };
    const before = await counter();
    const begun = performance.now();
    const result = await work();
    return { rows: (await counter()) - before, result, milliseconds: performance.now() - begun };
  }

  const run = (feed: 'customer' | 'salesorder') =>
    runExport(feed, { db, folder: new LocalFolder(root), clock, pageSize: 200 });

  test('the first run looks at all customers once; the later ones at new ones only', async () => {
    const first = await rowsRead(() => run('customer'));
    expect(first.result.exported).toBeGreaterThan(DAY.customers / 5);
    clock.pass(3_600_000);
    const second = await rowsRead(() => run('customer'));
    expect(second.result.exported).toBe(0);
    expect(second.rows).toBeLessThan(60 * DAY.customers);
    console.log('customers', first.rows, first.milliseconds, second.rows, second.milliseconds);
  }, 600_000);

  test('orders are read as far as they are Created, in flat memory', async () => {
    const heap = () => process.memoryUsage().heapUsed;
    const before = heap();
    const first = await rowsRead(() => run('salesorder'));
    expect(first.result.exported).toBeGreaterThan(DAY.orders / 3);
    expect(first.rows).toBeLessThan(200 * DAY.orders);
    clock.pass(3_600_000);
    const second = await rowsRead(() => run('salesorder'));
    expect(second.result.exported).toBe(0);
    expect(second.rows).toBeLessThan(200 * DAY.orders);
    console.log('orders', first.rows, first.milliseconds, second.rows, second.milliseconds, heap() - before);
  }, 600_000);

  async function keysOf(query: { explain(): Promise<Record<string, unknown>[]> }): Promise<Record<string, unknown>> {
    return Object.fromEntries((await query.explain()).map(({ table, key }) => [String(table), key]));
  }

  test('the queries use the indexes that the README names', async () => {
    const filter = { excludedSalesChannels: ['LOOP_EXCH'], minAgeMinutes: 0 };
    const after = { entryDate: '2026-03-08 12:00:00.000', orderId: 'M1' };
    console.log(
      JSON.stringify(
        await orderHeaders(db, { dated: true, after, now: NOW_TEXT, settled: NOW_TEXT, filter }).limit(200).explain(),
      ),
      JSON.stringify(
        await newCustomers(db, { date: '2026-03-08 00:00:00.000', partyId: '1' }, true).limit(500).explain(),
      ),
      JSON.stringify(await waitingCustomers(db, '1').limit(500).explain()),
    );
    expect(
      await keysOf(orderHeaders(db, { dated: true, after, now: NOW_TEXT, settled: NOW_TEXT, filter }).limit(200)),
    ).toMatchObject({ header: 'hcsync_created_orders', seen: 'PRIMARY', known: 'PRIMARY' });
    expect(
      await keysOf(newCustomers(db, { date: '2026-03-08 00:00:00.000', partyId: '1' }, true).limit(500)),
    ).toMatchObject({ party: 'party_txcrts', person: 'PRIMARY', role: 'PRIMARY', seen: 'PRIMARY', known: 'PRIMARY' });
    expect(await keysOf(waitingCustomers(db, '1').limit(500))).toMatchObject({ seen: 'hcsync_record_state' });
  });
});
