import type { Database } from 'libsql';
import { inTransaction, sqlAll, sqlGet, sqlRun } from '../account/sql';
import { NetSuiteError, SandboxError } from '../errors';
import { removeAttachments } from './attachments';
import { fullName } from './full-name';
import type { RecordBody, RecordStore, StoredRecord } from './record-store';
import type { RecordType, RecordTypes } from './record-type';

interface RecordRow {
  id: number;
  type: string;
  externalid: string | null;
  body: string;
}

/** Id spaces that more than one type shares; each may be named instead of a type where any of its types will do. */
const SHARED_KINDS: ReadonlySet<string> = new Set(['entity', 'transaction', 'item']);
const PAGE_ROWS = 500;

/**
 * Records in the account's database. Besides a type id, every reading method takes the name of a shared id space
 * (`entity`, `transaction`, `item`) for "any type in it". Types that NetSuite treats as one record with several names
 * (`serviceitem`, `servicesaleitem`) find each other's records.
 */
export class SqlRecordStore implements RecordStore {
  constructor(
    private readonly db: Database,
    private readonly types: RecordTypes,
  ) {}

  insert(type: string, draft: { id?: number; externalid?: string | null; body: RecordBody }): number {
    const definition = this.types.get(type);
    return this.atomically(() => {
      this.requireFreeExternalId(definition, draft.externalid, undefined);
      if (definition.kind === 'folder') return this.insertFolder(draft);
      const id = this.nextId(definition.kind, draft.id);
      sqlRun(
        this.db,
        'INSERT INTO record (kind, id, type, externalid, name, body) VALUES (?, ?, ?, ?, ?, ?)',
        definition.kind,
        id,
        definition.id,
        draft.externalid ?? null,
        fullName(this.db, definition, draft.body),
        JSON.stringify(draft.body),
      );
      return id;
    });
  }

  replace(type: string, id: number, draft: { externalid?: string | null; body: RecordBody }): void {
    const definition = this.types.get(type);
    this.atomically(() => {
      const before = this.get(type, id);
      if (!before) throw new NetSuiteError('RCRD_DSNT_EXIST', `That record does not exist. id: ${id}`);
      const externalid = draft.externalid === undefined ? before.externalid : draft.externalid;
      this.requireFreeExternalId(definition, externalid, id);
      if (definition.kind === 'folder') this.replaceFolder(id, draft.body);
      sqlRun(
        this.db,
        'UPDATE record SET externalid = ?, name = ?, body = ? WHERE kind = ? AND id = ?',
        externalid,
        fullName(this.db, definition, draft.body),
        JSON.stringify(draft.body),
        definition.kind,
        id,
      );
    });
  }

  remove(type: string, id: number): void {
    const { kind } = this.types.get(type);
    if (!this.get(type, id)) return;
    if (kind === 'folder') sqlRun(this.db, 'DELETE FROM folder WHERE id = ?', id);
    else sqlRun(this.db, 'DELETE FROM record WHERE kind = ? AND id = ?', kind, id);
    removeAttachments(this.db, { kind, id });
  }

  get(type: string, id: number): StoredRecord | undefined {
    const scope = this.scope(type);
    const row = sqlGet<RecordRow>(
      this.db,
      'SELECT id, type, externalid, body FROM record WHERE kind = ? AND id = ?',
      scope.kind,
      id,
    );
    return row && scope.includes(row.type) ? stored(row) : undefined;
  }

  findByExternalId(type: string, externalId: string): StoredRecord | undefined {
    const row = sqlGet<RecordRow>(
      this.db,
      'SELECT id, type, externalid, body FROM record WHERE kind = ? AND externalid = ? COLLATE NOCASE',
      this.scope(type).kind,
      externalId,
    );
    return row && stored(row);
  }

  findByName(type: string, name: string): readonly StoredRecord[] {
    const scope = this.scope(type);
    return sqlAll<RecordRow>(
      this.db,
      'SELECT id, type, externalid, body FROM record WHERE kind = ? AND name = ? ORDER BY id',
      scope.kind,
      name,
    )
      .filter((row) => scope.includes(row.type))
      .map(stored);
  }

  *list(type: string): IterableIterator<StoredRecord> {
    const scope = this.scope(type);
    // Pages by id instead of one open cursor, so that the caller may write while it reads.
    let after = Number.MIN_SAFE_INTEGER;
    for (;;) {
      const rows = sqlAll<RecordRow>(
        this.db,
        `SELECT id, type, externalid, body FROM record WHERE ${scope.condition} AND id > ? ORDER BY id LIMIT ${PAGE_ROWS}`,
        ...scope.values,
        after,
      );
      for (const row of rows) yield stored(row);
      const last = rows.at(-1);
      if (!last || rows.length < PAGE_ROWS) return;
      after = last.id;
    }
  }

  count(type: string): number {
    const scope = this.scope(type);
    const row = sqlGet<{ n: number }>(
      this.db,
      `SELECT count(*) AS n FROM record WHERE ${scope.condition}`,
      ...scope.values,
    );
    return row?.n ?? 0;
  }

