import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CUSTOMER_IMPORT, writeProject } from './tiny-project';

const BIN = path.resolve(__dirname, '../../../packages/sandbox/bin/sandbox.js');

let dir: string;
beforeAll(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'sandbox-import-jobs-'));
  writeProject(path.join(dir, 'project'), [
    {
      name: 'import',
      body: `
    const rows = 'externalid,isperson,firstname,lastname\\nC1,T,Ada,Lovelace\\nC2,T,Grace,Hopper\\n';
    task.create({ taskType: task.TaskType.CSV_IMPORT, mappingId: 'custimport_tiny', importFile: rows, name: 'tiny job' }).submit();`,
    },
  ]);
  fs.writeFileSync(path.join(dir, 'project/Objects/custimport_tiny.xml'), CUSTOMER_IMPORT);
  fs.writeFileSync(path.join(dir, 'records.json'), JSON.stringify({ subsidiary: [{ id: 1, name: 'Parent' }] }));
  sandbox('deploy', 'project');
  sandbox('load', 'records.json');
});
afterAll(() => fs.rmSync(dir, { recursive: true }));

function sandbox(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], { cwd: dir, encoding: 'utf8' });
  return { status, stdout, stderr };
}

function json(...args: string[]) {
  return JSON.parse(sandbox(...args, '--json').stdout);
}

describe('faults and cancel on the command line', () => {
  test('a fault is added, falls on the job, is listed and cleared', () => {
    expect(sandbox('faults').stdout).toBe('There are no faults.\n');
    expect(json('faults', 'add', 'stall', '--mapping', 'custimport_tiny', '--nth', '1', '--after', '1')).toEqual([
      { fault: 'stall', mapping: 'custimport_tiny', nth: 1, after: 1 },
    ]);
    expect(sandbox('faults', 'list').stdout).toBe('stall --mapping custimport_tiny --nth 1 --after 1\n');
    sandbox('run', 'customscript_import');
    sandbox('drain');
    expect(json('jobs')).toMatchObject([{ status: 'PROCESSING', imported: 1 }]);
    expect(json('faults', 'clear')).toEqual([]);
    expect(json('drain').jobs).toMatchObject([{ status: 'COMPLETE', imported: 2 }]);
  });

  test('a job that is slow ends when the clock has moved on', () => {
    sandbox('faults', 'add', 'slow', '--takes', 'PT2H');
    sandbox('run', 'customscript_import');
    expect(json('drain').jobs).toEqual([]);
    expect(json('tick', 'PT1H').jobs).toEqual([]);
    expect(json('tick', 'PT1H').jobs).toMatchObject([{ status: 'COMPLETE', records: 2 }]);
    sandbox('faults', 'clear');
  });

  test('a pending job can be cancelled, once, and drain has nothing to do then', () => {
    sandbox('run', 'customscript_import');
    const { taskId } = json('jobs').at(-1);
    expect(json('cancel', taskId)).toMatchObject({ taskId, status: 'CANCELED', imported: 0 });
    expect(json('drain').jobs).toEqual([]);
    const again = sandbox('cancel', taskId);
    expect(again.status).toBe(1);
    expect(again.stderr).toContain(`The import job ${taskId} is over: CANCELED.`);
  });

  test.each([
    [['faults', 'add', 'explode'], 'There is no fault "explode". There are fail, cancel, stall, lose, slow.'],
    [['faults', 'add', 'lose', '--after', '1'], '--after is no option of the fault "lose".'],
    [['faults', 'add', 'slow'], 'The fault "slow" needs --takes DURATION.'],
    [['faults', 'add', 'stall', '--after', 'some'], '--after is a whole number, not "some".'],
  ])('%j is wrong use', (args, message) => {
    const { status, stderr } = sandbox(...args);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });

  test('a number that makes no sense is refused by the account', () => {
    expect(sandbox('faults', 'add', 'lose', '--every', '0')).toMatchObject({ status: 1 });
  });

  test('--help tells what the faults do', () => {
    expect(sandbox('faults', '--help').stdout).toMatch(/stall {4}the job stays PROCESSING/);
    expect(sandbox('faults', 'add', '--help').stdout).toMatch(/slow {5}the job takes --takes/);
  });
});

describe('import on the command line', () => {
  test('starts a saved import of a file, which drain processes', () => {
    fs.writeFileSync(path.join(dir, 'people.csv'), 'externalid,isperson,firstname,lastname\nP1,T,Ida,Rhodes\n');
    expect(json('import', 'custimport_tiny', 'people.csv')).toMatchObject({
      name: 'Tiny Customers - people.csv - system@netsuite-sandbox.invalid',
      status: 'PENDING',
      records: 1,
    });
    expect(json('drain').jobs).toMatchObject([{ imported: 1 }]);
    expect(json('records', 'customer').at(-1)).toMatchObject({ externalid: 'P1' });
  });

  test('says what is wrong with the file, or that it is not there', () => {
    fs.writeFileSync(path.join(dir, 'wrong.csv'), 'externalid,isperson,firstname,lastname\n"P2,T,Ida,Rhodes\n');
    const { status, stderr } = sandbox('import', 'custimport_tiny', 'wrong.csv');
    expect(status).toBe(1);
    expect(stderr).toContain('FAILED_TO_SUBMIT_JOB_REQUEST_1: Failed to submit job request: Malformed quotes in row 2');
    expect(sandbox('import', 'custimport_tiny', 'nothing.csv').stderr).toContain(
      'Cannot read nothing.csv: it does not exist.',
    );
    expect(sandbox('import', 'custimport_tiny', 'people.csv', '--queue', 'two').status).toBe(2);
  });
});

describe('settings on the command line', () => {
  test('give imports more queues', () => {
    expect(json('settings')).toMatchObject({ suiteCloudPlusLicences: 0, oneWorld: true });
    expect(sandbox('import', 'custimport_tiny', 'people.csv', '--queue', '2').status).toBe(1);
    expect(json('settings', 'set', 'suiteCloudPlusLicences', '1')).toMatchObject({ suiteCloudPlusLicences: 1 });
    expect(sandbox('import', 'custimport_tiny', 'people.csv', '--queue', '2').status).toBe(0);
    expect(sandbox('settings').stdout).toContain('suiteCloudPlusLicences 1\n');
  });

  test('take true and false', () => {
    expect(json('settings')).toMatchObject({ sftpTakesLeadingSlash: false });
    expect(json('settings', 'set', 'sftpTakesLeadingSlash', 'true')).toMatchObject({ sftpTakesLeadingSlash: true });
  });

  test.each([
    [['settings', 'set', 'zebra', '1'], 'There is no setting "zebra". There are accountId, '],
    [['settings', 'set', 'suiteCloudPlusLicences', 'many'], 'suiteCloudPlusLicences is a whole number, not "many".'],
    [['settings', 'set', 'oneWorld', '1'], 'oneWorld is true or false, not "1".'],
  ])('%j is wrong use', (args, message) => {
    const { status, stderr } = sandbox(...args);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });
});
