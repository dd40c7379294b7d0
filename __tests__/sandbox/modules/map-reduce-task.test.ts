import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Account } from 'netsuite-sandbox/account/account';
import { sqlGet } from 'netsuite-sandbox/account/sql';
import { runTask, submitScript } from 'netsuite-sandbox/scripts/run-task';
import { drain, tick } from 'netsuite-sandbox/scripts/scheduler';
import { listLogs } from 'netsuite-sandbox/scripts/script-logs';
import { addFile, addMapReduce, addScript, evaluate, mapReduceFile, memoryAccount } from '../scripts/script-account';

const HELP = 'https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help';

let account: Account;
beforeEach(() => {
  account = memoryAccount();
});
afterEach(() => account.close());

const said = (title: string) =>
  listLogs(account)
    .filter((entry) => entry.title === title)
    .map(({ details }) => details);

describe(`task.MapReduceScriptTask (${HELP}/section_453639770507.html)`, () => {
  beforeEach(() => {
    const file = mapReduceFile(
      ['N/runtime'],
      `getInputData: () => ['a', 'b', 'c'], map(c) { c.write('k', c.value); },
      reduce(c) { c.write('n', runtime.getCurrentScript().getParameter('custscript_n') + c.values.length); },
      summarize(s) { s.output.iterator().each((key, value) => { log.audit('output', value); }); }`,
    );
    addFile(account, '/SuiteScripts/mr.js', file);
    addScript(account, 'customscript_mr', '/SuiteScripts/mr.js', {
      type: 'mapreducescript',
      parameters: { custscript_n: { fieldtype: 'INTEGER', defaultvalue: '1' } },
    });
  });

  const SUBMIT = `const t = task.create({ taskType: task.TaskType.MAP_REDUCE, scriptId: 'customscript_mr', params: { custscript_n: 10 } });
    const id = t.submit();`;

  test('queues the script, with its parameters; an id comes back, for 20 units', () => {
    const body = `${SUBMIT} give([id === t.id, id.slice(0, 14), String(t), require('N/runtime').getCurrentScript().getRemainingUsage()]);`;
    expect(evaluate(account, ['N/task'], body)).toEqual([true, 'MAPREDUCETASK_', 'task.MapReduceScriptTask', 9980]);
    expect(said('output')).toEqual([]);
    expect(drain(account)).toMatchObject([{ script: 'customscript_mr', status: 'COMPLETE' }]);
    expect(said('output')).toEqual(['13']);
  });

  test.each([
    ["t.deploymentId = 'customdeploy_now'; t.submit();", 'MAP_REDUCE_ALREADY_RUNNING'],
    ['t.submit();', 'NO_DEPLOYMENTS_AVAILABLE'],
  ])('is refused while the deployment has an unfinished task: %s', (again, reason) => {
    expect(() => evaluate(account, ['N/task'], `${SUBMIT} ${again}`)).toThrow(
      expect.objectContaining({
        name: 'FAILED_TO_SUBMIT_JOB_REQUEST_1',
        message: `Failed to submit job request: ${reason}: deployment customdeploy_now has an unfinished task.`,
      }),
    );
  });

  test.each([
    ['SCHEDULED_SCRIPT', 'customscript_mr', 'customscript_mr is a mapreducescript, no SCHEDULED_SCRIPT.'],
    ['MAP_REDUCE', 'customscript_s', 'customscript_s is a scheduledscript, no MAP_REDUCE.'],
  ])('a %s task of %s is refused', (type, script, reason) => {
    addScript(account, 'customscript_s', '/SuiteScripts/s.js');
    const body = `task.create({ taskType: '${type}', scriptId: '${script}' }).submit();`;
    expect(() => evaluate(account, ['N/task'], body)).toThrow(
      expect.objectContaining({
        name: 'FAILED_TO_SUBMIT_JOB_REQUEST_1',
        message: `Failed to submit job request: ${reason}`,
      }),
    );
  });

  test('of its own deployment is queued when the run has ended, and gets no id', () => {
    const script = addMapReduce(
      account,
      ['N/task', 'N/runtime'],
      `getInputData: () => [], map() {}, summarize() {
        const { id: scriptId, deploymentId } = runtime.getCurrentScript();
        log.audit('id', typeof task.create({ taskType: 'MAP_REDUCE', scriptId, deploymentId }).submit());
      }`,
    );
    runTask(account, submitScript(account, { script, invocation: 'USER_INTERFACE' }));
    expect(said('id')).toEqual(['undefined']);
    const queued = "SELECT kind FROM task WHERE status = 'PENDING'";
    expect(sqlGet(account.db, queued)).toEqual({ kind: 'MAP_REDUCE' });
  });
});

