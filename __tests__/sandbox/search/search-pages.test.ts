import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Account } from 'netsuite-sandbox/account/account';
import { loadRecords } from 'netsuite-sandbox/account/load-records';
import { queryAccount } from '../suiteql/query-account';
import { firstValues, give } from './search-calls';

let account: Account;
beforeEach(() => {
  account = queryAccount();
});
afterEach(() => account.close());

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4345764122.html
test('N/search has the members that its page lists', () => {
  const methods = ['create', 'createColumn', 'createFilter', 'createSetting', 'delete', 'duplicates', 'global', 'load'];
  const body = `const kinds = (names) => [...new Set(names.map((name) => typeof search[name]))];
    give([kinds(${JSON.stringify([...methods, 'lookupFields'])}), kinds(['Operator', 'Sort', 'Summary', 'Type'])]);`;
  expect(give(account, body)).toEqual([['function'], ['object']]);
});

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4345767216.html
test('search.Column has the members that its page lists, and names its values in a result', () => {
  const body = `const c = search.createColumn({ name: 'formulatext', formula: '{firstname}', label: 'First' });
    c.function = 'round'; c.label = 'Given name';
    const d = search.createColumn({ name: 'name', join: 'subsidiary', summary: 'GROUP' });
    const plain = search.createColumn({ name: 'firstname' });
    const [r] = search.create({ type: 'customer', columns: [plain] }).run().getRange(0, 1);
    give([[c.name, c.formula, c.function, c.label], [d.name, d.join, d.summary], typeof d.setWhenOrderedBy,
      r.getValue(plain), r.getValue(r.columns[0])]);`;
  expect(give(account, body)).toEqual([
    ['formulatext', '{firstname}', 'round', 'Given name'],
    ['name', 'subsidiary', 'GROUP'],
    'function',
    'Ann',
    'Ann',
  ]);
});

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_454645935058.html
describe('formulas of a column give what their names say', () => {
  test.each([
    ['formulatext', "{firstname} || ', ' || {lastname}", 'Ann, Archer'],
    ['formulanumeric', '{internalid} / 2', '100.5'],
    ['formulacurrency', '{internalid} / 2', '100.50'],
    ['formulapercent', '0.5', '0.5%'],
    ['formuladate', '{datecreated}', '2/28/2026'],
    ['formuladatetime', '{datecreated}', expect.stringMatching(/^2\/28\/2026 \d+:\d\d [ap]m$/)],
  ])('%s', (name, formula, value) => {
    const options = { type: 'customer', filters: ['internalid', 'anyof', 201], columns: [{ name, formula }] };
    expect(firstValues(account, options)).toEqual([value]);
  });
});

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4345767679.html
test.each([
  [4000, 'no error'],
  [4001, 'SSS_SEARCH_FOR_EACH_LIMIT_EXCEEDED'],
])('a result set of %i results read with each: %s', (results, outcome) => {
  loadRecords(account, { department: Array.from({ length: results }, (_, at) => ({ name: `page ${at}` })) });
  const body = `let n = 0; let outcome = 'no error';
    const found = search.create({ type: 'department', filters: ['name', 'startswith', 'page'] });
    try { found.run().each(() => { n += 1; return true; }); } catch (e) { outcome = e.name; }
    give([n, outcome, found.runPaged({ pageSize: 1000 }).count]);`;
  expect(give(account, body)).toEqual([4000, outcome, results]);
});
