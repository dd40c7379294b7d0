import * as crypto from 'N/crypto';
import * as file from 'N/file';
import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import { readLines } from '../../src/SuiteScripts/HotWaxSync/netsuite/cabinet';
import { sftpFeedFolder } from '../../src/SuiteScripts/HotWaxSync/netsuite/sftp-feed-folder';
import type { SftpSettings } from '../../src/SuiteScripts/HotWaxSync/netsuite/sftp-settings';

const mockConnect = jest.fn<(options: object) => object>();

jest.mock('N/crypto');
jest.mock('N/encode');
jest.mock('N/file');
// Oracle's stub of N/sftp has no Sort.
jest.mock('N/sftp', () => ({ createConnection: (options: object) => mockConnect(options), Sort: { DATE: 'DATE' } }));

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

  test('keeps blank lines, which may stand in a quoted value', () => {
    expect(read('a\n\nb\n')).toEqual(['a', '', 'b']);
  });
});

describe('sftpFeedFolder', () => {
  const remote = new Set<string>();
  const folders = new Set(['out', 'in', 'in/archive']);
  const calls: string[] = [];

  /** N/sftp as documented: a move never replaces, and fails where a folder is missing. */
  const connection = {
    upload: ({ filename, directory }: { filename: string; directory: string }) => {
      calls.push(`upload ${directory}/${filename}`);
      remote.add(`${directory}/${filename}`);
    },
    move: ({ from, to }: { from: string; to: string }) => {
      if (!remote.has(from) || remote.has(to) || !folders.has(to.slice(0, to.lastIndexOf('/')))) {
        throw new Error('FTP_CANNOT_MOVE');
      }
      calls.push(`move ${from} ${to}`);
      remote.delete(from);
      remote.add(to);
    },
    removeFile: ({ path }: { path: string }) => {
      if (!remote.delete(path)) {
        throw new Error('FTP_NO_SUCH_FILE');
      }
    },
    makeDirectory: ({ path }: { path: string }) => folders.add(path),
    list: () => [
      { name: '.', directory: true, size: 0, lastModified: '' },
      { name: 'archive', directory: true, size: 0, lastModified: '' },
      { name: 'a.csv', directory: false, size: 7, lastModified: '2026-03-09T10:15:00+01:00' },
      { name: 'b.csv', directory: false, size: 8, lastModified: 'Mar  9 10:15' },
      { name: 'c.csv', directory: false, size: 9, lastModified: 'whenever' },
    ],
  };

  beforeEach(() => {
    remote.clear();
    calls.length = 0;
    mockConnect.mockReset().mockReturnValue(connection);
    jest.mocked(file.load).mockReturnValue({ folder: 5 } as never);
    jest.mocked(file.create).mockReturnValue({ appendLine: () => undefined, save: () => 77 } as never);
  });

  const folder = () => sftpFeedFolder(() => ({ directory: '', secret: '', key: '' }) as SftpSettings);

  test('HotWax never sees half a file: it gets its name only when it is whole', () => {
    folder().put('out', 'ids.csv', ['partyId', '1']);
    expect(calls).toEqual(['upload out/ids.csv.part', 'move out/ids.csv.part out/ids.csv']);
  });

  test('a leftover of the same name is replaced', () => {
    remote.add('out/ids.csv');
    folder().put('out', 'ids.csv', ['partyId', '1']);
    expect([...remote]).toEqual(['out/ids.csv']);
    expect(calls).toHaveLength(2);
  });

  test.each([
    ['into the archive', [], 'archive', 'in/archive/a.csv'],
    ['G1: beside a file of the same name that is there', ['in/archive/a.csv'], 'archive', 'in/archive/a-42.csv'],
    ['into a folder that is missing', [], 'failed', 'in/failed/a.csv'],
  ])('moves a file %s', (_, before, into, path) => {
    for (const name of ['in/a.csv', ...before]) {
      remote.add(name);
    }
    folder().moveAside('in', 'a.csv', into, '42');
    expect([...remote].sort()).toEqual([...before, path].sort());
  });

  test('says when a file cannot be moved at all', () => {
    expect(() => folder().moveAside('in', 'gone.csv', 'archive', '42')).toThrow('FTP_CANNOT_MOVE');
  });

  test('lists files only; the same time is always the same text', () => {
    const first = folder().list('in');
    expect(first.map(({ name, size }) => [name, size])).toEqual([
      ['a.csv', 7],
      ['b.csv', 8],
      ['c.csv', 9],
    ]);
    expect(first[0]?.modified).toBe('2026-03-09T09:15:00.000Z');
    expect(first.slice(1).map(({ modified }) => modified)).toEqual(['Mar  9 10:15', 'whenever']);
    expect(folder().list('in')).toEqual(first);
  });

  test('tells how many bytes stand in the File Cabinet, under the name that was asked for', () => {
    const downloaded: Record<string, unknown> = { size: 3, save: () => 77 };
    mockConnect.mockReturnValue({ ...connection, download: () => downloaded });
    jest
      .mocked(file.load)
      .mockReturnValue({ folder: 5, size: 7, getReader: () => ({ readChars: () => null }) } as never);
    jest.mocked(crypto.createHash).mockReturnValue({ update: () => undefined, digest: () => 'abc' } as never);
    expect(folder().fetch('in', 'a b.csv', 'plain.csv')).toEqual({ document: 77, digest: 'abc', size: 7 });
    expect(downloaded).toMatchObject({ name: 'plain.csv', folder: 5 });
  });

  test('G6: after a download that failed the next one has a new connection', () => {
    const fails = () => {
      throw new Error('CONNECTION_RESET');
    };
    mockConnect.mockReturnValue({ ...connection, download: fails });
    const used = folder();
    expect(() => used.fetch('in', 'a.csv', 'a.csv')).toThrow('CONNECTION_RESET');
    expect(() => used.fetch('in', 'b.csv', 'b.csv')).toThrow('CONNECTION_RESET');
    expect(mockConnect).toHaveBeenCalledTimes(2);
  });

  test('opens one connection a run, and none when nothing is asked', () => {
    const used = folder();
    expect(mockConnect).not.toHaveBeenCalled();
    used.list('in');
    used.put('out', 'ids.csv', []);
    expect(mockConnect).toHaveBeenCalledTimes(1);
  });
});
