import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Account } from 'netsuite-sandbox/account/account';
import { limitsOf, MAP_REDUCE_LIMITS } from 'netsuite-sandbox/scripts/script-limits';
import { listLogs } from 'netsuite-sandbox/scripts/script-logs';
import { evaluate, memoryAccount, runBody } from './script-account';

let account: Account;
beforeEach(() => {
  account = memoryAccount();
});
afterEach(() => account.close());

/** Each `put` costs a unit. */
const SPEND =
  "const c = cache.getCache({ name: 'x' }); const spend = (n) => { for (let i = 0; i < n; i++) c.put({ key: 'k', value: i }); };";
const LIMIT = { name: 'SSS_USAGE_LIMIT_EXCEEDED', message: 'Script Execution Usage Limit Exceeded' };
const titles = () => listLogs(account).map((entry) => entry.title);

describe('usage units', () => {
  test('may be used to the last', () => {
    expect(runBody(account, ['N/cache'], `${SPEND} spend(10);`, { unitLimit: 10 })).toMatchObject({
      status: 'COMPLETE',
      unitsUsed: 10,
    });
  });

  test('over the limit end the run before the work is done', () => {
    const result = runBody(account, ['N/cache'], `${SPEND} spend(11);`, { unitLimit: 10 });
    expect(result).toMatchObject({ status: 'FAILED', unitsUsed: 10, error: LIMIT });
    expect(titles()).toEqual(['SSS_USAGE_LIMIT_EXCEEDED']);
  });

  // Were the script able to catch it, these would go on until the time limit.
  test.each([
    ['a catch', 'for (;;) { try { spend(1); } catch (e) {} }'],
    ['a finally', 'try { spend(11); } finally { for (;;) {} }'],
    ['a callback of N/*', "for (;;) { try { c.get({ key: 'new', loader: () => spend(11) }); } catch (e) {} }"],
    ['a callback of its own', 'const again = () => { try { spend(1); } catch (e) {} again(); }; [1].forEach(again);'],
  ])('over the limit end the script past %s', (_, body) => {
    const result = runBody(account, ['N/cache'], `${SPEND} ${body}`, { unitLimit: 10, timeLimitMilliseconds: 20_000 });
    expect(result).toMatchObject({ status: 'FAILED', unitsUsed: 10, error: LIMIT });
    expect(listLogs(account)).toMatchObject([
      { level: 'ERROR', title: 'SSS_USAGE_LIMIT_EXCEEDED', details: expect.stringMatching(/test_\d+\.js:\d+/) },
    ]);
  });

  test('over the limit in the midst of results leave the account fit for the next run', () => {
    const each = "search.create({ type: 'currency' }).run().each(() => { spend(11); return true; });";
    const result = runBody(account, ['N/cache', 'N/search'], `${SPEND} ${each}`, { unitLimit: 20 });
    expect(result).toMatchObject({ status: 'FAILED', error: LIMIT });
    expect(runBody(account, ['N/cache'], `${SPEND} spend(1);`)).toMatchObject({ status: 'COMPLETE', unitsUsed: 1 });
  });

  test('over the limit in a promise job make every later call fail, and the run too', () => {
    const body = `${SPEND}
      Promise.resolve().then(() => {
        for (let i = 0; i < 20; i++) { try { spend(1); } catch (e) {} }
        try { log.audit('still', 'alive'); } catch (e) {}
      });`;
    expect(runBody(account, ['N/cache'], body, { unitLimit: 10 })).toMatchObject({ status: 'FAILED', error: LIMIT });
    expect(titles()).toEqual(['SSS_USAGE_LIMIT_EXCEEDED']);
  });

  test('that are left can be asked for, and start anew with each run', () => {
    const body = `${SPEND} spend(3); give(require('N/runtime').getCurrentScript().getRemainingUsage());`;
    expect(evaluate(account, ['N/cache'], body)).toBe(9_997);
    expect(evaluate(account, ['N/cache'], body)).toBe(9_997);
  });
});

describe('the limits of a script type', () => {
  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N3351480.html
  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_161591009480.html
  test.each([
    ['ScheduledScript', 10_000, 3600],
    ['Restlet', 5000, 300],
    ['Suitelet', 1000, 300],
    ['UserEventScript', 1000, 300],
    ['MassUpdateScript', 1000, 300],
    ['WorkflowActionScript', 1000, 300],
    ['Portlet', 1000, 300],
    ['BundleInstallationScript', 10_000, 3600],
    ['SDFInstallationScript', 10_000, 3600],
  ])('%s: %i units, %i seconds', (type, units, seconds) => expect(limitsOf(type)).toEqual({ units, seconds }));

  test('a scheduled script may use 10,000 units and not one more', () => {
    expect(runBody(account, ['N/cache'], `${SPEND} spend(10000);`)).toMatchObject({
      status: 'COMPLETE',
      unitsUsed: 10_000,
    });
    expect(runBody(account, ['N/cache'], `${SPEND} spend(10001);`)).toMatchObject({ status: 'FAILED', error: LIMIT });
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4480364878.html
  test('of map/reduce functions are their own', () => {
    expect(MAP_REDUCE_LIMITS).toEqual({
      getInputData: { units: 10_000, seconds: 3600 },
      map: { units: 1000, seconds: 300 },
      reduce: { units: 5000, seconds: 900 },
      summarize: { units: 10_000, seconds: 3600 },
    });
  });
});

describe('the time limit', () => {
  test.each(['for (;;) {}', 'try { for (;;) {} } catch (e) { } finally { for (;;) {} }'])('ends %s', (body) => {
    expect(runBody(account, [], body, { timeLimitMilliseconds: 100 })).toMatchObject({
      status: 'FAILED',
      error: { name: 'SSS_TIME_LIMIT_EXCEEDED', message: 'Script Execution Time Exceeded.' },
    });
    expect(titles()).toEqual(['SSS_TIME_LIMIT_EXCEEDED']);
  });

  test('lets a script end in time', () => {
    const busy = 'let n = 0; for (let i = 0; i < 1e6; i++) n += i;';
    expect(runBody(account, [], busy, { timeLimitMilliseconds: 60_000 }).status).toBe('COMPLETE');
  });

  test('leaves the account fit for the next run', () => {
    runBody(account, [], "for (;;) log.debug('x', 'y');", { timeLimitMilliseconds: 100 });
    expect(runBody(account, [], '').status).toBe('COMPLETE');
  });
});
