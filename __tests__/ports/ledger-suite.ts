import { beforeEach, describe, expect, test } from '@jest/globals';
import { type Ledger, type NewBatch, type NewFile, NO_COUNTS } from '../../src/SuiteScripts/HotWaxSync/pipeline/ledger';

/** The ledgers of two feeds of one account. */
export interface Ledgers {
  readonly customers: Ledger;
  readonly orders: Ledger;
}

const FILE: NewFile = {
  name: 'feed "A", größer.csv',
  state: 'received',
  size: 1234,
  modified: '2026-03-09T17:00:00.000Z',
  digest: 'd1',
  part: '2/13',
  document: 77,
  received: '2026-03-09T17:15:00.000Z',
  preparation: '',
  counts: { rows: 9, records: 4, known: 1, held: 2, rejected: 2 },
  report: undefined,
  reported: '',
  message: 'Columns ignored: loyaltyTier',
};

const BATCH: NewBatch = {
  name: 'customer-1-1',
  state: 'draft',
  kind: 'import',
  preparation: 'customer-1',
  document: 78,
  taskId: '',
  submitted: '',
  attempts: 0,
  records: 3,
  created: 0,
  missing: 0,
  report: undefined,
  reported: '',
  message: '',
};

/** Rows may carry more than the port promises. */
const written = (rows: readonly object[]) =>
  rows.map((row) =>
    Object.fromEntries(Object.entries(row).filter(([key]) => key in FILE || key in BATCH || key === 'id')),
  );

const names = (rows: readonly { name: string }[]) => rows.map(({ name }) => name);

