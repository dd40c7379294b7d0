import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { writeProject } from './tiny-project';

// Processes on a busy machine.
jest.setTimeout(120_000);

const BIN = path.resolve(__dirname, '../../../packages/sandbox/bin/sandbox.js');

let dir: string;
let child: ChildProcess | undefined;
beforeEach(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'follow-'));
  writeProject(path.join(dir, 'project'), [
    {
      name: 'tiny_sum',
      body: "let sum = 0;\n    for (const n of [1, 2]) sum += n;\n    log.audit('sum', String(sum));",
    },
  ]);
  expect(sandbox('deploy', 'project').status).toBe(0);
});
afterEach(() => {
  child?.kill('SIGKILL');
  child = undefined;
  fs.rmSync(dir, { recursive: true, force: true });
});

const sandbox = (...args: string[]) => spawnSync(process.execPath, [BIN, ...args], { cwd: dir, encoding: 'utf8' });

/** Starts a process, and waits for what it prints. */
function start(args: readonly string[]): { process: ChildProcess; until: (pattern: RegExp) => Promise<string> } {
  const started = spawn(process.execPath, args, { cwd: dir, env: { ...process.env, NO_COLOR: '1' } });
  child = started;
  let said = '';
  const waiting: (() => void)[] = [];
  for (const stream of [started.stdout, started.stderr]) {
    stream.on('data', (text) => {
      said += text;
      for (const look of waiting) look();
    });
  }
  const until = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => pattern.test(said) && resolve(said);
      waiting.push(look);
      started.once('close', () => reject(new Error(`ended without ${pattern}:\n${said}`)));
      look();
    });
  return { process: started, until };
}

describe('logs --follow', () => {
  test('shows what there is, then what other processes write, also into an account that was emptied, until Ctrl+C', async () => {
    expect(sandbox('run', 'customscript_tiny_sum').status).toBe(0);
    const { process: follower, until } = start([BIN, 'logs', '--follow', '--json']);
    const ended = new Promise((resolve) => follower.once('exit', resolve));
    const [first] = (await until(/\n/)).split('\n');
    expect(JSON.parse(first ?? '')).toMatchObject({ script: 'customscript_tiny_sum', title: 'sum', details: '3' });
    expect(sandbox('run', 'customscript_tiny_sum').status).toBe(0);
    await until(/"sum"(.|\n)*"sum"/);
    expect(sandbox('reset').status).toBe(0);
    expect(sandbox('deploy', 'project').status).toBe(0);
    expect(sandbox('run', 'customscript_tiny_sum').status).toBe(0);
    expect((await until(/("sum"(.|\n)*){3}/)).trim().split('\n')).toHaveLength(3);
    follower.kill('SIGINT');
    expect(await ended).toBe(0);
  });

  test('needs an account', () => {
    expect(sandbox('logs', '--follow', '--account', 'none')).toMatchObject({ status: 1, stdout: '' });
  });
});

describe('a debugger', () => {
  test('stops at a breakpoint in a script, which it knows by its path in the File Cabinet, and reads its variables', async () => {
    const script = '/SuiteScripts/tiny/tiny_sum.js';
    const file = fs
      .readdirSync(path.join(dir, 'project'), { recursive: true, encoding: 'utf8' })
      .find((name) => name.endsWith('tiny_sum.js')) as string;
    const cabinet = `/${file.slice('FileCabinet/'.length)}`;
    expect(cabinet).toBe(script);
    const source = fs.readFileSync(path.join(dir, 'project', file), 'utf8').split('\n');
    const line = source.findIndex((text) => text.includes('log.audit')) + 1;
    const { process: debug, until } = start(['inspect', '--port=0', BIN, 'run', 'customscript_tiny_sum']);
    const type = (text: string) => debug.stdin?.write(`${text}\n`);
    await until(/Break on start[\s\S]*debug> /);
    type(`setBreakpoint('${cabinet}', ${line})`);
    await until(/was not loaded yet|debug> $/);
    type('cont');
    await until(new RegExp(`break in .*tiny_sum\\.js:${line}`));
    type('exec("sum = sum + 39")');
    await until(/\n42\n|\b42\b/);
    type('cont');
    await until(/audit\s+sum\s+42|sum {2}42/i);
  });
});
