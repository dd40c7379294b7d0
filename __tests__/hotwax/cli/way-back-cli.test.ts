import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { loadConfig } from '../../../packages/hotwax/src/adapters/config/load-config';
import { createHotWaxSchema } from '../../../packages/hotwax/src/adapters/database/create-hotwax-schema';
import { openDatabase } from '../../../packages/hotwax/src/adapters/database/open-database';
import { scheduledJobs } from '../../../packages/hotwax/src/cli/scheduled-jobs';
import { withDatabase } from '../../../packages/hotwax/src/cli/with-database';
import { insertRows } from '../../../packages/hotwax/src/seed/insert-rows';
import {
  answerName,
  customerIdFile,
  ID_FOLDERS,
  lineIdFile,
  makeAnswerFolders,
  orderIdFile,
  putFile,
  rejectFile,
} from '../jobs/answer-run';
import { linesOf, wayBackRetailer } from '../jobs/way-back-retailer';

describe('the command line of the way back', () => {
  let folder: string;
  let feeds: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'way-back-cli-'));
    feeds = join(folder, 'feeds');
    const db = openDatabase({ kind: 'sqlite', file: join(folder, 'hotwax.db') });
    await createHotWaxSchema(db);
    await insertRows(db, wayBackRetailer());
    await db.destroy();
    const config = {
      database: { kind: 'sqlite', file: 'hotwax.db' },
      files: { kind: 'local', directory: 'feeds' },
      orders: { timeZone: 'UTC' },
      approval: { requiredAttributes: ['FRAUD_VERIFIED'] },
      serve: { port: 0, schedules: { 'import-rejects': 'off' } },
    };
    writeFileSync(join(folder, 'hotwax.json'), JSON.stringify(config));
    // Nothing falls due while a test looks.
    const schedules = Object.fromEntries(
      ['export-customers', 'export-orders', 'import-ids', 'approve-orders'].map((job) => [job, '0 0 1 1 *']),
    );
    const quiet = { ...config, serve: { port: 0, schedules: { ...config.serve.schedules, ...schedules } } };
    writeFileSync(join(folder, 'quiet.json'), JSON.stringify(quiet));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const environment = () => ({ ...process.env, INIT_CWD: folder, HOTWAX_CONFIG: undefined });
  const hotwax = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['packages/hotwax/bin/hotwax.js', ...args], {
      encoding: 'utf8',
      env: environment(),
    });
    return { status, stdout, stderr };
  };
  const put = (path: string, text: string) => putFile(feeds, path, text);

  test('fails while the folders of the ids are missing, and names them', () => {
    const { status, stdout } = hotwax('import-ids');
    expect(status).toBe(1);
    expect(stdout).toMatch(/FAILED customer\/import: there is no such file or folder/);
    expect(JSON.parse(hotwax('status', '--json').stdout).jobs).toMatchObject([
      { job: 'import-ids', outcome: 'failed' },
    ]);
    makeAnswerFolders(feeds);
    expect(hotwax('import-ids')).toEqual({ status: 0, stdout: 'No new files.\n', stderr: '' });
  });

  test('takes ids and rejects, approves, and says what it did and what is lacking', () => {
    const { files } = JSON.parse(hotwax('export-orders', '--json').stdout);
    put(`${ID_FOLDERS.customerIds}/${answerName('CustomerIds', 1)}`, customerIdFile('77,NETSUITE_CUSTOMER_ID,1'));
    put(`${ID_FOLDERS.orderIds}/${answerName('OrderIds', 1)}`, orderIdFile('M100001,NETSUITE_ORDER_ID,91'));
    put(`${ID_FOLDERS.orderLineIds}/${answerName('OrderLineIds', 1)}`, lineIdFile(...linesOf('M100001')));
    const ids = hotwax('import-ids');
    expect(ids).toMatchObject({ status: 0, stderr: '' });
    expect(ids.stdout).toMatch(/orderidentification\/OrderIds_.*\.csv: 1 row new, 0 known\.\n/);
    expect(ids.stdout).toMatch(/1 row not taken:\n.* row 2 {2}77 {2}PARTY_UNKNOWN {2}HotWax has no customer 77\n/);
    const report = rejectFile(`${files[0].name},2,5500000000002,REFERENCE_UNKNOWN,x,y`);
    put(`salesorder/export/error/${answerName('Rejects_salesorder', 1)}`, report);
    expect(JSON.parse(hotwax('import-rejects', '--json').stdout)).toMatchObject({
      files: [{ fate: 'taken', set: 1 }],
      firstProblems: [],
      failures: [],
    });
    const approval = hotwax('approve-orders');
    expect(approval.status).toBe(0);
    expect(approval.stdout).toMatch(/^No order to approve\.\n4 orders lack something:\n/);
    expect(approval.stdout).toMatch(/ {2}M100001 {2}attributes that the config requires are not set: FRAUD_VERIFIED\n/);
  });

  test('tells one order’s way, by words and for machines, and that there is no such order', () => {
    expect(hotwax('status', 'M100001').stdout).toMatch(/^Order M100001 .* is in NetSuite, and lacks something/);
    expect(JSON.parse(hotwax('status', 'M100003', '--json').stdout)).toMatchObject({
      orderId: 'M100003',
      stage: 'rejected',
      record: { attempts: 1, reasons: [{ code: 'REFERENCE_UNKNOWN', reason: 'x', remedy: 'y' }] },
    });
    expect(hotwax('status', 'M9')).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(/^HotWax has no order M9/),
    });
  });

  test('counts who stands where', () => {
    const { stdout } = hotwax('status');
    expect(stdout).toMatch(/rejected by NetSuite +│ +1 │|rejected by NetSuite +│ 1 +│/);
    expect(stdout).toMatch(/not looked at yet +│ not counted/);
    expect(stdout).toMatch(/import-ids +│ 0 minutes ago +│ done +│ 3 files, 2|import-ids .* done .*3 files/);
  });

  test('asks that orders go again, and says what cannot', () => {
    expect(hotwax('retry', 'M100003')).toEqual({
      status: 0,
      stdout: 'Order M100003 is sent again with the next export.\n',
      stderr: '',
    });
    expect(hotwax('retry', 'M100002', 'M9', '--customer', '10000')).toMatchObject({
      status: 1,
      stdout:
        'Order M100002 is sent again with the next export.\nHotWax has no order M9.\nCustomer 10000 is 80000 in NetSuite; there is nothing to send.\n',
    });
    expect(JSON.parse(hotwax('retry', '--code', 'REFERENCE_UNKNOWN', '--json').stdout)).toMatchObject([
      { feed: 'customer', count: 0 },
      { feed: 'salesorder', count: 1 },
    ]);
    expect(JSON.parse(hotwax('export-orders', '--json').stdout).exported).toBe(2);
    for (const wrong of [['retry'], ['retry', 'M1', '--code', 'X'], ['serve', '--port', 'x']]) {
      expect([wrong, hotwax(...wrong).status]).toEqual([wrong, 2]);
    }
  });

  /** Serves while `look` looks, then tells it to stop. */
  async function serving(look: (url: string) => Promise<void>): Promise<void> {
    const args = ['packages/hotwax/bin/hotwax.js', 'serve', '--json', '--config', 'quiet.json'];
    const child = spawn(process.execPath, args, { env: environment() });
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    try {
      const line = await new Promise<string>((resolve) => createInterface(child.stdout).once('line', resolve));
      await look(JSON.parse(line).url);
      child.kill('SIGTERM');
      expect(await ended).toBe(0);
    } finally {
      child.kill('SIGKILL');
    }
  }

  test('serves until it is told to stop, and shows how the jobs run, also before it began', async () => {
    await serving(async (url) => {
      const health = await fetch(`${url}health`);
      expect([health.status, await health.json()]).toMatchObject([
        200,
        {
          healthy: true,
          stopping: false,
          jobs: [
            { name: 'export-customers', last: null },
            { name: 'export-orders', last: { outcome: 'done', message: '2 orders sent, 1 file' } },
            { name: 'import-ids', last: { outcome: 'done' } },
            {},
          ],
        },
      ]);
      expect(await (await fetch(`${url}status`)).json()).toMatchObject({
        sync: { customers: [{ count: null }, {}, {}, {}, {}, {}] },
      });
      expect(await (await fetch(url)).text()).toMatch(/<h1>HotWax feed jobs<\/h1>/);
    });
  }, 60_000);

  test('serves the failure of a run before a restart, and one that has not ended, until the next run', async () => {
    const db = openDatabase({ kind: 'sqlite', file: join(folder, 'hotwax.db') });
    const remember = (job: string, row: { outcome: 'failed' | 'running'; ended_at: string | null; message: string }) =>
      db.updateTable('hcsync_job_run').set(row).where('job', '=', job).execute();
    const ended_at = new Date().toISOString();
    await remember('import-ids', { outcome: 'failed', ended_at, message: 'the server is full' });
    await remember('export-orders', { outcome: 'running', ended_at: null, message: '' });
    await db.destroy();
    await serving(async (url) => {
      const health = await fetch(`${url}health`);
      expect([health.status, await health.json()]).toMatchObject([
        503,
        {
          healthy: false,
          jobs: [
            { last: null },
            { last: { outcome: 'unended', ended: null } },
            { last: { outcome: 'failed', message: 'the server is full' } },
            {},
          ],
        },
      ]);
      const text = (await (await fetch(url)).text()).replace(/<[^>]*>/g, ' ');
      expect(text).toMatch(/unended {2}it has not ended: another process is at it, or died/);
    });
    hotwax('export-orders');
    expect(JSON.parse(hotwax('import-ids', '--json').stdout)).toMatchObject({ failures: [] });
    await serving(async (url) => expect((await fetch(`${url}health`)).status).toBe(200));
  }, 60_000);

  test('schedules every job that is not off, and each of them runs', async () => {
    const config = loadConfig(join(folder, 'hotwax.json'));
    const clock = { now: () => new Date() };
    await withDatabase(config, async (db) => {
      const outcomes = [];
      for (const { name, cron, run } of scheduledJobs({ config, db, clock })) {
        outcomes.push([name, cron, await run()]);
      }
      expect(outcomes).toEqual([
        ['export-customers', '0 * * * *', { message: '3 customers sent, 1 file', failed: false }],
        ['export-orders', '10 * * * *', { message: '0 orders sent, 0 files', failed: false }],
        ['import-ids', '*/5 * * * *', { message: '0 files, 0 new rows', failed: false }],
        ['approve-orders', '2-59/5 * * * *', { message: '0 orders approved; 4 orders lack something', failed: false }],
      ]);
    });
    expect(readdirSync(join(feeds, 'customer/export'))).toHaveLength(1);
  }, 60_000);
});
