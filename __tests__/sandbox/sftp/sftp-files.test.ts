import * as fs from 'node:fs';
import * as path from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { codeOf, type Folders, type Served, type ServedFolders, serve, serveHere } from './served';

// Large files on a busy machine.
jest.setTimeout(60_000);

/** What N/sftp makes of files and folders on a server, however it gets there. */
describe.each([
  ['over SSH', serve as () => Promise<ServedFolders>],
  ['in this process', serveHere],
])('%s', (_, start) => {
  let served: ServedFolders;
  let connection: Folders;
  beforeEach(async () => {
    served = await start();
    connection = await served.connect();
  });
  afterEach(() => served.stop());

  const onDisk = (...parts: string[]) => path.join(served.root, ...parts);

  describe('transfers', () => {
    test.each([
      'plain.csv',
      'with space.csv',
      'it\'s "quoted".csv',
      'Größe – 価格 😀.csv',
      'a*b?.csv',
      '-rf.csv',
      'back\\slash.csv',
      'line\nbreak',
    ])('%s arrives and comes back byte for byte', async (name) => {
      const content = Buffer.from([0, 255, 10, 13, 128, 65]);
      await connection.upload(name, content, false, 5);
      expect(fs.readFileSync(onDisk(name))).toEqual(content);
      expect(Buffer.from(await connection.download(name, 5))).toEqual(content);
      expect((await connection.list('')).map((entry) => entry.name)).toEqual([name]);
      await connection.removeFile(name);
      expect(fs.readdirSync(served.root)).toEqual([]);
    });

    test('20 MB go both ways unchanged', async () => {
      const content = Buffer.alloc(20_000_000, 'name,quantity\r\n4711,3\r\n');
      await connection.upload('large.csv', content, false, 60);
      expect(fs.readFileSync(onDisk('large.csv')).equals(content)).toBe(true);
      expect(content.equals(await connection.download('large.csv', 60))).toBe(true);
    });

    test('an empty file is a file', async () => {
      await connection.upload('empty', Buffer.alloc(0), false, 5);
      expect(await connection.download('empty', 5)).toHaveLength(0);
    });

    test('an existing file is only replaced when asked', async () => {
      fs.writeFileSync(onDisk('a.csv'), 'old and longer');
      expect(await codeOf(connection.upload('a.csv', Buffer.from('new'), false, 5))).toBe('FTP_FILE_ALREADY_EXISTS');
      expect(fs.readFileSync(onDisk('a.csv'), 'utf8')).toBe('old and longer');
      await connection.upload('a.csv', Buffer.from('new'), true, 5);
      expect(fs.readFileSync(onDisk('a.csv'), 'utf8')).toBe('new');
    });

    // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1557234670.html: removeFile
    test('what is not there is FTP_NO_SUCH_FILE_OR_DIRECTORY', async () => {
      expect(await codeOf(connection.download('none.csv', 5))).toBe('FTP_NO_SUCH_FILE_OR_DIRECTORY');
      expect(await codeOf(connection.upload('none/a.csv', Buffer.alloc(1), false, 5))).toBe(
        'FTP_NO_SUCH_FILE_OR_DIRECTORY',
      );
      expect(await codeOf(connection.removeFile('none.csv'))).toBe('FTP_NO_SUCH_FILE_OR_DIRECTORY');
    });

    test('a folder is no file', async () => {
      fs.mkdirSync(onDisk('folder'));
      expect(await codeOf(connection.download('folder', 5))).toBe('THE_REMOTE_PATH_FOR_FILE_IS_NOT_VALID');
      expect(await codeOf(connection.upload('folder', Buffer.alloc(1), true, 5))).toBe(
        'THE_REMOTE_PATH_FOR_FILE_IS_NOT_VALID',
      );
      expect(await codeOf(connection.removeFile('folder'))).toBe('FTP_NO_SUCH_FILE_OR_DIRECTORY');
    });

    // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1557238937.html
    test.each([
      [100_000_000, 'no error'],
      [100_000_001, 'FTP_MAXIMUM_FILE_SIZE_EXCEEDED'],
    ])('a download of %d bytes: %s', async (bytes, code) => {
      fs.closeSync(fs.openSync(onDisk('large'), 'w'));
      fs.truncateSync(onDisk('large'), bytes);
      expect(await codeOf(connection.download('large', 60))).toBe(code);
    });
  });

  describe('folders', () => {
    test('list tells names, kinds, sizes and times, without . and ..', async () => {
      fs.mkdirSync(onDisk('archive'));
      fs.writeFileSync(onDisk('orders.csv'), '12345');
      fs.utimesSync(onDisk('orders.csv'), 1_700_000_000, 1_700_000_001);
      const entries = await connection.list('');
      expect(entries.map(({ name, directory }) => ({ name, directory }))).toEqual(
        expect.arrayContaining([
          { name: 'archive', directory: true },
          { name: 'orders.csv', directory: false },
        ]),
      );
      expect(entries).toHaveLength(2);
      expect(entries.find(({ name }) => name === 'orders.csv')).toEqual({
        name: 'orders.csv',
        directory: false,
        size: 5,
        modified: 1_700_000_001_000,
      });
    });

    // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4617004932.html: wildcards
    test('list takes wildcards and hundreds of entries', async () => {
      fs.mkdirSync(onDisk('in'));
      for (let index = 0; index < 250; index++) fs.writeFileSync(onDisk('in', `${index}.csv`), '');
      fs.writeFileSync(onDisk('in', 'note.txt'), '');
      expect(await connection.list('in')).toHaveLength(251);
      expect(await connection.list('in/*.csv')).toHaveLength(250);
      expect(await connection.list('in/1?.csv')).toHaveLength(10);
      expect(await codeOf(connection.list('nowhere'))).toBe('FTP_INVALID_DIRECTORY');
      expect(await codeOf(connection.list('in/note.txt'))).toBe('FTP_INVALID_DIRECTORY');
    });

    // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1557234024.html: makeDirectory
    // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1557234344.html: removeDirectory
    test('folders are made one level at a time and removed when empty', async () => {
      expect(await codeOf(connection.makeDirectory('a/b'))).toBe('FTP_DIRECTORY_NOT_FOUND');
      await connection.makeDirectory('a');
      await connection.makeDirectory('a/b');
      expect(await codeOf(connection.makeDirectory('a'))).toBe('FTP_PERMISSION_DENIED');
      expect(await codeOf(connection.removeDirectory('a'))).toBe('FTP_DIRECTORY_NOT_EMPTY');
      expect(await codeOf(connection.removeDirectory('none'))).toBe('FTP_DIRECTORY_NOT_FOUND');
      await connection.removeDirectory('a/b');
      await connection.removeDirectory('a');
      expect(fs.readdirSync(served.root)).toEqual([]);
    });

    test('the start folder is where relative paths begin', async () => {
      fs.mkdirSync(onDisk('feeds', 'in'), { recursive: true });
      fs.writeFileSync(onDisk('feeds', 'in', 'a.csv'), 'x');
      for (const directory of ['/feeds', 'feeds']) {
        const below = await served.connect({ directory });
        expect((await below.list('in')).map(({ name }) => name)).toEqual(['a.csv']);
      }
    });
  });

  describe('move', () => {
    test('moves files and folders, keeping content and time', async () => {
      fs.mkdirSync(onDisk('archive'));
      fs.writeFileSync(onDisk('a.csv'), 'content');
      fs.utimesSync(onDisk('a.csv'), 1_600_000_000, 1_600_000_000);
      await connection.move('a.csv', 'archive/b.csv');
      await connection.move('archive', 'old');
      expect(fs.existsSync(onDisk('a.csv'))).toBe(false);
      expect(fs.readFileSync(onDisk('old', 'b.csv'), 'utf8')).toBe('content');
      expect(fs.statSync(onDisk('old', 'b.csv')).mtimeMs).toBe(1_600_000_000_000);
    });

    test('onto an existing file it is FTP_INVALID_MOVE and both stay as they were', async () => {
      fs.writeFileSync(onDisk('a.csv'), 'a');
      fs.writeFileSync(onDisk('b.csv'), 'b');
      expect(await codeOf(connection.move('a.csv', 'b.csv'))).toBe('FTP_INVALID_MOVE');
      expect(fs.readFileSync(onDisk('a.csv'), 'utf8')).toBe('a');
      expect(fs.readFileSync(onDisk('b.csv'), 'utf8')).toBe('b');
      fs.mkdirSync(onDisk('empty1'));
      fs.mkdirSync(onDisk('empty2'));
      expect(await codeOf(connection.move('empty1', 'empty2'))).toBe('FTP_INVALID_MOVE');
    });

    // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1557234961.html
    test('from or to nowhere it is FTP_INVALID_MOVE', async () => {
      fs.writeFileSync(onDisk('a.csv'), 'a');
      expect(await codeOf(connection.move('none.csv', 'b.csv'))).toBe('FTP_INVALID_MOVE');
      expect(await codeOf(connection.move('a.csv', 'none/a.csv'))).toBe('FTP_INVALID_MOVE');
    });
  });

  describe('nothing outside the served folder can be reached', () => {
    const secret = () => path.join(served.root, '..', 'secret.txt');
    beforeEach(() => fs.writeFileSync(secret(), 'secret'));

    test('.. ends at the root', async () => {
      expect(await codeOf(connection.download('../secret.txt', 5))).toBe('FTP_NO_SUCH_FILE_OR_DIRECTORY');
      expect(await codeOf(connection.download('x/../../secret.txt', 5))).toBe('FTP_NO_SUCH_FILE_OR_DIRECTORY');
      expect(await connection.list('..')).toEqual([]);
      await connection.upload('../new.txt', Buffer.from('x'), false, 5);
      expect(fs.existsSync(onDisk('new.txt'))).toBe(true);
      expect(fs.existsSync(path.join(served.root, '..', 'new.txt'))).toBe(false);
    });

    test('an absolute path of this machine is a path below the root', async () => {
      const absolute = await served.connect({ directory: '/' });
      expect(await codeOf(absolute.download(`/${secret()}`, 5))).toBe('FTP_NO_SUCH_FILE_OR_DIRECTORY');
    });

    test('a link that leads out is refused, for reading and for writing', async () => {
      fs.symlinkSync('../secret.txt', onDisk('link.txt'));
      fs.symlinkSync('..', onDisk('up'));
      fs.symlinkSync(path.join(served.root, '..', 'not-there-yet.txt'), onDisk('dangling'));
      expect(await codeOf(connection.download('link.txt', 5))).toBe('FTP_PERMISSION_DENIED');
      expect(await codeOf(connection.upload('link.txt', Buffer.from('x'), true, 5))).toBe('FTP_PERMISSION_DENIED');
      expect(await codeOf(connection.list('up'))).toBe('FTP_PERMISSION_DENIED');
      expect(await codeOf(connection.download('up/secret.txt', 5))).toBe('FTP_PERMISSION_DENIED');
      expect(await codeOf(connection.upload('dangling', Buffer.from('x'), true, 5))).toBe('FTP_PERMISSION_DENIED');
      expect(await codeOf(connection.move('up/secret.txt', 'mine.txt'))).toBe('FTP_PERMISSION_DENIED');
      expect(fs.readFileSync(secret(), 'utf8')).toBe('secret');
      expect(fs.readdirSync(path.join(served.root, '..')).sort()).toEqual(['root', 'secret.txt']);
    });

    test('a link that stays inside works, and removing it leaves its target', async () => {
      fs.writeFileSync(onDisk('a.csv'), 'a');
      fs.symlinkSync('a.csv', onDisk('latest.csv'));
      expect(Buffer.from(await connection.download('latest.csv', 5)).toString()).toBe('a');
      await connection.removeFile('latest.csv');
      expect(fs.readdirSync(served.root)).toEqual(['a.csv']);
    });
  });
});

