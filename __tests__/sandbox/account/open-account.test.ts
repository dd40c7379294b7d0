import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { exportRecord } from 'netsuite-sandbox/account/export-records';
import { listMail, sendMail } from 'netsuite-sandbox/account/mailbox';
import { openAccount, resetAccount } from 'netsuite-sandbox/account/open-account';
import { readKey, readSecret, setKey, setSecret } from 'netsuite-sandbox/account/secrets';
import { inTransaction, sqlGet, sqlRun } from 'netsuite-sandbox/account/sql';
import { writeLog } from 'netsuite-sandbox/scripts/script-logs';

let dir: string;
beforeEach(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'account-'));
});
afterEach(() => fs.rmSync(dir, { recursive: true, force: true }));

describe('an account folder', () => {
  test('keeps records, files, settings, secrets and the clock when it is opened again', () => {
    const base = Date.UTC(2026, 2, 9);
    const first = openAccount(path.join(dir, 'new'), { now: () => base, settings: { oneWorld: false } });
    const id = first.records.insert('term', { externalid: 't', body: { name: 'Net 90' } });
    const folder = first.files.ensureFolder('/SuiteScripts/data');
    first.files.save({ folder, name: 'a.txt', type: 'PLAINTEXT', content: Buffer.from('hello') });
    first.clock.advance(60_000);
    setSecret(first, 'custsecret_sftp', 'p');
    first.close();

    const again = openAccount(path.join(dir, 'new'), { now: () => base });
    expect(exportRecord(again.records.get('term', id) as never)).toEqual({ id, externalid: 't', name: 'Net 90' });
    expect(again.files.content(again.files.byPath('SuiteScripts/data/a.txt')?.id as number).toString()).toBe('hello');
    expect(again.settings).toMatchObject({ oneWorld: false, accountId: 'TSTDRV0000001' });
    expect(again.clock.now().getTime()).toBe(base + 60_000);
    expect(readSecret(again, 'CUSTSECRET_SFTP')).toBe('p');
    again.close();
  });

  test('that cannot be made is told with the reason', () => {
    fs.writeFileSync(path.join(dir, 'file'), '');
    const reason = (place: string) => () => openAccount(path.join(dir, place));
    expect(reason('file')).toThrow(
      /^Cannot make the account folder .*file: something that is no folder is in the way\.$/,
    );
    expect(reason('file/a/b')).toThrow('something that is no folder is in the way.');
    expect(() => openAccount('/proc/sandbox/a')).toThrow(/^Cannot make the account folder \/proc\/sandbox\/a: /);
  });

  test('can be read by its owner only', () => {
    openAccount(dir).close();
    expect(fs.statSync(path.join(dir, 'account.db')).mode & 0o077).toBe(0);
  });

  test('is all in account.db when it is closed, so that it can be copied', () => {
    const account = openAccount(dir);
    const id = account.records.insert('term', { body: { name: 'Net 90' } });
    account.close();
    fs.cpSync(path.join(dir, 'account.db'), path.join(dir, 'copy', 'account.db'));
    const copy = openAccount(path.join(dir, 'copy'));
    expect(copy.records.get('term', id)?.body.name).toBe('Net 90');
    copy.close();
  });

  test('can be closed while a statement has not been read to its end', () => {
    const account = openAccount(dir);
    account.records.insert('term', { body: { name: 'Net 90' } });
    account.db.prepare('SELECT id FROM record').iterate().next();
    account.close();
    const again = openAccount(dir);
    expect(again.records.findByName('term', 'Net 90')).toHaveLength(1);
    again.close();
  });

  test('reset empties it and leaves what is not its own', () => {
    const account = openAccount(dir);
    account.files.save({ folder: -15, name: 'a.txt', type: 'PLAINTEXT', content: Buffer.from('x') });
    account.close();
    fs.writeFileSync(path.join(dir, 'mine.txt'), 'x');
    resetAccount(dir);
    expect(fs.readdirSync(dir)).toEqual(['account.lock', 'mine.txt']);
    const fresh = openAccount(dir);
    expect(fresh.files.byPath('/SuiteScripts/a.txt')).toBeUndefined();
    fresh.close();
  });

  test('of something else is refused, and reset leaves it alone', () => {
    fs.writeFileSync(path.join(dir, 'account.db'), 'no database, but longer than a header of one'.repeat(5));
    expect(() => openAccount(dir)).toThrow(`${dir} does not hold a sandbox account`);
    expect(() => resetAccount(dir)).toThrow('does not hold a sandbox account');
    expect(fs.existsSync(path.join(dir, 'account.db'))).toBe(true);
    expect(() => openAccount(path.join(dir, 'account.db'))).toThrow('Cannot make the account folder');
  });

  test('of another format version is refused', () => {
    const account = openAccount(dir);
    sqlRun(account.db, "UPDATE setting SET value = '99' WHERE name = 'formatVersion'");
    account.close();
    expect(() => openAccount(dir)).toThrow('made by another version of the sandbox (format 99');
  });
});

