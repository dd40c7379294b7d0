import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DatabaseLocation } from '../../packages/hotwax/src/adapters/database/open-database';
import { insertRows } from '../../packages/hotwax/src/seed/insert-rows';
import { knownCustomers } from '../../packages/hotwax/src/seed/netsuite-records';
import { LONG_AGO } from '../../packages/hotwax/src/seed/retailer';
import { type SeededOrder, seedDatabase } from '../../packages/hotwax/src/seed/seed-database';
import { HotWaxHalf } from './hotwax-half';
import { LocalAccount } from './local-account';
import type { TestServer } from './test-servers';

export interface CircleSetUp {
  startServer(root: string): Promise<TestServer>;
  /** An empty database. */
  startDatabase(): Promise<{ location: DatabaseLocation; stop(): Promise<void> }>;
}

const MOST_ROUNDS = 8;
/** Customers in these conditions come to NetSuite; orders of the others wait for them. */
const TRAVELLING = ['known', 'new', 'oneName', 'moved', 'longNames'];
const LINE_ID_FOLDER = 'salesorder/import/orderitemattribute';

/**
 * Both halves: HotWax's jobs write feeds to SFTP, the deployed scripts take them on the sandbox's schedule, ids and rejects
 * come back, orders are approved; then what went wrong is mended, once here and once there.
 */
