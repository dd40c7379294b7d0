import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { insertRows } from '../../packages/hotwax/src/seed/insert-rows';
import { knownCustomers } from '../../packages/hotwax/src/seed/netsuite-records';
import { draftRows } from '../../packages/hotwax/src/seed/order-draft';
import { plainItem, plainOrder, shipGroup } from '../../packages/hotwax/src/seed/plain-order';
import { seedDatabase } from '../../packages/hotwax/src/seed/seed-database';
import { SeededRandom } from '../../packages/hotwax/src/seed/seeded-random';
import { notPrinted, replay, stepsOf } from '../replayed-page';
import { HotWaxHalf } from './hotwax-half';
import { LocalAccount } from './local-account';
import { startEmbeddedServer } from './test-servers';

const MINUTES = 60_000;
const FEEDS = 'samples/why-created/FileCabinet/SuiteScripts/PlainImport';
const STEPS = stepsOf(readFileSync('docs/why-created.md', 'utf8'));

describe('the page about Created orders', () => {
  let printed: readonly string[];
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'why-created-'));
    const { status, stderr, printed: output } = replay(STEPS, folder);
    expect([status, stderr]).toEqual([0, '']);
    printed = output;
  }, 10 * MINUTES);
  afterAll(() => rmSync(folder, { recursive: true }));

  test('shows what its commands print', () => {
    expect(STEPS.filter(({ kind }) => kind === 'text').length).toBeGreaterThan(5);
    expect(notPrinted(STEPS, printed)).toEqual([]);
  });

  test('shows a refused job that looks done, and the refusal again at each retry', () => {
    const [, deployed = '', second = '', , retried = ''] = STEPS.flatMap(({ kind }, index) =>
      kind === 'bash' ? [printed[index] ?? ''] : [],
    );
    const job = (output: string) =>
      [...output.matchAll(/│ (\w+) +│ +(\d) │ +(\d) │ +(\d) │/g)].map(([, ...cells]) => cells);
    expect(job(deployed)).toEqual([['COMPLETE', '1', '1', '0']]);
    expect(job(second)).toEqual([['COMPLETE', '1', '0', '1']]);
    expect(job(retried)).toEqual([
      ['COMPLETE', '1', '0', '1'],
      ['COMPLETE', '1', '1', '0'],
    ]);
  });

  test('leaves nothing behind', () => {
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('parts of an order that was approved', () => {
  let account: LocalAccount;

  beforeAll(async () => {
    account = await LocalAccount.create(startEmbeddedServer);
    await account.load(JSON.parse(readFileSync('samples/why-created/records.json', 'utf8')) as object);
  }, 2 * MINUTES);
  afterAll(() => account?.remove());

  const feed = (path: string) => readFileSync(`${FEEDS}/${path}`, 'utf8');
  const told = () =>
    account
      .lines('salesorder/export/error')
      .filter((line) => !line.startsWith('file,'))
      .map((line) => line.split(',').slice(0, 4).join(' '));

  test(
    'G3: that arrive before one run are both refused, and nothing is imported',
    async () => {
      account.put('salesorder/export/ApprovedOrders_1.csv', feed('available/salesorder/ApprovedOrders_1.csv'));
      account.put('salesorder/export/ApprovedOrders_2.csv', feed('unavailable/salesorder/ApprovedOrders_2.csv'));
      await account.runUntilDone('salesorder');
      expect(told()).toEqual([
        'ApprovedOrders_1.csv 2 5500000000001 ORDER_TWICE',
        'ApprovedOrders_2.csv 2 5500000000001 ORDER_TWICE',
      ]);
      expect(await account.records('salesorder')).toEqual([]);
    },
    2 * MINUTES,
  );

  test(
    'G5: are refused from the first on where the feed tells their status',
    async () => {
      const lines = feed('available/salesorder/ApprovedOrders_1.csv').trimEnd().split('\n');
      const text = `${lines[0]},orderStatus\n${lines[1]},ORDER_APPROVED\n`;
      account.put('salesorder/export/ApprovedOrders_3.csv', text);
      await account.runUntilDone('salesorder');
      expect(told().at(-1)).toBe('ApprovedOrders_3.csv 2 5500000000001 ORDER_NOT_CREATED');
      expect(await account.records('salesorder')).toEqual([]);
    },
    2 * MINUTES,
  );
});

describe("HotWax's half", () => {
  let account: LocalAccount;
  let hotwax: HotWaxHalf;
  const WHOLE = 'M100001';
  const LATE = 'M100002';

  beforeAll(async () => {
    account = await LocalAccount.create(startEmbeddedServer);
    hotwax = await HotWaxHalf.create(account.server, { kind: 'sqlite', file: ':memory:' });
    const now = new Date();
    const seeded = await seedDatabase(hotwax.db, { seed: 3, customers: 12, orders: 0, now });
    await account.load({
      ...(JSON.parse(readFileSync('samples/records.json', 'utf8')) as object),
      ...knownCustomers(seeded),
    });
    const customer = seeded.customers.find(({ condition }) => condition === 'known');
    for (const index of [0, 1]) {
      const random = new SeededRandom(index);
      const draft = plainOrder(index, { ...customer, rows: {} } as Parameters<typeof plainOrder>[1], now, random);
      const { order_id } = draft.header;
      draft.adjustments = [];
      draft.items = ['JACKET', 'TEE'].map((product_id, item) => ({
        ...plainItem(order_id, item, random),
        product_id,
      }));
      await insertRows(hotwax.db, draftRows(draft));
      await insertRows(hotwax.db, {
        order_attribute: [{ order_id, attr_name: 'FRAUD_VERIFIED', attr_value: 'Y' }],
      });
    }
  }, 2 * MINUTES);
  afterAll(async () => {
    await hotwax?.stop();
    await account?.remove();
  });

  /** HotWax finds the second item unavailable and parts it from the order, as it does with approved orders. */
  async function split(orderId: string): Promise<void> {
    await insertRows(hotwax.db, { order_item_ship_group: [shipGroup(orderId, '00002', 'STANDARD', '_NA_')] });
    await hotwax.db
      .updateTable('order_item')
      .set({ ship_group_seq_id: '00002' })
      .where('order_id', '=', orderId)
      .where('order_item_seq_id', '=', '00102')
      .execute();
  }

  async function approve(orderId: string): Promise<void> {
    await hotwax.db
      .updateTable('order_header')
      .set({ status_id: 'ORDER_APPROVED' })
      .where('order_id', '=', orderId)
      .execute();
  }

  async function round(): Promise<{ orders: number; approved: number }> {
    const { orders } = await hotwax.exports();
    await account.sandbox.command('tick', 'PT1H');
    const { approved } = await hotwax.imports();
    return { orders, approved };
  }

  async function inNetSuite(): Promise<[unknown, unknown[]][]> {
    const orders = await account.records('salesorder');
    return orders.map(({ custbody_hc_order_id, item }) => [
      custbody_hc_order_id,
      (item as Record<string, unknown>[]).map((line) => line.custcol_hc_order_line_id),
    ]);
  }

  test(
    'G2, G3: sends an order whole, once; what is split after its approval is not sent again',
    async () => {
      await approve(LATE);
      await split(LATE);
      expect(await round()).toEqual({ orders: 1, approved: 1 });
      expect((await hotwax.outcomes()).get(WHOLE)?.outcome).toBe('approved');
      await split(WHOLE);
      expect(await round()).toEqual({ orders: 0, approved: 0 });
      expect(await inNetSuite()).toEqual([[WHOLE, ['00101', '00102']]]);
    },
    5 * MINUTES,
  );

  test(
    'G5: never sends one that was approved before, not even when it is Created again',
    async () => {
      expect(account.lines('salesorder/export/archive').join('\n')).not.toContain(LATE);
      await insertRows(hotwax.db, {
        order_status: [
          {
            order_status_id: `${LATE}APPROVED`,
            order_id: LATE,
            order_item_seq_id: null,
            status_id: 'ORDER_APPROVED',
            status_datetime: '2026-03-09 10:00:00.000',
          },
        ],
      });
      await hotwax.db
        .updateTable('order_header')
        .set({ status_id: 'ORDER_CREATED' })
        .where('order_id', '=', LATE)
        .execute();
      expect((await hotwax.exports()).orders).toBe(0);
      expect((await hotwax.outcomes()).get(LATE)?.reasons.map(({ code }) => code)).toEqual(['APPROVED_BEFORE']);
    },
    2 * MINUTES,
  );
});
