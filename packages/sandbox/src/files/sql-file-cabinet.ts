import type { Database } from 'libsql';
import type { AccountClock } from '../account/account-clock';
import { sqlAll, sqlGet, sqlRun } from '../account/sql';
import { SandboxError } from '../errors';
import { Recent } from '../recent';
import { removeAttachments } from '../records/attachments';
import type { FileCabinet, FileChange, FileDraft, StoredFile } from './file-cabinet';
import type { FileContents } from './file-contents';

interface FileRow {
  id: number;
  folder: number;
  name: string;
  type: string;
  encoding: string | null;
  description: string | null;
  isonline: number;
  isinactive: number;
  size: number;
  content: string;
}

const FILE_COLUMNS = 'id, folder, name, type, encoding, description, isonline, isinactive, size, content';

/** Texts that were read last, by key and size of their content: no key is used twice, and content only grows. */
const texts = new Recent<string>(500);

const TEXTS_BY_PATH = `
  WITH RECURSIVE place (id, path) AS (
    SELECT id, '/' || name FROM folder WHERE parent IS NULL
    UNION ALL SELECT folder.id, place.path || '/' || folder.name FROM folder JOIN place ON folder.parent = place.id
  )
  SELECT place.path || '/' || file.name AS path, file.content, file.size FROM place
    JOIN file ON file.folder = place.id AND file.name IN (SELECT value FROM json_each(?))`;

/** The File Cabinet in the account's database; contents are kept apart and never change once a row names them, but by appending. */
export class SqlFileCabinet implements FileCabinet {
  /** Content that may be in no file's use: it is looked up before it is removed. */
  private readonly discarded: string[] = [];

  constructor(
    private readonly db: Database,
    private readonly clock: AccountClock,
    private readonly contents: FileContents,
  ) {}

  byId(id: number): StoredFile | undefined {
    return this.stored(this.row(id));
  }

  byPath(path: string): StoredFile | undefined {
    const parts = pathParts(path);
    const row = this.rowByPath(parts);
    return row && storedFile(row, `/${parts.slice(0, -1).join('/')}`);
  }

  contentKey(path: string): string | undefined {
    return this.rowByPath(pathParts(path))?.content;
  }

  contentByPath(path: string): Buffer | undefined {
    const row = this.rowByPath(pathParts(path));
    return row && this.contents.read(row.content).subarray(0, row.size);
  }

  textsByPath(paths: readonly string[]): ReadonlyMap<string, string> {
    const wanted = new Set(paths);
    const rows = sqlAll<{ path: string; content: string; size: number }>(
      this.db,
      TEXTS_BY_PATH,
      JSON.stringify(paths.map((path) => path.slice(path.lastIndexOf('/') + 1))),
    );
    return new Map(
      rows
        .filter(({ path }) => wanted.has(path))
        .map(({ path, content, size }) => [path, texts.get(`${content} ${size}`, () => this.text(content, size))]),
    );
  }

  private text(content: string, size: number): string {
    return this.contents.read(content).subarray(0, size).toString('utf8');
  }

  save(file: Parameters<FileCabinet['save']>[0]): StoredFile {
    const content = this.contents.create(file.content);
    return this.saveContent(file, content, file.content.length);
  }

  saveContent(file: FileDraft, content: string, size: number): StoredFile {
    if (!this.folderPath(file.folder)) throw new SandboxError(`There is no folder ${file.folder} in the File Cabinet.`);
    const now = this.clock.now().toISOString();
    const replaced = this.rowByName(file.folder, file.name);
    sqlRun(
      this.db,
      `INSERT INTO file (folder, name, type, encoding, description, isonline, isinactive, size, content, created, modified)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (folder, name) DO UPDATE SET type = excluded.type, encoding = excluded.encoding,
           description = excluded.description, isonline = excluded.isonline, isinactive = excluded.isinactive,
           size = excluded.size, content = excluded.content, modified = excluded.modified`,
      file.folder,
      file.name,
      file.type,
      file.encoding ?? null,
      file.description ?? null,
      file.isOnline ?? false,
      file.isInactive ?? false,
      size,
      content,
      now,
      now,
    );
    // A rollback would leave it to no file.
    if (this.db.inTransaction) this.discarded.push(content);
    if (replaced && replaced.content !== content) this.discard(replaced.content);
    return this.stored(this.rowByName(file.folder, file.name)) as StoredFile;
  }

  append(id: number, content: Buffer): void {
    const row = this.required(id);
    this.contents.append(row.content, content, row.size);
    sqlRun(
      this.db,
      'UPDATE file SET size = size + ?, modified = ? WHERE id = ?',
      content.length,
      this.clock.now().toISOString(),
      id,
    );
  }

  content(id: number): Buffer {
    const { content, size } = this.required(id);
    return this.contents.read(content).subarray(0, size);
  }

  contentPath(id: number): string {
    return this.contents.path(this.required(id).content);
  }

  remove(id: number): void {
    const row = this.row(id);
    if (!row) return;
    sqlRun(this.db, 'DELETE FROM file WHERE id = ?', id);
    removeAttachments(this.db, { kind: 'file', id });
    this.discard(row.content);
  }

  newContent(content: Buffer): string {
    return this.contents.create(content);
  }

  copyContent(id: number): string {
    return this.contents.copy(this.required(id).content);
  }

  extendContent(key: string, content: Buffer, position: number): void {
    this.contents.append(key, content, position);
  }

  pathOfContent(key: string): string {
    return this.contents.path(key);
  }

  dropContent(key: string): void {
    this.discard(key);
  }

