import type { Batch } from '../feed/batches';
import { csvLine } from '../feed/csv-text';
import type { FeedColumn } from '../feed/feed-columns';
import { type FeedRow, openFeedFile } from '../feed/feed-file';
import { SOURCE_COLUMNS } from '../feed/importable-record';
import { isInPart, type Part, readPart } from '../feed/parts';
import { countRejectedRows, type Reject, type RowSource } from '../feed/reject';
import type { BatchRecord } from './batch-records';
import type { OpenedSource, SourcePlan } from './feed';
import type { SourceFile } from './ledger';

/** The column of the external id, in every feed. */
const KEY = 'externalId';

/** A source file whose header is read; its rows are counted as they are read. */
export interface OpenedFeed<Column extends string> {
  readonly file: SourceFile;
  readonly rows: Iterable<FeedRow<Column>>;
  readonly rowsRead: () => number;
  readonly unreadable: Reject | undefined;
  readonly note: string;
}

export function openSource<Column extends string>(
  { file, lines }: OpenedSource,
  columns: readonly FeedColumn<Column>[],
): OpenedFeed<Column> {
  const opened = openFeedFile(file.name, lines, columns, file.state === 'holding');
  if (opened.unreadable !== undefined) {
    return { file, rows: [], rowsRead: () => 0, unreadable: opened.unreadable, note: opened.unreadable.reason };
  }
  let count = 0;
  const part = readPart(file.part);
  function* counted(rows: Iterable<FeedRow<Column>>): Generator<FeedRow<Column>> {
    for (const row of rows) {
      const elsewhere = !isInPart(row.values[KEY as Column], part);
      count += elsewhere ? 0 : 1;
      yield elsewhere ? { ...row, elsewhere } : row;
    }
  }
  const { ignored } = opened.header;
  const note = ignored.length === 0 ? '' : `Columns ignored: ${ignored.join(', ')}`;
  return { file, rows: counted(opened.rows), rowsRead: () => count, unreadable: undefined, note };
}

/** A row, and the external id of its record. */
export interface RecordPlace extends RowSource {
  readonly key: string;
}

/** Where records of a plan came from, by what becomes of them; one entry per record, its first row. */
export interface PlanOutcome {
  readonly imported: readonly RecordPlace[];
  readonly known: readonly RecordPlace[];
  readonly held: readonly RecordPlace[];
  readonly rejects: readonly Reject[];
}

/**
 * Tells each source file what became of its rows. Held orders name the file they first stood in; they count for the hold
 * file. Where several files could be meant, such as two of held orders, the first one answers: no row is told twice.
 */
export function sourcePlans<Column extends string>(
  opened: readonly OpenedFeed<Column>[],
  outcome: PlanOutcome,
): SourcePlan[] {
  const ownerOf = ownersOf(opened);
  return opened.map((source) => {
    const { file, rowsRead, unreadable, note } = source;
    const belongs = (place: RecordPlace) => ownerOf(place) === source;
    const rejects = [...(unreadable === undefined ? [] : [unreadable]), ...outcome.rejects.filter(belongs)];
    const counts = {
      rows: rowsRead(),
      records: outcome.imported.filter(belongs).length,
      known: outcome.known.filter(belongs).length,
      held: outcome.held.filter(belongs).length,
      // Of a file that cannot be read no row is known.
      rejected: unreadable === undefined ? countRejectedRows(rejects) : 0,
    };
    const empty = unreadable === undefined && counts.rows === 0 ? 'The file has a header but no rows' : '';
    const notes = [note, empty].filter((text) => text !== '').join('. ');
    return { file, unreadable: unreadable !== undefined, counts, rejects, note: notes };
  });
}

function ownersOf<Column extends string>(
  opened: readonly OpenedFeed<Column>[],
): (place: RecordPlace) => OpenedFeed<Column> | undefined {
  const firstHold = opened.find(({ file }) => file.state === 'holding');
  const byName = new Map<string, { source: OpenedFeed<Column>; part: Part }[]>();
  for (const source of opened.filter(({ file }) => file.state !== 'holding')) {
    const { name, part } = source.file;
    byName.set(name, [...(byName.get(name) ?? []), { source, part: readPart(part) }]);
  }
  return ({ file, key }) => {
    const named = byName.get(file);
    return named === undefined
      ? firstHold
      : named.find(({ part }) => isInPart(key === '' ? undefined : key, part))?.source;
  };
}

/** A batch that is not imported: records whose ids are only to be sent back. */
export function knownBatch(records: readonly BatchRecord[]): Batch | undefined {
  if (records.length === 0) {
    return undefined;
  }
  const lines = records.flatMap(({ key, hotwaxId, sources }) =>
    sources.map(({ file, row }) => csvLine([key, file, String(row), hotwaxId])),
  );
  return { lines: [csvLine(['externalId', ...SOURCE_COLUMNS]), ...lines], keys: records.map(({ key }) => key) };
}
