import { createHash } from 'node:crypto';
import type { SeenRecord } from '../../core/decide-export';
import type { DraftRecord, FileDraft } from '../../core/feed-file-draft';
import { feedFileName } from '../../core/feed-file-name';
import type { FeedName } from '../../core/feeds';
import { AnotherRunError } from '../../jobs/another-run-error';
import type { BlockedNote, ExportLedger, FeedFile } from '../../jobs/ports';
import { forgetBlockedCustomers, forgetBlockedOrders } from './forget-blocked';
import { inChunks } from './in-chunks';
import type { Db } from './open-database';
import { isTaken } from './sql-errors';

/** Bytes of one row of hcsync_file_part: below the packet size of every server. */
const PART_BYTES = 512 * 1024;

/** The bookkeeping of the exports in our own tables; `own-tables.ts` says what they hold. */
export class SqlExportLedger implements ExportLedger {
  constructor(private readonly db: Db) {}

  async commitFile(
    feed: FeedName,
    draft: FileDraft,
    seen: ReadonlyMap<string, SeenRecord>,
    now: Date,
  ): Promise<FeedFile> {
    try {
      return await this.db.transaction().execute(async (transaction) => {
        const file = await insertFile(transaction, feed, draft, now);
        await insertParts(transaction, file.name, draft.content);
        await markRecords(transaction, feed, draft.records, seen, file.name, now);
        return file;
      });
    } catch (error) {
      throw isTaken(error)
        ? new AnotherRunError(`Another run exports the feed ${feed} as well; this one stops.`)
        : error;
    }
  }

  async noteBlocked(feed: FeedName, notes: readonly BlockedNote[], now: Date): Promise<void> {
    await this.db.transaction().execute(async (transaction) => {
      const fresh = notes.filter(({ seen }) => seen === undefined);
      for (const chunk of inChunks(fresh)) {
        await transaction
          .insertInto('hcsync_record')
          .values(chunk.map((note) => blockedRow(feed, note, now)))
          .execute();
      }
      for (const { recordId, externalId, problems } of notes.filter(({ seen }) => seen !== undefined)) {
        const reasons = JSON.stringify(problems);
        await transaction
          .updateTable('hcsync_record')
          .set({ state: 'blocked', reasons, external_id: externalId ?? null, changed_at: now.toISOString() })
          .where('feed', '=', feed)
          .where('record_id', '=', recordId)
          // The same reasons again are nothing new.
          .where((where) => where.or([where('state', '<>', 'blocked'), where('reasons', '<>', reasons)]))
          .execute();
      }
    });
  }

  async forgetBlocked(feed: FeedName): Promise<void> {
    await (feed === 'customer' ? forgetBlockedCustomers(this.db) : forgetBlockedOrders(this.db));
  }

  async holders(feed: FeedName, externalIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const holders = new Map<string, string>();
    for (const chunk of inChunks(externalIds)) {
      const rows = await this.db
        .selectFrom('hcsync_record')
        .select(['external_id', 'record_id'])
        .where('feed', '=', feed)
        .where('external_id', 'in', chunk)
        .where('attempts', '>', 0)
        .orderBy('first_exported_at')
        .execute();
      for (const { external_id, record_id } of rows) {
        if (external_id !== null && !holders.has(external_id)) {
          holders.set(external_id, record_id);
        }
      }
    }
    return holders;
  }

  async readyFiles(feed: FeedName): Promise<readonly FeedFile[]> {
    const rows = await this.db
      .selectFrom('hcsync_file')
      .selectAll()
      .where('feed', '=', feed)
      .where('state', '=', 'ready')
      .orderBy('file_number')
      .execute();
    return rows.map(({ file_name, row_count, record_count, bytes }) => ({
      name: file_name,
      rows: row_count,
      records: record_count,
      bytes,
    }));
  }

  async *content({ name }: FeedFile): AsyncIterable<Buffer> {
    const { sha256 } = await this.db
      .selectFrom('hcsync_file')
      .select('sha256')
      .where('file_name', '=', name)
      .executeTakeFirstOrThrow();
    const hash = createHash('sha256');
    for (let number = 0; ; number += 1) {
      const row = await this.db
        .selectFrom('hcsync_file_part')
        .select('content')
        .where('file_name', '=', name)
        .where('part_number', '=', number)
        .executeTakeFirst();
      if (row === undefined) {
        break;
      }
      const part = Buffer.from(row.content);
      hash.update(part);
      yield part;
    }
    if (hash.digest('hex') !== sha256) {
      throw new Error(`The bytes of ${name} in hcsync_file_part are not those that were remembered; nothing was sent.`);
    }
  }

