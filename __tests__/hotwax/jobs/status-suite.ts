import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Db } from '../../../packages/hotwax/src/adapters/database/open-database';
import { readOrderFacts } from '../../../packages/hotwax/src/adapters/database/sql-order-facts';
import { SqlRetryDesk } from '../../../packages/hotwax/src/adapters/database/sql-retry-desk';
import { readSyncStatus } from '../../../packages/hotwax/src/adapters/database/sql-sync-status';
import { LocalFolder } from '../../../packages/hotwax/src/adapters/files/local-folder';
import type { RequiredAttribute } from '../../../packages/hotwax/src/core/decide-approval';
import { orderWay } from '../../../packages/hotwax/src/core/order-way';
import type { StageCount } from '../../../packages/hotwax/src/core/stage-counts';
import { FeedFolderError } from '../../../packages/hotwax/src/jobs/feed-folder-error';
import { insertRows } from '../../../packages/hotwax/src/seed/insert-rows';
import type { TestDatabase, TestDatabases } from '../databases';
import {
  type AnswerOptions,
  answerName,
  ID_FOLDERS,
  lineIdFile,
  makeAnswerFolders,
  orderIdFile,
  putFile,
  rejectFile,
  runApproveOrders,
  runImportIds,
  runImportRejects,
} from './answer-run';
import { runExport, TestClock } from './export-run';
import { filesIn, readOrderFiles } from './feed-files';
import { linesOf, wayBackRetailer } from './way-back-retailer';

const HOUR = 3_600_000;

