import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Account } from 'netsuite-sandbox/account/account';
import { addFile, evaluate, memoryAccount, runBody, runSource } from './script-account';

let account: Account;
beforeEach(() => {
  account = memoryAccount();
});
afterEach(() => account.close());

const failure = (modules: string[], body = '') => runBody(account, modules, body).error;

describe('define', () => {
  test.each([
    ['define([], () => ({ n: 1 }));'],
    ['define(() => ({ n: 1 }));'],
    ['define({ n: 1 });'],
    ["define('named', [], () => ({ n: 1 }));"],
    [
      'define(function (require, exports, module) { exports.n = require("N/runtime").getCurrentScript().id ? 1 : 0; });',
    ],
    ['define(["require", "exports"], function (require, exports) { exports.n = 1; });'],
    ['define(["module"], (module) => { module.exports = { n: 1 }; });'],
    ['\ufeffdefine([], () => ({ n: 1 }));'],
    ["define('helper', [], () => 1); define(['helper'], (n) => ({ n }));"],
    [
      "(function (root, factory) { if (typeof define === 'function' && define.amd) define([], factory); else root.lib = factory(); })(this, function () { return { n: 1 }; });",
    ],
  ])('takes %s', (source) => {
    addFile(account, '/SuiteScripts/lib/x.js', source);
    expect(evaluate(account, ['./lib/x'], 'give(x.n);')).toBe(1);
  });

  test.each(['./lib/x', './lib/x.js', '/SuiteScripts/lib/x', 'SuiteScripts/lib/x.js', '../SuiteScripts/lib/x'])(
    'finds %s',
    (name) => {
      addFile(account, '/SuiteScripts/lib/x.js', "define(['./y', '../z'], (y, z) => y + z);");
      addFile(account, '/SuiteScripts/lib/y.js', "define('y');".replace("'y'", '() => 20'));
      addFile(account, '/SuiteScripts/z.js', 'define(() => 3);');
      const body = `give(require(${JSON.stringify(name)}));`;
      expect(evaluate(account, [], body)).toBe(23);
    },
  );

  test('evaluates each file once in an execution, and anew in the next', () => {
    addFile(
      account,
      '/SuiteScripts/count.js',
      'define(() => { globalThis.n = (globalThis.n || 0) + 1; return globalThis.n; });',
    );
    addFile(account, '/SuiteScripts/user.js', "define(['./count'], (n) => n);");
    const body = "give([require('./count'), require('./user'), require('/SuiteScripts/count.js')]);";
    expect(evaluate(account, [], body)).toEqual([1, 1, 1]);
    expect(evaluate(account, [], body)).toEqual([1, 1, 1]);
  });

  test('reads a file anew when it was changed between two executions of one process', () => {
    addFile(account, '/SuiteScripts/x.js', 'define(() => 1);');
    expect(evaluate(account, ['./x'], 'give(x);')).toBe(1);
    addFile(account, '/SuiteScripts/x.js', 'define(() => 2);');
    expect(evaluate(account, ['./x'], 'give(x);')).toBe(2);
  });

  test('loads papaparse as it comes from npm', () => {
    addFile(
      account,
      '/SuiteScripts/vendor/papaparse.js',
      readFileSync(require.resolve('papaparse/papaparse.js'), 'utf8'),
    );
    const body = 'give(papaparse.parse(\'a,b\\n1,"x,\\ny"\', { header: true }).data);';
    expect(evaluate(account, ['./vendor/papaparse'], body)).toEqual([{ a: '1', b: 'x,\ny' }]);
  });
});

