import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { AccountSettings } from 'netsuite-sandbox/account/account-settings';
import { setSecret } from 'netsuite-sandbox/account/secrets';
import { startSftpServerThread } from 'netsuite-sandbox/sftp/sftp-server-thread';
import { TestAccount } from 'netsuite-sandbox/testing/test-account';
import { evaluate, runBody } from '../scripts/script-account';
import { PASSWORD } from './served';

// Processes and keys on a busy machine.
jest.setTimeout(60_000);

const MODULES = ['N/sftp', 'N/file'];
const TEXT = "file.create({ name: 'a.csv', fileType: 'CSV', contents: 'new' })";
const HELP = 'https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help';

/** An account whose scripts reach a server over SSH, or this one's own; they begin in its folder `start`. */
async function reach(overSsh: boolean, settings: Partial<AccountSettings>) {
  const shop = new TestAccount({ overSsh, settings });
  const root = overSsh ? fs.mkdtempSync(path.join(os.tmpdir(), 'leading-slash-')) : shop.root;
  const server = overSsh
    ? await startSftpServerThread({ root, username: 'feeds', password: PASSWORD })
    : { ...shop.server, close: async () => {} };
  setSecret(shop.account, 'custsecret_sftp', overSsh ? PASSWORD : shop.server.password);
  for (const name of ['start/here.csv', 'start/export/a.csv', 'top.csv']) {
    fs.mkdirSync(path.join(root, path.dirname(name)), { recursive: true });
    fs.writeFileSync(path.join(root, name), name);
  }
  const { host: url, port, hostKey } = server;
  const username = overSsh ? 'feeds' : shop.server.username;
  const options = { url, port, hostKey, username, secret: 'custsecret_sftp', directory: 'start' };
  const script = (body: string) => `const connection = sftp.createConnection(${JSON.stringify(options)}); ${body}`;
  return {
    root,
    run: (body: string) => runBody(shop.account, MODULES, script(body)).error,
    give: (value: string) => evaluate(shop.account, MODULES, script(`give(${value});`)),
    async close() {
      shop.close();
      await server.close();
      if (overSsh) fs.rmSync(root, { recursive: true });
    },
  };
}

describe.each([
  ['over SSH', true],
  ['in this process', false],
])('a path of N/sftp that begins with a slash, %s', (_, overSsh) => {
  let shop: Awaited<ReturnType<typeof reach>>;

  describe('as NetSuite’s help asks', () => {
    beforeAll(async () => {
      shop = await reach(overSsh, {});
    });
    afterAll(() => shop.close());

    test.each([
      ["list({ path: '/export/' })", 'FTP_INVALID_DIRECTORY', 'section_1557235176'],
      [
        "download({ filename: 'a.csv', directory: '/export' })",
        'THE_REMOTE_PATH_FOR_FILE_IS_NOT_VALID',
        'section_4618664030',
      ],
      [`upload({ file: ${TEXT}, directory: '/' })`, 'THE_REMOTE_PATH_FOR_FILE_IS_NOT_VALID', 'section_4618512910'],
    ])(`${HELP}: %s is refused as %s (%s)`, (call, name) => {
      expect(shop.run(`connection.${call};`)).toEqual({
        name,
        message: expect.stringMatching(/help asks for a path relative .* sftpTakesLeadingSlash/),
      });
    });
  });

  describe('with sftpTakesLeadingSlash', () => {
    beforeAll(async () => {
      shop = await reach(overSsh, { sftpTakesLeadingSlash: true });
    });
    afterAll(() => shop.close());

    test.each([
      ['/export', 'a.csv'],
      ['/export/', 'a.csv'],
      ['//export/*.csv', 'a.csv'],
      ['/', 'export here.csv'],
      ['/*.csv', 'here.csv'],
      ['', 'export here.csv'],
    ])('list %j: %s, below the connection’s directory', (given, names) => {
      expect(shop.give(`connection.list({ path: '${given}' }).map(({ name }) => name).join(' ')`)).toBe(names);
    });

    test.each([
      ["{ filename: 'a.csv', directory: '/export/' }", 'start/export/a.csv'],
      ["{ filename: '/export/a.csv' }", 'start/export/a.csv'],
      ["{ filename: '/a.csv', directory: '/export' }", 'start/export/a.csv'],
      ["{ filename: 'here.csv', directory: '/' }", 'start/here.csv'],
    ])('download %s is of %s', (given, content) => {
      expect(shop.give(`connection.download(${given}).getContents()`)).toBe(content);
    });

    test('upload, move, folders and removal take it, too', () => {
      const calls = [
        "makeDirectory({ path: '/done' })",
        `upload({ file: ${TEXT}, directory: '/done/' })`,
        `upload({ file: ${TEXT}, filename: '/done/b.csv' })`,
        "move({ from: '/done/a.csv', to: '/moved.csv' })",
        "removeFile({ path: '/done/b.csv' })",
        "removeDirectory({ path: '/done/' })",
      ];
      expect(shop.run(calls.map((call) => `connection.${call};`).join('\n'))).toBeUndefined();
      expect(fs.readdirSync(path.join(shop.root, 'start')).sort()).toEqual(['export', 'here.csv', 'moved.csv']);
      expect(fs.readdirSync(shop.root).sort()).toEqual(['start', 'top.csv']);
    });

    test('nothing above the served folder is reached', () => {
      expect(shop.run("connection.download({ filename: '/../../../etc/hostname' });")?.name).toBe(
        'FTP_NO_SUCH_FILE_OR_DIRECTORY',
      );
    });
  });
});
