import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { databaseLocation } from '../../../../packages/hotwax/src/adapters/config/database-location';
import { openFeedFolder } from '../../../../packages/hotwax/src/adapters/config/feed-folder';
import { loadConfig } from '../../../../packages/hotwax/src/adapters/config/load-config';
import { orderSettings } from '../../../../packages/hotwax/src/adapters/config/settings-of';

const GOOD = {
  database: { kind: 'sqlite', file: 'hotwax.db' },
  files: { kind: 'local', directory: 'feeds' },
  orders: { timeZone: 'America/New_York' },
};
const MYSQL = { kind: 'mysql', host: 'db', user: 'feeds', database: 'hotwax' };
const SFTP = {
  kind: 'sftp',
  host: 'sftp',
  user: 'hotwax',
  hostKey: 'ssh-rsa nonsense',
  password: { env: 'TEST_SFTP' },
};

const schedule = (cron: string) => ({ serve: { schedules: { 'import-ids': cron } } });

describe('the config file', () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'config-'));
    file = join(folder, 'hotwax.json');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
    delete process.env.TEST_SFTP;
  });

  const load = (changes: object = {}) => {
    writeFileSync(file, JSON.stringify({ ...GOOD, ...changes }));
    return loadConfig(file);
  };
  const messageOf = (work: () => unknown): string => {
    try {
      work();
      return 'no error';
    } catch (error) {
      return `${(error as Error).name}: ${(error as Error).message}`;
    }
  };

  test('needs three sections; the rest has defaults that fit HotWax', () => {
    const config = load();
    expect(config.folders).toEqual({
      customerExport: 'customer/export',
      customerIds: 'customer/import',
      orderExport: 'salesorder/export',
      orderIds: 'salesorder/import/orderidentification',
      orderLineIds: 'salesorder/import/orderitemattribute',
    });
    expect([config.approval, config.serve]).toEqual([
      { requiredAttributes: [] },
      {
        port: 8472,
        timeZone: 'UTC',
        schedules: {
          'export-customers': '0 * * * *',
          'export-orders': '10 * * * *',
          'import-ids': '*/5 * * * *',
          'import-rejects': '1-59/5 * * * *',
          'approve-orders': '2-59/5 * * * *',
        },
      },
    ]);
    expect([config.customers.perFile, config.orders.perFile]).toEqual([20_000, 1_000]);
    expect(orderSettings(config)).toMatchObject({
      externalIdFrom: 'externalId',
      customerExternalIdFrom: 'shopifyId',
      sendWithoutCustomerId: false,
      databaseTimeZone: 'UTC',
    });
  });

  test('is the example when that is filled in', () => {
    const config = loadConfig('packages/hotwax/config.example.json');
    expect(config.files).toMatchObject({ kind: 'sftp', directory: '/home/hotwax/netsuite' });
    expect(config.approval.requiredAttributes).toEqual([
      { name: 'FRAUD_VERIFIED' },
      { name: 'SIGNIFYD_APPROVED', value: 'APPROVED' },
    ]);
  });

  test('may leave out a job', () => {
    expect(load(schedule('off')).serve.schedules).toMatchObject({
      'import-ids': 'off',
      'import-rejects': '1-59/5 * * * *',
    });
  });

  test('has paths that are relative to its folder', () => {
    expect(databaseLocation(load())).toEqual({ kind: 'sqlite', file: join(folder, 'hotwax.db') });
  });

  test.each<[string, object, string]>([
    ['an unknown key', { orders: { timeZone: 'UTC', perfile: 3 } }, 'orders.perfile: there is no such key'],
    ['an unknown section', { serv: {} }, 'serv: there is no such key'],
    ['a time zone that is none', { orders: { timeZone: 'New York' } }, 'orders.timeZone: is no time zone'],
    ['too many orders a file', { orders: { timeZone: 'UTC', perFile: 1_001 } }, 'orders.perFile: Too big'],
    ['an unknown kind of database', { database: { kind: 'oracle' } }, 'database.kind: '],
    ['no host', { database: { ...MYSQL, host: ' ' } }, 'database.host: must not be empty'],
    ['a password in plain text', { database: { ...MYSQL, password: 'abc' } }, 'database.password: must be { "env"'],
    ['no secret at all', { files: { ...SFTP, password: undefined } }, 'files: needs a password or a privateKey'],
    ['a folder outside', { folders: { orderExport: '../export' } }, 'folders.orderExport: must be a path below'],
    ['a schedule that is none', schedule('every hour'), 'serve.schedules.import-ids: is no cron expression ('],
    ['a schedule with seconds', schedule('0 0 * * * *'), 'serve.schedules.import-ids: is no cron expression ('],
    ['a schedule that never comes', schedule('0 0 31 2 *'), 'serve.schedules.import-ids: is no cron expression ('],
    ['a port that is none', { serve: { port: 70_000 } }, 'serve.port: Too big'],
    [
      'an attribute without a name',
      { approval: { requiredAttributes: [{ value: 'Y' }] } },
      'approval.requiredAttributes',
    ],
    ['a folder that begins anew', { folders: { orderExport: '/export' } }, 'folders.orderExport: must be a path below'],
  ])('weakness 43: is refused for %s, naming the key', (_, changes, message) => {
    expect(messageOf(() => load(changes))).toContain(`${file} cannot be used:\n  ${message}`);
  });

  test('weakness 42: names all wrong keys at once, and no secret', () => {
    const told = messageOf(() => load({ database: { ...MYSQL, port: 0, password: 'sesame' }, orders: {} }));
    expect(told.split('\n').map((line) => line.split(':')[0])).toEqual([
      'ConfigError',
      '  database.port',
      '  database.password',
      '  orders.timeZone',
    ]);
    expect(told).not.toContain('sesame');
  });

  test('is told when it is missing or no JSON', () => {
    expect(messageOf(() => loadConfig(file))).toContain('ConfigError: There is no config file');
    writeFileSync(file, '{');
    expect(messageOf(() => loadConfig(file))).toContain('is no JSON');
  });

  test('takes secrets from the environment or a file', () => {
    const password = { env: 'TEST_SFTP' };
    process.env.TEST_SFTP = 'from-environment';
    expect(databaseLocation(load({ database: { ...MYSQL, password } }))).toMatchObject({
      password: 'from-environment',
    });
    writeFileSync(join(folder, 'secret'), 'from-file\n');
    expect(databaseLocation(load({ database: { ...MYSQL, password: { file: 'secret' } } }))).toMatchObject({
      password: 'from-file',
    });
  });

  test('says which secret is missing', () => {
    expect(messageOf(() => databaseLocation(load({ database: { ...MYSQL, password: { env: 'TEST_SFTP' } } })))).toBe(
      'ConfigError: database.password: the environment variable TEST_SFTP is not set',
    );
    expect(messageOf(() => databaseLocation(load({ database: { ...MYSQL, ca: { file: 'none.pem' } } })))).toBe(
      `ConfigError: database.ca: ${join(folder, 'none.pem')} cannot be read: ENOENT`,
    );
  });

  test('refuses a host key that is none, before anything connects', () => {
    process.env.TEST_SFTP = 'secret';
    expect(messageOf(() => openFeedFolder(load({ files: SFTP })))).toContain(
      'ConfigError: files.hostKey: is no public host key',
    );
  });
});
