import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';

describe('make-support-page', () => {
  test('finds the page of this repository true of the sandbox', () => {
    const { status, stderr } = spawnSync(process.execPath, ['tools/make-support-page.mjs', '--check'], {
      encoding: 'utf8',
    });
    expect({ status, told: stderr.trim() }).toEqual({ status: 0, told: '' });
  });

  test('names the members of a module, and the modules that are not there', () => {
    const page = readFileSync('docs/sandbox-support.md', 'utf8');
    const [, record = ''] = page.split('\n### record.Record\n');
    expect(record.split('\n### ')[0]).toMatch(/\*\*Supported\*\*: .*`getValue`/);
    expect(page.split('\n## Other modules\n')[1]).toContain('`N/render`');
  });

  test('names promise forms also of what a module has from another one', () => {
    const page = readFileSync('docs/sandbox-support.md', 'utf8');
    const [, https = ''] = page.split('\n## N/https\n');
    expect(https.split('\n### ')[0]).toMatch(/\*\*Absent\*\*: .*`get\.promise`/);
  });
});
