import { describe, expect, test } from '@jest/globals';
import type { AnswerRow } from '../../../packages/hotwax/src/core/answer-kinds';
import { decideRejects, type SentRecord } from '../../../packages/hotwax/src/core/decide-rejects';
import { joinReasons, type RejectReason } from '../../../packages/hotwax/src/core/reject-reasons';

const FILES = new Set(['a.csv', 'b.csv']);
const sent = (recordId: string, changes: Partial<SentRecord> = {}): SentRecord => ({
  recordId,
  externalId: `e${recordId}`,
  state: 'exported',
  fileName: 'a.csv',
  reasons: [],
  ...changes,
});

/** A row from a text like `a.csv 2 e1 CODE reason`; `-` is a blank key. */
function rowOf(text: string, index: number): AnswerRow<'rejects'> {
  const [file = '', row = '', key = '', code = '', ...reason] = text.split(' ');
  const values = { file, row, key: key === '-' ? '' : key, code, reason: reason.join(' '), remedy: 'mend it' };
  return { row: index + 2, values };
}

function decide(records: readonly SentRecord[], ...texts: string[]) {
  const { rejected, unreadFiles, set, same, outdated, problems } = decideRejects(texts.map(rowOf), {
    records,
    files: FILES,
  });
  return {
    rejected: [...rejected].map(([id, { reasons }]) => `${id}: ${reasons.map(({ code }) => code).join()}`),
    unread: [...unreadFiles].map(([file, { reasons }]) => `${file}: ${reasons.map(({ code }) => code).join()}`),
    counts: { set, same, outdated },
    problems: problems.map(({ row, key, code }) => `${row} ${key} ${code}`),
  };
}

const NOTHING = { rejected: [], unread: [], counts: { set: 0, same: 0, outdated: 0 }, problems: [] };

describe('a report of rejects', () => {
  test('rejects the records of its keys with all their reasons, each once', () => {
    expect(
      decide(
        [sent('1'), sent('2')],
        'a.csv 2 e1 VALUE_MISSING x',
        'a.csv 3 e1 VALUE_INVALID y',
        'a.csv 4 e1 VALUE_MISSING x',
      ),
    ).toEqual({ ...NOTHING, rejected: ['1: VALUE_INVALID,VALUE_MISSING'], counts: { set: 2, same: 1, outdated: 0 } });
  });

  test('read again says nothing new', () => {
    const reasons = joinReasons([{ code: 'VALUE_MISSING', reason: 'x', remedy: 'mend it' }]);
    expect(decide([sent('1', { state: 'rejected', reasons })], 'a.csv 2 e1 VALUE_MISSING x')).toEqual({
      ...NOTHING,
      counts: { set: 0, same: 1, outdated: 0 },
    });
  });

  test('about a file before the last one does not touch a record that was sent again', () => {
    expect(decide([sent('1', { fileName: 'b.csv' })], 'a.csv 2 e1 VALUE_MISSING x')).toEqual({
      ...NOTHING,
      counts: { set: 0, same: 0, outdated: 1 },
    });
  });

  test('does not touch a record that cannot even be sent any more', () => {
    expect(decide([sent('1', { state: 'blocked' })], 'a.csv 2 e1 VALUE_MISSING x').counts.outdated).toBe(1);
  });

  test('of two records with one key means the one that was in the file', () => {
    const twins = [sent('1', { fileName: 'b.csv' }), sent('2', { externalId: 'e1' })];
    expect(decide(twins, 'a.csv 2 e1 VALUE_MISSING x').rejected).toEqual(['2: VALUE_MISSING']);
  });

  test('about a file as a whole rejects all that was in it', () => {
    expect(decide([], 'a.csv 1 - FILE_COLUMN_MISSING x', 'b.csv 0 - FILE_NOT_FETCHED y').unread).toEqual([
      'a.csv: FILE_COLUMN_MISSING',
      'b.csv: FILE_NOT_FETCHED',
    ]);
  });

  test('tells rows without a key, unknown keys and files of others', () => {
    expect(decide([], 'a.csv 7 - ROW_QUOTE x', 'a.csv 8 e9 VALUE_MISSING x', 'other.csv 2 e1 VALUE_MISSING x')).toEqual(
      {
        ...NOTHING,
        problems: ['2  ROW_WITHOUT_KEY', '3 e9 RECORD_UNKNOWN', '4 e1 SOURCE_FILE_UNKNOWN'],
      },
    );
  });
});

describe('reasons', () => {
  const reason = (code: string, text: string): RejectReason => ({ code, reason: text, remedy: '' });

  test('are the same whatever came first, and however often', () => {
    const [one, two, three] = [reason('B', 'x'), reason('A', 'y'), reason('A', 'x')];
    const joined = joinReasons([one], [two, three]);
    expect(joinReasons([three, two], [one], [two])).toEqual(joined);
    expect(joinReasons(joined, [three])).toEqual(joined);
    expect(joined).toEqual([three, two, one]);
  });

  test('of an order of many lines are as many as a person reads, those that say something first', () => {
    const lines = Array.from({ length: 500 }, (_, line) => reason('VALUE_MISSING', `line ${line}`));
    const joined = joinReasons([reason('ORDER_INCOMPLETE', 'another row')], lines);
    expect(joined).toHaveLength(30);
    expect(joined.every(({ code }) => code === 'VALUE_MISSING')).toBe(true);
    expect(joinReasons([reason('A', 'x'.repeat(10_000))])[0]?.reason).toHaveLength(500);
  });
});
