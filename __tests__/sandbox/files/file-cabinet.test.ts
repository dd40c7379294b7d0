import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Account } from 'netsuite-sandbox/account/account';
import { openAccount } from 'netsuite-sandbox/account/open-account';
import { inTransaction } from 'netsuite-sandbox/account/sql';
import { fileTypeOf } from 'netsuite-sandbox/files/file-types';

let dir: string;
let account: Account;
beforeEach(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'cabinet-'));
  account = openAccount(dir);
});
afterEach(() => {
  account.close();
  fs.rmSync(dir, { recursive: true, force: true });
});

const save = (name: string, text: string, folder = -15) =>
  account.files.save({ folder, name, type: fileTypeOf(name), content: Buffer.from(text) });
const contents = () => fs.readdirSync(path.join(dir, 'files'));

describe('the File Cabinet', () => {
  test('finds files by id and by path with or without a leading slash', () => {
    const file = save('a.csv', 'x', account.files.ensureFolder('/SuiteScripts/in/deep'));
    expect(file).toMatchObject({ path: '/SuiteScripts/in/deep/a.csv', type: 'CSV', size: 1 });
    expect(account.files.byPath('SuiteScripts/in/deep/a.csv')).toEqual(file);
    expect(account.files.byId(file.id)).toEqual(file);
    expect(account.files.byPath('/SuiteScripts/in/a.csv')).toBeUndefined();
    expect(() => account.files.byPath('/SuiteScripts/../a.csv')).toThrow('leaves the File Cabinet');
  });

  test('replaces a file of the same name, keeps its id and leaves no old content', () => {
    const first = save('a.csv', 'one');
    expect(save('a.csv', 'longer').id).toBe(first.id);
    expect(account.files.content(first.id).toString()).toBe('longer');
    expect(contents()).toHaveLength(1);
  });

  test('keeps the old content when the transaction that replaced it is undone', () => {
    const { id } = save('a.csv', 'one');
    expect(() =>
      inTransaction(account.db, () => {
        save('a.csv', 'two');
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(account.files.content(id).toString()).toBe('one');
    save('b.csv', 'x');
    save('b.csv', 'y');
    expect(account.files.content(id).toString()).toBe('one');
    expect(contents()).toHaveLength(2);
  });

  test('appends, over half an append that a crash left', () => {
    const { id } = save('a.csv', 'one');
    fs.appendFileSync(account.files.contentPath(id), 'torn and much longer');
    expect(account.files.content(id).toString()).toBe('one');
    account.files.append(id, Buffer.from('two'));
    expect(account.files.content(id).toString()).toBe('onetwo');
    expect(fs.readFileSync(account.files.contentPath(id), 'utf8')).toBe('onetwo');
    expect(account.files.byId(id)?.size).toBe(6);
  });

  test('lists folders and files by name, and removes files with their content', () => {
    account.files.ensureFolder('/SuiteScripts/b');
    account.files.ensureFolder('/SuiteScripts/a');
    const { id } = save('x.txt', 'x');
    const { folders, files } = account.files.list(-15);
    expect(folders.map((folder) => folder.name)).toEqual(['a', 'b']);
    expect(files.map((file) => file.name)).toEqual(['x.txt']);
    account.files.remove(id);
    expect(account.files.list(-15).files).toEqual([]);
    expect(contents()).toEqual([]);
  });

  test.each([
    ['a.csv', 'CSV'],
    ['A.JS', 'JAVASCRIPT'],
    ['a.txt', 'PLAINTEXT'],
    ['a.tar.gz', 'GZIP'],
    ['a', 'MISCBINARY'],
    ['a.unknown', 'MISCBINARY'],
  ])('takes %s for %s', (name, type) => expect(fileTypeOf(name)).toBe(type));
});
