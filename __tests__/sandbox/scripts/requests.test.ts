import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Account } from 'netsuite-sandbox/account/account';
import { answerRequest } from 'netsuite-sandbox/scripts/requests/answer-request';
import type { ScriptRequest } from 'netsuite-sandbox/scripts/requests/script-request';
import type { RunOptions } from 'netsuite-sandbox/scripts/run-task';
import { listLogs } from 'netsuite-sandbox/scripts/script-logs';
import { TestAccount } from 'netsuite-sandbox/testing/test-account';
import { addFile, addScript, memoryAccount } from './script-account';

const HELP = 'https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help';
const JSON_TYPE = { 'Content-Type': 'application/json' };

let account: Account;
beforeEach(() => {
  account = memoryAccount();
});
afterEach(() => account.close());

/** Deploys a script and sends it one request. @param members source of what `define` returns */
function ask(
  type: 'Restlet' | 'Suitelet',
  members: string,
  request: Partial<ScriptRequest> = {},
  options?: RunOptions,
) {
  const header = `/**\n * @NApiVersion 2.1\n * @NScriptType ${type}\n */\n`;
  const modules = "['N/cache', 'N/runtime', 'N/file', 'N/https'], (cache, runtime, file, https) =>";
  addFile(account, '/SuiteScripts/ask.js', `${header}define(${modules} ({ ${members} }));`);
  addScript(account, 'customscript_ask', '/SuiteScripts/ask.js', { type: type.toLowerCase() });
  const answer = answerRequest(account, { script: 'customscript_ask', method: 'GET', ...request }, options);
  return { ...answer, body: answer.body.toString() };
}

const restlet = (members: string, request?: Partial<ScriptRequest>, options?: RunOptions) =>
  ask('Restlet', members, request, options);
const suitelet = (body: string, request?: Partial<ScriptRequest>, options?: RunOptions) =>
  ask('Suitelet', `onRequest({ request, response }) { ${body} }`, request, options);

const SPEND = (units: number) =>
  `const c = cache.getCache({ name: 'x' }); for (let i = 0; i < ${units}; i++) c.put({ key: 'k', value: i });`;

