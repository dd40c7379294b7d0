import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { UNITS } from 'netsuite-sandbox/modules/units';
import { TestAccount } from 'netsuite-sandbox/testing/test-account';
import { runBody } from '../scripts/script-account';
import { absentMembers, isAbsent } from './support-page';

/** A costing call, after what it needs. Both are JavaScript; a call on records names the category of its type. */
interface Costing {
  readonly call: string;
  readonly category?: 'transaction' | 'custom' | 'other';
  readonly needs?: string;
  readonly body: string;
}

const CONNECT = 'const server = sftp.createConnection(connection);';
const TEXT = "const text = file.create({ name: 'x.txt', fileType: 'PLAINTEXT', contents: 'a', folder: -15 });";
const CACHE = "const c = cache.getCache({ name: 'x' });";
const ROWS = "{ query: 'SELECT id FROM customer' }";
const SEARCH = "const found = search.create({ type: 'customer' });";
const REDUCER =
  "const t = task.create({ taskType: 'MAP_REDUCE', scriptId: 'customscript_reducer', deploymentId: 'customdeploy_reducer' });";
const ON_STATUS = 'task.MapReduceScriptTaskStatus.';
const RECORDS = [
  { category: 'transaction', type: 'salesorder', id: 900, field: 'memo' },
  { category: 'custom', type: 'customrecord_note', id: 3, field: 'name' },
  { category: 'other', type: 'customer', id: 500, field: 'comments' },
] as const;

const COSTING: readonly Costing[] = [
  { call: 'cache.Cache.get', needs: `${CACHE} c.put({ key: 'k', value: 'v' });`, body: "c.get({ key: 'k' })" },
  { call: 'cache.Cache.get with loader', needs: CACHE, body: "c.get({ key: 'new', loader: () => 'v' })" },
  { call: 'cache.Cache.put', needs: CACHE, body: "c.put({ key: 'k', value: 'v' })" },
  { call: 'cache.Cache.remove', needs: CACHE, body: "c.remove({ key: 'k' })" },
  { call: 'config.load', body: 'config.load({ type: config.Type.USER_PREFERENCES })' },
  { call: 'email.send', body: "email.send({ author: -5, recipients: 'a@b.cd', subject: 's', body: 'b' })" },
  { call: 'email.sendBulk', body: "email.sendBulk({ author: -5, recipients: 'a@b.cd', subject: 's', body: 'b' })" },
  { call: 'email.sendCampaignEvent', body: 'email.sendCampaignEvent({ campaignEventId: 1, recipientId: 500 })' },
  { call: 'file.copy', needs: `${TEXT} const id = text.save();`, body: 'file.copy({ id, folder: -4 })' },
  { call: 'file.delete', needs: `${TEXT} const id = text.save();`, body: 'file.delete({ id })' },
  { call: 'file.File.save', needs: TEXT, body: 'text.save()' },
  { call: 'file.load', needs: `${TEXT} const id = text.save();`, body: 'file.load({ id })' },
  { call: 'query.PagedData.fetch', needs: `const data = query.runSuiteQLPaged(${ROWS});`, body: 'data.fetch(0)' },
  {
    call: 'query.PagedData.iterator',
    needs: `const data = query.runSuiteQLPaged(${ROWS});`,
    body: 'data.iterator().each(() => true)',
  },
  { call: 'query.ResultSet.iterator', needs: `const rows = query.runSuiteQL(${ROWS});`, body: 'rows.iterator()' },
  { call: 'query.runSuiteQL', body: `query.runSuiteQL(${ROWS})` },
  { call: 'query.runSuiteQLPaged', body: `query.runSuiteQLPaged(${ROWS})` },
  ...RECORDS.flatMap(({ category, type, id, field }): Costing[] => [
    { call: 'record.copy', category, body: `record.copy({ type: '${type}', id: ${id} })` },
    { call: 'record.create', category, body: `record.create({ type: '${type}' })` },
    { call: 'record.delete', category, body: `record.delete({ type: '${type}', id: ${id + 1} })` },
    { call: 'record.load', category, body: `record.load({ type: '${type}', id: ${id} })` },
    {
      call: 'record.Record.save',
      category,
      needs: `const r = record.load({ type: '${type}', id: ${id} });`,
      body: 'r.save()',
    },
    {
      call: 'record.submitFields',
      category,
      body: `record.submitFields({ type: '${type}', id: ${id}, values: { ${field}: 'x' } })`,
    },
  ]),
  {
    call: 'record.attach',
    needs: `${TEXT} const id = text.save();`,
    body: "record.attach({ record: { type: 'file', id }, to: { type: 'customer', id: 500 } })",
  },
  {
    call: 'record.detach',
    needs: `${TEXT} const ends = { record: { type: 'file', id: text.save() }, to: { type: 'customer', id: 500 } };
      record.attach(ends);`,
    body: 'record.detach({ record: ends.record, from: ends.to })',
  },
  { call: 'search.duplicates', body: "search.duplicates({ type: 'customer', id: 500 })" },
  { call: 'search.global', body: "search.global({ keywords: 'C500' })" },
  { call: 'search.lookupFields', body: "search.lookupFields({ type: 'customer', id: 500, columns: 'entityid' })" },
  { call: 'search.PagedData.fetch', needs: `${SEARCH} const data = found.runPaged();`, body: 'data.fetch(0)' },
  { call: 'search.ResultSet.each', needs: SEARCH, body: 'found.run().each(() => true)' },
  { call: 'search.ResultSet.getRange', needs: SEARCH, body: 'found.run().getRange({ start: 0, end: 1 })' },
  { call: 'search.Search.runPaged', needs: SEARCH, body: 'found.runPaged()' },
  { call: 'sftp.Connection.download', needs: CONNECT, body: "server.download({ filename: 'here.txt' })" },
  { call: 'sftp.Connection.list', needs: CONNECT, body: "server.list({ path: '' })" },
  { call: 'sftp.Connection.makeDirectory', needs: CONNECT, body: "server.makeDirectory({ path: 'new' })" },
  { call: 'sftp.Connection.move', needs: CONNECT, body: "server.move({ from: 'here.txt', to: 'there.txt' })" },
  {
    call: 'sftp.Connection.removeDirectory',
    needs: `${CONNECT} server.makeDirectory({ path: 'new' });`,
    body: "server.removeDirectory({ path: 'new' })",
  },
  { call: 'sftp.Connection.removeFile', needs: CONNECT, body: "server.removeFile({ path: 'here.txt' })" },
  { call: 'sftp.Connection.upload', needs: `${CONNECT} ${TEXT}`, body: 'server.upload({ file: text })' },
  {
    call: 'task.CsvImportTask.submit',
    needs:
      "const t = task.create({ taskType: 'CSV_IMPORT', mappingId: 'custimport_notes', importFile: 'name\\nx\\n' });",
    body: 't.submit()',
  },
  {
    call: 'task.ScheduledScriptTask.submit',
    needs:
      "const t = task.create({ taskType: 'SCHEDULED_SCRIPT', scriptId: 'customscript_idle', deploymentId: 'customdeploy_idle' });",
    body: 't.submit()',
  },
  {
    call: 'task.SearchTask.submit',
    needs: `const savedSearchId = search.create({ type: 'customer', title: 'T', columns: ['entityid'] }).save();
      const t = task.create({ taskType: 'SEARCH', savedSearchId, filePath: 'SuiteScripts/x.csv' });`,
    body: 't.submit()',
  },
  {
    call: 'task.SuiteQLTask.submit',
    needs:
      "const t = task.create({ taskType: 'SUITEQL', query: 'SELECT id FROM customer', filePath: 'SuiteScripts/x.csv' });",
    body: 't.submit()',
  },
  { call: 'task.MapReduceScriptTask.submit', needs: REDUCER, body: 't.submit()' },
  ...Object.keys(UNITS)
    .filter((call) => call.startsWith(ON_STATUS))
    .map((call) => ({
      call,
      needs: `${REDUCER} const status = task.checkStatus({ taskId: t.submit() });`,
      body: `status.${call.slice(ON_STATUS.length)}()`,
    })),
];

