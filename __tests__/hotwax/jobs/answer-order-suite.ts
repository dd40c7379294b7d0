import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Db } from '../../../packages/hotwax/src/adapters/database/open-database';
import { LocalFolder } from '../../../packages/hotwax/src/adapters/files/local-folder';
import { insertRows } from '../../../packages/hotwax/src/seed/insert-rows';
import { SeededRandom } from '../../../packages/hotwax/src/seed/seeded-random';
import { emptyTables, type TestDatabase, type TestDatabases } from '../databases';
import {
  type AnswerOptions,
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
import { wayBackRetailer } from './way-back-retailer';

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const MINUTE = 60_000;
const ORDER_FILE = `CreatedOrderItemsFeed_${NOW.toISOString().replace(/[-:.]/g, '')}_00000001.csv`;

/** All that NetSuite has to say, row by row: ids, some of unknown records, and rejects of one order. */
const ROWS = {
  customerIds: ['10001,NETSUITE_CUSTOMER_ID,80001', '10002,NETSUITE_CUSTOMER_ID,80002', '7,NETSUITE_CUSTOMER_ID,7'],
  orderIds: ['M100001,NETSUITE_ORDER_ID,91', 'M100002,NETSUITE_ORDER_ID,92', 'M100004,NETSUITE_ORDER_ID,94', 'X,y,1'],
  orderLineIds: [
    'M100001,00101,NetsuiteItemLineId,1',
    'M100001,00102,NetsuiteItemLineId,2',
    'M100002,00101,NetsuiteItemLineId,1',
    'M100002,00101,NetsuiteDiscountItemLineId,2',
    'M100002,00102,NetsuiteItemLineId,3',
    'M100004,00101,NetsuiteItemLineId,1',
    'M100004,00109,NetsuiteItemLineId,9',
  ],
  rejects: ['VALUE_MISSING,x,y', 'VALUE_INVALID,x,y', 'REFERENCE_UNKNOWN,z,y'].map(
    (reason, row) => `${ORDER_FILE},${row + 2},5500000000002,${reason}`,
  ),
};
const TEXTS = { customerIds: customerIdFile, orderIds: orderIdFile, orderLineIds: lineIdFile, rejects: rejectFile };
const FOLDERS = { ...ID_FOLDERS, rejects: 'salesorder/export/error' };
const STEMS = { customerIds: 'CustomerIds', orderIds: 'OrderIds', orderLineIds: 'OrderLineIds', rejects: 'Rejects_x' };
type Kind = keyof typeof ROWS;

/** Whatever comes first, and however often: the end is the same. */
export function describeAnswerOrder(name: string, databases: TestDatabases): void {
  describe(`the order of answers on ${name}`, () => {
    let made: TestDatabase;

    beforeAll(async () => {
      await databases.start();
      made = await databases.make();
    }, 60_000);
    afterAll(async () => {
      await made.stop();
      await databases.stop();
    });

    /** Runs of all jobs in any order over rows in files of any sizes, many of them more than once. */
    async function endStateOf(random: SeededRandom) {
      const { db } = made;
      const root = mkdtempSync(join(tmpdir(), 'answer-order-'));
      const options: AnswerOptions = { db, folder: new LocalFolder(root), clock: new TestClock() };
      try {
        await emptyTables(db);
        await insertRows(db, wayBackRetailer());
        await runExport('salesorder', { ...options, clock: new TestClock() });
        makeAnswerFolders(root);
        for (const [number, { kind, rows }] of deal(random).entries()) {
          putFile(root, `${FOLDERS[kind]}/${STEMS[kind]}_20260309T100000Z_${number}.csv`, TEXTS[kind](...rows));
          if (random.next() < 0.4) {
            await random.pick([runImportIds, runImportRejects, runApproveOrders])(options);
            options.clock.pass(MINUTE);
          }
        }
        for (const run of [runImportRejects, runImportIds, runApproveOrders]) {
          await run(options);
        }
        return await settled(db);
      } finally {
        rmSync(root, { recursive: true });
      }
    }

    test.each(SEEDS)('makes no difference: seed %i', async (seed) => {
      expect(await endStateOf(new SeededRandom(seed))).toEqual(EXPECTED);
    });
  });
}

/** Deals each row into one to three files, shuffled. */
function deal(random: SeededRandom): { kind: Kind; rows: string[] }[] {
  const files: { kind: Kind; rows: string[] }[] = [];
  for (const kind of Object.keys(ROWS) as Kind[]) {
    const own = Array.from({ length: 1 + random.below(4) }, () => ({ kind, rows: [] as string[] }));
    for (const row of shuffled(ROWS[kind], random)) {
      for (let copies = 1 + random.below(3); copies > 0; copies -= 1) {
        random.pick(own).rows.push(row);
      }
    }
    files.push(...own);
  }
  return shuffled(files, random);
}

function shuffled<T>(list: readonly T[], random: SeededRandom): T[] {
  return list
    .map((value) => ({ value, place: random.next() }))
    .sort((one, other) => one.place - other.place)
    .map(({ value }) => value);
}

/** What must not depend on the order; which file brought it may. */
async function settled(db: Db) {
  const { answers, problems, ...state } = await answerState(db);
  const told = problems.map((problem) => problem.split(' ').slice(2).join(' '));
  return { ...state, told: [...new Set(told)].sort(), failed: answers.filter((answer) => !answer.includes(' taken ')) };
}

const EXPECTED = {
  customerIds: ['10000=80000', '10001=80001', '10002=80002'],
  orderIds: ['M100001=91', 'M100002=92', 'M100004=94'],
  lineIds: [
    'M100001 00101 NetsuiteItemLineId 1',
    'M100001 00102 NetsuiteItemLineId 2',
    'M100002 00101 NetsuiteDiscountItemLineId 2',
    'M100002 00101 NetsuiteItemLineId 1',
    'M100002 00102 NetsuiteItemLineId 3',
    'M100004 00101 NetsuiteItemLineId 1',
  ],
  orders: ['M100001 ORDER_APPROVED', 'M100002 ORDER_APPROVED', 'M100003 ORDER_CREATED', 'M100004 ORDER_CREATED'],
  items: ['M100001', 'M100002', 'M100003', 'M100004'].flatMap((order, index) =>
    ['00101', '00102'].map((item) => `${order} ${item} ITEM_${index < 2 ? 'APPROVED' : 'CREATED'}`),
  ),
  history: ['M100001', 'M100002'].flatMap((order) => [
    `${order}  ORDER_APPROVED`,
    `${order} 00101 ITEM_APPROVED`,
    `${order} 00102 ITEM_APPROVED`,
  ]),
  records: [
    'M100001 exported answered ',
    'M100002 exported answered ',
    `M100003 rejected ${JSON.stringify([
      { code: 'REFERENCE_UNKNOWN', reason: 'z', remedy: 'y' },
      { code: 'VALUE_INVALID', reason: 'x', remedy: 'y' },
      { code: 'VALUE_MISSING', reason: 'x', remedy: 'y' },
    ])}`,
    'M100004 exported answered ',
  ],
  told: ['7 PARTY_UNKNOWN', 'M100004/00109 ITEM_UNKNOWN', 'X TYPE_UNKNOWN'],
  failed: [],
};