  /** A caller's transaction is enough: what goes wrong here undoes the caller's work too, or leaves a gap in the ids. */
  private atomically<T>(work: () => T): T {
    return this.db.inTransaction ? work() : inTransaction(this.db, work);
  }

  /** Which rows a type name means. */
  private scope(type: string) {
    if (SHARED_KINDS.has(type)) {
      return { kind: type, includes: () => true, condition: 'kind = ?', values: [type] };
    }
    const definition = this.types.get(type);
    const family = this.familyOf(definition);
    return {
      kind: definition.kind,
      includes: (id: string) => family.includes(id),
      condition: `type IN (${family.map(() => '?').join(', ')})`,
      values: family,
    };
  }

  private familyOf(definition: RecordType): string[] {
    if (!definition.family) return [definition.id];
    return this.types.all().flatMap((other) => (other.family === definition.family ? [other.id] : []));
  }

  private nextId(kind: string, wanted: number | undefined): number {
    if (wanted !== undefined) {
      if (!Number.isSafeInteger(wanted))
        throw new SandboxError(`${wanted} is no internal id: it must be a whole number.`);
      if (sqlGet(this.db, 'SELECT 1 AS taken FROM record WHERE kind = ? AND id = ?', kind, wanted)) {
        throw new SandboxError(`The internal id ${wanted} is taken by another ${kind}.`);
      }
    }
    const row = sqlGet<{ last: number }>(
      this.db,
      `INSERT INTO sequence (name, last) VALUES (?, max(?, 1)) ON CONFLICT (name) DO UPDATE
       SET last = CASE WHEN ? IS NULL THEN last + 1 ELSE max(last, ?) END RETURNING last`,
      `id:${kind}`,
      wanted ?? 1,
      wanted,
      wanted,
    );
    return wanted ?? (row?.last as number);
  }

  /** External ids are unique per id space, without case. https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N3432681.html */
  private requireFreeExternalId(type: RecordType, externalid: string | null | undefined, id: number | undefined): void {
    if (externalid === null || externalid === undefined) return;
    const holder = sqlGet<{ id: number }>(
      this.db,
      'SELECT id FROM record WHERE kind = ? AND externalid = ? COLLATE NOCASE',
      type.kind,
      externalid,
    );
    if (holder && holder.id !== id) throw new NetSuiteError('DUP_RCRD', duplicateMessage(type));
  }

  private insertFolder(draft: { id?: number; externalid?: string | null; body: RecordBody }): number {
    const { name, parent } = folderOf(draft.body);
    this.requireFreeFolder(name, parent, undefined);
    sqlRun(
      this.db,
      `INSERT INTO folder (id, name, parent)
       VALUES (coalesce(?, (SELECT max(coalesce(max(id), 0), 0) + 1 FROM folder)), ?, ?)`,
      draft.id,
      name,
      parent,
    );
    const id = sqlGet<{ id: number }>(this.db, 'SELECT id FROM folder WHERE parent IS ? AND name = ?', parent, name)
      ?.id as number;
    sqlRun(
      this.db,
      "UPDATE record SET externalid = ?, body = ? WHERE kind = 'folder' AND id = ?",
      draft.externalid ?? null,
      JSON.stringify(draft.body),
      id,
    );
    return id;
  }

  private replaceFolder(id: number, body: RecordBody): void {
    const { name, parent } = folderOf(body);
    this.requireFreeFolder(name, parent, id);
    sqlRun(this.db, 'UPDATE folder SET name = ?, parent = ? WHERE id = ?', name, parent, id);
  }

  private requireFreeFolder(name: string, parent: number | null, id: number | undefined): void {
    if (parent !== null && !sqlGet(this.db, 'SELECT 1 AS here FROM folder WHERE id = ?', parent)) {
      throw new NetSuiteError('INVALID_KEY_OR_REF', `Invalid parent reference key ${parent}.`);
    }
    const taken = sqlGet<{ id: number }>(this.db, 'SELECT id FROM folder WHERE parent IS ? AND name = ?', parent, name);
    if (taken && taken.id !== id) {
      throw new NetSuiteError('USER_ERROR', 'A folder with the same name already exists in the selected folder.');
    }
  }
}

/**
 * Texts of a taken external id: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4570011199.html
 * (transactions), …/section_4570061540.html (entities), …/section_4568642498.html (custom records).
 */
function duplicateMessage({ kind, cost }: RecordType): string {
  if (kind === 'entity') return 'This entity already exists.';
  return cost === 'custom' ? 'There is already a Custom Record Entry with that name' : 'This record already exists';
}

function folderOf(body: RecordBody): { name: string; parent: number | null } {
  if (typeof body.name !== 'string' || body.name === '') {
    throw new NetSuiteError('USER_ERROR', 'Please enter value(s) for: Folder Name');
  }
  return { name: body.name, parent: typeof body.parent === 'number' ? body.parent : null };
}

function stored(row: RecordRow): StoredRecord {
  return { type: row.type, id: row.id, externalid: row.externalid, body: JSON.parse(row.body) };
}
