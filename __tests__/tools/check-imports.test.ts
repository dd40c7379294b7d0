import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

const house = 'src/SuiteScripts/HotWaxSync';
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'imports-'));
  mkdirSync(join(root, house), { recursive: true });
  mkdirSync(join(root, 'packages/sandbox/src'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

function check(files: Record<string, string>): string {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return spawnSync(process.execPath, ['tools/check-imports.mjs', root], { encoding: 'utf8' }).stderr.trim();
}

describe('check-imports', () => {
  test('is silent about imports that point the right way', () => {
    expect(check({ [`${house}/netsuite/a.ts`]: "import * as f from 'N/file';\nimport { b } from '../feed/b';" })).toBe(
      '',
    );
  });

  test.each([
    [
      'feed that imports pipeline',
      `${house}/feed/a.ts`,
      "import { b } from '../pipeline/b';",
      'feed/ must not import pipeline/',
    ],
    [
      'types that point the wrong way',
      `${house}/feed/a.ts`,
      "import type { B } from '../netsuite/b';",
      'must not import netsuite/',
    ],
    ['N/* in the pipeline', `${house}/pipeline/a.ts`, "import * as file from 'N/file';", 'only netsuite/ calls N/file'],
    ['a clock in the feed', `${house}/feed/a.ts`, 'const now = Date.now();', 'time comes from the clock port'],
    [
      'a sandbox that knows the sync',
      'packages/sandbox/src/a.ts',
      `import { b } from '../../../${house}/feed/b';`,
      'do not know each other',
    ],
  ])('names file and line of %s', (_, file, text, rule) => {
    const told = check({ [file]: `\n${text}` });
    expect(told).toContain(`${file}:2: `);
    expect(told).toContain(rule);
  });

  test('names a circle once', () => {
    const told = check({
      [`${house}/feed/a.ts`]: "import { b } from './b';",
      [`${house}/feed/b.ts`]: "import { c } from './c';",
      [`${house}/feed/c.ts`]: "import { a } from './a';\nimport type { x } from './a';",
    });
    expect(told).toBe(
      `imports run in a circle: ${['a', 'b', 'c', 'a'].map((name) => `${house}/feed/${name}.ts`).join(' → ')}`,
    );
  });
});
