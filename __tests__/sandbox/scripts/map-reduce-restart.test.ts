import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ScriptCall } from 'netsuite-sandbox/scripts/start-execution';
import { TestAccount } from 'netsuite-sandbox/testing/test-account';
import { addMapReduce } from './script-account';

const HELP = 'https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help';

let account: TestAccount;
beforeEach(() => {
  account = new TestAccount();
});
afterEach(() => account.close());

const SCRIPT = (config = '') => `
  ${config}
  getInputData(c) { log.audit('input', c.isRestarted); return ['a', 'b', 'c']; },
  map(c) {
    log.audit('map', [c.key, c.isRestarted, c.executionNo]);
    c.errors.iterator().each((key, error, no) => { log.audit('before', [key, error, no]); return true; });
    c.write({ key: 'all', value: c.value });
    log.audit('mapped', c.key);
  },
  reduce(c) { log.audit('reduce', [c.isRestarted, c.values]); },
  summarize(s) {
    log.audit('summary', s.isRestarted);
    s.mapSummary.errors.iterator().each((key, error, no) => { log.audit('error', [key, error, no]); return true; });
    s.mapSummary.keys.iterator().each((...args) => { log.audit('key', args); return true; });
  }`;

/** Lets the run die after its nth call on N/log, and NetSuite take it up again. @returns what it said from then on */
function diedAfter(calls: number, config = '', deployment?: Record<string, string>): string[] {
  const script = addMapReduce(account.account, [], SCRIPT(config), deployment);
  let seen = 0;
  const isDeath = ({ call, moment }: ScriptCall) => {
    if (moment === 'after' && call.startsWith('log.')) seen += 1;
    return seen === calls;
  };
  expect(account.dieAt(isDeath, (options) => void account.run({ script }, options))).toBe(true);
  const before = account.logs().length;
  expect(account.drain()).toMatchObject([{ status: 'COMPLETE' }]);
  return account
    .logs()
    .slice(before)
    .map(({ title, details }) => `${title} ${details}`);
}

const REST = ['reduce [false,["a","b","c"]]', 'summary false'];
const KEYS = ['key ["0",1,"COMPLETE"]', 'key ["1",1,"COMPLETE"]', 'key ["2",1,"COMPLETE"]'];

describe(`a map/reduce script whose server failed (${HELP}/section_1517279626.html)`, () => {
  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1491509438.html
  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4549604332.html: isRestarted
  test('in getInputData calls that again', () => {
    expect(diedAfter(1)).toEqual([
      'input true',
      ...[0, 1, 2].flatMap((at) => [`map ["${at}",false,1]`, `mapped ${at}`]),
      ...REST,
      ...KEYS,
    ]);
  });

  // Its calls on N/log: input, map 0, mapped 0, map 1 …
  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1491509438.html
  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4540852756.html: isRestarted
  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1516217757.html: executionNo; what was written is deleted
  test('in map calls it again for the pair that was under way, and drops what that had written', () => {
    expect(diedAfter(5)).toEqual([
      'map ["1",true,2]',
      'before ["1","SSS_APP_SERVER_RESTART",1]',
      'mapped 1',
      'map ["2",false,1]',
      'mapped 2',
      ...REST,
      'error ["1","SSS_APP_SERVER_RESTART",1]',
      'key ["0",1,"COMPLETE"]',
      'key ["1",2,"COMPLETE"]',
      'key ["2",1,"COMPLETE"]',
    ]);
  });

  test(`in map calls it again for all pairs of the buffer (${HELP}/section_1522350075.html)`, () => {
    expect(diedAfter(5, '', { buffersize: '2' }).slice(0, 4)).toEqual([
      'map ["0",true,2]',
      'before ["0","SSS_APP_SERVER_RESTART",1]',
      'mapped 0',
      'map ["1",true,2]',
    ]);
  });

  test('and that has retryCount 0 leaves the pair alone', () => {
    expect(diedAfter(5, 'config: { retryCount: 0 },')).toEqual([
      'map ["2",false,1]',
      'mapped 2',
      'reduce [false,["a","c"]]',
      'summary false',
      'error ["1","SSS_APP_SERVER_RESTART",1]',
      'key ["0",1,"COMPLETE"]',
      'key ["1",1,"FAILED"]',
      'key ["2",1,"COMPLETE"]',
    ]);
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1491509438.html
  test('in reduce goes on with reduce', () => {
    expect(diedAfter(8)).toEqual(['reduce [true,["a","b","c"]]', 'summary false', ...KEYS]);
  });

  test(`in summarize calls that again (${HELP}/section_4540094342.html)`, () => {
    expect(diedAfter(9)).toEqual(['summary true', ...KEYS]);
  });

  test('leaves no data behind when it has ended', () => {
    diedAfter(5);
    expect(account.account.db.prepare('SELECT count(*) AS n FROM map_reduce_pair').all()).toEqual([{ n: 0 }]);
    expect(account.account.db.prepare('SELECT count(*) AS n FROM map_reduce_error').all()).toEqual([{ n: 0 }]);
  });
});
