import { type AddressInfo, createServer, type Server as NetServer, type Socket } from 'node:net';
import { type CipherAlgorithm, type Connection, Server } from 'ssh2';
import { FaultGate } from './fault-gate';
import { generateHostKey, type HostKeyType, readHostKey } from './host-key';
import { LoginCheck, type LoginRules, MOST_LOGIN_TRIES, readPublicKey } from './login-check';
import { ServedFolder } from './served-folder';
import { faultsOfRules, type SftpCounts, type SftpFaultRule, type SftpFaults } from './sftp-faults';
import { SftpSession } from './sftp-session';

/** What NetSuite's client takes for certain, then what other clients may prefer. */
const CIPHERS: readonly CipherAlgorithm[] = [
  'aes256-ctr',
  'aes192-ctr',
  'aes128-ctr',
  'aes256-gcm@openssh.com',
  'aes128-gcm@openssh.com',
];

/** A reset that arrives together with an earlier answer looks like a close in good order to a client of libuv. */
const ANSWERS_ARRIVE_MILLISECONDS = 25;

export interface SftpServerOptions extends LoginRules {
  /** Folder that clients see as `/`. */
  readonly root: string;
  /** Default: any free one. */
  readonly port?: number;
  /** Default 127.0.0.1: only this machine can connect. */
  readonly host?: string;
  /** Private key, PEM; absent: a new one, of `hostKeyType`. */
  readonly hostKey?: string;
  /** Of a new host key; default `ecdsa`. */
  readonly hostKeyType?: HostKeyType;
  readonly ciphers?: readonly CipherAlgorithm[];
  /** What goes wrong and when, for tests of clients. */
  readonly faults?: SftpFaults | readonly SftpFaultRule[];
}

export interface SftpServer {
  readonly host: string;
  readonly port: number;
  readonly username: string;
  /** Base64 body of the public host key, as `hostKey` of `sftp.createConnection` wants it. */
  readonly hostKey: string;
  /** `rsa` or `ecdsa`, as `hostKeyType` of `sftp.createConnection` wants it. */
  readonly hostKeyType: HostKeyType;
  /** Replaces the faults from now on. */
  setFaults(faults: SftpServerOptions['faults']): void;
  /** Requests since the start, over all clients, those included that a fault answered. */
  counts(): SftpCounts;
  /** Ends every connection and stops listening. */
  close(): Promise<void>;
}

/**
 * Starts an SFTP server over real SSH that serves one folder to one user.
 * @throws SandboxError for a key that cannot be used; ErrnoException when the root is missing or the port is taken
 */
export async function startSftpServer(options: SftpServerOptions): Promise<SftpServer> {
  const folder = ServedFolder.at(options.root);
  const hostKey = options.hostKey ? readHostKey(options.hostKey) : generateHostKey(options.hostKeyType ?? 'ecdsa');
  // Unreadable keys are refused now, not at the first login.
  for (const key of options.publicKeys ?? []) readPublicKey(key);
  const faults = new FaultGate(faultHook(options.faults));
  const sockets = new Map<string, Socket>();
  const ssh = new Server(
    { hostKeys: [hostKey.pem], algorithms: { cipher: [...(options.ciphers ?? CIPHERS)] } },
    (connection, client) => {
      const cut = () => {
        setTimeout(() => reset(sockets.get(`${client.ip} ${client.port}`)), ANSWERS_ARRIVE_MILLISECONDS);
      };
      serveConnection(connection, options, folder, faults, cut);
    },
  );
  const listener = createServer((socket) => void admit(socket, ssh, sockets, faults));
  const address = await listen(listener, options.port ?? 0, options.host ?? '127.0.0.1');
  return {
    host: address.address,
    port: address.port,
    username: options.username,
    hostKey: hostKey.publicBody,
    hostKeyType: hostKey.type,
    setFaults: (next) => faults.use(faultHook(next)),
    counts: () => faults.seen(),
    close: () => closeServer(listener, sockets),
  };
}

function faultHook(faults: SftpServerOptions['faults']): SftpFaults | undefined {
  return typeof faults === 'function' || faults === undefined ? faults : faultsOfRules(faults);
}

function serveConnection(
  connection: Connection,
  rules: LoginRules,
  folder: ServedFolder,
  faults: FaultGate,
  cut: () => void,
): void {
  const check = new LoginCheck(rules);
  let failures = 0;
  let gone = false;
  connection.on('close', () => {
    gone = true;
  });
  // A client that vanishes is no reason for the server to end.
  connection.on('error', () => {});
  connection.on('authentication', async (attempt) => {
    const fault = await faults.next('login');
    if (gone) return;
    if (fault.cut !== undefined) return cut();
    if (fault.status !== undefined) return attempt.reject();
    const accepted = check.decide(attempt);
    // `none` is how a client asks for the methods; it is no failed try.
    if (!accepted && attempt.method !== 'none') failures += 1;
    if (failures > MOST_LOGIN_TRIES) connection.end();
  });
  connection.on('session', (acceptSession) => {
    acceptSession().on('sftp', (acceptSftp) => {
      const session = new SftpSession(acceptSftp(), folder, faults, cut);
      connection.on('close', () => session.end());
    });
  });
}

/** Lets a new connection in: SSH begins once the fault hook has spoken, so that tests can delay or cut it before. */
async function admit(socket: Socket, ssh: Server, sockets: Map<string, Socket>, faults: FaultGate): Promise<void> {
  const name = `${socket.remoteAddress} ${socket.remotePort}`;
  sockets.set(name, socket);
  socket.setNoDelay(true);
  socket.on('error', () => {});
  socket.on('close', () => sockets.delete(name));
  const fault = await faults.next('connect');
  if (fault.cut !== undefined || fault.status !== undefined) reset(socket);
  else if (!socket.destroyed) ssh.injectSocket(socket);
}

/**
 * Breaks a connection off. Node's `resetAndDestroy` ends it in good order before it resets it, and a client that is quick
 * sees only the good order; so this does what that does in the end.
 */
function reset(socket: (Socket & { resetAndClosing?: boolean }) | undefined): void {
  if (!socket) return;
  socket.resetAndClosing = true;
  socket.destroy();
}

function listen(listener: NetServer, port: number, host: string): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    listener.once('error', reject);
    listener.listen(port, host, () => {
      listener.removeListener('error', reject);
      resolve(listener.address() as AddressInfo);
    });
  });
}

function closeServer(listener: NetServer, sockets: Map<string, Socket>): Promise<void> {
  return new Promise((resolve) => {
    listener.close(() => resolve());
    for (const socket of sockets.values()) socket.destroy();
  });
}
