import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Db } from '../../../packages/hotwax/src/adapters/database/open-database';
import { LocalFolder } from '../../../packages/hotwax/src/adapters/files/local-folder';
import { insertRows } from '../../../packages/hotwax/src/seed/insert-rows';
import { emptyTables, type TestDatabase, type TestDatabases } from '../databases';
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
  runApproveOrders,
  runImportIds,
  runImportRejects,
} from './answer-run';
import { answerState } from './answer-state';
import { NOW, runExport, TestClock } from './export-run';
import { Killed, Mortality } from './mortal';
import { linesOf, wayBackRetailer } from './way-back-retailer';

/** Longer than a lock of a dead run holds. */
const LOCK_MILLISECONDS = 11 * 60_000;
/** The name that the first order file has when it is exported at NOW. */
const ORDER_FILE = `CreatedOrderItemsFeed_${NOW.toISOString().replace(/[-:.]/g, '')}_00000001.csv`;

const JOBS = { 'import-ids': runImportIds, 'import-rejects': runImportRejects, 'approve-orders': runApproveOrders };
type Job = keyof typeof JOBS;

/** What stands on SFTP and in the database before each job: good rows, known ones, bad ones, bad files. */
async function prepare(db: Db, root: string): Promise<void> {
  await insertRows(db, wayBackRetailer());
  await runExport('salesorder', { db, folder: new LocalFolder(root), clock: new TestClock() });
  makeAnswerFolders(root);
  const put = (folder: string, name: string, text: string) => putFile(root, `${folder}/${name}`, text);
  put(ID_FOLDERS.customerIds, answerName('CustomerIds', 1), customerIdFile('10001,NETSUITE_CUSTOMER_ID,80001', '9,x,'));
  put(
    ID_FOLDERS.orderIds,
    answerName('OrderIds', 1),
    orderIdFile('M100001,NETSUITE_ORDER_ID,91', 'M100001,NETSUITE_ORDER_ID,99', 'M100002,NETSUITE_ORDER_ID,92'),
  );
  put(ID_FOLDERS.orderIds, answerName('OrderIds', 2), 'no id file\n');
  put(ID_FOLDERS.orderLineIds, answerName('OrderLineIds', 1), lineIdFile(...linesOf('M100001')));
  put(ID_FOLDERS.orderLineIds, answerName('OrderLineIds', 2), lineIdFile(...linesOf('M100002')).slice(0, -1));
  const key = (order: number) => `550000000000${order}`;
  put(
    'salesorder/export/error',
    answerName('Rejects_salesorder', 1),
    rejectFile(
      `${ORDER_FILE},2,${key(2)},VALUE_INVALID,x,y`,
      `${ORDER_FILE},3,${key(2)},VALUE_MISSING,x,y`,
      'z,1,,a,b,c',
    ),
  );
  put('salesorder/export/error', answerName('Rejects_salesorder', 2), rejectFile(`${ORDER_FILE},5,${key(3)},A,x,y`));
  put('customer/export/error', answerName('Rejects_customer', 1), '"broken\n');
}

/** Two orders that can be approved, and one that lacks a line. */
async function prepareApproval(db: Db, root: string): Promise<void> {
  await prepare(db, root);
  const put = (folder: string, name: string, text: string) => putFile(root, `${folder}/${name}`, text);
  put(ID_FOLDERS.orderIds, answerName('OrderIds', 3), orderIdFile('M100003,NETSUITE_ORDER_ID,93'));
  put(ID_FOLDERS.orderLineIds, answerName('OrderLineIds', 3), lineIdFile(...linesOf('M100003')));
  await runImportIds({ db, folder: new LocalFolder(root), clock: new TestClock(), holder: 'before' });
}

