import type { FeedColumn } from '../feed/feed-columns';
import { type FeedRow, openFeedFile } from '../feed/feed-file';
import type { ImportableRecord } from '../feed/importable-record';
import type { RowSource } from '../feed/reject';
import { readOrSay } from './cabinet-lines';
import type { ImportBatch } from './ledger';
import type { Cabinet } from './ports';
import { SyncError } from './sync-error';

/** A record of a batch, as its file tells it afterwards. */
export interface BatchRecord {
  /** External id. */
  readonly key: string;
  /** Party id or order id, by which ids go back to HotWax. */
  readonly hotwaxId: string;
  readonly sources: readonly RowSource[];
}

const COLUMNS = [
  { name: 'externalId', required: true },
  { name: 'sourceFile' },
  { name: 'sourceRow' },
  { name: 'hotwaxId' },
] as const satisfies readonly FeedColumn[];

/** Reads the records of a batch back from its file, in their order. 10 units. @throws SyncError when the file is gone */
export function readBatchRecords(batch: ImportBatch, cabinet: Cabinet): BatchRecord[] {
  const records = new Map<string, { key: string; hotwaxId: string; sources: RowSource[] }>();
  for (const { values } of rowsOf(batch, COLUMNS, cabinet)) {
    const key = values.externalId ?? '';
    const record = records.get(key) ?? { key, hotwaxId: values.hotwaxId ?? key, sources: [] };
    record.sources.push({ file: values.sourceFile ?? '', row: Number(values.sourceRow ?? 0) });
    records.set(key, record);
  }
  return [...records.values()];
}

/**
 * Reads records of a batch back with all their values, in their order. 10 units.
 * @param columns of the feed's batches
 * @param wanted external ids; all records where it is left out
 * @throws SyncError when the file is gone
 */
export function readBatchRows(
  batch: ImportBatch,
  columns: readonly string[],
  cabinet: Cabinet,
  wanted?: ReadonlySet<string>,
): ImportableRecord[] {
  const named = columns.map((name) => ({ name }));
  const records = new Map<string, { key: string; rows: Partial<Record<string, string>>[] }>();
  for (const { values } of rowsOf(batch, named, cabinet)) {
    const key = values.externalId ?? '';
    if (wanted?.has(key) === false) {
      continue;
    }
    const record = records.get(key) ?? { key, rows: [] };
    record.rows.push(values);
    records.set(key, record);
  }
  return [...records.values()];
}

function* rowsOf<Column extends string>(
  { name, document }: ImportBatch,
  columns: readonly FeedColumn<Column>[],
  cabinet: Cabinet,
): Generator<FeedRow<Column>> {
  const file = openFeedFile(name, readOrSay(name, document, cabinet), columns, true);
  if (file.unreadable !== undefined) {
    throw new SyncError('CABINET_FILE_UNREADABLE', `${name}: ${file.unreadable.reason}`);
  }
  yield* file.rows;
}
