import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Account } from 'netsuite-sandbox/account/account';
import { openAccount } from 'netsuite-sandbox/account/open-account';
import { runNextTask, runTask, submitScript } from 'netsuite-sandbox/scripts/run-task';
import { drain, tick } from 'netsuite-sandbox/scripts/scheduler';
import { listLogs } from 'netsuite-sandbox/scripts/script-logs';
import { addFile, addScript, entryFile, memoryAccount, NOW } from './script-account';

const MINUTE = 60_000;
const daily = (repeat?: string, starttime = '08:00:00Z') => ({
  daily: { startdate: '2026-01-01', starttime, everyxdays: '1', ...(repeat && { repeat }) },
});

let account: Account;
beforeEach(() => {
  account = memoryAccount();
  addFile(
    account,
    '/SuiteScripts/said.js',
    entryFile(['N/runtime'], 'log.audit(runtime.getCurrentScript().deploymentId, context.type);'),
  );
});
afterEach(() => account.close());

/** What the deployed scripts said: time, title, details. */
const said = () => listLogs(account).map(({ time, title, details }) => `${time.slice(11, 16)} ${title} ${details}`);

describe('tick', () => {
  test('runs a deployment at each due time on the account clock, and moves the clock to the end', () => {
    addScript(account, 'customscript_a', '/SuiteScripts/said.js', {
      deployments: [{ id: 'customdeploy_a', status: 'SCHEDULED', recurrence: daily('PT15M') }],
    });
    const results = tick(account, 40 * MINUTE);
    expect(said()).toEqual(['17:15 customdeploy_a scheduled', '17:30 customdeploy_a scheduled']);
    expect(results.map((result) => result.status)).toEqual(['COMPLETE', 'COMPLETE']);
    expect(account.clock.now().getTime()).toBe(NOW + 40 * MINUTE);
    expect(tick(account, 5 * MINUTE)).toHaveLength(1);
    expect(tick(account, 0)).toHaveLength(0);
  });

  test('runs deployments in the order of their due times, together when they share one', () => {
    addScript(account, 'customscript_a', '/SuiteScripts/said.js', {
      deployments: [
        { id: 'customdeploy_late', status: 'SCHEDULED', recurrence: daily(undefined, '18:30:00Z') },
        { id: 'customdeploy_early', status: 'SCHEDULED', recurrence: daily(undefined, '18:20:00Z') },
        { id: 'customdeploy_local', status: 'SCHEDULED', recurrence: daily(undefined, '10:30:00') },
      ],
    });
    tick(account, 60 * MINUTE);
    expect(said()).toEqual([
      '17:20 customdeploy_early scheduled',
      '17:30 customdeploy_late scheduled',
      '17:30 customdeploy_local scheduled',
    ]);
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1508948655.html
  test('leaves alone what is not scheduled or not deployed', () => {
    addScript(account, 'customscript_a', '/SuiteScripts/said.js', {
      deployments: [
        { id: 'customdeploy_now', recurrence: daily('PT15M') },
        { id: 'customdeploy_testing', status: 'TESTING', recurrence: daily('PT15M') },
        { id: 'customdeploy_off', status: 'SCHEDULED', isDeployed: false, recurrence: daily('PT15M') },
        { id: 'customdeploy_never', status: 'SCHEDULED' },
      ],
    });
    expect(tick(account, 60 * MINUTE)).toEqual([]);
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4407982532.html: SCHEDULED, ON_DEMAND
  test('runs what a scheduled script submitted before the next due time', () => {
    const body = `
      const { create, TaskType } = require('N/task');
      if (runtime.getCurrentScript().deploymentId === 'customdeploy_a') create({ taskType: TaskType.SCHEDULED_SCRIPT, scriptId: 'customscript_a', deploymentId: 'customdeploy_b' }).submit();
      log.audit(runtime.getCurrentScript().deploymentId, context.type);`;
    addFile(account, '/SuiteScripts/chain.js', entryFile(['N/runtime'], body));
    addScript(account, 'customscript_a', '/SuiteScripts/chain.js', {
      deployments: [
        { id: 'customdeploy_a', status: 'SCHEDULED', recurrence: daily('PT30M') },
        { id: 'customdeploy_b' },
      ],
    });
    tick(account, 60 * MINUTE);
    expect(said()).toEqual([
      '17:30 customdeploy_a scheduled',
      '17:30 customdeploy_b ondemand',
      '18:00 customdeploy_a scheduled',
      '18:00 customdeploy_b ondemand',
    ]);
  });

  test('refuses to go back', () => {
    expect(() => tick(account, -1)).toThrow('The clock only goes forward.');
  });
});

describe('a submission', () => {
  const submit = (deployment?: string, parameters = {}) =>
    submitScript(account, { script: 'customscript_a', deployment, parameters, invocation: 'USER_INTERFACE' });

  beforeEach(() => {
    addScript(account, 'customscript_a', '/SuiteScripts/said.js', {
      deployments: [
        { id: 'customdeploy_scheduled', status: 'SCHEDULED' },
        { id: 'customdeploy_off', isDeployed: false },
        { id: 'customdeploy_one' },
        { id: 'customdeploy_two' },
      ],
    });
    addScript(account, 'customscript_ue', '/SuiteScripts/said.js', { type: 'usereventscript' });
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4407982532.html: USER_INTERFACE
  test('takes the first free deployment when none is named', () => {
    expect([submit(), submit()].map((id) => runTask(account, id).deployment)).toEqual([
      'customdeploy_one',
      'customdeploy_two',
    ]);
    expect(said()).toEqual(['17:00 customdeploy_one userinterface', '17:00 customdeploy_two userinterface']);
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_460871520995.html
  test('of a deployment that has not ended is refused', () => {
    submit('customdeploy_one');
    expect(() => submit('customdeploy_one')).toThrow(
      expect.objectContaining({
        name: 'FAILED_TO_SUBMIT_JOB_REQUEST_1',
        message: 'Failed to submit job request: deployment customdeploy_one has an unfinished task.',
      }),
    );
    drain(account);
    expect(submit('customdeploy_one')).toMatch(/^SCHEDSCRIPT_/);
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_460871520995.html
  test.each([
    [
      'customdeploy_scheduled',
      'Failed to submit job request: deployment customdeploy_scheduled has the status SCHEDULED; only Not Scheduled can be submitted.',
    ],
    ['customdeploy_off', 'Failed to submit job request: deployment customdeploy_off is not deployed.'],
    [
      'customdeploy_absent',
      'Script customscript_a has no deployment customdeploy_absent. It has: customdeploy_scheduled, customdeploy_off, customdeploy_one, customdeploy_two.',
    ],
  ])('of %s is refused', (deployment, message) => {
    expect(() => submit(deployment)).toThrow(message);
  });

  test('of what is not there names what is', () => {
    const invocation = 'USER_INTERFACE';
    expect(() => submitScript(account, { script: 'customscript_x', invocation })).toThrow(
      'There is no script customscript_x. Deployed are: customscript_a, customscript_ue.',
    );
    expect(() => submit('customdeploy_one', { custscript_x: 1 })).toThrow(
      'Script customscript_a has no parameter custscript_x. It has: none.',
    );
    expect(() => submitScript(account, { script: 'customscript_ue', invocation })).toThrow(
      'Running a usereventscript is not simulated by the sandbox.',
    );
  });

  test('by internal id finds the same deployment', () => {
    const id = submitScript(account, { script: 1, deployment: '4', invocation: 'USER_INTERFACE' });
    expect(runTask(account, id)).toMatchObject({ script: 'customscript_a', deployment: 'customdeploy_two' });
  });
});

describe('a self-submission', () => {
  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_460871520995.html
  test('gets no task id, is queued after the end, and once', () => {
    const body = `
      const me = runtime.getCurrentScript();
      const n = me.getParameter('custscript_n');
      if (n === 0) return log.audit('done', n);
      const again = task.create({ taskType: 'SCHEDULED_SCRIPT', scriptId: me.id, deploymentId: me.deploymentId, params: { custscript_n: n - 1 } });
      log.audit('id', typeof again.submit());
      try { again.submit(); } catch (e) { log.audit('again', e.name); }`;
    addFile(account, '/SuiteScripts/again.js', entryFile(['N/runtime', 'N/task'], body));
    addScript(account, 'customscript_a', '/SuiteScripts/again.js', {
      parameters: { custscript_n: { fieldtype: 'INTEGER', defaultvalue: '2' } },
    });
    submitScript(account, { script: 'customscript_a', invocation: 'USER_INTERFACE' });
    expect(drain(account).map((result) => [result.status, result.unitsUsed])).toEqual([
      ['COMPLETE', 40],
      ['COMPLETE', 40],
      ['COMPLETE', 0],
    ]);
    const once = ['17:00 id undefined', '17:00 again FAILED_TO_SUBMIT_JOB_REQUEST_1'];
    expect(said()).toEqual([...once, ...once, '17:00 done 0']);
  });
});

describe('after a process was killed in the middle of a run', () => {
  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4407982532.html: ABORTED
  test('the run starts again from the beginning, as ABORTED', () => {
    const dir = mkdtempSync(join(tmpdir(), 'sandbox-abort-'));
    try {
      const onDisk = openAccount(dir);
      const body =
        "if (context.type !== context.InvocationType.ABORTED) for (;;) { log.audit('begun', context.type); } log.audit('ended', context.type);";
      addFile(onDisk, '/SuiteScripts/long.js', entryFile([], body));
      addScript(onDisk, 'customscript_long', '/SuiteScripts/long.js');
      const taskId = submitScript(onDisk, { script: 'customscript_long', invocation: 'USER_INTERFACE' });
      onDisk.close();

      // The process kills itself when its clock has been asked 20 times: in the middle of the script's loop.
      const code = `
        let asked = 0;
        const now = () => { if (++asked > 20) process.kill(process.pid, 'SIGKILL'); return Date.now(); };
        const account = require(${JSON.stringify(require.resolve('netsuite-sandbox/account/open-account'))}).openAccount(${JSON.stringify(dir)}, { now });
        require(${JSON.stringify(require.resolve('netsuite-sandbox/scripts/run-task'))}).runTask(account, '${taskId}');`;
      expect(spawnSync(process.execPath, ['-e', code]).signal).toBe('SIGKILL');

      account.close();
      account = openAccount(dir);
      expect(listLogs(account)[0]).toMatchObject({ title: 'begun', details: 'userinterface' });
      expect(runNextTask(account)).toMatchObject({ taskId, status: 'COMPLETE' });
      expect(listLogs(account).pop()).toMatchObject({ title: 'ended', details: 'aborted' });
      expect(runNextTask(account)).toBeUndefined();
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  });
});
