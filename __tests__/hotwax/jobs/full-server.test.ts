import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type SftpServer, startSftpServer } from 'netsuite-sandbox/sftp/sftp-server';
import type { PinnedHostKey } from '../../../packages/hotwax/src/adapters/files/host-key';
import { readHostKey } from '../../../packages/hotwax/src/adapters/files/host-key';
import { SftpFolder } from '../../../packages/hotwax/src/adapters/files/sftp-folder';
import { insertRows } from '../../../packages/hotwax/src/seed/insert-rows';
import { sqliteDatabases, type TestDatabase } from '../databases';
import { allFiles, answerName, ID_FOLDERS, makeAnswerFolders, orderIdFile, putFile, runImportIds } from './answer-run';
import { answerState } from './answer-state';
import { EXPORT_FOLDERS, runExport, TestClock } from './export-run';
import { readOrderFiles } from './feed-files';
import { wayBackRetailer } from './way-back-retailer';

const HOUR = 3_600_000;

/** The jobs over SFTP itself, while the server has no room. */
describe('a full SFTP server', () => {
  const databases = sqliteDatabases();
  let made: TestDatabase;
  let root: string;
  let server: SftpServer;
  let folder: SftpFolder;
  let clock: TestClock;

  beforeAll(() => databases.start());
  afterAll(() => databases.stop());
  beforeEach(async () => {
    made = await databases.make();
    await insertRows(made.db, wayBackRetailer());
    root = mkdtempSync(join(tmpdir(), 'full-server-'));
    makeAnswerFolders(root);
    server = await startSftpServer({ root, username: 'feeds', password: 'test' });
    const hostKey = readHostKey(server.hostKey) as PinnedHostKey;
    const { host, port } = server;
    folder = new SftpFolder({ host, port, user: 'feeds', password: 'test', hostKey, directory: '.' });
    clock = new TestClock();
  });
  afterEach(async () => {
    await folder.close();
    await server.close();
    await made.stop();
    rmSync(root, { recursive: true });
  });

  const options = () => ({ db: made.db, folder, clock });
  const fill = (operation: 'write' | 'mkdir') => server.setFaults([{ operation, status: 'FAILURE' }]);
  const exported = () => join(root, EXPORT_FOLDERS.salesorder);

  test('fails an export with the file, the reason and nothing half written; later the same file goes, once', async () => {
    fill('write');
    const told = /salesorder\/export\/CreatedOrderItemsFeed_\w+\.csv\.part: the server refused .* a full disk/;
    await expect(runExport('salesorder', options())).rejects.toThrow(told);
    expect(readdirSync(exported()).filter((name) => /csv/.test(name))).toEqual([]);
    const files = () => made.db.selectFrom('hcsync_file').select(['file_name', 'state', 'sha256']).execute();
    const [kept] = await files();
    await made.db.updateTable('order_header').set({ order_name: '#changed' }).execute();
    server.setFaults([]);
    clock.pass(HOUR);
    await runExport('salesorder', options());
    clock.pass(HOUR);
    await runExport('salesorder', options());
    expect(await files()).toEqual([{ ...kept, state: 'sent' }]);
    const sent = readdirSync(exported()).filter((name) => name.endsWith('.csv'));
    expect(sent).toEqual([kept?.file_name]);
    const text = readFileSync(join(exported(), sent[0] ?? ''), 'utf8');
    const { orders, rejects } = readOrderFiles(new Map([['sent', text]]));
    expect([orders.map(({ orderId }) => orderId), rejects]).toEqual([['M100001', 'M100002', 'M100003', 'M100004'], []]);
    expect(text).not.toContain('#changed');
  });

  test('lets ids be taken that cannot be archived; they are told, taken once, and archived once there is room', async () => {
    const name = answerName('OrderIds', 1);
    putFile(root, `${ID_FOLDERS.orderIds}/${name}`, orderIdFile('M100001,NETSUITE_ORDER_ID,91'));
    fill('mkdir');
    const full = await runImportIds(options());
    expect(full.failures).toEqual([expect.stringMatching(/orderidentification\/archive: .*a full disk/)]);
    expect((await answerState(made.db)).orderIds).toEqual(['M100001=91']);
    expect(allFiles(root)).toEqual([`${ID_FOLDERS.orderIds}/${name}`]);
    server.setFaults([]);
    clock.pass(HOUR);
    expect((await runImportIds(options())).failures).toEqual([]);
    expect(allFiles(root)).toEqual([`${ID_FOLDERS.orderIds}/archive/${name}`]);
    expect((await answerState(made.db)).orderIds).toEqual(['M100001=91']);
  });
});
