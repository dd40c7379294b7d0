import * as crypto from 'N/crypto';
import * as file from 'N/file';
import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import { sftpFeedFolder } from '../../src/SuiteScripts/HotWaxSync/netsuite/sftp-feed-folder';
import type { SftpSettings } from '../../src/SuiteScripts/HotWaxSync/netsuite/sftp-settings';
import type { FeedFolder } from '../../src/SuiteScripts/HotWaxSync/pipeline/ports';

const mockConnect = jest.fn<(options: object) => object>();

jest.mock('N/crypto');
jest.mock('N/encode');
jest.mock('N/file');
// Oracle's stub of N/sftp has no Sort.
jest.mock('N/sftp', () => ({ createConnection: (options: object) => mockConnect(options), Sort: { DATE: 'DATE' } }));

const remote = new Set<string>();
const folders = new Set<string>();
const calls: string[] = [];
/** What the next call of this name throws, and whether it has happened all the same. */
const faults = new Map<string, { name: string; happened: boolean }>();

const parent = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('/')));
const fail = (name: string) => Object.assign(new Error(`said ${name}`), { name });

/** N/sftp as documented: a move never replaces, and fails where a folder is missing. */
function act(call: string, allowed: boolean, refusal: string, effect: () => void): void {
  const [method = ''] = call.split(' ');
  const fault = faults.get(method);
  faults.delete(method);
  if (fault?.happened === false) {
    throw fail(fault.name);
  }
  if (!allowed) {
    throw fail(refusal);
  }
  calls.push(call);
  effect();
  if (fault !== undefined) {
    throw fail(fault.name);
  }
}

const connection = {
  upload: ({ filename, directory, file: made }: { filename: string; directory: string; file: { id: unknown } }) => {
    expect(made.id).toBeUndefined();
    const path = `${directory}/${filename}`;
    act(`upload ${path}`, folders.has(directory), 'FTP_NO_SUCH_FILE_OR_DIRECTORY', () => remote.add(path));
  },
  move: ({ from, to }: { from: string; to: string }) => {
    const allowed = remote.has(from) && !remote.has(to) && folders.has(parent(to));
    act(`move ${from} ${to}`, allowed, 'FTP_INVALID_MOVE', () => {
      remote.delete(from);
      remote.add(to);
    });
  },
  removeFile: ({ path }: { path: string }) =>
    act(`removeFile ${path}`, remote.has(path), 'FTP_NO_SUCH_FILE_OR_DIRECTORY', () => remote.delete(path)),
  makeDirectory: ({ path }: { path: string }) => {
    const allowed = !folders.has(path) && (parent(path) === '' || folders.has(parent(path)));
    act(`makeDirectory ${path}`, allowed, 'FTP_DIRECTORY_NOT_FOUND', () => folders.add(path));
  },
  list: ({ path }: { path: string }) => {
    act('list', folders.has(path), 'FTP_INVALID_DIRECTORY', () => calls.pop());
    return [...remote]
      .filter((each) => parent(each) === path)
      .map((each) => ({ name: each.slice(path.length + 1), directory: false, size: '7', lastModified: '' }));
  },
};

beforeEach(() => {
  remote.clear();
  folders.clear();
  faults.clear();
  calls.length = 0;
  for (const path of ['out', 'in', 'in/archive', 'salesorder']) {
    folders.add(path);
  }
  mockConnect.mockReset().mockReturnValue(connection);
  jest.mocked(file.create).mockReset();
  (file.create as unknown as jest.Mock).mockImplementation((options) => ({ ...(options as object) }));
});

const folder = () => sftpFeedFolder(() => ({ directory: '', secret: '', key: '' }) as SftpSettings);

