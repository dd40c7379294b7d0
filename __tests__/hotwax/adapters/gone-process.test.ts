import { spawnSync } from 'node:child_process';
import { hostname } from 'node:os';
import { describe, expect, test } from '@jest/globals';
import { isGoneProcess } from '../../../packages/hotwax/src/adapters/gone-process';
import { thisProcess } from '../../../packages/hotwax/src/cli/this-process';

describe('whether the holder of a lock is gone', () => {
  const { pid } = spawnSync(process.execPath, ['--version']);

  test.each<[string, string, boolean]>([
    ['this process', thisProcess(), false],
    ['a process of this machine that ended', `${hostname()} ${pid} abcd1234`, true],
    ['a process of another machine', `elsewhere ${pid} abcd1234`, false],
    ['somebody who says nothing of a process', 'an administrator', false],
  ])('%s', (_, holder, gone) => {
    expect(isGoneProcess(holder)).toBe(gone);
  });
});
