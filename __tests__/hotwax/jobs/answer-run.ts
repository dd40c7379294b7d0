import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Db } from '../../../packages/hotwax/src/adapters/database/open-database';
import { SqlAnswerLedger } from '../../../packages/hotwax/src/adapters/database/sql-answer-ledger';
import { SqlApprovalDesk } from '../../../packages/hotwax/src/adapters/database/sql-approval-desk';
import { SqlJobLocks } from '../../../packages/hotwax/src/adapters/database/sql-job-locks';
import { SqlJobRuns } from '../../../packages/hotwax/src/adapters/database/sql-job-runs';
import type { RequiredAttribute } from '../../../packages/hotwax/src/core/decide-approval';
import { type ApprovalResult, approveOrders } from '../../../packages/hotwax/src/jobs/approve-orders';
import type { ImportResult } from '../../../packages/hotwax/src/jobs/import-answers';
import { importIds } from '../../../packages/hotwax/src/jobs/import-ids';
import { importRejects } from '../../../packages/hotwax/src/jobs/import-rejects';
import type { SignOfLife } from '../../../packages/hotwax/src/jobs/job-lock';
import type { FeedFolder, StepObserver } from '../../../packages/hotwax/src/jobs/ports';
import { recordedRun } from '../../../packages/hotwax/src/jobs/recorded-run';
import { EXPORT_FOLDERS, type TestClock } from './export-run';

export const ID_FOLDERS = {
  customerIds: 'customer/import',
  orderIds: 'salesorder/import/orderidentification',
  orderLineIds: 'salesorder/import/orderitemattribute',
} as const;

export interface AnswerOptions {
  readonly db: Db;
  readonly folder: FeedFolder;
  readonly clock: TestClock;
  readonly required?: readonly RequiredAttribute[];
  readonly observe?: StepObserver;
  readonly holder?: string;
  readonly pageSize?: number;
}

/** One run of a job of the way back, put together as the command line does it. */
export async function runImportIds(options: AnswerOptions): Promise<ImportResult> {
  return run('import-ids', options, (alive) => importIds(ID_FOLDERS, answerPorts(options), alive));
}

export async function runImportRejects(options: AnswerOptions): Promise<ImportResult> {
  return run('import-rejects', options, (alive) => importRejects(EXPORT_FOLDERS, answerPorts(options), alive));
}

export async function runApproveOrders(options: AnswerOptions): Promise<ApprovalResult> {
  const { clock, observe = () => undefined } = options;
  const desk = approvalDesk(options);
  return run('approve-orders', options, (alive) => approveOrders({ desk, clock, observe }, alive));
}

export function approvalDesk({
  db,
  clock,
  required = [],
  pageSize = 3,
}: Pick<AnswerOptions, 'db' | 'clock' | 'required' | 'pageSize'>): SqlApprovalDesk {
  return new SqlApprovalDesk(db, clock, {
    required,
    discounts: ['EXT_PROMO_ADJUSTMENT'],
    excludedSalesChannels: ['LOOP_EXCH'],
    databaseTimeZone: 'UTC',
    pageSize,
  });
}

function answerPorts({ db, folder, clock, observe = () => undefined }: AnswerOptions) {
  return { answers: new SqlAnswerLedger(db, 'UTC'), folder, clock, observe };
}

async function run<Result>(
  job: string,
  { db, clock, holder = 'test' }: AnswerOptions,
  work: (alive: SignOfLife) => Promise<Result>,
): Promise<Result> {
  const ports = { locks: new SqlJobLocks(db), runs: new SqlJobRuns(db), clock };
  return recordedRun(job, holder, ports, work, () => ({ message: 'done', failed: false }));
}

/** Makes the folders that NetSuite's side writes into. */
export function makeAnswerFolders(root: string): void {
  for (const folder of Object.values(ID_FOLDERS)) {
    mkdirSync(join(root, folder), { recursive: true });
  }
}

export function putFile(root: string, path: string, content: string | Buffer): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

/** All files below a folder, by path. */
export function allFiles(root: string): string[] {
  return readdirSync(root, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort();
}

/** Names as NetSuite's side gives them: such files come whole. */
export function answerName(
  stem: 'CustomerIds' | 'OrderIds' | 'OrderLineIds' | 'Rejects_customer' | 'Rejects_salesorder',
  number: number,
) {
  return `${stem}_20260309T10${String(number).padStart(2, '0')}00Z_${number}.csv`;
}

export const customerIdFile = (...rows: string[]) =>
  ['partyId,partyIdentificationTypeId,idValue', ...rows, ''].join('\n');
export const orderIdFile = (...rows: string[]) => ['orderId,orderIdentificationTypeId,idValue', ...rows, ''].join('\n');
export const lineIdFile = (...rows: string[]) => ['orderId,orderItemSeqId,attrName,attrValue', ...rows, ''].join('\n');
export const rejectFile = (...rows: string[]) => ['file,row,key,code,reason,remedy', ...rows, ''].join('\n');
