import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Account } from 'netsuite-sandbox/account/account';
import { evaluate, memoryAccount, runBody } from './script-account';

let account: Account;
beforeEach(() => {
  account = memoryAccount();
});
afterEach(() => account.close());

/** Ways to a constructor of functions; each is an expression that an attacker or a careless library may try. */
const WAYS_OUT = [
  'globalThis.constructor.constructor',
  '(function () { return this; })()?.constructor.constructor',
  'log.debug.constructor',
  'util.isArray.constructor',
  'Object.getPrototypeOf(log).constructor.constructor',
  'Object.getPrototypeOf(log.debug).constructor',
  'log.constructor?.constructor',
  'Object.getOwnPropertyDescriptor(log, "debug").value.constructor',
  'define.constructor',
  'require.constructor',
  'require("N/runtime").getCurrentScript().getParameter.constructor',
  'require("N/runtime").ContextType.constructor.constructor',
  'require("N/runtime").getCurrentScript().bundleIds.constructor.constructor',
  'context.InvocationType.constructor.constructor',
  '(() => { try { require("N/runtime").getCurrentScript().getParameter(); } catch (e) { return e.constructor.constructor; } })()',
  '(() => { try { require("N/runtime").nothing; } catch (e) { return e.stack.constructor.constructor; } })()',
  '(() => { try { require("./absent"); } catch (e) { return e.toString.constructor; } })()',
  '(() => { try { require("./bad"); } catch (e) { return e.constructor.constructor; } })()',
  '(() => { try { log.debug = 1; } catch (e) { return e.constructor.constructor; } })()',
  '(() => { try { new log.debug(); } catch (e) { return e.constructor.constructor; } })()',
  '(() => { const f = () => { try { f(); } catch (e) { log.debug("x"); throw e; } }; try { f(); } catch (e) { return e.constructor.constructor; } })()',
  '(() => { let found; util.each([1], (...args) => { found = args; }); return found.constructor.constructor; })()',
  '(() => { let found; util.each([1], function () { found = arguments.callee.caller; }); return found ? found.constructor : Function; })()',
  '(() => { Error.prepareStackTrace = (e, frames) => frames; const s = new Error().stack; return typeof s === "string" ? Function : s[0].getThis().constructor.constructor; })()',
  'new Date().constructor.constructor',
  'Date.now.constructor',
  '(async () => {}).constructor',
  '(function* () {}).constructor',
];

describe('a script cannot reach Node', () => {
  test.each(WAYS_OUT)('through %s', (way) => {
    const body = `
      let maker;
      try { maker = ${way}; } catch (e) { return give('refused ' + e.name); }
      if (typeof maker !== 'function') return give('nothing');
      let reached;
      try { reached = maker('return typeof process + typeof require')(); } catch (e) { return give('refused ' + e.name); }
      give(String(reached));`;
    expect(evaluate(account, [], body)).toMatch(/^(refused|nothing)/);
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4387811519.html
  test('by import(), which is no word of SuiteScript', () => {
    expect(runBody(account, [], "return import('fs');")).toMatchObject({
      status: 'FAILED',
      error: { name: 'SYNTAX_ERROR', message: expect.stringContaining('SuiteScript has no import; load modules with') },
    });
  });

  test.each([
    'process',
    'Buffer',
    'global',
    'module',
    'setTimeout',
    'setImmediate',
    'queueMicrotask',
    'fetch',
    'console',
    'WebAssembly',
    'URL',
    'TextEncoder',
    'structuredClone',
  ])('by the name %s', (name) => {
    expect(evaluate(account, [], `give(typeof ${name});`)).toBe('undefined');
  });

  test.each(["eval('1')", "new Function('return 1')()"])('and makes no code from text: %s', (code) => {
    expect(runBody(account, [], code)).toMatchObject({ status: 'FAILED', error: { name: 'EvalError' } });
  });
});

describe('values that cross into a script', () => {
  test('are of its own kinds', () => {
    const body = `
      const { ContextType, getCurrentScript } = require('N/runtime');
      give([ContextType instanceof Object, getCurrentScript().bundleIds instanceof Array, log.debug instanceof Function]);`;
    expect(evaluate(account, [], body)).toEqual([true, true, true]);
  });

  test('keep the word import in text, names and comments as it is', () => {
    const body =
      "// import (this)\nconst o = { import: (x) => x };\ngive([o.import('import (x)'), `import(1)`, /import\\(/.test('import('), 'C:\\\\import']);";
    expect(evaluate(account, [], body)).toEqual(['import (x)', 'import(1)', true, 'C:\\import']);
  });

  test('show the account clock in Date', () => {
    account.clock.advance(3_600_000);
    const body = `
      class Mine extends Date {}
      give([new Date().toISOString(), Date.now(), new Mine() instanceof Date, new Date(2020, 0).getFullYear(), typeof Date(), Date.UTC(1970, 0), new Date(0) instanceof Date]);`;
    expect(evaluate(account, [], body)).toEqual([
      '2026-03-09T18:00:00.000Z',
      Date.UTC(2026, 2, 9, 18),
      true,
      2020,
      'string',
      0,
      true,
    ]);
  });

  test('show only files of the File Cabinet in stack traces', () => {
    const body =
      "const stack = new Error('here').stack.split('\\n'); give([stack[0], stack.slice(1).every((line) => line.includes('/SuiteScripts/test_')), stack.length > 1]);";
    expect(evaluate(account, [], body)).toEqual(['Error: here', true, true]);
  });
});

describe('an object of N/*', () => {
  test('names the member that it lacks, and the log keeps it', () => {
    expect(runBody(account, ['N/runtime'], 'runtime.getCurrentScript().nothing;')).toMatchObject({
      status: 'FAILED',
      error: { name: 'NOT_SIMULATED', message: 'runtime.Script.nothing is not simulated by the sandbox.' },
    });
  });

  test('refuses to change what is read-only', () => {
    const body =
      'try { runtime.getCurrentUser().id = 5; } catch (e) { give([e.name, e.type, e instanceof Error, Array.isArray(e.stack)]); }';
    expect(evaluate(account, ['N/runtime'], body)).toEqual([
      'READ_ONLY_PROPERTY',
      'error.SuiteScriptError',
      false,
      true,
    ]);
  });

  test('can be taken apart, spread and listed as compilers do', () => {
    const body = `
      const { getCurrentScript } = runtime;
      const copy = { ...runtime };
      const star = {};
      for (const k of Object.keys(runtime)) { const d = Object.getOwnPropertyDescriptor(runtime, k); Object.defineProperty(star, k, d.get ? d : { get: () => runtime[k] }); }
      give([typeof getCurrentScript().id, typeof copy.getCurrentUser, typeof star.getCurrentUser, runtime.__esModule, runtime.default, 'default' in runtime, String(runtime), copy.version === runtime.version]);`;
    expect(evaluate(account, ['N/runtime'], body)).toEqual([
      'string',
      'function',
      'function',
      null,
      null,
      false,
      'N/runtime',
      true,
    ]);
  });
});
