import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { sqlGet } from 'netsuite-sandbox/account/sql';
import { listCsvJobs } from 'netsuite-sandbox/csv-import/list-csv-jobs';
import { CUSTOMER_MAPPINGS, type Import, makeImport, mapXml } from '../csv-import/import-project';
import { addFile, addScript, entryFile, evaluate, runBody } from '../scripts/script-account';

let the: Import;
beforeEach(() => {
  const map = mapXml('custimport_t', { recordType: 'CUSTOMER' }, CUSTOMER_MAPPINGS);
  the = makeImport({ custimport_t: map }, {}, ':memory:');
});
afterEach(() => the.end());

const CSV = JSON.stringify('externalId,firstName,lastName,individual,subsidiary\nC1,Ann,A,T,1\n');
const create = (mappingId: number | string, more = '') =>
  `task.create({ taskType: task.TaskType.CSV_IMPORT, mappingId: ${JSON.stringify(mappingId)}, importFile: ${CSV}${more} })`;

describe('task.CsvImportTaskStatus', () => {
  const STATUS = `const id = ${create('custimport_t')}.submit(); const s = task.checkStatus({ taskId: id });`;

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4345787858.html
  test('tells the task and its status', () => {
    expect(
      evaluate(the.account, ['N/task'], `${STATUS} give([s.taskId === id, s.status, Object.keys(s).sort()]);`),
    ).toEqual([true, 'PENDING', ['status', 'taskId']]);
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4345787858.html
  test.each(['getPercentageCompleted', 'errors', 'results', 'message'])('has no %s', (member) => {
    expect(runBody(the.account, ['N/task'], `${STATUS} s.${member};`).error).toEqual({
      name: 'NOT_SIMULATED',
      message: `task.CsvImportTaskStatus.${member} is not simulated by the sandbox.`,
    });
  });
});

describe('task.create of a CSV import', () => {
  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4392320106.html
  test('sets the properties of the task', () => {
    const body = `const t = ${create('custimport_t', ", name: 'N', queueId: 1, linkedFiles: { item: 'a' }")};
      give([t.mappingId, t.importFile === ${CSV}, t.name, t.queueId, t.linkedFiles, t.id ?? null]);`;
    expect(evaluate(the.account, ['N/task'], body)).toEqual(['custimport_t', true, 'N', 1, { item: 'a' }, null]);
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4392320106.html
  test('names the saved import by its script id or by its internal id', () => {
    const { id } = sqlGet<{ id: number }>(the.account.db, "SELECT id FROM object WHERE scriptid = 'custimport_t'") ?? {
      id: -1,
    };
    for (const mappingId of ['custimport_t', id]) evaluate(the.account, ['N/task'], `${create(mappingId)}.submit();`);
    expect(listCsvJobs(the.account)).toHaveLength(2);
    expect(runBody(the.account, ['N/task'], `${create(id + 1000)}.submit();`).error?.name).toBe(
      'FAILED_TO_SUBMIT_JOB_REQUEST_1',
    );
  });
});

describe('ScheduledScriptTask.submit', () => {
  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_460871520995.html
  test.each([
    ['NOTSCHEDULED', undefined],
    ['TESTING', 'FAILED_TO_SUBMIT_JOB_REQUEST_1'],
  ] as const)('of a deployment that is %s: %s', (status, error) => {
    addFile(the.account, '/SuiteScripts/idle.js', entryFile([], ''));
    addScript(the.account, 'customscript_idle', '/SuiteScripts/idle.js', { deployments: [{ status }] });
    const options = "taskType: 'SCHEDULED_SCRIPT', scriptId: 'customscript_idle', deploymentId: 'customdeploy_now'";
    const result = runBody(the.account, ['N/task'], `task.create({ ${options} }).submit();`);
    expect(result.error?.name).toBe(error);
    expect(result.unitsUsed).toBe(20);
  });
});