export function describeCircle(name: string, setUp: CircleSetUp): void {
  describe(`the whole circle on ${name}`, () => {
    let account: LocalAccount;
    let hotwax: HotWaxHalf;
    let database: Awaited<ReturnType<CircleSetUp['startDatabase']>>;
    let orders: readonly SeededOrder[];
    let special: Special;
    /** Order → where it stood when nothing more moved, before and after the mending. */
    let before: Map<string, string>;
    let after: Map<string, string>;
    let lackingBefore: string[];

    beforeAll(async () => {
      account = await LocalAccount.create(setUp.startServer);
      database = await setUp.startDatabase();
      hotwax = await HotWaxHalf.create(account.server, database.location);
      const seeded = await seedDatabase(hotwax.db, { seed: 5, customers: 40, orders: 90, now: new Date() });
      ({ orders } = seeded);
      await account.load({ ...samples(), ...knownCustomers(seeded) });
      special = chooseSpecial(orders);
      await spoil();
      await runUntilQuiet(loseLineIds);
      before = await stages();
      lackingBefore = (await hotwax.imports()).lacking.map(({ orderId }) => orderId);
      await mend();
      await runUntilQuiet(async () => undefined);
      after = await stages();
    }, 600_000);
    afterAll(async () => {
      await hotwax?.stop();
      await database?.stop();
      await account?.remove();
    });

    /** Things that go wrong, beside all that the seeded orders bring along. */
    async function spoil(): Promise<void> {
      const { db } = hotwax;
      const { noItem, wrongItem, unverified, noSubsidiary } = special;
      const product = (product_id: string, id_value: string) => ({
        good_identification_type_id: 'NETSUITE_PRODUCT_ID',
        product_id,
        id_value,
        from_date: LONG_AGO,
        thru_date: null,
      });
      await insertRows(db, {
        good_identification: [product('NEW_IN_HOTWAX', '9999'), product('MISTYPED', '47110')],
        product_store: [{ product_store_id: 'NEW_STORE', external_id: '99', default_currency_uom_id: 'USD' }],
        order_attribute: orders
          .filter(({ orderId }) => orderId !== unverified)
          .map(({ orderId }) => ({ order_id: orderId, attr_name: 'FRAUD_VERIFIED', attr_value: 'Y' })),
      });
      const sell = (orderId: string, product_id: string) =>
        db.updateTable('order_item').set({ product_id }).where('order_id', '=', orderId).execute();
      await sell(noItem, 'NEW_IN_HOTWAX');
      await sell(wrongItem, 'MISTYPED');
      const customerOrders = orders.filter(({ customer }) => customer.partyId === noSubsidiary);
      await db
        .updateTable('order_header')
        .set({ product_store_id: 'NEW_STORE' })
        .where(
          'order_id',
          'in',
          customerOrders.map(({ orderId }) => orderId),
        )
        .execute();
    }

    /** Somebody deletes the line ids of an order on SFTP; another order is cancelled before its ids come back. */
    async function loseLineIds(): Promise<void> {
      for (const file of account.listed(LINE_ID_FOLDER)) {
        const lines = account.read(`${LINE_ID_FOLDER}/${file}`).split('\n');
        account.put(
          `${LINE_ID_FOLDER}/${file}`,
          lines.filter((line) => !line.startsWith(special.lostLines)).join('\n'),
        );
      }
      await hotwax.db
        .updateTable('order_header')
        .set({ status_id: 'ORDER_CANCELLED' })
        .where('order_id', '=', special.cancelled)
        .execute();
    }

    /** The item is made in NetSuite, which HotWax cannot see; what is mended in HotWax goes again by itself. */
    async function mend(): Promise<void> {
      await account.load({ inventoryitem: [{ id: 9999, itemid: 'NEW ITEM' }] });
      for (const orderId of [special.noItem, special.lostLines]) {
        expect(await hotwax.retry(orderId)).toBeUndefined();
      }
      await hotwax.db
        .updateTable('good_identification')
        .set({ id_value: '4711' })
        .where('product_id', '=', 'MISTYPED')
        .execute();
      await hotwax.db
        .updateTable('product_store')
        .set({ external_id: '1' })
        .where('product_store_id', '=', 'NEW_STORE')
        .execute();
    }

    /** HotWax's jobs, an hour of NetSuite, HotWax's jobs, until nothing waits for an answer and nothing more moves. */
    async function runUntilQuiet(meanwhile: () => Promise<void>): Promise<void> {
      for (let round = 1; round <= MOST_ROUNDS; round += 1) {
        const sent = await hotwax.exports();
        await account.sandbox.command('tick', 'PT1H');
        await meanwhile();
        const { failures, approved } = await hotwax.imports();
        expect(failures).toEqual([]);
        if (sent.customers + sent.orders + approved === 0 && (await hotwax.waiting()) === 0) {
          return;
        }
      }
      throw new Error(`After ${MOST_ROUNDS} rounds something still waits for NetSuite.`);
    }

    async function stages(): Promise<Map<string, string>> {
      const told = new Map<string, string>();
      for (const { orderId } of orders) {
        told.set(orderId, await hotwax.stage(orderId));
      }
      return told;
    }

    const travels = ({ fate, customer }: SeededOrder) => fate === 'sent' && TRAVELLING.includes(customer.condition);
    const specialIds = () => new Set(Object.values(special));
    const plain = () =>
      orders.filter(
        (order) =>
          travels(order) && !specialIds().has(order.orderId) && order.customer.partyId !== special.noSubsidiary,
      );

    test('approves every order that NetSuite took with all its lines', () => {
      expect(plain().length).toBeGreaterThan(30);
      expect(plain().map(({ orderId }) => [orderId, before.get(orderId)])).toEqual(
        plain().map(({ orderId }) => [orderId, 'approved']),
      );
    });

    test('lists every other one with its reason', async () => {
      const listed = orders.filter(
        ({ fate, customer }) => fate !== 'left' && (fate !== 'sent' || !TRAVELLING.includes(customer.condition)),
      );
      expect(listed.length).toBeGreaterThan(20);
      for (const { orderId, fate, customer } of listed) {
        const { record } = (await hotwax.facts(orderId)) ?? {};
        const codes = record?.reasons.map(({ code }) => code) ?? [];
        const ofCustomer = customer.condition === 'guest' ? 'SHOPIFY_ID_MISSING' : 'CUSTOMER_WITHOUT_ID';
        const reason = fate === 'sent' ? ofCustomer : fate;
        expect([orderId, before.get(orderId), codes]).toEqual([orderId, 'blocked', expect.arrayContaining([reason])]);
      }
    });

    test('tells where the ones stand to which something happened, until it is mended', () => {
      const { noItem, wrongItem, unverified, lostLines, cancelled } = special;
      const stand = (told: Map<string, string>) =>
        [noItem, wrongItem, unverified, lostLines, cancelled].map((orderId) => told.get(orderId));
      expect(stand(before)).toEqual(['rejected', 'rejected', 'inNetSuite', 'inNetSuite', 'cancelled']);
      expect(stand(after)).toEqual(['approved', 'approved', 'inNetSuite', 'approved', 'cancelled']);
      expect(lackingBefore).toEqual(expect.arrayContaining([unverified, lostLines]));
    });

    test('holds the orders of a customer that NetSuite rejected, and sends both once that is mended', () => {
      const ids = orders
        .filter((order) => order.customer.partyId === special.noSubsidiary && order.fate === 'sent')
        .map(({ orderId }) => orderId);
      expect(ids.length).toBeGreaterThan(0);
      expect(ids.map((orderId) => [before.get(orderId), after.get(orderId)])).toEqual(
        ids.map(() => ['blocked', 'approved']),
      );
    });

    test('leaves both sides with the same orders, ids and lines', async () => {
      const inNetSuite = await account.records('salesorder');
      const sides = await Promise.all(
        inNetSuite.map(async ({ id, custbody_hc_order_id, item }) => {
          const facts = await hotwax.facts(String(custbody_hc_order_id));
          return {
            netsuite: { id: String(id), lines: netsuiteLines(item as Record<string, unknown>[]) },
            hotwax: {
              id: facts?.netsuiteIds.map((known) => known.id).join(),
              lines: (facts?.approvable.items ?? [])
                .flatMap(({ seqId, attributes }) => [
                  ...[...attributes].map(([attribute, lineId]) => `${seqId} ${attribute} ${lineId}`),
                ])
                .sort(),
            },
          };
        }),
      );
      expect(sides.map((side) => side.hotwax)).toEqual(sides.map((side) => side.netsuite));
      const sentOrders = orders.filter((order) => travels(order));
      expect(inNetSuite.map(({ custbody_hc_order_id }) => custbody_hc_order_id).sort()).toEqual(
        sentOrders.map(({ orderId }) => orderId).sort(),
      );
      const customers = await account.records('customer');
      expect(new Set(customers.map(({ externalid }) => externalid)).size).toBe(customers.length);
    });
  });
}

