import { describe, expect, test } from '@jest/globals';
import { NO_COUNTS, type SourceFile } from '../../src/SuiteScripts/HotWaxSync/pipeline/ledger';
import { MAX_BYTES, PreparationQueue } from '../../src/SuiteScripts/HotWaxSync/pipeline/preparation-queue';

const MEGABYTE = 1_000_000;
const always = () => true;
let nextId = 1;

function file(name: string, waitingSince: string, size: number, changes: Partial<SourceFile> = {}): SourceFile {
  return {
    id: nextId++,
    name,
    state: 'received',
    size,
    modified: '2026-03-01T00:00:00.000Z',
    digest: '',
    part: '',
    document: 1,
    received: `2026-03-10T${waitingSince}:00.000Z`,
    preparation: '',
    counts: NO_COUNTS,
    report: undefined,
    reported: '',
    message: '',
    ...changes,
  };
}

function hold(name: string, lastLook: string, size: number): SourceFile {
  return file(name, '00:00', size, { state: 'holding', modified: `2026-03-10T${lastLook}:00.000Z` });
}

/** Names of the files of each group, until the queue is empty. */
function groups(queue: PreparationQueue): string[][] {
  const all: string[][] = [];
  while (!queue.isEmpty) {
    all.push(queue.next(always).map(({ name }) => name));
  }
  return all;
}

describe('the queue of files that wait to be prepared', () => {
  test('small files and held orders are prepared together, held orders first', () => {
    const queue = new PreparationQueue([file('a', '10:00', 9), hold('h', '10:30', 9), file('b', '11:00', 9)]);
    expect(groups(queue)).toEqual([['h', 'a', 'b']]);
  });

  test('G8: a group has no more bytes than fit into memory; a larger file is alone', () => {
    const sizes = [3, 3, 3, 20, 1].map((size, index) => file(`f${index}`, `1${index}:00`, size * MEGABYTE));
    expect(groups(new PreparationQueue(sizes))).toEqual([['f0', 'f1'], ['f2'], ['f3'], ['f4']]);
    expect(MAX_BYTES).toBe(8 * MEGABYTE);
  });

  test('of a part only its share counts', () => {
    const parts = ['1/4', '2/4', '3/4', '4/4'].map((part) => file(part, '10:00', 16 * MEGABYTE, { part }));
    expect(groups(new PreparationQueue(parts))).toEqual([
      ['1/4', '2/4'],
      ['3/4', '4/4'],
    ]);
  });

  test('G1: neither do many held orders keep new files waiting for ever, nor many new files held orders', () => {
    const holds = ['10:00', '10:01', '10:02'].map((look, index) => hold(`h${index}`, look, 7 * MEGABYTE));
    // Runs that have units for one group each: what a run looks at and cannot do away with waits anew.
    const turns: string[] = [];
    let waiting = [...holds, file('new', '10:01', 7 * MEGABYTE)];
    for (let run = 0; run < 6; run++) {
      const [first] = new PreparationQueue(waiting).next(always);
      turns.push(first?.name ?? '');
      waiting = waiting.flatMap((each) =>
        each !== first ? [each] : each.state === 'holding' ? [hold(each.name, `11:0${run}`, each.size)] : [],
      );
      waiting.push(file(`new${run}`, `11:0${run}`, 7 * MEGABYTE));
    }
    expect(turns).toEqual(['h0', 'h1', 'new', 'h2', 'h0', 'new0']);
  });

  test('takes as many files as there are units for; none when there are none', () => {
    const queue = new PreparationQueue([file('a', '10:00', 9), file('b', '11:00', 9)]);
    expect(queue.next((files) => files <= 1).map(({ name }) => name)).toEqual(['a']);
    expect(queue.next(() => false)).toEqual([]);
    expect(queue.isEmpty).toBe(false);
  });
});
