import { NetSuiteError } from '../../errors';
import { fileTypeOf } from '../../files/file-types';
import type { ScriptExecution } from '../../scripts/script-execution';
import type { RemoteConnection } from '../../sftp/remote-connection';
import { MAX_FILE_SIZE, MAX_TRANSFER_TIMEOUT } from '../../sftp/transfer-limits';
import { createFileObject, fileContentOf } from '../file/file-object';
import { requireArguments } from '../script-object';
import { UNITS } from '../units';
import { optional, required, type ScriptOptions, wrongType } from './check-arguments';
import { type ListedEntry, listedEntries, readSort } from './list-entries';
import { INVALID_REMOTE_PATH, RemotePaths } from './remote-paths';

/**
 * `sftp.Connection`: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4617004932.html.
 * Units are charged before the arguments are checked.
 */
export class ConnectionObject {
  readonly #execution: ScriptExecution;
  readonly #connection: RemoteConnection;
  readonly #paths: RemotePaths;

  constructor(execution: ScriptExecution, connection: RemoteConnection) {
    this.#execution = execution;
    this.#connection = connection;
    this.#paths = new RemotePaths(execution.account.settings);
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
    const filename = this.#paths.literal(required(options, 'filename', 'string'), INVALID_REMOTE_PATH);
    const path = this.#inDirectory(options, filename);
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
    const filename = this.#paths.relative(optional(options, 'filename', 'string') ?? file.name, INVALID_REMOTE_PATH);
    const replaceExisting = optional(options, 'replaceExisting', 'boolean') ?? false;
    this.#connection.upload(
      this.#inDirectory(options, filename),
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
    const path = this.#paths.relative(optional(options, 'path', 'string') ?? '', 'FTP_INVALID_DIRECTORY');
    const sort = readSort(options.sort);
    return listedEntries(this.#connection.list(path), sort);
  }

  move(given: unknown): void {
    this.#execution.charge(UNITS['sftp.Connection.move']);
    requireArguments(given, ['from', 'to'], 'Connection.move');
    const options = given as ScriptOptions;
    const from = this.#paths.literal(required(options, 'from', 'string'), 'FTP_INVALID_MOVE');
    this.#connection.move(from, this.#paths.literal(required(options, 'to', 'string'), 'FTP_INVALID_MOVE'));
  }

  removeFile(given: unknown): void {
    this.#execution.charge(UNITS['sftp.Connection.removeFile']);
    this.#connection.removeFile(this.#readPath(given, 'Connection.removeFile', 'FTP_NO_SUCH_FILE_OR_DIRECTORY'));
  }

  makeDirectory(given: unknown): void {
    this.#execution.charge(UNITS['sftp.Connection.makeDirectory']);
    this.#connection.makeDirectory(this.#readPath(given, 'Connection.makeDirectory', 'FTP_DIRECTORY_NOT_FOUND'));
  }

  removeDirectory(given: unknown): void {
    this.#execution.charge(UNITS['sftp.Connection.removeDirectory']);
    this.#connection.removeDirectory(this.#readPath(given, 'Connection.removeDirectory', 'FTP_DIRECTORY_NOT_FOUND'));
  }

  #readPath(given: unknown, call: string, code: string): string {
    requireArguments(given, ['path'], call);
    return this.#paths.literal(required(given as ScriptOptions, 'path', 'string'), code);
  }

  #inDirectory(options: ScriptOptions, filename: string): string {
    return this.#paths.inDirectory(optional(options, 'directory', 'string'), filename);
  }
}

function readTransferTimeout(options: ScriptOptions): number {
  const seconds = optional(options, 'timeout', 'number') ?? MAX_TRANSFER_TIMEOUT;
  if (seconds >= 1 && seconds <= MAX_TRANSFER_TIMEOUT) return seconds;
  throw new NetSuiteError(
    'FTP_INVALID_TRANSFER_TIMEOUT',
    `The transfer timeout is invalid: ${seconds}. It must be between 1 and ${MAX_TRANSFER_TIMEOUT} seconds.`,
  );
}
