import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Db } from '../../../packages/hotwax/src/adapters/database/open-database';
import { LocalFolder } from '../../../packages/hotwax/src/adapters/files/local-folder';
import type { FeedName } from '../../../packages/hotwax/src/core/feeds';
import { makeCustomer, type SeededCustomer } from '../../../packages/hotwax/src/seed/customer-rows';
import { insertRows } from '../../../packages/hotwax/src/seed/insert-rows';
import { ORDER_CONDITIONS } from '../../../packages/hotwax/src/seed/order-conditions';
import { draftRows } from '../../../packages/hotwax/src/seed/order-draft';
import { plainOrder } from '../../../packages/hotwax/src/seed/plain-order';
import { retailerRows } from '../../../packages/hotwax/src/seed/retailer';
import { addRows, type Rows } from '../../../packages/hotwax/src/seed/rows';
import { SeededRandom } from '../../../packages/hotwax/src/seed/seeded-random';
import { emptyOwnTables, type TestDatabase, type TestDatabases } from '../databases';
import { EXPORT_FOLDERS, NOW, runExport, TestClock } from './export-run';
import { filesIn, readCustomerFiles, readOrderFiles } from './feed-files';
import { Killed, Mortality } from './mortal';

/** Longer than a lock of a dead run holds. */
const LOCK_MILLISECONDS = 11 * 60_000;
const DUE = {
  customer: ['10001', '10002', '10003', '10005'],
  salesorder: ['M100001', 'M100002', 'M100004', 'M100005'],
};
const BLOCKED = { customer: '10004', salesorder: 'M100003' };

/** Four customers and four orders to send in two files, and one of each that cannot go. */
function smallRetailer(): Rows {
  const random = new SeededRandom(3);
  const rows: Rows = {};
  addRows(rows, retailerRows());
  const customers = ['known', 'new', 'new', 'new', 'noName', 'new'].map((condition, index) =>
    makeCustomer(index, condition as 'new', new Date(NOW.getTime() - (60 - index) * 60_000), random),
  );
  for (const customer of customers) {
    addRows(rows, customer.rows);
  }
  for (let index = 0; index < 5; index += 1) {
    const created = new Date(NOW.getTime() - (50 - index) * 60_000);
    const draft = plainOrder(index, customers[0] as SeededCustomer, created, random);
    if (index === 2) {
      ORDER_CONDITIONS.unmappedProduct.change(draft);
    }
    addRows(rows, draftRows(draft));
  }
  return rows;
}

const RETAILER = smallRetailer();

