import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Account } from 'netsuite-sandbox/account/account';
import { loadRecords } from 'netsuite-sandbox/account/load-records';
import { sqlGet } from 'netsuite-sandbox/account/sql';
import { drain } from 'netsuite-sandbox/scripts/scheduler';
import { listLogs } from 'netsuite-sandbox/scripts/script-logs';
import { addFile, addScript, entryFile, evaluate, memoryAccount, runBody } from '../scripts/script-account';

const HELP = 'https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help';
const MODULES = ['N/task', 'N/runtime', 'N/file'];

let account: Account;
beforeEach(() => {
  account = memoryAccount();
  loadRecords(account, {
    customer: [
      { id: 501, companyname: 'Ash, Ltd', isperson: false, subsidiary: 1, email: 'ash@example.com' },
      { id: 502, companyname: 'Birch', isperson: false, subsidiary: 1, isinactive: true },
    ],
  });
});
afterEach(() => account.close());

const give = (body: string): unknown => evaluate(account, MODULES, body);
const make = (options = "query: 'SELECT id FROM customer', filePath: 'SuiteScripts/rows.csv'") =>
  `const t = task.create({ taskType: task.TaskType.SUITE_QL, ${options} });`;
const csv = (): string | undefined => account.files.contentByPath('SuiteScripts/rows.csv')?.toString();

describe(`task.SuiteQLTask (${HELP}/section_159223833809.html)`, () => {
  // Its status: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_159223887802.html
  test('writes the rows of the query under the names of its columns, for 100 units', () => {
    const [id, units, status, name] = give(
      `${make("filePath: 'SuiteScripts/rows.csv'")} const before = runtime.getCurrentScript().getRemainingUsage();
       t.query = 'SELECT id, companyname AS name, email, isinactive FROM customer WHERE id >= ? AND id < ? ORDER BY id';
       t.params = [501, 503]; const taskId = t.submit(); const s = task.checkStatus({ taskId });
       give([taskId, before - runtime.getCurrentScript().getRemainingUsage(), [s.status, s.fileId, s.params, s.query === t.query], String(s)]);`,
    ) as unknown[];
    expect([units, status, name]).toEqual([100, ['PENDING', null, [501, 503], true], 'task.SuiteQLTaskStatus']);
    drain(account);
    expect(csv()).toBe('id,name,email,isinactive\n501,"Ash, Ltd",ash@example.com,F\n502,Birch,,T\n');
    expect(give(`const s = task.checkStatus({ taskId: '${id}' }); give([s.status, s.fileId]);`)).toEqual([
      'COMPLETE',
      account.files.byPath('SuiteScripts/rows.csv')?.id,
    ]);
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_159223844941.html
  test('runs dependent scripts when it is complete', () => {
    const after = entryFile(
      ['N/file'],
      "log.audit('after', file.load({ id: 'SuiteScripts/rows.csv' }).getContents());",
    );
    addFile(account, '/SuiteScripts/after.js', after);
    addScript(account, 'customscript_after', '/SuiteScripts/after.js');
    give(
      `${make()} t.addInboundDependency({ taskType: 'SCHEDULED_SCRIPT', scriptId: 'customscript_after' }); t.submit();`,
    );
    expect(drain(account)).toMatchObject([{ script: 'customscript_after', status: 'COMPLETE' }]);
    expect(listLogs(account).find(({ title }) => title === 'after')?.details).toBe(csv());
  });

  test.each(['SELECT nothing FROM customer', 'SELECT id FROM customer WHERE id = ?'])(
    'fails when the query cannot be run: %s; the file stays as it was',
    (query) => {
      const id = give(
        `file.create({ name: 'rows.csv', fileType: 'CSV', contents: 'old', folder: -15 }).save();
         ${make()} t.query = '${query}'; give(t.submit());`,
      );
      drain(account);
      expect(sqlGet(account.db, 'SELECT status FROM task WHERE id = ?', String(id))).toEqual({ status: 'FAILED' });
      expect(csv()).toBe('old');
    },
  );

  test.each([
    [`${make("filePath: 'SuiteScripts/rows.csv'")} t.submit();`, 'SSS_MISSING_REQD_ARGUMENT'],
    [`${make("query: 'SELECT id FROM customer'")} t.submit();`, 'SSS_MISSING_REQD_ARGUMENT'],
    [`${make()} t.query = {}; t.submit();`, 'WRONG_PARAMETER_TYPE'],
    [`${make()} t.params = 5; t.submit();`, 'WRONG_PARAMETER_TYPE'],
    [`${make()} t.fileId = 5;`, 'PROPERTY_VALUE_CONFLICT'],
    [make("fileId: 5, filePath: 'SuiteScripts/rows.csv'"), 'PROPERTY_VALUE_CONFLICT'],
    [`${make()} t.filePath = 'SuiteScripts'; t.submit();`, 'MUST_IDENTIFY_A_FILE'],
    [`${make()} t.submit(); t.submit();`, 'CANNOT_RESUBMIT_SUBMITTED_ASYNC_SUITEQL_TASK'],
  ])('refuses %s', (body, name) => {
    expect(runBody(account, MODULES, body).error?.name).toBe(name);
  });
});