/** Measured elsewhere, or by those who work on them. */
const NOT_MEASURED = [
  'search.delete',
  'search.load',
  'search.Search.save',
  'query.listTables',
  'task.PivotExecutionTask.submit',
];

const MODULES = ['cache', 'config', 'email', 'file', 'query', 'record', 'runtime', 'search', 'sftp', 'task'];
const account = new TestAccount({ project: 'tools/sandbox-support/project' });
account.setSecret('custsecret_sftp', account.server.password);
account.put('here.txt', 'x');
account.load({
  inventoryitem: [{ id: 100, itemid: 'SHOE', baseprice: 20 }],
  customer: [500, 501].map((id) => ({ id, companyname: `C${id}`, isperson: false, subsidiary: 1 })),
  salesorder: [900, 901].map((id) => ({ id, entity: 500, item: [{ item: 100, quantity: 1 }] })),
  customrecord_note: [3, 4].map((id) => ({ id, name: `N${id}` })),
});
const start = account.snapshot();
beforeEach(() => account.restore(start));
afterAll(() => account.close());

function run({ needs = '', body }: Pick<Costing, 'needs' | 'body'>, unitLimit: number) {
  account.restore(start);
  const { host, port, username, hostKey } = account.server;
  const connection = JSON.stringify({ url: host, port, username, hostKey, secret: 'custsecret_sftp', directory: '/' });
  const script = `const connection = ${connection}; ${needs} ${body};`;
  return runBody(
    account.account,
    MODULES.map((name) => `N/${name}`),
    script,
    { unitLimit },
  );
}

function unitsOf({ call, category }: Costing): number {
  const units = UNITS[call as keyof typeof UNITS];
  return typeof units === 'number' ? units : units[category ?? 'other'];
}

describe('a call that costs units', () => {
  test.each(COSTING.map((costing) => ({ ...costing, units: unitsOf(costing) })))(
    '$call ($category) is made with its $units units, and not with one less',
    ({ units, ...costing }) => {
      const before = run({ needs: costing.needs ?? '', body: '' }, 100_000).unitsUsed;
      expect(run(costing, before + units)).toMatchObject({ status: 'COMPLETE', unitsUsed: before + units });
      expect(run(costing, before + units - 1)).toMatchObject({
        status: 'FAILED',
        error: { name: 'SSS_USAGE_LIMIT_EXCEEDED' },
      });
    },
  );

  test('is measured here if the sandbox has it', () => {
    const absent = absentMembers();
    const present = Object.keys(UNITS).filter((call) => !isAbsent(call, absent) && !NOT_MEASURED.includes(call));
    expect([...new Set(COSTING.map(({ call }) => call))].sort()).toEqual(present.sort());
  });
});
