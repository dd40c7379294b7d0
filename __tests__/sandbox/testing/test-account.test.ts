import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ScriptCall } from 'netsuite-sandbox/scripts/start-execution';
import { startSftpServerThread } from 'netsuite-sandbox/sftp/sftp-server-thread';
import { TestAccount } from 'netsuite-sandbox/testing/test-account';
import { addFile, addScript, entryFile, runBody } from '../scripts/script-account';

let account: TestAccount;
beforeEach(() => {
  account = new TestAccount();
  account.setSecret('custsecret_x', account.server.password);
});
afterEach(() => account.close());

type ServerAddress = Pick<TestAccount['server'], 'host' | 'port' | 'username' | 'hostKey'>;

/** A script that takes each file of the folder `in` into the File Cabinet and moves it to `done`. */
const TAKE_FILES = `
  const connection = sftp.createConnection(${'SERVER'});
  log.audit('began as', context.type);
  try {
    for (const { name } of connection.list({ path: 'in' })) {
      const file = connection.download({ filename: name, directory: 'in' });
      file.folder = -15;
      file.save();
      connection.move({ from: 'in/' + name, to: 'done/' + name });
    }
    log.audit('end', 'all taken');
  } catch (error) {
    log.error('caught', error.name);
  } finally {
    log.audit('finally', '');
  }`;

function deploy(
  body = TAKE_FILES,
  status: 'SCHEDULED' | 'NOTSCHEDULED' = 'NOTSCHEDULED',
  { host: url, port, username, hostKey }: ServerAddress = account.server,
): void {
  const server = JSON.stringify({ url, port, username, hostKey, secret: 'custsecret_x', directory: '/' });
  addFile(account.account, '/SuiteScripts/take.js', entryFile(['N/sftp'], body.replace('SERVER', server)));
  const recurrence = { daily: { startdate: '2026-01-01', starttime: '00:00:00', everyxdays: 1, repeat: 'PT15M' } };
  addScript(account.account, 'customscript_take', '/SuiteScripts/take.js', { deployments: [{ status, recurrence }] });
}

function putFiles(): void {
  account.put('in/a.csv', 'a');
  account.put('in/b.csv', 'b');
  account.put('done/old.csv', 'old');
}

const take = (options = {}) => account.run({ script: 'customscript_take' }, options);
const titles = () => account.logs().map(({ title, details }) => `${title} ${details}`.trim());
const saved = () => account.account.files.list(-15).files.map(({ name }) => name);

describe('a test account', () => {
  test('runs a script over its SFTP server', () => {
    deploy();
    putFiles();
    expect(take()).toMatchObject({ status: 'COMPLETE', unitsUsed: 10 + 2 * (100 + 20 + 10) });
    expect(saved()).toEqual(['a.csv', 'b.csv', 'take.js']);
    expect([account.listed('in'), account.listed('done')]).toEqual([[], ['a.csv', 'b.csv', 'old.csv']]);
    expect(account.read('done/b.csv')).toBe('b');
  });

  test('with `overSsh` reaches the server that the test starts, and no other', async () => {
    account.close();
    account = new TestAccount({ overSsh: true });
    const served = await startSftpServerThread({ root: account.root, username: 'test', password: 'secret' });
    account.setSecret('custsecret_x', 'secret');
    deploy(TAKE_FILES, 'NOTSCHEDULED', served);
    putFiles();
    expect(take()).toMatchObject({ status: 'COMPLETE' });
    expect(account.listed('done')).toEqual(['a.csv', 'b.csv', 'old.csv']);
    await served.close();
    expect(take()).toMatchObject({ status: 'FAILED', error: { name: 'CONNECTION_CLOSED_BY_HOST' } });
  });

  test('its clock stands still until it ticks, and dates files on SFTP', () => {
    deploy(
      "const c = sftp.createConnection(SERVER); c.upload({ file: require('N/file').create({ name: 'up', fileType: 'CSV', contents: 'x' }) }); log.audit('dated', c.list({ path: '' }).find(({ name }) => name === 'up').lastModified);",
      'SCHEDULED',
    );
    account.tick('PT14M');
    expect(titles()).toEqual([]);
    account.tick('PT1M');
    expect(titles()).toEqual(['dated 2026-03-09T17:15:00.000Z']);
    expect(() => account.tick('soon')).toThrow('"soon" is no duration that goes forward.');
  });

  test('gives records, rows and mails as scripts left them', () => {
    account.load({ location: [{ id: 4, name: 'Brooklyn' }] });
    expect(account.records('location')).toMatchObject([{ id: 4, name: 'Brooklyn' }]);
    expect(account.rows('SELECT id, name FROM location')).toEqual([{ id: 4, name: 'Brooklyn' }]);
    expect([account.mails(), account.jobs()]).toEqual([[], []]);
  });
});

