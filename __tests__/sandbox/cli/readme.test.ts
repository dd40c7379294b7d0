import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { transformSync } from '@babel/core';
import { describe, expect, jest, test } from '@jest/globals';

// Processes and keys on a busy machine.
jest.setTimeout(60_000);

const SANDBOX = path.resolve(__dirname, '../../../packages/sandbox');
const BIN = path.join(SANDBOX, 'bin', 'sandbox.js');

/** Code of a language, block by block. */
function blocks(language: string): string[] {
  const readme = fs.readFileSync(path.join(SANDBOX, 'README.md'), 'utf8');
  return [...readme.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 'gs'))].map((match) => match[1] ?? '');
}

/** What a reader would copy, without the installation; `npm run` would only find the script at the repository's root. */
function tutorial(): string {
  return blocks('bash')
    .filter((block) => !block.includes('npm ci'))
    .join('\n')
    .replaceAll('npm run --silent sandbox --', `"${process.execPath}" "${BIN}"`)
    .replaceAll('node packages/sandbox/bin/sandbox.js', `"${process.execPath}" "${BIN}"`);
}

describe('the README', () => {
  test('its tutorial does what it says', () => {
    const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'sandbox-readme-'));
    const { stdout, stderr } = spawnSync('bash', ['-c', tutorial()], { cwd: dir, encoding: 'utf8' });
    const left = fs.readdirSync(dir);
    fs.rmSync(dir, { recursive: true });
    expect(stdout).toMatch(/saved\s+stock\.csv as file \d+/);
    expect(stdout).toMatch(/COMPLETE customscript_hello customdeploy_hello, 140 units/);
    expect(stdout).toMatch(/^sku,quantity\nSKU-1,3$/m);
    expect(stdout).toMatch(/"name": "Brooklyn"/);
    expect(stdout).toMatch(/│ SKU-1 +│/);
    expect(stdout).toMatch(/^exit status 1$/m);
    expect(stderr).toMatch(/^FTP_CANNOT_ESTABLISH_CONNECTION: /);
    expect(left).toEqual([]);
  });

  test('its example of a test passes, on the project of the tutorial', () => {
    const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'sandbox-readme-'));
    spawnSync('bash', ['-c', blocks('bash').find((block) => block.includes('cat > hello/manifest.xml')) ?? ''], {
      cwd: dir,
    });
    const example = blocks('ts').find((block) => block.includes('new TestAccount')) ?? '';
    const { code } = transformSync(example.replace("'hello'", JSON.stringify(path.join(dir, 'hello'))), {
      filename: 'example.ts',
      presets: [['@babel/preset-env', { targets: { node: 'current' } }], '@babel/preset-typescript'],
    }) as { code: string };
    new Function('require', code)(require);
    fs.rmSync(dir, { recursive: true });
    expect.assertions(3);
  });
});
