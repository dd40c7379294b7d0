import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { createHotWaxSchema } from '../../../packages/hotwax/src/adapters/database/create-hotwax-schema';
import { newCustomers, WAITING, waitingIds } from '../../../packages/hotwax/src/adapters/database/customer-queries';
import { migrate } from '../../../packages/hotwax/src/adapters/database/migrate';
import { type Db, openDatabase } from '../../../packages/hotwax/src/adapters/database/open-database';
import { orderHeaders } from '../../../packages/hotwax/src/adapters/database/order-queries';
import { LocalFolder } from '../../../packages/hotwax/src/adapters/files/local-folder';
import type { FeedName } from '../../../packages/hotwax/src/core/feeds';
import { addHistory } from '../../../packages/hotwax/src/seed/add-history';
import { seedDatabase } from '../../../packages/hotwax/src/seed/seed-database';
import { type MariaDbServer, startMariaDb } from '../mariadb-server';
import { type ExportOptions, NOW, runExport, TestClock } from './export-run';

const PAST = { customers: 1_000_000, orders: 2_000_000 };
const DAY = { customers: 1_500, orders: 3_000 };
const NOW_TEXT = '2026-03-09 10:15:00.000';

/** V8's own, which Node hides unless it is asked. */
const collectGarbage: () => void = (() => {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc');
})();

/** A large retailer: what was done long ago must cost the exports nothing. */
describe('a million customers and two million orders, of which a day is new', () => {
  let server: MariaDbServer;
  let db: Db;
  let root: string;
  const clock = new TestClock();

  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'scale-'));
    server = await startMariaDb([
      '--innodb-buffer-pool-size=2G',
      '--innodb-log-file-size=1G',
      '--skip-innodb-doublewrite',
    ]);
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
      const { rows } = await sql<{ Value: string }>`show global status like 'Handler_read_%'`.execute(db);
      return rows.reduce((sum, { Value }) => sum + Number(Value), 0);
    };
    const before = await counter();
    const begun = performance.now();
    const result = await work();
    return { rows: (await counter()) - before, result, milliseconds: performance.now() - begun };
  }

  const run = (feed: FeedName, options: Partial<ExportOptions> = {}) =>
    runExport(feed, { db, folder: new LocalFolder(root), clock, pageSize: 200, ...options });
  /** For the README. */
  const tell = (what: string, { rows, milliseconds }: { rows: number; milliseconds: number }) =>
    process.stdout.write(`${what}: ${rows} rows read, ${(milliseconds / 1_000).toFixed(1)} s\n`);

  test('the first run looks at all customers; the later ones at new ones only', async () => {
    const first = await rowsRead(() => run('customer'));
    tell('customers, first run', first);
    expect(first.result.exported).toBeGreaterThan(DAY.customers / 5);
    clock.pass(3_600_000);
    const second = await rowsRead(() => run('customer'));
    tell('customers, an hour later', second);
    expect(second.result.exported).toBe(0);
    expect(second.rows).toBeLessThan(30 * DAY.customers);
  }, 600_000);

  test('orders are read as far as they are Created', async () => {
    const first = await rowsRead(() => run('salesorder'));
    tell('orders, first run', first);
    expect(first.result.exported).toBeGreaterThan(DAY.orders / 3);
    expect(first.rows).toBeLessThan(300 * DAY.orders);
    clock.pass(3_600_000);
    const second = await rowsRead(() => run('salesorder'));
    tell('orders, an hour later', second);
    expect(second.result.exported).toBe(0);
    expect(second.rows).toBeLessThan(300 * DAY.orders);
  }, 600_000);

  test('memory is flat, however many customers there are to send', async () => {
    await db
      .deleteFrom('party_identification')
      .where('party_identification_type_id', '=', 'NETSUITE_CUSTOMER_ID')
      .where('party_id', '>=', '1000000000')
      .where('party_id', '<', '1000100000')
      .execute();
    const heap: number[] = [];
    const observe = (step: string) => {
      if (step.startsWith('after remembering')) {
        collectGarbage();
        heap.push(process.memoryUsage().heapUsed + process.memoryUsage().external);
      }
    };
    clock.pass(24 * 3_600_000);
    const all = await rowsRead(() => run('customer', { observe, limits: { records: 5_000 } }));
    tell('100,000 customers', all);
    expect(all.result.exported).toBe(100_000);
    expect(heap).toHaveLength(20);
    const growth = heap.map((bytes) => Math.round((bytes - (heap[1] ?? 0)) / 1_000_000));
    process.stdout.write(`alive after each file, against the second one: ${growth.join(' ')} MB\n`);
    // A file holds 5,000 customers, some 5 MB: were each kept, there would be 90 MB more at the last one.
    expect(Math.max(...growth)).toBeLessThan(30);
  }, 600_000);

  async function keysOf(query: { explain(): Promise<Record<string, unknown>[]> }): Promise<Record<string, unknown>> {
    return Object.fromEntries((await query.explain()).map(({ table, key }) => [String(table), key]));
  }

  test('the queries use the indexes that docs/hotwax.md names', async () => {
    const filter = { excludedSalesChannels: ['LOOP_EXCH'], minAgeMinutes: 0 };
    const after = { entryDate: '2026-03-08 12:00:00.000', orderId: 'M1' };
    expect(
      await keysOf(orderHeaders(db, { dated: true, after, now: NOW_TEXT, settled: NOW_TEXT, filter }).limit(200)),
    ).toMatchObject({ header: 'hcsync_created_orders', seen: 'PRIMARY', known: 'PRIMARY' });
    expect(
      await keysOf(newCustomers(db, { date: '2026-03-08 00:00:00.000', partyId: '1' }, true).limit(500)),
    ).toMatchObject({ party: 'party_txcrts', person: 'PRIMARY', role: 'PRIMARY', seen: 'PRIMARY', known: 'PRIMARY' });
    const indexes = await Promise.all(WAITING.map((why) => keysOf(waitingIds(db, why, '1').limit(500))));
    // Two indexes begin with the feed and the state; while few records are in a state MariaDB takes either.
    const ofState = expect.stringMatching(/^hcsync_record_(state|answered)$/);
    expect(indexes.map(({ hcsync_record }) => hcsync_record)).toEqual([ofState, ofState, 'hcsync_record_asked']);
  });
});
