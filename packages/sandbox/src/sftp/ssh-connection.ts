import { type CipherAlgorithm, Client, type ClientChannel, type SFTPWrapper } from 'ssh2';
import { NetSuiteError } from '../errors';
import { connectTimeout, errorOfConnecting, errorOfLoss, incorrectHostKey } from './connection-errors';
import { hostKeyAlgorithms, readPinnedHostKey } from './pinned-host-key';

/** What `sftp.createConnection` has made of its options, secrets read. */
export interface ConnectOptions {
  readonly host: string;
  readonly port: number;
  readonly username: string;
  readonly password?: string;
  /** Private key, PEM. */
  readonly privateKey?: string;
  /** Base64 body. */
  readonly hostKey: string;
  readonly hostKeyType?: string;
  /** For the whole way to a usable connection, in seconds. */
  readonly timeout: number;
  /** Start folder; absent: where the server puts the user. */
  readonly directory?: string;
}

/** NetSuite's client wants CTR. https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4784614151.html */
const CIPHERS: CipherAlgorithm[] = ['aes128-ctr', 'aes192-ctr', 'aes256-ctr'];

/** An open SSH connection with its SFTP channel, and how it ended when it has. */
export class SshConnection {
  private loss: NetSuiteError | undefined;
  private readonly listeners = new Set<(loss: NetSuiteError) => void>();

  private constructor(
    private readonly client: Client,
    readonly sftp: SFTPWrapper,
  ) {
    let lastError: Error | undefined;
    client.on('error', (error) => {
      lastError = error;
    });
    client.on('close', () => this.lose(errorOfLoss(lastError)));
    sftp.on('error', (error: Error) => this.lose(brokenProtocol(error)));
    // The server may end the channel and keep the connection: for SFTP that is the end, too.
    (sftp as unknown as ClientChannel).on('close', () => this.lose(errorOfLoss(lastError)));
  }

  /**
   * @throws NetSuiteError with one of N/sftp's codes. The host key is compared before any credential is sent.
   */
  static async open(options: ConnectOptions): Promise<SshConnection> {
    const client = new Client();
    try {
      const sftp = await withinSeconds(options.timeout, connect(client, options), () =>
        connectTimeout(options.timeout),
      );
      return new SshConnection(client, sftp);
    } catch (error) {
      client.on('error', () => {});
      client.destroy();
      throw error;
    }
  }

  /**
   * Waits for an operation, or for the loss of the connection, or for the time limit: then the connection is given up,
   * since an answer that comes later would be taken for another's.
   * @param start is handed a function that starts the time anew (for limits that count only while nothing moves)
   */
  run<T>(seconds: number, start: (moved: () => void) => Promise<T>): Promise<T> {
    if (this.loss) return Promise.reject(this.loss);
    return new Promise<T>((resolve, reject) => {
      const onLoss = (loss: NetSuiteError) => finish(() => reject(loss));
      const timer = setTimeout(() => this.lose(transferTimeout(seconds)), seconds * 1000);
      const finish = (settle: () => void) => {
        clearTimeout(timer);
        this.listeners.delete(onLoss);
        settle();
      };
      this.listeners.add(onLoss);
      start(() => timer.refresh()).then(
        (value) => finish(() => resolve(value)),
        // When the connection goes, ssh2 fails what is under way a moment before it says that it is closed.
        (error) => (isChannelGone(error) ? undefined : finish(() => reject(error))),
      );
    });
  }

  close(): void {
    this.client.end();
    this.client.destroy();
  }

  private lose(loss: NetSuiteError): void {
    if (this.loss === undefined) {
      this.loss = loss.name === 'FTP_TRANSFER_TIMEOUT_EXCEEDED' ? errorOfLoss(undefined) : loss;
      this.client.destroy();
    }
    for (const listener of [...this.listeners]) listener(loss);
  }
}

function connect(client: Client, options: ConnectOptions): Promise<SFTPWrapper> {
  const pinned = readPinnedHostKey(options.hostKey, options.hostKeyType);
  return new Promise((resolve, reject) => {
    let verdict: NetSuiteError | undefined;
    client.on('error', (error) => reject(verdict ?? errorOfConnecting(error, options.host, options.timeout)));
    client.on('close', () => reject(verdict ?? errorOfLoss(undefined)));
    client.on('ready', () => {
      client.sftp((error, sftp) => (error ? reject(noSftp(error)) : resolve(sftp)));
    });
    try {
      client.connect({
        host: options.host,
        port: options.port,
        username: options.username,
        password: options.password,
        privateKey: options.privateKey,
        readyTimeout: 0,
        // The key first: servers that ask for two factors ask in this order as a rule.
        authHandler: loginSteps(options),
        algorithms: {
          cipher: CIPHERS,
          serverHostKey: hostKeyAlgorithms(pinned, options.hostKeyType !== undefined),
        },
        hostVerifier: (presented: Buffer) => {
          if (!presented.equals(pinned.blob)) verdict = incorrectHostKey();
          return verdict === undefined;
        },
      });
      // Each request is small and waits for its answer; gathering small packets first costs 40 ms a request.
      client.setNoDelay(true);
    } catch (error) {
      reject(errorOfConnecting(error as Error, options.host, options.timeout));
    }
  });
}

function loginSteps({ password, privateKey }: ConnectOptions): ('publickey' | 'password')[] {
  const steps: ('publickey' | 'password')[] = [];
  if (privateKey !== undefined) steps.push('publickey');
  if (password !== undefined) steps.push('password');
  return steps;
}

function noSftp(error: Error): NetSuiteError {
  return new NetSuiteError('FTP_CANNOT_ESTABLISH_CONNECTION', `The server offers no SFTP: ${error.message}.`, {
    cause: error,
  });
}

function transferTimeout(seconds: number): NetSuiteError {
  return new NetSuiteError('FTP_TRANSFER_TIMEOUT_EXCEEDED', `The transfer took longer than ${seconds} seconds.`);
}

function brokenProtocol(error: Error): NetSuiteError {
  return new NetSuiteError('CONNECTION_RESET', `The server broke the SFTP protocol: ${error.message}.`, {
    cause: error,
  });
}

function isChannelGone(error: Error): boolean {
  return error.message === 'No response from server' || error.message === 'Not connected';
}

async function withinSeconds<T>(seconds: number, work: Promise<T>, tooLate: () => Error): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(tooLate()), seconds * 1000);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
