import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openAccount, resetAccount } from 'netsuite-sandbox/account/open-account';

const BIN = path.resolve(__dirname, '../../../packages/sandbox/bin/sandbox.js');
const OPEN_ACCOUNT = path.resolve(__dirname, '../../../packages/sandbox/dist/account/open-account.js');

let dir: string;
let child: ChildProcess | undefined;
beforeEach(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'hold-'));
});
afterEach(() => {
  child?.kill('SIGKILL');
  child = undefined;
  fs.rmSync(dir, { recursive: true, force: true });
});

const sandbox = (...args: string[]) =>
  spawnSync(process.execPath, [BIN, ...args, '--account', dir], {
    encoding: 'utf8',
    input: '{"term": [{"name": "Net 90"}]}',
  });

/** Another process takes the account and keeps it. */
function holdElsewhere(): Promise<ChildProcess> {
  const program = `require(${JSON.stringify(OPEN_ACCOUNT)}).openAccount(${JSON.stringify(dir)}, { holdFor: 'a long run' });
    console.log('held'); setInterval(() => {}, 1000);`;
  const started = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  child = started;
  return new Promise((resolve) => started.stdout.once('data', () => resolve(started)));
}

describe('while one process changes an account', () => {
  test('a second one is refused, and told which process holds it and what to do', async () => {
    const holder = await holdElsewhere();
    for (const command of [['drain'], ['load', '-'], ['tick', 'PT15M'], ['reset']]) {
      const { status, stderr } = sandbox(...command);
      expect(status).toBe(1);
      expect(stderr).toContain(`is being changed by process ${holder.pid} ("a long run", since `);
      expect(stderr).toContain('Wait until that is done, or end that process');
    }
    expect(sandbox('records', 'term', '--json').stdout).not.toContain('Net 90');
  });

  test('others may look at it', async () => {
    const account = openAccount(dir);
    account.records.insert('term', { body: { name: 'Net 33' } });
    account.close();
    await holdElsewhere();
    for (const command of [
      ['records', 'term'],
      ['sql', 'SELECT name FROM term'],
      ['jobs'],
      ['logs'],
      ['files'],
      ['mail'],
    ]) {
      expect(sandbox(...command)).toMatchObject({ status: 0, stderr: '' });
    }
    expect(sandbox('sql', 'SELECT name FROM term').stdout).toContain('Net 33');
  });

  test('so is a second one of the same process', () => {
    const account = openAccount(dir, { holdFor: 'the first' });
    expect(() => openAccount(dir, { holdFor: 'the second' })).toThrow(`process ${process.pid} ("the first"`);
    account.close();
    openAccount(dir, { holdFor: 'the third' }).close();
  });
});

test('a process that died holds nothing: the next one takes the account over', async () => {
  const holder = await holdElsewhere();
  const dead = new Promise((resolve) => holder.once('close', resolve));
  holder.kill('SIGKILL');
  await dead;
  expect(fs.existsSync(path.join(dir, 'account.holder'))).toBe(true);
  expect(sandbox('load', '-')).toMatchObject({ status: 0, stderr: '' });
  expect(sandbox('records', 'term').stdout).toContain('Net 90');
});

test('an account that could not be opened is not held', () => {
  fs.writeFileSync(path.join(dir, 'account.db'), 'something else');
  expect(() => openAccount(dir, { holdFor: 'a try' })).toThrow('does not hold a sandbox account');
  fs.rmSync(path.join(dir, 'account.db'));
  openAccount(dir, { holdFor: 'another try' }).close();
  resetAccount(dir);
});
