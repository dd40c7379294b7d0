import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type SftpServer, startSftpServer } from 'netsuite-sandbox/sftp/sftp-server';
import { readHostKey } from '../../../../packages/hotwax/src/adapters/files/host-key';
import { SftpFolder } from '../../../../packages/hotwax/src/adapters/files/sftp-folder';
import type { SftpLocation } from '../../../../packages/hotwax/src/adapters/files/sftp-session';
import { describeFeedFolder } from './feed-folder-conformance';

const PASSWORD = 'correct horse';

function locationOf(server: SftpServer): SftpLocation {
  const hostKey = readHostKey(server.hostKey);
  if (hostKey === undefined) {
    throw new Error('the host key of the server cannot be read');
  }
  return { host: server.host, port: server.port, user: 'feeds', password: PASSWORD, hostKey, directory: '.' };
}

describeFeedFolder('the embedded SFTP server', async (root) => {
  const server = await startSftpServer({ root, username: 'feeds', password: PASSWORD });
  return { folder: new SftpFolder(locationOf(server)), stop: () => server.close() };
});

describe('SftpFolder', () => {
  let outside: string;
  let root: string;
  let server: SftpServer;
  const opened: SftpFolder[] = [];

  beforeEach(async () => {
    outside = mkdtempSync(join(tmpdir(), 'sftp-folder-'));
    root = join(outside, 'root');
    mkdirSync(join(root, 'in'), { recursive: true });
    server = await startSftpServer({ root, username: 'feeds', password: PASSWORD });
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((folder) => folder.close()));
    await server.close();
    rmSync(outside, { recursive: true });
  });

  const connect = (changes: Partial<SftpLocation> = {}) => {
    const folder = new SftpFolder({ ...locationOf(server), ...changes });
    opened.push(folder);
    return folder;
  };
  const content = [Buffer.from('a,b\n'), Buffer.from('1,2\n')];

  test('sends nothing to a server that shows another host key', async () => {
    const other = await startSftpServer({ root, username: 'feeds', password: PASSWORD });
    await other.close();
    const hostKey = readHostKey(other.hostKey);
    await expect(connect({ hostKey }).write('in/feed.csv', content)).rejects.toThrow(/shows another host key/);
    expect(readdirSync(join(root, 'in'))).toEqual([]);
  });

  test('weakness 42: says that the password is wrong, and not which one it was', async () => {
    const refused = connect({ password: 'wrong horse' }).list('in');
    await expect(refused).rejects.toThrow(/did not accept user and password or key/);
    await expect(refused).rejects.not.toThrow(/horse/);
  });

  test('says that the server cannot be reached', async () => {
    await server.close();
    await expect(connect().list('in')).rejects.toThrow(/cannot be reached \(ECONNREFUSED\)/);
  });

  test('leaves no half file on a server that is full, and writes it once there is room', async () => {
    const folder = connect();
    server.setFaults([{ operation: 'write', status: 'FAILURE', nth: 2 }]);
    await expect(folder.write('in/feed.csv', content)).rejects.toThrow(/in\/feed.csv.part: .*full/);
    expect(readdirSync(join(root, 'in'))).toEqual([]);
    server.setFaults([]);
    await folder.write('in/feed.csv', content);
    expect(readFileSync(join(root, 'in/feed.csv'), 'utf8')).toBe('a,b\n1,2\n');
  });

  test('tells a lost connection, and connects anew at the next call', async () => {
    const folder = connect();
    server.setFaults([{ operation: 'rename', cut: 'before', nth: 1 }]);
    await expect(folder.write('in/feed.csv', content)).rejects.toThrow(/the connection was lost/);
    server.setFaults([]);
    await folder.write('in/feed.csv', content);
    expect(readdirSync(join(root, 'in'))).toEqual(['feed.csv']);
  });
});
