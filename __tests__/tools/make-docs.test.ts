import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

const page = 'docs/reject-codes.md';
const modules = ['build/suitescript/feed/reject-codes.js', 'build/suitescript/pipeline/sync-error.js'];
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'docs-'));
  mkdirSync(join(root, 'docs'));
  for (const module of modules) {
    cpSync(module, join(root, module));
  }
});
afterEach(() => rmSync(root, { recursive: true }));

function makeDocs(...args: string[]) {
  const { status, stderr } = spawnSync(process.execPath, ['tools/make-docs.mjs', ...args], { encoding: 'utf8' });
  return { status, told: stderr.trim() };
}

describe('make-docs', () => {
  test('finds the page of this repository up to date', () => {
    expect(makeDocs('--check')).toEqual({ status: 0, told: '' });
  });

  test('writes a row per code, and is content with it afterwards', () => {
    expect(makeDocs(root)).toEqual({ status: 0, told: '' });
    const text = readFileSync(join(root, page), 'utf8');
    expect(text).toMatch(/^\| `REFERENCE_UNKNOWN` +\| NetSuite has no such item/m);
    expect(text).toMatch(
      /^\| `SFTP_SETTINGS_MISSING` +\| there is no active "HotWax Sync SFTP" record +\| Create one/m,
    );
    // What Markdown would take for its own is escaped.
    expect(text).toContain('(\\* ? \\\\ or a control character)');
    expect(makeDocs('--check', root)).toEqual({ status: 0, told: '' });
  });

  test('tells a page that is out of date or missing, and changes nothing', () => {
    makeDocs(root);
    writeFileSync(join(root, page), readFileSync(join(root, page), 'utf8').replace('REFERENCE_UNKNOWN', 'OLD_CODE'));
    expect(makeDocs('--check', root)).toEqual({ status: 1, told: expect.stringContaining('out of date') });
    expect(readFileSync(join(root, page), 'utf8')).toContain('OLD_CODE');
    rmSync(join(root, page));
    expect(makeDocs('--check', root)).toEqual({ status: 1, told: expect.stringContaining('out of date') });
  });

  test('asks for a build where there is none', () => {
    rmSync(join(root, 'build'), { recursive: true });
    expect(makeDocs('--check', root)).toEqual({ status: 1, told: expect.stringContaining('npm run build') });
  });
});