interface Special {
  /** Its item is not in NetSuite yet. */
  readonly noItem: string;
  /** Its item has a wrong id in HotWax. */
  readonly wrongItem: string;
  /** Nobody verified it. */
  readonly unverified: string;
  /** Its line ids are lost on SFTP. */
  readonly lostLines: string;
  /** It is cancelled while it is on its way. */
  readonly cancelled: string;
  /** A new customer, of a store whose subsidiary NetSuite does not know. */
  readonly noSubsidiary: string;
}

function chooseSpecial(orders: readonly SeededOrder[]): Special {
  const plainOf = (condition: string) =>
    orders.filter((order) => order.condition === 'plain' && order.customer.condition === condition);
  const [noItem, wrongItem, unverified, lostLines, cancelled] = plainOf('known').map(({ orderId }) => orderId);
  const [ofNew] = plainOf('new');
  if (noItem === undefined || wrongItem === undefined || unverified === undefined) {
    throw new Error('too few plain orders were seeded');
  }
  if (lostLines === undefined || cancelled === undefined || ofNew === undefined) {
    throw new Error('too few plain orders were seeded');
  }
  return { noItem, wrongItem, unverified, lostLines, cancelled, noSubsidiary: ofNew.customer.partyId };
}

function samples(): Record<string, object[]> {
  return JSON.parse(readFileSync('samples/records.json', 'utf8')) as Record<string, object[]>;
}

function netsuiteLines(items: readonly Record<string, unknown>[]): string[] {
  return items
    .map(({ custcol_hc_order_line_id, custcol_hc_orderline_type_id, line }) => {
      const discount = String(custcol_hc_orderline_type_id ?? '').startsWith('HC_DISCOUNT_');
      return `${custcol_hc_order_line_id} ${discount ? 'NetsuiteDiscountItemLineId' : 'NetsuiteItemLineId'} ${line}`;
    })
    .sort();
}