describe(`task.MapReduceScriptTaskStatus (${HELP}/section_4345798546.html)`, () => {
  const STATUS = (id: string) => `
    const s = task.checkStatus({ taskId: '${id}' });
    const left = () => require('N/runtime').getCurrentScript().getRemainingUsage();
    const before = left();
    give({
      shown: [s.status, s.stage, s.scriptId, s.deploymentId, String(s)],
      counts: [s.getTotalMapCount(), s.getPendingMapCount(), s.getTotalReduceCount(), s.getPendingReduceCount(), s.getTotalOutputCount(), s.getPendingOutputCount()],
      percentage: s.getPercentageCompleted(), countUnits: before - left(),
      sizes: [s.getPendingMapSize(), s.getPendingReduceSize(), s.getPendingOutputSize(), s.getCurrentTotalSize()], units: before - left(),
    });`;
  const MEMBERS = `getInputData: () => ['aa', 'bb', 'cc'], map(c) { c.write('k' + (c.key % 2), c.value); },
    reduce(c) { c.write(c.key, 'x'); }`;

  test('of a run that waits, and of one that has ended', () => {
    const script = addMapReduce(account, [], MEMBERS);
    const id = submitScript(account, { script, invocation: 'USER_INTERFACE' });
    expect(evaluate(account, ['N/task'], STATUS(id))).toMatchObject({
      shown: ['PENDING', 'GET_INPUT', script, 'customdeploy_now', 'task.MapReduceScriptTaskStatus'],
      counts: [0, 0, 0, 0, 0, 0],
      percentage: 0,
    });
    runTask(account, id);
    expect(evaluate(account, ['N/task'], STATUS(id))).toEqual({
      shown: ['COMPLETE', 'SUMMARIZE', script, 'customdeploy_now', 'task.MapReduceScriptTaskStatus'],
      counts: [3, 0, 2, 0, 2, 0],
      percentage: 100,
      countUnits: 70,
      sizes: [0, 0, 0, 0],
      units: 70 + 4 * 25,
    });
  });

  test('of a run that is in its map stage, asked by that stage itself', () => {
    const script = addMapReduce(
      account,
      ['N/task', 'N/cache'],
      `${MEMBERS.replace(
        'map(c) {',
        `map(c) {
        const s = task.checkStatus({ taskId: cache.getCache({ name: 'x', scope: 'PUBLIC' }).get({ key: 'id' }) });
        log.audit('seen', [s.stage, s.status, s.getTotalMapCount(), s.getPendingMapCount(), s.getPercentageCompleted(), s.getPendingMapSize()]);`,
      )}`,
    );
    const id = submitScript(account, { script, invocation: 'USER_INTERFACE' });
    evaluate(
      account,
      ['N/cache'],
      `cache.getCache({ name: 'x', scope: 'PUBLIC' }).put({ key: 'id', value: '${id}' });`,
    );
    expect(runTask(account, id).status).toBe('COMPLETE');
    expect(said('seen')).toEqual([
      '["MAP","PROCESSING",3,3,0,9]',
      '["MAP","PROCESSING",3,2,33,6]',
      '["MAP","PROCESSING",3,1,66,3]',
    ]);
  });
});

test('a map/reduce deployment runs on its schedule', () => {
  addFile(account, '/SuiteScripts/mr.js', mapReduceFile([], "getInputData: () => [1], map() { log.audit('ran', 1); }"));
  const daily = { startdate: '2026-01-01', starttime: '08:00:00Z', everyxdays: '1', repeat: 'PT15M' };
  addScript(account, 'customscript_mr', '/SuiteScripts/mr.js', {
    type: 'mapreducescript',
    deployments: [{ status: 'SCHEDULED', recurrence: { daily } }],
  });
  expect(tick(account, 30 * 60_000)).toHaveLength(2);
  expect(said('ran')).toEqual(['1', '1']);
});

test('a map/reduce script may not submit CSV imports (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_5594909667.html)', () => {
  const script = addMapReduce(
    account,
    ['N/task'],
    "getInputData: () => [1], map() { task.create({ taskType: 'CSV_IMPORT', mappingId: 'x', importFile: 'a' }).submit(); }, summarize(s) { s.mapSummary.errors.iterator().each((k, e) => { log.audit('error', JSON.parse(e).name); }); }",
  );
  runTask(account, submitScript(account, { script, invocation: 'USER_INTERFACE' }));
  expect(said('error')).toEqual(['SSS_OPERATION_UNAVAILABLE']);
});
