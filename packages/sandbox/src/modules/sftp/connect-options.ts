import type { Account } from '../../account/account';
import { readKey, readSecret } from '../../account/secrets';
import { NetSuiteError, NotSimulatedError } from '../../errors';
import { HOST_KEY_TYPES } from '../../sftp/pinned-host-key';
import type { ConnectOptions } from '../../sftp/ssh-connection';
import { requireArguments } from '../script-object';
import { optional, required, type ScriptOptions } from './check-arguments';
import { DEFAULT_PORT_NUMBER, MAX_CONNECT_TIMEOUT, MAX_PORT_NUMBER, MIN_PORT_NUMBER } from './sftp-limits';

/**
 * Checks what a script gave to `sftp.createConnection` and reads its secrets.
 * Rules and codes: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4617005472.html
 */
export function readConnectOptions(account: Account, given: unknown): ConnectOptions {
  requireArguments(given, ['url', 'username', 'hostKey'], 'sftp.createConnection');
  const options = given as ScriptOptions;
  return {
    host: readHost(required(options, 'url', 'string')),
    port: readPort(optional(options, 'port', 'number')),
    username: readUsername(account, required(options, 'username', 'string')),
    ...readCredentials(account, options),
    hostKey: required(options, 'hostKey', 'string'),
    hostKeyType: readHostKeyType(optional(options, 'hostKeyType', 'string')),
    timeout: readTimeout(optional(options, 'timeout', 'number')),
    directory: optional(options, 'directory', 'string'),
  };
}

/** "The host of the remote account": a name or address, no URL. */
function readHost(url: string): string {
  if (/^[A-Za-z0-9._:-]+$/.test(url)) return url;
  throw new NetSuiteError(
    'FTP_UNKNOWN_HOST',
    `The host could not be found: ${url}. Give its name only, without scheme or path.`,
  );
}

function readPort(port = DEFAULT_PORT_NUMBER): number {
  if (Number.isInteger(port) && port >= MIN_PORT_NUMBER && port <= MAX_PORT_NUMBER) return port;
  throw new NetSuiteError('FTP_INVALID_PORT_NUMBER', `The port number is invalid: ${port}.`);
}

function readTimeout(seconds = MAX_CONNECT_TIMEOUT): number {
  if (seconds > 0 && seconds <= MAX_CONNECT_TIMEOUT) return seconds;
  throw new NetSuiteError(
    'FTP_INVALID_CONNECTION_TIMEOUT',
    `The connection timeout is invalid: ${seconds}. It must be between 1 and ${MAX_CONNECT_TIMEOUT} seconds.`,
  );
}

function readHostKeyType(type: string | undefined): string | undefined {
  if (type === undefined || (HOST_KEY_TYPES as readonly string[]).includes(type)) return type;
  throw new NetSuiteError(
    'FTP_INCORRECT_HOST_KEY_TYPE',
    `The host key type is incorrect: ${type}. It must be one of ${HOST_KEY_TYPES.join(', ')}.`,
  );
}

/** A user name is taken as it is, unless it is the script id of an API secret. */
function readUsername(account: Account, username: string): string {
  return isSecretId(username) ? secretValue(account, username, 'username') : username;
}

function readCredentials(account: Account, options: ScriptOptions): { password?: string; privateKey?: string } {
  const passwordGuid = optional(options, 'passwordGuid', 'string');
  const secret = optional(options, 'secret', 'string');
  const keyId = optional(options, 'keyId', 'string');
  if (passwordGuid !== undefined && secret !== undefined) {
    throw new NetSuiteError(
      'MUTUALLY_EXCLUSIVE_ARGUMENTS',
      'Give either options.passwordGuid or options.secret, not both.',
    );
  }
  if (passwordGuid === undefined && secret === undefined && keyId === undefined) {
    throw new NetSuiteError(
      'SSS_MISSING_REQD_ARGUMENT',
      'sftp.createConnection: Missing a required argument: passwordGuid, secret or keyId',
    );
  }
  return {
    ...(passwordGuid !== undefined && { password: passwordOfGuid(account, passwordGuid) }),
    ...(secret !== undefined && { password: secretValue(account, secret, 'secret') }),
    ...(keyId !== undefined && { privateKey: keyValue(account, keyId) }),
  };
}

/**
 * NetSuite's GUIDs come from a Suitelet's credential field, which the sandbox does not have. The script id of a stored
 * secret is taken instead, so that a script with a configurable GUID can run here.
 */
function passwordOfGuid(account: Account, guid: string): string {
  if (isSecretId(guid)) return secretValue(account, guid, 'passwordGuid');
  throw new NotSimulatedError(
    'A password GUID of a credential field (for a local test give the script id of a stored secret as passwordGuid): it',
  );
}

/** What NetSuite says of a secret that does not exist is not documented; this is the code for bad credentials. */
function secretValue(account: Account, id: string, argument: string): string {
  const value = readSecret(account, id);
  if (value !== undefined) return value;
  throw new NetSuiteError(
    'FTP_CANNOT_ESTABLISH_CONNECTION',
    `The connection could not be established: options.${argument} names the secret ${id}, which has no value in this account.`,
  );
}

function keyValue(account: Account, id: string): string {
  const pem = readKey(account, id);
  if (pem !== undefined) return pem;
  throw new NetSuiteError(
    'FTP_CANNOT_ESTABLISH_CONNECTION',
    `The connection could not be established: options.keyId names the key ${id}, which is not in this account.`,
  );
}

function isSecretId(text: string): boolean {
  return /^custsecret/i.test(text);
}
