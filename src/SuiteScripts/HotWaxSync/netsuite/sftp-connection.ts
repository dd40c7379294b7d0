import * as sftp from 'N/sftp';
import { saidBy } from '../pipeline/said-by';
import { SyncError, type SyncErrorCode } from '../pipeline/sync-error';
import { codeOf } from './error-code';
import type { SftpSettings } from './sftp-settings';

/**
 * What N/sftp says when it cannot connect
 * (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4617005472.html). Whatever is not in the list
 * counts as not reachable. `FTP_CANNOT_ESTABLISH_CONNECTION` means wrong credentials, or no access to the directory.
 */
const CONNECT_ERRORS: Record<string, SyncErrorCode> = {
  FTP_INCORRECT_HOST_KEY: 'SFTP_HOST_KEY_WRONG',
  FTP_INCORRECT_HOST_KEY_TYPE: 'SFTP_HOST_KEY_WRONG',
  FTP_MALFORMED_HOST_KEY: 'SFTP_SETTING_INVALID',
  FTP_INVALID_PORT_NUMBER: 'SFTP_SETTING_INVALID',
  FTP_INVALID_DIRECTORY: 'SFTP_SETTING_INVALID',
  THE_REMOTE_PATH_FOR_FILE_IS_NOT_VALID: 'SFTP_SETTING_INVALID',
  FTP_CANNOT_ESTABLISH_CONNECTION: 'SFTP_LOGIN_REFUSED',
  FTP_PERMISSION_DENIED: 'SFTP_LOGIN_REFUSED',
  AUTHENTICATION_FAIL_TOO_MANY_INCORRECT_AUTHENTICATION_ATTEMPTS: 'SFTP_LOGIN_REFUSED',
  SFTPCREDENTIAL_ENCODING_ERROR: 'SFTP_LOGIN_REFUSED',
};

/** The line broke while something was done over it. */
const LOST: readonly string[] = ['CONNECTION_RESET', 'CONNECTION_CLOSED_BY_HOST', 'NO_ROUTE_TO_HOST_FOUND'];
/** A line that breaks so often in a row is not worth the waiting; fewer may be the fault of single files. */
const MOST_LOSSES = 5;

/**
 * One connection per run, opened when it is first needed. When it cannot be opened it is not tried again in that run:
 * servers lock accounts that knock too often. A connection that was lost is opened anew.
 */
export class SftpConnection {
  #open: sftp.Connection | undefined;
  #failure: SyncError | undefined;
  #losses = 0;

  constructor(private readonly readSettings: () => SftpSettings) {}

  /** @throws SyncError when there is no connection or it is lost, else what the work throws */
  use<Result>(work: (connection: sftp.Connection) => Result): Result {
    try {
      return this.attempt(work);
    } catch (error) {
      throw LOST.includes(codeOf(error)) ? new SyncError('SFTP_UNREACHABLE', saidBy(error)) : error;
    }
  }

  /**
   * As `use`, for work whose loss may be the fault of one file.
   * @throws SyncError when there is no connection, else what the work throws, a loss of the connection included
   */
  attempt<Result>(work: (connection: sftp.Connection) => Result): Result {
    const connection = this.#connection();
    try {
      const result = work(connection);
      this.#losses = 0;
      return result;
    } catch (error) {
      if (LOST.includes(codeOf(error))) {
        this.#lose(error);
      }
      throw error;
    }
  }

  #lose(error: unknown): void {
    this.leave();
    if (++this.#losses >= MOST_LOSSES) {
      this.#failure = new SyncError('SFTP_UNREACHABLE', saidBy(error));
    }
  }

  /** Leaves a connection that may be out of order; the next use opens another. */
  leave(): void {
    this.#open = undefined;
  }

  #connection(): sftp.Connection {
    if (this.#failure !== undefined) {
      throw this.#failure;
    }
    this.#open ??= this.#connect();
    return this.#open;
  }

  #connect(): sftp.Connection {
    try {
      return connect(this.readSettings());
    } catch (error) {
      this.#failure =
        error instanceof SyncError
          ? error
          : new SyncError(CONNECT_ERRORS[codeOf(error)] ?? 'SFTP_UNREACHABLE', saidBy(error));
      throw this.#failure;
    }
  }
}

function connect(settings: SftpSettings): sftp.Connection {
  const { host, port, username, secret, key, hostKey, hostKeyType, directory } = settings;
  return sftp.createConnection({
    url: host,
    port,
    username,
    hostKey,
    hostKeyType: hostKeyType as 'rsa' | 'ecdsa' | 'dsa',
    ...(directory === '' ? {} : { directory }),
    ...(secret === '' ? {} : { secret }),
    ...(key === '' ? {} : { keyId: key }),
  } as Parameters<typeof sftp.createConnection>[0]);
}

/** What N/sftp says of a folder or file it cannot work with. */
const FOLDER_ERRORS: Record<string, SyncErrorCode> = {
  FTP_INVALID_DIRECTORY: 'SFTP_FOLDER_MISSING',
  FTP_DIRECTORY_NOT_FOUND: 'SFTP_FOLDER_MISSING',
  FTP_NO_SUCH_FILE_OR_DIRECTORY: 'SFTP_FOLDER_MISSING',
  FTP_PERMISSION_DENIED: 'SFTP_DENIED',
};

/** Does something in a folder. @throws SyncError that names the folder, when it is missing or denied */
export function inFolder<Result>(directory: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    const code = FOLDER_ERRORS[codeOf(error)];
    throw code === undefined ? error : new SyncError(code, directory);
  }
}
