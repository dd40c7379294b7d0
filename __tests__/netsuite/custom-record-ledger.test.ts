import * as query from 'N/query';
import * as record from 'N/record';
import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import { customRecordLedger } from '../../src/SuiteScripts/HotWaxSync/netsuite/custom-record-ledger';
import { fileValues, toBatch, toFile } from '../../src/SuiteScripts/HotWaxSync/netsuite/ledger-fields';

jest.mock('N/query');
jest.mock('N/record');

beforeEach(() => {
  jest.resetAllMocks();
});

const ledger = customRecordLedger('customer');
const batch = (state: string) => toBatch({ id: 7, name: 'customer-1', custrecord_hcsync_batch_state: state });
const file = (state: string) => toFile({ id: 8, name: 'a.csv', custrecord_hcsync_file_state: state });

describe('the ledger writes nothing', () => {
  test.each([
    ['a batch is told before it was looked up', () => ledger.moveBatch(batch('submitted'), 'closed')],
    ['a draft is submitted', () => ledger.moveBatch(batch('draft'), 'submitting')],
    ['a file is archived unread', () => ledger.moveFile(file('received'), 'archived')],
    ['a batch is removed that is no draft', () => ledger.removeBatch(batch('ready'))],
    ['held orders are removed', () => ledger.removeFile(file('holding'))],
  ])('when %s', (_, fault) => {
    expect(fault).toThrow();
    expect(record.submitFields).not.toHaveBeenCalled();
    expect(record.delete).not.toHaveBeenCalled();
  });
});

test('a move is written with its changes, and given back', () => {
  const moved = ledger.moveBatch(batch('submitting'), 'submitted', { taskId: 'CSVIMPORT_1' });
  expect(moved).toMatchObject({ id: 7, state: 'submitted', taskId: 'CSVIMPORT_1' });
  expect(jest.mocked(record.submitFields).mock.calls).toEqual([
    [
      {
        type: 'customrecord_hcsync_batch',
        id: 7,
        values: { custrecord_hcsync_batch_state: 'submitted', custrecord_hcsync_batch_task: 'CSVIMPORT_1' },
      },
    ],
  ]);
});

test('a draft is removed', () => {
  ledger.removeBatch(batch('draft'));
  expect(record.delete).toHaveBeenCalledWith({ type: 'customrecord_hcsync_batch', id: 7 });
});

test('G9: a message goes without the values that NetSuite quotes', () => {
  const message = 'Column : Email. Value : ada@example.com. Error : This is no e-mail address';
  expect(fileValues({ message }).custrecord_hcsync_file_message).toBe(
    'Column : Email. Error : This is no e-mail address',
  );
});

describe('looking for rows', () => {
  const asked = (): { query: string; params: unknown[] } =>
    jest.mocked(query.runSuiteQL).mock.lastCall?.[0] as unknown as { query: string; params: unknown[] };

  beforeEach(() => {
    jest.mocked(query.runSuiteQL).mockReturnValue({ asMappedResults: () => [] } as never);
  });

  test('of no preparation and no document asks nothing: an empty list is no SQL', () => {
    expect([ledger.batchesOf([]), ledger.relatedFiles([], [])]).toEqual([[], []]);
    expect(query.runSuiteQL).not.toHaveBeenCalled();
  });

  test.each([
    [['p'], [], ['customer', 'p']],
    [[], [7], ['customer', 7]],
    [
      ['p', 'q'],
      [7, 8],
      ['customer', 'p', 'q', 7, 8],
    ],
  ])('binds the names %j and the documents %j, each to its own column', (preparations, documents, params) => {
    ledger.relatedFiles(preparations, documents);
    expect(asked().params).toEqual(params);
    expect(asked().query.split('?').length - 1).toBe(params.length);
  });

  test('that are old asks for the oldest of them, and no more than wanted', () => {
    ledger.doneFiles('2026-03-10T12:00:00.000Z', 50);
    expect(asked().query.replace(/\s+/g, ' ')).toMatch(/ORDER BY id\) WHERE ROWNUM <= 50$/);
    expect(asked().params).toEqual(['customer', '2026-03-10T12:00:00.000Z']);
  });
});

test('a message longer than a field costs its end, not the row', () => {
  const { custrecord_hcsync_file_message: message } = fileValues({ message: 'x'.repeat(10_000) });
  expect(String(message).length).toBeLessThan(4000);
});
