import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Account } from 'netsuite-sandbox/account/account';
import { loadRecords } from 'netsuite-sandbox/account/load-records';
import { sqlGet, sqlRun } from 'netsuite-sandbox/account/sql';
import { runTask } from 'netsuite-sandbox/scripts/run-task';
import { drain } from 'netsuite-sandbox/scripts/scheduler';
import { listLogs } from 'netsuite-sandbox/scripts/script-logs';
import {
  addFile,
  addScript,
  entryFile,
  evaluate,
  mapReduceFile,
  memoryAccount,
  runBody,
} from '../scripts/script-account';

const HELP = 'https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help';
const MODULES = ['N/task', 'N/search', 'N/file', 'N/runtime'];

let account: Account;
beforeEach(() => {
  account = memoryAccount();
  loadRecords(account, {
    customer: [
      { id: 501, companyname: 'Ash, Ltd', isperson: false, subsidiary: 1, comments: 'says "hi"\nthere' },
      { id: 502, companyname: 'Birch', isperson: false, subsidiary: 1, isinactive: true },
      { id: 503, companyname: 'Çedar', isperson: false, subsidiary: 1 },
    ],
    inventoryitem: [{ id: 100, itemid: 'SHOE', baseprice: 20 }],
    salesorder: [
      { id: 900, entity: 501, trandate: '2026-03-05', item: [{ item: 100, quantity: 1, rate: 1234.5 }] },
      { id: 901, entity: 501, trandate: '2026-03-06', item: [{ item: 100, quantity: 2, rate: 10 }] },
    ],
  });
});
afterEach(() => account.close());

const CUSTOMERS = `search.create({
  type: 'customer', id: 'customsearch_trees', title: 'Trees',
  filters: [['internalid', 'anyof', [501, 502, 503]]],
  columns: [{ name: 'internalid', sort: 'ASC' }, { name: 'companyname', label: 'Tree' }, 'isinactive', 'subsidiary', 'comments'],
}).save()`;
const make = (options = "savedSearchId: saved, filePath: 'SuiteScripts/found.csv'") =>
  `const saved = ${CUSTOMERS}; const t = task.create({ taskType: task.TaskType.SEARCH, ${options} });`;
const give = (body: string): unknown => evaluate(account, MODULES, body);
const nameOf = (body: string): string | undefined => runBody(account, MODULES, body).error?.name;
const csv = (path = 'SuiteScripts/found.csv'): string | undefined => account.files.contentByPath(path)?.toString();
const statusOf = (id: unknown): string =>
  String(give(`const s = task.checkStatus({ taskId: '${id}' }); give([s.status, s.fileId]);`));
const said = (title: string): string[] =>
  listLogs(account).flatMap((entry) => (entry.title === title ? [entry.details] : []));

const FOUND = `Internal ID,Tree,Inactive,Primary Subsidiary,Comments
501,"Ash, Ltd",No,Parent Company,"says ""hi""
there"
502,Birch,Yes,Parent Company,
503,Çedar,No,Parent Company,
`;

