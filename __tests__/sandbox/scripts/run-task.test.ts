import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Account } from 'netsuite-sandbox/account/account';
import { listLogs } from 'netsuite-sandbox/scripts/script-logs';
import { evaluate, memoryAccount, runBody, runSource } from './script-account';

let account: Account;
beforeEach(() => {
  account = memoryAccount();
});
afterEach(() => account.close());

describe('a run', () => {
  test('that ends well is COMPLETE with its units', () => {
    const result = runBody(account, ['N/log'], "log.audit('hello', { a: [1, 'x'] });");
    expect(result).toEqual({
      script: expect.any(String),
      deployment: 'customdeploy_now',
      taskId: expect.stringMatching(/^SCHEDSCRIPT_[0-9a-f]{40}$/),
      status: 'COMPLETE',
      unitsUsed: 0,
    });
    expect(listLogs(account)).toMatchObject([{ level: 'AUDIT', title: 'hello', details: '{"a":[1,"x"]}' }]);
  });

  test('that throws is FAILED and leaves an ERROR entry', () => {
    const result = runBody(account, [], "throw new TypeError('no good');");
    expect(result).toMatchObject({ status: 'FAILED', error: { name: 'TypeError', message: 'no good' } });
    const [entry] = listLogs(account);
    expect(entry).toMatchObject({ level: 'ERROR', title: 'TypeError' });
    expect(JSON.parse(String(entry?.details))).toMatchObject({ name: 'TypeError', message: 'no good' });
    expect(entry?.details).toContain('/SuiteScripts/test_');
  });

  test.each([
    ["throw 'a string';", { name: 'UNEXPECTED_ERROR', message: 'a string' }],
    ['throw undefined;', { name: 'UNEXPECTED_ERROR', message: 'undefined' }],
    ['throw { code: 1 };', { name: 'UNEXPECTED_ERROR', message: '{"code":1}' }],
    [
      'throw { get name() { throw 1; } };',
      { name: 'UNEXPECTED_ERROR', message: 'The script threw a value that cannot be shown.' },
    ],
    ['throw Object.assign(Object.create(null), { code: 1 });', { name: 'UNEXPECTED_ERROR', message: '{"code":1}' }],
    [
      'throw Object.create(null, { message: { get() { throw 1; } } });',
      { name: 'UNEXPECTED_ERROR', message: 'The script threw a value that cannot be shown.' },
    ],
    [
      'throw new Proxy({}, { getPrototypeOf() { throw 1; }, get() { throw 2; } });',
      { name: 'UNEXPECTED_ERROR', message: 'The script threw a value that cannot be shown.' },
    ],
    ["throw error.create({ name: 'MINE', message: 'mine' });", { name: 'MINE', message: 'mine' }],
    ["return Promise.resolve().then(() => { throw new Error('later'); });", { name: 'Error', message: 'later' }],
    [
      'return new Promise(() => {});',
      {
        name: 'SANDBOX_ERROR',
        message: 'The entry point returned a promise that nothing can settle: a script has no timers.',
      },
    ],
    ['for (;;) {}', { name: 'SSS_TIME_LIMIT_EXCEEDED', message: 'Script Execution Time Exceeded.' }],
    ['const f = () => f(); f();', { name: 'RangeError', message: 'Maximum call stack size exceeded' }],
  ])('%s is FAILED', (body, error) => {
    expect(runBody(account, ['N/error'], body, { timeLimitMilliseconds: 200 })).toMatchObject({
      status: 'FAILED',
      error,
    });
  });

  test('that fails in the sandbox itself shows nothing of this machine', () => {
    expect(runBody(account, ['N/nothing'], '').status).toBe('FAILED');
    runSource(account, 'define([], () => ({}));');
    expect(JSON.stringify(listLogs(account))).not.toMatch(/packages|node_modules|node:|dist\//);
  });

  test('with an async entry point waits for what promises can still do', () => {
    expect(evaluate(account, [], 'return (async () => { await 1; await 2; give("after"); })();')).toBe('after');
  });
});