describe('onCall', () => {
  test('is told of every call on a module, and on what it gave, before and after', () => {
    deploy(
      "util.isArray([]); require('N/record').create({ type: 'location' }).setValue({ fieldId: 'name', value: 'x' });",
    );
    const calls: string[] = [];
    take({ onCall: ({ call, moment }: ScriptCall) => calls.push(`${moment} ${call}`) });
    expect(calls).toEqual([
      'before util.isArray',
      'after util.isArray',
      'before record.create',
      'after record.create',
      'before record.Record.setValue',
      'after record.Record.setValue',
    ]);
  });

  test('is told of calls that throw, and of promise forms', () => {
    const body = `
      try { sftp.createConnection({}); } catch (e) {}
      return require('N/query').runSuiteQL.promise({ query: 'SELECT id FROM location' });`;
    deploy(body);
    const calls: string[] = [];
    take({ onCall: ({ call, moment }: ScriptCall) => calls.push(`${moment} ${call}`) });
    expect(calls).toEqual([
      'before sftp.createConnection',
      'after sftp.createConnection',
      'before query.runSuiteQL.promise',
      'after query.runSuiteQL.promise',
    ]);
  });

  test('that throws ends runTask with its error; the script does not see it', () => {
    deploy();
    putFiles();
    const onCall = () => {
      throw new Error('of the test');
    };
    expect(() => take({ onCall })).toThrow('of the test');
    expect(titles()).toEqual(['began as userinterface', 'end all taken', 'finally']);
  });
});

describe('a run that dies', () => {
  const diesAt = (call: string, moment: 'before' | 'after', nth = 1) => {
    let count = 0;
    return account.dieAt(
      (made) => made.call === call && made.moment === moment && ++count === nth,
      (options) => take(options),
    );
  };

  test.each([
    ['before', ['take.js', 'a.csv'], ['a.csv', 'b.csv'], ['old.csv']],
    ['after', ['take.js', 'a.csv'], ['b.csv'], ['a.csv', 'old.csv']],
  ] as const)('%s a call: what was done stays, no catch and no finally is run', (moment, files, left, done) => {
    deploy();
    putFiles();
    expect(diesAt('sftp.Connection.move', moment)).toBe(true);
    expect([saved().sort(), account.listed('in'), account.listed('done')]).toEqual([[...files].sort(), left, done]);
    expect(titles()).toEqual(['began as userinterface']);
    expect(account.rows("SELECT name FROM file WHERE name = 'b.csv'")).toEqual([]);
  });

  test('starts again as ABORTED when the account works on', () => {
    deploy();
    putFiles();
    diesAt('file.File.save', 'after', 2);
    expect(account.drain()).toMatchObject([{ status: 'COMPLETE' }]);
    expect(titles().slice(1)).toEqual(['began as aborted', 'end all taken', 'finally']);
    expect([saved(), account.listed('done')]).toEqual([
      ['a.csv', 'b.csv', 'take.js'],
      ['a.csv', 'b.csv', 'old.csv'],
    ]);
  });

  test('nowhere has done all its work', () => {
    deploy();
    expect(diesAt('sftp.Connection.move', 'before')).toBe(false);
    expect(titles()).toEqual(['began as userinterface', 'caught FTP_INVALID_DIRECTORY', 'finally']);
  });
});