describe('put', () => {
  test('HotWax never sees half a file: it gets its name only when it is whole', () => {
    folder().put('out', 'ids.csv', ['partyId', '1'], 1);
    expect(calls).toEqual(['upload out/ids.csv.part', 'move out/ids.csv.part out/ids.csv']);
    expect(jest.mocked(file.create).mock.calls[0]?.[0]).toMatchObject({ name: 'ids.csv', contents: 'partyId\n1\n' });
  });

  test('a leftover of the same name is replaced', () => {
    remote.add('out/ids.csv');
    folder().put('out', 'ids.csv', ['partyId', '1'], 1);
    expect([...remote]).toEqual(['out/ids.csv']);
  });

  test('the half of a file that a dead run left is overwritten by the next one of its kind', () => {
    remote.add('out/OrderIds.csv.part');
    folder().put('out', 'OrderIds_20261123T101500Z_7.csv', [], 1);
    folder().put('out', 'OrderIds_20261123T103000Z_7_1.csv', [], 1);
    expect([...remote]).toEqual(['out/OrderIds_20261123T101500Z_7.csv', 'out/OrderIds_20261123T103000Z_7_1.csv']);
  });

  test('a move that happened though its reply was lost is done', () => {
    faults.set('move', { name: 'CONNECTION_RESET', happened: true });
    folder().put('out', 'ids.csv', [], 1);
    expect([...remote]).toEqual(['out/ids.csv']);
    expect(calls).not.toContain('removeFile out/ids.csv');
  });

  test.each([
    ['a folder', 'out/new', 1, ['out/new']],
    ['a folder in a missing one', 'salesorder/import/ids', 2, ['salesorder/import', 'salesorder/import/ids']],
  ])('makes %s that is missing', (_, directory, makes, made) => {
    folder().put(directory, 'ids.csv', [], makes);
    expect([...folders]).toEqual(expect.arrayContaining(made));
    expect([...remote]).toEqual([`${directory}/ids.csv`]);
  });

  test('never makes more folders than it may', () => {
    expect(() => folder().put('elsewhere/export/error', 'r.csv', [], 1)).toThrow('SFTP_FOLDER_MISSING');
    expect([...folders]).toEqual(['out', 'in', 'in/archive', 'salesorder']);
  });

  test('G6: says that the server denies it', () => {
    faults.set('upload', { name: 'FTP_PERMISSION_DENIED', happened: false });
    expect(() => folder().put('out', 'ids.csv', [], 1)).toThrow(/SFTP_DENIED: .*\(out\)/);
  });

  test.each([
    ['a full disk is not filled up', 'FTP_INVALID_MOVE', 'FTP_INVALID_MOVE'],
    ['a line that breaks leaves nothing', 'CONNECTION_RESET', 'SFTP_UNREACHABLE'],
  ])('%s with halves of files', (_, name, said) => {
    faults.set('move', { name, happened: false });
    expect(() => folder().put('out', 'ids.csv', [], 1)).toThrow(said);
    expect([...remote]).toEqual([]);
  });
});

describe('moveAside', () => {
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

  test('a move that happened though its reply was lost is done', () => {
    remote.add('in/a.csv');
    faults.set('move', { name: 'CONNECTION_CLOSED_BY_HOST', happened: true });
    folder().moveAside('in', 'a.csv', 'archive', '42');
    expect([...remote]).toEqual(['in/archive/a.csv']);
  });

  test('says when a file cannot be moved at all', () => {
    expect(() => folder().moveAside('in', 'gone.csv', 'archive', '42')).toThrow('FTP_INVALID_MOVE');
  });
});