/** Kills each export at each point where it touches the world, and lets the next run go on. */
export function describeKilledExports(name: string, databases: TestDatabases): void {
  describe(`exports that die, on ${name}`, () => {
    let made: TestDatabase;

    beforeAll(async () => {
      await databases.start();
      made = await databases.make();
      await insertRows(made.db, RETAILER);
    }, 60_000);
    afterAll(async () => {
      await made.stop();
      await databases.stop();
    });

    /** As if no job had ever run. */
    async function restore(db: Db): Promise<void> {
      await emptyOwnTables(db);
      await db.deleteFrom('order_item').execute();
      await db.deleteFrom('person').execute();
      await insertRows(db, { order_item: RETAILER.order_item, person: RETAILER.person });
    }

    /** A run that dies at a point, then what happens meanwhile, then a run that does not die. */
    async function dieAt(feed: FeedName, point: number, meanwhile: (db: Db, root: string) => Promise<void>) {
      const { db } = made;
      const root = mkdtempSync(join(tmpdir(), 'killed-'));
      const clock = new TestClock();
      const options = { clock, limits: { records: 3 }, pageSize: 4 };
      try {
        await restore(db);
        const mortality = new Mortality(point);
        const dying = { db: mortality.database(db), folder: mortality.folder(new LocalFolder(root), root) };
        const death = await runExport(feed, { ...options, ...dying, holder: 'dying' }).then(
          () => undefined,
          (error: unknown) => error,
        );
        if (death !== undefined && !(death instanceof Killed)) {
          throw death;
        }
        await meanwhile(db, root);
        clock.pass(LOCK_MILLISECONDS);
        await runExport(feed, { ...options, db, folder: new LocalFolder(root), holder: 'next' });
        return { ...(await endState(feed, db, root)), passed: mortality.passed, diedAt: mortality.diedAt };
      } finally {
        rmSync(root, { recursive: true });
      }
    }

    async function endState(feed: FeedName, db: Db, root: string) {
      const folder = join(root, EXPORT_FOLDERS[feed]);
      const csvs = [...filesIn(folder), ...filesIn(join(folder, 'archive'))].filter(([file]) => file.endsWith('.csv'));
      const files = new Map(csvs);
      const { rejects } = feed === 'customer' ? readCustomerFiles(files) : readOrderFiles(files);
      const sent =
        feed === 'customer'
          ? readCustomerFiles(files).customers.map(({ partyId }) => partyId)
          : readOrderFiles(files).orders.map(({ orderId }) => orderId);
      const states = await db.selectFrom('hcsync_file').select(['file_name', 'state']).execute();
      const parts = await db.selectFrom('hcsync_file_part').select('part_number').execute();
      const records = await db.selectFrom('hcsync_record').select(['record_id', 'state', 'attempts']).execute();
      return {
        sent: sent.sort(),
        rejects,
        filesTwice: csvs.length - files.size,
        unsent: states.filter(({ state, file_name }) => state !== 'sent' || !files.has(file_name)),
        parts,
        records: Object.fromEntries(
          records.map(({ record_id, state, attempts }) => [record_id, `${state} ${attempts}`]),
        ),
      };
    }

    function perfect(feed: FeedName) {
      return {
        sent: DUE[feed],
        rejects: [],
        filesTwice: 0,
        unsent: [],
        parts: [],
        records: Object.fromEntries([...DUE[feed].map((id) => [id, 'exported 1']), [BLOCKED[feed], 'blocked 0']]),
      };
    }

    /** What an order says changes; NetSuite takes what stands there. */
    const change = async (db: Db) => {
      await db.updateTable('order_item').set({ unit_price: '77.77' }).execute();
      await db.updateTable('person').set({ first_name: 'Changed' }).where('party_id', '<>', BLOCKED.customer).execute();
    };
    const take = async (feed: FeedName, root: string) => {
      const folder = join(root, EXPORT_FOLDERS[feed]);
      mkdirSync(join(folder, 'archive'), { recursive: true });
      for (const file of readdirSync(folder).filter((entry) => entry.endsWith('.csv'))) {
        renameSync(join(folder, file), join(folder, 'archive', file));
      }
    };

    test.each<FeedName>(['customer', 'salesorder'])(
      'send each %s once and in one version, wherever they die',
      async (feed) => {
        const alive = await dieAt(feed, Number.POSITIVE_INFINITY, change);
        const deaths: string[] = [];
        for (let point = 1; point <= alive.passed.length; point += 1) {
          const { passed, diedAt, ...state } = await dieAt(feed, point, change);
          deaths.push(diedAt);
          expect([point, diedAt, state]).toEqual([point, diedAt, perfect(feed)]);
        }
        // Else the test would say little: statements, writes, and what comes between.
        expect(deaths.length).toBeGreaterThan(25);
        expect(deaths.filter((death) => death.startsWith('in the middle')).length).toBe(2);
        expect(deaths.filter((death) => death.startsWith('wrote')).length).toBe(2);
      },
      300_000,
    );

    test.each<FeedName>(['customer', 'salesorder'])(
      'do not send a %s file again that NetSuite took before it was noted',
      async (feed) => {
        const alive = await dieAt(feed, Number.POSITIVE_INFINITY, async () => undefined);
        // Before the first file is written there is nothing to take.
        const first = alive.passed.findIndex((what) => what.startsWith('write ')) + 1;
        expect(first).toBeGreaterThan(0);
        for (let point = first; point <= alive.passed.length; point += 1) {
          const { passed, diedAt, ...state } = await dieAt(feed, point, (_, root) => take(feed, root));
          expect([point, diedAt, state]).toEqual([point, diedAt, perfect(feed)]);
        }
      },
      300_000,
    );
  });
}
