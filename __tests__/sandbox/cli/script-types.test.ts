import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { main } from 'netsuite-sandbox/cli/main';

// A busy machine.
jest.setTimeout(60_000);

const MANIFEST = `<manifest projecttype="ACCOUNTCUSTOMIZATION">
  <projectname>types</projectname>
  <frameworkversion>1.0</frameworkversion>
  <dependencies><features><feature required="true">SERVERSIDESCRIPTING</feature></features></dependencies>
</manifest>
`;
const DEPLOY = `<deploy>
  <files><path>~/FileCabinet/SuiteScripts/*</path></files>
  <objects><path>~/Objects/*</path></objects>
</deploy>
`;

const HELP = 'https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help';
const BIN = path.resolve(__dirname, '../../../packages/sandbox/bin/sandbox.js');

/** By SDF object type: the @NScriptType, what `define` returns, and elements of the deployment. */
const SCRIPTS: Readonly<Record<string, readonly [type: string, members: string, deployment: string]>> = {
  scheduledscript: [
    'ScheduledScript',
    `execute: function (context) { [1, 2, 3].forEach(function (n) { log.audit(context.type + ' ' + n); }); }`,
    '<status>NOTSCHEDULED</status>',
  ],
  mapreducescript: [
    'MapReduceScript',
    `getInputData: function () { return [3, 4, 5, 6]; },
     map: function (context) { context.write({ key: 'sum', value: context.value }); },
     reduce: function (context) { context.write('sum', context.values.map(Number).reduce(function (a, b) { return a + b; })); },
     summarize: function (summary) {
       log.audit('concurrency', summary.mapSummary.concurrency);
       summary.output.iterator().each(function (key, value) { log.audit(key, value); return true; });
     }`,
    '<status>NOTSCHEDULED</status><concurrencylimit>2</concurrencylimit><buffersize>1</buffersize><yieldaftermins>60</yieldaftermins><queueallstagesatonce>T</queueallstagesatonce>',
  ],
  restlet: [
    'Restlet',
    `get: function (p) { return { hello: p.name }; },
     post: function (b) { log.audit('posted', b); if (b.fail) { throw new Error('no luck'); } return { sum: b.a + b.b }; }`,
    '<status>RELEASED</status>',
  ],
  suitelet: [
    'Suitelet',
    `onRequest: function (context) { context.response.write('Hello ' + context.request.parameters.name); }`,
    '<status>RELEASED</status>',
  ],
  usereventscript: [
    'UserEventScript',
    'beforeSubmit: function () {}',
    '<status>RELEASED</status><recordtype>CUSTOMER</recordtype>',
  ],
};

const before = process.cwd();
let dir: string;
let deployed: Awaited<ReturnType<typeof sandbox>>;
beforeAll(async () => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'sandbox-types-'));
  process.chdir(dir);
  fs.mkdirSync('FileCabinet/SuiteScripts/types', { recursive: true });
  fs.mkdirSync('Objects');
  fs.writeFileSync('manifest.xml', MANIFEST);
  fs.writeFileSync('deploy.xml', DEPLOY);
  for (const [object, [type, members, deployment]] of Object.entries(SCRIPTS)) {
    const title = object === 'usereventscript' ? '' : `<title>${object}</title>`;
    fs.writeFileSync(
      `FileCabinet/SuiteScripts/types/${object}.js`,
      `/**\n * @NApiVersion 2.0\n * @NScriptType ${type}\n */\ndefine([], function () { return { ${members} }; });\n`,
    );
    fs.writeFileSync(
      `Objects/customscript_${object}.xml`,
      `<${object} scriptid="customscript_${object}">
  <name>${object}</name>
  <scriptfile>[/SuiteScripts/types/${object}.js]</scriptfile>
  <scriptdeployments><scriptdeployment scriptid="customdeploy_${object}">
    <isdeployed>T</isdeployed><loglevel>DEBUG</loglevel>${deployment}${title}
  </scriptdeployment></scriptdeployments>
</${object}>`,
    );
  }
  deployed = await sandbox('deploy', '.');
});
afterAll(() => {
  process.chdir(before);
  fs.rmSync(dir, { recursive: true, force: true });
});

/** Runs the command line in this process. */
async function sandbox(...args: string[]) {
  const written = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((stream) =>
    jest.spyOn(process[stream], 'write').mockImplementation((chunk) => {
      written[stream] += String(chunk);
      return true;
    }),
  );
  const kept = process.exitCode;
  try {
    await main(['node', 'sandbox', '--account', 'account', ...args]);
    return { status: process.exitCode, ...written };
  } finally {
    for (const spy of spies) spy.mockRestore();
    process.exitCode = kept;
  }
}

test('deploy takes scripts of all types and says which of them do not run', () => {
  expect(deployed.status).toBe(0);
  expect(deployed.stdout.match(/^warning: .*$/gm)).toEqual([
    'warning: Objects/customscript_usereventscript.xml: usereventscript: is deployed, but the sandbox does not run a usereventscript',
  ]);
});

