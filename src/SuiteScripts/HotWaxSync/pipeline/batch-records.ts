import type { FeedColumn } from '../feed/feed-columns';
import { openFeedFile } from '../feed/feed-file';
import type { RowSource } from '../feed/reject';

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

/** Reads the records of a batch back from its file, in their order. */
export function readBatchRecords(name: string, lines: Iterable<string>): BatchRecord[] {
  const file = openFeedFile(name, lines, COLUMNS);
  if (file.unreadable !== undefined) {
    throw new Error(`Batch file ${name} cannot be read: ${file.unreadable.reason}`);
  }
  const records = new Map<string, { key: string; hotwaxId: string; sources: RowSource[] }>();
  for (const { values } of file.rows) {
    const key = values.externalId ?? '';
    const record = records.get(key) ?? { key, hotwaxId: values.hotwaxId ?? key, sources: [] };
    record.sources.push({ file: values.sourceFile ?? '', row: Number(values.sourceRow ?? 0) });
    records.set(key, record);
  }
  return [...records.values()];
}