describe('require', () => {
  test('with a callback is synchronous', () => {
    addFile(account, '/SuiteScripts/a.js', 'define(() => 7);');
    expect(
      evaluate(account, [], "let n = 0; require(['./a', 'N/runtime'], (a, runtime) => { n = a; }); give(n);"),
    ).toBe(7);
  });

  test('of a missing file says which', () => {
    expect(failure(['./absent'])).toEqual({
      name: 'MODULE_DOES_NOT_EXIST',
      message: 'Module does not exist: /SuiteScripts/absent.js',
    });
    expect(evaluate(account, [], "try { require('./absent'); } catch (e) { give(e.name); }")).toBe(
      'MODULE_DOES_NOT_EXIST',
    );
  });

  test.each(['N/https', 'N/ui/serverWidget', 'N/http', 'N/format/i18n'])(
    'of %s, which the sandbox lacks, fails at the first use of a member',
    (name) => {
      const module = name.split('/').pop();
      expect(evaluate(account, [name], 'give(1);')).toBe(1);
      expect(failure([name], `${module}.get({});`)).toEqual({
        name: 'NOT_SIMULATED',
        message: `${name}.get is not simulated by the sandbox.`,
      });
    },
  );

  test.each(['N/htps', 'N/toString', 'N'])('of %s, which NetSuite lacks, fails', (name) => {
    expect(failure([name])).toEqual({ name: 'MODULE_DOES_NOT_EXIST', message: `Module does not exist: ${name}.js` });
  });

  test('of modules in a circle names them', () => {
    addFile(account, '/SuiteScripts/a.js', "define(['./b'], () => 1);");
    addFile(account, '/SuiteScripts/b.js', "define(['./a'], () => 1);");
    expect(failure(['./a'])?.message).toBe(
      'Modules depend on each other in a circle: /SuiteScripts/a.js → /SuiteScripts/b.js → /SuiteScripts/a.js',
    );
  });

  test('of a broken file says where it is broken', () => {
    addFile(account, '/SuiteScripts/bad.js', 'define([], () => {\n  let = ;\n});');
    expect(failure(['./bad'])).toEqual({
      name: 'SYNTAX_ERROR',
      message: expect.stringMatching(/^SyntaxError: .*\/SuiteScripts\/bad\.js#2\)$/),
    });
  });

  test('of a file that is only well-formed together with the words that a loader puts around it fails', () => {
    addFile(account, '/SuiteScripts/bad.js', '}); (function () { define(() => 1);');
    expect(failure(['./bad'])?.name).toBe('SYNTAX_ERROR');
  });

  test('of a file that throws says at which place', () => {
    addFile(account, '/SuiteScripts/bad.js', "define(() => { throw new Error('x'); });");
    const body = "try { require('./bad'); } catch (e) { give(e.stack.split('\\n')[1].trim()); }";
    expect(evaluate(account, [], body)).toMatch(/\/SuiteScripts\/bad\.js:1:22\)?$/);
  });

  test('of a file without define says so', () => {
    addFile(account, '/SuiteScripts/plain.js', 'var x = 1;');
    expect(failure(['./plain'])?.message).toBe(
      '/SuiteScripts/plain.js does not call define() with a module of its own.',
    );
  });
});

describe('an entry file', () => {
  const header = (tags: string) => `/**\n${tags}\n */\ndefine([], () => ({ execute() {} }));`;

  test.each(['2.0', '2.x', '2.X', '2.1'])('of version %s runs', (version) => {
    expect(runSource(account, header(` * @NApiVersion ${version}\n * @NScriptType ScheduledScript`)).status).toBe(
      'COMPLETE',
    );
  });

  test.each([
    [' * @NScriptType ScheduledScript', 'needs @NApiVersion 2.0, 2.x or 2.1; it has none.'],
    [' * @NApiVersion 1.0\n * @NScriptType ScheduledScript', 'needs @NApiVersion 2.0, 2.x or 2.1; it has 1.0.'],
    [' * @NApiVersion 2.1', 'is deployed as ScheduledScript; its @NScriptType is missing.'],
    [' * @NApiVersion 2.1\n * @NScriptType Suitelet', 'is deployed as ScheduledScript; its @NScriptType is Suitelet.'],
    [
      ' * @NApiVersion 2.1\n * @NScriptType ScheduledScript\n * @NAmdConfig /SuiteScripts/c.json',
      ': @NAmdConfig is not simulated by the sandbox.',
    ],
  ])('with %j fails', (tags, message) => {
    expect(runSource(account, header(tags)).error?.message).toContain(message);
  });

  test('without its entry point fails', () => {
    const source = '/**\n * @NApiVersion 2.1\n * @NScriptType ScheduledScript\n */\ndefine([], () => ({ run() {} }));';
    expect(runSource(account, source).error?.message).toMatch(
      /does not return an object with the entry point execute\.$/,
    );
  });
});