  async markSent({ name }: FeedFile, now: Date): Promise<void> {
    await this.db.transaction().execute(async (transaction) => {
      await transaction
        .updateTable('hcsync_file')
        .set({ state: 'sent', sent_at: now.toISOString() })
        .where('file_name', '=', name)
        .where('state', '=', 'ready')
        .execute();
      await transaction.deleteFrom('hcsync_file_part').where('file_name', '=', name).execute();
    });
  }
}

async function insertFile(db: Db, feed: FeedName, draft: FileDraft, now: Date): Promise<FeedFile> {
  const last = await db
    .selectFrom('hcsync_file')
    .select(['file_number', 'file_name'])
    .where('feed', '=', feed)
    .orderBy('file_number', 'desc')
    .limit(1)
    .executeTakeFirst();
  const number = (last?.file_number ?? 0) + 1;
  const name = feedFileName(feed, now, number, last?.file_name);
  const { bytes, rows, records, sha256 } = draft;
  await db
    .insertInto('hcsync_file')
    .values({
      file_name: name,
      feed,
      file_number: number,
      state: 'ready',
      created_at: now.toISOString(),
      sent_at: null,
      sha256,
      bytes,
      row_count: rows,
      record_count: records.length,
    })
    .execute();
  return { name, rows, records: records.length, bytes };
}

async function insertParts(db: Db, file_name: string, content: readonly Buffer[]): Promise<void> {
  let part_number = 0;
  for (const part of partsOf(content)) {
    await db.insertInto('hcsync_file_part').values({ file_name, part_number, content: part }).execute();
    part_number += 1;
  }
}

/** Joins small buffers into parts of a good size. */
function* partsOf(content: readonly Buffer[]): Generator<Buffer> {
  let waiting: Buffer[] = [];
  let bytes = 0;
  for (const buffer of content) {
    if (bytes > 0 && bytes + buffer.length > PART_BYTES) {
      yield Buffer.concat(waiting);
      waiting = [];
      bytes = 0;
    }
    waiting.push(buffer);
    bytes += buffer.length;
  }
  yield Buffer.concat(waiting);
}

async function markRecords(
  db: Db,
  feed: FeedName,
  records: readonly DraftRecord[],
  seen: ReadonlyMap<string, SeenRecord>,
  fileName: string,
  now: Date,
): Promise<void> {
  const at = now.toISOString();
  const fresh = records.filter(({ recordId }) => !seen.has(recordId));
  for (const chunk of inChunks(fresh)) {
    await db
      .insertInto('hcsync_record')
      .values(chunk.map((record) => ({ ...exportedRow(record, fileName, at, 1), feed, first_exported_at: at })))
      .execute();
  }
  for (const record of records) {
    const before = seen.get(record.recordId);
    if (before !== undefined) {
      await markAgain(db, feed, record, before, fileName, at);
    }
  }
}

async function markAgain(
  db: Db,
  feed: FeedName,
  record: DraftRecord,
  before: SeenRecord,
  fileName: string,
  at: string,
) {
  const { numUpdatedRows } = await db
    .updateTable('hcsync_record')
    .set((set) => ({
      ...exportedRow(record, fileName, at, before.attempts + 1),
      first_exported_at: set.fn.coalesce('first_exported_at', set.val(at)),
    }))
    .where('feed', '=', feed)
    .where('record_id', '=', record.recordId)
    .where('state', '=', before.state)
    .where('attempts', '=', before.attempts)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) {
    throw new AnotherRunError(`Another run has exported ${record.recordId} meanwhile; this one stops.`);
  }
}

function exportedRow(
  { recordId, externalId, fingerprint }: DraftRecord,
  fileName: string,
  at: string,
  attempts: number,
) {
  return {
    record_id: recordId,
    external_id: externalId,
    state: 'exported' as const,
    file_name: fileName,
    fingerprint,
    attempts,
    exported_at: at,
    changed_at: at,
    reasons: null,
    retry_asked: 0,
  };
}

function blockedRow(feed: FeedName, { recordId, externalId, problems }: BlockedNote, now: Date) {
  return {
    feed,
    record_id: recordId,
    external_id: externalId ?? null,
    state: 'blocked' as const,
    file_name: null,
    fingerprint: null,
    attempts: 0,
    first_exported_at: null,
    exported_at: null,
    changed_at: now.toISOString(),
    reasons: JSON.stringify(problems),
    retry_asked: 0,
  };
}
