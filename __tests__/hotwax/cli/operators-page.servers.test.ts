import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { createHotWaxSchema } from '../../../packages/hotwax/src/adapters/database/create-hotwax-schema';
import { type Db, openDatabase } from '../../../packages/hotwax/src/adapters/database/open-database';
import { insertRows } from '../../../packages/hotwax/src/seed/insert-rows';
import { seedDatabase } from '../../../packages/hotwax/src/seed/seed-database';
import { startOpenSshServer, type TestServer } from '../../end-to-end/test-servers';
import {
  answerName,
  customerIdFile,
  ID_FOLDERS,
  lineIdFile,
  orderIdFile,
  putFile,
  rejectFile,
} from '../jobs/answer-run';
import { type MariaDbServer, startMariaDb } from '../mariadb-server';

const PAGE = readFileSync('docs/hotwax.md', 'utf8');
const PASSWORD = 'choose-a-password';

/** The statements of the page, in its order, without comments. */
const STATEMENTS = [...PAGE.matchAll(/```sql\n(.*?)```/gs)]
  .flatMap(([, block = '']) => block.replaceAll(/^--.*\n/gm, '').split(';'))
  .map((statement) => statement.trim())
  .filter((statement) => statement !== '');
const statements = (begin: RegExp) => STATEMENTS.filter((statement) => begin.test(statement));

