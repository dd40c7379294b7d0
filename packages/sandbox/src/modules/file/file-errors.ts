import { NetSuiteError } from '../../errors';

/** Most bytes that `file.create` takes and `getContents` gives: 10 MB. https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4223861820.html */
const MAX_CONTENT_BYTES = 10_485_760;

/** @throws NetSuiteError SSS_FILE_CONTENT_SIZE_EXCEEDED, for `file.create`. https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4223861820.html */
export function requireCreatableSize(bytes: number): void {
  requireSize(bytes, 'The file you are trying to create exceeds the maximum allowed file size of 10.0 MB.');
}

/** @throws NetSuiteError SSS_FILE_CONTENT_SIZE_EXCEEDED, for `getContents`. https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4229269811.html */
export function requireContentSize(bytes: number): void {
  requireSize(bytes, 'The file content you are attempting to access exceeds the maximum allowed size of 10 MB.');
}

function requireSize(bytes: number, message: string): void {
  if (bytes > MAX_CONTENT_BYTES) throw new NetSuiteError('SSS_FILE_CONTENT_SIZE_EXCEEDED', message);
}

export const readAfterWrite = (): NetSuiteError =>
  new NetSuiteError(
    'YOU_CANNOT_READ_FROM_A_FILE_AFTER_YOU_BEGAN_WRITING_TO_IT',
    'You cannot read from a file after you began writing to it.',
  );

export const writeAfterRead = (): NetSuiteError =>
  new NetSuiteError(
    'YOU_CANNOT_WRITE_TO_A_FILE_AFTER_YOU_BEGAN_READING_FROM_IT',
    'You cannot write to a file after you began reading from it.',
  );

/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4229271179.html */
export const folderMissing = (): NetSuiteError =>
  new NetSuiteError('SSS_MISSING_REQD_ARGUMENT', 'Please enter value(s) for: Folder');

/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4229271179.html */
export const folderUnknown = (folder: unknown): NetSuiteError =>
  new NetSuiteError('INVALID_KEY_OR_REF', `Invalid folder reference key ${String(folder)}.`);

/** Codes by Oracle's stub of N/file: a path that leads nowhere, an id that does not exist. */
export function noSuchFile(idOrPath: number | string): NetSuiteError {
  return typeof idOrPath === 'number'
    ? new NetSuiteError('INSUFFICIENT_PERMISSION', 'You do not have permission to access the media item you selected.')
    : new NetSuiteError('RCRD_DSNT_EXIST', `That record does not exist. path: ${idOrPath}`);
}

/** The code is NetSuite's; the help pages that could be read do not give this use. */
export const missingName = (): NetSuiteError =>
  new NetSuiteError('SSS_MISSING_REQD_ARGUMENT', 'Please enter value(s) for: File Name');

/** The code is Oracle's (stub of N/file); its wording is not documented. */
export const invalidArgument = (name: string, value: unknown): NetSuiteError =>
  new NetSuiteError('SSS_INVALID_TYPE_ARG', `You have entered an invalid type argument: ${name} ${String(value)}`);
