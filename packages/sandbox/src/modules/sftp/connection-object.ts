import { NetSuiteError } from '../../errors';
import { fileTypeOf } from '../../files/file-types';
import type { ScriptExecution } from '../../scripts/script-execution';
import type { RemoteConnection } from '../../sftp/remote-connection';
import { MAX_FILE_SIZE, MAX_TRANSFER_TIMEOUT } from '../../sftp/transfer-limits';
import { createFileObject, fileContentOf } from '../file/file-object';
import { requireArguments } from '../script-object';
import { UNITS } from '../units';
import {
  assertRelative,
  literalPath,
  optional,
  required,
  type ScriptOptions,
  withoutEnd,
  wrongType,
} from './check-arguments';
import { type ListedEntry, listedEntries, readSort } from './list-entries';

const INVALID_REMOTE_PATH = 'THE_REMOTE_PATH_FOR_FILE_IS_NOT_VALID';

/**
 * `sftp.Connection`: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4617004932.html.
 * Units are charged before the arguments are checked.
 */
export class ConnectionObject {
  readonly #execution: ScriptExecution;
  readonly #connection: RemoteConnection;

  constructor(execution: ScriptExecution, connection: RemoteConnection) {
    this.#execution = execution;
    this.#connection = connection;
  }

  get MAX_FILE_SIZE(): number {
    return MAX_FILE_SIZE;
  }

  get MAX_TRANSFER_TIMEOUT(): number {
    return MAX_TRANSFER_TIMEOUT;
  }

  download(given: unknown): object {
    this.#execution.charge(UNITS['sftp.Connection.download']);
    requireArguments(given, ['filename'], 'Connection.download');
    const options = given as ScriptOptions;
    const filename = literalPath(required(options, 'filename', 'string'), INVALID_REMOTE_PATH);
    const path = inDirectory(options, filename);
    const content = this.#connection.download(path, readTransferTimeout(options));
    const name = filename.slice(filename.lastIndexOf('/') + 1);
    return createFileObject(this.#execution, { name, content, type: fileTypeOf(name) });
  }

  upload(given: unknown): void {
    this.#execution.charge(UNITS['sftp.Connection.upload']);
    requireArguments(given, ['file'], 'Connection.upload');
    const options = given as ScriptOptions;
    const file = fileContentOf(options.file);
    if (file === undefined) throw wrongType('file', 'file.File');
    // "Illegal characters are automatically escaped" here, so the name is taken as it is.
    const filename = optional(options, 'filename', 'string') ?? file.name;
    assertRelative(filename, INVALID_REMOTE_PATH);
    const replaceExisting = optional(options, 'replaceExisting', 'boolean') ?? false;
    this.#connection.upload(
      inDirectory(options, filename),
      file.content,
      replaceExisting,
      readTransferTimeout(options),
    );
  }

  list(given: unknown): ListedEntry[] {
    this.#execution.charge(UNITS['sftp.Connection.list']);
    // Oracle's samples leave out `sort`, its stub marks both as optional and the options themselves as required.
    if (given === undefined || given === null) requireArguments(given, ['options'], 'Connection.list');
    const options = given as ScriptOptions;
    const path = optional(options, 'path', 'string') ?? '';
    assertRelative(path, 'FTP_INVALID_DIRECTORY');
    const sort = readSort(options.sort);
    return listedEntries(this.#connection.list(path), sort);
  }

  move(given: unknown): void {
    this.#execution.charge(UNITS['sftp.Connection.move']);
    requireArguments(given, ['from', 'to'], 'Connection.move');
    const options = given as ScriptOptions;
    const from = literalPath(required(options, 'from', 'string'), 'FTP_INVALID_MOVE');
    this.#connection.move(from, literalPath(required(options, 'to', 'string'), 'FTP_INVALID_MOVE'));
  }

  removeFile(given: unknown): void {
    this.#execution.charge(UNITS['sftp.Connection.removeFile']);
    this.#connection.removeFile(readPath(given, 'Connection.removeFile', 'FTP_NO_SUCH_FILE_OR_DIRECTORY'));
  }

  makeDirectory(given: unknown): void {
    this.#execution.charge(UNITS['sftp.Connection.makeDirectory']);
    this.#connection.makeDirectory(readPath(given, 'Connection.makeDirectory', 'FTP_DIRECTORY_NOT_FOUND'));
  }

  removeDirectory(given: unknown): void {
    this.#execution.charge(UNITS['sftp.Connection.removeDirectory']);
    this.#connection.removeDirectory(readPath(given, 'Connection.removeDirectory', 'FTP_DIRECTORY_NOT_FOUND'));
  }
}

function readPath(given: unknown, call: string, code: string): string {
  requireArguments(given, ['path'], call);
  return literalPath(required(given as ScriptOptions, 'path', 'string'), code);
}

function inDirectory(options: ScriptOptions, filename: string): string {
  const directory = optional(options, 'directory', 'string');
  if (directory === undefined) return filename;
  return `${withoutEnd(literalPath(directory, INVALID_REMOTE_PATH))}/${filename}`;
}

function readTransferTimeout(options: ScriptOptions): number {
  const seconds = optional(options, 'timeout', 'number') ?? MAX_TRANSFER_TIMEOUT;
  if (seconds >= 1 && seconds <= MAX_TRANSFER_TIMEOUT) return seconds;
  throw new NetSuiteError(
    'FTP_INVALID_TRANSFER_TIMEOUT',
    `The transfer timeout is invalid: ${seconds}. It must be between 1 and ${MAX_TRANSFER_TIMEOUT} seconds.`,
  );
}
