import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Account } from 'netsuite-sandbox/account/account';
import { openAccount } from 'netsuite-sandbox/account/open-account';
import { setSecret } from 'netsuite-sandbox/account/secrets';
import { createFileModule } from 'netsuite-sandbox/modules/file/file-module';
import { createSftpModule } from 'netsuite-sandbox/modules/sftp/sftp-module';
import { startExecution } from 'netsuite-sandbox/scripts/start-execution';
import { generateHostKey } from 'netsuite-sandbox/sftp/host-key';
import { serveInProcess } from 'netsuite-sandbox/sftp/in-process-server';
import type { SftpServer } from 'netsuite-sandbox/sftp/sftp-server';
import { startSftpServerThread } from 'netsuite-sandbox/sftp/sftp-server-thread';
import { PASSWORD } from './served';

// Processes and keys on a busy machine.
jest.setTimeout(60_000);

// biome-ignore lint/suspicious/noExplicitAny: the module is used as a script does, without types
type Anything = any;
type Options = Record<string, unknown>;

/** A server over a folder, and an account whose scripts reach it. */
interface Reached {
  readonly server: Pick<SftpServer, 'host' | 'port' | 'hostKey'>;
  readonly account: Account;
  close(): Promise<void>;
}

async function reachOverSsh(folder: string): Promise<Reached> {
  const server = await startSftpServerThread({ root: folder, username: 'feeds', password: PASSWORD });
  return { server, account: openAccount(':memory:'), close: server.close };
}

async function reachHere(folder: string): Promise<Reached> {
  const server = serveInProcess({ root: folder, username: 'feeds', password: PASSWORD });
  return { server, account: openAccount(':memory:', { connectSftp: server.connectSftp }), close: async () => {} };
}

