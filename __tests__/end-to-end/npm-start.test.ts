import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import Papa from 'papaparse';
import { OUTCOME_NAMES } from '../../demo/outcome-tables';
import { createHotWaxSchema } from '../../packages/hotwax/src/adapters/database/create-hotwax-schema';
import { openDatabase } from '../../packages/hotwax/src/adapters/database/open-database';
import { addTroubles, type Troubles } from '../../packages/hotwax/src/seed/add-troubles';
import { type SeededOrder, seedDatabase } from '../../packages/hotwax/src/seed/seed-database';
import { expectedOutcome } from './expected-outcomes';

/** What `npm start` makes when it is told nothing. */
const MADE = { orders: 400, customers: 300, seed: 1 };
const ONE_TROUBLE_IN = 40;
/** Milliseconds. `npm start` takes seconds, and minutes on a busy machine. */
const LONG = 300_000;

interface OrderLine {
  readonly order: string;
  readonly netsuite_id: string;
  readonly outcome: string;
  readonly code: string;
}

let folder: string;
let account: string;
let first: ReturnType<typeof start>;
let orders: OrderLine[];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'npm-start-'));
  account = join(folder, 'account');
  first = start('--account', account);
  orders = readOrders(account);
}, LONG);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What `npm start` runs, after its build. */
function start(...args: string[]) {
  const { status, stdout, stderr } = node('build/demo/main.js', args);
  return { status, output: `${stdout}${stderr}` };
}

function sandbox(...args: string[]): string {
  return node('packages/sandbox/bin/sandbox.js', [...args, '--account', account]).stdout;
}

function hotwax(...args: string[]): string {
  return node('packages/hotwax/bin/hotwax.js', ['--config', join(account, 'hotwax.json'), ...args]).stdout;
}

function node(file: string, args: readonly string[]) {
  return spawnSync(process.execPath, [file, ...args], { encoding: 'utf8' });
}

function readOrders(of: string): OrderLine[] {
  return Papa.parse<OrderLine>(readFileSync(join(of, 'orders.csv'), 'utf8'), { header: true, skipEmptyLines: true })
    .data;
}

