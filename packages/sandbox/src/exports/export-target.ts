import type { Account } from '../account/account';
import { NetSuiteError } from '../errors';
import { fileTypeOf, UNKNOWN_FILE_TYPE } from '../files/file-types';
import type { ExportTarget } from './export-task';

/** Where a CSV file is to lie, as the File Cabinet keeps it. */
export interface Place {
  readonly folder: number;
  readonly name: string;
  readonly type: string;
}

/**
 * A file that is there keeps its name and type; a path may name one that is not there yet, in a folder that is. The codes
 * are those of https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4804558173.html, the wording is ours.
 * That a path in no folder is refused is not documented; public scripts make the folder first.
 * @throws NetSuiteError THAT_RECORD_DOES_NOT_EXIST, MUST_IDENTIFY_A_FILE
 */
export function findPlace(account: Account, target: ExportTarget): Place {
  if ('fileId' in target) {
    const file = account.files.byId(target.fileId);
    if (!file) throw doesNotExist(`file ${target.fileId}`);
    return file;
  }
  const { path } = target;
  if (path.endsWith('/') || account.files.folderByPath(path) !== undefined) {
    throw new NetSuiteError('MUST_IDENTIFY_A_FILE', `You must identify a file: ${path} is a folder.`);
  }
  const there = account.files.byPath(path);
  if (there) return there;
  const cut = path.lastIndexOf('/');
  const [folderPath, name] = [path.slice(0, Math.max(cut, 0)), path.slice(cut + 1)];
  const folder = account.files.folderByPath(folderPath);
  if (folder === undefined) throw doesNotExist(`folder ${folderPath || '/'}`);
  const type = fileTypeOf(name);
  return { folder, name, type: type === UNKNOWN_FILE_TYPE ? 'CSV' : type };
}

function doesNotExist(what: string): NetSuiteError {
  return new NetSuiteError('THAT_RECORD_DOES_NOT_EXIST', `That record does not exist. path: ${what}`);
}