/** Follows docs/hotwax.md on MariaDB and OpenSSH, with the database user that it tells people to make. */
describe('the page for operators, on real servers', () => {
  let folder: string;
  let mariadb: MariaDbServer;
  let sftp: TestServer;
  let db: Db;
  let printed = '';

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'operators-page-'));
    mariadb = await startMariaDb();
    db = openDatabase(mariadb.location);
    await createHotWaxSchema(db);
    await seedDatabase(db, { seed: 1, customers: 20, orders: 60, now: new Date() });
    await sql`drop index hcsync_created_orders on order_header`.execute(db);
    await sql`drop index hcsync_netsuite_order on order_identification`.execute(db);
    for (const statement of statements(/^(CREATE|GRANT)/)) {
      await sql.raw(statement).execute(db);
    }
    sftp = await startOpenSshServer(join(folder, 'sftp'));
    writeConfig();
  }, 120_000);
  afterAll(async () => {
    await db?.destroy();
    await sftp?.stop();
    await mariadb?.stop();
    rmSync(folder, { recursive: true });
  });

  function writeConfig(): void {
    const { host, port } = mariadb.location;
    const [key = ''] = sftp.keys.values();
    writeFileSync(join(folder, 'password'), `${PASSWORD}\n`);
    const example = JSON.parse(readFileSync('packages/hotwax/config.example.json', 'utf8'));
    const config = {
      ...example,
      database: { ...example.database, host, port, password: { file: 'password' } },
      files: {
        ...example.files,
        host: sftp.settings.custrecord_hcsync_sftp_host,
        port: sftp.settings.custrecord_hcsync_sftp_port,
        user: sftp.settings.custrecord_hcsync_sftp_user,
        privateKey: { file: key },
        hostKey: sftp.settings.custrecord_hcsync_sftp_hostkey,
        directory: sftp.root,
      },
      approval: {},
    };
    writeFileSync(join(folder, 'hotwax.json'), JSON.stringify(config));
  }

  function hotwax(...args: string[]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['packages/hotwax/bin/hotwax.js', ...args], {
      encoding: 'utf8',
      env: { ...process.env, INIT_CWD: folder, HOTWAX_CONFIG: undefined },
    });
    printed += stdout + stderr;
    return { status, stdout, stderr };
  }

  const put = (path: string, text: string) => putFile(sftp.root, path, text);
  const column = async (table: 'order_header' | 'order_item', orderId: string) =>
    (await db.selectFrom(table).select('status_id').where('order_id', '=', orderId).execute()).map(
      ({ status_id }) => status_id,
    );

  test('its rights are enough for every job, from the first one on', async () => {
    for (const job of ['export-customers', 'export-orders', 'import-ids', 'import-rejects', 'approve-orders']) {
      expect([job, hotwax(job)]).toEqual([job, { status: 0, stdout: expect.any(String), stderr: '' }]);
    }
    expect(hotwax('status').stdout).toMatch(/rejected by NetSuite/);
    expect(hotwax('status', 'M100017').stdout).toMatch(/PRODUCT_UNMAPPED/);
    expect(hotwax('migrate').status).toBe(0);
  }, 120_000);

  test('they are enough for ids, also into rows that are blank, for rejects, retries and approvals', async () => {
    const order = 'M100002';
    const items = await db
      .selectFrom('order_item')
      .select('order_item_seq_id')
      .where('order_id', '=', order)
      .orderBy('order_item_seq_id')
      .execute();
    const sent = await db.selectFrom('hcsync_record').selectAll().where('state', '=', 'exported').execute();
    const [customer, other] = sent.filter(({ feed }) => feed === 'customer');
    await insertRows(db, {
      party_identification: [
        {
          party_id: customer?.record_id ?? '',
          party_identification_type_id: 'NETSUITE_CUSTOMER_ID',
          id_value: null,
        },
      ],
      order_item_attribute: [
        { order_id: order, order_item_seq_id: '00101', attr_name: 'NetsuiteItemLineId', attr_value: '' },
      ],
    });
    const ids = [customer, other].map((one, index) => `${one?.record_id},NETSUITE_CUSTOMER_ID,${70_001 + index}`);
    put(`${ID_FOLDERS.customerIds}/${answerName('CustomerIds', 1)}`, customerIdFile(...ids));
    put(`${ID_FOLDERS.orderIds}/${answerName('OrderIds', 1)}`, orderIdFile(`${order},NETSUITE_ORDER_ID,990001`));
    const lines = items.map(
      ({ order_item_seq_id }, index) => `${order},${order_item_seq_id},NetsuiteItemLineId,${index + 1}`,
    );
    put(
      `${ID_FOLDERS.orderLineIds}/${answerName('OrderLineIds', 1)}`,
      lineIdFile(...lines, `${order},00101,NetsuiteDiscountItemLineId,9`),
    );
    const rejected = sent.find(({ feed, record_id }) => feed === 'salesorder' && record_id !== order);
    put(
      `salesorder/export/error/${answerName('Rejects_salesorder', 1)}`,
      rejectFile(`${rejected?.file_name},2,${rejected?.external_id},REFERENCE_UNKNOWN,x,y`),
    );
    for (const job of ['import-ids', 'import-rejects', 'approve-orders']) {
      expect([job, hotwax(job)]).toEqual([job, { status: 0, stdout: expect.any(String), stderr: '' }]);
    }
    expect(await column('order_header', order)).toEqual(['ORDER_APPROVED']);
    expect(new Set(await column('order_item', order))).toEqual(new Set(['ITEM_APPROVED']));
    expect(hotwax('retry', '--code', 'REFERENCE_UNKNOWN')).toMatchObject({ status: 0, stderr: '' });
    expect(hotwax('export-orders')).toMatchObject({ status: 0, stderr: '' });
    const again = db.selectFrom('hcsync_record').select(['state', 'attempts']);
    expect(await again.where('record_id', '=', rejected?.record_id ?? '').execute()).toEqual([
      { state: 'exported', attempts: 2 },
    ]);
    expect(readdirSync(join(sftp.root, ID_FOLDERS.orderIds, 'archive'))).toHaveLength(1);
  }, 120_000);

  test('they are no more than that: neither orders nor items can be made or deleted, nor other columns changed', async () => {
    const theirs = openDatabase({ ...mariadb.location, user: 'netsuite_feeds', password: PASSWORD });
    try {
      for (const statement of [
        'delete from order_header',
        'delete from order_item',
        "update order_header set external_id = 'x'",
        'delete from order_identification',
        "insert into product_store (product_store_id) values ('x')",
        'drop table hcsync_record',
        'create table other (a int)',
      ]) {
        await expect(sql.raw(statement).execute(theirs)).rejects.toThrow(/denied/);
      }
    } finally {
      await theirs.destroy();
    }
  });

  test('its indexes can be used by what it lets people explain', async () => {
    const keys = [];
    for (const statement of statements(/^EXPLAIN/)) {
      const { rows } = await sql.raw<{ possible_keys: string }>(statement).execute(db);
      keys.push(...rows.map(({ possible_keys }) => possible_keys));
    }
    // Which of them it takes depends on how much there is; scale.servers.test.ts has enough.
    expect(keys).toEqual([
      expect.stringContaining('hcsync_created_orders'),
      expect.stringContaining('hcsync_netsuite_order'),
    ]);
  });

  test('a second id that is the right one is taken as it says', async () => {
    const file = `${ID_FOLDERS.orderIds}/${answerName('OrderIds', 2)}`;
    put(file, orderIdFile('M100002,NETSUITE_ORDER_ID,990009'));
    expect(hotwax('import-ids').stdout).toMatch(/M100002 {2}ID_CONTRADICTS/);
    for (const statement of statements(/^UPDATE/)) {
      await sql.raw(statement).execute(db);
    }
    const archived = join(sftp.root, ID_FOLDERS.orderIds, 'archive', answerName('OrderIds', 2));
    put(file, readFileSync(archived, 'utf8'));
    expect(hotwax('import-ids').stdout).toMatch(/1 row new, 0 known/);
    expect(hotwax('status', 'M100002').stdout).toMatch(/In NetSuite it is 990009/);
  }, 60_000);

  test('weakness 42: no password, no key, and nothing about a person is in what was printed or remembered', async () => {
    writeFileSync(join(folder, 'password'), 'no-such-password');
    expect(hotwax('status')).toMatchObject({ status: 1, stderr: expect.stringMatching(/Access denied/) });
    expect(printed.length).toBeGreaterThan(5_000);
    const tables = ['hcsync_record', 'hcsync_answer', 'hcsync_answer_problem', 'hcsync_job_run'] as const;
    const remembered = await Promise.all(tables.map((table) => db.selectFrom(table).selectAll().execute()));
    const all = `${printed}${JSON.stringify(remembered)}`;
    const people = await db.selectFrom('person').selectAll().execute();
    // Names that are no words of ours, such as the one letter that somebody is called.
    const names = people.flatMap(({ first_name, last_name }) => [first_name ?? '', last_name ?? '']);
    const personal = [...names.filter((name) => name.trim().length > 3), '@example.com', 'Analytical', '555-'];
    expect([PASSWORD, 'no-such-password', 'PRIVATE KEY', ...personal].filter((text) => all.includes(text))).toEqual([]);
  }, 60_000);
});
