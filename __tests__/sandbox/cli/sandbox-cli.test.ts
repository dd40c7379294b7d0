import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { main } from 'netsuite-sandbox/cli/main';
import { CUSTOMER_IMPORT, writeProject } from './tiny-project';

// Processes and keys on a busy machine.
jest.setTimeout(60_000);

const BIN = path.resolve(__dirname, '../../../packages/sandbox/bin/sandbox.js');
const PASSWORD = 's3cret value';
const { CI: _, NO_COLOR: __, FORCE_COLOR: ___, ...environment } = process.env;

const before = process.cwd();
let dir: string;
beforeAll(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'sandbox-cli-'));
  process.chdir(dir);
  writeProject(path.join(dir, 'project'), [
    {
      name: 'tiny_copy',
      parameters: { custscript_port: 'INTEGER', custscript_hostkey: 'TEXT' },
      body: `
    const parameter = (name) => runtime.getCurrentScript().getParameter({ name });
    const connection = sftp.createConnection({
      url: '127.0.0.1', port: parameter('custscript_port'), hostKey: parameter('custscript_hostkey'),
      username: 'feeds', secret: 'custsecret_tiny', keyId: 'custkey_tiny', directory: '/in',
    });
    for (const { name } of connection.list({ path: '*.csv' })) {
      const downloaded = connection.download({ filename: name });
      log.audit('copied', downloaded.getContents());
      connection.upload({ file: downloaded, directory: '../out' });
      connection.move({ from: name, to: '../done/' + name });
    }`,
    },
    { name: 'tiny_fail', body: `throw new Error('no such luck');` },
    { name: 'tiny_endless', body: `for (;;) {}` },
    { name: 'tiny_lost', body: `(async () => { throw new Error('nobody waits'); })();` },
    { name: 'tiny_timed', status: 'SCHEDULED', body: `log.debug(context.type, 'tick');` },
    {
      name: 'tiny_import',
      body: `
    const rows = 'externalid,isperson,firstname,lastname\\nC1,T,Ada,Lovelace\\nC2,T,Nameless,\\n';
    task.create({ taskType: task.TaskType.CSV_IMPORT, mappingId: 'custimport_tiny', importFile: rows, name: 'tiny job' }).submit();`,
    },
    {
      name: 'tiny_mail',
      body: `email.send({ author: -5, recipients: ['ops@example.com'], subject: 'Digest', body: 'All is well.' });`,
    },
  ]);
  fs.writeFileSync(path.join(dir, 'subsidiary.json'), JSON.stringify({ subsidiary: [{ id: 1, name: 'Parent' }] }));
  fs.writeFileSync(path.join(dir, 'project/Objects/custimport_tiny.xml'), CUSTOMER_IMPORT);
  fs.writeFileSync(
    path.join(dir, 'records.json'),
    JSON.stringify({
      location: [
        { id: 4, externalid: 'BK', name: 'Brooklyn' },
        { id: 5, name: 'Queens' },
      ],
    }),
  );
});
afterAll(() => {
  process.chdir(before);
  fs.rmSync(dir, { recursive: true });
});

function spawned(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], {
    cwd: dir,
    encoding: 'utf8',
    env: environment,
  });
  return { status, stdout, stderr };
}

/**
 * The same without a process of its own, which costs a third of a second.
 */
async function sandbox(...args: string[]) {
  const written = { stdout: '', stderr: '' };
  const write = { stdout: process.stdout.write, stderr: process.stderr.write };
  for (const name of ['stdout', 'stderr'] as const) {
    process[name].write = ((text: string | Uint8Array) => {
      written[name] += text.toString();
      return true;
    }) as typeof process.stdout.write;
  }
  try {
    await main(['node', 'sandbox', ...args]);
  } finally {
    process.stdout.write = write.stdout;
    process.stderr.write = write.stderr;
  }
  const status = process.exitCode;
  process.exitCode = undefined;
  return { status, ...written };
}

async function sandboxJson(...args: string[]) {
  const result = await sandbox(...args, '--json');
  return { ...result, document: JSON.parse(result.stdout) };
}

