import type { Account } from '../account/account';
import { errorOfConnecting, incorrectHostKey } from './connection-errors';
import { FolderConnection } from './folder-connection';
import { generateHostKey } from './host-key';
import { readPinnedHostKey } from './pinned-host-key';
import { ServedFolder } from './served-folder';
import type { SftpServer } from './sftp-server';
import type { ConnectOptions } from './ssh-connection';

export interface InProcessServer extends Pick<SftpServer, 'host' | 'port' | 'username' | 'hostKey' | 'hostKeyType'> {
  /** For `openAccount`. It knows this server only. */
  readonly connectSftp: Account['connectSftp'];
}

const HOST = 'sftp.test';
const PORT = 22;

/**
 * An SFTP server that only accounts of this process reach, without SSH in between: a connection costs a tenth of a
 * millisecond. Host, port, host key, user and password are checked as over SSH, and told by the same errors; keys are not
 * taken. One suite of tests holds for both.
 */
export function serveInProcess(options: {
  root: string;
  username: string;
  password: string;
  /** The server's clock, by which it dates what is uploaded; absent: this machine's. */
  now?: () => Date;
}): InProcessServer {
  const folder = ServedFolder.at(options.root);
  const { publicBody: hostKey, type: hostKeyType } = generateHostKey('ecdsa');
  return {
    host: HOST,
    port: PORT,
    username: options.username,
    hostKey,
    hostKeyType,
    connectSftp: (wanted) => {
      const pinned = readPinnedHostKey(wanted.hostKey, wanted.hostKeyType);
      if (wanted.host !== HOST || wanted.port !== PORT) throw unreachable(wanted);
      if (pinned.type !== hostKeyType && wanted.hostKeyType !== undefined) throw otherKeyType(wanted);
      if (!pinned.blob.equals(Buffer.from(hostKey, 'base64'))) throw incorrectHostKey();
      if (wanted.username !== options.username || wanted.password !== options.password) throw refusedLogin(wanted);
      return new FolderConnection(folder, wanted.directory, options.now);
    },
  };
}

function unreachable({ host, timeout }: ConnectOptions): Error {
  const code = host === HOST ? 'ECONNREFUSED' : 'ENOTFOUND';
  return errorOfConnecting(Object.assign(new Error(code), { code }), host, timeout);
}

function otherKeyType({ host, timeout }: ConnectOptions): Error {
  return errorOfConnecting(new Error('Handshake failed: no matching host key format'), host, timeout);
}

function refusedLogin({ host, timeout }: ConnectOptions): Error {
  const refused = new Error('All configured authentication methods failed');
  return errorOfConnecting(Object.assign(refused, { level: 'client-authentication' }), host, timeout);
}
