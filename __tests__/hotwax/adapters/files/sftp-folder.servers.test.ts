import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import { readHostKey } from '../../../../packages/hotwax/src/adapters/files/host-key';
import { SftpFolder } from '../../../../packages/hotwax/src/adapters/files/sftp-folder';
import { startOpenSshServer, type TestServer } from '../../../end-to-end/test-servers';
import { describeFeedFolder } from './feed-folder-conformance';

let outside: string;
let server: TestServer;

beforeAll(async () => {
  outside = mkdtempSync(join(tmpdir(), 'sshd-'));
  server = await startOpenSshServer(join(outside, 'root'));
}, 60_000);
afterAll(async () => {
  await server.stop();
  rmSync(outside, { recursive: true });
});

describeFeedFolder("OpenSSH's sshd", async (directory) => {
  const { settings, keys } = server;
  // The line of ssh-keyscan, as people paste it.
  const hostKey = readHostKey(String(settings.custrecord_hcsync_sftp_hostkey));
  if (hostKey === undefined) {
    throw new Error('the host key of the server cannot be read');
  }
  const folder = new SftpFolder({
    host: String(settings.custrecord_hcsync_sftp_host),
    port: Number(settings.custrecord_hcsync_sftp_port),
    user: String(settings.custrecord_hcsync_sftp_user),
    privateKey: readFileSync(keys.get('custkey_hotwax_sftp') ?? '', 'utf8'),
    hostKey,
    directory,
  });
  return { folder, stop: async () => undefined };
});