describe('a fresh account', () => {
  test('has countries by key and NetSuite name, statuses, price levels and the top folders', () => {
    const account = openAccount(':memory:');
    expect(account.records.findByName('country', 'united states')[0]?.body).toMatchObject({ key: 'US' });
    expect(account.records.findByName('country', 'Korea, Republic of')[0]?.body).toMatchObject({ key: 'KR' });
    expect(account.records.get('customerstatus', 13)?.body.name).toBe('CUSTOMER-Closed Won');
    expect(account.records.get('pricelevel', -1)?.body.name).toBe('Custom');
    expect(account.records.get('subsidiary', 1)?.body.name).toBe('Parent Company');
    expect(account.files.list().folders.map((folder) => folder.name)).toEqual([
      'Images',
      'SuiteBundles',
      'SuiteScripts',
      'Templates',
    ]);
    account.close();
  });

  test('without OneWorld has no subsidiary', () => {
    const account = openAccount(':memory:', { settings: { oneWorld: false } });
    expect(account.records.count('subsidiary')).toBe(0);
    account.close();
  });
});

describe('the clock', () => {
  test('never goes back', () => {
    const account = openAccount(':memory:', { now: () => 1000 });
    account.clock.advance(500);
    expect(account.clock.now().getTime()).toBe(1500);
    expect(() => account.clock.advance(-1)).toThrow('moves forward only');
    expect(() => account.clock.advance(Number.NaN)).toThrow('moves forward only');
    account.close();
  });

  test("stands still while the machine's is behind", () => {
    let machine = 1000;
    const account = openAccount(':memory:', { now: () => machine });
    const read = (at: number): number => {
      machine = at;
      return account.clock.now().getTime();
    };
    expect([1000, 2000, 500, 1999, 2001].map(read)).toEqual([1000, 2000, 2000, 2000, 2001]);
    account.close();
  });

  const NOON = Date.UTC(2026, 2, 9, 12);
  const HOUR = 3_600_000;
  const reopen = (now: number, warnings: string[]) =>
    openAccount(dir, { now: () => now, onWarning: (warning) => warnings.push(warning) });

  test("goes on from what the account has seen when the machine's was set back meanwhile, and says so", () => {
    const warnings: string[] = [];
    reopen(NOON, warnings).close();
    const again = reopen(NOON - HOUR, warnings);
    expect(again.clock.now()).toEqual(new Date(NOON));
    expect(warnings).toEqual([
      "The machine's clock is 3600 seconds behind the time that this account has seen. The account's clock goes on from 2026-03-09T12:00:00.000Z.",
    ]);
    again.close();
    const next = reopen(NOON - HOUR + 5000, warnings);
    expect(next.clock.now()).toEqual(new Date(NOON + 5000));
    expect(warnings).toHaveLength(1);
    next.close();
  });

  test('also when the process that used the account was killed: its log and runs show the time', () => {
    const warnings: string[] = [];
    reopen(NOON - HOUR, warnings).close();
    const killed = reopen(NOON, warnings);
    writeLog(killed, { scriptId: 's', deploymentId: 'd', taskId: 't' }, { level: 'DEBUG', title: 't', details: '' });
    killed.db.close();
    expect(reopen(NOON - HOUR, warnings).clock.now()).toEqual(new Date(NOON));
    expect(warnings).toHaveLength(1);
  });
});

describe('secrets, keys and mail', () => {
  test('a secret has a custsecret id, a key a custkey id and a private key', () => {
    const account = openAccount(':memory:');
    const pem = '-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n';
    setKey(account, 'custkey_sftp', pem);
    expect(readKey(account, 'custkey_sftp')).toBe(pem);
    expect(readSecret(account, 'custsecret_none')).toBeUndefined();
    expect(() => setSecret(account, 'sftp', 'x')).toThrow('starts with custsecret');
    expect(() => setKey(account, 'custkey_sftp', 'ssh-rsa AAAA')).toThrow('no private key'.replace('no ', 'not a '));
    account.close();
  });

  test('mail is kept in order, with its recipients as a list', () => {
    const account = openAccount(':memory:', { now: () => Date.UTC(2026, 2, 9) });
    sendMail(account, { author: '5', recipients: ['a@example.com', 'b@example.com'], subject: 's', body: 'b' });
    sendMail(account, { author: '6', recipients: [], subject: 't', body: '' });
    expect(listMail(account)).toEqual([
      {
        time: '2026-03-09T00:00:00.000Z',
        author: '5',
        recipients: ['a@example.com', 'b@example.com'],
        subject: 's',
        body: 'b',
      },
      { time: '2026-03-09T00:00:00.000Z', author: '6', recipients: [], subject: 't', body: '' },
    ]);
    account.close();
  });
});

describe('inTransaction', () => {
  test('nests: what fails inside is undone alone, what fails outside undoes all', () => {
    const { db, close } = openAccount(':memory:');
    const put = (name: string) => sqlRun(db, "INSERT INTO setting (name, value) VALUES (?, '1')", name);
    const has = (name: string) => sqlGet(db, 'SELECT 1 AS here FROM setting WHERE name = ?', name) !== undefined;
    const failing = (name: string) => () => {
      put(name);
      throw new Error('no');
    };
    inTransaction(db, () => {
      put('outer');
      expect(() => inTransaction(db, failing('inner'))).toThrow('no');
    });
    expect([has('outer'), has('inner')]).toEqual([true, false]);
    expect(() =>
      inTransaction(db, () => {
        inTransaction(db, () => put('deep'));
        failing('more')();
      }),
    ).toThrow('no');
    expect([has('deep'), has('more')]).toEqual([false, false]);
    close();
  });
});
