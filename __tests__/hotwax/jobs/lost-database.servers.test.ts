import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createHotWaxSchema } from '../../../packages/hotwax/src/adapters/database/create-hotwax-schema';
import { migrate } from '../../../packages/hotwax/src/adapters/database/migrate';
import { type Db, openDatabase } from '../../../packages/hotwax/src/adapters/database/open-database';
import { LocalFolder } from '../../../packages/hotwax/src/adapters/files/local-folder';
import { seedDatabase } from '../../../packages/hotwax/src/seed/seed-database';
import { type MariaDbServer, startMariaDb } from '../mariadb-server';
import { EXPORT_FOLDERS, NOW, runExport, TestClock } from './export-run';
import { filesIn, readOrderFiles } from './feed-files';

describe('a database that goes away in the middle', () => {
  let server: MariaDbServer;
  let db: Db;
  let root: string;

  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'lost-database-'));
    server = await startMariaDb(['--innodb-flush-log-at-trx-commit=1']);
    db = openDatabase(server.location);
    await createHotWaxSchema(db);
    await migrate(db);
  }, 60_000);
  afterAll(async () => {
    await db.destroy();
    await server.stop();
    rmSync(root, { recursive: true });
  });

  test('loses nothing and sends nothing twice', async () => {
    const { orders } = await seedDatabase(db, { seed: 13, customers: 30, orders: 60, now: NOW });
    const clock = new TestClock();
    // Each run is left alone by the database at another of its steps, then goes on a little further.
    for (const fatal of [
      'before remembering',
      'after remembering',
      'before writing',
      'after writing',
      'after noting',
    ]) {
      let crashing: Promise<void> | undefined;
      const observe = (step: string) => {
        if (step.startsWith(fatal)) {
          crashing ??= server.crash();
        }
      };
      const outcome = await Promise.allSettled([
        runExport('salesorder', { db, folder: new LocalFolder(root), clock, observe, limits: { records: 10 } }),
      ]);
      expect([fatal, crashing === undefined, outcome[0].status]).toEqual([fatal, false, 'rejected']);
      await crashing;
      await server.restart();
      clock.pass(11 * 60_000);
    }
    await runExport('salesorder', { db, folder: new LocalFolder(root), clock });
    const read = readOrderFiles(filesIn(join(root, EXPORT_FOLDERS.salesorder)));
    const known = orders.filter(({ fate, customer }) => fate === 'sent' && customer.condition === 'known');
    expect(read.rejects).toEqual([]);
    expect(read.orders.map(({ orderId }) => orderId).sort()).toEqual(known.map(({ orderId }) => orderId).sort());
  }, 180_000);
});
