import { expect, test } from '@jest/globals';
import { assertMove, BATCH_MOVES, FILE_MOVES } from '../../src/SuiteScripts/HotWaxSync/pipeline/ledger';

test.each([
  ['a batch is told before it was looked up', () => assertMove(BATCH_MOVES, 'submitted', 'closed', 'Batch 1')],
  ['a closed batch is submitted', () => assertMove(BATCH_MOVES, 'closed', 'submitting', 'Batch 1')],
  ['a draft is submitted before its files are marked', () => assertMove(BATCH_MOVES, 'draft', 'submitting', 'Batch 1')],
  ['a file is archived before it was read', () => assertMove(FILE_MOVES, 'received', 'archived', 'File 1')],
  ['an archived file is prepared again', () => assertMove(FILE_MOVES, 'archived', 'prepared', 'File 1')],
  [
    'an unreadable file is archived as if it were done',
    () => assertMove(FILE_MOVES, 'unreadable', 'archived', 'File 1'),
  ],
])('the ledger refuses a move by which %s', (_, move) => {
  expect(move).toThrow(/^(Batch|File) 1: the ledger has no move from \w+ to \w+$/);
});

test('the ledger allows the moves of its table', () => {
  expect(() => assertMove(BATCH_MOVES, 'ended', 'closed', 'Batch 1')).not.toThrow();
});
