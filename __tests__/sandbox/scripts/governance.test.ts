import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Account } from 'netsuite-sandbox/account/account';
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

  test('over the limit cannot be survived by catching: every later call fails, and the run too', () => {
    const body = `${SPEND}
      let caught = 0;
      for (let i = 0; i < 20; i++) { try { spend(1); } catch (e) { caught += 1; try { log.audit('alive', caught); } catch (e2) { caught += e2.name === e.name ? 0 : 1000; } } }
      try { log.audit('still', 'alive'); } catch (e) {}`;
    expect(runBody(account, ['N/cache'], body, { unitLimit: 10 })).toMatchObject({ status: 'FAILED', error: LIMIT });
    expect(titles()).toEqual(['SSS_USAGE_LIMIT_EXCEEDED']);
  });

  test('that are left can be asked for, and start anew with each run', () => {
    const body = `${SPEND} spend(3); give(require('N/runtime').getCurrentScript().getRemainingUsage());`;
    expect(evaluate(account, ['N/cache'], body)).toBe(9_997);
    expect(evaluate(account, ['N/cache'], body)).toBe(9_997);
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

  test('leaves the account fit for the next run', () => {
    runBody(account, [], "for (;;) log.debug('x', 'y');", { timeLimitMilliseconds: 100 });
    expect(runBody(account, [], '').status).toBe('COMPLETE');
  });
});
