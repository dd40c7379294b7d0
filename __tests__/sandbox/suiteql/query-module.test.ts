import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Account } from 'netsuite-sandbox/account/account';
import { evaluate, runBody } from '../scripts/script-account';
import { queryAccount } from './query-account';

let account: Account;
beforeEach(() => {
  account = queryAccount();
});
afterEach(() => account.close());

const give = (body: string): unknown => evaluate(account, ['N/query'], body);

describe('runSuiteQL', () => {
  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_157960542026.html
  test('gives rows as objects and as lists, for 10 units', () => {
    const body = `
      const rs = query.runSuiteQL({ query: 'SELECT id, externalid AS ext FROM customer WHERE externalid IN (?, ?) ORDER BY id', params: ['C201', 'C203'] });
      log.audit('given', JSON.stringify([rs.asMappedResults(), rs.results.map((r) => r.values), rs.results[0].asMap(), rs.types, rs.columns.map((c) => c.alias)]));`;
    const result = runBody(account, ['N/query'], body);
    expect(result).toMatchObject({ status: 'COMPLETE', unitsUsed: 10 });
    expect(give(`${body.replace(/log.audit\('given', JSON.stringify\((.*)\)\);/, 'give($1);')}`)).toEqual([
      [
        { id: 201, ext: 'C201' },
        { id: 203, ext: 'C203' },
      ],
      [
        [201, 'C201'],
        [203, 'C203'],
      ],
      { id: 201, ext: 'C201' },
      ['FLOAT', 'STRING'],
      ['id', 'ext'],
    ]);
  });

  test('takes the query alone too', () => {
    const rows = "query.runSuiteQL('SELECT 1 AS n FROM dual').asMappedResults()";
    expect(give(`give([${rows}, query.runSuiteQLPaged('SELECT 1 AS n FROM dual').count]);`)).toEqual([[{ n: 1 }], 1]);
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_157960542026.html
  test('stops at 5,000 rows', () => {
    const body = `const seven = '(SELECT 1 AS n FROM dual UNION ALL SELECT 2 FROM dual UNION ALL SELECT 3 FROM dual UNION ALL SELECT 4 FROM dual UNION ALL SELECT 5 FROM dual UNION ALL SELECT 6 FROM dual)';
      give(query.runSuiteQL({ query: 'SELECT a.n FROM ' + ['a', 'b', 'c', 'd', 'e'].map((alias) => seven + ' ' + alias).join(', ') }).asMappedResults().length);`;
    expect(give(body)).toBe(5000);
  });

  test('iterates until the callback says no', () => {
    const body = `const seen = [];
      query.runSuiteQL({ query: 'SELECT id FROM customer ORDER BY id' }).iterator().each((result) => { seen.push(result.value.values[0]); return seen.length < 2; });
      give(seen);`;
    expect(give(body)).toEqual([201, 202]);
  });

  test('has a promise form', () => {
    const body = `return query.runSuiteQL.promise({ query: 'SELECT COUNT(*) AS n FROM customer' }).then((rs) => give(rs.asMappedResults()));`;
    expect(give(body)).toEqual([{ n: 4 }]);
  });

  test.each<[string, string, string]>([
    ['query.runSuiteQL()', 'MISSING_REQD_ARGUMENT', 'query.runSuiteQL: Missing a required argument: query'],
    ["query.runSuiteQL({ query: 'SELECT 1 FROM dual', params: [null] })", 'SSS_INVALID_TYPE_ARG', 'params'],
    ["query.runSuiteQL({ query: 'SELECT 1 FROM dual', params: 'x' })", 'WRONG_PARAMETER_TYPE', 'params'],
    [
      "query.runSuiteQL({ query: 'SELECT x FROM customer' })",
      'SSS_SEARCH_ERROR_OCCURRED',
      "Field 'x' for record 'customer' was not found",
    ],
  ])('%s throws %s', (call, name, message) => {
    const error = give(`try { ${call}; } catch (e) { give({ name: e.name, message: e.message }); }`) as {
      message: string;
    };
    expect(error).toMatchObject({ name });
    expect(error.message).toContain(message);
  });

  test('a workbook query is named as missing', () => {
    expect(runBody(account, ['N/query'], "query.create({ type: 'customer' });").error?.message).toContain(
      'N/query.create',
    );
  });
});

describe('runSuiteQLPaged', () => {
  test('pages with their ranges, 10 units for the query and 10 for each page', () => {
    const body = `
      const paged = query.runSuiteQLPaged({ query: 'SELECT id FROM country ORDER BY id', pageSize: 100 });
      const page = paged.fetch({ index: 2 });
      log.audit('given', JSON.stringify([paged.count, paged.pageRanges, page.data.asMappedResults().length, page.isFirst, page.isLast]));`;
    expect(runBody(account, ['N/query'], body).unitsUsed).toBe(20);
    const [count, ranges, length, isFirst, isLast] = give(
      body.replace(/log.audit\('given', JSON.stringify\((.*)\)\);/, 'give($1);'),
    ) as [number, { index: number; size: number }[], number, boolean, boolean];
    expect(ranges.reduce((sum, range) => sum + range.size, 0)).toBe(count);
    expect(ranges.map((range) => range.index)).toEqual([0, 1, 2]);
    expect([length, isFirst, isLast]).toEqual([count - 200, false, true]);
  });

  test('the iterator walks all pages', () => {
    const body = `let rows = 0;
      query.runSuiteQLPaged({ query: 'SELECT id FROM customer ORDER BY id', pageSize: 5 }).iterator().each((page) => { rows += page.value.data.results.length; return true; });
      give(rows);`;
    expect(give(body)).toBe(4);
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_157960491275.html: without SuiteAnalytics Connect
  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_157960586441.html
  test.each([
    ['100,000 rows', '', 1000, 100_000, 100],
    ['no more than 100,000 rows', ' UNION ALL SELECT 0 FROM dual', 1000, 100_000, 100],
    ['1,000 pages', '', 100, 100_000, 1000],
    ['no more than 1,000 pages', '', 99, 99_000, 1000],
  ])('gives %s', (_, more, pageSize, count, pages) => {
    const of = (length: number) =>
      Array.from({ length }, (_row, at) => `SELECT ${at} AS n FROM dual`).join(' UNION ALL ');
    const tables = ['a', 'b', 'c', 'd', 'e'].map((name) => `two ${name}2, five ${name}5`).join(', ');
    const sql = `WITH two AS (${of(2)}), five AS (${of(5)}) SELECT a2.n FROM ${tables}${more}`;
    const body = `const paged = query.runSuiteQLPaged({ query: ${JSON.stringify(sql)}, pageSize: ${pageSize} });
      give([paged.count, paged.pageRanges.length]);`;
    expect(give(body)).toEqual([count, pages]);
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1510780277.html
  test.each([4, 1001])('a page size of %d is refused', (pageSize) => {
    const body = `try { query.runSuiteQLPaged({ query: 'SELECT id FROM customer', pageSize: ${pageSize} }); } catch (e) { give(e.message); }`;
    expect(give(body)).toContain('between 5 and 1000');
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1510780277.html
  test.each([5, 1000])('a page size of %d is taken', (pageSize) => {
    expect(
      give(`give(query.runSuiteQLPaged({ query: 'SELECT id FROM customer', pageSize: ${pageSize} }).pageSize);`),
    ).toBe(pageSize);
  });
});
