import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { FeedFolder } from '../../../../packages/hotwax/src/jobs/ports';

/** A folder under test, and where its files really are. */
export interface FolderUnderTest {
  readonly folder: FeedFolder;
  stop(): Promise<void>;
}

/** What every FeedFolder must do, whatever is behind it. */
export function describeFeedFolder(name: string, make: (root: string) => Promise<FolderUnderTest>): void {
  describe(`FeedFolder: ${name}`, () => {
    let outside: string;
    let root: string;
    let made: FolderUnderTest;
    let folder: FeedFolder;

    beforeEach(async () => {
      outside = mkdtempSync(join(tmpdir(), 'feed-folder-'));
      root = join(outside, 'root');
      mkdirSync(join(root, 'in/archive'), { recursive: true });
      made = await make(root);
      folder = made.folder;
    });
    afterEach(async () => {
      await folder.close();
      await made.stop();
      rmSync(outside, { recursive: true });
    });

    const put = (path: string, text: string) => writeFileSync(join(root, path), text);
    const text = (path: string) => readFileSync(join(root, path), 'utf8');
    const buffers = (...parts: string[]) => parts.map((part) => Buffer.from(part));

    test('lists files by name with their sizes, and no folders', async () => {
      put('in/b.csv', '12345');
      put('in/a b".csv', '');
      expect(await folder.list('in')).toEqual([
        { name: 'a b".csv', size: 0 },
        { name: 'b.csv', size: 5 },
      ]);
    });

    test('says which folder it cannot list', async () => {
      await expect(folder.list('nowhere')).rejects.toMatchObject({
        name: 'FeedFolderError',
        message: 'nowhere: there is no such file or folder',
      });
    });

    test('tells the size of a file, and of none', async () => {
      put('in/a.csv', 'ü');
      expect([await folder.size('in/a.csv'), await folder.size('in/b.csv'), await folder.size('no/c.csv')]).toEqual([
        2,
        undefined,
        undefined,
      ]);
    });

    test('reads all bytes of a file', async () => {
      const long = '0123456789ä'.repeat(20_000);
      put('in/long.csv', long);
      const parts: Buffer[] = [];
      for await (const part of folder.read('in/long.csv')) {
        parts.push(part);
      }
      expect(Buffer.concat(parts).toString()).toBe(long);
    });

    test('says which file it cannot read', async () => {
      const reading = async () => {
        for await (const _ of folder.read('in/none.csv')) {
          // nothing comes
        }
      };
      await expect(reading()).rejects.toMatchObject({
        name: 'FeedFolderError',
        message: 'in/none.csv: there is no such file or folder',
      });
    });

    test('writes a file whole, making its folders, and leaves no temporary one', async () => {
      const long = 'x'.repeat(100_000);
      await folder.write('new/deep/feed.csv', buffers('a,b\n', long, '\nend\n'));
      expect(text('new/deep/feed.csv')).toBe(`a,b\n${long}\nend\n`);
      expect(readdirSync(join(root, 'new/deep'))).toEqual(['feed.csv']);
    });

    test('shows nothing under the final name until the file is whole (weakness 16)', async () => {
      const seen: boolean[] = [];
      async function* content() {
        yield Buffer.from('first\n');
        seen.push(existsSync(join(root, 'in/feed.csv')), existsSync(join(root, 'in/feed.csv.part')));
        yield Buffer.from('second\n');
      }
      await folder.write('in/feed.csv', content());
      expect(seen).toEqual([false, true]);
    });

    test('leaves nothing behind when the content fails', async () => {
      async function* content() {
        yield Buffer.from('first\n');
        throw new Error('the database went away');
      }
      await expect(folder.write('in/feed.csv', content())).rejects.toThrow('the database went away');
      expect(readdirSync(join(root, 'in'))).toEqual(['archive']);
    });

    test('writes over what an earlier try left of the temporary file', async () => {
      put('in/feed.csv.part', 'much longer than what comes now');
      await folder.write('in/feed.csv', buffers('short'));
      expect(text('in/feed.csv')).toBe('short');
    });

    test('never writes over a file', async () => {
      put('in/feed.csv', 'old');
      await expect(folder.write('in/feed.csv', buffers('new'))).rejects.toMatchObject({
        name: 'FeedFolderError',
        message: 'in/feed.csv: a file of that name is there already',
      });
      expect([text('in/feed.csv'), readdirSync(join(root, 'in'))]).toEqual(['old', ['archive', 'feed.csv']]);
    });

    test('moves a file into a folder that it makes', async () => {
      put('in/feed.csv', 'text');
      await folder.move('in/feed.csv', 'in/done/feed.csv');
      expect([text('in/done/feed.csv'), existsSync(join(root, 'in/feed.csv'))]).toEqual(['text', false]);
    });

    test('never moves onto a file', async () => {
      put('in/feed.csv', 'new');
      put('in/archive/feed.csv', 'old');
      await expect(folder.move('in/feed.csv', 'in/archive/feed.csv')).rejects.toMatchObject({
        name: 'FeedFolderError',
        message: 'in/archive/feed.csv: a file of that name is there already',
      });
      expect([text('in/feed.csv'), text('in/archive/feed.csv')]).toEqual(['new', 'old']);
    });

    test('says which file it cannot move', async () => {
      await expect(folder.move('in/none.csv', 'in/archive/none.csv')).rejects.toMatchObject({
        name: 'FeedFolderError',
        message: 'in/none.csv: there is no such file or folder',
      });
    });
  });
}