/** What must be so in any case; the undisturbed run says the rest. */
const EXPECTED: Readonly<Record<Job, object>> = {
  'import-ids': {
    customerIds: ['10000=80000', '10001=80001'],
    orderIds: ['M100001=91', 'M100002=92'],
    lineIds: [
      'M100001 00101 NetsuiteItemLineId 1',
      'M100001 00102 NetsuiteItemLineId 2',
      'M100002 00101 NetsuiteItemLineId 1',
    ],
    answers: [
      `${answerName('CustomerIds', 1)} taken 2 1 1`,
      `${answerName('OrderIds', 1)} taken 3 2 1`,
      `${answerName('OrderIds', 2)} failed 0 0 1`,
      `${answerName('OrderLineIds', 1)} taken 2 2 0`,
      `${answerName('OrderLineIds', 2)} failed 2 1 1`,
    ],
  },
  'import-rejects': {
    records: [
      'M100001 exported ',
      'M100002 exported ',
      expect.stringMatching(/^M100003 rejected .*VALUE_INVALID.*VALUE_MISSING/),
      expect.stringMatching(/^M100004 rejected .*"A"/),
    ],
    answers: [
      `${answerName('Rejects_customer', 1)} failed 0 0 1`,
      `${answerName('Rejects_salesorder', 1)} taken 3 2 1`,
      `${answerName('Rejects_salesorder', 2)} taken 1 1 0`,
    ],
  },
  'approve-orders': {
    orders: ['M100001 ORDER_APPROVED', 'M100002 ORDER_CREATED', 'M100003 ORDER_APPROVED', 'M100004 ORDER_CREATED'],
    history: [
      'M100001  ORDER_APPROVED',
      'M100001 00101 ITEM_APPROVED',
      'M100001 00102 ITEM_APPROVED',
      'M100003  ORDER_APPROVED',
      'M100003 00101 ITEM_APPROVED',
      'M100003 00102 ITEM_APPROVED',
    ],
  },
};

/** Kills each job of the way back at each point where it touches the world, and lets the next run go on. */
export function describeKilledAnswers(name: string, databases: TestDatabases): void {
  describe(`jobs of the way back that die, on ${name}`, () => {
    let made: TestDatabase;

    beforeAll(async () => {
      await databases.start();
      made = await databases.make();
    }, 60_000);
    afterAll(async () => {
      await made.stop();
      await databases.stop();
    });

    /** A run that dies at a point, then one that does not die. */
    async function dieAt(job: Job, point: number) {
      const { db } = made;
      const root = mkdtempSync(join(tmpdir(), 'killed-'));
      const clock = new TestClock();
      try {
        await emptyTables(db);
        await (job === 'approve-orders' ? prepareApproval : prepare)(db, root);
        const mortality = new Mortality(point);
        const observe = (step: string) => mortality.pass(step);
        const dying = { db: mortality.database(db), folder: mortality.folder(new LocalFolder(root), root), observe };
        await expectDeath(JOBS[job]({ clock, ...dying, holder: 'dying' }));
        clock.pass(LOCK_MILLISECONDS);
        const options: AnswerOptions = { db, folder: new LocalFolder(root), clock };
        await JOBS[job](options);
        return {
          state: { ...(await answerState(db)), files: allFiles(root), locks: await locks(db) },
          passed: mortality.passed,
          diedAt: mortality.diedAt,
        };
      } finally {
        rmSync(root, { recursive: true });
      }
    }

    async function expectDeath(run: Promise<unknown>): Promise<void> {
      const error: unknown = await run.then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      if (error !== undefined && !(error instanceof Killed)) {
        throw error;
      }
    }

    const locks = async (db: Db) => await db.selectFrom('hcsync_lock').select('job').execute();

    test.each<Job>(['import-ids', 'import-rejects', 'approve-orders'])(
      '%s leaves nothing half done, and the next run the same as if nothing had happened',
      async (job) => {
        const { state, passed } = await dieAt(job, Number.POSITIVE_INFINITY);
        const deaths: string[] = [];
        for (let point = 1; point <= passed.length; point += 1) {
          const death = await dieAt(job, point);
          deaths.push(death.diedAt);
          expect([point, death.diedAt, death.state]).toEqual([point, death.diedAt, state]);
        }
        // Else the test would say little.
        expect(deaths.length).toBeGreaterThan(25);
        expect(state).toMatchObject(EXPECTED[job]);
      },
      300_000,
    );
  });
}
