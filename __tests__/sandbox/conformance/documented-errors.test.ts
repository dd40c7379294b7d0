import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { MODULES } from 'netsuite-sandbox/modules/register';
import { generateHostKey } from 'netsuite-sandbox/sftp/host-key';
import { TestAccount } from 'netsuite-sandbox/testing/test-account';
import { runBody } from '../scripts/script-account';
import { PROVOCATIONS } from './provocations';
import { RECORD_PROVOCATIONS } from './record-provocations';
import { SFTP_PROVOCATIONS } from './sftp-provocations';
import { stubNotes } from './stub-notes';
import { absentMembers, isAbsent } from './support-page';
import { MADE_BY, NEVER_THROWN, PROVOKED_ELSEWHERE, STUBS_ONLY } from './unprovoked';

/** N/search has tests of its own; the stubs of N/util note nothing. */
const OTHERS = ['N/search', 'N/util'];
const modules = Object.keys(MODULES).filter((module) => !OTHERS.includes(module));
const absent = absentMembers();
const makerOf = (call: string) => MADE_BY[call.slice(0, call.lastIndexOf('.'))] ?? call;
const notes = modules
  .flatMap((module) => stubNotes(module.slice(2)))
  .filter(({ call }) => ![call, makerOf(call)].some((name) => isAbsent(name, absent)))
  .filter(({ call }) => !STUBS_ONLY.includes(call));

const all = { ...PROVOCATIONS, ...RECORD_PROVOCATIONS, ...SFTP_PROVOCATIONS };
const provoked = Object.entries(all).flatMap(([call, codes]) =>
  Object.entries(codes).map(([code, body]) => ({ call, code, body })),
);
/** Properties: an assignment is refused. */
const readOnly = notes.flatMap(({ call, isMethod, throws }) =>
  isMethod ? [] : throws.filter((code) => code.startsWith('READ_ONLY')).map((code) => ({ call, code })),
);

/** What the bodies of the provocations may use. */
const SETTING = `
  const text = () => file.create({ name: 'x.txt', fileType: 'PLAINTEXT', contents: 'a\\nb\\n', folder: -15 });
  const key = () => crypto.createSecretKey({ secret: 'custsecret_aes', encoding: 'UTF_8' });
  const cipher = () => crypto.createCipher({ algorithm: 'AES', key: key() });
  const rows = { query: 'SELECT id AS a FROM customer' };
  const twice = { query: 'SELECT id AS a, id AS a FROM customer' };
  const csv = { taskType: 'CSV_IMPORT', mappingId: 'custimport_notes', importFile: 'name\\nx\\n' };
  const idle = { taskType: 'SCHEDULED_SCRIPT', scriptId: 'customscript_idle', deploymentId: 'customdeploy_idle' };
  const reducer = { taskType: 'MAP_REDUCE', scriptId: 'customscript_reducer', deploymentId: 'customdeploy_reducer' };
  const spare = { ...idle, deploymentId: 'customdeploy_idle_spare' };
  const testing = (task) => ({ ...task, deploymentId: task.deploymentId + '_testing' });
  const rowsFile = { taskType: 'SUITEQL', query: rows.query, filePath: 'SuiteScripts/found.csv' };
  let searches = 0;
  const finder = () => {
    const made = search.create({ type: 'customer', title: 'Search ' + ++searches, columns: ['internalid'] });
    return { taskType: 'SEARCH', savedSearchId: made.save(), filePath: 'SuiteScripts/found.csv' };
  };
  const exported = (values, ...dependents) => {
    const t = task.create(values);
    for (const dependent of dependents) t.addInboundDependency(dependent);
    return t.submit();
  };
  const { server, otherKey } = JSON.parse(file.load({ id: 'SuiteScripts/setting.json' }).getContents());
  const connect = (changes) => sftp.createConnection({ ...server, secret: 'custsecret_sftp', ...changes });
  const stored = (isDynamic) => record.load({ type: 'salesorder', id: 900, isDynamic });`;

/** Objects that have the read-only properties. */
const HOLDERS: Readonly<Record<string, string>> = {
  'crypto.CipherPayload': 'cipher().final()',
  'crypto.SecretKey': 'key()',
  'file.File': 'text()',
  'query.Column': 'query.runSuiteQL(rows).columns[0]',
  'query.Page': 'query.runSuiteQLPaged(rows).fetch(0)',
  'query.PageRange': 'query.runSuiteQLPaged(rows).pageRanges[0]',
  'query.PagedData': 'query.runSuiteQLPaged(rows)',
  'query.Result': 'query.runSuiteQL(rows).results[0]',
  'query.ResultSet': 'query.runSuiteQL(rows)',
  'sftp.Connection': 'connect()',
  'task.CsvImportTaskStatus': 'task.checkStatus({ taskId: task.create(csv).submit() })',
  'task.MapReduceScriptTaskStatus': 'task.checkStatus({ taskId: mapReduceTask })',
  'task.ScheduledScriptTaskStatus': 'task.checkStatus({ taskId: scheduledTask })',
  'task.SearchTask': 'task.create(finder())',
  'task.SearchTaskStatus': 'task.checkStatus({ taskId: exported(finder()) })',
  'task.SuiteQLTask': 'task.create(rowsFile)',
  'task.SuiteQLTaskStatus': 'task.checkStatus({ taskId: exported(rowsFile) })',
};