describe(`task.SearchTask (${HELP}/section_4799343953.html)`, () => {
  // Its status: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4799344334.html
  test('is PENDING until the account works on it, then COMPLETE with the id of the file, for 100 units', () => {
    const [id, units, pending, shown] = give(
      `${make()} const before = runtime.getCurrentScript().getRemainingUsage(); const id = t.submit();
       const s = task.checkStatus({ taskId: id });
       give([id, before - runtime.getCurrentScript().getRemainingUsage(), [s.status, s.fileId, s.taskId === id, s.savedSearchId === saved, t.id === id], String(s) + String(t)]);`,
    ) as unknown[];
    expect([units, pending, shown]).toEqual([
      100,
      ['PENDING', null, true, true, true],
      'task.SearchTaskStatustask.SearchTask',
    ]);
    expect(csv()).toBeUndefined();
    expect(drain(account)).toEqual([]);
    expect(statusOf(id)).toBe(`COMPLETE,${account.files.byPath('SuiteScripts/found.csv')?.id}`);
  });

  test('writes a header of labels, then the values as they are shown, quoted where needed', () => {
    give(`${make()} t.submit();`);
    drain(account);
    expect(csv()).toBe(FOUND);
    expect(account.files.byPath('SuiteScripts/found.csv')?.type).toBe('CSV');
  });

  test('writes dates, amounts, joined fields and summaries as the account shows them', () => {
    give(`const saved = search.create({ type: 'salesorder', title: 'Orders', filters: [['mainline', 'is', 'T']],
        columns: [{ name: 'trandate', sort: 'ASC' }, 'entity', 'amount', 'statusref', 'customer.companyname'] }).save();
      const sums = search.create({ type: 'salesorder', title: 'Sums', filters: [['mainline', 'is', 'T']],
        columns: [{ name: 'entity', summary: 'GROUP' }, { name: 'amount', summary: 'SUM' }, { name: 'trandate', summary: 'MAX', label: 'Last' }] }).save();
      task.create({ taskType: 'SEARCH', savedSearchId: saved, filePath: 'SuiteScripts/found.csv' }).submit();
      task.create({ taskType: 'SEARCH', savedSearchId: sums, filePath: '/SuiteScripts/sums.csv' }).submit();`);
    drain(account);
    expect(csv()).toBe(
      `Date,Customer,Amount,Status,Company Name
3/5/2026,"1 Ash, Ltd",1234.50,Pending Fulfillment,"Ash, Ltd"
3/6/2026,"1 Ash, Ltd",20.00,Pending Fulfillment,"Ash, Ltd"
`,
    );
    expect(csv('SuiteScripts/sums.csv')).toBe(`Customer,Sum of Amount,Last\n"1 Ash, Ltd",1254.50,3/6/2026\n`);
  });

  test('replaces the file of fileId, which keeps its id and name', () => {
    const [id, fileId] = give(
      `const fileId = file.create({ name: 'old.txt', fileType: 'PLAINTEXT', contents: 'old', folder: -15 }).save();
       ${make('')} t.savedSearchId = 'customsearch_trees'; t.fileId = fileId; give([t.submit(), fileId]);`,
    ) as unknown[];
    expect(statusOf(id)).toBe(`PENDING,${fileId}`);
    expect(csv('SuiteScripts/old.txt')).toBe('old');
    drain(account);
    expect(statusOf(id)).toBe(`COMPLETE,${fileId}`);
    expect(csv('SuiteScripts/old.txt')).toBe(FOUND);
  });

  test('replaces the file that is at filePath', () => {
    give(
      `file.create({ name: 'found.csv', fileType: 'CSV', contents: 'old', folder: -15 }).save(); ${make()} t.submit();`,
    );
    const before = account.files.byPath('SuiteScripts/found.csv')?.id;
    drain(account);
    expect(csv()).toBe(FOUND);
    expect(account.files.byPath('SuiteScripts/found.csv')?.id).toBe(before);
  });

  test('finds more than the 4,000 results that a script may read', () => {
    loadRecords(account, {
      customer: Array.from({ length: 5001 }, (_, at) => ({
        id: 1000 + at,
        companyname: `C${at}`,
        isperson: false,
        subsidiary: 1,
      })),
    });
    give(`const saved = search.create({ type: 'customer', title: 'All', columns: ['internalid'] }).save();
      task.create({ taskType: 'SEARCH', savedSearchId: saved, filePath: 'SuiteScripts/found.csv' }).submit();`);
    drain(account);
    const lines = csv()?.trimEnd().split('\n') ?? [];
    expect(lines).toHaveLength(1 + 5001 + 3);
    expect(new Set(lines).size).toBe(lines.length);
  });

  test('is done though the script that submitted it failed', () => {
    expect(nameOf(`${make()} t.submit(); throw new Error('x');`)).toBe('Error');
    drain(account);
    expect(csv()).toBe(FOUND);
  });

  test.each([
    ['the search is gone', 'search.delete({ id: saved });', 'INVALID_SEARCH'],
    ['the folder is gone', '', 'THAT_RECORD_DOES_NOT_EXIST'],
  ])('fails when %s by the time it runs, and leaves no file', (_, body, error) => {
    const folder = account.files.ensureFolder('SuiteScripts/out');
    const id = give(
      `${make("savedSearchId: saved, filePath: 'SuiteScripts/out/found.csv'")} const id = t.submit(); ${body} give(id);`,
    );
    if (body === '') sqlRun(account.db, 'DELETE FROM folder WHERE id = ?', folder);
    drain(account);
    expect(statusOf(id)).toBe('FAILED,');
    expect(csv('SuiteScripts/out/found.csv')).toBeUndefined();
    const row = sqlGet<{ error: string }>(account.db, 'SELECT error FROM task WHERE id = ?', String(id));
    expect(JSON.parse(row?.error ?? '{}')).toMatchObject({ name: error });
  });

  test('fails for a column that the record does not have, which saving the search did not tell', () => {
    const id = give(`const saved = search.create({ type: 'customer', title: 'Bad', columns: ['nonsense'] }).save();
      give(task.create({ taskType: 'SEARCH', savedSearchId: saved, filePath: 'SuiteScripts/found.csv' }).submit());`);
    drain(account);
    expect(statusOf(id)).toBe('FAILED,');
    const row = sqlGet<{ error: string }>(account.db, 'SELECT error FROM task WHERE id = ?', String(id));
    expect(row?.error).toContain('nonsense');
  });

  test('begins again when the process that did it is gone', () => {
    const id = give(`${make()} give(t.submit());`);
    sqlRun(account.db, "UPDATE task SET status = 'PROCESSING', process = NULL WHERE id = ?", String(id));
    drain(account);
    expect(statusOf(id)).toContain('COMPLETE');
    expect(csv()).toBe(FOUND);
  });

  // Codes: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4804558173.html
  test.each([
    [`${make("filePath: 'SuiteScripts/found.csv'")} t.submit();`, 'SSS_MISSING_REQD_ARGUMENT'],
    [`${make('savedSearchId: saved')} t.submit();`, 'SSS_MISSING_REQD_ARGUMENT'],
    [make("fileId: 1, filePath: 'SuiteScripts/found.csv'"), 'UNSUPPORTED_COMBINATION_OF_PARAMETERS'],
    [`${make('fileId: 1')} t.filePath = 'x.csv';`, 'UNSUPPORTED_COMBINATION_OF_PARAMETERS'],
    [`${make()} t.fileId = 1;`, 'UNSUPPORTED_COMBINATION_OF_PARAMETERS'],
    [`${make()} t.savedSearchId = 'customsearch_none'; t.submit();`, 'ASYNC_SEARCH_SEARCH_ID_NOT_FOUND'],
    [`${make()} t.savedSearchId = search.load({ id: saved }); t.submit();`, 'ASYNC_SEARCH_SEARCH_ID_NOT_FOUND'],
    [`${make('savedSearchId: saved, fileId: 4711')} t.submit();`, 'THAT_RECORD_DOES_NOT_EXIST'],
    [`${make("savedSearchId: saved, filePath: 'None/x.csv'")} t.submit();`, 'THAT_RECORD_DOES_NOT_EXIST'],
    [`${make("savedSearchId: saved, filePath: 'x.csv'")} t.submit();`, 'THAT_RECORD_DOES_NOT_EXIST'],
    [`${make("savedSearchId: saved, filePath: 'SuiteScripts'")} t.submit();`, 'MUST_IDENTIFY_A_FILE'],
    [`${make("savedSearchId: saved, filePath: 'SuiteScripts/'")} t.submit();`, 'MUST_IDENTIFY_A_FILE'],
    [`${make()} t.submit(); t.submit();`, 'CANNOT_RESUBMIT_SUBMITTED_ASYNC_SEARCH_TASK'],
    [`${make()} t.inboundDependencies = {};`, 'READ_ONLY_PROPERTY'],
    [`${make()} t.source;`, 'NOT_SIMULATED'],
  ])('refuses %s', (body, name) => {
    expect(nameOf(body)).toBe(name);
  });

  test('may name its file otherwise once the first name is taken back, and be submitted again once refused', () => {
    give(`${make("savedSearchId: saved, filePath: 'SuiteScripts'")}
      try { t.submit(); } catch (e) { t.filePath = ''; }
      t.fileId = file.create({ name: 'a.csv', fileType: 'CSV', contents: '', folder: -15 }).save(); t.submit();`);
    drain(account);
    expect(csv('SuiteScripts/a.csv')).toBe(FOUND);
  });
});

