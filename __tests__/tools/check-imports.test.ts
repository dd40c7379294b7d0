import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

const house = 'src/SuiteScripts/HotWaxSync';
const hotwax = 'packages/hotwax/src';
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
    expect(
      check({
        [`${house}/netsuite/a.ts`]: "import * as f from 'N/file';\nimport { b } from '../feed/b';",
        [`${hotwax}/core/a.ts`]: `import { B } from '../../../../${house}/feed/order-columns';`,
        [`${hotwax}/adapters/database/a.ts`]: "import { sql } from 'kysely';\nimport { b } from '../../core/b';",
      }),
    ).toBe('');
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
    [
      "a sync that knows HotWax's half",
      `${house}/feed/a.ts`,
      `import { b } from '../../../../${hotwax}/core/b';`,
      'do not know each other',
    ],
    [
      "HotWax's half that uses more of the sync than its columns",
      `${hotwax}/core/a.ts`,
      `import type { B } from '../../../../${house}/feed/orders';`,
      'shares only the columns of the feeds with src',
    ],
    [
      "HotWax's half that knows the sandbox",
      `${hotwax}/seed/a.ts`,
      "import { b } from '../../../sandbox/src/b';",
      'shares only the columns of the feeds with src',
    ],
    [
      'a core that imports jobs',
      `${hotwax}/core/a.ts`,
      "import { b } from '../jobs/b';",
      'core/ must not import jobs/',
    ],
    [
      'jobs that import adapters',
      `${hotwax}/jobs/a.ts`,
      "import { b } from '../adapters/b';",
      'jobs/ must not import adapters/',
    ],
    [
      'jobs that call the database',
      `${hotwax}/jobs/a.ts`,
      "import { sql } from 'kysely';",
      'only adapters/ calls kysely',
    ],
    ['a clock in the jobs', `${hotwax}/jobs/a.ts`, 'const now = new Date();', 'time comes from the clock port'],
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