/** What `status` and `retry` must tell, whatever the database. */
export function describeStatusAndRetry(name: string, databases: TestDatabases): void {
  describe(`status and retry on ${name}`, () => {
    let made: TestDatabase;
    let db: Db;
    let root: string;
    let clock: TestClock;

    beforeAll(() => databases.start(), 60_000);
    afterAll(() => databases.stop());
    beforeEach(async () => {
      made = await databases.make();
      ({ db } = made);
      root = mkdtempSync(join(tmpdir(), 'status-'));
      makeAnswerFolders(root);
      clock = new TestClock();
    });
    afterEach(async () => {
      await made.stop();
      rmSync(root, { recursive: true });
    });

    const options = (): AnswerOptions => ({ db, folder: new LocalFolder(root), clock });
    const exportOrders = async () => (await runExport('salesorder', options())).files.at(-1)?.name ?? '';
    const retry = (...orderIds: string[]) =>
      Promise.all(orderIds.map((orderId) => new SqlRetryDesk(db).ask('salesorder', orderId)));

    async function answer(orderId: string, netsuiteId: string, lines = linesOf(orderId), number = 1) {
      const put = (folder: string, file: string, text: string) => putFile(root, `${folder}/${file}`, text);
      const id = orderIdFile(`${orderId},NETSUITE_ORDER_ID,${netsuiteId}`);
      put(ID_FOLDERS.orderIds, answerName('OrderIds', number), id);
      put(ID_FOLDERS.orderLineIds, answerName('OrderLineIds', number), lineIdFile(...lines));
      await runImportIds(options());
    }

    async function reject(file: string, row: string, feed: 'salesorder' | 'customer' = 'salesorder') {
      const path = `${feed === 'customer' ? 'customer' : 'salesorder'}/export/error/${answerName(`Rejects_${feed}`, 1)}`;
      putFile(root, path, rejectFile(`${file},${row}`));
      await runImportRejects(options());
    }

    async function way(orderId: string, required: readonly RequiredAttribute[] = []): Promise<[string, string]> {
      const discounts = ['EXT_PROMO_ADJUSTMENT'];
      const facts = await readOrderFacts(db, orderId, clock.now(), { databaseTimeZone: 'UTC', discounts });
      if (facts === undefined) {
        throw new Error(`there is no order ${orderId}`);
      }
      const { stage, sentences } = orderWay(facts, required, clock.now());
      return [stage, sentences.join('\n')];
    }

    describe('one order’s way', () => {
      beforeEach(() => insertRows(db, wayBackRetailer()));

      test('before anything has happened', async () => {
        expect(await way('M100001')).toEqual([
          'new',
          [
            'Order M100001 (#1001, external id 5500000000000) is not looked at yet; the next run of export-orders looks at it. It came to HotWax on 2026-03-09 09:25 UTC.',
            'Its customer 10000 is 80000 in NetSuite.',
          ].join('\n'),
        ]);
      });

      test('is found by the external id, too; and unknown ones are not found', async () => {
        expect((await way('5500000000000'))[1]).toMatch(/^Order M100001 /);
        const reading = { databaseTimeZone: 'UTC', discounts: [] };
        for (const unknown of ['M9', 'x'.repeat(300), '\u{1F600}', '']) {
          expect(await readOrderFacts(db, unknown, clock.now(), reading)).toBeUndefined();
        }
      });

      test('that is blocked, with what is to be done', async () => {
        await db.updateTable('order_item').set({ product_id: 'NOT_YET' }).where('order_id', '=', 'M100001').execute();
        await exportOrders();
        const [stage, text] = await way('M100001');
        expect(stage).toBe('blocked');
        expect(text).toMatch(/It cannot be sent, since 2026-03-09 10:15 UTC, and goes by itself once this is mended:/);
        expect(text).toMatch(/ {2}PRODUCT_UNMAPPED: .*\. Create the item in NetSuite/);
      });

      test('that waits for its customer, who was rejected', async () => {
        await db
          .deleteFrom('party_identification')
          .where('party_identification_type_id', '=', 'NETSUITE_CUSTOMER_ID')
          .execute();
        const customers = (await runExport('customer', options())).files[0]?.name ?? '';
        await exportOrders();
        expect((await way('M100001'))[1]).toMatch(
          /Its customer 10000 has no NetSuite id yet; it was sent on 2026-03-09 10:15 UTC in CustomerFeed_/,
        );
        await reject(customers, '2,6990000000000,VALUE_INVALID,bad,Mend it.', 'customer');
        const [stage, text] = await way('M100001');
        expect(stage).toBe('blocked');
        expect(text).toMatch(
          /Its customer 10000 was rejected by NetSuite on .*:\n {2}VALUE_INVALID: bad\. Mend it\.\n.*retry --customer 10000/,
        );
      });

      test('that is written and not on SFTP, and then is', async () => {
        const full = new LocalFolder(root);
        full.write = async (path) => {
          throw new FeedFolderError(`${path}: the disk is full`);
        };
        await expect(runExport('salesorder', { ...options(), folder: full })).rejects.toThrow(/full/);
        expect((await way('M100001'))[0]).toBe('ready');
        expect((await way('M100001'))[1]).toMatch(/_00000001\.csv, which is not on SFTP yet\./);
        expect(await retry('M100001')).toEqual([expect.stringMatching(/not on SFTP yet/)]);
        clock.pass(HOUR);
        await exportOrders();
        clock.pass(3 * HOUR);
        const [stage, text] = await way('M100001');
        expect(stage).toBe('sent');
        expect(text).toMatch(/It was sent on 2026-03-09 10:15 UTC in CreatedOrderItemsFeed_.*_00000001\.csv\./);
        expect(text).toMatch(/NetSuite has had 3 hours to answer\./);
      });

      test('that was rejected, was asked for again, and was sent again', async () => {
        const file = await exportOrders();
        await reject(file, '2,5500000000000,REFERENCE_UNKNOWN,"NetSuite has no item ""1""",Create it.');
        const [stage, text] = await way('M100001');
        expect(stage).toBe('rejected');
        expect(text).toMatch(
          /NetSuite rejected it on .*:\n {2}REFERENCE_UNKNOWN: NetSuite has no item "1"\. Create it\.\n {2}It goes again once it has changed in HotWax, or with: retry M100001/,
        );
        expect(await retry('M100001')).toEqual([undefined]);
        expect((await way('M100001'))[0]).toBe('again');
        clock.pass(HOUR);
        await exportOrders();
        const [after, again] = await way('M100001');
        expect(after).toBe('sent');
        expect(again).toMatch(/, for the 2nd time \(first on 2026-03-09 10:15 UTC\)\./);
      });

      test('that lacks ids and attributes, then has them, then is approved', async () => {
        await exportOrders();
        await answer('M100002', '92');
        const required = [{ name: 'FRAUD_VERIFIED' }];
        const [stage, text] = await way('M100002', required);
        expect(stage).toBe('inNetSuite');
        expect(text).toMatch(
          /In NetSuite it is 92, since 2026-03-09 10:15 UTC, from OrderIds_20260309T100100Z_1\.csv\./,
        );
        expect(text).toMatch(/2 of its 2 items have line ids of NetSuite, and 0 of its 1 discounts\./);
        expect(text).toMatch(
          /It waits for its approval:\n {2}discounts of items have no line id of NetSuite: 00101\. .*\n {2}attributes .*: FRAUD_VERIFIED\./,
        );
        await answer('M100002', '92', ['M100002,00101,NetsuiteDiscountItemLineId,3'], 2);
        expect((await way('M100002'))[0]).toBe('approvable');
        await runApproveOrders(options());
        const [approved, words] = await way('M100002');
        expect([approved, words]).toEqual(['approved', expect.stringMatching(/Approved on 2026-03-09 10:15 UTC\.$/)]);
      });

      test('tells a second NetSuite id that was refused, and a line that was not taken', async () => {
        await answer('M100001', '91');
        await answer('M100001', '99', ['M100001,00909,NetsuiteItemLineId,5', 'M1000010,00101,NetsuiteItemLineId,1'], 2);
        const [, text] = await way('M100001');
        expect(text.match(/Not taken on .*/g)).toEqual([
          'Not taken on 2026-03-09 10:15 UTC from OrderIds_20260309T100200Z_2.csv: order M100001 is 91 in NetSuite, not 99 (ID_CONTRADICTS).',
          'Not taken on 2026-03-09 10:15 UTC from OrderLineIds_20260309T100200Z_2.csv: order M100001 has no item 00909 (ITEM_UNKNOWN).',
        ]);
      });
    });

    describe('retry', () => {
      beforeEach(() => insertRows(db, wayBackRetailer()));

      const sentTwice = () => {
        const ids = readOrderFiles(filesIn(join(root, 'salesorder/export'))).orders.map(({ orderId }) => orderId);
        return ids.filter((id, index) => ids.indexOf(id) !== index);
      };

      test('sends an order again whose line ids were lost, although NetSuite has it (weakness 23)', async () => {
        await exportOrders();
        await answer('M100001', '91', []);
        expect(await retry('M100001')).toEqual([undefined]);
        clock.pass(HOUR);
        await exportOrders();
        expect(sentTwice()).toEqual(['M100001']);
        clock.pass(HOUR);
        expect(await exportOrders()).toBe('');
      });

      test('says what is of no use', async () => {
        expect(await retry('M100001', 'M999')).toEqual([
          'The order M100001 was not sent yet; the next export looks at it by itself.',
          'HotWax has no order M999.',
        ]);
        await db.deleteFrom('order_item').where('order_id', '=', 'M100002').execute();
        await exportOrders();
        await db
          .updateTable('order_header')
          .set({ status_id: 'ORDER_APPROVED' })
          .where('order_id', '=', 'M100003')
          .execute();
        expect(await retry('M100002', 'M100003', '\u{1F600}')).toEqual([
          expect.stringMatching(/cannot be sent; each export looks at it again/),
          'Order M100003 is ORDER_APPROVED; only Created orders are sent.',
          'HotWax has no order \u{1F600}.',
        ]);
        expect(await new SqlRetryDesk(db).ask('customer', '10000')).toBe(
          'Customer 10000 is 80000 in NetSuite; there is nothing to send.',
        );
        clock.pass(HOUR);
        await exportOrders();
        expect(sentTwice()).toEqual([]);
      });

      test('says that an order came to NetSuite in another way, which no export sends', async () => {
        await insertRows(db, {
          order_identification: [
            {
              order_identification_type_id: 'NETSUITE_ORDER_ID',
              order_id: 'M100001',
              id_value: '91',
              from_date: '2026-01-01 00:00:00.000',
              thru_date: null,
            },
          ],
        });
        expect(await retry('M100001')).toEqual([
          'The order M100001 is 91 in NetSuite, and these jobs did not send it; enter the ids that it lacks in HotWax.',
        ]);
      });

      test('sends all again that NetSuite rejected with a code', async () => {
        const file = await exportOrders();
        const row = (key: string, code: string) => `${file},2,550000000000${key},${code},x,y`;
        const path = `salesorder/export/error/${answerName('Rejects_salesorder', 1)}`;
        putFile(
          root,
          path,
          rejectFile(row('0', 'REFERENCE_UNKNOWN'), row('1', 'VALUE_INVALID'), row('2', 'REFERENCE_UNKNOWN')),
        );
        await runImportRejects(options());
        const desk = new SqlRetryDesk(db);
        expect(await desk.askRejected('salesorder', 'REFERENCE%')).toBe(0);
        expect(await desk.askRejected('customer', 'REFERENCE_UNKNOWN')).toBe(0);
        expect(await desk.askRejected('salesorder', 'REFERENCE_UNKNOWN')).toBe(2);
        clock.pass(HOUR);
        await exportOrders();
        expect(sentTwice()).toEqual(['M100001', 'M100003']);
      });

      test('sends a customer again', async () => {
        await runExport('customer', options());
        expect(await new SqlRetryDesk(db).ask('customer', '10001')).toBeUndefined();
        clock.pass(HOUR);
        expect((await runExport('customer', options())).exported).toBe(1);
      });
    });

    describe('the counts', () => {
      const status = () =>
        readSyncStatus(db, clock.now(), { databaseTimeZone: 'UTC', excludedSalesChannels: ['LOOP_EXCH'] });
      const told = (stages: readonly StageCount[]) =>
        Object.fromEntries(
          stages
            .filter(({ count }) => count !== 0)
            .map(({ stage, count, oldest }) => [
              stage,
              oldest === undefined ? count : `${count} ${oldest.recordId} ${oldest.since}`,
            ]),
        );

      test('of an empty database are zero where they are known', async () => {
        const { orders, customers, problems, jobs } = await status();
        expect(told(orders)).toEqual({});
        expect(told(customers)).toEqual({ 'not looked at yet': null });
        expect([orders.length, customers.length, problems, jobs]).toEqual([9, 6, [], []]);
      });

      test('tell who stands where, who has waited longest, what was not taken and how the jobs ran', async () => {
        const channel = (draft: { header: { sales_channel_enum_id: string | null } }, index: number) => {
          if (index === 3) draft.header.sales_channel_enum_id = 'LOOP_EXCH';
        };
        await insertRows(db, wayBackRetailer(channel));
        expect(told((await status()).orders)).toEqual({ 'not looked at yet': '3 M100001 2026-03-09T09:25:00.000Z' });
        await runExport('customer', options());
        const file = await exportOrders();
        expect(told((await status()).customers)).toEqual({
          'not looked at yet': null,
          'sent, not answered yet': '3 10001 2026-03-09T10:15:00.000Z',
        });
        clock.pass(HOUR);
        await answer('M100001', '91');
        await answer('M100002', '92', ['M100002,00999,NetsuiteItemLineId,1'], 2);
        await runApproveOrders(options());
        await reject(file, '2,5500000000002,VALUE_INVALID,x,y');
        const now = await status();
        expect(told(now.orders)).toEqual({
          'rejected by NetSuite': '1 M100003 2026-03-09T11:15:00.000Z',
          'in NetSuite, not approved yet': '1 M100002 2026-03-09T11:15:00.000Z',
          'in NetSuite, and approved or closed': 1,
        });
        expect(now.problems).toEqual([
          {
            file: 'OrderLineIds_20260309T100200Z_2.csv',
            at: '2026-03-09T11:15:00.000Z',
            row: 2,
            key: 'M100002/00999',
            code: 'ITEM_UNKNOWN',
            reason: 'order M100002 has no item 00999',
          },
        ]);
        expect(now.jobs.map(({ job, outcome }) => [job, outcome])).toEqual([
          ['approve-orders', 'done'],
          ['import-ids', 'done'],
          ['import-rejects', 'done'],
        ]);
        clock.pass(8 * 24 * HOUR);
        expect((await status()).problems).toEqual([]);
      });

      test('tell of orders that somebody approved or cancelled before NetSuite had them', async () => {
        await insertRows(db, wayBackRetailer());
        const file = await exportOrders();
        await reject(file, '2,5500000000002,VALUE_INVALID,x,y');
        const to = (orderId: string, status_id: string) =>
          db.updateTable('order_header').set({ status_id }).where('order_id', '=', orderId).execute();
        await to('M100001', 'ORDER_CANCELLED');
        await to('M100003', 'ORDER_APPROVED');
        expect(told((await status()).orders)).toEqual({
          'sent, not answered yet': '2 M100002 2026-03-09T10:15:00.000Z',
          'sent, and not Created any more before NetSuite answered': '1 M100001 2026-03-09T10:15:00.000Z',
          'rejected by NetSuite, and not Created any more': '1 M100003 2026-03-09T10:15:00.000Z',
        });
      });

      test('tell of jobs that failed or died', async () => {
        await insertRows(db, wayBackRetailer());
        await db.schema.alterTable('order_attribute').renameTo('away').execute();
        await exportOrders();
        await expect(runApproveOrders(options())).rejects.toThrow(/order_attribute/);
        await db.schema.alterTable('away').renameTo('order_attribute').execute();
        const { jobs } = await status();
        expect(jobs).toEqual([
          {
            job: 'approve-orders',
            outcome: 'failed',
            startedAt: '2026-03-09T10:15:00.000Z',
            endedAt: '2026-03-09T10:15:00.000Z',
            message: expect.stringMatching(/order_attribute/),
            doneAt: undefined,
          },
        ]);
      });
    });
  });
}
