import { describe, expect, test } from '@jest/globals';
import { CUSTOMER_CONDITIONS, type CustomerCondition } from '../../../packages/hotwax/src/seed/customer-rows';
import { insertRows } from '../../../packages/hotwax/src/seed/insert-rows';
import { ORDER_CONDITIONS } from '../../../packages/hotwax/src/seed/order-conditions';
import type { OrderDraft } from '../../../packages/hotwax/src/seed/order-draft';
import { retailerRows } from '../../../packages/hotwax/src/seed/retailer';
import { seedDatabase } from '../../../packages/hotwax/src/seed/seed-database';
import { decideOrders } from '../../../src/SuiteScripts/HotWaxSync/feed/decide-orders';
import type { TestDatabases } from '../databases';
import { NOW } from './export-run';
import { ExportScene, HOUR } from './export-scene';
import { readCustomerFiles, readOrderFiles } from './feed-files';
import { netsuiteKnowledge } from './netsuite-knowledge';

/** What the exports must do, whatever the database. */
export function describeExports(name: string, databases: TestDatabases): void {
  describe(`exports on ${name}`, () => {
    const scene = new ExportScene(databases);
    const { run, files, sentOrders, sentIds, sentCustomers, addCustomers, addOrders, record } = scene;

    describe('of everything a database can hold', () => {
      test('customers meet their fate, and NetSuite\u2019s half takes all that are sent', async () => {
        const { customers } = await seedDatabase(scene.db, { seed: 7, customers: 60, orders: 0, now: NOW });
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
        const { orders, customers } = await seedDatabase(scene.db, { seed: 7, customers: 30, orders: 80, now: NOW });
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
        await seedDatabase(scene.db, { seed: 7, customers: 30, orders: 60, now: NOW });
        const first = [await run('customer'), await run('salesorder')];
        const before = [files('customer'), files('salesorder')];
        scene.clock.pass(HOUR);
        const second = [await run('customer'), await run('salesorder')];
        expect(second.map(({ exported, files: sent }) => [exported, sent])).toEqual([
          [0, []],
          [0, []],
        ]);
        expect([files('customer'), files('salesorder')]).toEqual(before);
        expect(second.map(({ blocked, blockedBy }) => [blocked, blockedBy])).toEqual(
          first.map(({ blocked, blockedBy }) => [blocked, blockedBy]),
        );
        const noted = await scene.db.selectFrom('hcsync_record').selectAll().where('state', '=', 'blocked').execute();
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

      test('weakness 38: hold at most so many rows, and all lines of an order stand in one of them', async () => {
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

      test('weakness 38: are none with a header alone, also when orders fill the ones before exactly', async () => {
        await addOrders(6);
        const result = await run('salesorder', { limits: { records: 3 }, pageSize: 3 });
        expect(result.files.map(({ records }) => records)).toEqual([3, 3]);
        expect(files('salesorder').size).toBe(2);
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

      test('bring names of any script, with quotes, commas and line breaks', async () => {
        const [first, last] = ['Zoë "Ño",\r\n千代', 'عمر O\u2019Neill \u{1F600}'];
        await addOrders(1);
        await scene.db
          .updateTable('postal_address')
          .set({ to_name: `${first} ${last}` })
          .execute();
        const [customer] = await addCustomers(['new'], 1);
        await scene.db
          .updateTable('person')
          .set({ first_name: first, last_name: last })
          .where('party_id', '=', customer?.partyId ?? '')
          .execute();
        await run('salesorder');
        await run('customer');
        const read = readCustomerFiles(files('customer'));
        expect([read.rejects, readOrderFiles(files('salesorder')).rejects]).toEqual([[], []]);
        const name = first.replace('\r\n', '\n');
        expect(read.customers.map(({ values }) => [values.firstName, values.lastName])).toEqual([[name, last]]);
        expect(sentOrders().map(({ values }) => values.addressee)).toEqual([`${name} ${last}`]);
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
        await insertRows(scene.db, retailerRows());
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
        await addOrders(1, (draft) => ORDER_CONDITIONS.mixedCart.change(draft, scene.random));
        await run('salesorder');
        scene.clock.pass(HOUR);
        await run('salesorder');
        expect(sentIds()).toEqual(['M100001']);
        const items = await scene.db.selectFrom('order_item').select('order_item_seq_id').execute();
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
        await insertRows(scene.db, {
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
        scene.clock.pass(HOUR);
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
  });
}

/** Gives an order another id, in all of its rows. */
function rename(draft: OrderDraft, id: string): void {
  const rows = [draft.header, ...draft.items, ...draft.roles, ...draft.shipGroups, ...draft.adjustments];
  for (const row of [...rows, ...draft.identifications, ...draft.statuses, ...draft.contacts]) {
    row.order_id = id;
  }
}