const servers: ChildProcess[] = [];
// A test that fails half-way must not leave a server behind: Jest would wait for it.
afterEach(() => {
  for (const child of servers.splice(0)) child.kill('SIGKILL');
});

/** Starts `sandbox sftp` and waits for its line. */
async function serve(
  ...args: string[]
): Promise<{ child: ChildProcess; line: Record<string, unknown>; ended: Promise<number | null> }> {
  const child = spawn(process.execPath, [BIN, 'sftp', ...args], { cwd: dir, env: environment });
  servers.push(child);
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let text = '';
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (data) => {
      text += data;
      if (text.includes('\n')) resolve(text);
    });
    child.stderr.on('data', (data) => reject(new Error(String(data))));
  });
  return { child, line: JSON.parse(line), ended };
}

describe('before there is an account', () => {
  test.each([
    ['run', 'customscript_x'],
    ['tick', 'PT15M'],
    ['records', 'customer'],
  ])('%s refuses and says how to make one, leaving no folder', async (...args) => {
    const { status, stdout, stderr } = await sandbox(...args, '--account', 'none');
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/There is no account in none\. Make one with "deploy DIR"/);
    expect(fs.existsSync(path.join(dir, 'none'))).toBe(false);
  });
});

describe('wrong use ends with status 2', () => {
  test.each([
    [['depoly', 'project'], /Did you mean deploy\?/],
    [['run'], /missing required argument 'script'/],
    [['tick', '15 minutes'], /"15 minutes" is no ISO 8601 duration.*PT15M/],
    [['tick', '-PT5M'], /"-PT5M" is no ISO 8601 duration that goes forward/],
    [['tick', 'PT'], /"PT" is no ISO 8601 duration/],
    [['reset', '--clock', '2026-03-09'], /--clock takes an ISO 8601 instant with its offset.*not "2026-03-09"/],
    [['reset', '--clock', '2026-13-09T13:00Z'], /--clock takes an ISO 8601 instant/],
    [['secret', 'set', 'custsecret_x', ''], /The value of the secret custsecret_x is empty/],
    [
      ['run', 'customscript_tiny_copy', '--param', 'custscript_port=many'],
      /--param custscript_port is of type INTEGER: it takes a whole number, not "many"/,
    ],
    [['records', 'customer', '--colour'], /unknown option '--colour'/],
    [['sftp', '--root', '.'], /Nobody could log in/],
    [['sftp', '--root', '.', '--password', 'x', '--port', '70000'], /--port takes a number/],
    [['run', 'x', '--param', 'novalue'], /--param takes id=value/],
    [[], /Usage: sandbox/],
  ])('%j', async (args, message) => {
    await sandboxAccount();
    const { status, stdout, stderr } = await sandbox(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });

  test('help is no error', async () => {
    const { status, stdout } = await sandbox('run', '--help');
    expect(status).toBe(0);
    expect(stdout).toMatch(/--param <id=value>/);
    expect(stdout).toMatch(/--account <dir>/);
  });
});

/** The account in the default folder, made once. */
let made = false;
async function sandboxAccount(): Promise<void> {
  if (!made) expect((await sandbox('deploy', 'project')).status).toBe(0);
  made = true;
}

describe('an account', () => {
  beforeAll(sandboxAccount);

  test('deploy says what it deployed', async () => {
    const { status, document } = await sandboxJson('deploy', 'project');
    expect(status).toBe(0);
    expect(document.objects).toContain('customscript_tiny_copy');
    expect(document.files).toContain('/SuiteScripts/tiny/tiny_copy.js');
  });

  test('load and records speak the same form', async () => {
    expect((await sandbox('load', 'records.json')).stdout).toMatch(/location: 2 records/);
    const { document } = await sandboxJson('records', 'location');
    expect(document).toContainEqual(expect.objectContaining({ id: 4, externalid: 'BK', name: 'Brooklyn' }));
    fs.writeFileSync(path.join(dir, 'again.json'), JSON.stringify({ location: document }));
    expect((await sandbox('load', 'again.json')).status).toBe(0);
    expect((await sandboxJson('--account', '.sandbox', 'records', 'location')).document).toEqual(document);
    expect((await sandbox('records', 'location')).stdout).toMatch(/Brooklyn/);
  });

  test('sql gives rows with lower-case columns', async () => {
    await sandbox('load', 'records.json');
    const { document } = await sandboxJson('sql', 'SELECT ID, Name FROM location WHERE id IN (4, 5) ORDER BY id');
    expect(document).toEqual([
      { id: 4, name: 'Brooklyn' },
      { id: 5, name: 'Queens' },
    ]);
    const wrong = await sandbox('sql', 'SELECT id FROM nowhere');
    expect(wrong.status).toBe(1);
    expect(wrong.stdout).toBe('');
  });

  test.each([
    [['records', 'custmer'], /no record type custmer\. Did you mean customer\?/],
    [['run', 'customscript_tiny_cpoy'], /Did you mean customscript_tiny_copy\?/],
    [['files', '/SuiteScripts/tiny/tiny_coppy.js'], /Did you mean \/SuiteScripts\/tiny\/tiny_copy\.js\?/],
    [['run', 'customscript_tiny_timed'], /FAILED_TO_SUBMIT_JOB_REQUEST_1: .*\n.*tick PT15M/],
    [['load', 'nothing.json'], /Cannot read nothing\.json: it does not exist/],
    [['load', path.join('project', 'deploy.xml')], /is not JSON/],
    [['key', 'set', 'custkey_x', path.join('project', 'deploy.xml')], /no private key.*\n.*ssh-keygen/],
    [['secret', 'set', 'wrongid', PASSWORD], /custsecret/],
    [['deploy', 'nowhere'], /nowhere/],
    [['sftp', '--root', 'nowhere', '--password', 'x'], /Cannot serve nowhere: it does not exist/],
  ])('%j is refused with status 1 and a hint', async (args, message) => {
    const { status, stdout, stderr } = await sandbox(...args);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain(PASSWORD);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test('a script copies files over SFTP, logged in with key and password', async () => {
    for (const folder of ['in', 'out', 'done']) fs.mkdirSync(path.join(dir, 'root', folder), { recursive: true });
    fs.writeFileSync(path.join(dir, 'root/in/orders one.csv'), 'a,b\r\n1,ü\r\n');
    const { privateKey, publicKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
      publicKeyEncoding: { type: 'pkcs1', format: 'pem' },
    });
    fs.writeFileSync(path.join(dir, 'id_rsa'), privateKey);
    fs.writeFileSync(path.join(dir, 'id_rsa.pub'), publicKey);
    const secret = spawnSync(process.execPath, [BIN, 'secret', 'set', 'custsecret_tiny', '-'], {
      cwd: dir,
      input: `${PASSWORD}\n`,
    });
    expect(String(secret.stdout) + String(secret.stderr)).toBe('Stored the secret custsecret_tiny.\n');
    expect((await sandbox('key', 'set', 'custkey_tiny', 'id_rsa')).status).toBe(0);

    const { child, line, ended } = await serve(
      ...[
        '--root',
        'root',
        '--username',
        'feeds',
        '--password',
        PASSWORD,
        '--key',
        'id_rsa.pub',
        '--host-key',
        'host.pem',
      ],
    );
    expect(Object.keys(line)).toEqual(['host', 'port', 'username', 'hostKey', 'hostKeyType']);
    const { status, document } = await sandboxJson(
      ...['run', '--param', `custscript_port=${line.port}`, 'customscript_tiny_copy', 'customdeploy_tiny_copy'],
      ...['--param', `custscript_hostkey=${line.hostKey}`],
    );
    child.kill('SIGTERM');
    expect(await ended).toBe(0);

    expect(status).toBe(0);
    expect(document).toEqual({
      script: 'customscript_tiny_copy',
      deployment: 'customdeploy_tiny_copy',
      taskId: expect.any(String),
      status: 'COMPLETE',
      unitsUsed: 220,
    });
    expect(fs.readFileSync(path.join(dir, 'root/out/orders one.csv'), 'utf8')).toBe('a,b\r\n1,ü\r\n');
    expect(fs.readdirSync(path.join(dir, 'root/in'))).toEqual([]);
    expect(fs.readdirSync(path.join(dir, 'root/done'))).toEqual(['orders one.csv']);

    const again = await serve('--root', 'root', '--password', PASSWORD, '--host-key', 'host.pem');
    again.child.kill('SIGINT');
    expect(await again.ended).toBe(0);
    expect(again.line.hostKey).toBe(line.hostKey);
  });

  test('a script that never ends is ended by --time-limit, also where a killed process left it', async () => {
    const started = spawn(process.execPath, [BIN, 'run', 'customscript_tiny_endless'], { cwd: dir, env: environment });
    const killed = new Promise((resolve) => started.once('exit', resolve));
    let jobs = '';
    while (!jobs.includes('PROCESSING')) jobs = (await sandbox('logs')).stdout;
    started.kill('SIGKILL');
    await killed;
    const { status, stdout, stderr } = spawned('run', 'customscript_tiny_lost', '--time-limit', '1', '--json');
    expect(stderr).toContain(
      'A process ended while customscript_tiny_endless ran. It runs again first, from the beginning, as ABORTED.',
    );
    expect(stderr).toMatch(/FAILED.*customscript_tiny_endless/);
    expect(JSON.parse(stdout)).toMatchObject({ script: 'customscript_tiny_lost', status: 'COMPLETE' });
    expect(status).toBe(0);
    const again = spawned('run', 'customscript_tiny_endless', '--time-limit', '1');
    expect(again).toMatchObject({ status: 1, stderr: expect.stringContaining('SSS_TIME_LIMIT_EXCEEDED') });
    expect(spawned('run', 'customscript_tiny_endless', '--time-limit', 'soon')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('--time-limit takes whole seconds, 1 or more, not "soon".'),
    });
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4387812940.html: it asks for a catch, and does not say what becomes of a script without one
  test('a promise that a script rejects and nothing handles is told, and ends nothing', () => {
    const { status, stdout, stderr } = spawned('run', 'customscript_tiny_lost', '--json');
    expect(stderr).toContain('A script left a rejected promise that nothing handles: Error: nobody waits');
    expect(JSON.parse(stdout)).toMatchObject({ status: 'COMPLETE' });
    expect(status).toBe(0);
  });

  test('a failed run prints its result and ends the process with status 1', () => {
    const { status, stdout, stderr } = spawned('run', 'customscript_tiny_fail', '--json');
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      status: 'FAILED',
      error: { message: expect.stringMatching(/no such luck/) },
    });
    expect(stderr).toMatch(/no such luck/);
  });

  test('tick runs what falls due, and logs, mail and the human forms show it', async () => {
    const { document } = await sandboxJson('tick', 'PT30M');
    expect(document.runs).toHaveLength(2);
    expect(document.runs[0]).toMatchObject({ script: 'customscript_tiny_timed', status: 'COMPLETE' });
    const logs = (await sandboxJson('logs')).document.filter((entry: { details: string }) => entry.details === 'tick');
    expect(logs).toHaveLength(2);
    expect(Object.keys(logs[0])).toEqual(['time', 'script', 'deployment', 'level', 'title', 'details']);
    expect((await sandbox('run', 'customscript_tiny_mail')).stdout).toMatch(
      /COMPLETE customscript_tiny_mail .*20 units/,
    );
    expect((await sandboxJson('mail')).document).toEqual([
      {
        time: expect.any(String),
        author: '-5',
        recipients: ['ops@example.com'],
        subject: 'Digest',
        body: 'All is well.',
      },
    ]);
    expect((await sandbox('mail')).stdout).toMatch(/All is well\./);
    expect((await sandbox('logs')).stdout).toMatch(/customscript_tiny_timed/);
    expect((await sandbox('drain')).stdout).toMatch(/Nothing was due or queued/);
  });

  test('an import that a script submits waits for drain, and its results file says what failed', async () => {
    await sandbox('load', 'subsidiary.json');
    expect((await sandbox('run', 'customscript_tiny_import')).status).toBe(0);
    expect((await sandboxJson('jobs')).document).toMatchObject([{ name: 'tiny job', status: 'PENDING', imported: 0 }]);
    expect((await sandboxJson('drain')).document.jobs).toHaveLength(1);
    const [job] = (await sandboxJson('jobs')).document;
    expect(job).toEqual({
      taskId: expect.any(String),
      name: 'tiny job',
      mapping: 'custimport_tiny',
      status: 'COMPLETE',
      records: 2,
      imported: 1,
      failed: 1,
      resultsFile: expect.any(String),
    });
    expect((await sandbox('files', job.resultsFile)).stdout).toMatch(/C2.*Last Name/i);
    const customers = (await sandboxJson('records', 'customer')).document;
    expect(customers).toMatchObject([{ externalid: 'C1', firstname: 'Ada', lastname: 'Lovelace' }]);
    expect((await sandbox('jobs')).stdout).toContain(`tiny job, results file: ${job.resultsFile}\n`);
    const folder = await sandbox('files', '/CSV Import Results');
    expect(folder.stdout).toMatch(new RegExp(`^${job.resultsFile} {2}\\d+ B\n$`));
    expect((await sandbox('files')).stdout).toContain(folder.stdout);
    expect((await sandboxJson('files', 'CSV Import Results/')).document).toEqual([
      { id: null, path: job.resultsFile, type: 'CSV', size: expect.any(Number) },
    ]);
  });

  test.each([
    ['records', 'zebra'],
    ['run', 'zebra'],
    ['files', '/zebra'],
  ])('%s guesses nothing when no name is near %s', async (...args) => {
    const { status, stderr } = await sandbox(...args);
    expect(status).toBe(1);
    expect(stderr).not.toMatch(/Did you mean/);
  });

  test('files shows the tree and prints a file as it is', async () => {
    const file = 'project/FileCabinet/SuiteScripts/tiny/tiny_fail.js';
    expect((await sandbox('files', '/SuiteScripts/tiny/tiny_fail.js')).stdout).toBe(
      fs.readFileSync(path.join(dir, file), 'utf8'),
    );
    expect((await sandbox('files')).stdout).toMatch(/SuiteScripts\/\n {2}tiny\/\n {4}tiny_copy\.js {2}[\d.]+ k?B/);
    expect((await sandboxJson('files', 'SuiteScripts/tiny')).document[0]).toMatchObject({
      path: '/SuiteScripts/tiny/tiny_copy.js',
    });
  });

  test('a reader that goes away early is no crash', async () => {
    const command = `"${process.execPath}" "${BIN}" files --json | head -c 1; exit \${PIPESTATUS[0]}`;
    const { status, stderr } = spawnSync('bash', ['-c', command], { cwd: dir, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  test('reset empties it', async () => {
    expect((await sandbox('reset', '--account', 'other')).status).toBe(0);
    expect((await sandbox('load', 'records.json', '--account', 'other')).status).toBe(0);
    expect((await sandbox('reset', '--account', 'other')).status).toBe(0);
    expect((await sandboxJson('--account', 'other', 'records', 'location')).document).toEqual([]);
  });

  test('reset stops its clock, which only tick moves from then on', async () => {
    expect((await sandbox('reset', '--clock', '2026-03-09T13:00Z', '--account', 'stopped')).status).toBe(0);
    const now = async (duration: string) =>
      (await sandboxJson('--account', 'stopped', 'tick', duration)).document.now as string;
    expect([await now('PT0S'), await now('PT15M'), await now('PT1H')]).toEqual([
      '2026-03-09T13:00:00.000Z',
      '2026-03-09T13:15:00.000Z',
      '2026-03-09T14:15:00.000Z',
    ]);
    // Without it, the clock is the machine's again.
    expect((await sandbox('reset', '--account', 'stopped')).status).toBe(0);
    expect(Math.abs(Date.parse(await now('PT0S')) - Date.now())).toBeLessThan(60_000);
  });
});
