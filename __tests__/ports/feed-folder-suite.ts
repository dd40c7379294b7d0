import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Cabinet, FeedFolder } from '../../src/SuiteScripts/HotWaxSync/pipeline/ports';

/** A feed folder, the cabinet it saves to, and what HotWax does and sees on the server. */
export interface FeedFolderInTest {
  readonly folder: FeedFolder;
  readonly cabinet: Cabinet;
  /** Folders are made; each file is newer than the one before. */
  put(path: string, content: string): void;
  read(path: string): string;
  listed(directory: string): string[];
}

/** What one side does not have. */
export interface FeedFolderLacks {
  /** There are no folders of their own: one without files is the same as one that is missing. */
  readonly folders?: boolean;
}

const NAMES = ['plain.csv', 'with space.csv', 'it\'s "quoted".csv', 'Größe 価格 😀.csv', `${'long-'.repeat(39)}.csv`];

/** What `pipeline/ports.ts` promises of the folders on SFTP. @param make an empty server, for each test */
export function describeFeedFolder(what: string, make: () => FeedFolderInTest, lacks: FeedFolderLacks = {}): void {
  describe(`the feed folder ${what}`, () => {
    let subject: FeedFolderInTest;
    let folder: FeedFolder;
    beforeEach(() => {
      subject = make();
      folder = subject.folder;
    });

    test('lists files only, oldest first, with their sizes in bytes', () => {
      subject.put('in/z.csv', 'é\n');
      subject.put('in/a.csv', '12345\n');
      subject.put('in/archive/old.csv', '');
      const listed = folder.list('in');
      expect(listed.map(({ name, size }) => [name, size])).toEqual([
        ['z.csv', 3],
        ['a.csv', 6],
      ]);
      const [older, newer] = listed.map(({ modified }) => Date.parse(modified));
      expect(older).toBeLessThan(newer ?? 0);
    });

    test('tells the same of a file as long as nobody touches it', () => {
      subject.put('in/a.csv', 'a\n');
      expect(folder.list('in')).toEqual(folder.list('in'));
    });

    test.each(NAMES)('fetches %s into the cabinet, with the digest of its bytes', (name) => {
      const content = 'externalId,lastName\n1,"Åkerlund, ""Al"""\n';
      subject.put(`in/${name}`, content);
      const { document, digest, size } = folder.fetch('in', name, 'saved.csv');
      expect([...subject.cabinet.readLines(document)].join('\n').trimEnd()).toBe(content.trimEnd());
      expect(size).toBe(Buffer.byteLength(content));
      expect(digest).toBe(createHash('sha256').update(content).digest('hex'));
      expect(subject.read(`in/${name}`)).toBe(content);
    });

    test.each(NAMES)('puts %s in place, and leaves nothing beside it', (name) => {
      subject.put('out/other.csv', '');
      folder.put('out', name, ['a,ü', '1,2'], 1);
      expect(subject.read(`out/${name}`)).toBe('a,ü\n1,2\n');
      expect(subject.listed('out')).toEqual(['other.csv', name].sort());
    });

    test('replaces what has the name of a file that is put', () => {
      subject.put('out/a.csv', 'old and longer\n');
      folder.put('out', 'a.csv', ['new'], 1);
      expect(subject.read('out/a.csv')).toBe('new\n');
    });

    test.each(NAMES)('moves %s aside into a folder that has to be made', (name) => {
      subject.put(`in/${name}`, 'a\n');
      folder.moveAside('in', name, 'archive', '7');
      expect([subject.listed('in'), subject.read(`in/archive/${name}`)]).toEqual([[], 'a\n']);
    });

    test('G1: never replaces what was moved aside before', () => {
      for (const [suffix, content] of [
        ['7', 'first\n'],
        ['8', 'second\n'],
      ] as const) {
        subject.put('in/a.csv', content);
        folder.moveAside('in', 'a.csv', 'archive', suffix);
      }
      const kept = subject.listed('in/archive').map((name) => subject.read(`in/archive/${name}`));
      expect(kept.sort()).toEqual(['first\n', 'second\n']);
    });

    test('a file that is gone can be moved by nobody', () => {
      subject.put('in/other.csv', '');
      expect(() => folder.moveAside('in', 'gone.csv', 'archive', '7')).toThrow();
    });

    if (!lacks.folders) {
      test('a folder that is not there cannot be listed; one without files can', () => {
        expect(() => folder.list('nowhere')).toThrow();
        subject.put('in/archive/old.csv', '');
        expect(folder.list('in')).toEqual([]);
      });

      test('puts into folders that have to be made, but makes no more than it may', () => {
        expect(() => folder.put('top/out', 'a.csv', ['a'], 1)).toThrow();
        folder.put('top/out', 'a.csv', ['a'], 2);
        expect(subject.read('top/out/a.csv')).toBe('a\n');
      });

      test('a file that is not there cannot be fetched', () => {
        subject.put('in/other.csv', '');
        expect(() => folder.fetch('in', 'gone.csv', 'saved.csv')).toThrow();
      });
    }
  });
}
