import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createHotWaxSchema } from '../../../packages/hotwax/src/adapters/database/create-hotwax-schema';
import { openDatabase } from '../../../packages/hotwax/src/adapters/database/open-database';
import { type SeededDatabase, seedDatabase } from '../../../packages/hotwax/src/seed/seed-database';
import { SeededRandom } from '../../../packages/hotwax/src/seed/seeded-random';
import { filesIn, readOrderFiles } from '../jobs/feed-files';

const KILLS = 20;
const SEED = Number(process.env.KILL_SEED ?? 20_260_309);

/** The real command line, ended as a power cut would end it. */
describe('processes that are killed', () => {
  let folder: string;
  let seeded: SeededDatabase;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'killed-processes-'));
    const db = openDatabase({ kind: 'sqlite', file: join(folder, 'hotwax.db') });
    await createHotWaxSchema(db);
    seeded = await seedDatabase(db, { seed: 17, customers: 200, orders: 3_000, now: new Date() });
    await db.destroy();
    const config = {
      database: { kind: 'sqlite', file: 'hotwax.db' },
      files: { kind: 'local', directory: 'feeds' },
      orders: { timeZone: 'UTC', perFile: 50 },
    };
    writeFileSync(join(folder, 'hotwax.json'), JSON.stringify(config));
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  /** @returns its exit status, or undefined when it was killed */
  async function exportOrders(killAfter: number): Promise<number | undefined> {
    const child = spawn(process.execPath, ['packages/hotwax/bin/hotwax.js', 'export-orders'], {
      env: { ...process.env, INIT_CWD: folder },
      stdio: 'ignore',
    });
    const timer = setTimeout(() => child.kill('SIGKILL'), killAfter);
    return new Promise((resolve) =>
      child.once('close', (code) => {
        clearTimeout(timer);
        resolve(code ?? undefined);
      }),
    );
  }

  test(`lose nothing and send nothing twice (KILL_SEED=${SEED})`, async () => {
    const random = new SeededRandom(SEED);
    let killed = 0;
    for (let attempt = 0; attempt < KILLS; attempt += 1) {
      killed += (await exportOrders(300 + random.below(2_500))) === undefined ? 1 : 0;
    }
    expect(killed).toBeGreaterThan(KILLS / 4);
    // Takes over from the dead at once, since they ran on this machine.
    expect(await exportOrders(120_000)).toBe(0);
    const files = filesIn(join(folder, 'feeds/salesorder/export'));
    const csvs = new Map([...files].filter(([name]) => name.endsWith('.csv')));
    const read = readOrderFiles(csvs);
    const due = seeded.orders.filter(({ fate, customer }) => fate === 'sent' && customer.condition === 'known');
    expect(read.rejects).toEqual([]);
    expect(read.orders.map(({ orderId }) => orderId).sort()).toEqual(due.map(({ orderId }) => orderId).sort());
  }, 300_000);
});
