import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { filesIn, readCustomerFiles, readOrderFiles } from '../jobs/feed-files';

describe('the command line', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'hotwax-cli-'));
    const config = {
      database: { kind: 'sqlite', file: 'hotwax.db' },
      files: { kind: 'local', directory: 'feeds' },
      orders: { timeZone: 'UTC' },
    };
    writeFileSync(join(folder, 'hotwax.json'), JSON.stringify(config));
    const { stdout } = hotwax('seed', '--customers', '20', '--orders', '20', '--seed', '5', '--records', 'known.json');
    expect(stdout).toBe('Made 20 customers and 20 orders, seed 5.\n');
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

  test('writes the customers that NetSuite knows, and never seeds a database twice', () => {
    const { customer } = JSON.parse(readFileSync(join(folder, 'known.json'), 'utf8'));
    expect(customer[0]).toMatchObject({ id: 80_000, externalid: '6990000000000', custentity_hc_customer_id: '10000' });
    expect(hotwax('seed')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('has tables of HotWax already'),
    });
    expect(hotwax('seed', '--orders', 'many')).toMatchObject({
      status: 2,
      stderr: 'error: --orders must be a whole number, not "many".\n',
    });
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

  test('says that it is the database that cannot be reached', () => {
    const config = {
      database: { kind: 'mysql', host: '127.0.0.1', port: 1, user: 'nobody', database: 'none' },
      files: { kind: 'local', directory: 'feeds' },
      orders: { timeZone: 'UTC' },
    };
    writeFileSync(join(folder, 'unreachable.json'), JSON.stringify(config));
    for (const command of ['export-orders', 'import-ids', 'approve-orders', 'status', 'serve']) {
      expect([command, hotwax(command, '--config', 'unreachable.json')]).toEqual([
        command,
        { status: 1, stdout: '', stderr: 'error: database: connect ECONNREFUSED 127.0.0.1:1\n' },
      ]);
    }
  });

  test('explains itself', () => {
    const { status, stdout } = hotwax('--help');
    expect(status).toBe(0);
    for (const job of ['export-customers', 'export-orders', 'migrate']) expect(stdout).toContain(job);
  });
});
