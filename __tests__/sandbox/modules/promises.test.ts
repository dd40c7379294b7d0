import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Account } from 'netsuite-sandbox/account/account';
import { evaluate, memoryAccount, runBody } from '../scripts/script-account';

let account: Account;
beforeEach(() => {
  account = memoryAccount();
});
afterEach(() => account.close());

describe('promises of server scripts', () => {
  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_24165317531.html
  test.each([
    ['N/record', "record.load.promise({ type: 'customer', id: 1 });", 'record.load'],
    ['N/email', 'email.send.promise({});', 'email.send'],
    ['N/runtime', 'runtime.getCurrentScript.promise();', 'runtime.getCurrentScript'],
  ])('are an error in %s: %s', (module, body, call) => {
    const message = `N/${call}.promise: server scripts have promises of N/http, N/https, N/llm, N/query, N/search and N/transaction only.`;
    expect(runBody(account, [module], body).error?.message).toBe(message);
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_24165317531.html
  test.each([
    ['N/search', "search.create.promise({ type: 'customer' }).then((s) => s.runPaged().count)"],
    ['N/query', "query.runSuiteQL.promise({ query: 'SELECT id FROM customer' }).then((rows) => rows.results.length)"],
  ])('are there in %s, with await', (module, call) => {
    expect(evaluate(account, [module], `return (async () => give(await ${call}))();`)).toBe(0);
  });
});
