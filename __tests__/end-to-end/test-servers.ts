import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { Sandbox } from '../../demo/sandbox';

/** An SFTP server for a test: where its files are, and how an administrator would set the sync up for it. */
export interface TestServer {
  /** The folder that is the base directory on SFTP. */
  readonly root: string;
  /** Fields of the "HotWax Sync SFTP" record. */
  readonly settings: Record<string, string | number>;
  readonly secrets: ReadonlyMap<string, string>;
  /** Script id → private key file. */
  readonly keys: ReadonlyMap<string, string>;
  stop(): Promise<void>;
}

const FOLDERS = [
  'customer/export/archive',
  'customer/export/failed',
  'customer/export/error',
  'customer/import',
  'salesorder/export/archive',
  'salesorder/export/failed',
  'salesorder/export/error',
  'salesorder/import/orderidentification',
  'salesorder/import/orderitemattribute',
];

export function makeFolders(root: string): void {
  for (const folder of FOLDERS) {
    mkdirSync(join(root, folder), { recursive: true });
  }
}

/** The sandbox's own server, with a password. */
export async function startEmbeddedServer(root: string): Promise<TestServer> {
  makeFolders(root);
  const password = 'test-password';
  const server = await new Sandbox(join(dirname(root), 'account')).startSftp(root, 'hotwax', password);
  return {
    root,
    settings: {
      custrecord_hcsync_sftp_host: server.host,
      custrecord_hcsync_sftp_port: server.port,
      custrecord_hcsync_sftp_user: server.username,
      custrecord_hcsync_sftp_secret: 'custsecret_hotwax_sftp',
      custrecord_hcsync_sftp_hostkey: server.hostKey,
      custrecord_hcsync_sftp_hostkeytype: server.hostKeyType,
    },
    secrets: new Map([['custsecret_hotwax_sftp', password]]),
    keys: new Map(),
    stop: async () => server.stop(),
  };
}

const SSHD = '/usr/sbin/sshd';

export interface OpenSshServer extends TestServer {
  /** Nobody listens on its port any more. */
  goDown(): Promise<void>;
  /** The same server again, on its port and with its key. */
  comeUp(): Promise<void>;
}

/**
 * OpenSSH's server on a loopback port, with a key.
 * @param username whoever runs the tests, unless they are root and need another user
 * @throws when it is not installed
 */
export async function startOpenSshServer(root: string, username = userInfo().username): Promise<OpenSshServer> {
  if (!existsSync(SSHD)) {
    throw new Error(`${SSHD} is not installed: apt-get install openssh-server`);
  }
  makeFolders(root);
  const folder = dirname(root);
  const hostKey = makeKey(join(folder, 'host_key'));
  const userKey = makeKey(join(folder, 'user_key'));
  const port = await freePort();
  const config = writeConfig(folder, port, hostKey, userKey);
  let child = await listenOn(port, config);
  return {
    root,
    settings: {
      custrecord_hcsync_sftp_host: '127.0.0.1',
      custrecord_hcsync_sftp_port: port,
      custrecord_hcsync_sftp_user: username,
      custrecord_hcsync_sftp_key: 'custkey_hotwax_sftp',
      // As ssh-keyscan prints it, which is what people paste.
      custrecord_hcsync_sftp_hostkey: `127.0.0.1 ${readFileSync(`${hostKey}.pub`, 'utf8').trim()}`,
      custrecord_hcsync_sftp_hostkeytype: 'rsa',
      custrecord_hcsync_sftp_directory: root,
    },
    secrets: new Map(),
    keys: new Map([['custkey_hotwax_sftp', userKey]]),
    goDown: () => ended(child),
    comeUp: async () => {
      child = child.killed ? await listenOn(port, config) : child;
    },
    stop: () => ended(child),
  };
}

async function listenOn(port: number, config: string): Promise<ChildProcess> {
  const child = spawn(SSHD, ['-D', '-e', '-f', config], { stdio: 'ignore' });
  await untilListening(port, child);
  return child;
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill();
    await once(child, 'close');
  }
}

function makeKey(file: string): string {
  execFileSync('ssh-keygen', ['-q', '-t', 'rsa', '-b', '3072', '-m', 'PEM', '-N', '', '-f', file]);
  return file;
}

function writeConfig(folder: string, port: number, hostKey: string, userKey: string): string {
  // sshd separates its privileges into this folder; a package's service would have made it.
  mkdirSync('/run/sshd', { recursive: true });
  const file = join(folder, 'sshd_config');
  const lines = [
    `Port ${port}`,
    'ListenAddress 127.0.0.1',
    `HostKey ${hostKey}`,
    `AuthorizedKeysFile ${userKey}.pub`,
    `PidFile ${folder}/sshd.pid`,
    'PubkeyAuthentication yes',
    'PasswordAuthentication no',
    'KbdInteractiveAuthentication no',
    'UsePAM no',
    'StrictModes no',
    'PermitRootLogin prohibit-password',
    'Subsystem sftp internal-sftp',
    'ForceCommand internal-sftp',
  ];
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function untilListening(port: number, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    if (child.exitCode !== null) {
      throw new Error(`sshd ended with ${child.exitCode} before it was ready`);
    }
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true));
      socket.once('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
    if (open) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('sshd did not begin to listen');
}
