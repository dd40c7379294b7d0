import iconv from 'iconv-lite';
import { NetSuiteError } from '../../errors';
import type { StoredFile } from '../../files/file-cabinet';
import { FILE_TYPES, isTextType, UNKNOWN_FILE_TYPE } from '../../files/file-types';
import type { ModuleFactory, ScriptExecution } from '../../scripts/script-execution';
import { requireArguments, scriptObject } from '../script-object';
import { UNITS } from '../units';
import { folderUnknown, invalidArgument, noSuchFile, requireCreatableSize } from './file-errors';
import { createFileObject, storedFileObject } from './file-object';

const ENCODINGS = {
  UTF_8: 'UTF-8',
  WINDOWS_1252: 'windows-1252',
  ISO_8859_1: 'ISO-8859-1',
  GB18030: 'GB18030',
  SHIFT_JIS: 'SHIFT_JIS',
  MAC_ROMAN: 'MacRoman',
  GB2312: 'GB2312',
  BIG5: 'Big5',
};

const CONFLICTS = ['FAIL', 'OVERWRITE', 'OVERWRITE_CONTENT_AND_ATTRIBUTES', 'RENAME_TO_UNIQUE'] as const;

interface CreateOptions {
  readonly name: string;
  readonly fileType: string;
  readonly contents?: string;
  readonly folder?: number | string;
  readonly description?: string;
  readonly encoding?: string;
  readonly isOnline?: boolean;
  readonly isInactive?: boolean;
}

interface CopyOptions {
  readonly id: number | string;
  readonly folder: number | string;
  readonly conflictResolution?: (typeof CONFLICTS)[number];
}

/** N/file. https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4205693274.html */
export const createFileModule: ModuleFactory = (execution) =>
  scriptObject(execution, 'N/file', {
    create: (options: CreateOptions) => create(execution, options),
    load(options: { id: number | string } | number | string): object {
      const id = idOf(options, 'load');
      execution.charge(UNITS['file.load']);
      return storedFileObject(execution, find(execution, id));
    },
    delete(options: { id: number | string } | number | string): number {
      const id = idOf(options, 'delete');
      execution.charge(UNITS['file.delete']);
      const file = find(execution, id);
      execution.account.files.remove(file.id);
      return file.id;
    },
    copy: (options: CopyOptions) => copy(execution, options),
    get Type() {
      return Object.fromEntries(FILE_TYPES.map((type) => [type, type]));
    },
    get Encoding() {
      return ENCODINGS;
    },
    get NameConflictResolution() {
      return Object.fromEntries(CONFLICTS.map((conflict) => [conflict, conflict]));
    },
  });

/** Contents are text, or base64 for binary types, of 10 MB at most. */
function create(execution: ScriptExecution, options: CreateOptions): object {
  requireArguments(options, ['name', 'fileType'], 'create');
  const { name, fileType, contents = '', encoding = ENCODINGS.UTF_8 } = options;
  if (![...FILE_TYPES, UNKNOWN_FILE_TYPE].includes(fileType as never)) throw invalidArgument('fileType', fileType);
  if (!iconv.encodingExists(encoding)) throw invalidArgument('encoding', encoding);
  const text = isTextType(fileType);
  const content = text ? iconv.encode(String(contents), encoding) : Buffer.from(String(contents), 'base64');
  requireCreatableSize(content.length);
  return createFileObject(execution, {
    name: String(name),
    type: fileType,
    content,
    fromText: text,
    encoding,
    folder: options.folder === undefined ? undefined : Number(options.folder),
    description: options.description,
    isOnline: options.isOnline,
    isInactive: options.isInactive,
  });
}

/** Both `load({id})` and the older `load(id)` are in use. */
function idOf(options: { id: number | string } | number | string, call: string): number | string {
  const id = typeof options === 'object' && options !== null ? options.id : options;
  requireArguments({ id }, ['id'], call);
  return typeof id === 'string' && /^-?\d+$/.test(id) ? Number(id) : id;
}

function find(execution: ScriptExecution, id: number | string): StoredFile {
  const { files } = execution.account;
  const file = typeof id === 'number' ? files.byId(id) : id.split('/').includes('..') ? undefined : files.byPath(id);
  if (!file) throw noSuchFile(id);
  return file;
}

/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_161167269293.html */
function copy(execution: ScriptExecution, options: CopyOptions): object {
  requireArguments(options, ['id', 'folder'], 'copy');
  const conflict = options.conflictResolution ?? 'FAIL';
  if (!CONFLICTS.includes(conflict)) {
    throw new NetSuiteError('INVALID_CONFLICT_RESOLUTION_1', `Invalid conflict resolution: ${String(conflict)}`);
  }
  execution.charge(UNITS['file.copy']);
  const { files } = execution.account;
  const file = find(execution, idOf(options.id, 'copy'));
  const folder = Number(options.folder);
  const folderPath = files.folderPath(folder);
  if (folderPath === undefined) throw folderUnknown(options.folder);
  const taken = (name: string) => files.byPath(`${folderPath}/${name}`) !== undefined;
  if (taken(file.name) && conflict === 'FAIL') {
    // Oracle documents neither code nor wording of this refusal.
    throw new NetSuiteError('FILE_ALREADY_EXISTS', 'A file with the same name already exists in the selected folder.');
  }
  const name = conflict === 'RENAME_TO_UNIQUE' ? uniqueName(file.name, taken) : file.name;
  const { id: _id, path: _path, ...attributes } = file;
  const copied = files.saveContent({ ...attributes, folder, name }, files.copyContent(file.id), file.size);
  return storedFileObject(execution, copied);
}

function uniqueName(name: string, taken: (name: string) => boolean): string {
  const [, stem = name, extension = ''] = /^(.*?)(\.[^.]*)?$/.exec(name) ?? [];
  let candidate = name;
  for (let number = 1; taken(candidate); number += 1) candidate = `${stem}(${number})${extension}`;
  return candidate;
}
