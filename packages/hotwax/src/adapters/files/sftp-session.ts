import { Client, type ConnectConfig, type SFTPWrapper } from 'ssh2';
import { FeedFolderError } from '../../jobs/feed-folder-error';
import { type PinnedHostKey, signatureAlgorithms } from './host-key';

export interface SftpLocation {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password?: string;
  /** PEM or OpenSSH text */
  readonly privateKey?: string;
  readonly passphrase?: string;
  readonly hostKey: PinnedHostKey;
  /** Base directory on the server; relative to the home of the user, or absolute. */
  readonly directory: string;
}

const READY_MILLISECONDS = 20_000;
const KEEPALIVE_MILLISECONDS = 10_000;

/** A connection and its SFTP channel. A call that waits while the connection is lost is told so. */
export class SftpSession {
  #lost: ((error: FeedFolderError) => void) | undefined;
  readonly #loss: Promise<never>;

  private constructor(
    private readonly client: Client,
    private readonly sftp: SFTPWrapper,
    server: string,
  ) {
    this.#loss = new Promise((_, reject) => {
      this.#lost = reject;
    });
    this.#loss.catch(() => undefined);
    const lose = () => this.#lost?.(new FeedFolderError(`${server}: the connection was lost`, 'server'));
    client.on('close', lose);
    client.on('error', lose);
    sftp.on('close', lose);
    sftp.on('error', lose);
  }

  /** @throws FeedFolderError when the server cannot be reached, shows another host key, or does not let us in */
  static async open(location: SftpLocation): Promise<SftpSession> {
    const client = new Client();
    const server = `${location.host}:${location.port}`;
    try {
      await new Promise<void>((resolve, reject) => {
        client.once('ready', resolve).once('error', reject).connect(connectConfig(location));
      });
      const sftp = await new Promise<SFTPWrapper>((resolve, reject) =>
        client.sftp((error, channel) => (error === undefined ? resolve(channel) : reject(error))),
      );
      return new SftpSession(client, sftp, server);
    } catch (error) {
      client.on('error', () => undefined);
      client.destroy();
      throw new FeedFolderError(`${server}: ${connectProblem(error)}`, 'server', { cause: error });
    }
  }

  /** Runs one SFTP request. @throws what the server says, as ssh2 gives it, or FeedFolderError when the connection is lost */
  async call<T>(request: (sftp: SFTPWrapper, done: (error: unknown, result?: T) => void) => void): Promise<T> {
    const answer = new Promise<T>((resolve, reject) => {
      request(this.sftp, (error, result) =>
        error === undefined || error === null ? resolve(result as T) : reject(error),
      );
    });
    return Promise.race([answer, this.#loss]);
  }

  async close(): Promise<void> {
    this.#lost = undefined;
    await new Promise<void>((resolve) => {
      this.client.once('close', () => resolve());
      this.client.end();
    });
  }
}

function connectConfig({ host, port, user, password, privateKey, passphrase, hostKey }: SftpLocation): ConnectConfig {
  return {
    host,
    port,
    username: user,
    ...(password === undefined ? {} : { password }),
    ...(privateKey === undefined ? {} : { privateKey }),
    ...(passphrase === undefined ? {} : { passphrase }),
    readyTimeout: READY_MILLISECONDS,
    keepaliveInterval: KEEPALIVE_MILLISECONDS,
    // The server must show the key of this type, or it could show another one that nobody pinned.
    algorithms: { serverHostKey: signatureAlgorithms(hostKey) },
    hostVerifier: (key: Buffer) => key.equals(hostKey.blob),
  };
}

function connectProblem(error: unknown): string {
  const { message = String(error), level, code } = error as Error & { level?: string; code?: string };
  if (/verification failed|no matching host key/i.test(message)) {
    return 'the server shows another host key than the one in the config; nothing was sent. Ask its operator before you change the config.';
  }
  if (level === 'client-authentication') {
    return 'the server did not accept user and password or key';
  }
  if (level === 'client-timeout') {
    return 'the server did not answer in time';
  }
  return code === undefined ? message : `cannot be reached (${code})`;
}
