export interface StoredFile {
  readonly id: number;
  readonly folder: number;
  readonly name: string;
  /** Full path with a leading slash, e.g. `/SuiteScripts/HotWaxSync/feed/csv.js` */
  readonly path: string;
  /** As in `file.Type`: `CSV`, `PLAINTEXT`, `JAVASCRIPT` … */
  readonly type: string;
  readonly encoding: string | null;
  readonly description: string | null;
  readonly isOnline: boolean;
  readonly isInactive: boolean;
  /** Bytes. */
  readonly size: number;
}

/** The account's File Cabinet. Top folders SuiteScripts, SuiteBundles, Templates and Images are always there. */
export interface FileCabinet {
  byId(id: number): StoredFile | undefined;
  /** @param path with or without a leading slash */
  byPath(path: string): StoredFile | undefined;
  /** Creates the file, or replaces the one with the same name in the folder and keeps its id. */
  save(file: {
    folder: number;
    name: string;
    type: string;
    encoding?: string | null;
    description?: string | null;
    isOnline?: boolean;
    isInactive?: boolean;
    content: Buffer;
  }): StoredFile;
  /** Adds to the end of a file without reading it. */
  append(id: number, content: Buffer): void;
  content(id: number): Buffer;
  /** @param path with or without a leading slash. @returns undefined when there is no such file */
  /** Key of a file's content: another one each time that it is saved. */
  contentKey(path: string): string | undefined;
  contentByPath(path: string): Buffer | undefined;
  /** Path of the content on this machine's disk, for streaming; a copy is written for an in-memory account. */
  contentPath(id: number): string;
  /** Texts (UTF-8) of those files that there are, in one look. @param paths with a leading slash */
  textsByPath(paths: readonly string[]): ReadonlyMap<string, string>;
  remove(id: number): void;
  folderByPath(path: string): number | undefined;
  /** Makes every missing folder on the way. @returns the id of the last one */
  ensureFolder(path: string): number;
  folderPath(id: number): string | undefined;
  /** Files and folders directly in a folder, by name. Root when no id is given. */
  list(folder?: number): {
    readonly folders: readonly { id: number; name: string }[];
    readonly files: readonly StoredFile[];
  };

  /** Stores content that no file has yet. @returns its key, for `saveContent` */
  newContent(content: Buffer): string;
  /** As `newContent`, with a copy of a file's content. */
  copyContent(id: number): string;
  /** Adds to content that no file has yet. @param position its size so far */
  extendContent(key: string, content: Buffer, position: number): void;
  /** Where content that no file has yet lies on this machine's disk. */
  pathOfContent(key: string): string;
  dropContent(key: string): void;
  /** As `save`, with content that belongs to the file from then on. @param size bytes */
  saveContent(file: FileDraft, key: string, size: number): StoredFile;
  /** Changes name, folder or attributes; a file that has the new place is replaced. */
  describe(id: number, change: FileChange): StoredFile;
}

export interface FileDraft {
  folder: number;
  name: string;
  type: string;
  encoding?: string | null;
  description?: string | null;
  isOnline?: boolean;
  isInactive?: boolean;
}

export type FileChange = Partial<
  Pick<StoredFile, 'name' | 'folder' | 'description' | 'encoding' | 'isOnline' | 'isInactive'>
>;