describe(`SearchTask.addInboundDependency (${HELP}/section_1530711128.html)`, () => {
  beforeEach(() => {
    addFile(
      account,
      '/SuiteScripts/after.js',
      entryFile(
        MODULES,
        `const name = runtime.getCurrentScript().getParameter('custscript_n');
         log.audit('after', file.load({ id: name }).getContents().split('\\n').length);`,
      ),
    );
    const parameters = { custscript_n: { fieldtype: 'TEXT' } };
    const deployments = [
      { id: 'customdeploy_timed', status: 'SCHEDULED' as const },
      {},
      { id: 'customdeploy_off', isDeployed: false },
    ];
    addScript(account, 'customscript_after', '/SuiteScripts/after.js', { parameters, deployments });
    addFile(
      account,
      '/SuiteScripts/mr.js',
      mapReduceFile(
        ['N/file'],
        "getInputData: () => ['a'], map() { log.audit('mapped', file.load('SuiteScripts/found.csv').size); }",
      ),
    );
    const mapReduce = [{}, { id: 'customdeploy_timed', status: 'SCHEDULED' as const }];
    addScript(account, 'customscript_mr', '/SuiteScripts/mr.js', { type: 'mapreducescript', deployments: mapReduce });
  });

  const AFTER = `const after = task.create({ taskType: 'SCHEDULED_SCRIPT', scriptId: 'customscript_after',
    deploymentId: 'customdeploy_now', params: { custscript_n: 'SuiteScripts/found.csv' } });`;
  const MR = "const mr = task.create({ taskType: 'MAP_REDUCE', scriptId: 'customscript_mr' });";

  test('lets scripts wait for the search, under ids that they have at once, and then runs them', () => {
    const [before, after, statuses] = give(
      `${make()} ${AFTER} ${MR} t.addInboundDependency(after); t.addInboundDependency(mr);
       const before = t.inboundDependencies; t.submit(); const ids = Object.values(t.inboundDependencies).map((d) => d.id);
       give([before, ids.map((id) => id.split('_')[0]), ids.map((taskId) => task.checkStatus({ taskId }).status)]);`,
    ) as unknown[];
    expect(before).toEqual({
      0: {
        type: 'task.ScheduledScriptTask',
        scriptId: 'customscript_after',
        deploymentId: 'customdeploy_now',
        params: { custscript_n: 'SuiteScripts/found.csv' },
      },
      1: { type: 'task.MapReduceScriptTask', scriptId: 'customscript_mr' },
    });
    expect([after, statuses]).toEqual([
      ['SCHEDSCRIPT', 'MAPREDUCETASK'],
      ['PENDING', 'PENDING'],
    ]);
    expect(drain(account)).toMatchObject([
      { script: 'customscript_after', status: 'COMPLETE' },
      { script: 'customscript_mr', status: 'COMPLETE' },
    ]);
    expect(said('after')).toEqual([String(FOUND.split('\n').length)]);
    expect(said('mapped')).toEqual([String(Buffer.byteLength(FOUND))]);
  });

  test.each([
    "t.addInboundDependency({ taskType: task.TaskType.MAP_REDUCE, scriptId: 'customscript_mr', deploymentId: 'customdeploy_now' });",
    `${MR} t.addInboundDependency({ dependentScript: mr });`,
  ])('takes %s', (body) => {
    give(`${make()} ${body} t.submit();`);
    expect(drain(account)).toMatchObject([{ script: 'customscript_mr', deployment: 'customdeploy_now' }]);
  });

  test('cannot be hurried: a task that waits is not run', () => {
    const id = give(`${make()} ${MR} t.addInboundDependency(mr); t.submit(); give(t.inboundDependencies[0].id);`);
    expect(() => runTask(account, String(id))).toThrow(`Task ${id} is WAITING, not PENDING.`);
  });

  test('lets the scripts fail with the search', () => {
    const id = give(
      `${make()} ${MR} t.addInboundDependency(mr); t.submit(); search.delete({ id: saved }); give(t.inboundDependencies[0].id);`,
    );
    expect(drain(account)).toEqual([]);
    expect(give(`give(task.checkStatus({ taskId: '${id}' }).status);`)).toBe('FAILED');
    give(`${MR} mr.submit();`);
    expect(drain(account)).toMatchObject([{ script: 'customscript_mr', status: 'COMPLETE' }]);
  });

  const dependency = (values: string, type = 'SCHEDULED_SCRIPT') =>
    `t.addInboundDependency({ taskType: '${type}', ${values} }); t.submit();`;
  test.each([
    ['t.addInboundDependency(); t.submit();', 'SSS_MISSING_REQD_ARGUMENT'],
    ["t.addInboundDependency({ taskType: 'MAP_REDUCE' });", 'SSS_MISSING_REQD_ARGUMENT'],
    ["t.addInboundDependency(task.create({ taskType: 'SCHEDULED_SCRIPT' })); t.submit();", 'SSS_MISSING_REQD_ARGUMENT'],
    ["t.addInboundDependency({ taskType: 'CSV_IMPORT', scriptId: 'x' });", 'SSS_INVALID_TYPE_ARG'],
    ['t.addInboundDependency(t);', 'SSS_INVALID_TYPE_ARG'],
    ["t.addInboundDependency('customscript_mr');", 'SSS_INVALID_TYPE_ARG'],
    [dependency("scriptId: 'customscript_none'"), 'ASYNC_SEARCH_SCRIPT_ID_NOT_FOUND'],
    [dependency("scriptId: 'customscript_mr'"), 'ASYNC_SEARCH_SCRIPT_ID_NOT_FOUND'],
    [
      dependency("scriptId: 'customscript_after', deploymentId: 'customdeploy_none'"),
      'ASYNC_SEARCH_DEPLOYMENT_FOR_DEPENDENCY',
    ],
    [
      dependency("scriptId: 'customscript_after', deploymentId: 'customdeploy_off'"),
      'ASYNC_SEARCH_DEPLOYMENT_FOR_DEPENDENCY',
    ],
    [
      `${MR} mr.submit(); ${dependency("scriptId: 'customscript_mr'", 'MAP_REDUCE')}`,
      'ASYNC_SEARCH_DEPLOYMENT_FOR_DEPENDENCY',
    ],
    [
      dependency("scriptId: 'customscript_after', deploymentId: 'customdeploy_timed'"),
      'ASYNC_SEARCH_DEPENDENCY_SS_INCORRECT_STATUS',
    ],
    [
      dependency("scriptId: 'customscript_mr', deploymentId: 'customdeploy_timed'", 'MAP_REDUCE'),
      'ASYNC_SEARCH_DEPENDENCY_MR_INCORRECT_STATUS',
    ],
    [
      `${AFTER} after.submit(); t.addInboundDependency(after); t.submit();`,
      'ASYNC_SEARCH_DEPENDENCY_SS_ALREADY_SUBMITTED',
    ],
    [
      `${MR} mr.submit(); mr.deploymentId = 'customdeploy_now'; t.addInboundDependency(mr); t.submit();`,
      'ASYNC_SEARCH_DEPENDENCY_MR_ALREADY_SUBMITTED',
    ],
    [`${MR} t.addInboundDependency(mr); t.addInboundDependency(mr); t.submit();`, 'ASYNC_SEARCH_MULTIPLE_DEPENDENCIES'],
  ])('%s is refused, and nothing is queued by it', (body, name) => {
    const queued = () =>
      sqlGet<{ n: number }>(account.db, "SELECT count(*) AS n FROM task WHERE status = 'WAITING' OR kind = 'SEARCH'")
        ?.n;
    expect(nameOf(`${make()} ${body}`)).toBe(name);
    expect(queued()).toBe(0);
  });

  test('a deployment that waits for one search cannot be submitted, nor wait for another', () => {
    const body = `${make()} ${MR} mr.deploymentId = 'customdeploy_now'; t.addInboundDependency(mr); t.submit();`;
    expect(nameOf(`${body} mr.submit();`)).toBe('FAILED_TO_SUBMIT_JOB_REQUEST_1');
  });
});
