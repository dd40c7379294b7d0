import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Comparison, compareSides } from '../../demo/both-sides';
import type { DatabaseLocation } from '../../packages/hotwax/src/adapters/database/open-database';
import type { OrderOutcome, OutcomeName } from '../../packages/hotwax/src/core/order-outcome';
import { addTroubles, MISTYPED, NEW_ITEM, NEW_STORE, type Troubles } from '../../packages/hotwax/src/seed/add-troubles';
import { knownCustomers } from '../../packages/hotwax/src/seed/netsuite-records';
import { type SeededOrder, seedDatabase } from '../../packages/hotwax/src/seed/seed-database';
import { type ExpectedOutcome, expectedOutcome } from './expected-outcomes';
import { HotWaxHalf } from './hotwax-half';
import { LocalAccount } from './local-account';
import type { TestServer } from './test-servers';

export interface CircleSetUp {
  startServer(root: string): Promise<TestServer>;
  /** An empty database. */
  startDatabase(): Promise<{ location: DatabaseLocation; stop(): Promise<void> }>;
}

const SEED = { seed: 5, customers: 40, orders: 110 };
const ONE_TROUBLE_IN = 20;
const MOST_ROUNDS = 8;
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
    let troubles: Troubles;
    let accidents: Accidents;
    /** How things stood when nothing more moved, before and after the mending. */
    let before: Standing;
    let after: Standing;

    beforeAll(async () => {
      account = await LocalAccount.create(setUp.startServer);
      database = await setUp.startDatabase();
      hotwax = await HotWaxHalf.create(account.server, database.location);
      const seeded = await seedDatabase(hotwax.db, { ...SEED, now: new Date() });
      ({ orders } = seeded);
      troubles = await addTroubles(hotwax.db, orders, ONE_TROUBLE_IN);
      accidents = chooseAccidents(orders, troubles);
      await account.load({ ...samples(), ...knownCustomers(seeded) });
      await runUntilQuiet(haveAccidents);
      before = await standing();
      await mend();
      await runUntilQuiet(async () => undefined);
      after = await standing();
    }, 600_000);
    afterAll(async () => {
      await hotwax?.stop();
      await database?.stop();
      await account?.remove();
    });

    /** Somebody deletes the line ids of an order on SFTP; another order is cancelled before its ids come back. */
    async function haveAccidents(): Promise<void> {
      for (const file of account.listed(LINE_ID_FOLDER)) {
        const lines = account.read(`${LINE_ID_FOLDER}/${file}`).split('\n');
        account.put(
          `${LINE_ID_FOLDER}/${file}`,
          lines.filter((line) => !line.startsWith(accidents.lostLines)).join('\n'),
        );
      }
      await hotwax.db
        .updateTable('order_header')
        .set({ status_id: 'ORDER_CANCELLED' })
        .where('order_id', '=', accidents.cancelled)
        .execute();
    }

    /** The item is made in NetSuite, which HotWax cannot see; what is mended in HotWax goes again by itself. */
    async function mend(): Promise<void> {
      await account.load(NEW_ITEM);
      for (const orderId of [...troubles.newItem, accidents.lostLines]) {
        expect(await hotwax.retry(orderId)).toBeUndefined();
      }
      await hotwax.db
        .updateTable('good_identification')
        .set({ id_value: MISTYPED.right })
        .where('product_id', '=', MISTYPED.productId)
        .execute();
      await hotwax.db
        .updateTable('product_store')
        .set({ external_id: NEW_STORE.right })
        .where('product_store_id', '=', NEW_STORE.productStoreId)
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

    async function standing(): Promise<Standing> {
      return {
        outcomes: await hotwax.outcomes(),
        sides: await compareSides(hotwax.db, account.sandbox, account.server.root),
      };
    }

    function expectOutcomes({ outcomes }: Standing, expected: (order: SeededOrder) => ExpectedOutcome): void {
      const is = orders.map(({ orderId }) => {
        const { outcome, reasons = [] } = outcomes.get(orderId) ?? {};
        return { orderId, outcome, codes: reasons.map(({ code }) => code) };
      });
      expect(is).toEqual(
        orders.map((order) => {
          const { outcome, code } = expected(order);
          const codes = code === undefined ? expect.anything() : expect.arrayContaining([code]);
          return { orderId: order.orderId, outcome, codes };
        }),
      );
    }

    const withAccidents = (order: SeededOrder): ExpectedOutcome =>
      ({
        [accidents.lostLines]: { outcome: 'lacking', code: 'LINE_IDS' } as const,
        [accidents.cancelled]: { outcome: 'overtaken', code: 'ORDER_CANCELLED' } as const,
      })[order.orderId] ?? expectedOutcome(order, troubles);

    test('approves every order that should be, and lists every other one with its reason', () => {
      expectOutcomes(before, withAccidents);
      const count = (wanted: OutcomeName) => [...before.outcomes.values()].filter(({ outcome }) => outcome === wanted);
      expect(count('approved').length).toBeGreaterThan(30);
      const others = [...before.outcomes.values()].filter(({ outcome }) => outcome !== 'approved');
      expect(others.filter(({ reasons }) => (reasons[0]?.reason ?? '') === '')).toEqual([]);
    });

    test('approves what was mended, in HotWax or in NetSuite, and only that', () => {
      const { newItem, mistypedItem, customersOfNewStore } = troubles;
      const mended = (order: SeededOrder) =>
        [...newItem, ...mistypedItem, accidents.lostLines].includes(order.orderId) ||
        (customersOfNewStore.includes(order.customer.partyId) && order.fate === 'sent');
      const all = orders.filter(mended);
      for (const [trouble, ids] of Object.entries({ newItem, mistypedItem, customersOfNewStore })) {
        expect([trouble, ids.length > 0]).toEqual([trouble, true]);
      }
      expect(all.map(({ orderId }) => before.outcomes.get(orderId)?.outcome)).not.toContain('approved');
      expectOutcomes(after, (order) => (mended(order) ? { outcome: 'approved' } : withAccidents(order)));
    });

    test('leaves both sides with the same customers, orders, lines and rejects', () => {
      expect(after.sides.flatMap(({ differences }) => differences)).toEqual([]);
      expect(after.sides.map(({ netsuite }) => netsuite)).toEqual(after.sides.map(({ hotwax: number }) => number));
      // The lines whose ids were deleted are the only ones that HotWax does not know of.
      const lost = `only NetSuite has ${accidents.lostLines} `;
      const others = before.sides.flatMap(({ differences }) => differences).filter((text) => !text.startsWith(lost));
      expect(others).toEqual([]);
      expect(before.sides.filter(({ agree }) => !agree).map(({ what }) => what)).toEqual([
        'Lines of these orders, by id',
      ]);
      const rejected = ({ sides }: Standing) =>
        sides.filter(({ what }) => what.startsWith('Rejected')).map(({ netsuite }) => netsuite);
      const { newItem, mistypedItem, customersOfNewStore } = troubles;
      expect(rejected(before)).toEqual([customersOfNewStore.length, newItem.length + mistypedItem.length]);
      expect(rejected(after)).toEqual([0, 0]);
    });

    test('makes each order and each customer in NetSuite once', async () => {
      const inNetSuite = await account.records('salesorder');
      const reached: OutcomeName[] = ['approved', 'overtaken', 'lacking'];
      const sent = orders.filter(
        ({ orderId, condition }) =>
          condition !== 'known' && reached.includes(after.outcomes.get(orderId)?.outcome ?? 'notLookedAt'),
      );
      expect(inNetSuite.map(({ custbody_hc_order_id }) => custbody_hc_order_id).sort()).toEqual(
        sent.map(({ orderId }) => orderId).sort(),
      );
      const customers = await account.records('customer');
      expect(new Set(customers.map(({ externalid }) => externalid)).size).toBe(customers.length);
    });
  });
}

interface Standing {
  readonly outcomes: ReadonlyMap<string, OrderOutcome>;
  readonly sides: readonly Comparison[];
}

/** Orders to which something happens on the way. */
interface Accidents {
  /** Its line ids are lost on SFTP. */
  readonly lostLines: string;
  /** It is cancelled while it is on its way. */
  readonly cancelled: string;
}

function chooseAccidents(orders: readonly SeededOrder[], troubles: Troubles): Accidents {
  const [lostLines, cancelled] = orders
    .filter(({ condition, customer }) => condition === 'plain' && customer.condition === 'known')
    .filter((order) => expectedOutcome(order, troubles).outcome === 'approved')
    .map(({ orderId }) => orderId);
  if (lostLines === undefined || cancelled === undefined) {
    throw new Error('too few plain orders were seeded');
  }
  return { lostLines, cancelled };
}

/** The sample customers belong to the sample feeds. */
function samples(): Record<string, object[]> {
  const { customer: _, ...records } = JSON.parse(readFileSync('samples/records.json', 'utf8')) as Record<
    string,
    object[]
  >;
  return records;
}