let codes: string[] = [];
let shop: TestAccount;

/** All bodies run in one script, each by itself; what they threw is their answer. */
function run(bodies: readonly string[]): string[] {
  const functions = bodies.map((body) => `() => { const so = stored(false), dyn = stored(true); ${body}; }`);
  const answer =
    "file.create({ name: 'codes.json', fileType: 'JSON', folder: -15, contents: JSON.stringify(codes) }).save();";
  const script = `${SETTING}
    const scheduledTask = task.create(idle).submit();
    const mapReduceTask = task.create(reducer).submit();
    const codes = [${functions.join(',\n')}].map((work) => { try { work(); return 'no error'; } catch (e) { return e.name; } });
    ${answer}`;
  const { error } = runBody(shop.account, [...modules, 'N/search'], script, { unitLimit: 1_000_000 });
  if (error) throw new Error(`${error.name}: ${error.message}`);
  return JSON.parse(shop.account.files.contentByPath('/SuiteScripts/codes.json')?.toString() ?? '[]') as string[];
}

beforeAll(() => {
  shop = new TestAccount({ project: 'tools/sandbox-support/project' });
  const { account, server } = shop;
  const { host, port, username, hostKey, password } = server;
  shop.load({
    location: [{ id: 7, name: 'Brooklyn', subsidiary: 1 }],
    inventoryitem: [{ id: 100, itemid: 'SHOE', baseprice: 20 }],
    customer: [{ id: 500, companyname: 'A', isperson: false, subsidiary: 1 }],
    salesorder: [{ id: 900, entity: 500, item: [{ item: 100, quantity: 1 }] }],
  });
  shop.setSecret('custsecret_sftp', password);
  shop.setSecret('custsecret_aes', '0123456789abcdef');
  shop.put('here.txt', 'x');
  shop.put('full/x', 'x');
  const setting = {
    server: { url: host, port, username, hostKey, directory: '/' },
    otherKey: generateHostKey('ecdsa').publicBody,
  };
  for (const [name, content] of [
    ['setting.json', JSON.stringify(setting)],
    ['large.txt', 'x'.repeat(10_485_761)],
  ] as const) {
    account.files.save({ folder: -15, name, type: 'PLAINTEXT', content: Buffer.from(content) });
  }
  const assignments = readOnly.map(({ call }) => {
    const cut = call.lastIndexOf('.');
    return `(${HOLDERS[call.slice(0, cut)] ?? 'undefined'}).${call.slice(cut + 1)} = 1`;
  });
  codes = run([...provoked.map(({ body }) => body), ...assignments]);
});
afterAll(() => shop.close());

describe('errors that Oracle’s stubs note', () => {
  test.each(provoked.map(({ call, code, body }, at) => ({ call, code, body, at })))(
    '$call: $code by $body',
    ({ code, at }) => expect(codes[at]).toBe(code),
  );

  test.each(readOnly.map(({ call, code }, index) => ({ call, code, at: provoked.length + index })))(
    '$call: $code when it is set',
    ({ code, at }) => expect(codes[at]).toBe(code),
  );

  test.each(Object.entries(PROVOKED_ELSEWHERE))('%s is provoked in %s.test.ts', (code, name) => {
    expect(readFileSync(`__tests__/sandbox/sftp/${name}.test.ts`, 'utf8')).toContain(code);
  });

  test('are all provoked, or it is said why not', () => {
    const known = new Set([...provoked, ...readOnly].map(({ call, code }) => `${call} ${code}`));
    const open = notes
      .flatMap(({ call, throws }) => throws.map((code) => ({ code, pair: `${call} ${code}` })))
      .filter(({ code, pair }) => !known.has(pair) && !(code in PROVOKED_ELSEWHERE && pair.startsWith('sftp.')))
      .map(({ pair }) => pair);
    expect(open.sort()).toEqual(Object.keys(NEVER_THROWN).sort());
  });

  test.each(provoked)('$call: $code stands in the stubs', ({ call, code }) => {
    expect(notes.find((note) => note.call === call)?.throws).toContain(code);
  });
});
