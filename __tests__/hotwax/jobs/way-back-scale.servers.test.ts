import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { createHotWaxSchema } from '../../../packages/hotwax/src/adapters/database/create-hotwax-schema';
import { migrate } from '../../../packages/hotwax/src/adapters/database/migrate';
import { type Db, openDatabase } from '../../../packages/hotwax/src/adapters/database/open-database';
import { readOrderFacts } from '../../../packages/hotwax/src/adapters/database/sql-order-facts';
import { readSyncStatus } from '../../../packages/hotwax/src/adapters/database/sql-sync-status';
import { LocalFolder } from '../../../packages/hotwax/src/adapters/files/local-folder';
import { addHistory } from '../../../packages/hotwax/src/seed/add-history';
import { seedDatabase } from '../../../packages/hotwax/src/seed/seed-database';
import { type MariaDbServer, startMariaDb } from '../mariadb-server';
import {
  type AnswerOptions,
  answerName,
  customerIdFile,
  ID_FOLDERS,
  lineIdFile,
  makeAnswerFolders,
  orderIdFile,
  putFile,
  rejectFile,
  runApproveOrders,
  runImportIds,
  runImportRejects,
} from './answer-run';
import { NOW, runExport, TestClock } from './export-run';

const PAST = { customers: 100_000, orders: 200_000 };
const DAY = { customers: 300, orders: 300 };

/** What was done long ago must cost the way back nothing. */
describe('answers for a day’s orders, beside 200,000 of the past', () => {
  let server: MariaDbServer;
  let db: Db;
  let root: string;
  let options: AnswerOptions & { clock: TestClock };
  let sent: { record_id: string; external_id: string | null }[];

  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'way-back-scale-'));
    makeAnswerFolders(root);
    server = await startMariaDb(['--innodb-buffer-pool-size=512M']);
    db = openDatabase(server.location);
    await createHotWaxSchema(db);
    await migrate(db);
    await addHistory(db, PAST);
    await sql`insert into hcsync_record (feed, record_id, external_id, state, file_name, attempts, exported_at, changed_at,
        retry_asked, answered_at)
      select 'salesorder', order_id, external_id, 'exported', 'old.csv', 1, '2025-01-01T00:00:00.000Z',
        '2025-01-01T00:00:00.000Z', 0, '2025-01-01T01:00:00.000Z' from order_header`.execute(db);
    await seedDatabase(db, { seed: 11, ...DAY, now: NOW });
    options = { db, folder: new LocalFolder(root), clock: new TestClock(), pageSize: 200 };
    await runExport('customer', { ...options, pageSize: 200 });
    await runExport('salesorder', { ...options, pageSize: 200 });
    sent = await db
      .selectFrom('hcsync_record')
      .select(['record_id', 'external_id'])
      .where('feed', '=', 'salesorder')
      .where('exported_at', '=', options.clock.now().toISOString())
      .execute();
    for (const table of ['order_header', 'order_identification', 'hcsync_record', 'party_identification']) {
      await sql`analyze table ${sql.table(table)}`.execute(db);
    }
  }, 600_000);
  afterAll(async () => {
    await db.destroy();
    await server.stop();
    rmSync(root, { recursive: true });
  });

  /** Rows that the server looked at while the work was done. */
  async function rowsRead(work: () => Promise<unknown>): Promise<number> {
    const counter = async () => {
      const { rows } = await sql<{ Value: string }>`show global status like 'Handler_read_%'`.execute(db);
      return rows.reduce((sum, { Value }) => sum + Number(Value), 0);
    };
    const before = await counter();
    await work();
    return (await counter()) - before;
  }

  test('ids of orders and customers are taken by index', async () => {
    expect(sent.length).toBeGreaterThan(100);
    const ids = sent.map(({ record_id }, index) => `${record_id},NETSUITE_ORDER_ID,${900_000 + index}`);
    putFile(root, `${ID_FOLDERS.orderIds}/${answerName('OrderIds', 1)}`, orderIdFile(...ids));
    const past = Array.from(
      { length: 200 },
      (_, index) => `${1_000_000_000 + index},NETSUITE_CUSTOMER_ID,${500_000_000 + index}`,
    );
    putFile(root, `${ID_FOLDERS.customerIds}/${answerName('CustomerIds', 1)}`, customerIdFile(...past));
    const rows = await rowsRead(async () => {
      const { files } = await runImportIds(options);
      expect(files.map(({ set, same, problems }) => [set, same, problems])).toEqual([
        [0, 200, 0],
        [sent.length, 0, 0],
      ]);
    });
    expect(rows).toBeLessThan(20 * (sent.length + 200));
  });

  test('rejects find their records by index', async () => {
    const [file] = await db.selectFrom('hcsync_file').select('file_name').where('feed', '=', 'salesorder').execute();
    const rows = sent.slice(0, 100).map(({ external_id }) => `${file?.file_name},2,${external_id},VALUE_INVALID,x,y`);
    putFile(root, `salesorder/export/error/${answerName('Rejects_salesorder', 1)}`, rejectFile(...rows));
    const read = await rowsRead(async () => {
      expect((await runImportRejects(options)).files).toMatchObject([{ set: 100, problems: 0 }]);
    });
    expect(read).toBeLessThan(2_000);
  });

  test('the approval looks at Created orders only', async () => {
    const items = await db
      .selectFrom('order_item')
      .select(['order_id', 'order_item_seq_id'])
      .where(
        'order_id',
        'in',
        sent.map(({ record_id }) => record_id),
      )
      .execute();
    const lines = items.map(
      ({ order_id, order_item_seq_id }, index) => `${order_id},${order_item_seq_id},NetsuiteItemLineId,${index + 1}`,
    );
    putFile(root, `${ID_FOLDERS.orderLineIds}/${answerName('OrderLineIds', 1)}`, lineIdFile(...lines));
    await runImportIds(options);
    let approved = 0;
    const rows = await rowsRead(async () => {
      ({ approved } = await runApproveOrders(options));
    });
    expect(approved).toBeGreaterThan(100);
    expect(rows).toBeLessThan(20 * (items.length + DAY.orders));
  });

  test('the counts look at what waits; the total of what is done is one look at an index', async () => {
    const rows = await rowsRead(() =>
      readSyncStatus(db, NOW, { databaseTimeZone: 'UTC', excludedSalesChannels: ['LOOP_EXCH'] }),
    );
    expect(rows).toBeLessThan(PAST.orders + 50 * DAY.orders);
  });

  test('one order’s way is found at once, also by its external id', async () => {
    const { external_id } = await db
      .selectFrom('order_header')
      .select('external_id')
      .where('order_id', '=', 'H10100000')
      .executeTakeFirstOrThrow();
    const reading = { databaseTimeZone: 'UTC', discounts: [] };
    const rows = await rowsRead(async () => {
      expect(await readOrderFacts(db, external_id ?? '', NOW, reading)).toMatchObject({ orderId: 'H10100000' });
      expect(await readOrderFacts(db, 'M1', NOW, reading)).toBeUndefined();
    });
    expect(rows).toBeLessThan(100);
  });
});