describe.each([
  ['over SSH', reachOverSsh],
  ['in this process', reachHere],
])('N/sftp %s', (_, reach) => {
  let root: string;
  let reached: Reached;
  let execution: ReturnType<typeof startExecution>;
  let sftp: Anything;
  let file: Anything;

  beforeAll(async () => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), 'sftp-module-'));
    reached = await reach(root);
    setSecret(reached.account, 'custsecret_password', PASSWORD);
    setSecret(reached.account, 'custsecret_user', 'feeds');
    setSecret(reached.account, 'custsecret_wrong', 'wrong');
  });
  afterAll(async () => {
    execution.end();
    reached.account.close();
    await reached.close();
    fs.rmSync(root, { recursive: true });
  });
  beforeEach(() => {
    execution?.end();
    for (const name of fs.readdirSync(root)) fs.rmSync(path.join(root, name), { recursive: true });
    execution = startExecution(reached.account, {
      scriptId: 'customscript_x',
      deploymentId: 'customdeploy_x',
      scriptType: 'ScheduledScript',
      logLevel: 'DEBUG',
      parameters: new Map(),
      invocation: 'ON_DEMAND',
      taskId: 'x',
    });
    execution.renew(10_000);
    sftp = createSftpModule(execution);
    file = createFileModule(execution);
  });

  function options(changes: Options = {}): Options {
    const { host: url, port, hostKey } = reached.server;
    return { url, port, hostKey, username: 'feeds', secret: 'custsecret_password', ...changes };
  }

  function connect(changes: Options = {}): Anything {
    return sftp.createConnection(options(changes));
  }

  /** Name of the error that a call throws. */
  function codeOf(work: () => unknown): string {
    try {
      work();
      return 'no error';
    } catch (error) {
      return (error as Error).name;
    }
  }

  function put(name: string, content: string): void {
    fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    fs.writeFileSync(path.join(root, name), content);
  }

  describe('sftp.createConnection', () => {
    // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4855401415.html: the check of the host key cannot be left out
    test.each([
      [{ url: undefined }, 'SSS_MISSING_REQD_ARGUMENT'],
      [{ username: '' }, 'SSS_MISSING_REQD_ARGUMENT'],
      [{ hostKey: undefined }, 'SSS_MISSING_REQD_ARGUMENT'],
      [{ secret: undefined }, 'SSS_MISSING_REQD_ARGUMENT'],
      [{ passwordGuid: 'x' }, 'MUTUALLY_EXCLUSIVE_ARGUMENTS'],
      [{ url: 5 }, 'SSS_INVALID_TYPE_ARG'],
      [{ port: '22' }, 'SSS_INVALID_TYPE_ARG'],
      [{ timeout: '20' }, 'SSS_INVALID_TYPE_ARG'],
      [{ port: 0 }, 'FTP_INVALID_PORT_NUMBER'],
      [{ port: 65536 }, 'FTP_INVALID_PORT_NUMBER'],
      [{ port: -1 }, 'FTP_INVALID_PORT_NUMBER'],
      [{ port: 22.5 }, 'FTP_INVALID_PORT_NUMBER'],
      [{ timeout: -1 }, 'FTP_INVALID_CONNECTION_TIMEOUT'],
      [{ timeout: 0 }, 'FTP_INVALID_CONNECTION_TIMEOUT'],
      [{ timeout: 21 }, 'FTP_INVALID_CONNECTION_TIMEOUT'],
      [{ timeout: 1 }, 'no error'],
      [{ timeout: 20 }, 'no error'],
      [{ url: 'sftp://127.0.0.1' }, 'FTP_UNKNOWN_HOST'],
      [{ hostKeyType: 'ed25519' }, 'FTP_INCORRECT_HOST_KEY_TYPE'],
      [{ hostKeyType: 'rsa' }, 'FTP_INCORRECT_HOST_KEY_TYPE'],
      [{ hostKey: 'AAAA' }, 'FTP_MALFORMED_HOST_KEY'],
      [{ hostKey: generateHostKey('ecdsa').publicBody }, 'FTP_INCORRECT_HOST_KEY'],
      [{ hostKey: generateHostKey('rsa').publicBody }, 'FTP_INCORRECT_HOST_KEY'],
      [{ hostKey: generateHostKey('rsa').publicBody, hostKeyType: 'rsa' }, 'FTP_INCORRECT_HOST_KEY_TYPE'],
      [{ port: 1 }, 'CONNECTION_CLOSED_BY_HOST'],
      [{ secret: 'custsecret_none' }, 'FTP_CANNOT_ESTABLISH_CONNECTION'],
      [{ secret: 'custsecret_wrong' }, 'FTP_CANNOT_ESTABLISH_CONNECTION'],
      [{ secret: undefined, keyId: 'custkey_none' }, 'FTP_CANNOT_ESTABLISH_CONNECTION'],
      [{ username: 'custsecret_user' }, 'no error'],
      [{ secret: undefined, passwordGuid: 'custsecret_password' }, 'no error'],
      [{ directory: '/nowhere' }, 'FTP_INVALID_DIRECTORY'],
    ])('%j: %s', (changes, code) => {
      expect(codeOf(() => connect(changes))).toBe(code);
    });

    test('no message repeats a password', () => {
      let message = '';
      try {
        connect({ secret: 'custsecret_wrong' });
      } catch (error) {
        message = (error as Error).message;
      }
      expect(message).toMatch(/invalid user name, password or key/);
      expect(message).not.toMatch(/wrong/);
    });

    test('a credential field’s GUID is said to be missing from the sandbox', () => {
      const guid = '8d9f6a0b2c3d4e5f8d9f6a0b2c3d4e5f';
      expect(() => connect({ secret: undefined, passwordGuid: guid })).toThrow(/credential field.*not simulated/);
    });

    test('costs nothing', () => {
      connect();
      expect(execution.remainingUnits()).toBe(10_000);
    });

    // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4617004932.html: of the module, which has no close()
    // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1557238937.html: MAX_FILE_SIZE of a connection
    // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1557238973.html: MAX_TRANSFER_TIMEOUT
    test('the constants are where the help says', () => {
      expect([sftp.MAX_CONNECT_TIMEOUT, sftp.DEFAULT_PORT_NUMBER, sftp.MAX_PORT_NUMBER]).toEqual([20, 22, 65_535]);
      const connection = connect();
      expect([connection.MAX_FILE_SIZE, connection.MAX_TRANSFER_TIMEOUT]).toEqual([100_000_000, 300]);
      expect(Object.values(sftp.Sort)).toEqual(['DATE', 'DATE_DESC', 'SIZE', 'SIZE_DESC', 'NAME', 'NAME_DESC']);
      expect(() => connection.MAX_CONNECT_TIMEOUT).toThrow(/not simulated/);
      expect(() => connection.close()).toThrow(/not simulated/);
    });
  });

  describe('Connection', () => {
    test('download gives an unsaved file of the name’s type, 100 units', () => {
      put('in/orders.csv', 'a,b\r\n1,ü\r\n');
      const connection = connect({ directory: 'in' });
      const downloaded = connection.download({ filename: 'orders.csv' });
      expect([downloaded.name, downloaded.fileType, downloaded.size]).toEqual(['orders.csv', 'CSV', 11]);
      expect(downloaded.getContents()).toBe('a,b\r\n1,ü\r\n');
      expect(downloaded.id).toBeUndefined();
      expect(execution.remainingUnits()).toBe(9_900);
    });

    // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1557238973.html: from 1 to 300 seconds
    // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4617004932.html: a wildcard must be escaped
    test.each([
      [{}, 'SSS_MISSING_REQD_ARGUMENT'],
      [{ filename: 5 }, 'SSS_INVALID_TYPE_ARG'],
      [{ filename: 'a.csv', timeout: 0 }, 'FTP_INVALID_TRANSFER_TIMEOUT'],
      [{ filename: 'a.csv', timeout: 301 }, 'FTP_INVALID_TRANSFER_TIMEOUT'],
      [{ filename: 'a.csv', timeout: 1 }, 'no error'],
      [{ filename: 'a.csv', timeout: 300 }, 'no error'],
      [{ filename: 'none.csv' }, 'FTP_NO_SUCH_FILE_OR_DIRECTORY'],
      [{ filename: 'a.csv', directory: '/' }, 'THE_REMOTE_PATH_FOR_FILE_IS_NOT_VALID'],
      [{ filename: '/a.csv' }, 'THE_REMOTE_PATH_FOR_FILE_IS_NOT_VALID'],
      [{ filename: '*.csv' }, 'THE_REMOTE_PATH_FOR_FILE_IS_NOT_VALID'],
      [{ filename: 'a.csv', directory: 'sub/' }, 'no error'],
      [{ filename: 'star\\*.csv' }, 'no error'],
    ])('download %j: %s', (given, code) => {
      for (const name of ['a.csv', 'sub/a.csv', 'star*.csv']) put(name, 'x');
      expect(codeOf(() => connect().download(given))).toBe(code);
    });

    test('upload keeps the file’s name unless another is given, and replaces only when asked', () => {
      const connection = connect();
      const made = file.create({ name: 'ids.csv', fileType: 'CSV', contents: 'id\r\nü\r\n' });
      connection.upload({ file: made });
      fs.mkdirSync(path.join(root, 'out'));
      connection.upload({ file: made, filename: 'why?*.csv', directory: 'out' });
      expect(fs.readFileSync(path.join(root, 'ids.csv'), 'utf8')).toBe('id\r\nü\r\n');
      expect(fs.readdirSync(path.join(root, 'out'))).toEqual(['why?*.csv']);
      expect(codeOf(() => connection.upload({ file: made }))).toBe('FTP_FILE_ALREADY_EXISTS');
      expect(codeOf(() => connection.upload({ file: made, replaceExisting: true }))).toBe('no error');
      expect(codeOf(() => connection.upload({ file: { name: 'x' } }))).toBe('SSS_INVALID_TYPE_ARG');
      expect(codeOf(() => connection.upload({}))).toBe('SSS_MISSING_REQD_ARGUMENT');
      expect(codeOf(() => connection.upload({ file: made, directory: '/out' }))).toBe(
        'THE_REMOTE_PATH_FOR_FILE_IS_NOT_VALID',
      );
      expect(execution.remainingUnits()).toBe(10_000 - 7 * 100);
    });

    // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1557239613.html
    test('list sorts, and gives size and time as text', () => {
      for (const [name, content, time] of [
        ['b', '1', 3],
        ['a', '333', 1],
        ['c', '22', 2],
      ] as const) {
        put(name, content);
        fs.utimesSync(path.join(root, name), time, time);
      }
      const connection = connect();
      const names = (sort?: string) =>
        connection
          .list({ path: '', sort })
          .map((entry: Options) => entry.name)
          .join('');
      expect([names(), names('NAME'), names('NAME_DESC')]).toEqual(['abc', 'abc', 'cba']);
      expect([names('DATE'), names('DATE_DESC'), names('SIZE'), names('SIZE_DESC')]).toEqual([
        'acb',
        'bca',
        'bca',
        'acb',
      ]);
      expect(connection.list({ path: '.' })[0]).toEqual({
        directory: false,
        name: 'a',
        size: '3',
        lastModified: '1970-01-01T00:00:01.000Z',
      });
      expect(codeOf(() => connection.list())).toBe('SSS_MISSING_REQD_ARGUMENT');
      expect(codeOf(() => connection.list({ path: '', sort: 'AGE' }))).toBe('SSS_INVALID_TYPE_ARG');
      expect(codeOf(() => connection.list({ path: '/' }))).toBe('FTP_INVALID_DIRECTORY');
      expect(codeOf(() => connection.list({ path: 'none' }))).toBe('FTP_INVALID_DIRECTORY');
      expect(execution.remainingUnits()).toBe(10_000 - 12 * 10);
    });

    test('list ends at 5,000 entries', () => {
      fs.mkdirSync(path.join(root, 'many'));
      for (let index = 0; index < 5_001; index++) fs.closeSync(fs.openSync(path.join(root, 'many', `${index}`), 'w'));
      expect(connect().list({ path: 'many' })).toHaveLength(5_000);
    });

    test('move, folders and removal: 10 units each, paths relative', () => {
      put('a.csv', 'x');
      const connection = connect();
      connection.makeDirectory({ path: 'done' });
      connection.move({ from: 'a.csv', to: 'done/a.csv' });
      connection.removeFile({ path: 'done/a.csv' });
      connection.removeDirectory({ path: 'done/' });
      expect(fs.readdirSync(root)).toEqual([]);
      expect(execution.remainingUnits()).toBe(10_000 - 4 * 10);
      expect(codeOf(() => connection.move({ from: '/a', to: 'b' }))).toBe('FTP_INVALID_MOVE');
      expect(codeOf(() => connection.move({ from: 'a' }))).toBe('SSS_MISSING_REQD_ARGUMENT');
      expect(codeOf(() => connection.removeFile({ path: '/a' }))).toBe('FTP_NO_SUCH_FILE_OR_DIRECTORY');
      expect(codeOf(() => connection.makeDirectory({ path: 'x/y' }))).toBe('FTP_DIRECTORY_NOT_FOUND');
      expect(codeOf(() => connection.removeDirectory({}))).toBe('SSS_MISSING_REQD_ARGUMENT');
    });

    test('a call that the units do not suffice for does nothing', () => {
      put('a.csv', 'x');
      const connection = connect();
      execution.charge(9_995);
      expect(codeOf(() => connection.removeFile({ path: 'a.csv' }))).toBe('SSS_USAGE_LIMIT_EXCEEDED');
      expect(fs.existsSync(path.join(root, 'a.csv'))).toBe(true);
    });
  });
});
