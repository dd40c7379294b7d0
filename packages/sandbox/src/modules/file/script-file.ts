import iconv from 'iconv-lite';
import { inTransaction } from '../../account/sql';
import { NotSimulatedError } from '../../errors';
import type { StoredFile } from '../../files/file-cabinet';
import { isTextType } from '../../files/file-types';
import type { ScriptExecution } from '../../scripts/script-execution';
import { requireArguments, scriptObject } from '../script-object';
import { UNITS } from '../units';
import type { FileContent } from './file-content';
import {
  folderMissing,
  folderUnknown,
  invalidArgument,
  missingName,
  noSuchFile,
  readAfterWrite,
  requireContentSize,
  writeAfterRead,
} from './file-errors';
import { readerObject, textIterator } from './file-streams';
import { TextReader } from './text-reader';

/** A file that is not in the File Cabinet yet. */
export interface FileInit {
  readonly name: string;
  readonly content: Buffer;
  /** As in `file.Type`. */
  readonly type: string;
  readonly encoding?: string | null;
  readonly description?: string | null;
  readonly folder?: number | null;
  readonly isOnline?: boolean;
  readonly isInactive?: boolean;
  /** The bytes were made from text, so another encoding makes other bytes. */
  readonly fromText?: boolean;
}

const DEFAULT_ENCODING = 'UTF-8';

/**
 * One File object: its public members are what a script may touch.
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4205693274.html
 */
export class ScriptFile {
  readonly #execution: ScriptExecution;
  readonly #content: FileContent;
  readonly #type: string;
  readonly #fromText: boolean;
  #id: number | undefined;
  #name: string;
  #folder: unknown;
  #description: string | null;
  #encoding: string;
  #isOnline: boolean;
  #isInactive: boolean;
  #stream: 'none' | 'reading' | 'writing' = 'none';
  #reader: TextReader | undefined;

  constructor(execution: ScriptExecution, init: FileInit | StoredFile, content: FileContent) {
    this.#execution = execution;
    this.#content = content;
    this.#type = init.type;
    this.#fromText = 'fromText' in init && init.fromText === true;
    this.#id = 'id' in init ? init.id : undefined;
    this.#name = init.name;
    this.#folder = init.folder ?? undefined;
    this.#description = init.description ?? null;
    this.#encoding = init.encoding || DEFAULT_ENCODING;
    this.#isOnline = init.isOnline ?? false;
    this.#isInactive = init.isInactive ?? false;
  }

  static bytesOf(file: ScriptFile): Buffer {
    return file.#content.read();
  }

  /** Forgets what the script did not save. */
  static dispose(file: ScriptFile): void {
    file.#content.dispose();
  }

  get id(): number | undefined {
    return this.#id;
  }

  /** Bytes. */
  get size(): number {
    return this.#content.size;
  }