describe('a file that changes at the same time', () => {
  let served: Served;
  let connection: Folders;
  beforeEach(async () => {
    served = await serve();
    connection = await served.connect();
  });
  afterEach(() => served.stop());

  const onDisk = (name: string) => path.join(served.root, name);

  test('and appears at the last moment is not overwritten', async () => {
    served.server.setFaults(({ operation }) => {
      if (operation === 'open') fs.writeFileSync(onDisk('a.csv'), 'theirs');
      return undefined;
    });
    expect(await codeOf(connection.upload('a.csv', Buffer.from('ours'), false, 5))).toBe('FTP_FILE_ALREADY_EXISTS');
    expect(fs.readFileSync(onDisk('a.csv'), 'utf8')).toBe('theirs');
  });

  test.each([
    ['grows', 'x'.repeat(100_000), 'y'.repeat(50_000), 'x'.repeat(100_000) + 'y'.repeat(50_000)],
    ['was empty', '', 'y', 'y'],
  ])('that %s comes with what it has at the end', async (_, first, more, whole) => {
    fs.writeFileSync(onDisk('a.csv'), first);
    served.server.setFaults(({ operation }) => {
      if (operation === 'open') fs.appendFileSync(onDisk('a.csv'), more);
      return undefined;
    });
    expect(Buffer.from(await connection.download('a.csv', 5)).toString()).toBe(whole);
  });

  test('that shrinks comes as far as it goes', async () => {
    fs.writeFileSync(onDisk('a.csv'), 'x'.repeat(100_000));
    served.server.setFaults(({ operation }) => {
      if (operation === 'open') fs.truncateSync(onDisk('a.csv'), 40_001);
      return undefined;
    });
    expect(await connection.download('a.csv', 5)).toHaveLength(40_001);
  });
});