  describe(id: number, change: FileChange): StoredFile {
    const { path: _path, ...before } = this.stored(this.required(id)) as StoredFile;
    const after = { ...before, ...change };
    const inTheWay = this.rowByName(after.folder, after.name);
    if (inTheWay && inTheWay.id !== id) this.remove(inTheWay.id);
    sqlRun(
      this.db,
      `UPDATE file SET name = ?, folder = ?, description = ?, encoding = ?, isonline = ?, isinactive = ?, modified = ?
       WHERE id = ?`,
      after.name,
      after.folder,
      after.description,
      after.encoding,
      after.isOnline,
      after.isInactive,
      this.clock.now().toISOString(),
      id,
    );
    return this.stored(this.required(id)) as StoredFile;
  }

  folderByPath(path: string): number | undefined {
    const names = pathParts(path);
    if (names.length === 0) return undefined;
    const sql = `SELECT f${names.length - 1}.id FROM ${folderJoin(names.length)}`;
    return sqlGet<{ id: number }>(this.db, sql, ...names)?.id;
  }

  ensureFolder(path: string): number {
    const names = pathParts(path);
    if (names.length === 0) throw new SandboxError(`"${path}" names no folder.`);
    let folder: number | null = null;
    for (const name of names) folder = this.childFolder(folder, name) ?? this.createFolder(folder, name);
    return folder as number;
  }

  folderPath(id: number): string | undefined {
    const folder = sqlGet<{ name: string; parent: number | null }>(
      this.db,
      'SELECT name, parent FROM folder WHERE id = ?',
      id,
    );
    if (!folder) return undefined;
    return `${folder.parent === null ? '' : this.folderPath(folder.parent)}/${folder.name}`;
  }

  list(folder?: number): ReturnType<FileCabinet['list']> {
    const folders = sqlAll<{ id: number; name: string }>(
      this.db,
      'SELECT id, name FROM folder WHERE parent IS ? ORDER BY name',
      folder ?? null,
    );
    const files =
      folder === undefined
        ? []
        : sqlAll<FileRow>(this.db, `SELECT ${FILE_COLUMNS} FROM file WHERE folder = ? ORDER BY name`, folder);
    return { folders, files: files.map((row) => this.stored(row) as StoredFile) };
  }

  /** Makes a folder. @throws SandboxError when the parent has one of that name */
  createFolder(parent: number | null, name: string, wantedId?: number): number {
    if (this.childFolder(parent, name) !== undefined) throw new SandboxError(`The folder ${name} is already there.`);
    const id = wantedId ?? this.nextFolderId();
    sqlRun(this.db, 'INSERT INTO folder (id, name, parent) VALUES (?, ?, ?)', id, name, parent);
    return id;
  }

  /** Top folders have negative ids, so SQLite's own numbering would start below zero. */
  private nextFolderId(): number {
    return sqlGet<{ id: number }>(this.db, 'SELECT max(coalesce(max(id), 0), 0) + 1 AS id FROM folder')?.id as number;
  }

  /** Removes content that no file names any more. Within a transaction it waits: a rollback would need it again. */
  private discard(content: string): void {
    this.discarded.push(content);
    if (this.db.inTransaction) return;
    for (const key of this.discarded.splice(0)) {
      if (!sqlGet(this.db, 'SELECT 1 AS used FROM file WHERE content = ?', key)) this.contents.remove(key);
    }
  }

  private childFolder(parent: number | null, name: string): number | undefined {
    return sqlGet<{ id: number }>(this.db, 'SELECT id FROM folder WHERE parent IS ? AND name = ?', parent, name)?.id;
  }

  private row(id: number): FileRow | undefined {
    return sqlGet<FileRow>(this.db, `SELECT ${FILE_COLUMNS} FROM file WHERE id = ?`, id);
  }

  /** In one statement: the modules of a script are looked up each time that it runs. */
  private rowByPath(parts: readonly string[]): FileRow | undefined {
    const depth = parts.length - 1;
    if (depth < 1) return undefined;
    const columns = FILE_COLUMNS.split(', ').map((column) => `file.${column}`);
    const sql = `SELECT ${columns.join(', ')} FROM ${folderJoin(depth)}
      JOIN file ON file.folder = f${depth - 1}.id AND file.name = ?`;
    return sqlGet<FileRow>(this.db, sql, ...parts);
  }

  private rowByName(folder: number, name: string): FileRow | undefined {
    return sqlGet<FileRow>(this.db, `SELECT ${FILE_COLUMNS} FROM file WHERE folder = ? AND name = ?`, folder, name);
  }

  private required(id: number): FileRow {
    const row = this.row(id);
    if (!row) throw new SandboxError(`There is no file ${id} in the File Cabinet.`);
    return row;
  }

  private stored(row: FileRow | undefined): StoredFile | undefined {
    return row && storedFile(row, this.folderPath(row.folder) ?? '');
  }
}

function storedFile({ content: _content, isonline, isinactive, ...row }: FileRow, folder: string): StoredFile {
  return { ...row, path: `${folder}/${row.name}`, isOnline: isonline === 1, isInactive: isinactive === 1 };
}

/** A chain of folders `f0`, `f1` …, each in the one before; their names are bound in this order. */
function folderJoin(depth: number): string {
  const below = Array.from(
    { length: depth - 1 },
    (_, at) => `JOIN folder f${at + 1} ON f${at + 1}.parent = f${at}.id AND f${at + 1}.name = ?`,
  );
  return ['(SELECT id FROM folder WHERE parent IS NULL AND name = ?) f0', ...below].join(' ');
}

function pathParts(path: string): string[] {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  if (parts.includes('..')) throw new SandboxError(`The path ${path} leaves the File Cabinet.`);
  return parts;
}
