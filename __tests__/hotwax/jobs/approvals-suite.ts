import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Db } from '../../../packages/hotwax/src/adapters/database/open-database';
import { LocalFolder } from '../../../packages/hotwax/src/adapters/files/local-folder';
import { lackText } from '../../../packages/hotwax/src/core/decide-approval';
import type { ApprovalResult } from '../../../packages/hotwax/src/jobs/approve-orders';
import { insertRows } from '../../../packages/hotwax/src/seed/insert-rows';
import type { TestDatabase, TestDatabases } from '../databases';
import { type AnswerOptions, approvalDesk, runApproveOrders } from './answer-run';
import { answerState } from './answer-state';
import { TestClock } from './export-run';
import { wayBackRetailer } from './way-back-retailer';

/** What the approval must do, whatever the database. */
export function describeApprovals(name: string, databases: TestDatabases): void {
  describe(`approval on ${name}`, () => {
    let made: TestDatabase;
    let db: Db;
    let clock: TestClock;

    beforeAll(() => databases.start(), 60_000);
    afterAll(() => databases.stop());
    beforeEach(async () => {
      made = await databases.make();
      ({ db } = made);
      clock = new TestClock();
      await insertRows(db, wayBackRetailer());
    });
    afterEach(() => made.stop());

    const approve = (changes: Partial<AnswerOptions> = {}) =>
      runApproveOrders({ db, folder: new LocalFolder('.'), clock, ...changes });
    const lacking = ({ firstLacking }: ApprovalResult) =>
      firstLacking.map(({ orderId, lacks }) => `${orderId}: ${lacks.map(lackText).join('; ')}`);
    const approved = async () =>
      (await answerState(db)).orders
        .filter((order) => order.endsWith('ORDER_APPROVED'))
        .map((order) => order.split(' ')[0]);

    /** Gives an order its NetSuite id, and items their line ids. */
    async function complete(
      orderId: string,
      items: readonly string[] = ['00101', '00102'],
      discounts: readonly string[] = [],
    ) {
      const attribute = (attr_name: string) => (order_item_seq_id: string, index: number) => ({
        order_id: orderId,
        order_item_seq_id,
        attr_name,
        attr_value: String(index + (attr_name === 'NetsuiteItemLineId' ? 1 : 101)),
      });
      await insertRows(db, {
        order_identification: [
          {
            order_identification_type_id: 'NETSUITE_ORDER_ID',
            order_id: orderId,
            id_value: `9${orderId.slice(-1)}`,
            from_date: '2026-03-09 10:00:00.000',
            thru_date: null,
          },
        ],
        order_item_attribute: [
          ...items.map(attribute('NetsuiteItemLineId')),
          ...discounts.map(attribute('NetsuiteDiscountItemLineId')),
        ],
      });
    }

    test('is of orders that have all their ids, with their items and their history', async () => {
      await complete('M100001');
      expect(await approve()).toEqual({ approved: 1, changed: 0, lacking: 0, lackingBy: {}, firstLacking: [] });
      expect(await answerState(db)).toMatchObject({
        orders: ['M100001 ORDER_APPROVED', 'M100002 ORDER_CREATED', 'M100003 ORDER_CREATED', 'M100004 ORDER_CREATED'],
        items: expect.arrayContaining([
          'M100001 00101 ITEM_APPROVED',
          'M100001 00102 ITEM_APPROVED',
          'M100002 00101 ITEM_CREATED',
        ]),
        history: ['M100001  ORDER_APPROVED', 'M100001 00101 ITEM_APPROVED', 'M100001 00102 ITEM_APPROVED'],
      });
      const dates = await db
        .selectFrom('order_status')
        .select('status_datetime')
        .where('status_id', 'like', '%APPROVED')
        .execute();
      expect(new Set(dates.map(({ status_datetime }) => status_datetime))).toEqual(
        new Set(['2026-03-09 10:15:00.000']),
      );
    });

    test('happens once', async () => {
      await complete('M100001');
      await approve();
      const before = await answerState(db);
      clock.pass(60_000);
      expect((await approve()).approved).toBe(0);
      expect(await answerState(db)).toEqual(before);
    });

    test('comes again, with a row of its own, when somebody set the order back to Created', async () => {
      await complete('M100001');
      await approve();
      await db.updateTable('order_header').set({ status_id: 'ORDER_CREATED' }).execute();
      clock.pass(60_000);
      expect((await approve()).approved).toBe(1);
      expect((await answerState(db)).history.filter((row) => row.endsWith('ORDER_APPROVED'))).toHaveLength(2);
    });

    test('waits for each line and each discount, and says which (weakness 23)', async () => {
      await complete('M100001', ['00102']);
      await complete('M100002');
      await complete('M100003', []);
      const result = await approve();
      expect(lacking(result)).toEqual([
        'M100001: items have no line id of NetSuite: 00101',
        'M100002: discounts of items have no line id of NetSuite: 00101',
        'M100003: items have no line id of NetSuite: 00101, 00102',
      ]);
      expect(result.lackingBy).toEqual({ LINE_IDS: 2, DISCOUNT_LINE_IDS: 1 });
      await insertRows(db, {
        order_item_attribute: [
          { order_id: 'M100002', order_item_seq_id: '00101', attr_name: 'NetsuiteDiscountItemLineId', attr_value: '3' },
        ],
      });
      expect((await approve()).approved).toBe(1);
      expect(await approved()).toEqual(['M100002']);
    });

    test('of a discount that comes to nothing waits for no line of it', async () => {
      await insertRows(db, {
        order_adjustment: ['-0.10', '0.10'].map((amount, index) => ({
          order_adjustment_id: `X${index}`,
          order_adjustment_type_id: 'EXT_PROMO_ADJUSTMENT',
          order_id: 'M100001',
          order_item_seq_id: '00101',
          amount,
        })),
      });
      await complete('M100001');
      await approve();
      expect(await approved()).toEqual(['M100001']);
    });

    test('needs no line of a cancelled item, which stays cancelled', async () => {
      await db
        .updateTable('order_item')
        .set({ status_id: 'ITEM_CANCELLED' })
        .where('order_id', '=', 'M100001')
        .where('order_item_seq_id', '=', '00102')
        .execute();
      await complete('M100001', ['00101']);
      await approve();
      const { items, history } = await answerState(db);
      expect(items).toEqual(expect.arrayContaining(['M100001 00101 ITEM_APPROVED', 'M100001 00102 ITEM_CANCELLED']));
      expect(history).toEqual(['M100001  ORDER_APPROVED', 'M100001 00101 ITEM_APPROVED']);
    });

    test('waits for the attributes of the config', async () => {
      for (const orderId of ['M100001', 'M100003', 'M100004']) {
        await complete(orderId);
      }
      const attribute = (order_id: string, attr_value: string) => ({
        order_id,
        attr_name: 'FRAUD_VERIFIED',
        attr_value,
      });
      await insertRows(db, { order_attribute: [attribute('M100003', 'N'), attribute('M100004', 'Y')] });
      const result = await approve({ required: [{ name: 'FRAUD_VERIFIED' }] });
      expect(await approved()).toEqual(['M100004']);
      expect(lacking(result)).toEqual([
        'M100001: attributes that the config requires are not set: FRAUD_VERIFIED',
        'M100003: attributes that the config requires are not set: FRAUD_VERIFIED',
      ]);
    });

    test('lists orders that were sent and not answered, and no others', async () => {
      const record = { feed: 'salesorder' as const, attempts: 1, changed_at: '', retry_asked: 0 };
      await db
        .insertInto('hcsync_record')
        .values([
          { ...record, record_id: 'M100001', state: 'exported' },
          { ...record, record_id: 'M100003', state: 'rejected' },
          { ...record, record_id: 'M100004', state: 'blocked' },
        ])
        .execute();
      const result = await approve();
      expect(result.firstLacking.map(({ orderId }) => orderId)).toEqual(['M100001', 'M100003']);
      expect(result.lackingBy.ORDER_ID).toBe(2);
    });

    test('is not of orders out of Created, of other types and of channels that are left out', async () => {
      for (const orderId of ['M100001', 'M100002', 'M100003', 'M100004']) {
        await complete(orderId, ['00101', '00102'], ['00101']);
      }
      const header = (orderId: string, changes: object) =>
        db.updateTable('order_header').set(changes).where('order_id', '=', orderId).execute();
      await header('M100001', { status_id: 'ORDER_CANCELLED' });
      await header('M100002', { order_type_id: 'PURCHASE_ORDER' });
      await header('M100003', { sales_channel_enum_id: 'LOOP_EXCH' });
      await header('M100004', { sales_channel_enum_id: null });
      expect((await approve()).approved).toBe(1);
      expect(await approved()).toEqual(['M100004']);
    });

    test('walks through all pages', async () => {
      for (const orderId of ['M100001', 'M100003', 'M100004']) {
        await complete(orderId);
      }
      expect((await approve({ pageSize: 1 })).approved).toBe(3);
    });

    test('never is of an order that changed after it was looked at', async () => {
      for (const orderId of ['M100001', 'M100003', 'M100004']) {
        await complete(orderId);
      }
      const desk = approvalDesk({ db, clock });
      for await (const page of desk.pages()) {
        expect(page.map(({ lacks }) => lacks)).toEqual([[], [], []]);
        await db
          .updateTable('order_header')
          .set({ status_id: 'ORDER_CANCELLED' })
          .where('order_id', '=', 'M100001')
          .execute();
        await db.deleteFrom('order_item_attribute').where('order_id', '=', 'M100003').execute();
        const outcomes = [];
        for (const { orderId } of page) {
          outcomes.push(await desk.approve(orderId, clock.now()));
        }
        expect(outcomes).toEqual(['changed', [{ code: 'LINE_IDS', what: ['00101', '00102'] }], 'approved']);
        break;
      }
      const { orders, items, history } = await answerState(db);
      expect(orders).toEqual([
        'M100001 ORDER_CANCELLED',
        'M100002 ORDER_CREATED',
        'M100003 ORDER_CREATED',
        'M100004 ORDER_APPROVED',
      ]);
      expect(items.filter((item) => item.endsWith('ITEM_APPROVED'))).toHaveLength(2);
      expect(history.every((row) => row.startsWith('M100004'))).toBe(true);
    });
  });
}
