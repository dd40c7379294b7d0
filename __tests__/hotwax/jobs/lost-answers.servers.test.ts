import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { Db } from '../../../packages/hotwax/src/adapters/database/open-database';
import { LocalFolder } from '../../../packages/hotwax/src/adapters/files/local-folder';
import { insertRows } from '../../../packages/hotwax/src/seed/insert-rows';
import type { TestDatabase } from '../databases';
import { mariaDbDatabases } from '../mariadb-server';
import {
  type AnswerOptions,
  answerName,
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
import { answerState } from './answer-state';
import { runExport, TestClock } from './export-run';
import { linesOf, wayBackRetailer } from './way-back-retailer';

/** Longer than a lock of a dead run holds. */
const LOCK_MILLISECONDS = 11 * 60_000;

describe('a MariaDB that goes away in the middle of a transaction', () => {
  const databases = mariaDbDatabases();
  let made: TestDatabase;
  let db: Db;
  let root: string;
  let options: AnswerOptions & { clock: TestClock };

  beforeAll(() => databases.start(), 60_000);
  afterAll(() => databases.stop());
  beforeEach(async () => {
    made = await databases.make();
    ({ db } = made);
    root = mkdtempSync(join(tmpdir(), 'lost-'));
    makeAnswerFolders(root);
    options = { db, folder: new LocalFolder(root), clock: new TestClock() };
    await insertRows(db, wayBackRetailer());
    putFile(root, `${ID_FOLDERS.orderIds}/${answerName('OrderIds', 1)}`, orderIdFile('M100001,NETSUITE_ORDER_ID,91'));
    const lines = lineIdFile(...linesOf('M100001'));
    putFile(root, `${ID_FOLDERS.orderLineIds}/${answerName('OrderLineIds', 1)}`, lines);
  });
  afterEach(async () => {
    await made.stop();
    rmSync(root, { recursive: true });
  });

  /** Runs a job while the server cuts off whoever writes into a table; then once more without that. */
  async function cutOffAt(
    table: string,
    event: 'insert' | 'update',
    run: (options: AnswerOptions) => Promise<unknown>,
  ) {
    const before = await answerState(db);
    await sql`create trigger cut_off before ${sql.raw(event)} on ${sql.table(table)} for each row kill connection connection_id()`.execute(
      db,
    );
    const error: unknown = await run(options).catch((thrown: unknown) => thrown);
    await sql`drop trigger cut_off`.execute(db);
    const between = await answerState(db);
    options.clock.pass(LOCK_MILLISECONDS);
    await run(options);
    return { before, error, between, after: await answerState(db) };
  }

  test.each([
    ['order_identification', 'insert'],
    ['hcsync_answer', 'insert'],
  ] as const)('ids: at %s, the run says so, nothing is half done, and the next run goes on', async (table, event) => {
    const { before, error, between, after } = await cutOffAt(table, event, runImportIds);
    expect(error).toMatchObject({ message: expect.stringMatching(/connection|ECONNRESET/i) });
    expect(between).toEqual(before);
    expect(after).toMatchObject({ orderIds: ['M100001=91'], lineIds: { length: 2 } });
  });

  test('ids: files that were taken before stay taken', async () => {
    const { between, after } = await cutOffAt('order_item_attribute', 'insert', runImportIds);
    expect(between).toMatchObject({ orderIds: ['M100001=91'], lineIds: [] });
    expect(after).toMatchObject({ orderIds: ['M100001=91'], lineIds: { length: 2 } });
  });

  test.each([
    ['hcsync_record', 'update'],
    ['hcsync_answer', 'insert'],
  ] as const)('rejects: at %s, no order is marked, and the next run marks it', async (table, event) => {
    const { files } = await runExport('salesorder', options);
    const report = rejectFile(`${files[0]?.name},2,5500000000002,REFERENCE_UNKNOWN,x,y`);
    putFile(root, `salesorder/export/error/${answerName('Rejects_salesorder', 1)}`, report);
    const { before, error, between, after } = await cutOffAt(table, event, runImportRejects);
    expect(error).toMatchObject({ message: expect.stringMatching(/connection|ECONNRESET/i) });
    expect(between).toEqual(before);
    expect(after.records).toContainEqual(expect.stringMatching(/^M100003 rejected .*REFERENCE_UNKNOWN/));
  });

  test.each([
    ['order_item', 'update'],
    ['order_status', 'insert'],
  ] as const)('approval: at %s, the order stays Created, and the next run approves it', async (table, event) => {
    await runImportIds(options);
    const { before, error, between, after } = await cutOffAt(table, event, runApproveOrders);
    expect(error).toMatchObject({ message: expect.stringMatching(/connection|ECONNRESET/i) });
    expect(between).toEqual(before);
    expect(after.history).toHaveLength(3);
  });
});
