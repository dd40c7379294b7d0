import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Cabinet } from '../../src/SuiteScripts/HotWaxSync/pipeline/ports';

/** What `pipeline/ports.ts` promises of the File Cabinet. @param make an empty one, for each test */
export function describeCabinet(what: string, make: () => Cabinet): void {
  describe(`the cabinet ${what}`, () => {
    let cabinet: Cabinet;
    beforeEach(() => {
      cabinet = make();
    });
    const read = (document: number) => [...cabinet.readLines(document)];

    test.each([
      ['plain ones', ['a,b', '1,2']],
      ['quotes, other scripts and emoji', ['"a ""quoted"", b"', 'Åkerlund,鈴木,😀']],
      ['one that is longer than a piece', ['x'.repeat(70_000), 'é'.repeat(40_000), 'end']],
      ['thousands', Array.from({ length: 5_000 }, (_, index) => `row ${index}`)],
      ['blank ones in between', ['a', '', 'b']],
    ])('gives lines back as they were written: %s', (_, lines) => {
      expect(read(cabinet.writeLines('batches', 'x.csv', lines))).toEqual(lines);
    });

    test('a file of the same name in the same folder is replaced, and keeps its id', () => {
      const before = cabinet.writeLines('reports', 'x.csv', ['old', 'and longer']);
      const elsewhere = cabinet.writeLines('held', 'x.csv', ['elsewhere']);
      const after = cabinet.writeLines('reports', 'x.csv', ['new']);
      expect(after).toBe(before);
      expect([read(after), read(elsewhere)]).toEqual([['new'], ['elsewhere']]);
    });

    test('a file that is not there cannot be read', () => {
      expect(() => read(999_999)).toThrow();
    });

    test('removes a file, and minds not when it is gone already', () => {
      const [first, second] = [cabinet.writeLines('held', '1.csv', ['1']), cabinet.writeLines('held', '2.csv', ['2'])];
      cabinet.remove(first);
      cabinet.remove(first);
      expect(() => read(first)).toThrow();
      expect(read(second)).toEqual(['2']);
    });
  });
}