test('lists files only; the same time is always the same text', () => {
  const entries = [
    { name: '.', directory: true, size: 0, lastModified: '' },
    { name: 'archive', directory: true, size: 0, lastModified: '' },
    { name: 'a.csv', directory: false, size: 7, lastModified: '2026-03-09T10:15:00+01:00' },
    { name: 'b.csv', directory: false, size: 8, lastModified: 'Mar  9 10:15' },
    { name: 'c.csv', directory: false, size: 9, lastModified: 'whenever' },
  ];
  mockConnect.mockReturnValue({ list: () => entries });
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

describe('fetch', () => {
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

  test.each(['FTP_TRANSFER_TIMEOUT_EXCEEDED', 'CONNECTION_RESET'])(
    'G6: after a download that failed with %s the next one has a new connection',
    (name) => {
      const fails = () => {
        throw fail(name);
      };
      mockConnect.mockReturnValue({ ...connection, download: fails });
      const used = folder();
      // The file's own error: whoever asks must not take it for a server that is down.
      expect(() => used.fetch('in', 'a.csv', 'a.csv')).toThrow(fail(name));
      expect(() => used.fetch('in', 'b.csv', 'b.csv')).toThrow(fail(name));
      expect(mockConnect).toHaveBeenCalledTimes(2);
    },
  );
});

describe('the connection', () => {
  test('is opened once a run, and not at all when nothing is asked', () => {
    const used = folder();
    expect(mockConnect).not.toHaveBeenCalled();
    used.list('in');
    used.put('out', 'ids.csv', [], 1);
    expect(mockConnect).toHaveBeenCalledTimes(1);
  });

  test.each([
    ['FTP_UNKNOWN_HOST', 'SFTP_UNREACHABLE'],
    ['FTP_CONNECT_TIMEOUT_EXCEEDED', 'SFTP_UNREACHABLE'],
    ['NO_ROUTE_TO_HOST_FOUND', 'SFTP_UNREACHABLE'],
    ['CONNECTION_RESET', 'SFTP_UNREACHABLE'],
    ['FTP_UNSUPPORTED_ENCRYPTION_ALGORITHM', 'SFTP_UNREACHABLE'],
    ['FTP_INCORRECT_HOST_KEY', 'SFTP_HOST_KEY_WRONG'],
    ['FTP_INCORRECT_HOST_KEY_TYPE', 'SFTP_HOST_KEY_WRONG'],
    ['FTP_MALFORMED_HOST_KEY', 'SFTP_SETTING_INVALID'],
    ['FTP_INVALID_DIRECTORY', 'SFTP_SETTING_INVALID'],
    ['FTP_CANNOT_ESTABLISH_CONNECTION', 'SFTP_LOGIN_REFUSED'],
    ['AUTHENTICATION_FAIL_TOO_MANY_INCORRECT_AUTHENTICATION_ATTEMPTS', 'SFTP_LOGIN_REFUSED'],
  ])('G6, G9: that fails with %s is told as %s, and not tried again in the run', (name, code) => {
    mockConnect.mockImplementation(() => {
      throw fail(name);
    });
    const used = folder();
    expect(() => used.list('in')).toThrow(code);
    expect(() => used.put('out', 'ids.csv', [], 1)).toThrow(code);
    expect(mockConnect).toHaveBeenCalledTimes(1);
  });

  const lose = (used: FeedFolder, times: number) => {
    for (let losses = 0; losses < times; losses++) {
      faults.set('list', { name: 'CONNECTION_RESET', happened: false });
      expect(() => used.list('in')).toThrow('SFTP_UNREACHABLE');
    }
  };

  test('that is lost is opened anew, five times in a row and no more', () => {
    const used = folder();
    lose(used, 8);
    expect(mockConnect).toHaveBeenCalledTimes(5);
  });

  test('G6: losses with some good in between are the fault of single files', () => {
    const used = folder();
    for (let round = 0; round < 4; round++) {
      lose(used, 3);
      used.list('in');
    }
    expect(mockConnect).toHaveBeenCalledTimes(13);
  });

  test.each([
    ['FTP_INVALID_DIRECTORY', 'SFTP_FOLDER_MISSING'],
    ['FTP_PERMISSION_DENIED', 'SFTP_DENIED'],
  ])('G6: a folder that answers %s is named and told as %s', (name, code) => {
    faults.set('list', { name, happened: false });
    expect(() => folder().list('customer/export')).toThrow(new RegExp(`${code}: .*\\(customer/export\\)`));
  });
});
