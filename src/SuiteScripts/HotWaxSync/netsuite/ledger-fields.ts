import { withoutValues } from '../feed/without-values';
import { type BatchState, type FileState, type ImportBatch, NO_COUNTS, type SourceFile } from '../pipeline/ledger';
import { type Row, text } from './suiteql';

type Values = Record<string, string | number>;

/** Which field of `customrecord_hcsync_file` holds what. Counts have fields of their own, see below. */
const FILE_FIELDS = {
  name: 'name',
  state: 'custrecord_hcsync_file_state',
  size: 'custrecord_hcsync_file_size',
  modified: 'custrecord_hcsync_file_modified',
  digest: 'custrecord_hcsync_file_digest',
  part: 'custrecord_hcsync_file_part',
  document: 'custrecord_hcsync_file_document',
  received: 'custrecord_hcsync_file_received',
  preparation: 'custrecord_hcsync_file_preparation',
  report: 'custrecord_hcsync_file_report',
  reported: 'custrecord_hcsync_file_reported',
  message: 'custrecord_hcsync_file_message',
  since: 'custrecord_hcsync_file_since',
  done: 'custrecord_hcsync_file_done',
} as const satisfies Partial<Record<keyof SourceFile, string>>;

const COUNT_FIELDS = {
  rows: 'custrecord_hcsync_file_rows',
  records: 'custrecord_hcsync_file_records',
  known: 'custrecord_hcsync_file_known',
  held: 'custrecord_hcsync_file_held',
  rejected: 'custrecord_hcsync_file_rejected',
} as const satisfies Record<keyof typeof NO_COUNTS, string>;

/** Which field of `customrecord_hcsync_batch` holds what. */
const BATCH_FIELDS = {
  name: 'name',
  state: 'custrecord_hcsync_batch_state',
  kind: 'custrecord_hcsync_batch_kind',
  preparation: 'custrecord_hcsync_batch_preparation',
  document: 'custrecord_hcsync_batch_document',
  taskId: 'custrecord_hcsync_batch_task',
  submitted: 'custrecord_hcsync_batch_submitted',
  attempts: 'custrecord_hcsync_batch_attempts',
  records: 'custrecord_hcsync_batch_records',
  created: 'custrecord_hcsync_batch_created',
  missing: 'custrecord_hcsync_batch_missing',
  report: 'custrecord_hcsync_batch_report',
  reported: 'custrecord_hcsync_batch_reported',
  message: 'custrecord_hcsync_batch_message',
} as const satisfies Record<Exclude<keyof ImportBatch, 'id'>, string>;

export function fileValues({ counts, ...file }: Partial<Omit<SourceFile, 'id'>>): Values {
  return { ...valuesOf(file, FILE_FIELDS), ...valuesOf(counts ?? {}, COUNT_FIELDS) };
}

export function batchValues(batch: Partial<Omit<ImportBatch, 'id'>>): Values {
  return valuesOf(batch, BATCH_FIELDS);
}

/**
 * Text areas hold 4,000 characters, free text 300; a longer message is not worth losing the row for. Messages may have
 * been said by NetSuite, and go without values (G9).
 */
function valuesOf<Key extends string>(source: Partial<Record<Key, unknown>>, fields: Record<Key, string>): Values {
  const values: Values = {};
  for (const key of Object.keys(fields) as Key[]) {
    const value = source[key];
    if (value !== undefined) {
      values[fields[key]] =
        typeof value === 'number'
          ? value
          : key === 'message'
            ? withoutValues(String(value)).slice(0, 3900)
            : String(value).slice(0, 300);
    }
  }
  return values;
}

export function toFile(row: Row): SourceFile {
  const counts = Object.entries(COUNT_FIELDS).map(([key, field]) => [key, Number(row[field] ?? 0)]);
  return {
    id: Number(row.id),
    name: text(row[FILE_FIELDS.name]),
    state: text(row[FILE_FIELDS.state]) as FileState,
    size: Number(row[FILE_FIELDS.size] ?? 0),
    modified: text(row[FILE_FIELDS.modified]),
    digest: text(row[FILE_FIELDS.digest]),
    part: text(row[FILE_FIELDS.part]),
    document: numberOrNone(row[FILE_FIELDS.document]),
    received: text(row[FILE_FIELDS.received]),
    preparation: text(row[FILE_FIELDS.preparation]),
    counts: { ...NO_COUNTS, ...Object.fromEntries(counts) },
    report: numberOrNone(row[FILE_FIELDS.report]),
    reported: text(row[FILE_FIELDS.reported]),
    message: text(row[FILE_FIELDS.message]),
    since: text(row[FILE_FIELDS.since]),
    done: text(row[FILE_FIELDS.done]),
  };
}

export function toBatch(row: Row): ImportBatch {
  return {
    id: Number(row.id),
    name: text(row[BATCH_FIELDS.name]),
    state: text(row[BATCH_FIELDS.state]) as BatchState,
    kind: text(row[BATCH_FIELDS.kind]) === 'known' ? 'known' : 'import',
    preparation: text(row[BATCH_FIELDS.preparation]),
    document: numberOrNone(row[BATCH_FIELDS.document]),
    taskId: text(row[BATCH_FIELDS.taskId]),
    submitted: text(row[BATCH_FIELDS.submitted]),
    attempts: Number(row[BATCH_FIELDS.attempts] ?? 0),
    records: Number(row[BATCH_FIELDS.records] ?? 0),
    created: Number(row[BATCH_FIELDS.created] ?? 0),
    missing: Number(row[BATCH_FIELDS.missing] ?? 0),
    report: numberOrNone(row[BATCH_FIELDS.report]),
    reported: text(row[BATCH_FIELDS.reported]),
    message: text(row[BATCH_FIELDS.message]),
  };
}

function numberOrNone(value: Row[string] | undefined): number | undefined {
  return value === null || value === undefined || value === '' ? undefined : Number(value);
}