  get url(): string | undefined {
    if (this.#id === undefined) return undefined;
    return `/core/media/media.nl?id=${this.#id}&c=${this.#execution.account.settings.accountId}`;
  }

  get path(): string | undefined {
    if (this.#id === undefined) return undefined;
    return this.#execution.account.files.byId(this.#id)?.path.replace(/^\//, '');
  }

  get fileType(): string {
    return this.#type;
  }

  get isText(): boolean {
    return isTextType(this.#type);
  }

  get name(): string {
    return this.#name;
  }

  set name(name: string) {
    if (name === '' || name === null || name === undefined) throw missingName();
    this.#name = String(name);
  }

  get folder(): unknown {
    return this.#folder;
  }

  set folder(folder: unknown) {
    this.#folder = folder;
  }

  get description(): string | null {
    return this.#description;
  }

  set description(description: string | null) {
    this.#description = description === null || description === undefined ? null : String(description);
  }

  get encoding(): string {
    return this.#encoding;
  }

  /** Text that the script gave to `file.create` is encoded anew; other bytes are only read differently. */
  set encoding(encoding: string) {
    if (!iconv.encodingExists(String(encoding))) throw invalidArgument('encoding', encoding);
    const before = this.#encoding;
    this.#encoding = String(encoding);
    if (this.#fromText && this.isText && this.#content.isDraft) {
      this.#content.replace(
        iconv.encode(iconv.decode(this.#content.read(), before, { stripBOM: false }), this.#encoding),
      );
    }
  }

  get isOnline(): boolean {
    return this.#isOnline;
  }

  set isOnline(isOnline: boolean) {
    this.#isOnline = isOnline === true;
  }

  get isInactive(): boolean {
    return this.#isInactive;
  }

  set isInactive(isInactive: boolean) {
    this.#isInactive = isInactive === true;
  }

  /** Text as it is, other contents as base64. @throws NetSuiteError SSS_FILE_CONTENT_SIZE_EXCEEDED above 10 MB */
  getContents(): string {
    requireContentSize(this.#content.size);
    const bytes = this.#content.read();
    return this.isText ? iconv.decode(bytes, this.#encoding, { stripBOM: false }) : bytes.toString('base64');
  }

  /** Lines without their end, `\n` or `\r\n`. Quotes mean nothing here. */
  get lines(): object {
    this.#requireText('lines');
    return scriptObject(this.#execution, 'file.FileLines', {
      iterator: () => textIterator(this.#execution, this.#read(), '\n', (line) => line.replace(/\r$/, '')),
    });
  }

  /** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4205693274.html */
  getSegments(options: { separator: string }): object {
    requireArguments(options, ['separator'], 'getSegments');
    this.#requireText('getSegments');
    const { separator } = options;
    return scriptObject(this.#execution, 'file.FileSegments', {
      iterator: () => textIterator(this.#execution, this.#read(), separator, (segment) => segment),
    });
  }

  getReader(): object {
    this.#requireText('getReader');
    return readerObject(this.#execution, this.#read());
  }

  append(options: { value: string }): this {
    requireArguments({ value: options?.value === '' ? ' ' : options?.value }, ['value'], 'append');
    this.#write(String(options.value));
    return this;
  }

  appendLine(options: { value: string }): this {
    requireArguments({ value: options?.value === '' ? ' ' : options?.value }, ['value'], 'appendLine');
    this.#write(`${options.value}\n`);
    return this;
  }

  resetStream(): void {
    this.#stream = 'none';
    this.#reader?.reset();
  }

  /** Creates the file, or replaces the one of this name in the folder and keeps its id. @returns internal id */
  save(): number {
    this.#execution.charge(UNITS['file.File.save']);
    const { files } = this.#execution.account;
    const folder = this.#folderId();
    const attributes = {
      folder,
      name: this.#name,
      encoding: this.#encoding,
      description: this.#description,
      isOnline: this.#isOnline,
      isInactive: this.#isInactive,
    };
    const known = this.#id !== undefined && files.byId(this.#id) !== undefined;
    if (!known && !this.#content.isDraft) throw noSuchFile(this.#id as number);
    inTransaction(this.#execution.account.db, () => {
      if (known) files.describe(this.#id as number, attributes);
      if (this.#content.isDraft) {
        const { key, size } = this.#content.handOver();
        this.#id = files.saveContent({ ...attributes, type: this.#type }, key, size).id;
      }
    });
    this.#content.becameStored(this.#id as number);
    this.#folder = folder;
    this.resetStream();
    return this.#id as number;
  }

  toString(): string {
    return 'file.File';
  }

  toJSON(): Record<string, unknown> {
    return {
      type: 'file.File',
      id: this.id,
      name: this.name,
      description: this.description,
      path: this.path,
      url: this.url,
      folder: this.folder,
      fileType: this.fileType,
      isText: this.isText,
      size: this.size,
      encoding: this.encoding,
      isInactive: this.isInactive,
      isOnline: this.isOnline,
    };
  }

  #folderId(): number {
    const folder = this.#folder;
    if (folder === undefined || folder === null || folder === '') throw folderMissing();
    const id = Number(folder);
    if (!Number.isInteger(id) || this.#execution.account.files.folderPath(id) === undefined)
      throw folderUnknown(folder);
    return id;
  }

  #read(): () => TextReader {
    return () => {
      if (this.#stream === 'writing') throw readAfterWrite();
      this.#stream = 'reading';
      this.#reader = new TextReader(this.#content.path(), this.#content.size, this.#encoding);
      return this.#reader;
    };
  }

  #write(text: string): void {
    this.#requireText('appendLine');
    if (this.#stream === 'reading') throw writeAfterRead();
    this.#stream = 'writing';
    this.#content.append(iconv.encode(text, this.#encoding));
  }

  /** NetSuite documents streams for text files; what they do to others is not said. */
  #requireText(member: string): void {
    if (!this.isText) throw new NotSimulatedError(`file.File.${member} of a binary file (${this.#type})`);
  }
}
