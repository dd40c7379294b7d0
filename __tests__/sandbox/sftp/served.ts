import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { serveInProcess } from 'netsuite-sandbox/sftp/in-process-server';
import type { RemoteConnection } from 'netsuite-sandbox/sftp/remote-connection';
import { SftpConnection } from 'netsuite-sandbox/sftp/sftp-connection';
import { type SftpServer, type SftpServerOptions, startSftpServer } from 'netsuite-sandbox/sftp/sftp-server';
import type { ConnectOptions } from 'netsuite-sandbox/sftp/ssh-connection';

/** A server over a temporary folder, and clients for it; `stop` leaves nothing behind. */
export interface Served {
  readonly root: string;
  readonly server: SftpServer;
  connect(changes?: Partial<ConnectOptions>): Promise<SftpConnection>;
  stop(): Promise<void>;
}

export const PASSWORD = 'correct horse';

export async function serve(options: Partial<SftpServerOptions> = {}): Promise<Served> {
  const outside = fs.mkdtempSync(path.join(os.tmpdir(), 'sftp-test-'));
  const root = path.join(outside, 'root');
  fs.mkdirSync(root);
  const server = await startSftpServer({ root, username: 'feeds', password: PASSWORD, ...options });
  const opened: SftpConnection[] = [];
  return {
    root,
    server,
    connect: async (changes) => {
      const connection = await SftpConnection.open({ ...optionsFor(server), ...changes });
      opened.push(connection);
      return connection;
    },
    stop: async () => {
      for (const connection of opened) connection.close();
      await server.close();
      fs.rmSync(outside, { recursive: true });
    },
  };
}

/** What both kinds of connection have, as promises. */
export type Folders = Pick<SftpConnection, keyof RemoteConnection>;

export interface ServedFolders {
  readonly root: string;
  connect(changes?: Partial<ConnectOptions>): Promise<Folders>;
  stop(): Promise<void>;
}

/** As `serve`, without SSH in between. */
export async function serveHere(): Promise<ServedFolders> {
  const outside = fs.mkdtempSync(path.join(os.tmpdir(), 'sftp-test-'));
  const root = path.join(outside, 'root');
  fs.mkdirSync(root);
  const server = serveInProcess({ root, username: 'feeds', password: PASSWORD });
  return {
    root,
    connect: async (changes) => promising(server.connectSftp({ ...optionsFor(server), ...changes })),
    stop: async () => fs.rmSync(outside, { recursive: true }),
  };
}

function promising(connection: RemoteConnection): Folders {
  return {
    download: async (...args) => connection.download(...args),
    upload: async (...args) => connection.upload(...args),
    list: async (...args) => connection.list(...args),
    move: async (...args) => connection.move(...args),
    removeFile: async (...args) => connection.removeFile(...args),
    makeDirectory: async (...args) => connection.makeDirectory(...args),
    removeDirectory: async (...args) => connection.removeDirectory(...args),
    close: () => connection.close(),
  };
}

export function optionsFor(server: Pick<SftpServer, 'host' | 'port' | 'username' | 'hostKey'>): ConnectOptions {
  const { host, port, username, hostKey } = server;
  return { host, port, username, password: PASSWORD, hostKey, timeout: 20 };
}

/** The code of the refusal, or `no error`. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'no error';
  } catch (error) {
    return (error as Error).name;
  }
}
