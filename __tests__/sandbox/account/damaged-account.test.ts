import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openAccount } from 'netsuite-sandbox/account/open-account';
import { sqlRun } from 'netsuite-sandbox/account/sql';
import { listLogs } from 'netsuite-sandbox/scripts/script-logs';
import { memoryAccount, runBody } from '../scripts/script-account';

const BIN = path.resolve(__dirname, '../../../packages/sandbox/bin/sandbox.js');

let dir: string;
let database: string;
beforeEach(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'damaged-'));
  database = path.join(dir, 'account.db');
  const account = openAccount(dir);
  for (let n = 0; n < 500; n += 1)
    account.records.insert('term', { body: { name: `Mine ${n}`, note: 'x'.repeat(200) } });
  account.files.save({ folder: -15, name: 'a.txt', type: 'PLAINTEXT', content: Buffer.from('hello') });
  account.close();
});
afterEach(() => fs.rmSync(dir, { recursive: true, force: true }));

const sandbox = (...args: string[]) =>
  spawnSync(process.execPath, [BIN, ...args, '--account', dir], { encoding: 'utf8' });
const digest = () => createHash('sha256').update(fs.readFileSync(database)).digest('hex');

/** Overwrites a part of the database. @param from where it begins, as a part of the file's length */
function overwrite(from: number, to: number): void {
  const bytes = fs.readFileSync(database);
  const [start, end] = [Math.floor(bytes.length * from), Math.floor(bytes.length * to)];
  bytes.fill(0x5a, start, end);
  fs.writeFileSync(database, bytes);
}

describe('an account.db that is damaged', () => {
  test.each([
    ['in its first bytes', 0, 0.001],
    ['in its first half', 0.01, 0.5],
    ['in the middle', 0.3, 0.7],
    ['but for its first bytes', 0.002, 1],
  ])('%s is said to be so, and left as it is', (_where, from, to) => {
    overwrite(from, to);
    const before = digest();
    for (const command of [['records', 'term'], ['tick', 'PT15M'], ['logs']]) {
      const { status, stderr } = sandbox(...command);
      if (command[0] === 'records') expect(status).toBe(1);
      if (status === 0) continue;
      expect(stderr).toMatch(
        /^The account in .* is damaged: account\.db cannot be read \(.*\)\. It is left as it is\./,
      );
      expect(stderr).toContain('Put back a copy of the whole folder, or empty the account with "reset"');
    }
    expect(digest()).toBe(before);
    expect(sandbox('reset')).toMatchObject({ status: 0, stderr: '' });
    expect(sandbox('records', 'term', '--json')).toMatchObject({
      status: 0,
      stdout: expect.not.stringContaining('Mine'),
    });
  });
});

test('an account.db of no bytes is damaged, and no fresh account', () => {
  for (const suffix of ['', '-wal', '-shm']) fs.rmSync(database + suffix, { force: true });
  fs.writeFileSync(database, '');
  const contents = fs.readdirSync(path.join(dir, 'files'));
  for (const command of [
    ['records', 'term'],
    ['tick', 'PT15M'],
    ['secret', 'set', 'custsecret_mine', 'x'],
  ]) {
    const { status, stderr } = sandbox(...command);
    expect(stderr).toContain('is damaged: account.db cannot be read (it is empty).');
    expect(status).toBe(1);
  }
  expect(fs.readdirSync(path.join(dir, 'files'))).toEqual(contents);
  expect(sandbox('reset')).toMatchObject({ status: 0, stderr: '' });
  expect(sandbox('records', 'term').status).toBe(0);
});

test('a damage that a script comes upon ends the run, whatever the script makes of it', () => {
  const account = memoryAccount();
  const files = Object.create(account.files, {
    byId: {
      value: () => {
        throw Object.assign(new Error('database disk image is malformed'), { code: 'SQLITE_CORRUPT' });
      },
    },
  });
  const body = `
    try { file.load({ id: 123 }); } catch (error) {}
    try { log.audit('went on', 'as if nothing had happened'); } catch (error) {}`;
  expect(() => runBody({ ...account, files }, ['N/file', 'N/log'], body)).toThrow('database disk image is malformed');
  expect(listLogs(account)).not.toContainEqual(expect.objectContaining({ title: 'went on' }));
  account.close();
});

describe('contents of files that are missing', () => {
  test('as a whole folder: the account is not opened', () => {
    fs.rmSync(path.join(dir, 'files'), { recursive: true });
    const before = digest();
    const { status, stderr } = sandbox('tick', 'PT15M');
    expect(status).toBe(1);
    expect(stderr).toContain('its folder files is missing, with the contents of 1 files. Nothing was changed.');
    expect(digest()).toBe(before);
    expect(fs.existsSync(path.join(dir, 'files'))).toBe(false);
  });

  test('one by one: the file is named when it is read, and the others go on', () => {
    const account = openAccount(dir);
    account.files.save({ folder: -15, name: 'b.txt', type: 'PLAINTEXT', content: Buffer.from('world') });
    const [first] = fs
      .readdirSync(path.join(dir, 'files'))
      .filter((key) => fs.readFileSync(path.join(dir, 'files', key), 'utf8') === 'hello');
    fs.rmSync(path.join(dir, 'files', first as string));
    const read = (name: string) => account.files.contentByPath(`/SuiteScripts/${name}`)?.toString();
    expect(() => read('a.txt')).toThrow(`${path.join(dir, 'files', first as string)} is missing`);
    expect(() =>
      account.files.append(account.files.byPath('/SuiteScripts/a.txt')?.id as number, Buffer.from('!')),
    ).toThrow('is missing');
    expect(read('b.txt')).toBe('world');
    account.files.save({ folder: -15, name: 'a.txt', type: 'PLAINTEXT', content: Buffer.from('again') });
    expect(read('a.txt')).toBe('again');
    account.close();
  });
});

test('an account of another version says so and what to do, and reset empties it', () => {
  const account = openAccount(dir);
  sqlRun(account.db, "UPDATE setting SET value = '99' WHERE name = 'formatVersion'");
  account.close();
  const { status, stderr } = sandbox('records', 'term');
  expect(status).toBe(1);
  expect(stderr).toMatch(
    /another version of the sandbox \(format 99, this one reads \d+\)\. Use that version, name another/,
  );
  expect(sandbox('reset').status).toBe(0);
  expect(sandbox('records', 'term').status).toBe(0);
});

test("reset does not touch somebody else's database", () => {
  const { db } = openAccount(path.join(dir, 'other'));
  db.exec('DROP TABLE setting');
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
  fs.renameSync(path.join(dir, 'other', 'account.db'), database);
  const before = digest();
  const { status, stderr } = sandbox('reset');
  expect(status).toBe(1);
  expect(stderr).toContain('does not hold a sandbox account: the database there belongs to something else');
  expect(digest()).toBe(before);
});
