import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { listCsvJobs } from 'netsuite-sandbox/csv-import/list-csv-jobs';
import { CsvImportTask } from 'netsuite-sandbox/modules/task/csv-import-task';
import type { ScriptExecution } from 'netsuite-sandbox/scripts/script-execution';
import { evaluate } from '../scripts/script-account';
import { CUSTOMER_MAPPINGS, type Import, makeImport, mapXml } from './import-project';

let the: Import;
beforeAll(() => {
  const map = mapXml('custimport_t', { recordType: 'CUSTOMER' }, CUSTOMER_MAPPINGS);
  the = makeImport({ custimport_t: map }, {}, ':memory:');
});
afterAll(() => the.end());

const CSV = 'externalId,firstName,lastName,individual,subsidiary\nC1,Ann,A,T,1\n';

/** Submits from a script of a type. @returns units that it was charged */
function submitFrom(scriptType: string): number {
  let units = 0;
  const execution = { account: the.account, script: { scriptType }, charge: (more: number) => (units += more) };
  const options = { taskType: 'CSV_IMPORT', mappingId: 'custimport_t', importFile: CSV };
  new CsvImportTask(execution as unknown as ScriptExecution, options).submit();
  return units;
}

describe('CsvImportTask.submit', () => {
  test.each(['ScheduledScript', 'Restlet', 'BundleInstallationScript'])(
    'may be used in a %s for 100 units, section_5594909667',
    (type) => {
      expect(submitFrom(type)).toBe(100);
    },
  );

  test.each([
    'MapReduceScript',
    'Suitelet',
    'UserEventScript',
    'WorkflowActionScript',
    'MassUpdateScript',
    'Portlet',
    'SDFInstallationScript',
  ])('may not be used in a %s, section_5594909667', (type) => {
    const before = listCsvJobs(the.account).length;
    expect(() => submitFrom(type)).toThrow(expect.objectContaining({ name: 'SSS_OPERATION_UNAVAILABLE' }));
    expect(listCsvJobs(the.account)).toHaveLength(before);
  });

  test('costs 100 units also when it refuses, and does so with FAILED_TO_SUBMIT_JOB_REQUEST_1, section_5594909667', () => {
    const body = `
      const before = require('N/runtime').getCurrentScript().getRemainingUsage();
      try { task.create({ taskType: 'CSV_IMPORT', mappingId: 'custimport_t', importFile: 'a,b\\n1,2\\n' }).submit(); }
      catch (error) { give([error.name, before - require('N/runtime').getCurrentScript().getRemainingUsage()]); }`;
    expect(evaluate(the.account, ['N/task'], body)).toEqual(['FAILED_TO_SUBMIT_JOB_REQUEST_1', 100]);
  });

  test('the mapping is the internal id of a saved import or its script id, section_457792297362', () => {
    const { id } = the.account.db.prepare("SELECT id FROM object WHERE scriptid = 'custimport_t'").get() as {
      id: number;
    };
    for (const mappingId of [String(id), "'CUSTIMPORT_T'"]) {
      const body = `give(typeof task.create({ taskType: 'CSV_IMPORT', mappingId: ${mappingId}, importFile: ${JSON.stringify(CSV)} }).submit());`;
      expect(evaluate(the.account, ['N/task'], body)).toBe('string');
    }
  });

  test('a status tells its task id and its status, nothing else, and both are read-only, section_453959899902', () => {
    const body = `
      const id = task.create({ taskType: 'CSV_IMPORT', mappingId: 'custimport_t', importFile: ${JSON.stringify(CSV)} }).submit();
      const status = task.checkStatus({ taskId: id });
      let refusal;
      try { status.status = 'COMPLETE'; } catch (error) { refusal = error.name; }
      give([Object.keys(status), status.status, refusal]);`;
    expect(evaluate(the.account, ['N/task'], body)).toEqual([['taskId', 'status'], 'PENDING', 'READ_ONLY_PROPERTY']);
  });

  test('no script can reach the results of a job, section_N350581', () => {
    const job = the.run('custimport_t', 'externalId,firstName,lastName,individual,subsidiary\nbad,Ann,,T,1\n');
    expect(job.resultsFile).toMatch(/^\/CSV Import Results\//);
    const body = `
      try { file.load({ id: ${JSON.stringify(job.resultsFile)} }); give('loaded'); }
      catch (error) { give(error.name); }`;
    expect(evaluate(the.account, ['N/file'], body)).toBe('RCRD_DSNT_EXIST');
    const query = `give(query.runSuiteQL({ query: "SELECT count(*) AS n FROM file WHERE name LIKE '%CSVIMPORT%'" }).asMappedResults()[0].n);`;
    expect(evaluate(the.account, ['N/query'], query)).toBe(0);
  });
});
