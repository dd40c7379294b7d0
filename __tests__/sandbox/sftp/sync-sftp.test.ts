import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { SyncSftpConnection } from 'netsuite-sandbox/sftp/sftp-client';
import { type SftpServerThread, startSftpServerThread } from 'netsuite-sandbox/sftp/sftp-server-thread';
import { optionsFor, PASSWORD } from './served';

// Processes and keys on a busy machine.
jest.setTimeout(60_000);

let root: string;
let server: SftpServerThread;
beforeEach(async () => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'sftp-sync-'));
  server = await startSftpServerThread({ root, username: 'feeds', password: PASSWORD });
});
afterEach(async () => {
  await server.close();
  fs.rmSync(root, { recursive: true });
});

describe('the synchronous client', () => {
  test('returns when the work is done, over one connection', () => {
    const connection = SyncSftpConnection.open(optionsFor(server));
    const content = Buffer.from('a,b\r\n1,"ü"\r\n');
    connection.makeDirectory('in');
    connection.upload('in/a.csv', content, false, 5);
    expect(fs.readFileSync(path.join(root, 'in/a.csv'))).toEqual(content);
    expect(connection.download('in/a.csv', 5)).toEqual(content);
    connection.move('in/a.csv', 'b.csv');
    connection.removeDirectory('in');
    expect(connection.list('').map(({ name, size }) => ({ name, size }))).toEqual([
      { name: 'b.csv', size: content.length },
    ]);
    connection.removeFile('b.csv');
    connection.close();
    expect(fs.readdirSync(root)).toEqual([]);
  });

  test('throws NetSuite’s codes', async () => {
    const connection = SyncSftpConnection.open(optionsFor(server));
    expect(() => connection.download('none', 5)).toThrow(
      expect.objectContaining({ name: 'FTP_NO_SUCH_FILE_OR_DIRECTORY', message: 'No such file or directory: none' }),
    );
    await server.setFaults([{ operation: 'opendir', cut: 'before' }]);
    expect(() => connection.list('')).toThrow(expect.objectContaining({ name: 'CONNECTION_RESET' }));
    connection.close();
  });

  test('the server counts what it was asked, that included which a fault answered', async () => {
    await server.setFaults([{ operation: 'mkdir', status: 'PERMISSION_DENIED' }]);
    const connection = SyncSftpConnection.open(optionsFor(server));
    expect(() => connection.makeDirectory('in')).toThrow();
    connection.close();
    const { connect, login, mkdir, rename } = await server.counts();
    expect({ connect, login, mkdir, rename }).toEqual({ connect: 1, login: 1, mkdir: 1, rename: undefined });
  });

  test('a root that is missing is told when starting', async () => {
    await expect(startSftpServerThread({ root: path.join(root, 'none'), username: 'a' })).rejects.toThrow('ENOENT');
  });
});
