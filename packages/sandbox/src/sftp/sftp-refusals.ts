import { NetSuiteError } from '../errors';
import type { SftpStatus } from './sftp-status';
import { MAX_FILE_SIZE } from './transfer-limits';

/**
 * Which of N/sftp's errors a server's refusal is. Codes as the help gives them for each method; the wording is the
 * sandbox's own.
 * @param words the server's own
 */
export type Refusal = (status: SftpStatus, words: string) => NetSuiteError;

const error = (code: string, message: string) => new NetSuiteError(code, message);

/** Of download and upload. */
export const transferRefusals =
  (path: string): Refusal =>
  (status) => {
    if (status === 'NO_SUCH_FILE') return noSuchFile(path);
    return status === 'PERMISSION_DENIED' ? denied(path) : notValid(path);
  };

/** Of a file that must not be there yet. */
export const newFileRefusals =
  (path: string): Refusal =>
  (status, words) =>
    status === 'FAILURE' ? alreadyExists(path) : transferRefusals(path)(status, words);

/** Of the look whether a file is there. FTP_FILE_ALREADY_EXISTS is "also thrown when the server lacks STAT", says its help. */
export const existingRefusals =
  (path: string): Refusal =>
  (status) =>
    status === 'PERMISSION_DENIED' ? denied(path) : alreadyExists(path);

export const listRefusals =
  (path: string): Refusal =>
  (status) =>
    status === 'PERMISSION_DENIED' ? denied(path) : invalidDirectory(path)();

export const moveRefusals =
  (from: string, to: string): Refusal =>
  (status, words) =>
    status === 'PERMISSION_DENIED'
      ? denied(`${from} to ${to}`)
      : error('FTP_INVALID_MOVE', `${from} cannot be moved to ${to}: ${words}.`);

export const removeFileRefusals =
  (path: string): Refusal =>
  (status) =>
    status === 'PERMISSION_DENIED' ? denied(path) : noSuchFile(path);

/** Which code an existing directory gives is not documented; of the two documented ones only FTP_PERMISSION_DENIED can be meant. */
export const makeDirectoryRefusals =
  (path: string): Refusal =>
  (status, words) =>
    status === 'NO_SUCH_FILE'
      ? directoryNotFound(path)
      : error('FTP_PERMISSION_DENIED', `The directory ${path} cannot be made: ${words}.`);

export const removeDirectoryRefusals =
  (path: string): Refusal =>
  (status) => {
    if (status === 'NO_SUCH_FILE') return directoryNotFound(path);
    if (status === 'PERMISSION_DENIED') return denied(path);
    return error('FTP_DIRECTORY_NOT_EMPTY', `The directory is not empty: ${path}`);
  };

/** Of the folder that a connection starts in. */
export const startFolderRefusals =
  (wanted: string): Refusal =>
  (status) =>
    status === 'PERMISSION_DENIED'
      ? error(
          'FTP_CANNOT_ESTABLISH_CONNECTION',
          `The connection could not be established: no access to the directory ${wanted}.`,
        )
      : invalidDirectory(wanted)();

export const invalidDirectory = (path: string) => () =>
  error('FTP_INVALID_DIRECTORY', `The directory is not valid: ${path}`);
export const notValid = (path: string) =>
  error('THE_REMOTE_PATH_FOR_FILE_IS_NOT_VALID', `The remote path for file is not valid: ${path}`);
export const alreadyExists = (path: string) => error('FTP_FILE_ALREADY_EXISTS', `The file already exists: ${path}`);
export const tooLarge = (path: string) =>
  error('FTP_MAXIMUM_FILE_SIZE_EXCEEDED', `The file is larger than ${MAX_FILE_SIZE} bytes: ${path}`);
const noSuchFile = (path: string) => error('FTP_NO_SUCH_FILE_OR_DIRECTORY', `No such file or directory: ${path}`);
const denied = (path: string) => error('FTP_PERMISSION_DENIED', `Permission denied: ${path}`);
const directoryNotFound = (path: string) =>
  error('FTP_DIRECTORY_NOT_FOUND', `The directory, or its parent, was not found: ${path}`);
