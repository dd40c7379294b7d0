import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Account } from 'netsuite-sandbox/account/account';
import { describeProblems } from 'netsuite-sandbox/sdf/problems';
import { readProject } from 'netsuite-sandbox/sdf/read-project';
import { validateProject } from 'netsuite-sandbox/sdf/validate-project';
import { newProject, removeProject, scheduledScript, writeProject } from './sdf-project';

let dir: string;
let account: Account;
beforeEach(() => {
  ({ dir, account } = newProject());
});
afterEach(() => removeProject(dir, account));

interface Script {
  readonly version?: string;
  readonly type?: string;
  readonly body: string;
}

/** @returns what a deploy would say of a script with this file */
function faults({ version = '2.0', type = 'ScheduledScript', body }: Script): string[] {
  const element = type.toLowerCase();
  const xml = scheduledScript('').replaceAll('scheduledscript', element);
  const file = `/**\n * @NApiVersion ${version}\n * @NScriptType ${type}\n */\n${body}`;
  writeProject(dir, { 'Objects/customscript_x.xml': xml, 'FileCabinet/SuiteScripts/x/x.js': file });
  const prefix = `Objects/customscript_x.xml: ${element}/scriptfile: /SuiteScripts/x/x.js `;
  return describeProblems(validateProject(account, readProject(dir)).problems).map((line) => line.replace(prefix, ''));
}

// The codes and their texts: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4503568059.html
// When: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4486246568.html
describe('an entry point script is refused', () => {
  test.each<[string, Script, string]>([
    [
      'that does not parse',
      { body: 'define([], function () {\n  return { execute: function ( { } };\n});' },
      'is no valid script. SYNTAX_ERROR: Syntax error: Unexpected token (6:35)',
    ],
    [
      'of two modules',
      { body: 'define([], function () { return { execute: function () {} }; });\ndefine("b", [], function () {});' },
      'is no valid script. MULTIPLE_DEFINE_CALLS: Invalid define call, define should only be called one time per module. Define calls found at the following line numbers: 5, 6',
    ],
    [
      'without an entry point of its type',
      { body: 'define([], function () { return { run: function () {} }; }); // execute' },
      'is no valid script. SCRIPT_OF_API_VERSION_20_MUST_IMPLEMENT_A_SCRIPT_TYPE_INTERFACE: SuiteScript 2.0 entry point scripts must implement one script type function. It has none of: execute',
    ],
    [
      'with entry points of two types',
      { body: 'define([], function () { function f() {} return { execute: f, onRequest: f }; });' },
      'is no valid script. SCRIPT_OF_API_VERSION_20_CANNOT_IMPLEMENT_MORE_THAN_ONE_SCRIPT_TYPE_INTERFACES: SuiteScript 2.0 entry point scripts cannot implement functions for more than one script type. It also has: onRequest',
    ],
    [
      'of an unknown version',
      { version: '2.3', body: 'define([], function () { return { execute: function () {} }; });' },
      'has @NApiVersion 2.3. INVALID_API_VERSION: Invalid JSDoc tag value; valid values are: @NApiVersion [2.X, 2.x, 2.0 2.1]',
    ],
    [
      'of version 2.0 in the language of 2.1',
      { body: 'define([], function () {\n  return { execute: () => {} };\n});' },
      'is no valid script. SYNTAX_ERROR: an arrow function in line 6 is SuiteScript 2.1',
    ],
    [
      'of version 2.x in the language of 2.1, unless the account runs it as 2.1',
      { version: '2.x', body: 'define([], () => ({ execute: function () {} }));' },
      'is no valid script. SYNTAX_ERROR: an arrow function in line 5 is SuiteScript 2.1; 2.x runs as 2.0 unless the account says otherwise (deploy --execute-2x-as 2.1)',
    ],
  ])('%s', (_what, script, message) => {
    expect(faults(script)).toEqual([message]);
  });
});

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4527904430.html
// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/chapter_4387172495.html (entry points by type)
describe('an entry point script is taken', () => {
  test.each<[string, Script]>([
    ['in the language of its version', { version: '2.1', body: 'define([], () => ({ execute: async () => {} }));' }],
    ['with its version in capitals', { version: '2.X', body: 'define({ execute: function () {} });' }],
    [
      'with helpers beside its entry points',
      { body: 'define([], function () { return { execute: function () {}, helper: 1 }; });' },
    ],
    [
      'with its interface in a variable',
      { body: 'define([], function () { var script = {}; script.execute = function () {}; return script; });' },
    ],
    [
      'as compilers of TypeScript write it',
      {
        version: '2.1',
        body: 'define(["require", "exports"], function (require, exports) { exports.execute = function () {}; });',
      },
    ],
    ['with its interface in another module', { body: "define(['./impl'], function (impl) { return impl; });" }],
    ['with a name in quotes', { version: '2.1', body: "define([], () => ({ ['execute']: () => undefined }));" }],
    [
      'with a bundled library that has a define of its own',
      {
        body: '(function (f) { if (typeof define === "function" && define.amd) f(); })(function () {});\ndefine([], function () { return { execute: function () {} }; });',
      },
    ],
    [
      'of another type by the entry points of that',
      {
        type: 'MapReduceScript',
        version: '2.1',
        body: 'define([], () => ({ getInputData: () => [], reduce: () => {} }));',
      },
    ],
  ])('%s', (_what, script) => {
    expect(faults(script)).toEqual([]);
  });
});
