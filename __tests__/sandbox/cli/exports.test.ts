import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { writeProject } from './tiny-project';

const BIN = path.resolve(__dirname, '../../../packages/sandbox/bin/sandbox.js');
const submit = (query: string) =>
  `task.create({ taskType: 'SUITEQL', query: '${query}', filePath: 'SuiteScripts/rows.csv' }).submit();`;

let dir: string;
beforeAll(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'sandbox-exports-'));
  writeProject(path.join(dir, 'project'), [
    { name: 'good', body: submit('SELECT id, name FROM subsidiary') },
    { name: 'bad', body: submit('SELECT nothing FROM subsidiary') },
  ]);
  fs.writeFileSync(path.join(dir, 'records.json'), JSON.stringify({ subsidiary: [{ id: 1, name: 'Parent' }] }));
  sandbox('deploy', 'project');
  sandbox('load', 'records.json');
});
afterAll(() => fs.rmSync(dir, { recursive: true }));

function sandbox(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], { cwd: dir, encoding: 'utf8' });
  return { status, stdout, stderr };
}

test('an export that a script submits waits for drain, which says once where its file is', () => {
  expect(sandbox('run', 'customscript_good').stdout).not.toMatch(/rows\.csv/);
  expect(sandbox('files', '/SuiteScripts/rows.csv').status).toBe(1);
  expect(sandbox('drain').stdout).toMatch(/^COMPLETE SuiteQL, 1 row in \/SuiteScripts\/rows\.csv\n/);
  expect(sandbox('files', '/SuiteScripts/rows.csv').stdout).toBe('id,name\n1,Parent\n');
  expect(sandbox('drain').stdout).toMatch(/^Nothing was due or queued/);
});

test('one that fails is told with its reason, by tick too; its file stays as it was', () => {
  sandbox('run', 'customscript_bad');
  const { stdout, status } = sandbox('tick', 'PT1M', '--json');
  expect(JSON.parse(stdout).exports).toEqual([
    {
      taskId: expect.stringMatching(/^ASYNCSUITEQL_/),
      source: 'SuiteQL',
      status: 'FAILED',
      file: '/SuiteScripts/rows.csv',
      rows: 0,
      error: { name: 'SSS_SEARCH_ERROR_OCCURRED', message: expect.stringContaining('nothing') },
    },
  ]);
  expect(status).toBe(0);
  expect(sandbox('files', '/SuiteScripts/rows.csv').stdout).toBe('id,name\n1,Parent\n');
});
