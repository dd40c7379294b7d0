import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Db } from '../../../packages/hotwax/src/adapters/database/open-database';
import { LocalFolder } from '../../../packages/hotwax/src/adapters/files/local-folder';
import type { FeedName } from '../../../packages/hotwax/src/core/feeds';
import { FeedFolderError } from '../../../packages/hotwax/src/jobs/feed-folder-error';
import type { ImportResult } from '../../../packages/hotwax/src/jobs/import-answers';
import { insertRows } from '../../../packages/hotwax/src/seed/insert-rows';
import type { TestDatabase, TestDatabases } from '../databases';
import {
  type AnswerOptions,
  allFiles,
  answerName,
  customerIdFile,
  ID_FOLDERS,
  lineIdFile,
  makeAnswerFolders,
  orderIdFile,
  putFile,
  rejectFile,
  runImportIds,
  runImportRejects,
} from './answer-run';
import { answerState } from './answer-state';
import { EXPORT_FOLDERS, runExport, TestClock } from './export-run';
import { linesOf, wayBackRetailer } from './way-back-retailer';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** What the imports must do, whatever the database. */
export function describeAnswers(name: string, databases: TestDatabases): void {
  describe(`NetSuite's answers on ${name}`, () => {
    let made: TestDatabase;
    let db: Db;
    let root: string;
    let clock: TestClock;

    beforeAll(() => databases.start(), 60_000);
    afterAll(() => databases.stop());
    beforeEach(async () => {
      made = await databases.make();
      ({ db } = made);
      root = mkdtempSync(join(tmpdir(), 'answers-'));
      makeAnswerFolders(root);
      clock = new TestClock();
      await insertRows(db, wayBackRetailer());
    });
    afterEach(async () => {
      await made.stop();
      rmSync(root, { recursive: true });
    });

    const options = (): AnswerOptions => ({ db, folder: new LocalFolder(root), clock });
    const ids = (changes: Partial<AnswerOptions> = {}) => runImportIds({ ...options(), ...changes });
    const rejects = (changes: Partial<AnswerOptions> = {}) => runImportRejects({ ...options(), ...changes });
    const exportFeed = (feed: FeedName) => runExport(feed, options());
    const put = (path: string, content: string | Buffer) => putFile(root, path, content);
    const putIds = (kind: keyof typeof ID_FOLDERS, content: string | Buffer, number = 1) => {
      const stem = { customerIds: 'CustomerIds', orderIds: 'OrderIds', orderLineIds: 'OrderLineIds' } as const;
      put(`${ID_FOLDERS[kind]}/${answerName(stem[kind], number)}`, content);
    };
    const codes = ({ firstProblems }: ImportResult) =>
      firstProblems.map(({ row, key, code }) => `${row} ${key} ${code}`);
    const fates = ({ files }: ImportResult) => files.map(({ name: file, fate }) => `${file} ${fate}`);
    const lastFile = async (feed: FeedName) => (await exportFeed(feed)).files.at(-1)?.name ?? '';
    const record = (feed: FeedName, recordId: string) =>
      db
        .selectFrom('hcsync_record')
        .selectAll()
        .where('feed', '=', feed)
        .where('record_id', '=', recordId)
        .executeTakeFirstOrThrow();

    describe('ids', () => {
      test('of customers, orders and lines go into HotWax’s tables, and the files into the archive', async () => {
        putIds('customerIds', customerIdFile('10001,NETSUITE_CUSTOMER_ID,80001', '10000,NETSUITE_CUSTOMER_ID,80000'));
        putIds('orderIds', orderIdFile('M100001,NETSUITE_ORDER_ID,91', 'M100002,NETSUITE_ORDER_ID,92'));
        putIds('orderLineIds', lineIdFile(...linesOf('M100002'), 'M100002,00101,NetsuiteDiscountItemLineId,3'));
        const result = await ids();
        expect(result.files.map(({ set, same, problems }) => [set, same, problems])).toEqual([
          [1, 1, 0],
          [2, 0, 0],
          [3, 0, 0],
        ]);
        expect(await answerState(db)).toMatchObject({
          customerIds: ['10000=80000', '10001=80001'],
          orderIds: ['M100001=91', 'M100002=92'],
          lineIds: [
            'M100002 00101 NetsuiteDiscountItemLineId 3',
            'M100002 00101 NetsuiteItemLineId 1',
            'M100002 00102 NetsuiteItemLineId 2',
          ],
          problems: [],
        });
        expect(allFiles(root)).toEqual([
          `customer/import/archive/${answerName('CustomerIds', 1)}`,
          `salesorder/import/orderidentification/archive/${answerName('OrderIds', 1)}`,
          `salesorder/import/orderitemattribute/archive/${answerName('OrderLineIds', 1)}`,
        ]);
      });

      test('of an order hold from the moment on at which they came, in the time zone of the database', async () => {
        putIds('orderIds', orderIdFile('M100001,NETSUITE_ORDER_ID,91'));
        await ids();
        const rows = await db
          .selectFrom('order_identification')
          .select(['from_date', 'thru_date'])
          .where('order_identification_type_id', '=', 'NETSUITE_ORDER_ID')
          .execute();
        expect(rows).toEqual([{ from_date: '2026-03-09 10:15:00.000', thru_date: null }]);
      });

      test('that come again change nothing (weakness 19)', async () => {
        for (const number of [1, 2]) {
          putIds('orderIds', orderIdFile('M100001,NETSUITE_ORDER_ID,91'), number);
          putIds('orderLineIds', lineIdFile(...linesOf('M100001')), number);
          await ids();
          clock.pass(HOUR);
        }
        const { orderIds, lineIds, problems } = await answerState(db);
        expect([orderIds, lineIds.length, problems]).toEqual([['M100001=91'], 2, []]);
      });

      test('that contradict are refused and told: the first one stays', async () => {
        putIds('orderIds', orderIdFile('M100001,NETSUITE_ORDER_ID,91'), 1);
        putIds('customerIds', customerIdFile('10000,NETSUITE_CUSTOMER_ID,99'), 1);
        await ids();
        putIds('orderIds', orderIdFile('M100001,NETSUITE_ORDER_ID,99', 'M100002,NETSUITE_ORDER_ID,91'), 2);
        const result = await ids();
        expect(codes(result)).toEqual(['2 M100001 ID_CONTRADICTS', '3 M100002 ID_TAKEN']);
        expect(await answerState(db)).toMatchObject({
          customerIds: ['10000=80000'],
          orderIds: ['M100001=91'],
          problems: [
            `${answerName('CustomerIds', 1)} 2 10000 ID_CONTRADICTS`,
            `${answerName('OrderIds', 2)} 2 M100001 ID_CONTRADICTS`,
            `${answerName('OrderIds', 2)} 3 M100002 ID_TAKEN`,
          ],
        });
      });

      test('fill blank values that are there', async () => {
        await insertRows(db, {
          party_identification: [
            { party_id: '10001', party_identification_type_id: 'NETSUITE_CUSTOMER_ID', id_value: null },
          ],
          order_item_attribute: [
            { order_id: 'M100001', order_item_seq_id: '00101', attr_name: 'NetsuiteItemLineId', attr_value: '' },
          ],
        });
        putIds('customerIds', customerIdFile('10001,NETSUITE_CUSTOMER_ID,80001'));
        putIds('orderLineIds', lineIdFile(...linesOf('M100001')));
        expect(codes(await ids())).toEqual([]);
        expect(await answerState(db)).toMatchObject({
          customerIds: ['10000=80000', '10001=80001'],
          lineIds: ['M100001 00101 NetsuiteItemLineId 1', 'M100001 00102 NetsuiteItemLineId 2'],
        });
      });

      test('that HotWax ended are not set again; a new one is', async () => {
        await insertRows(db, {
          order_identification: [
            {
              order_identification_type_id: 'NETSUITE_ORDER_ID',
              order_id: 'M100001',
              id_value: '91',
              from_date: '2026-01-01 00:00:00.000',
              thru_date: '2026-02-01 00:00:00.000',
            },
          ],
        });
        putIds('orderIds', orderIdFile('M100001,NETSUITE_ORDER_ID,91', 'M100001,NETSUITE_ORDER_ID,95'));
        expect(codes(await ids())).toEqual(['2 M100001 ID_ENDED']);
        expect((await answerState(db)).orderIds).toEqual(['M100001=91', 'M100001=95']);
      });

      test('of unknown customers, orders and items are told, and the others taken (weakness 22)', async () => {
        putIds(
          'customerIds',
          customerIdFile('77777,NETSUITE_CUSTOMER_ID,1', ',NETSUITE_CUSTOMER_ID,2', '10001,NETSUITE_CUSTOMER_ID,3'),
        );
        putIds(
          'orderIds',
          orderIdFile('X1,NETSUITE_ORDER_ID,1', '\u{1F600},NETSUITE_ORDER_ID,2', 'M100001,NETSUITE_ORDER_ID,3'),
        );
        putIds('orderLineIds', lineIdFile('M100001,00909,NetsuiteItemLineId,1', ...linesOf('M100001')));
        const result = await ids();
        expect(codes(result)).toEqual([
          '2 77777 PARTY_UNKNOWN',
          '3  KEY_MISSING',
          '2 X1 ORDER_UNKNOWN',
          '3 \u{1F600} VALUE_INVALID',
          '2 M100001/00909 ITEM_UNKNOWN',
        ]);
        const { customerIds, orderIds, lineIds, problems } = await answerState(db);
        expect([customerIds, orderIds, lineIds.length]).toEqual([['10000=80000', '10001=3'], ['M100001=3'], 2]);
        expect(problems).toHaveLength(5);
      });

      test('of more rows than one statement takes are all taken', async () => {
        const rows = Array.from({ length: 1_201 }, (_, index) => `7${index},NETSUITE_CUSTOMER_ID,${index + 1}`);
        putIds('customerIds', customerIdFile(...rows, '10001,NETSUITE_CUSTOMER_ID,80001'));
        const result = await ids();
        expect(result.files).toMatchObject([{ set: 1, problems: 1_201 }]);
        expect(result.firstProblems).toHaveLength(200);
        expect((await answerState(db)).problems).toHaveLength(1_201);
      });

      test('remember whose id came back, and in which file', async () => {
        await exportFeed('salesorder');
        putIds('orderIds', orderIdFile('M100001,NETSUITE_ORDER_ID,91'));
        await ids();
        const at = clock.now().toISOString();
        clock.pass(HOUR);
        putIds('orderIds', orderIdFile('M100001,NETSUITE_ORDER_ID,91'), 2);
        await ids();
        expect(await record('salesorder', 'M100001')).toMatchObject({
          answered_at: at,
          answer_file: answerName('OrderIds', 1),
        });
        expect(await record('salesorder', 'M100002')).toMatchObject({ answered_at: null });
      });

      test('of customers that were never sent stop their export (weakness 3)', async () => {
        putIds('customerIds', customerIdFile('10001,NETSUITE_CUSTOMER_ID,80001'));
        await ids();
        expect((await exportFeed('customer')).exported).toBe(2);
      });
    });

    describe('files', () => {
      test('that cannot be used go to failed, with the reason, and keep none of the others (weakness 14)', async () => {
        putIds('orderIds', 'this is no id file\n', 1);
        putIds('orderIds', Buffer.from([0xff, 0xfe, 0x00, 0x0a]), 2);
        putIds('orderIds', '', 3);
        putIds('orderIds', orderIdFile('M100001,NETSUITE_ORDER_ID,91'), 4);
        const result = await ids();
        expect(result.files.map(({ fate }) => fate)).toEqual(['failed', 'failed', 'failed', 'taken']);
        expect(codes(result)).toEqual(['1  FILE_COLUMN_MISSING', '1  FILE_NOT_UTF8', '1  FILE_EMPTY']);
        expect(allFiles(root).map((path) => path.split('/').slice(-2).join('/'))).toEqual([
          `archive/${answerName('OrderIds', 4)}`,
          `failed/${answerName('OrderIds', 1)}`,
          `failed/${answerName('OrderIds', 2)}`,
          `failed/${answerName('OrderIds', 3)}`,
        ]);
        expect((await answerState(db)).problems).toHaveLength(3);
      });

      test('that were cut off give their whole rows and go to failed; mended and put back they are taken', async () => {
        putIds(
          'orderIds',
          orderIdFile('M100001,NETSUITE_ORDER_ID,91', 'M100002,NETSUITE_ORDER_ID,990002').slice(0, -4),
        );
        const result = await ids();
        expect(fates(result)).toEqual([`${answerName('OrderIds', 1)} failed`]);
        expect(codes(result)).toEqual(['3  FILE_CUT_OFF']);
        expect((await answerState(db)).orderIds).toEqual(['M100001=91']);
        putIds('orderIds', orderIdFile('M100001,NETSUITE_ORDER_ID,91', 'M100002,NETSUITE_ORDER_ID,990002'));
        expect(fates(await ids())).toEqual([`${answerName('OrderIds', 1)} taken`]);
        expect((await answerState(db)).orderIds).toEqual(['M100001=91', 'M100002=990002']);
      });

      test('under a temporary name are not read', async () => {
        put(`${ID_FOLDERS.orderIds}/${answerName('OrderIds', 1)}.part`, orderIdFile('M100001,NETSUITE_ORDER_ID,91'));
        expect((await ids()).files).toEqual([]);
        expect(allFiles(root)).toEqual([`${ID_FOLDERS.orderIds}/${answerName('OrderIds', 1)}.part`]);
      });

      test('by hand or by other scripts are taken once they have stood still for a minute (weakness 16)', async () => {
        const path = `${ID_FOLDERS.orderIds}/Tue Mar 10 2026 10:15:00 GMT-0700 (PDT)-SalesOrderExport.csv`;
        put(path, orderIdFile('M100001,NETSUITE_ORDER_ID,91'));
        expect(fates(await ids())[0]).toMatch(/waiting$/);
        clock.pass(MINUTE);
        put(path, orderIdFile('M100001,NETSUITE_ORDER_ID,91', 'M100002,NETSUITE_ORDER_ID,92'));
        expect(fates(await ids())[0]).toMatch(/waiting$/);
        clock.pass(MINUTE - 1);
        expect(fates(await ids())[0]).toMatch(/waiting$/);
        expect((await answerState(db)).orderIds).toEqual([]);
        clock.pass(1);
        expect(fates(await ids())[0]).toMatch(/taken$/);
        expect((await answerState(db)).orderIds).toEqual(['M100001=91', 'M100002=92']);
      });

      test('that are put back are taken again, and archived under a free name', async () => {
        for (const _ of [1, 2, 3]) {
          putIds('orderIds', orderIdFile('M100001,NETSUITE_ORDER_ID,91'));
          await ids();
        }
        const archive = `${ID_FOLDERS.orderIds}/archive`;
        const stem = answerName('OrderIds', 1).replace('.csv', '');
        expect(allFiles(root)).toEqual([
          `${archive}/${stem}-2.csv`,
          `${archive}/${stem}-3.csv`,
          `${archive}/${stem}.csv`,
        ]);
        expect((await answerState(db)).answers).toEqual([`${answerName('OrderIds', 1)} taken 1 1 0`]);
      });

      test('that cannot be moved are taken, and keep none of the others (weakness 13, 14)', async () => {
        putIds('orderIds', orderIdFile('M100001,NETSUITE_ORDER_ID,91'), 1);
        putIds('orderIds', orderIdFile('M100002,NETSUITE_ORDER_ID,92'), 2);
        const stuck = new LocalFolder(root);
        const { move } = LocalFolder.prototype;
        stuck.move = async (from, to) => {
          if (from.endsWith('_1.csv')) {
            throw new FeedFolderError(`${from}: permission denied`);
          }
          return move.call(stuck, from, to);
        };
        const result = await ids({ folder: stuck });
        expect(result.failures).toEqual([`${ID_FOLDERS.orderIds}/${answerName('OrderIds', 1)}: permission denied`]);
        expect((await answerState(db)).orderIds).toEqual(['M100001=91', 'M100002=92']);
        expect(fates(await ids())).toEqual([`${answerName('OrderIds', 1)} taken`]);
      });

      test('are left for the next run when the SFTP server is away', async () => {
        putIds('orderIds', orderIdFile('M100001,NETSUITE_ORDER_ID,91'));
        const away = new LocalFolder(root);
        away.read = () => {
          throw new FeedFolderError('sftp.example.com:22: the connection was lost', 'server');
        };
        await expect(ids({ folder: away })).rejects.toThrow('sftp.example.com:22: the connection was lost');
        expect((await answerState(db)).orderIds).toEqual([]);
        expect(fates(await ids())).toEqual([`${answerName('OrderIds', 1)} taken`]);
      });

      test('of other folders are taken when one folder is missing, and the missing one is told', async () => {
        rmSync(join(root, ID_FOLDERS.customerIds), { recursive: true });
        putIds('orderIds', orderIdFile('M100001,NETSUITE_ORDER_ID,91'));
        const result = await ids();
        expect(result.failures).toEqual(['customer/import: there is no such file or folder']);
        expect((await answerState(db)).orderIds).toEqual(['M100001=91']);
      });

      test('are not taken at all when the database goes away in the middle, and taken by the next run', async () => {
        putIds('orderIds', orderIdFile('M100001,NETSUITE_ORDER_ID,91', 'M100002,NETSUITE_ORDER_ID,92'));
        putIds('orderLineIds', lineIdFile(...linesOf('M100001')));
        const before = await answerState(db);
        await db.schema.alterTable('order_item_attribute').renameTo('away').execute();
        await db.schema.alterTable('hcsync_answer_problem').renameTo('away_too').execute();
        await expect(ids()).rejects.toThrow(/hcsync_answer_problem/);
        await db.schema.alterTable('away').renameTo('order_item_attribute').execute();
        await db.schema.alterTable('away_too').renameTo('hcsync_answer_problem').execute();
        expect(await answerState(db)).toEqual(before);
        await ids();
        expect(await answerState(db)).toMatchObject({ orderIds: ['M100001=91', 'M100002=92'], lineIds: { length: 2 } });
      });
    });

    describe('rejects', () => {
      const reportPath = (feed: FeedName, number = 1) =>
        `${EXPORT_FOLDERS[feed]}/error/${answerName(`Rejects_${feed}`, number)}`;
      const keyOf = async (feed: FeedName, recordId: string) => (await record(feed, recordId)).external_id ?? '';

      test('mark orders and customers with their reasons (weakness 2)', async () => {
        const customers = await lastFile('customer');
        const orders = await lastFile('salesorder');
        put(
          reportPath('customer'),
          rejectFile(`${customers},2,${await keyOf('customer', '10001')},VALUE_TOO_LONG,"too, long",Shorten it.`),
        );
        put(
          reportPath('salesorder'),
          rejectFile(
            `${orders},2,${await keyOf('salesorder', 'M100001')},REFERENCE_UNKNOWN,"NetSuite has no item ""4711""",Create it.`,
            `${orders},3,${await keyOf('salesorder', 'M100001')},ORDER_INCOMPLETE,another row,See the others.`,
          ),
        );
        clock.pass(HOUR);
        const result = await rejects();
        expect(result.files.map(({ set }) => set)).toEqual([1, 2]);
        expect(await record('customer', '10001')).toMatchObject({
          state: 'rejected',
          changed_at: clock.now().toISOString(),
        });
        const { state, reasons } = await record('salesorder', 'M100001');
        expect([state, JSON.parse(reasons ?? '')]).toEqual([
          'rejected',
          [
            { code: 'REFERENCE_UNKNOWN', reason: 'NetSuite has no item "4711"', remedy: 'Create it.' },
            { code: 'ORDER_INCOMPLETE', reason: 'another row', remedy: 'See the others.' },
          ],
        ]);
        expect((await record('salesorder', 'M100002')).state).toBe('exported');
        expect(allFiles(join(root, 'salesorder/export/error'))).toEqual([
          `archive/${answerName('Rejects_salesorder', 1)}`,
        ]);
      });

      test('let an order go again by itself once it has changed in HotWax, and not before', async () => {
        const orders = await lastFile('salesorder');
        put(
          reportPath('salesorder'),
          rejectFile(`${orders},2,${await keyOf('salesorder', 'M100001')},VALUE_INVALID,x,y`),
        );
        await rejects();
        clock.pass(HOUR);
        expect(await exportFeed('salesorder')).toMatchObject({ exported: 0, rejectedUnchanged: 1 });
        await db.updateTable('order_item').set({ unit_price: '1.00' }).where('order_id', '=', 'M100001').execute();
        clock.pass(HOUR);
        expect(await exportFeed('salesorder')).toMatchObject({ exported: 1, rejectedUnchanged: 0 });
        expect(await record('salesorder', 'M100001')).toMatchObject({ state: 'exported', attempts: 2, reasons: null });
      });

      test('of an export before the last one, and reports that come again, change nothing', async () => {
        const first = await lastFile('salesorder');
        const report = rejectFile(`${first},2,${await keyOf('salesorder', 'M100001')},VALUE_INVALID,x,y`);
        put(reportPath('salesorder', 1), report);
        put(reportPath('salesorder', 2), report);
        expect((await rejects()).files.map(({ set, same }) => [set, same])).toEqual([
          [1, 0],
          [0, 1],
        ]);
        await db.updateTable('order_item').set({ unit_price: '1.00' }).where('order_id', '=', 'M100001').execute();
        clock.pass(HOUR);
        await exportFeed('salesorder');
        put(reportPath('salesorder', 1), report);
        expect((await rejects()).files).toMatchObject([{ set: 0, outdated: 1 }]);
        expect((await record('salesorder', 'M100001')).state).toBe('exported');
      });

      test('of a whole file mark everything that was in it', async () => {
        const orders = await lastFile('salesorder');
        put(reportPath('salesorder'), rejectFile(`${orders},1,,FILE_COLUMN_MISSING,the file lacks date,Add it.`));
        await rejects();
        const states = await db.selectFrom('hcsync_record').select('state').where('feed', '=', 'salesorder').execute();
        expect(states.map(({ state }) => state)).toEqual(Array(4).fill('rejected'));
        clock.pass(HOUR);
        put(reportPath('salesorder', 2), rejectFile(`${orders},1,,FILE_COLUMN_MISSING,the file lacks date,Add it.`));
        expect((await rejects()).files).toMatchObject([{ set: 0, same: 1 }]);
        expect((await record('salesorder', 'M100001')).changed_at).not.toBe(clock.now().toISOString());
      });

      test('of unknown files and keys, and rows without a key, are told', async () => {
        const orders = await lastFile('salesorder');
        put(
          reportPath('salesorder'),
          rejectFile(
            'other.csv,2,1,VALUE_INVALID,x,y',
            `${orders},2,\u{1F600},VALUE_INVALID,x,y`,
            `${orders},9,,ROW_QUOTE,x,y`,
          ),
        );
        expect(codes(await rejects())).toEqual([
          '2 1 SOURCE_FILE_UNKNOWN',
          '3 \u{1F600} RECORD_UNKNOWN',
          '4  ROW_WITHOUT_KEY',
        ]);
      });

      test('of a customer do not touch an order of the same key', async () => {
        const orders = await lastFile('salesorder');
        put(
          reportPath('customer'),
          rejectFile(`${orders},2,${await keyOf('salesorder', 'M100001')},VALUE_INVALID,x,y`),
        );
        expect(codes(await rejects())[0]).toMatch(/SOURCE_FILE_UNKNOWN$/);
        expect((await record('salesorder', 'M100001')).state).toBe('exported');
      });

      test('need no folder before the first report', async () => {
        expect(await rejects()).toEqual({ files: [], firstProblems: [], failures: [] });
      });

      test('of an order of 500 lines are kept as far as a person reads', async () => {
        const orders = await lastFile('salesorder');
        const key = await keyOf('salesorder', 'M100001');
        const rows = Array.from(
          { length: 600 },
          (_, row) => `${orders},${row + 2},${key},VALUE_MISSING,${'long '.repeat(80)}${row},y`,
        );
        put(reportPath('salesorder'), rejectFile(...rows));
        await rejects();
        const { reasons } = await record('salesorder', 'M100001');
        expect(JSON.parse(reasons ?? '')).toHaveLength(30);
      });
    });

    test('reports tell no contents of a file that is in the wrong folder', async () => {
      put(`${ID_FOLDERS.orderIds}/customers.csv`, 'externalId,lastName\n1,Byron\n');
      await ids();
      clock.pass(MINUTE);
      const result = await ids();
      expect(fates(result)).toEqual(['customers.csv failed']);
      expect(JSON.stringify(result)).not.toContain('Byron');
      expect(readFileSync(join(root, ID_FOLDERS.orderIds, 'failed/customers.csv'), 'utf8')).toContain('Byron');
    });
  });
}
