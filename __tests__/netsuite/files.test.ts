import * as file from 'N/file';
import { describe, expect, jest, test } from '@jest/globals';
import { MAX_ROW_CHARACTERS } from '../../src/SuiteScripts/HotWaxSync/feed/csv-rows';
import { cabinet, readLines } from '../../src/SuiteScripts/HotWaxSync/netsuite/cabinet';

jest.mock('N/file');

describe('readLines', () => {
  /** N/file gives a text in chunks, and null at its end. */
  function read(...chunks: string[]): string[] {
    const rest = [...chunks];
    jest.mocked(file.load).mockReturnValue({ getReader: () => ({ readChars: () => rest.shift() ?? null }) } as never);
    return [...readLines(1)];
  }

  test.each([
    ['ends in the middle of a line', ['a,b\n1,', '2\n3,4\n']],
    ['ends at a line break', ['a,b\n1,2\n', '3,4\n']],
    ['begins with a line break', ['a,b', '\n1,2\n3,4']],
    ['holds no line break at all', ['a,', 'b\n1,2\n', '3,', '4']],
  ])('G1: loses nothing when a chunk %s', (_, chunks) => {
    expect(read(...chunks)).toEqual(['a,b', '1,2', '3,4']);
  });

  test('of a file without line breaks only so much is held as tells that it is too long for a row', () => {
    const chunk = 'x'.repeat(65_536);
    const [line = '', ...others] = read(...Array.from({ length: 1600 }, () => chunk), '\nnext');
    expect(line.length).toBeGreaterThan(MAX_ROW_CHARACTERS);
    expect(line.length).toBeLessThan(MAX_ROW_CHARACTERS + 3 * chunk.length);
    expect(others).toEqual(['next']);
  });

  test('keeps blank lines, which may stand in a quoted value', () => {
    expect(read('a\n\nb\n')).toEqual(['a', '', 'b']);
  });
});

describe('remove', () => {
  const refusal = (name: string) => {
    jest.mocked(file.delete).mockImplementation(() => {
      throw Object.assign(new Error('no'), { name });
    });
    return () => cabinet.remove(7);
  };

  test.each(['RCRD_DSNT_EXIST', 'INSUFFICIENT_PERMISSION'])('a file that is gone (%s) is no error', (name) => {
    expect(refusal(name)).not.toThrow();
    expect(file.delete).toHaveBeenCalledWith({ id: 7 });
  });

  test('a file that NetSuite keeps is one', () => {
    expect(refusal('UNEXPECTED_ERROR')).toThrow('no');
  });
});
