import { NetSuiteError } from '../errors';

/** What ssh2 and Node put on an error. */
interface ConnectionError extends Error {
  /** `handshake`, `client-authentication`, `client-timeout`, `client-socket`, `client-dns`, `protocol` */
  readonly level?: string;
  /** An errno name, or an SFTP status number. */
  readonly code?: string | number;
}

/**
 * Which of N/sftp's errors a failed connection is. Codes and their meaning:
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4617005472.html; the wording is the sandbox's own.
 */
export function errorOfConnecting(error: ConnectionError, host: string, seconds: number): NetSuiteError {
  const because = (name: string, message: string) => new NetSuiteError(name, message, { cause: error });
  switch (error.code) {
    case 'ENOTFOUND':
      return because('FTP_UNKNOWN_HOST', `The host could not be found: ${host}.`);
    case 'EAI_AGAIN':
      return because('UNABLE_TO_GET_SFTP_SERVER_ADDRESS', `The address of ${host} could not be determined.`);
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return because('NO_ROUTE_TO_HOST_FOUND', `There is no route to the host ${host}.`);
    case 'ECONNREFUSED':
      return because('CONNECTION_CLOSED_BY_HOST', `The host ${host} does not accept the connection.`);
    case 'ECONNRESET':
    case 'EPIPE':
      return because('CONNECTION_RESET', `The connection to ${host} was reset.`);
    case 'ETIMEDOUT':
      return connectTimeout(seconds);
  }
  return errorOfHandshake(error, because);
}

function errorOfHandshake(
  error: ConnectionError,
  because: (name: string, message: string) => NetSuiteError,
): NetSuiteError {
  const text = error.message;
  if (/no matching host key format/i.test(text)) {
    return because('FTP_INCORRECT_HOST_KEY_TYPE', 'The server has no host key of the expected type.');
  }
  if (/no matching/i.test(text)) {
    return because(
      'FTP_UNSUPPORTED_ENCRYPTION_ALGORITHM',
      `The server supports none of NetSuite's approved algorithms (${text.replace(/^Handshake failed: /, '')}).`,
    );
  }
  if (/too many authentication/i.test(text)) {
    return because(
      'AUTHENTICATION_FAIL_TOO_MANY_INCORRECT_AUTHENTICATION_ATTEMPTS',
      'Authentication failed: too many incorrect authentication attempts.',
    );
  }
  if (error.level === 'client-authentication' || /privateKey/.test(text)) {
    return because(
      'FTP_CANNOT_ESTABLISH_CONNECTION',
      `The connection could not be established: ${/privateKey/.test(text) ? text : 'invalid user name, password or key'}.`,
    );
  }
  if (/connection lost|closed/i.test(text)) {
    return because('CONNECTION_CLOSED_BY_HOST', 'The host closed the connection.');
  }
  return because('FTP_CANNOT_ESTABLISH_CONNECTION', `The connection could not be established: ${text}.`);
}

export function connectTimeout(seconds: number): NetSuiteError {
  return new NetSuiteError('FTP_CONNECT_TIMEOUT_EXCEEDED', `The connection took longer than ${seconds} seconds.`);
}

export function incorrectHostKey(): NetSuiteError {
  return new NetSuiteError('FTP_INCORRECT_HOST_KEY', 'The host key does not match the one that the server presented.');
}

/** A connection that ended while it was in use. @param error of the socket; absent: the host closed it in good order */
export function errorOfLoss(error: ConnectionError | undefined): NetSuiteError {
  if (error?.code === 'ECONNRESET' || error?.code === 'EPIPE') {
    return new NetSuiteError('CONNECTION_RESET', 'The connection was reset.', { cause: error });
  }
  return new NetSuiteError('CONNECTION_CLOSED_BY_HOST', 'The connection was closed by the host.', { cause: error });
}
