import * as record from 'N/record';
import {
  assertMove,
  assertRemovable,
  BATCH_MOVES,
  type BatchState,
  FILE_MOVES,
  type FileState,
  type ImportBatch,
  type Ledger,
  type NewBatch,
  type NewFile,
  REMOVABLE_BATCHES,
  REMOVABLE_FILES,
  type SourceFile,
} from '../pipeline/ledger';
import { batchValues, fileValues, toBatch, toFile } from './ledger-fields';
import { type Row, select } from './suiteql';

const FILE_TYPE = 'customrecord_hcsync_file';
const BATCH_TYPE = 'customrecord_hcsync_batch';

/** The ledger of one feed in two custom record types: 10 units per look, 6 per new row, 2 per change. */
export function customRecordLedger(feed: string): Ledger {
  const files = (condition: string, params: string[]) => rowsOf(FILE_TYPE, feed, condition, params).map(toFile);
  const batches = (condition: string, params: string[]) => rowsOf(BATCH_TYPE, feed, condition, params).map(toBatch);
  return {
    files: (states) => files(`custrecord_hcsync_file_state IN (${marks(states)})`, [...states]),
    unreportedFiles: (states) =>
      files(
        `custrecord_hcsync_file_report IS NOT NULL AND custrecord_hcsync_file_reported IS NULL
          AND custrecord_hcsync_file_state IN (${marks(states)})`,
        [...states],
      ),
    filesByDigest: (digest) => files('custrecord_hcsync_file_digest = ?', [digest]),
    isMarked: (preparation) =>
      files("custrecord_hcsync_file_preparation = ? AND custrecord_hcsync_file_state <> 'draft'", [preparation])
        .length > 0,
    addFile: (file) => addFile(feed, file),
    changeFile: (file, changes) => changeFile(file, changes),
    moveFile: (file, state, changes = {}) => moveFile(file, state, changes),
    removeFile: ({ id, state }) => {
      assertRemovable(REMOVABLE_FILES, state, `Source file ${id}`);
      record.delete({ type: FILE_TYPE, id });
    },
    batches: (states) => batches(`custrecord_hcsync_batch_state IN (${marks(states)})`, [...states]),
    addBatch: (batch) => addBatch(feed, batch),
    moveBatch: (batch, state, changes = {}) => moveBatch(batch, state, changes),
    removeBatch: ({ id, name, state }) => {
      assertRemovable(REMOVABLE_BATCHES, state, `Batch ${name}`);
      record.delete({ type: BATCH_TYPE, id });
    },
  };
}

/** Rows of the feed in the order in which they came. */
function rowsOf(type: string, feed: string, condition: string, params: string[]): Row[] {
  const prefix = type.replace('customrecord_', 'custrecord_');
  return select(`SELECT * FROM ${type} WHERE ${prefix}_feed = ? AND ${condition} ORDER BY id`, [feed, ...params]);
}

function marks(states: readonly string[]): string {
  return states.map(() => '?').join(', ');
}

function addFile(feed: string, file: NewFile): SourceFile {
  return { ...file, id: create(FILE_TYPE, { ...fileValues(file), custrecord_hcsync_file_feed: feed }) };
}

function changeFile(file: SourceFile, changes: Partial<NewFile>): SourceFile {
  record.submitFields({ type: FILE_TYPE, id: file.id, values: fileValues(changes) });
  return { ...file, ...changes };
}

function moveFile(file: SourceFile, state: FileState, changes: Partial<NewFile>): SourceFile {
  assertMove(FILE_MOVES, file.state, state, `Source file ${file.id}`);
  return changeFile(file, { ...changes, state });
}

function addBatch(feed: string, batch: NewBatch): ImportBatch {
  return { ...batch, id: create(BATCH_TYPE, { ...batchValues(batch), custrecord_hcsync_batch_feed: feed }) };
}

function moveBatch(batch: ImportBatch, state: BatchState, changes: Partial<NewBatch>): ImportBatch {
  assertMove(BATCH_MOVES, batch.state, state, `Batch ${batch.name}`);
  record.submitFields({ type: BATCH_TYPE, id: batch.id, values: batchValues({ ...changes, state }) });
  return { ...batch, ...changes, state };
}

function create(type: string, values: Record<string, string | number>): number {
  const row = record.create({ type });
  for (const [fieldId, value] of Object.entries(values)) {
    row.setValue({ fieldId, value });
  }
  return row.save();
}