/** The cells of a table's rows that begin with a number, or with a name and a number. */
function tableRows(output: string, title: string): string[][] {
  const [, after = ''] = output.split(title);
  const [table = ''] = after.split('\n\n');
  return table
    .split('\n')
    .filter((line) => line.startsWith('│'))
    .map((line) =>
      line
        .split('│')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

function outcomesIn(lines: readonly OrderLine[]): Record<string, number> {
  return Object.fromEntries(
    [...new Set(lines.map(({ outcome }) => outcome))].map((name) => [
      name,
      lines.filter(({ outcome }) => outcome === name).length,
    ]),
  );
}

/** The same orders, made once more. */
async function seededOrders(): Promise<{ made: readonly SeededOrder[]; troubles: Troubles }> {
  const db = openDatabase({ kind: 'sqlite', file: ':memory:' });
  try {
    await createHotWaxSchema(db);
    const { orders: made } = await seedDatabase(db, { ...MADE, now: new Date('2026-03-09T13:00:00Z') });
    return { made, troubles: await addTroubles(db, made, ONE_TROUBLE_IN) };
  } finally {
    await db.destroy();
  }
}

describe('npm start', () => {
  test('ends well, and says how each order stands', () => {
    expect(first.output).not.toMatch(/FAILED|DIFFER/);
    expect(first.status).toBe(0);
    const told = tableRows(first.output, 'orders in HotWax:').filter(([number]) => /^\d+$/.test(number ?? ''));
    expect(Object.fromEntries(told.map(([number, name]) => [name, Number(number)]))).toEqual(outcomesIn(orders));
    expect(new Set(orders.map(({ order }) => order)).size).toBe(orders.length);
  });

  test('comes to the outcome that each order was made for', async () => {
    const { made, troubles } = await seededOrders();
    const byId = new Map(orders.map((line) => [line.order, line]));
    const lines = made.map((order) => {
      const { outcome, code = '' } = expectedOutcome(order, troubles);
      const line = byId.get(order.orderId);
      return [
        { order: order.orderId, outcome: OUTCOME_NAMES[outcome], code },
        { order: line?.order, outcome: line?.outcome, code: line?.code.includes(code) === true ? code : line?.code },
      ];
    });
    expect(lines.map(([, is]) => is)).toEqual(lines.map(([should]) => should));
    expect([...new Set(orders.map(({ outcome }) => outcome))].sort()).toEqual(
      ['approved', 'not for this sync', 'not sent', 'rejected', 'waits for approval', 'waits for its customer'].sort(),
    );
  });

  test('leaves in NetSuite what it says, whole and once', () => {
    const there = JSON.parse(sandbox('records', 'salesorder', '--json')) as Record<string, unknown>[];
    const approved = orders.filter(({ outcome }) => outcome === 'approved');
    const unverified = orders.filter(({ code }) => code === 'ATTRIBUTES');
    const ids = (list: readonly OrderLine[]) => list.map(({ order, netsuite_id }) => `${order} ${netsuite_id}`).sort();
    expect(there.map(({ custbody_hc_order_id, id }) => `${custbody_hc_order_id} ${id}`).sort()).toEqual(
      ids([...approved, ...unverified]),
    );
    const sides = tableRows(first.output, 'from its own records:').slice(1);
    expect(sides.map(([, , , verdict]) => verdict)).toEqual(['agree', 'agree', 'agree', 'agree', 'agree']);
    const [, inHotWax, inNetSuite] = sides.find(([what]) => what === 'Sales orders, by id') ?? [];
    expect([inHotWax, inNetSuite]).toEqual([String(there.length), String(there.length)]);
  });

  test('says what the README shows', () => {
    const readme = readFileSync('README.md', 'utf8');
    const [, shown = ''] = /```text\n(✔ NetSuite: a local account.*?)```/s.exec(readme) ?? [];
    const port = /127\.0\.0\.1:\d+/;
    const output = first.output.replaceAll(account, '.sandbox').replace(port, 'SERVER').split('\n');
    const lines = shown.replace(port, 'SERVER').split('\n');
    expect(lines.length).toBeGreaterThan(30);
    expect(lines.filter((line) => line.trim() !== '…' && !output.includes(line))).toEqual([]);
  });

  test("tells one order's way as status does", () => {
    const [, orderId = ''] = /hotwax\.json status (M\d+)\):/.exec(first.output) ?? [];
    const way = hotwax('status', orderId).trim().split('\n');
    expect(way[0]).toContain(`Order ${orderId}`);
    for (const sentence of way) {
      expect(first.output).toContain(sentence);
    }
  });

  test(
    'is the same for the same seed',
    () => {
      const other = join(folder, 'same');
      const again = start('--account', other, '--seed', '1', '--orders', '400');
      const comparable = (output: string, of: string) =>
        output.replaceAll(of, 'DIR').replace(/127\.0\.0\.1:\d+/, 'SERVER');
      expect(comparable(again.output, other)).toBe(comparable(first.output, account));
      expect(readFileSync(join(other, 'orders.csv'), 'utf8')).toBe(readFileSync(join(account, 'orders.csv'), 'utf8'));
    },
    LONG,
  );

  test(
    'goes on in a kept account, as it says under "Try next"; then tells where the two sides differ',
    async () => {
      const [, item = ''] = /echo '(\{.*\})'/.exec(first.output) ?? [];
      const file = join(folder, 'item.json');
      writeFileSync(file, item);
      sandbox('load', file);
      expect(hotwax('retry', '--code', 'REFERENCE_UNKNOWN')).toContain('sent again with the next export');
      const again = start('--account', account);
      expect([again.status, /FAILED|DIFFER/.test(again.output)]).toEqual([0, false]);
      const before = new Map(orders.map(({ order, outcome }) => [order, outcome]));
      const changed = readOrders(account).filter(({ order, outcome }) => outcome !== before.get(order));
      expect(changed.length).toBeGreaterThan(0);
      expect(changed.map(({ order, outcome }) => [before.get(order), outcome])).toEqual(
        changed.map(() => ['rejected', 'approved']),
      );

      const db = openDatabase({ kind: 'sqlite', file: join(account, 'hotwax.db') });
      const { order = '' } = changed[0] ?? {};
      await db.updateTable('order_identification').set({ id_value: '4242' }).where('order_id', '=', order).execute();
      await db.destroy();
      const differing = start('--account', account);
      expect(differing.output).toContain(`DIFFERS  Sales orders, by id: only HotWax has ${order} 4242`);
      expect(differing.status).toBe(1);
    },
    LONG,
  );

  test.each([
    ['no orders', ['--orders', '0'], '--orders takes a whole number from 1'],
    ['no number', ['--orders', 'many'], 'not "many"'],
    ['a wrong seed', ['--seed', '1.5'], '--seed takes a whole number'],
    ['orders beside feeds', ['--orders', '5', '--feeds', 'samples/feeds'], 'HotWax is left out'],
    ['an unknown option', ['--order', '5'], "Unknown option '--order'"],
  ])('says how to use it after %s', (_, args, message) => {
    const { status, output } = start(...args);
    expect(output).toContain(message);
    expect(output).toContain('npm start -- --orders N');
    expect(status).toBe(2);
  });

  test('refuses new orders for a kept account, and an account without HotWax', () => {
    const again = start('--orders', '5', '--account', account);
    expect([again.status, again.output]).toEqual([2, expect.stringContaining('has its orders already')]);
    node('packages/sandbox/bin/sandbox.js', ['reset', '--account', join(folder, 'bare')]);
    const bare = start('--account', join(folder, 'bare'));
    expect([bare.status, bare.output]).toEqual([2, expect.stringContaining("without HotWax's half")]);
  });
});
