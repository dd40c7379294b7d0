import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { listCsvJobs } from 'netsuite-sandbox/csv-import/list-csv-jobs';
import { drain, tick } from 'netsuite-sandbox/scripts/scheduler';
import { listLogs } from 'netsuite-sandbox/scripts/script-logs';
import { CUSTOMER_MAPPINGS, type Import, makeImport, mapXml } from '../csv-import/import-project';
import { addFile, addScript, entryFile, evaluate, runBody } from '../scripts/script-account';

let the: Import;
beforeEach(() => {
  const map = mapXml('custimport_t', { recordType: 'CUSTOMER' }, CUSTOMER_MAPPINGS);
  the = makeImport({ custimport_t: map }, {}, ':memory:');
});
afterEach(() => the.end());

const CSV = 'externalId,firstName,lastName,individual,email,subsidiary,partyId\nC1,Ann,A,T,ann@example.com,1,P1\n';
const create = (importFile: string, more = '') =>
  `task.create({ taskType: task.TaskType.CSV_IMPORT, mappingId: 'custimport_t', name: 'T1', importFile: ${importFile}${more} })`;

describe('task.CsvImportTask', () => {
  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_459367004393.html: a file.File or text
  test.each([
    ['text', JSON.stringify(CSV)],
    ['a new file', `file.create({ name: 'c.csv', fileType: file.Type.CSV, contents: ${JSON.stringify(CSV)} })`],
  ])('takes %s, waits in the queue for 100 units, and is COMPLETE when the job has run', (_what, importFile) => {
    const body = `
      const t = ${create(importFile)};
      const id = t.submit();
      give([id === t.id, id, task.checkStatus({ taskId: id }).status, String(task.checkStatus({ taskId: id })), require('N/runtime').getCurrentScript().getRemainingUsage()]);`;
    const [same, id, ...rest] = evaluate(the.account, ['N/task', 'N/file'], body) as unknown[];
    expect([same, ...rest]).toEqual([true, 'PENDING', 'task.CsvImportTaskStatus', 9_900]);
    expect(drain(the.account)).toEqual([]);
    expect(evaluate(the.account, ['N/task'], `give(task.checkStatus({ taskId: '${id}' }).status);`)).toBe('COMPLETE');
    expect(evaluate(the.account, ['N/task'], `give(task.checkStatus('${id}').status);`)).toBe('COMPLETE');
    expect(listCsvJobs(the.account)).toMatchObject([{ taskId: id, name: 'T1', records: 1, imported: 1, failed: 0 }]);
    expect(the.account.records.findByExternalId('customer', 'C1')?.body).toMatchObject({ email: 'ann@example.com' });
  });

  test('can be filled in after it was made', () => {
    const body = `const t = task.create({ taskType: task.TaskType.CSV_IMPORT }); t.mappingId = 'custimport_t'; t.importFile = ${JSON.stringify(CSV)}; give(typeof t.submit());`;
    expect(evaluate(the.account, ['N/task'], body)).toBe('string');
  });

  test('needs a licence for another queue', () => {
    expect(runBody(the.account, ['N/task'], `${create(JSON.stringify(CSV), ', queueId: 2')}.submit();`).error).toEqual({
      name: 'FAILED_TO_SUBMIT_JOB_REQUEST_1',
      message: 'Failed to submit job request: queueId 2 needs a SuiteCloud Plus license.',
    });
  });

  test('that a scheduled script submits has run by the next due time', () => {
    const body = `
      const cache = require('N/cache').getCache({ name: 'c' });
      const id = cache.get({ key: 'id' });
      if (id) log.audit('status', task.checkStatus({ taskId: id }).status); else cache.put({ key: 'id', value: ${create(JSON.stringify(CSV))}.submit() });`;
    addFile(the.account, '/SuiteScripts/feed.js', entryFile(['N/task'], body));
    addScript(the.account, 'customscript_feed', '/SuiteScripts/feed.js', {
      deployments: [
        {
          status: 'SCHEDULED',
          recurrence: { daily: { startdate: '2020-01-01', starttime: '08:00:00Z', everyxdays: '1', repeat: 'PT15M' } },
        },
      ],
    });
    expect(tick(the.account, 30 * 60_000).map((run) => run.unitsUsed)).toEqual([101 + 1, 1]);
    expect(listLogs(the.account)).toMatchObject([{ title: 'status', details: 'COMPLETE' }]);
  });
});
