import type { StoredFile } from '../../files/file-cabinet';
import type { ScriptExecution } from '../../scripts/script-execution';
import { scriptObject } from '../script-object';
import { FileContent } from './file-content';
import { type FileInit, ScriptFile } from './script-file';

export interface ScriptFileContent {
  readonly name: string;
  readonly content: Buffer;
  readonly type: string;
}

/** Behind each File object that a script holds. */
const filesOfScripts = new WeakMap<object, ScriptFile>();

/** Makes an unsaved File object for a script, e.g. what `sftp.download` gives. */
export function createFileObject(execution: ScriptExecution, init: FileInit): object {
  return handOut(
    execution,
    new ScriptFile(execution, init, FileContent.ofBytes(execution.account.files, init.content)),
  );
}

/** Makes the File object of a stored file. */
export function storedFileObject(execution: ScriptExecution, file: StoredFile): object {
  return handOut(execution, new ScriptFile(execution, file, FileContent.ofStored(execution.account.files, file)));
}

/** @returns name, bytes and type of a script's File object; undefined when the value is something else */
export function fileContentOf(fileObject: unknown): ScriptFileContent | undefined {
  if (typeof fileObject !== 'object' || fileObject === null) return undefined;
  const file = filesOfScripts.get(fileObject);
  return file && { name: file.name, content: ScriptFile.bytesOf(file), type: file.fileType };
}

function handOut(execution: ScriptExecution, file: ScriptFile): object {
  const wrapped = scriptObject(execution, 'file.File', file);
  filesOfScripts.set(wrapped, file);
  execution.atEnd(() => ScriptFile.dispose(file));
  return wrapped;
}
