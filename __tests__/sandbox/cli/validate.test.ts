import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { scheduledScript, writeProject } from '../sdf/sdf-project';

const BIN = path.resolve(__dirname, '../../../packages/sandbox/bin/sandbox.js');

let dir: string;
beforeEach(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'validate-'));
});
afterEach(() => fs.rmSync(dir, { recursive: true, force: true }));

const sandbox = (...args: string[]) => spawnSync(process.execPath, [BIN, ...args], { cwd: dir, encoding: 'utf8' });

describe('validate', () => {
  test('says what would be deployed, and neither deploys nor makes an account', () => {
    writeProject(path.join(dir, 'project'), { 'Objects/customscript_x.xml': scheduledScript('') });
    const { status, stdout } = sandbox('validate', 'project', '--json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      valid: true,
      objects: ['customscript_x'],
      files: ['/SuiteScripts/x/x.js'],
      problems: [],
      warnings: [],
    });
    expect(fs.readdirSync(dir)).toEqual(['project']);
  });

  test('lists every mistake by file, element and rule, and ends with 1', () => {
    writeProject(path.join(dir, 'project'), {
      'Objects/x.xml': scheduledScript('<colour>red</colour><isinactive>no</isinactive>'),
    });
    const { status, stdout } = sandbox('validate', 'project');
    expect(status).toBe(1);
    expect(stdout.trim().split('\n')).toEqual([
      'error: Objects/x.xml: scheduledscript/colour: is not an element of scheduledscript',
      'error: Objects/x.xml: scheduledscript/isinactive: must be T or F, not "no"',
      'warning: Objects/x.xml: scheduledscript: the file should be named as its scriptid, customscript_x.xml',
      'The project cannot be deployed: 2 errors.',
    ]);
  });

  test('looks references up in the account, and leaves it as it is', () => {
    const type = '<customrecordtype scriptid="customrecord_r"><recordname>R</recordname></customrecordtype>';
    writeProject(path.join(dir, 'first'), { 'Objects/customrecord_r.xml': type });
    expect(sandbox('deploy', 'first').status).toBe(0);
    const field = `<entitycustomfield scriptid="custentity_f"><fieldtype>SELECT</fieldtype><label>F</label>
      <selectrecordtype>[scriptid=customrecord_r]</selectrecordtype></entitycustomfield>`;
    writeProject(path.join(dir, 'second'), { 'Objects/custentity_f.xml': field });
    const { status, stdout } = sandbox('validate', 'second');
    expect(status).toBe(1);
    expect(stdout).toContain('is in the account but not in the project: name it in manifest.xml');
    expect(sandbox('validate', 'second', '--account', 'elsewhere').stdout).toContain('neither in the project nor in');
    expect(fs.existsSync(path.join(dir, 'elsewhere'))).toBe(false);
  });
});
