import * as fs from 'node:fs';
import * as inspector from 'node:inspector';
import * as os from 'node:os';
import * as path from 'node:path';
import { transformSync } from '@babel/core';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Account } from 'netsuite-sandbox/account/account';
import { openAccount } from 'netsuite-sandbox/account/open-account';
import { runTask, submitScript } from 'netsuite-sandbox/scripts/run-task';
import { listLogs } from 'netsuite-sandbox/scripts/script-logs';
import { deployProject } from 'netsuite-sandbox/sdf/deploy-project';
import { deployment, scheduledScript, writeProject } from '../sdf/sdf-project';

const TYPESCRIPT = `/**
 * @NApiVersion 2.1
 * @NScriptType ScheduledScript
 */
interface Order {
  id: number;
}

declare const define: (dependencies: string[], factory: () => unknown) => void;

define([], () => {
  type Ids = number[];

  function check(order: Order): Ids {
    if (order.id < 0) {
      throw new Error('negative');
    }
    return [order.id];
  }

  return { execute: () => { check({ id: -1 }); } };
});
`;
/** Of the source, from 1. */
const lineOf = (text: string) => TYPESCRIPT.slice(0, TYPESCRIPT.indexOf(text)).split('\n').length;

let dir: string;
let account: Account;
beforeEach(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'maps-'));
  account = openAccount(':memory:');
  fs.mkdirSync(path.join(dir, 'src'));
  fs.writeFileSync(path.join(dir, 'src/order.ts'), TYPESCRIPT);
});
afterEach(() => {
  account.close();
  fs.rmSync(dir, { recursive: true, force: true });
});

/** Compiled as a build would. @param sources as they stand in the map, e.g. relative to where it will lie */
function compile(sources: string): { code: string; map: string } {
  const { code, map } = transformSync(TYPESCRIPT, {
    filename: path.join(dir, 'src/order.ts'),
    presets: ['@babel/preset-typescript'],
    babelrc: false,
    configFile: false,
    sourceMaps: true,
  }) as { code: string; map: object };
  return { code, map: JSON.stringify({ ...map, sources: [sources], sourcesContent: undefined }) };
}

function deploy(script: string, more: Record<string, string> = {}): void {
  writeProject(path.join(dir, 'project'), {
    'Objects/customscript_x.xml': scheduledScript(deployment('')),
    'deploy.xml':
      '<deploy><files><path>~/FileCabinet/SuiteScripts/x/x.js</path></files><objects><path>~/Objects/*</path></objects></deploy>',
    'FileCabinet/SuiteScripts/x/x.js': script,
    ...more,
  });
  deployProject(account, path.join(dir, 'project'));
}

/** The stack of the error that the script ends with, as its log has it. */
function stackOfRun(): string {
  runTask(account, submitScript(account, { script: 'customscript_x', invocation: 'USER_INTERFACE' }));
  const [entry] = listLogs(account).filter(({ level }) => level === 'ERROR');
  return (JSON.parse(entry?.details ?? '') as { stack: string[] }).stack.join('\n');
}

const inSource = () => [
  'Error: negative',
  `    at check (${path.join(dir, 'src/order.ts')}:${lineOf('throw new Error')}:13)`,
  expect.stringContaining(`${path.join(dir, 'src/order.ts')}:${lineOf('return { execute')}:`),
];

describe('a stack trace', () => {
  test('shows the JavaScript when there is no map', () => {
    const { code } = compile('order.ts');
    deploy(code);
    expect(stackOfRun().split('\n')[1]).toMatch(/^ {4}at check \(\/SuiteScripts\/x\/x\.js:\d+:\d+\)$/);
  });

  test('shows lines of TypeScript by the map that the comment in the script points at, outside of the project', () => {
    const { code, map } = compile('../src/order.ts');
    fs.mkdirSync(path.join(dir, 'maps'));
    fs.writeFileSync(path.join(dir, 'maps/x.js.map'), map);
    deploy(`${code}\n//# sourceMappingURL=../../../../maps/x.js.map\n`);
    expect(stackOfRun().split('\n')).toEqual(inSource());
    expect(account.files.byPath('/SuiteScripts/x/x.js.map')).toBeUndefined();
  });

  test('by a map that lies beside the script, which deploy.xml does not name', () => {
    const { code, map } = compile('../../../../src/order.ts');
    deploy(code, { 'FileCabinet/SuiteScripts/x/x.js.map': map });
    expect(stackOfRun().split('\n')).toEqual(inSource());
    expect(account.files.byPath('/SuiteScripts/x/x.js.map')).toBeUndefined();
  });

  test('by a map inside the script', () => {
    const { code, map } = compile('../../../../src/order.ts');
    const data = Buffer.from(map).toString('base64');
    deploy(`${code}\n//# sourceMappingURL=data:application/json;charset=utf-8;base64,${data}\n`);
    expect(stackOfRun().split('\n')).toEqual(inSource());
  });

  test('names a source in the current folder relative to it, as editors and terminals take it', () => {
    const { code, map } = compile('../../../../src/order.ts');
    const before = process.cwd();
    process.chdir(dir);
    try {
      deploy(code, { 'FileCabinet/SuiteScripts/x/x.js.map': map });
      expect(stackOfRun()).toContain(`at check (src/order.ts:${lineOf('throw new Error')}:13)`);
    } finally {
      process.chdir(before);
    }
  });

  test('does not use the map of a script that has changed since, nor a map that is none', () => {
    const { code, map } = compile('../../../../src/order.ts');
    deploy(code, { 'FileCabinet/SuiteScripts/x/x.js.map': map });
    account.files.save({
      folder: account.files.ensureFolder('/SuiteScripts/x'),
      name: 'x.js',
      type: 'JAVASCRIPT',
      content: Buffer.from(`${code}\n// changed in the account`),
    });
    expect(stackOfRun()).toContain('/SuiteScripts/x/x.js:');
    deploy(code, { 'FileCabinet/SuiteScripts/x/x.js.map': '{"version": 3}' });
    expect(stackOfRun()).toContain('/SuiteScripts/x/x.js:');
  });
});

describe('a debugger', () => {
  test('is told the File Cabinet path of a script, and gets its map with the sources as they lie on this machine', () => {
    const { code, map } = compile('../../../../src/order.ts');
    deploy(code, { 'FileCabinet/SuiteScripts/x/x.js.map': map });
    const parsed: { url: string; sourceMapURL?: string }[] = [];
    const session = new inspector.Session();
    inspector.open(0, '127.0.0.1');
    try {
      session.connect();
      session.on('Debugger.scriptParsed', ({ params }) => parsed.push(params));
      session.post('Debugger.enable');
      stackOfRun();
    } finally {
      session.disconnect();
      inspector.close();
    }
    // Scripts of earlier tests are told of too.
    const script = parsed.filter(({ url }) => url === 'file:///SuiteScripts/x/x.js').at(-1);
    const [, data = ''] = /^data:application\/json;charset=utf-8;base64,(.*)$/.exec(script?.sourceMapURL ?? '') ?? [];
    expect(JSON.parse(Buffer.from(data, 'base64').toString())).toMatchObject({
      version: 3,
      sources: [path.join(dir, 'src/order.ts')],
    });
  });
});
