import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Db } from '../../../packages/hotwax/src/adapters/database/open-database';
import { SqlExportLedger } from '../../../packages/hotwax/src/adapters/database/sql-export-ledger';
import { SqlJobLocks } from '../../../packages/hotwax/src/adapters/database/sql-job-locks';
import { LocalFolder } from '../../../packages/hotwax/src/adapters/files/local-folder';
import { databaseDate } from '../../../packages/hotwax/src/core/date-text';
import type { SeenRecord } from '../../../packages/hotwax/src/core/decide-export';
import type { FileDraft } from '../../../packages/hotwax/src/core/feed-file-draft';
import type { FeedName } from '../../../packages/hotwax/src/core/feeds';
import { FeedFolderError } from '../../../packages/hotwax/src/jobs/feed-folder-error';
import {
  CUSTOMER_CONDITIONS,
  type CustomerCondition,
  makeCustomer,
  type SeededCustomer,
} from '../../../packages/hotwax/src/seed/customer-rows';
import { insertRows } from '../../../packages/hotwax/src/seed/insert-rows';
import { ORDER_CONDITIONS, type OrderCondition } from '../../../packages/hotwax/src/seed/order-conditions';
import { draftRows, type OrderDraft } from '../../../packages/hotwax/src/seed/order-draft';
import { plainOrder } from '../../../packages/hotwax/src/seed/plain-order';
import { retailerRows } from '../../../packages/hotwax/src/seed/retailer';
import { seedDatabase } from '../../../packages/hotwax/src/seed/seed-database';
import { SeededRandom } from '../../../packages/hotwax/src/seed/seeded-random';
import { decideOrders } from '../../../src/SuiteScripts/HotWaxSync/feed/decide-orders';
import type { TestDatabase, TestDatabases } from '../databases';
import { EXPORT_FOLDERS, type ExportOptions, NOW, runExport, TestClock } from './export-run';
import { filesIn, readCustomerFiles, readOrderFiles } from './feed-files';
import { netsuiteKnowledge } from './netsuite-knowledge';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** What the exports must do, whatever the database. */
export function describeExports(name: string, databases: TestDatabases): void {
  describe(`exports on ${name}`, () => {
    let made: TestDatabase;
    let db: Db;
    let root: string;
    let clock: TestClock;
    let random: SeededRandom;

    beforeAll(() => databases.start(), 60_000);
    afterAll(() => databases.stop());
    beforeEach(async () => {
      made = await databases.make();
      ({ db } = made);
      root = mkdtempSync(join(tmpdir(), 'export-'));
      clock = new TestClock();
      random = new SeededRandom(1);
    });
    afterEach(async () => {
      await made.stop();
      rmSync(root, { recursive: true });
    });

    const run = (feed: FeedName, options: Partial<ExportOptions> = {}) =>
      runExport(feed, { db, folder: new LocalFolder(root), clock, ...options });
    const files = (feed: FeedName) => filesIn(join(root, EXPORT_FOLDERS[feed]));
    const sentOrders = () => readOrderFiles(files('salesorder')).orders;
    const sentIds = () => sentOrders().map(({ orderId }) => orderId);
    const sentCustomers = () => readCustomerFiles(files('customer')).customers.map(({ partyId }) => partyId);

    /** Customers 1, 2, … a minute apart, the last one a minute ago. */
    async function addCustomers(
      conditions: readonly CustomerCondition[],
      first = 0,
      end = NOW,
    ): Promise<SeededCustomer[]> {
      const customers = conditions.map((condition, index) => {
        const created = new Date(end.getTime() - (conditions.length - index) * MINUTE);
        return makeCustomer(first + index, condition, created, random);
      });
      for (const { rows } of customers) {
        await insertRows(db, rows);
      }
      return customers;
    }

    /** Orders of a customer that NetSuite knows, a minute apart, the last one a minute ago. */
    async function addOrders(count: number, change: (draft: OrderDraft, index: number) => void = () => undefined) {
      await insertRows(db, retailerRows());
      const [customer] = await addCustomers(['known']);
      const drafts = Array.from({ length: count }, (_, index) => {
        const created = new Date(NOW.getTime() - (count - index) * MINUTE);
        const draft = plainOrder(index, customer as SeededCustomer, created, random);
        change(draft, index);
        return draft;
      });
      for (const draft of drafts) {
        await insertRows(db, draftRows(draft));
        await insertRows(db, draft.more);
      }
      return drafts.map(({ header }) => header.order_id);
    }

    const record = (feed: FeedName, recordId: string) =>
      db
        .selectFrom('hcsync_record')
        .selectAll()
        .where('feed', '=', feed)
        .where('record_id', '=', recordId)
        .executeTakeFirst();
    const setRecord = (recordId: string, changes: { state?: 'rejected'; retry_asked?: number }) =>
      db.updateTable('hcsync_record').set(changes).where('record_id', '=', recordId).execute();

    describe('of everything a database can hold', () => {
      test('customers meet their fate, and NetSuite\u2019s half takes all that are sent', async () => {
        const { customers } = await seedDatabase(db, { seed: 7, customers: 60, orders: 0, now: NOW });
        const result = await run('customer');
        const read = readCustomerFiles(files('customer'));
        expect(read.rejects).toEqual([]);
        const fates = (codes: (code: string | undefined) => boolean) =>
          customers.filter(({ condition }) => codes(CUSTOMER_CONDITIONS[condition])).map(({ partyId }) => partyId);
        const left: CustomerCondition[] = ['known', 'guest'];
        expect(read.customers.map(({ partyId }) => partyId)).toEqual(
          customers
            .filter(({ condition }) => CUSTOMER_CONDITIONS[condition] === undefined && !left.includes(condition))
            .map(({ partyId }) => partyId),
        );
        expect(
          result.firstBlocked.map(({ recordId, problems }) => [recordId, problems.map(({ code }) => code)]),
        ).toEqual(
          fates((code) => code !== undefined).map((partyId) => [
            partyId,
            [CUSTOMER_CONDITIONS[customers.find((one) => one.partyId === partyId)?.condition ?? 'new']],
          ]),
        );
      });

      test('orders meet their fate, and NetSuite\u2019s half takes all that are sent', async () => {
        const { orders, customers } = await seedDatabase(db, { seed: 7, customers: 30, orders: 80, now: NOW });
        const result = await run('salesorder', { orders: { sendWithoutCustomerId: true } });
        const read = readOrderFiles(files('salesorder'));
        expect(read.rejects).toEqual([]);
        const decided = decideOrders(read.orders, netsuiteKnowledge({ customers }));
        expect(decided.rejects).toEqual([]);
        expect(decided.import.map(({ key }) => key)).toEqual(read.orders.map(({ key }) => key));
        const guests = new Set(
          orders.filter(({ customer }) => customer.condition === 'guest').map(({ orderId }) => orderId),
        );
        const fateOf = ({ orderId, fate }: (typeof orders)[number]) =>
          fate === 'sent' && guests.has(orderId) ? 'SHOPIFY_ID_MISSING' : fate;
        const sent = orders.filter((order) => fateOf(order) === 'sent').map(({ orderId }) => orderId);
        expect(read.orders.map(({ orderId }) => orderId).sort()).toEqual(sent.sort());
        const blocked = orders
          .filter((order) => !['sent', 'left'].includes(fateOf(order)))
          .map((order) => [order.orderId, [fateOf(order)]]);
        expect(
          result.firstBlocked.map(({ recordId, problems }) => [recordId, problems.map(({ code }) => code)]).sort(),
        ).toEqual(blocked.sort());
        // Else this test would say little.
        expect(new Set(orders.map(({ condition }) => condition)).size).toBe(Object.keys(ORDER_CONDITIONS).length);
      });

      test('are listed in the bookkeeping with their reasons, and nothing is sent twice', async () => {
        await seedDatabase(db, { seed: 7, customers: 30, orders: 60, now: NOW });
        const first = [await run('customer'), await run('salesorder')];
        const before = [files('customer'), files('salesorder')];
        clock.pass(HOUR);
        const second = [await run('customer'), await run('salesorder')];
        expect(second.map(({ exported, files: sent }) => [exported, sent])).toEqual([
          [0, []],
          [0, []],
        ]);
        expect([files('customer'), files('salesorder')]).toEqual(before);
        expect(second.map(({ blocked, blockedBy }) => [blocked, blockedBy])).toEqual(
          first.map(({ blocked, blockedBy }) => [blocked, blockedBy]),
        );
        const noted = await db.selectFrom('hcsync_record').selectAll().where('state', '=', 'blocked').execute();
        expect(noted).toHaveLength(first.reduce((sum, { blocked }) => sum + blocked, 0));
        expect(noted.every(({ reasons }) => JSON.parse(reasons ?? '[]').length > 0)).toBe(true);
      });
    });

    describe('files', () => {
      test('have their orders oldest first, whatever the order ids', async () => {
        const ids = ['M9', 'M10', 'M8', 'M11'];
        await addOrders(4, (draft, index) => rename(draft, ids[index] ?? ''));
        await run('salesorder', { pageSize: 1 });
        expect(sentIds()).toEqual(ids);
      });

      test('hold at most so many orders, and none is left behind', async () => {
        const ids = await addOrders(7);
        const result = await run('salesorder', { limits: { records: 3 } });
        expect(result.files.map(({ records }) => records)).toEqual([3, 3, 1]);
        expect(result.files.map(({ name }) => name)).toEqual([...files('salesorder').keys()]);
        expect(sentIds()).toEqual(ids);
      });

      test('hold at most so many rows, and all lines of an order stand in one of them', async () => {
        const lines = [3, 4, 1, 2];
        const ids = await addOrders(4, (draft, index) => {
          draft.adjustments = [];
          draft.items = Array.from({ length: lines[index] ?? 0 }, (_, item) => ({
            ...(draft.items[0] as OrderDraft['items'][number]),
            order_item_seq_id: String(101 + item).padStart(5, '0'),
          }));
        });
        const result = await run('salesorder', { limits: { rows: 5 } });
        expect(result.files.map(({ rows }) => rows)).toEqual([3, 5, 2]);
        expect(sentOrders().map(({ orderId, rows }) => [orderId, rows.length])).toEqual(
          ids.map((id, index) => [id, lines[index]]),
        );
      });

      test('never hold an order that alone is too long; it is listed', async () => {
        const [long] = await addOrders(2, (draft, index) => {
          draft.adjustments = [];
          if (index === 0) {
            draft.items.push({ ...(draft.items[0] as OrderDraft['items'][number]), order_item_seq_id: '00200' });
          } else {
            draft.items = draft.items.slice(0, 1);
          }
        });
        const result = await run('salesorder', { limits: { rows: 1 } });
        expect(result.blockedBy).toEqual({ TOO_MANY_LINES: 1 });
        expect(result.firstBlocked[0]?.recordId).toBe(long);
        expect(result.exported).toBe(1);
      });

      test('end each line with LF and have no mark in front', async () => {
        await addOrders(1);
        await run('salesorder');
        const [text = ''] = files('salesorder').values();
        expect([text.startsWith('externalId,orderId,'), text.endsWith('\n'), text.includes('\r')]).toEqual([
          true,
          true,
          false,
        ]);
      });

      test('are not written when there is nothing to send', async () => {
        await insertRows(db, retailerRows());
        const result = await run('salesorder');
        expect([result.files, files('salesorder').size]).toEqual([[], 0]);
      });
    });

    describe('weaknesses of the existing connector', () => {
      test('weakness 4: customers that cannot go never starve those behind them', async () => {
        await addCustomers(Array.from({ length: 40 }, () => 'noName' as const));
        const [last] = await addCustomers(['new'], 40);
        const result = await run('customer', { pageSize: 5 });
        expect([result.blocked, sentCustomers()]).toEqual([40, [last?.partyId]]);
      });

      test('weakness 4: orders that cannot go never starve those behind them', async () => {
        const ids = await addOrders(30, (draft, index) => {
          if (index < 29) ORDER_CONDITIONS.unmappedProduct.change(draft);
        });
        const result = await run('salesorder', { pageSize: 5 });
        expect([result.blocked, sentIds()]).toEqual([29, ids.slice(29)]);
      });

      test('weakness 6: an adjustment with two attributes counts once', async () => {
        await addOrders(1, (draft) => ORDER_CONDITIONS.attributedDiscount.change(draft));
        await run('salesorder');
        const discounts = sentOrders()[0]?.rows.filter(({ values }) => values.orderLineTypeId !== undefined);
        expect(discounts?.map(({ values }) => [values.item, values.quantity, values.price])).toEqual([
          ['9001', '1', '-7.00'],
        ]);
      });

      test('weakness 7: a mixed cart goes once, with all its items', async () => {
        await addOrders(1, (draft) => ORDER_CONDITIONS.mixedCart.change(draft, random));
        await run('salesorder');
        clock.pass(HOUR);
        await run('salesorder');
        expect(sentIds()).toEqual(['M100001']);
        const items = await db.selectFrom('order_item').select('order_item_seq_id').execute();
        expect(sentOrders()[0]?.rows.map(({ values }) => values.orderLineId)).toEqual(
          items.map(({ order_item_seq_id }) => order_item_seq_id),
        );
      });

      test('weakness 8: two product ids in force do not double a line; one out of force does not count', async () => {
        await addOrders(1, (draft) => {
          draft.adjustments = [];
          draft.items = draft.items.slice(0, 1).map((item) => ({ ...item, product_id: 'HAT' }));
          const id = (id_value: string, from: number, thru_date: string | null = null) => ({
            good_identification_type_id: 'NETSUITE_PRODUCT_ID',
            product_id: 'HAT',
            id_value,
            from_date: `${from}-01-01 00:00:00.000`,
            thru_date,
          });
          draft.more.good_identification = [
            id('4711', 2020),
            id('4712', 2022),
            id('4713', 2024, '2025-01-01 00:00:00.000'),
            id('4714', 2030),
          ];
        });
        await run('salesorder');
        expect(sentOrders()[0]?.rows.map(({ values }) => values.item)).toEqual(['4712']);
      });

      test('weakness 10: what cannot go is marked as nothing but that, and goes once it is mended', async () => {
        const [id = ''] = await addOrders(1, (draft) => ORDER_CONDITIONS.unmappedProduct.change(draft));
        await run('salesorder');
        expect((await record('salesorder', id))?.state).toBe('blocked');
        await insertRows(db, {
          good_identification: [
            {
              good_identification_type_id: 'NETSUITE_PRODUCT_ID',
              product_id: 'NOT_YET',
              id_value: '4713',
              from_date: '2026-01-01 00:00:00.000',
              thru_date: null,
            },
          ],
        });
        clock.pass(HOUR);
        await run('salesorder');
        expect(sentIds()).toEqual([id]);
        expect(await record('salesorder', id)).toMatchObject({ state: 'exported', attempts: 1, reasons: null });
      });

      test('weakness 26: e-mail and phone are those of one contact each, the newest in force', async () => {
        const [customer] = await addCustomers(['moved']);
        await run('customer');
        const [row] = readCustomerFiles(files('customer')).customers;
        expect(row?.values.email).toBe(`customer${customer?.partyId}@example.com`);
        expect(row?.values.phone).toMatch(/^\+(1212|4640|813|4989)/);
      });
    });

    describe('what NetSuite rejected', () => {
      test('goes again once the row in HotWax has changed, and not before', async () => {
        const [id = ''] = await addOrders(1);
        await run('salesorder');
        await setRecord(id, { state: 'rejected' });
        clock.pass(HOUR);
        const unchanged = await run('salesorder');
        expect([unchanged.exported, unchanged.rejectedUnchanged]).toEqual([0, 1]);
        await db.updateTable('order_header').set({ order_name: '#2' }).execute();
        clock.pass(HOUR);
        await run('salesorder');
        expect(sentOrders().map(({ values }) => values.orderId)).toEqual(['#1001', '#2']);
        expect(await record('salesorder', id)).toMatchObject({
          state: 'exported',
          attempts: 2,
          first_exported_at: NOW.toISOString(),
          exported_at: new Date(NOW.getTime() + 2 * HOUR).toISOString(),
        });
      });

      test('goes again when its customer got its id, or a mapping changed', async () => {
        const [id = ''] = await addOrders(1);
        await run('salesorder');
        await setRecord(id, { state: 'rejected' });
        await db
          .updateTable('integration_type_mapping')
          .set({ mapping_value: '305' })
          .where('mapping_key', '=', 'STANDARD')
          .execute();
        clock.pass(HOUR);
        expect((await run('salesorder')).exported).toBe(1);
      });

      test('goes again when asked, once', async () => {
        const [id = ''] = await addOrders(1);
        await run('salesorder');
        await setRecord(id, { state: 'rejected', retry_asked: 1 });
        clock.pass(HOUR);
        expect((await run('salesorder')).exported).toBe(1);
        clock.pass(HOUR);
        expect((await run('salesorder')).exported).toBe(0);
      });

      test('is listed as blocked when it cannot even be sent any more', async () => {
        const [id = ''] = await addOrders(1);
        await run('salesorder');
        await setRecord(id, { state: 'rejected' });
        await db.deleteFrom('order_item').execute();
        clock.pass(HOUR);
        await run('salesorder');
        expect(await record('salesorder', id)).toMatchObject({ state: 'blocked', attempts: 1 });
      });

      test('of a customer likewise', async () => {
        const [customer] = await addCustomers(['new']);
        await run('customer');
        await setRecord(customer?.partyId ?? '', { state: 'rejected' });
        clock.pass(HOUR);
        expect((await run('customer')).rejectedUnchanged).toBe(1);
        await db.updateTable('person').set({ last_name: 'Mended' }).execute();
        clock.pass(HOUR);
        await run('customer');
        expect(sentCustomers()).toEqual([customer?.partyId, customer?.partyId]);
      });
    });

    describe('candidates', () => {
      test('are sent when asked although they were not answered, also with line ids', async () => {
        const [id = ''] = await addOrders(1);
        await run('salesorder');
        await insertRows(db, {
          order_item_attribute: [
            { order_id: id, order_item_seq_id: '00101', attr_name: 'NetsuiteItemLineId', attr_value: '1' },
          ],
        });
        await setRecord(id, { retry_asked: 1 });
        clock.pass(HOUR);
        expect((await run('salesorder')).exported).toBe(1);
      });

      test('are not orders with a NetSuite id in force; one out of force does not count', async () => {
        const ids = await addOrders(2, ({ header, identifications }, index) => {
          identifications.push({
            order_identification_type_id: 'NETSUITE_ORDER_ID',
            order_id: header.order_id,
            id_value: '1',
            from_date: '2025-01-01 00:00:00.000',
            thru_date: index === 0 ? null : '2025-02-01 00:00:00.000',
          });
        });
        await run('salesorder');
        expect(sentIds()).toEqual(ids.slice(1));
      });

      test('are orders that have settled', async () => {
        const ids = await addOrders(3);
        await run('salesorder', { filter: { minAgeMinutes: 2 } });
        expect(sentIds()).toEqual(ids.slice(0, 2));
        clock.pass(MINUTE);
        await run('salesorder', { filter: { minAgeMinutes: 2 } });
        expect(sentIds()).toEqual(ids);
      });

      test('have the bill-to customer whose role is in force', async () => {
        await addOrders(1, ({ header, roles }) => {
          for (const role of roles) role.from_date = '2026-01-01 00:00:00.000';
          roles.push({
            order_id: header.order_id,
            party_id: 'BEFORE',
            role_type_id: 'BILL_TO_CUSTOMER',
            from_date: '2020-01-01 00:00:00.000',
            thru_date: '2026-01-01 00:00:00.000',
          });
        });
        await run('salesorder');
        expect(sentOrders()[0]?.values.customer).toBe('80000');
      });

      test('of which NetSuite would take two for one are told: the first goes', async () => {
        await addCustomers(['new', 'new', 'new']);
        await db
          .updateTable('party_identification')
          .set({ id_value: 'same' })
          .where('party_id', 'in', ['10000', '10002'])
          .execute();
        const result = await run('customer', { limits: { records: 2 }, pageSize: 1 });
        expect(sentCustomers()).toEqual(['10000', '10001']);
        expect(result.firstBlocked.map(({ recordId, problems }) => [recordId, problems])).toEqual([
          ['10002', [{ code: 'EXTERNAL_ID_TWICE', reason: '10000 has the same external id and was sent before' }]],
        ]);
      });

      test('that were blocked are forgotten when they are candidates no more', async () => {
        const [id = '', other = ''] = await addOrders(2, (draft) => ORDER_CONDITIONS.unmappedProduct.change(draft));
        await addCustomers(['noName'], 50);
        await run('salesorder');
        await run('customer');
        await db.updateTable('order_header').set({ status_id: 'ORDER_CANCELLED' }).where('order_id', '=', id).execute();
        await insertRows(db, {
          party_identification: [
            { party_id: '10050', party_identification_type_id: 'NETSUITE_CUSTOMER_ID', id_value: '1' },
          ],
        });
        clock.pass(HOUR);
        await run('salesorder');
        await run('customer');
        const left = await db.selectFrom('hcsync_record').select('record_id').execute();
        expect(left.map(({ record_id }) => record_id)).toEqual([other]);
      });
    });

    describe('new customers', () => {
      test('are guests, too, where the party id is the key', async () => {
        await addCustomers(['guest', 'new']);
        await run('customer', { customers: { externalIdFrom: 'partyId' } });
        expect(sentCustomers()).toEqual(['10000', '10001']);
      });

      test('have the subsidiary of the store of their first order', async () => {
        await insertRows(db, retailerRows());
        const [customer] = await addCustomers(['new']);
        await insertRows(db, draftRows(plainOrder(0, customer as SeededCustomer, NOW, random)));
        await db.updateTable('product_store').set({ external_id: '2' }).execute();
        await run('customer');
        expect(readCustomerFiles(files('customer')).customers[0]?.values.subsidiary).toBe('2');
      });

      test('whose transaction was slow are found by the next run', async () => {
        await addCustomers(['new']);
        await run('customer');
        await addCustomers(['new'], 1, new Date(NOW.getTime() - 47 * HOUR));
        clock.pass(MINUTE);
        await run('customer');
        expect(sentCustomers()).toEqual(['10000', '10001']);
      });

      test('who came late are found by the run over all customers, at last', async () => {
        await addCustomers(['new']);
        await run('customer');
        await addCustomers(['new', 'new'], 1, new Date(NOW.getTime() - 100 * HOUR));
        await db.updateTable('party').set({ created_tx_stamp: null }).where('party_id', '=', '10002').execute();
        clock.pass(23 * HOUR);
        await run('customer');
        expect(sentCustomers()).toEqual(['10000']);
        clock.pass(HOUR);
        await run('customer');
        expect(sentCustomers().sort()).toEqual(['10000', '10001', '10002']);
      });

      test('and blocked ones are looked at in each run, however old', async () => {
        await addCustomers(['noName'], 0, new Date(NOW.getTime() - 1_000 * HOUR));
        await run('customer');
        await db.updateTable('person').set({ last_name: 'Known' }).execute();
        clock.pass(HOUR);
        await run('customer');
        expect(sentCustomers()).toEqual(['10000']);
      });
    });

    describe('two runs at once', () => {
      test('are kept apart by the lock, which a dead run leaves and the next one takes over', async () => {
        const ids = await addOrders(2);
        const nested: Promise<PromiseSettledResult<unknown>[]>[] = [];
        const observe = (step: string) => {
          if (step.startsWith('before remembering')) {
            nested.push(Promise.allSettled([run('salesorder', { holder: 'other' })]));
          }
        };
        await run('salesorder', { observe });
        const told = expect.stringMatching(/its lock holds until 2026-03-09T10:25:00.000Z/);
        expect(await nested[0]).toMatchObject([{ status: 'rejected', reason: { message: told } }]);
        expect(sentIds()).toEqual(ids);
        await db
          .insertInto('hcsync_lock')
          .values({ job: 'export-salesorder', holder: 'dead', held_until: clock.now().toISOString() })
          .execute();
        clock.pass(1);
        await expect(run('salesorder')).resolves.toMatchObject({ exported: 0 });
      });

      test.each(['never sent before', 'rejected before'])(
        'send nothing twice even where the lock fails: orders %s',
        async (before) => {
          const ids = await addOrders(2);
          if (before === 'rejected before') {
            await run('salesorder');
            await db.updateTable('hcsync_record').set({ state: 'rejected', retry_asked: 1 }).execute();
            rmSync(join(root, EXPORT_FOLDERS.salesorder), { recursive: true });
          }
          let other: Promise<PromiseSettledResult<unknown>[]> | undefined;
          const runWithoutLock = async () => {
            await db.deleteFrom('hcsync_lock').execute();
            return run('salesorder', { holder: 'other' });
          };
          const observe = (step: string) => {
            if (step.startsWith('before remembering')) {
              // Another machine whose lock this one does not see.
              other ??= Promise.allSettled([runWithoutLock()]);
            }
          };
          const own = await Promise.allSettled([run('salesorder', { observe })]);
          const outcomes = [...own, ...((await other) ?? [])];
          const failures = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.name] : []));
          expect([outcomes.length, failures]).toEqual([2, ['AnotherRunError']]);
          clock.pass(HOUR);
          await run('salesorder');
          expect(sentIds()).toEqual(ids);
        },
      );
    });

    describe('the bookkeeping', () => {
      const draft: FileDraft = {
        records: [{ recordId: 'M1', externalId: 'e1', fingerprint: 'f' }],
        rows: 1,
        content: [Buffer.from('a\n1\n')],
        bytes: 4,
        sha256: 'digest',
      };
      const seen: SeenRecord = { state: 'rejected', attempts: 1, fingerprint: 'f', retryAsked: false };
      const count = async () => (await db.selectFrom('hcsync_file').select('file_name').execute()).length;

      test('remembers no file with a record that another run marked meanwhile', async () => {
        const ledger = new SqlExportLedger(db);
        await ledger.commitFile('salesorder', draft, new Map(), NOW);
        const again = (before: ReadonlyMap<string, SeenRecord>) => ledger.commitFile('salesorder', draft, before, NOW);
        for (const before of [new Map(), new Map([['M1', seen]])]) {
          await expect(again(before)).rejects.toMatchObject({ name: 'AnotherRunError' });
        }
        await setRecord('M1', { state: 'rejected' });
        await expect(again(new Map([['M1', { ...seen, attempts: 0 }]]))).rejects.toMatchObject({
          name: 'AnotherRunError',
        });
        expect(await count()).toBe(1);
        await again(new Map([['M1', seen]]));
        expect(await count()).toBe(2);
      });

      test('gives the lock of a process that is surely gone to the next run at once', async () => {
        const take = (holder: string, isGone: boolean) =>
          new SqlJobLocks(db, () => isGone).take('export', holder, NOW, new Date(NOW.getTime() + 1));
        expect(await take('one', false)).toBeUndefined();
        expect(await take('two', false)).toEqual(new Date(NOW.getTime() + 1));
        expect(await take('two', true)).toBeUndefined();
        expect(await new SqlJobLocks(db).extend('export', 'one', NOW)).toBe(false);
      });
    });

    describe('a server that says no', () => {
      test('gets the very same file once it takes it, whatever HotWax says by then', async () => {
        const [id] = await addOrders(1);
        const full = Object.assign(new LocalFolder(root), {
          write: async () => {
            throw new FeedFolderError('salesorder/export: the disk is full');
          },
        });
        await expect(run('salesorder', { folder: full })).rejects.toThrow('the disk is full');
        await db.updateTable('order_header').set({ order_name: '#changed' }).execute();
        clock.pass(HOUR);
        const result = await run('salesorder');
        expect([result.exported, result.files.length]).toEqual([0, 1]);
        expect(sentOrders().map(({ orderId, values }) => [orderId, values.orderId])).toEqual([[id, '#1001']]);
      });

      test('never gets bytes that are not those that were remembered', async () => {
        await addOrders(1);
        const full = Object.assign(new LocalFolder(root), { write: () => Promise.reject(new Error('full')) });
        await expect(run('salesorder', { folder: full })).rejects.toThrow('full');
        await db
          .updateTable('hcsync_file_part')
          .set({ content: Buffer.from('tampered') })
          .execute();
        clock.pass(HOUR);
        await expect(run('salesorder')).rejects.toThrow(/are not those that were remembered; nothing was sent/);
        expect(files('salesorder').size).toBe(0);
      });

      test('keeps a file of another one under the same name', async () => {
        await addOrders(1);
        const full = Object.assign(new LocalFolder(root), { write: () => Promise.reject(new Error('full')) });
        await expect(run('salesorder', { folder: full })).rejects.toThrow('full');
        const [file] = await db.selectFrom('hcsync_file').selectAll().execute();
        mkdirSync(join(root, EXPORT_FOLDERS.salesorder), { recursive: true });
        writeFileSync(join(root, EXPORT_FOLDERS.salesorder, file?.file_name ?? ''), 'of somebody else');
        clock.pass(HOUR);
        await expect(run('salesorder')).rejects.toThrow(/a file of that name is there with 16 bytes/);
        expect([...files('salesorder').values()]).toEqual(['of somebody else']);
      });

      test('weakness 14: one file that cannot be brought does not keep back the others', async () => {
        const ids = await addOrders(3);
        const real = new LocalFolder(root);
        const picky = Object.assign(new LocalFolder(root), {
          write: (path: string, content: AsyncIterable<Buffer>) =>
            path.endsWith('1.csv') ? Promise.reject(new FeedFolderError(`${path}: no`)) : real.write(path, content),
        });
        await expect(run('salesorder', { folder: picky, limits: { records: 1 } })).rejects.toThrow(/00000001.csv: no/);
        expect(sentIds()).toEqual(ids.slice(1));
        clock.pass(HOUR);
        const [customer] = await db.selectFrom('order_role').selectAll().limit(1).execute();
        await insertRows(db, draftRows(plainOrder(9, { partyId: customer?.party_id } as SeededCustomer, NOW, random)));
        await expect(run('salesorder', { folder: picky })).rejects.toThrow(/00000001.csv: no/);
        expect(sentIds()).toEqual([...ids.slice(1), 'M100010']);
        clock.pass(HOUR);
        await run('salesorder');
        expect(sentIds()).toEqual([...ids, 'M100010']);
      });

      test('that cannot be reached is not waited for with files that grow old', async () => {
        await addOrders(1);
        const gone = () => Promise.reject(new FeedFolderError('sftp: the connection was lost', 'server'));
        const lost = Object.assign(new LocalFolder(root), { write: gone, size: gone });
        await expect(run('salesorder', { folder: lost })).rejects.toThrow('the connection was lost');
        await db.updateTable('order_header').set({ external_id: 'other', order_id: 'M2' }).execute();
        await expect(run('salesorder', { folder: lost })).rejects.toThrow('the connection was lost');
        expect(await record('salesorder', 'M2')).toBeUndefined();
      });
    });

    test('dates of the database are read in its time zone', () => {
      expect(databaseDate(NOW, 'America/New_York')).toBe('2026-03-09 06:15:00.000');
    });
  });
}

/** Gives an order another id, in all of its rows. */
function rename(draft: OrderDraft, id: string): void {
  const rows = [draft.header, ...draft.items, ...draft.roles, ...draft.shipGroups, ...draft.adjustments];
  for (const row of [...rows, ...draft.identifications, ...draft.statuses, ...draft.contacts]) {
    row.order_id = id;
  }
}

export type { OrderCondition };
