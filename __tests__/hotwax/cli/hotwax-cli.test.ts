import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createHotWaxSchema } from '../../../packages/hotwax/src/adapters/database/create-hotwax-schema';
import { openDatabase } from '../../../packages/hotwax/src/adapters/database/open-database';
import { seedDatabase } from '../../../packages/hotwax/src/seed/seed-database';
import { filesIn, readCustomerFiles, readOrderFiles } from '../jobs/feed-files';

describe('the command line', () => {
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hotwax-cli-'));
    const db = openDatabase({ kind: 'sqlite', file: join(folder, 'hotwax.db') });
    await createHotWaxSchema(db);
    await seedDatabase(db, { seed: 5, customers: 20, orders: 20, now: new Date() });
    await db.destroy();
    const config = {
      database: { kind: 'sqlite', file: 'hotwax.db' },
      files: { kind: 'local', directory: 'feeds' },
      orders: { timeZone: 'UTC' },
    };
    writeFileSync(join(folder, 'hotwax.json'), JSON.stringify(config));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const hotwax = (...args: string[]) => {
    const env = { ...process.env, INIT_CWD: folder, HOTWAX_CONFIG: '' };
    const { status, stdout, stderr } = spawnSync(process.execPath, ['packages/hotwax/bin/hotwax.js', ...args], {
      encoding: 'utf8',
      env: { ...env, HOTWAX_CONFIG: undefined },
    });
    return { status, stdout, stderr };
  };

  test('exports customers and orders, and says what it did', () => {
    const customers = hotwax('export-customers');
    expect([customers.status, customers.stderr]).toEqual([0, '']);
    expect(customers.stdout).toMatch(
      /^\d+ customers to send\.\nSent CustomerFeed_\w+\.csv: \d+ customers, \d+ rows\.\n/,
    );
    expect(customers.stdout).toContain('NAME_MISSING');
    const orders = JSON.parse(hotwax('export-orders', '--json').stdout);
    expect(orders).toMatchObject({ feed: 'salesorder', rejectedUnchanged: 0, files: [{ records: orders.exported }] });
    const read = readOrderFiles(filesIn(join(folder, 'feeds/salesorder/export')));
    expect([read.rejects, read.orders.length]).toEqual([[], orders.exported]);
    expect(readCustomerFiles(filesIn(join(folder, 'feeds/customer/export'))).rejects).toEqual([]);
  });

  test('says so when there is nothing to send', () => {
    hotwax('export-customers');
    const { status, stdout } = hotwax('export-customers');
    expect([status, stdout.split('\n')[0]]).toEqual([0, 'No new customers to send.']);
  });

  test('tells wrong use apart from a job that failed', () => {
    expect(hotwax('export-everything')).toMatchObject({ status: 2 });
    expect(hotwax('export-orders', '--config', 'none.json')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('There is no config file'),
    });
    const blocked = join(folder, 'blocked');
    mkdirSync(blocked);
    writeFileSync(join(blocked, 'feeds'), 'a file where a folder should be');
    writeFileSync(
      join(blocked, 'hotwax.json'),
      JSON.stringify({
        database: { kind: 'sqlite', file: join(folder, 'hotwax.db') },
        files: { kind: 'local', directory: 'feeds/below' },
        customers: { externalIdFrom: 'partyId' },
        orders: { timeZone: 'UTC' },
      }),
    );
    const failed = hotwax('export-customers', '--config', join(blocked, 'hotwax.json'));
    expect(failed).toMatchObject({ status: 1, stdout: '' });
    expect(failed.stderr).toMatch(/^error: customer\/export: there is no such file or folder\n$/);
    // What could not be delivered goes with the next run that can.
    const { status } = hotwax('export-customers');
    expect([status, readdirSync(join(folder, 'feeds/customer/export')).length]).toEqual([0, 2]);
  });

  test('explains itself', () => {
    const { status, stdout } = hotwax('--help');
    expect(status).toBe(0);
    for (const job of ['export-customers', 'export-orders', 'migrate']) expect(stdout).toContain(job);
  });
});
