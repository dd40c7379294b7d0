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
  const files = (condition: string, params: (string | number)[]) =>
    rowsOf(FILE_TYPE, feed, condition, params).map(toFile);
  const batches = (condition: string, params: (string | number)[]) =>
    rowsOf(BATCH_TYPE, feed, condition, params).map(toBatch);
  return {
    files: (states) => files(`custrecord_hcsync_file_state IN (${marks(states)})`, [...states]),
    unfinishedFiles: () =>
      files(
        `(custrecord_hcsync_file_state IN ('received', 'split', 'prepared', 'duplicate', 'unreadable')
          OR (custrecord_hcsync_file_report IS NOT NULL AND custrecord_hcsync_file_reported IS NULL))`,
        [],
      ),
    filesByDigest: (digest) => files('custrecord_hcsync_file_digest = ?', [digest]),
    isMarked: (preparation) =>
      files("custrecord_hcsync_file_preparation = ? AND custrecord_hcsync_file_state <> 'draft'", [preparation])
        .length > 0,
    addFile: (file) => addFile(feed, file),
    changeFile: (file, changes) => changeFile(file, changes),
    moveFile: (file, state, changes = {}) => moveFile(file, state, changes),
    doneFiles: (before, limit) => doneFiles(feed, before, limit),
    relatedFiles: (preparations, documents) => {
      const conditions = [
        ...among('custrecord_hcsync_file_preparation', preparations),
        ...among('custrecord_hcsync_file_document', documents),
      ];
      return conditions.length === 0 ? [] : files(`(${conditions.join(' OR ')})`, [...preparations, ...documents]);
    },
    removeFile: ({ id, state }) => {
      assertRemovable(REMOVABLE_FILES, state, `Source file ${id}`);
      record.delete({ type: FILE_TYPE, id });
    },
    batches: (states) => batches(`custrecord_hcsync_batch_state IN (${marks(states)})`, [...states]),
    unfinishedBatches: () =>
      batches(
        `(custrecord_hcsync_batch_state <> 'closed'
          OR (custrecord_hcsync_batch_report IS NOT NULL AND custrecord_hcsync_batch_reported IS NULL))`,
        [],
      ),
    batchesOf: (preparations) =>
      among('custrecord_hcsync_batch_preparation', preparations).flatMap((condition) =>
        batches(condition, [...preparations]),
      ),
    changeBatch,
    addBatch: (batch) => addBatch(feed, batch),
    moveBatch: (batch, state, changes = {}) => moveBatch(batch, state, changes),
    removeBatch: ({ id, name, state }) => {
      assertRemovable(REMOVABLE_BATCHES, state, `Batch ${name}`);
      record.delete({ type: BATCH_TYPE, id });
    },
  };
}

/** Rows of the feed in the order in which they came. */
function rowsOf(type: string, feed: string, condition: string, params: (string | number)[]): Row[] {
  const prefix = type.replace('customrecord_', 'custrecord_');
  return select(`SELECT * FROM ${type} WHERE ${prefix}_feed = ? AND ${condition} ORDER BY id`, [feed, ...params]);
}

function marks(values: readonly (string | number)[]): string {
  return values.map(() => '?').join(', ');
}

/** SQL has no empty list: among no values nothing is found. */
function among(column: string, values: readonly (string | number)[]): string[] {
  return values.length === 0 ? [] : [`${column} IN (${marks(values)})`];
}

/** SuiteQL numbers rows before it sorts them, so the sorted ones are numbered in a query around it. */
function doneFiles(feed: string, before: string, limit: number): SourceFile[] {
  return select(
    `SELECT * FROM (
      SELECT * FROM ${FILE_TYPE}
      WHERE custrecord_hcsync_file_feed = ? AND custrecord_hcsync_file_state IN ('archived', 'failed')
        AND COALESCE(custrecord_hcsync_file_done, custrecord_hcsync_file_received) < ?
      ORDER BY id)
    WHERE ROWNUM <= ${limit}`,
    [feed, before],
  ).map(toFile);
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

function changeBatch(batch: ImportBatch, changes: Partial<NewBatch>): ImportBatch {
  record.submitFields({ type: BATCH_TYPE, id: batch.id, values: batchValues(changes) });
  return { ...batch, ...changes };
}

function moveBatch(batch: ImportBatch, state: BatchState, changes: Partial<NewBatch>): ImportBatch {
  assertMove(BATCH_MOVES, batch.state, state, `Batch ${batch.name}`);
  return changeBatch(batch, { ...changes, state });
}

function create(type: string, values: Record<string, string | number>): number {
  const row = record.create({ type });
  for (const [fieldId, value] of Object.entries(values)) {
    row.setValue({ fieldId, value });
  }
  return row.save();
}
