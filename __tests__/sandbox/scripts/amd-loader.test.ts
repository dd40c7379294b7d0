import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Account } from 'netsuite-sandbox/account/account';
import { listLogs } from 'netsuite-sandbox/scripts/script-logs';
import { addFile, evaluate, memoryAccount, runBody, runSource } from './script-account';

let account: Account;
beforeEach(() => {
  account = memoryAccount();
});
afterEach(() => account.close());

const failure = (modules: string[], body = '') => runBody(account, modules, body).error;

describe('define', () => {
  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4387811519.html
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

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4704111062.html
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

  test('of N hands out all modules', () => {
    expect(evaluate(account, ['N'], 'give([N.runtime === require("N/runtime"), typeof N.search.create]);')).toEqual([
      true,
      'function',
    ]);
    expect(failure(['N'], 'N.nothing;')?.message).toBe('N.nothing is not simulated by the sandbox.');
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

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4704230948.html: define loads its dependencies up front, require when it is called
  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4600491925.html: MODULE_DOES_NOT_EXIST
  test('of a missing file says which', () => {
    expect(failure(['./absent'])).toEqual({
      name: 'MODULE_DOES_NOT_EXIST',
      message: 'Module does not exist: /SuiteScripts/absent.js',
    });
    expect(evaluate(account, [], "try { require('./absent'); } catch (e) { give(e.name); }")).toBe(
      'MODULE_DOES_NOT_EXIST',
    );
  });

  test.each(['N/render', 'N/ui/serverWidget', 'N/xml', 'N/format/i18n'])(
    'of %s, which the sandbox lacks, fails at the first use of a member',
    (name) => {
      const module = name.split('/').pop();
      expect(evaluate(account, [name], 'give(1);')).toBe(1);
      expect(failure([name], `${module}.get({});`)).toEqual({
        name: 'NOT_SIMULATED',
        message: expect.stringMatching(
          `^${name}\\.get is not simulated by the sandbox\\. The sandbox has .*N/record, N/runtime`,
        ),
      });
    },
  );

  test.each(['N/htps', 'N/toString', 'N/'])('of %s, which NetSuite lacks, fails', (name) => {
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
  const header = (tags: string) =>
    `/**\n${tags}\n */\ndefine([], function () { return { execute: function () {} }; });`;

  test.each(['2.0', '2.x', '2.X', '2.1'])('of version %s runs', (version) => {
    expect(runSource(account, header(` * @NApiVersion ${version}\n * @NScriptType ScheduledScript`)).status).toBe(
      'COMPLETE',
    );
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4387811519.html
  test.each([
    [' * @NScriptType ScheduledScript', 'needs @NApiVersion 2.0, 2.x or 2.1; it has none.'],
    [' * @NApiVersion 1.0\n * @NScriptType ScheduledScript', 'needs @NApiVersion 2.0, 2.x or 2.1; it has 1.0.'],
    [' * @NApiVersion 2.1', 'is deployed as ScheduledScript; its @NScriptType is missing.'],
    [' * @NApiVersion 2.1\n * @NScriptType Suitelet', 'is deployed as ScheduledScript; its @NScriptType is Suitelet.'],
  ])('with %j fails', (tags, message) => {
    expect(runSource(account, header(tags)).error?.message).toContain(message);
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4600491925.html
  test('without its entry point fails', () => {
    const source = '/**\n * @NApiVersion 2.1\n * @NScriptType ScheduledScript\n */\ndefine([], () => ({ run() {} }));';
    expect(runSource(account, source).error?.message).toMatch(
      /does not return an object with the entry point execute\.$/,
    );
  });
});

const HELP = 'https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help';

/** An entry file of SuiteScript 2.0 with tags and a body of `execute`; `lib` is ./lib. */
const oldFile = (version: string, body: string, tags = '') => `/**
 * @NApiVersion ${version}
 * @NScriptType ScheduledScript${tags}
 */
define(['./lib'], function (lib) { return { execute: function (context) { ${body} } }; });`;

describe(`SuiteScript 2.0 is ECMAScript 5.1 (${HELP}/chapter_156042690639.html)`, () => {
  beforeEach(() => addFile(account, '/SuiteScripts/lib.js', 'define({ n: 1 });'));

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/article_0827015351.html
  test.each([
    ['an arrow function', 'var f = () => 1;'],
    ['let', 'let x = 1;'],
    ['a template string', 'var x = `a`;'],
    ['a class', 'class A {}'],
    ['destructuring', 'var { a } = {};'],
    ['destructuring', 'var [a] = [];'],
    ['a default value', 'function f(a = 1) {}'],
    ['a rest parameter (...)', 'function f(...a) {}'],
    ['the spread operator (...)', 'var x = [...[]];'],
    ['for … of', 'for (var x of []) {}'],
    ['a generator function', 'function* f() {}'],
    ['an async function', 'async function f() {}'],
    ['a shorthand property', 'var a; var x = { a };'],
    ['a method in an object', 'var x = { a() {} };'],
    ['a computed property', "var x = { ['a']: 1 };"],
    ['optional chaining (?.)', 'var x; x?.a;'],
    ['the operator ??', 'var x; x ?? 1;'],
    ['the operator **', 'var x = 2 ** 2;'],
    ['the operator ??=', 'var x; x ??= 1;'],
    ['catch without a name', 'try { } catch { }'],
    ['a bigint', 'var x = 1n;'],
    ['the flag u of a regular expression', 'var x = /a/u;'],
    ['a binary or octal number', 'var x = 0b1;'],
    ['a separator in a number', 'var x = 1_000;'],
  ])('and has not %s: %s', (what, statement) => {
    const message = new RegExp(
      `^SyntaxError: ${what.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')} is SuiteScript 2\\.1, but the script is @NApiVersion 2\\.0 \\(/SuiteScripts/test_\\d+\\.js#5\\)`,
    );
    expect(runSource(account, oldFile('2.0', statement)).error).toEqual({
      name: 'SYNTAX_ERROR',
      message: expect.stringMatching(message),
    });
    expect(runSource(account, oldFile('2.1', statement)).status).toBe('COMPLETE');
  });

  test('and runs scripts of the usual old kind', () => {
    const body = `
      const LIMIT = 2; var seen = [], o = { get a() { return 1; }, 'b': 2, };
      outer: for (var i = 0; i < 3; i++) { for (var key in o) { if (i === LIMIT) break outer; seen.push(key + i + lib.n); } }
      try { undeclared = 5; } catch (e) { seen.push(e); }
      switch (seen.length) { case 4: with ({ z: 1 }) { log.audit({ title: 'given', details: seen.concat([/^a/gi.test('A'), z, 010, void 0 === undefined]) }); } }`;
    expect(runSource(account, oldFile('2.0', body)).error).toBeUndefined();
    expect(listLogs(account).at(-1)?.details).toBe('["a01","b01","a11","b11",true,1,8,true]');
  });

  test('in each file that the script loads', () => {
    addFile(account, '/SuiteScripts/lib.js', 'define(() => ({ n: 1 }));');
    expect(runSource(account, oldFile('2.0', '')).error?.message).toContain(
      'an arrow function is SuiteScript 2.1, but the script is @NApiVersion 2.0 (/SuiteScripts/lib.js#1)',
    );
  });

  test(`and 2.x is 2.0 unless the account prefers 2.1 (${HELP}/section_157960966997.html)`, () => {
    const source = oldFile('2.x', 'let x;');
    expect(runSource(account, source).error?.message).toContain('deploy --execute-2x-as 2.1');
    account.close();
    account = memoryAccount({ executeSuiteScript2xAs: '2.1' });
    addFile(account, '/SuiteScripts/lib.js', 'define(1);');
    expect(runSource(account, source).status).toBe('COMPLETE');
    expect(runSource(account, oldFile('2.0', 'let x;')).status).toBe('FAILED');
  });
});

describe(`names of modules (${HELP}/section_4599733337.html)`, () => {
  const CONFIG = '\n * @NAmdConfig /SuiteScripts/config.json';
  const run = (tags: string, body: string) => runSource(account, oldFile('2.1', body, tags));
  const said = () => listLogs(account).at(-1)?.details;
  beforeEach(() => {
    addFile(account, '/SuiteScripts/lib.js', 'define({ n: 1 });');
    addFile(account, '/SuiteScripts/vendor/math.js', "define(['./one'], (one) => ({ two: one + 1 }));");
    addFile(account, '/SuiteScripts/vendor/one.js', 'define(1);');
  });

  test('stand for paths that a configuration file gives, also for the folder that they begin with', () => {
    const paths = { math: '/SuiteScripts/vendor/math.js', vendor: './vendor' };
    addFile(account, '/SuiteScripts/config.json', JSON.stringify({ paths }));
    expect(run(CONFIG, "log.audit('x', [require('math').two, require('vendor/one')]);").error).toBeUndefined();
    expect(said()).toBe('[2,1]');
  });

  test('begin at the baseUrl', () => {
    addFile(account, '/SuiteScripts/config.json', '{ "baseUrl": "/SuiteScripts/vendor/", "paths": { "m": "math" } }');
    run(CONFIG, "log.audit('x', require('m').two);");
    expect(said()).toBe('2');
  });

  test(`may stand for a library that is no AMD module (${HELP}/section_4728232244.html)`, () => {
    addFile(account, '/SuiteScripts/vendor/old.js', 'let myMath = { add: function (a, b) { return a + b; } };');
    const config = {
      paths: { old: '/SuiteScripts/vendor/old' },
      shim: { old: { exports: 'myMath', deps: ['/SuiteScripts/lib'] } },
    };
    addFile(account, '/SuiteScripts/config.json', JSON.stringify(config));
    run(CONFIG, "log.audit('x', require('old').add(1, 2));");
    expect(said()).toBe('3');
  });

  test('can be given by require.config', () => {
    const paths = "{ context: 'mine', paths: { math: '/SuiteScripts/vendor/math' } }";
    run('', `require.config(${paths})(['math'], (math) => { log.audit('x', math.two); });`);
    expect(said()).toBe('2');
  });

  test.each([
    ['{', '/SuiteScripts/config.json, which @NAmdConfig names, is no JSON'],
    ['[]', '/SuiteScripts/config.json: The configuration must be an object.'],
    ['{ "map": {} }', '/SuiteScripts/config.json: "map" of a require configuration is not simulated.'],
    ['{ "paths": 7 }', '/SuiteScripts/config.json: paths must be an object.'],
    ['{ "shim": { "x": { "exports": "a()" } } }', 'shim.x.exports must name a variable, not "a()".'],
  ])('of a configuration %s are refused', (config, message) => {
    addFile(account, '/SuiteScripts/config.json', config);
    expect(run(CONFIG, '').error?.message).toContain(message);
  });

  test('of a configuration that is not there are refused', () => {
    expect(run(CONFIG, '').error).toEqual({
      name: 'MODULE_DOES_NOT_EXIST',
      message: 'Module does not exist: /SuiteScripts/config.json',
    });
  });

  test('of a shim must be left behind', () => {
    addFile(account, '/SuiteScripts/vendor/old.js', 'var other = 1;');
    const config = { paths: { old: './vendor/old' }, shim: { old: { exports: 'myMath' } } };
    addFile(account, '/SuiteScripts/config.json', JSON.stringify(config));
    expect(run(CONFIG, "require('old');").error?.message).toBe(
      '/SuiteScripts/vendor/old.js leaves no variable myMath, which its shim names.',
    );
  });
});
