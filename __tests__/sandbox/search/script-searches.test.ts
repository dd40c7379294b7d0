import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Account } from 'netsuite-sandbox/account/account';
import { evaluate } from '../scripts/script-account';
import { queryAccount } from '../suiteql/query-account';
import { give } from './search-calls';

let account: Account;
beforeAll(() => {
  account = queryAccount();
});
afterAll(() => account.close());

/** Scripts do this before they start another one. */
test('a script finds itself under way, and the one that has ended', () => {
  give(account, 'give(1);');
  const body = `var me = runtime.getCurrentScript().id;
    var runs = search.create({ type: search.Type.SCHEDULED_SCRIPT_INSTANCE,
      filters: [['status', 'anyof', 'PENDING', 'PROCESSING'], 'and', ['script.scriptid', 'is', me]],
      columns: ['status', search.createColumn({ name: 'scriptid', join: 'script' }), search.createColumn({ name: 'scriptid', join: 'scriptdeployment' })] })
      .run().getRange({ start: 0, end: 10 });
    var done = search.create({ type: 'scheduledscriptinstance', filters: [['status', 'anyof', 'COMPLETE']] }).runPaged().count;
    give([runs.length, runs[0].getText('status'), runs[0].getValue({ name: 'scriptid', join: 'script' }) === me, String(runs[0].getValue(runs[0].columns[2])).slice(0, 12), done]);`;
  expect(evaluate(account, ['N/search', 'N/runtime'], body)).toEqual([1, 'Processing', true, 'customdeploy', 1]);
});

test('scripts and deployments are searched by type, script id and join', () => {
  const body = `var scripts = search.create({ type: search.Type.SCHEDULED_SCRIPT, filters: [['scriptid', 'startswith', 'customscript_test']], columns: ['name', 'scriptid'] }).runPaged().count;
    var suitelets = search.create({ type: search.Type.SUITELET }).runPaged().count;
    var deployments = search.create({ type: search.Type.SCRIPT_DEPLOYMENT, filters: [['isdeployed', 'is', 'T'], 'and', ['script.scripttype', 'anyof', 'SCHEDULED']], columns: ['scriptid', 'script'] })
      .run().getRange({ start: 0, end: 1 });
    give([scripts > 0, suitelets, /^\\d+$/.test(deployments[0].getValue('script')), deployments[0].recordType]);`;
  expect(give(account, body)).toEqual([true, 0, true, 'scriptdeployment']);
});

/** Public scripts run the module of another script that they find by its id. */
test('a script is found by the code of its type, with the file that it runs', () => {
  const body = `var find = (type) => search.create({ type: 'script', filters: [['scripttype', 'is', type], 'and', ['scriptid', 'is', runtime.getCurrentScript().id]], columns: ['scriptfile', 'scripttype'] })
      .run().getRange({ start: 0, end: 1 });
    var found = find('SCHEDULED')[0];
    var loaded = file.load({ id: found.getValue('scriptfile') });
    give([found.getValue('scripttype'), found.getText('scripttype'), loaded.name === found.getText('scriptfile'), loaded.getContents().includes('find ='), find('RESTLET').length]);`;
  expect(evaluate(account, ['N/search', 'N/runtime', 'N/file'], body)).toEqual([
    'SCHEDULED',
    'Scheduled',
    true,
    true,
    0,
  ]);
});