describe('snapshots', () => {
  test('bring back settings that a script changed', () => {
    const before = account.snapshot();
    const page = "config.load({ type: 'companypreferences' })";
    const { error } = runBody(account.account, ['N/config'], `${page}.setValue('dateformat', 'YYYY-MM-DD').save();`);
    expect([error, account.account.settings.dateFormat]).toEqual([undefined, 'YYYY-MM-DD']);
    account.restore(before);
    expect(account.account.settings.dateFormat).toBe('M/D/YYYY');
  });

  test('bring back records, files, their contents, jobs, SFTP and the clock, as often as wanted', () => {
    deploy();
    putFiles();
    account.load({ location: [{ id: 4, name: 'Brooklyn' }] });
    const before = account.snapshot();
    const digest = account.digest();
    for (let round = 0; round < 3; round++) {
      take();
      account.load({
        location: [
          { id: 4, name: 'Queens' },
          { id: 5, name: 'Bronx' },
        ],
      });
      account.put('in/a.csv', `round ${round}`);
      account.put('new folder/c.csv', 'c');
      account.tick('P1D');
      expect(account.digest()).not.toBe(digest);
      account.restore(before);
      expect(account.digest()).toBe(digest);
      expect(account.records('location')).toMatchObject([{ id: 4, name: 'Brooklyn' }]);
      expect(saved()).toEqual(['take.js']);
      expect(account.read('in/a.csv')).toBe('a');
      expect(account.listed('new folder')).toEqual([]);
      expect(account.account.clock.now().toISOString()).toBe('2026-03-09T17:00:00.000Z');
    }
  });

  test('of contents that are appended to in two ways hold one way each', () => {
    const { files } = account.account;
    const file = files.save({ folder: -15, name: 'log.txt', type: 'PLAINTEXT', content: Buffer.from('1') });
    const before = account.snapshot();
    files.append(file.id, Buffer.from('2'));
    const first = account.snapshot();
    account.restore(before);
    files.append(file.id, Buffer.from('3'));
    const second = account.snapshot();
    account.restore(first);
    expect(files.content(file.id).toString()).toBe('12');
    account.restore(second);
    expect(files.content(file.id).toString()).toBe('13');
  });
});

describe('digests', () => {
  test('are the same for two ways to the same state, though ids of jobs and keys of contents were made by chance', () => {
    deploy();
    putFiles();
    const before = account.snapshot();
    take();
    const digest = account.digest();
    account.restore(before);
    take();
    expect(account.digest()).toBe(digest);
  });

  test.each([
    ['a record', () => account.load({ location: [{ id: 4, name: 'Brooklyn' }] })],
    ['a file on SFTP', () => account.put('in/c.csv', '')],
    ['other content on SFTP', () => account.put('in/a.csv', 'A')],
    ['the time', () => account.tick('PT1M')],
    ['a file in the cabinet', () => addFile(account.account, '/SuiteScripts/x.js', '')],
    ['other content in the cabinet', () => addFile(account.account, '/SuiteScripts/take.js', '')],
    [
      'a task that waits',
      () =>
        void account.dieAt(
          () => true,
          (options) => take(options),
        ),
    ],
  ])('tell %s', (_, change) => {
    deploy();
    putFiles();
    const before = account.digest();
    change();
    expect(account.digest()).not.toBe(before);
  });

  test('do not tell logs and runs that have ended', () => {
    deploy("log.audit('x', 'y');");
    const before = account.digest();
    take();
    expect(account.digest()).toBe(before);
  });
});
