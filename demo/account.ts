import { randomBytes } from 'node:crypto';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolders } from './feed-folders';
import { ACCOUNT_DATABASE, HOTWAX_CONFIG, HOTWAX_DATABASE } from './options';
import type { Sandbox, SftpServer } from './sandbox';

const SECRET = 'custsecret_hotwax_sftp';
export const SFTP_FOLDER = 'sftp';
const USER = 'hotwax';

/** The embedded SFTP server over the account's folder, and its password. */
export interface AccountServer extends SftpServer {
  readonly root: string;
  readonly password: string;
}

export function isNewAccount(account: string): boolean {
  return !existsSync(join(account, ACCOUNT_DATABASE));
}

/** Empties what an earlier start left in the account's folder: NetSuite, SFTP and HotWax. */
export async function emptyAccount(sandbox: Sandbox, ...options: string[]): Promise<void> {
  await sandbox.command('reset', ...options);
  rmSync(join(sandbox.account, SFTP_FOLDER), { recursive: true, force: true });
  for (const file of [HOTWAX_CONFIG, HOTWAX_DATABASE, `${HOTWAX_DATABASE}-wal`, `${HOTWAX_DATABASE}-shm`]) {
    rmSync(join(sandbox.account, file), { force: true });
  }
}

/** Starts the server and tells NetSuite of it, as an administrator would once: the password, and the record with the rest. */
export async function serveFeeds(sandbox: Sandbox): Promise<AccountServer> {
  const root = join(sandbox.account, SFTP_FOLDER);
  makeFolders(root);
  const password = randomBytes(18).toString('base64url');
  const server = await sandbox.startSftp(root, USER, password);
  const file = join(sandbox.account, 'sftp-settings.json');
  const record = {
    id: 1,
    name: 'Embedded SFTP server',
    custrecord_hcsync_sftp_host: server.host,
    custrecord_hcsync_sftp_port: server.port,
    custrecord_hcsync_sftp_user: server.username,
    custrecord_hcsync_sftp_secret: SECRET,
    custrecord_hcsync_sftp_hostkey: server.hostKey,
    custrecord_hcsync_sftp_hostkeytype: server.hostKeyType,
  };
  writeFileSync(file, JSON.stringify({ customrecord_hcsync_sftp: [record] }, undefined, 2));
  try {
    await sandbox.commandWithInput(password, 'secret', 'set', SECRET, '-');
    await sandbox.command('load', file);
  } catch (error) {
    server.stop();
    throw error;
  }
  return { ...server, root, password };
}
