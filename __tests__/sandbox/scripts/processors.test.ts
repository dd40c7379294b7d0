import { afterEach, describe, expect, test } from '@jest/globals';
import type { Account } from 'netsuite-sandbox/account/account';
import { runTask, submitScript } from 'netsuite-sandbox/scripts/run-task';
import { listLogs } from 'netsuite-sandbox/scripts/script-logs';
import { addMapReduce, evaluate, memoryAccount } from './script-account';

let account: Account;
afterEach(() => account.close());

/** How many jobs a map stage of 50 pairs has at the same time when 50 are wanted. */
function concurrency(): number {
  const script = addMapReduce(
    account,
    [],
    'getInputData: () => Array.from({ length: 50 }), map() {}, summarize(s) { log.audit("concurrency", s.concurrency); }',
    { concurrencylimit: '50' },
  );
  runTask(account, submitScript(account, { script, invocation: 'USER_INTERFACE' }));
  return Number(listLogs(account).at(-1)?.details);
}

describe('SuiteCloud processors', () => {
  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1518131145.html
  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4664470832.html: they take one job each
  test.each([
    [0, 2],
    [1, 5],
    [3, 15],
  ])('with %i SuiteCloud Plus licences are %i', (suiteCloudPlusLicences, processors) => {
    account = memoryAccount({ suiteCloudPlusLicences });
    expect(evaluate(account, ['N/runtime'], 'give(runtime.processorCount);')).toBe(processors);
    expect(concurrency()).toBe(processors);
  });
});