/** What `pipeline/ledger.ts` promises of a ledger. @param make an empty one, for each test */
export function describeLedger(what: string, make: () => Ledgers): void {
  describe(`the ledger ${what}`, () => {
    let ledger: Ledger;
    let orders: Ledger;
    beforeEach(() => {
      ({ customers: ledger, orders } = make());
    });

    test('gives back every field of a source file and of a batch as it was written', () => {
      const file = ledger.addFile(FILE);
      const batch = ledger.addBatch(BATCH);
      expect(written(ledger.files(['received']))).toEqual([{ ...FILE, id: file.id }]);
      expect(written(ledger.batches(['draft']))).toEqual([{ ...BATCH, id: batch.id }]);
    });

    test('gives the rows of the wanted states, of its own feed only, in the order in which they came', () => {
      for (const name of ['b.csv', 'a.csv', 'c.csv']) ledger.addFile({ ...FILE, name });
      ledger.addFile({ ...FILE, name: 'seen.csv', state: 'seen' });
      orders.addFile({ ...FILE, name: 'order.csv' });
      for (const name of ['2', '1']) ledger.addBatch({ ...BATCH, name });
      orders.addBatch({ ...BATCH, name: 'order' });
      expect(names(ledger.files(['received']))).toEqual(['b.csv', 'a.csv', 'c.csv']);
      expect(names(ledger.files(['seen', 'received']))).toEqual(['b.csv', 'a.csv', 'c.csv', 'seen.csv']);
      expect(ledger.files(['archived'])).toEqual([]);
      expect(names(ledger.batches(['draft', 'ready']))).toEqual(['2', '1']);
      expect([names(orders.files(['received'])), names(orders.batches(['draft']))]).toEqual([['order.csv'], ['order']]);
    });

    test('changes what is given and leaves the rest, and answers with the changed row', () => {
      const file = ledger.addFile(FILE);
      const changed = ledger.changeFile(file, { reported: 'Rejects.csv', report: 5, message: undefined });
      expect(changed).toMatchObject({ id: file.id, name: FILE.name, reported: 'Rejects.csv', report: 5 });
      expect(written(ledger.files(['received']))).toEqual([
        { ...FILE, id: file.id, reported: 'Rejects.csv', report: 5 },
      ]);
    });

    test('moves a row along the table, with changes', () => {
      const file = ledger.moveFile(ledger.addFile(FILE), 'prepared', { preparation: 'p', counts: NO_COUNTS });
      const batch = ledger.moveBatch(ledger.addBatch(BATCH), 'ready');
      const submitting = ledger.moveBatch(batch, 'submitting', { attempts: 1, submitted: '2026-03-09T17:15:00.000Z' });
      ledger.moveBatch(submitting, 'submitted', { taskId: 'CSVIMPORT_1' });
      expect(file).toMatchObject({ state: 'prepared', preparation: 'p', counts: NO_COUNTS });
      expect(written(ledger.files(['received', 'prepared']))).toEqual(written([file]));
      expect(ledger.batches(['submitted'])).toMatchObject([
        { attempts: 1, submitted: '2026-03-09T17:15:00.000Z', taskId: 'CSVIMPORT_1' },
      ]);
    });

    test('G7: refuses a move that the table does not have, and leaves the row', () => {
      const file = ledger.addFile(FILE);
      const batch = ledger.addBatch(BATCH);
      expect(() => ledger.moveFile(file, 'archived')).toThrow(/no move from received to archived/);
      expect(() => ledger.moveBatch(batch, 'submitted')).toThrow(/no move from draft to submitted/);
      expect([ledger.files(['received']), ledger.batches(['draft'])]).toMatchObject([[{}], [{}]]);
    });

    test('G1: removes only rows on which nothing rests', () => {
      const file = ledger.addFile(FILE);
      const hold = ledger.addFile({ ...FILE, state: 'draft' });
      const ready = ledger.moveBatch(ledger.addBatch(BATCH), 'ready');
      const draft = ledger.addBatch({ ...BATCH, name: 'draft' });
      ledger.removeFile(hold);
      ledger.removeBatch(draft);
      expect(() => ledger.removeFile(file)).toThrow(/received is never removed/);
      expect(() => ledger.removeBatch(ready)).toThrow(/ready is never removed/);
      expect(ledger.files(['received', 'draft'])).toMatchObject([{ id: file.id }]);
      expect(ledger.batches(['ready', 'draft'])).toMatchObject([{ id: ready.id }]);
    });

    test('G1: knows what is not done with: files not moved aside, and whose report is not told', () => {
      for (const state of ['received', 'split', 'prepared', 'duplicate', 'unreadable'] as const) {
        ledger.addFile({ ...FILE, name: state, state });
      }
      for (const state of ['seen', 'draft', 'holding', 'archived', 'failed'] as const) {
        ledger.addFile({ ...FILE, name: state, state });
      }
      ledger.addFile({ ...FILE, name: 'told', state: 'archived', report: 4, reported: 'Rejects.csv' });
      ledger.addFile({ ...FILE, name: 'untold', state: 'archived', report: 4 });
      ledger.addFile({ ...FILE, name: 'unsafe', state: 'unaddressable', report: 4 });
      orders.addFile({ ...FILE, name: 'order.csv' });
      expect(names(ledger.unfinishedFiles())).toEqual([
        ...['received', 'split', 'prepared', 'duplicate', 'unreadable'],
        ...['untold', 'unsafe'],
      ]);
    });

    test('G1: knows the batches that are not closed, and whose report is not told', () => {
      for (const state of ['draft', 'submitted', 'overdue', 'ended', 'closed'] as const) {
        ledger.addBatch({ ...BATCH, name: state, state });
      }
      ledger.addBatch({ ...BATCH, name: 'told', state: 'closed', report: 4, reported: 'Rejects.csv' });
      const untold = ledger.addBatch({ ...BATCH, name: 'untold', state: 'closed', report: 4 });
      orders.addBatch(BATCH);
      const open = ['draft', 'submitted', 'overdue', 'ended'];
      expect(names(ledger.unfinishedBatches())).toEqual([...open, 'untold']);
      ledger.changeBatch(untold, { reported: 'Rejects.csv' });
      expect(names(ledger.unfinishedBatches())).toEqual(open);
    });

    test('finds what belongs together: by preparation, and by the bytes', () => {
      ledger.addFile({ ...FILE, name: 'p', preparation: 'p', document: 1 });
      ledger.addFile({ ...FILE, name: 'q', preparation: 'q', document: 2, state: 'archived' });
      ledger.addFile({ ...FILE, name: 'neither', preparation: 'r', document: undefined });
      for (const preparation of ['p', 'q', 'r']) ledger.addBatch({ ...BATCH, name: preparation, preparation });
      orders.addFile({ ...FILE, preparation: 'p', document: 1 });
      expect(names(ledger.relatedFiles(['p'], [2]))).toEqual(['p', 'q']);
      expect(names(ledger.relatedFiles(['p'], []))).toEqual(['p']);
      expect(names(ledger.batchesOf(['r', 'p']))).toEqual(['p', 'r']);
      expect([ledger.relatedFiles([], []), ledger.batchesOf([])]).toEqual([[], []]);
    });

    test('gives the oldest files that were done with before an instant, and no more than are wanted', () => {
      const add = (name: string, state: 'archived' | 'failed' | 'prepared', done: string) =>
        ledger.addFile({ ...FILE, name, state, received: '2026-01-01T00:00:00.000Z', done });
      add('old', 'archived', '2026-02-01T00:00:00.000Z');
      add('young', 'archived', '2026-03-01T00:00:00.000Z');
      add('failed', 'failed', '2026-02-02T00:00:00.000Z');
      add('at work', 'prepared', '2026-02-01T00:00:00.000Z');
      ledger.addFile({ ...FILE, name: 'of our own', state: 'archived', received: '2026-02-03T00:00:00.000Z' });
      const before = '2026-02-15T00:00:00.000Z';
      expect(names(ledger.doneFiles(before, 10))).toEqual(['old', 'failed', 'of our own']);
      expect(names(ledger.doneFiles(before, 2))).toEqual(['old', 'failed']);
    });

    test('G2: finds the files of the feed with the same bytes, in whatever state', () => {
      for (const state of ['received', 'archived'] as const) ledger.addFile({ ...FILE, state, name: state });
      ledger.addFile({ ...FILE, digest: 'd2' });
      orders.addFile(FILE);
      expect(names(ledger.filesByDigest('d1'))).toEqual(['received', 'archived']);
      expect(ledger.filesByDigest('d3')).toEqual([]);
    });

    test('G7: a preparation is marked when a source file says so, not its draft of held orders', () => {
      const file = ledger.addFile(FILE);
      ledger.addFile({ ...FILE, state: 'draft', preparation: 'p' });
      expect(ledger.isMarked('p')).toBe(false);
      ledger.moveFile(file, 'prepared', { preparation: 'p' });
      expect([ledger.isMarked('p'), ledger.isMarked('q'), orders.isMarked('p')]).toEqual([true, false, false]);
    });
  });
}
