import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { expect, jest, test } from '@jest/globals';

// Processes on a busy machine.
jest.setTimeout(240_000);

const ROOT = path.resolve(__dirname, '../../..');
const SANDBOX = path.join(ROOT, 'packages/sandbox');

/**
 * What a reader of the page would copy, but for what the network gives: the installation and Jest, which are here already.
 * The debugger is in follow-and-debug.test.ts.
 */
function tutorial(): string {
  const page = fs.readFileSync(path.join(ROOT, 'docs/sandbox.md'), 'utf8');
  return [...page.matchAll(/```bash\n(.*?)```/gs)]
    .map((match) => match[1] ?? '')
    .filter((block) => !/npm ci|install --save-dev jest|node inspect/.test(block))
    .join('\n')
    .replace(
      'npm install --save-dev ../hotwax-netsuite-sync/packages/sandbox',
      `npm install --offline --no-audit --save-dev "${SANDBOX}"`,
    )
    .replace(
      'npx jest',
      `"${process.execPath}" "${path.join(ROOT, 'node_modules/jest/bin/jest.js')}" --rootDir . 2>&1`,
    );
}

test('docs/sandbox.md does in the folder of another project what it says', () => {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'own-project-'));
  const { status, stdout, stderr } = spawnSync('bash', ['-ec', tutorial()], {
    cwd: dir,
    encoding: 'utf8',
    timeout: 200_000,
    env: { ...process.env, NO_COLOR: '1' },
  });
  const left = fs.readdirSync(dir).sort();
  fs.rmSync(dir, { recursive: true });
  expect(`${stderr} ${status}`).toMatch(/0$/);
  expect(stdout).toContain('The project can be deployed: 1 object and 1 file.');
  expect(stdout).toContain('Deployed 1 object and 1 file.');
  expect(stdout).toMatch(/AUDIT\s+customers\s+1/);
  expect(stdout).toMatch(/COMPLETE customscript_count customdeploy_count, 10 units/);
  expect(stdout).toMatch(/│ C1\s+│/);
  expect(stdout).toMatch(/Tests:\s+2 passed, 2 total/);
  expect(left).toContain('.sandbox');
});
