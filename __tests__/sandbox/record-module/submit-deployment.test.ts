import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Account } from 'netsuite-sandbox/account/account';
import { runTask, submitScript } from 'netsuite-sandbox/scripts/run-task';
import { listLogs } from 'netsuite-sandbox/scripts/script-logs';
import { addFile, addScript, entryFile, evaluate, memoryAccount } from '../scripts/script-account';

/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_3753014009.html: script deployments are scriptable. */
const OTHER = entryFile(
  ['N/runtime'],
  "log.audit('since', runtime.getCurrentScript().getParameter({ name: 'custscript_since' }) || 'none');",
);
let account: Account;
beforeEach(() => {
  account = memoryAccount();
  addFile(account, '/SuiteScripts/other.js', OTHER);
  addScript(account, 'customscript_other', '/SuiteScripts/other.js', {
    parameters: { custscript_since: { fieldtype: 'TEXT', label: 'Since' } },
    deployments: [{ id: 'customdeploy_other', status: 'SCHEDULED', recurrence: {} }],
  });
});
afterEach(() => account.close());

const run = (body: string): unknown =>
  evaluate(
    account,
    ['N/record', 'N/search', 'N/runtime', 'N/task'],
    `const find = () => search.create({ type: 'scriptdeployment', filters: [['scriptid', 'is', 'customdeploy_other']],
       columns: ['status', 'title', 'isdeployed', 'loglevel'] }).run().getRange({ start: 0, end: 1 })[0];
     const submit = (values, id = find().id) => record.submitFields({ type: record.Type.SCRIPT_DEPLOYMENT, id, values });
     const refused = (call) => { try { call(); return null; } catch (error) { return error.name; } };
     ${body}`,
  );

test('a script sets status, title, level and whether another is deployed, for 5 units', () => {
  const seen = run(`const { id } = find();
    const before = runtime.getCurrentScript().getRemainingUsage();
    const answer = submit({ status: 'TESTING', title: 'Held', loglevel: 'ERROR', isdeployed: false }, id);
    const units = before - runtime.getCurrentScript().getRemainingUsage();
    const found = find();
    give([String(answer) === id, units, ...['status', 'title', 'loglevel', 'isdeployed'].map((name) => found.getValue(name))]);`);
  expect(seen).toEqual([true, 5, 'TESTING', 'Held', 'ERROR', false]);
});

test('one that is set to Not Scheduled can be submitted', () => {
  const seen =
    run(`const start = () => task.create({ taskType: 'SCHEDULED_SCRIPT', scriptId: 'customscript_other', deploymentId: 'customdeploy_other' }).submit();
    const before = refused(start);
    submit({ status: 'NOTSCHEDULED' });
    give([before, /^SCHEDSCRIPT_/.test(start())]);`);
  expect(seen).toEqual(['FAILED_TO_SUBMIT_JOB_REQUEST_1', true]);
});

test.each([
  ["submit({ status: 'RELEASED' })", 'INVALID_FLD_VALUE'],
  ["submit({ loglevel: 'LOUD' })", 'INVALID_FLD_VALUE'],
  ["submit({ isdeployed: 'yes' })", 'INVALID_FLD_VALUE'],
  ["submit({ starttime: '1:00 am' })", 'NOT_SIMULATED'],
  ["submit({ title: 'x' }, 4711)", 'RCRD_DSNT_EXIST'],
])('%s is refused, and nothing changes', (call, name) => {
  expect(
    run(
      `const title = find().getValue('title'); const answer = refused(() => ${call}); give([answer, find().getValue('title') === title]);`,
    ),
  ).toEqual([name, true]);
});

test('a parameter that is set is there in the next run, until it is emptied', () => {
  const next = () => {
    runTask(account, submitScript(account, { script: 'customscript_other', invocation: 'USER_INTERFACE' }));
    return listLogs(account).findLast(({ title }) => title === 'since')?.details;
  };
  run(`submit({ status: 'NOTSCHEDULED', custscript_since: '7/26/2023' });`);
  expect(next()).toBe('7/26/2023');
  run(`submit({ custscript_since: '' });`);
  expect(next()).toBe('none');
});