describe(`after a server failure (${HELP}/section_1490041886.html)`, () => {
  const spawned = (...args: string[]) =>
    spawnSync(process.execPath, [BIN, '--account', 'account', ...args], { encoding: 'utf8' });

  test('a scheduled script starts again from the beginning, as ABORTED', () => {
    const failed = spawned('run', 'customscript_scheduledscript', '--fail-at', '3');
    expect(failed).toMatchObject({
      status: 1,
      stdout: '',
      stderr:
        'The server has failed before call 3 of customscript_scheduledscript, log.audit. The next "drain", "tick" or "run" starts it again.\n',
    });
    expect(spawned('drain').stdout).toMatch(/^COMPLETE customscript_scheduledscript/);
    const logs = JSON.parse(spawned('logs', '--json').stdout) as { script: string; title: string }[];
    const said = logs.filter(({ script }) => script === 'customscript_scheduledscript').map(({ title }) => title);
    expect(said).toEqual(['userinterface 1', 'userinterface 2', 'aborted 1', 'aborted 2', 'aborted 3']);
  });

  test.each(['0', 'x', '1.5'])('--fail-at %s is wrong use', async (value) => {
    const { status, stderr } = await sandbox('run', 'customscript_scheduledscript', '--fail-at', value);
    const message = `error: --fail-at takes the number of a call, 1 or more, not "${value}".\n`;
    expect({ status, stderr }).toEqual({ status: 2, stderr: message });
  });
});

describe('run', () => {
  test('runs a map/reduce script of an SDF project, with the options of its deployment', async () => {
    const { status, stdout } = await sandbox('run', 'customscript_mapreducescript');
    expect(status).toBe(0);
    expect(stdout).toMatch(/AUDIT +concurrency {2}2\n.*AUDIT +sum {2}18\n/);
    expect(stdout).toMatch(/COMPLETE customscript_mapreducescript customdeploy_mapreducescript, 0 units\n$/);
  });

  test('sends a request to a RESTlet and prints its log, the status and the answer', async () => {
    const { status, stdout } = await sandbox(
      'run',
      'customscript_restlet',
      '--method',
      'POST',
      '--body',
      '{"a":1,"b":2}',
    );
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /AUDIT +posted {2}\{"a":1,"b":2\}\n200 POST customscript_restlet customdeploy_restlet, 0 units\n\{"sum":3\}\n$/,
    );
  });

  test('sends GET without a method, and parameters of the URL', async () => {
    const { stdout } = await sandbox(
      'run',
      'customscript_restlet',
      'customdeploy_restlet',
      '--query',
      'name=Ada',
      '--json',
    );
    expect(JSON.parse(stdout)).toEqual({
      script: 'customscript_restlet',
      deployment: 'customdeploy_restlet',
      method: 'GET',
      code: 200,
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: '{"hello":"Ada"}',
      unitsUsed: 0,
    });
  });

  test('ends with 1 when a RESTlet fails', async () => {
    const { status, stdout, stderr } = await sandbox('run', 'customscript_restlet', '--body', '{"fail":true}');
    expect(status).toBe(1);
    expect(stdout).toMatch(/400 POST .*\n\{"error":\{"code":"Error","message":"no luck"\}\}\n$/);
    expect(stderr).toBe('Error: no luck\n');
  });

  test('opens a Suitelet', async () => {
    const { stdout } = await sandbox('run', 'customscript_suitelet', '--query', 'name=Ada');
    expect(stdout).toBe('200 GET customscript_suitelet customdeploy_suitelet, 0 units\nHello Ada\n');
  });

  test('says of a script type that it is not simulated, by name', async () => {
    const { status, stderr } = await sandbox('run', 'customscript_usereventscript');
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: 'Running a usereventscript is not simulated by the sandbox.\n',
    });
  });

  test.each([
    [
      ['customscript_mapreducescript', '--body', 'x'],
      'customscript_mapreducescript is no RESTlet or Suitelet: it answers no requests.',
    ],
    [
      ['customscript_restlet', '--param', 'a=b'],
      'customscript_restlet answers requests: its parameters are those of its deployment, not --param.',
    ],
    [['customscript_restlet', '--query', 'a'], '--query takes name=value, not "a".'],
  ])('%j is wrong use', async (args, message) => {
    const { status, stderr } = await sandbox('run', ...args);
    expect({ status, stderr }).toEqual({ status: 2, stderr: `error: ${message}\n` });
  });
});

test('deploy --execute-2x-as 2.1 is the preference of the account for scripts of 2.x', async () => {
  const file = 'FileCabinet/SuiteScripts/types/scheduledscript.js';
  const source =
    '/**\n * @NApiVersion 2.x\n * @NScriptType ScheduledScript\n */\ndefine([], () => ({ execute() {} }));';
  fs.writeFileSync(file, source);
  const refused = await sandbox('deploy', '.');
  expect(refused.status).toBe(1);
  expect(refused.stderr).toContain('an arrow function in line 5 is SuiteScript 2.1; 2.x runs as 2.0 unless');
  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/article_0827015351.html
  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_0120125850.html
  const warned = await sandbox('deploy', '.', '--execute-2x-as', '2.1');
  expect(warned.stdout).toContain('is SuiteScript 2.1: NetSuite may refuse it. Write @NApiVersion 2.1');
  expect((await sandbox('run', 'customscript_scheduledscript')).status).toBe(0);
  await sandbox('deploy', '.');
  expect((await sandbox('run', 'customscript_scheduledscript')).status).toBe(0);
});
