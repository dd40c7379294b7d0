import { generateHostKey } from 'netsuite-sandbox/sftp/host-key';
import type { SftpCounts, SftpFaultRule } from 'netsuite-sandbox/sftp/sftp-faults';
import { startSftpServerThread } from 'netsuite-sandbox/sftp/sftp-server-thread';
import { makeFolders, type TestServer } from '../test-servers';

export const PASSWORD_ID = 'custsecret_hotwax_sftp';
export const PASSWORD = 'test-password';

/** The sandbox's SFTP server over SSH, in a thread of its own, with faults. */
export interface FaultyServer extends TestServer {
  /** From now on; without an argument all is well again. */
  fail(...faults: readonly SftpFaultRule[]): Promise<void>;
  counts(): Promise<SftpCounts>;
  /** Nobody listens on its port. */
  goDown(): Promise<void>;
  /** The same server again, on its port and with its key. */
  comeUp(): Promise<void>;
}

export async function startFaultyServer(root: string): Promise<FaultyServer> {
  makeFolders(root);
  const options = { root, username: 'hotwax', password: PASSWORD, hostKey: generateHostKey('ecdsa').pem };
  let server = await startSftpServerThread(options);
  let isUp = true;
  const { host, port, username, hostKey, hostKeyType } = server;
  return {
    root,
    settings: {
      custrecord_hcsync_sftp_host: host,
      custrecord_hcsync_sftp_port: port,
      custrecord_hcsync_sftp_user: username,
      custrecord_hcsync_sftp_secret: PASSWORD_ID,
      custrecord_hcsync_sftp_hostkey: hostKey,
      custrecord_hcsync_sftp_hostkeytype: hostKeyType,
    },
    secrets: new Map([[PASSWORD_ID, PASSWORD]]),
    keys: new Map(),
    fail: (...faults) => server.setFaults(faults),
    counts: () => server.counts(),
    goDown: async () => {
      isUp = false;
      await server.close();
    },
    comeUp: async () => {
      if (!isUp) {
        server = await startSftpServerThread({ ...options, port });
        isUp = true;
      }
    },
    stop: () => server.close(),
  };
}