describe(`a RESTlet (${HELP}/section_4557203242.html)`, () => {
  test.each(['GET', 'DELETE'])('gets the parameters of the URL as an object: %s', (method) => {
    const entry = `${method.toLowerCase()}: (p) => JSON.stringify([p, p instanceof Object])`;
    const { code, body } = restlet(entry, { method, parameters: { id: '7' } });
    expect([code, JSON.parse(body)]).toEqual([200, [{ script: 'customscript_ask', deploy: '1', id: '7' }, true]]);
  });

  test.each([
    ['POST', JSON_TYPE, '{"a":[1]}', '["object",1]'],
    ['PUT', { 'content-type': 'application/json; charset=utf-8' }, '{"a":[1]}', '["object",1]'],
    ['POST', { 'Content-Type': 'text/plain' }, '{"a":[1]}', '["string"]'],
    ['POST', {}, 'text', '["string"]'],
  ])(`%s with %j gets its body by its type (${HELP}/section_4407966008.html)`, (method, headers, body, answer) => {
    const entry = '(b) => JSON.stringify([typeof b, b.a && b.a[0]].filter(Boolean))';
    expect(restlet(`${method.toLowerCase()}: ${entry}`, { method, headers, body })).toMatchObject({
      code: 200,
      body: answer,
    });
  });

  test.each([
    ["'text'", JSON_TYPE, 'text'],
    ['{ a: 1 }', JSON_TYPE, '{"a":1}'],
    ['undefined', JSON_TYPE, ''],
    ['Promise.resolve({ a: 1 })', JSON_TYPE, '{"a":1}'],
    ["'text'", {}, 'text'],
  ])('that returns %s to %j answers %j', (value, headers, body) => {
    expect(restlet(`get: () => (${value})`, { headers })).toMatchObject({
      code: 200,
      body,
      headers: { 'content-type': expect.stringMatching(/json|plain/) },
    });
  });

  test('that returns an object to a client of plain text is refused', () => {
    expect(restlet('get: () => ({ a: 1 })')).toMatchObject({
      code: 400,
      error: { name: 'INVALID_RETURN_DATA_FORMAT', message: 'Invalid data format. You should return text.' },
    });
  });

  test.each([
    ["throw new Error('no luck')", 'Error', 'no luck'],
    ["throw 'text'", 'UNEXPECTED_ERROR', 'text'],
    ['throw undefined', 'UNEXPECTED_ERROR', 'undefined'],
    ["throw require('N/error').create({ name: 'MINE', message: 'm' })", 'MINE', 'm'],
    ["return Promise.reject(new Error('late'))", 'Error', 'late'],
  ])(`that does not catch an error answers 400 (${HELP}/section_4634920277.html): %s`, (statement, name, message) => {
    const asJson = restlet(`get() { ${statement} }`, { headers: JSON_TYPE });
    expect(asJson).toMatchObject({ code: 400, error: { name, message } });
    expect(JSON.parse(asJson.body)).toEqual({ error: { code: name, message } });
    expect(listLogs(account).at(-1)).toMatchObject({ level: 'ERROR', title: name });
  });

  test('shows an error to a client of plain text as text', () => {
    expect(restlet("get() { throw new Error('no luck') }").body).toBe('error code: Error\nerror message: no luck');
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4619219272.html: a method needs its entry point
  test.each([
    [{ method: 'POST' }, 405, 'METHOD_NOT_ALLOWED'],
    [{ method: 'PATCH' }, 405, 'METHOD_NOT_ALLOWED'],
    [{ headers: { 'Content-Type': 'text/csv' } }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    [{ body: '{}' }, 400, 'INVALID_REQUEST'],
  ])('refuses %j', (request, code, name) => {
    expect(restlet("get: () => 'x'", request)).toMatchObject({ code, error: { name } });
  });

  test('says that the body is no JSON', () => {
    expect(restlet("post: () => 'x'", { method: 'POST', headers: JSON_TYPE, body: '{' })).toMatchObject({
      code: 400,
      error: { name: 'SYNTAX_ERROR', message: expect.stringContaining('in the body of the request') },
    });
  });

  test(`may use 5,000 units (${HELP}/section_N3351480.html)`, () => {
    expect(restlet(`get() { ${SPEND(5000)} }`)).toMatchObject({ code: 200, unitsUsed: 5000 });
    account.close();
    account = memoryAccount();
    expect(restlet(`get() { ${SPEND(5001)} }`)).toMatchObject({
      code: 400,
      error: { name: 'SSS_USAGE_LIMIT_EXCEEDED' },
    });
  });

  test('that never ends is stopped', () => {
    expect(restlet('get() { for (;;) {} }', {}, { timeLimitMilliseconds: 100 })).toMatchObject({
      code: 400,
      error: { name: 'SSS_TIME_LIMIT_EXCEEDED' },
    });
  });

  test('runs as RESTlet in N/runtime', () => {
    expect(restlet('get: () => runtime.executionContext').body).toBe('RESTLET');
  });
});

describe(`a Suitelet (${HELP}/section_4314608702.html)`, () => {
  test('sees method, parameters, headers, body and URL of the request', () => {
    const body = `const { method, parameters, headers, body, url, clientIpAddress, files } = request;
      response.write(JSON.stringify({ method, parameters, headers, body, url, clientIpAddress, files, get: method === https.Method.GET }));`;
    const answer = suitelet(body, { parameters: { id: '7' }, headers: { 'X-Mine': 'yes' } });
    expect(JSON.parse(answer.body)).toEqual({
      method: 'GET',
      parameters: { script: 'customscript_ask', deploy: '1', id: '7' },
      headers: { 'X-Mine': 'yes' },
      body: '',
      url: 'https://tstdrv0000001.app.netsuite.com/app/site/hosting/scriptlet.nl',
      clientIpAddress: '127.0.0.1',
      files: {},
      get: true,
    });
  });

  test(`finds what a form posted among the parameters (${HELP}/section_4567653880.html)`, () => {
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const request = { method: 'POST', headers, body: 'name=Ada+L&n=1' };
    expect(suitelet('response.write(request.parameters.name + request.parameters.n);', request).body).toBe('Ada L1');
  });

  test(`writes text and lines (${HELP}/section_4316493873.html)`, () => {
    const answer = suitelet(
      "response.write('a'); response.write({ output: 'b' }); response.writeLine({ output: 'c' }); response.writeLine('d');",
    );
    expect(answer).toMatchObject({
      code: 200,
      body: 'abc\nd\n',
      headers: { 'content-type': 'text/html; charset=utf-8' },
    });
  });

  test('writes a file', () => {
    const make = "file.create({ name: 'x.csv', fileType: file.Type.CSV, contents: 'a,b' })";
    expect(suitelet(`response.writeFile({ file: ${make}, isInline: true });`)).toMatchObject({
      body: 'a,b',
      headers: { 'content-type': 'text/csv', 'content-disposition': 'inline; filename="x.csv"' },
    });
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4296361104.html
  test('sets, adds and reads headers, but not those that NetSuite blocks', () => {
    const answer = suitelet(`
      response.setHeader({ name: 'Content-Type', value: 'application/json' });
      response.setHeader('X-One', '1'); response.addHeader({ name: 'X-Two', value: 'a' }); response.addHeader({ name: 'X-Two', value: 'b' });
      response.setHeader({ name: 'Connection', value: 'close' });
      response.write(JSON.stringify([response.getHeader({ name: 'x-one' }), response.getHeader({ name: 'X-Two' }), response.getHeader({ name: 'none' })]));`);
    expect(answer.headers).toEqual({ 'content-type': 'application/json', 'x-one': '1', 'x-two': ['a', 'b'] });
    expect(JSON.parse(answer.body)).toEqual(['1', ['a', 'b'], null]);
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4296361104.html: blocklist of Suitelets
  test.each([
    ['setHeader', 'Location'],
    ['setHeader', 'date'],
    ['addHeader', 'WWW-Authenticate'],
  ])('%s refuses the header %s', (method, name) => {
    expect(suitelet(`response.${method}({ name: '${name}', value: 'x' });`)).toMatchObject({
      code: 500,
      error: { name: 'SSS_INVALID_HEADER' },
    });
  });

  test('redirects to a Suitelet', () => {
    const options =
      "{ type: https.RedirectType.SUITELET, identifier: 'customscript_ask', id: 'customdeploy_now', parameters: { a: 'b c' } }";
    expect(suitelet(`response.sendRedirect(${options});`)).toMatchObject({
      code: 302,
      headers: { location: '/app/site/hosting/scriptlet.nl?script=customscript_ask&deploy=customdeploy_now&a=b+c' },
    });
  });

  test.each([
    ['response.write({});', 'SSS_MISSING_REQD_ARGUMENT', 'write: Missing a required argument: output'],
    ['response.write(7);', 'WRONG_PARAMETER_TYPE', 'Wrong parameter type: output is expected as string.'],
    [
      'response.writeFile({ file: 7 });',
      'WRONG_PARAMETER_TYPE',
      'Wrong parameter type: file is expected as file.File.',
    ],
    [
      "response.setHeader({ name: 'x' });",
      'SSS_MISSING_REQD_ARGUMENT',
      'setHeader: Missing a required argument: value',
    ],
    [
      "response.sendRedirect({ type: 'SUITELET', identifier: 'customscript_x', id: 'y' });",
      'SSS_INVALID_SCRIPT_ID_1',
      'That script does not exist',
    ],
    ['response.writePage({});', 'NOT_SIMULATED', 'http.ServerResponse.writePage is not simulated by the sandbox.'],
    [
      "require('N/ui/serverWidget').createForm({ title: 'x' });",
      'NOT_SIMULATED',
      'N/ui/serverWidget.createForm is not simulated',
    ],
    ["https.get({ url: 'https://example.com' });", 'NOT_SIMULATED', 'N/https.get is not simulated by the sandbox.'],
    [
      "require('N/http').request({ method: 'GET' });",
      'NOT_SIMULATED',
      'N/http.request is not simulated by the sandbox.',
    ],
    ['request.method = 1;', 'READ_ONLY_PROPERTY', 'You have attempted to edit a read-only property: method'],
  ])('%s is refused by name', (body, name, message) => {
    expect(suitelet(body)).toMatchObject({ code: 500, error: { name, message: expect.stringContaining(message) } });
  });

  test(`may use 1,000 units (${HELP}/section_N3351480.html)`, () => {
    expect(suitelet(SPEND(1000))).toMatchObject({ code: 200, unitsUsed: 1000 });
    account.close();
    account = memoryAccount();
    expect(suitelet(SPEND(1001))).toMatchObject({ code: 500, error: { name: 'SSS_USAGE_LIMIT_EXCEEDED' } });
  });
});

test.each([
  ['scheduledscript', 'customscript_s is a scheduledscript: it is submitted and answers no requests.'],
  ['clientscript', 'Running a clientscript is not simulated by the sandbox.'],
  ['workflowactionscript', 'Running a workflowactionscript is not simulated by the sandbox.'],
])('a %s answers no requests', (type, message) => {
  addScript(account, 'customscript_s', '/SuiteScripts/s.js', { type });
  expect(() => answerRequest(account, { script: 'customscript_s', method: 'GET' })).toThrow(message);
});

test('an account for tests takes requests', () => {
  const test = new TestAccount();
  try {
    const source =
      '/**\n * @NApiVersion 2.1\n * @NScriptType Restlet\n */\ndefine({ post: ({ n }) => ({ twice: 2 * n }) });';
    addFile(test.account, '/SuiteScripts/twice.js', source);
    addScript(test.account, 'customscript_twice', '/SuiteScripts/twice.js', { type: 'restlet' });
    const answer = test.ask({ script: 'customscript_twice', method: 'POST', headers: JSON_TYPE, body: '{"n":2}' });
    expect(JSON.parse(answer.body.toString())).toEqual({ twice: 4 });
  } finally {
    test.close();
  }
});

test.each([
  'request.constructor.constructor',
  'request.parameters.constructor.constructor',
  'request.headers.constructor.constructor',
  'request.files.constructor.constructor',
  'response.write.constructor',
  'response.headers.constructor.constructor',
  '(() => { try { response.write(7); } catch (e) { return e.constructor.constructor; } })()',
  '(() => { try { response.writePage(); } catch (e) { return e.stack.constructor.constructor; } })()',
  'arguments[0].constructor.constructor',
])('a request leads no script to Node: %s', (way) => {
  const body = `let reached = 'nothing';
    try { const maker = ${way}; reached = maker('return typeof process + typeof require')(); } catch (e) { reached = 'refused'; }
    response.write(String(reached));`;
  expect(suitelet(body).body).toMatch(/^(nothing|refused)$/);
});
