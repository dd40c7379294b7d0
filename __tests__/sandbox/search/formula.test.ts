import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Account } from 'netsuite-sandbox/account/account';
import { queryAccount } from '../suiteql/query-account';
import { allValues, firstValues, give, thrown } from './search-calls';

let account: Account;
beforeAll(() => {
  account = queryAccount();
});
afterAll(() => account.close());

const ORDER = [['internalid', 'anyof', 500], 'and', ['mainline', 'is', 'T']];
const LINES = [['internalid', 'anyof', 500], 'and', ['item', 'noneof', '@NONE@']];

/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N2833020.html */
describe('formula columns', () => {
  test.each<[string, string, string]>([
    ['formulatext', "CASE WHEN {total} > 40 THEN 'large' ELSE 'small' END", 'large'],
    ['formulatext', "NVL({department}, 'none')", 'none'],
    ['formulatext', "NVL2({memo}, 'memo: ' || {memo}, NULL)", 'memo: first'],
    ['formulatext', "TO_CHAR({trandate}, 'YYYY-MM-DD')", '2026-03-08'],
    ['formulatext', "DECODE({status}, 'Pending Fulfillment', 'P', '?')", 'P'],
    ['formulatext', "CONCAT('{', {tranid})", '{SO1'],
    ['formulatext', '{entity}', 'Ann Archer'],
    ['formulatext', '{entity.id}', '201'],
    ['formulatext', '{customer.firstname}', 'Ann'],
    ['formulatext', "SUBSTR({entity}, INSTR({entity}, ' ', -1) + 1)", 'Archer'],
    ['formulanumeric', '{total} / 2', '22.75'],
    ['formulanumeric', '{today} - {trandate}', '1'],
    ['formulanumeric', "TO_NUMBER('1') + 1", '2'],
    ['formulacurrency', '{total} * 2', '91.00'],
    ['formuladate', 'ADD_MONTHS({trandate}, 1)', '4/8/2026'],
    ['formuladate', 'CASE WHEN {today} > {trandate} THEN {today} END', '3/9/2026'],
    ['formulatext', "CASE NVL({memo},'0') WHEN '0' THEN{tranid} ELSE{memo}END", 'first'],
    ['formulatext', 'NULL', ''],
  ])('%s: %s', (name, formula, value) => {
    expect(firstValues(account, { type: 'salesorder', filters: ORDER, columns: [{ name, formula }] })).toEqual([value]);
  });

  test('several formulas of one name are told apart by the column object', () => {
    const body = `const a = search.createColumn({ name: 'formulatext', formula: "'a'" });
      const b = search.createColumn({ name: 'formulatext', formula: "'b'" });
      const [r] = search.create({ type: 'customer', columns: [a, b] }).run().getRange({ start: 0, end: 1 });
      give([r.getValue(a), r.getValue(b), r.getValue('formulatext'), r.getAllValues()]);`;
    expect(give(account, body)).toEqual(['a', 'b', 'a', { formulatext: 'a', formulatext_1: 'b' }]);
  });

  test('sort by a formula', () => {
    const columns = [{ name: 'formulanumeric', formula: '0 - {internalid}', sort: 'ASC' }];
    expect(firstValues(account, { type: 'customer', columns })).toEqual(['-204', '-203', '-202', '-201']);
  });

  test('a field, function or piece that is not there is named, with the formula', () => {
    const search = (formula: string) =>
      thrown(
        account,
        `search.create({ type: 'customer', columns: [{ name: 'formulatext', formula: ${JSON.stringify(formula)} }] }).run().getRange({ start: 0, end: 1 })`,
      );
    expect(search('{nofield}')).toMatchObject({
      name: 'SSS_INVALID_SRCH_COL',
      message: expect.stringContaining('nofield'),
    });
    expect(search('{subsidiary.x}').message).toContain('subsidiary.x');
    expect(search('FROBNICATE({email})').message).toMatch(/FROBNICATE.*FROBNICATE\(\{email\}\)/);
    expect(search('NVL({email}').name).toBe('SSS_SEARCH_ERROR_OCCURRED');
    expect(search("(SELECT 'x' FROM dual)").message).toContain('a query inside a formula');
    expect(search('{email}, {firstname}').message).toContain('no single expression');
    expect(search('1 FROM customer').name).toBe('SSS_SEARCH_ERROR_OCCURRED');
  });
});

describe('formula filters', () => {
  test.each<[string, unknown[], unknown[]]>([
    ['text', ["formulatext: NVL({lastname}, 'Nobody')", 'is', 'nobody'], ['202']],
    ['number', ['formulanumeric: MOD({internalid}, 2)', 'equalto', 0], ['202', '204']],
    ['date', ['formuladate: {datecreated}', 'on', '3/1/2026'], ['202']],
    ['a CASE over a flag', ["formulanumeric: CASE WHEN {isinactive} = 'T' THEN 1 ELSE 0 END", 'equalto', '1'], ['203']],
    [
      'beside others',
      [['formulanumeric: {internalid}', 'between', 202, 203], 'and', ['lastname', 'isempty', '']],
      ['202'],
    ],
  ])('%s', (_what, filters, ids) => {
    expect(firstValues(account, { type: 'customer', filters, columns: ['internalid'] })).toEqual(ids);
  });

  test('as objects of createFilter, which give the formula back', () => {
    const body = `const f = search.createFilter({ name: 'formulatext', formula: "UPPER({firstname})", operator: 'startswith', values: 'D' });
      const s = search.create({ type: 'customer', filters: [f], columns: ['firstname'] });
      give([f.name, f.formula, s.filterExpression, s.run().getRange({ start: 0, end: 9 }).map((r) => r.getValue('firstname'))]);`;
    expect(give(account, body)).toEqual([
      'formulatext',
      'UPPER({firstname})',
      [['formulatext: UPPER({firstname})', 'startswith', 'D']],
      ['Dan'],
    ]);
  });

  test('a formula name without a formula is refused, and a formula for another field', () => {
    expect(thrown(account, "search.create({ type: 'customer', filters: ['formulatext', 'is', 'x'] })").name).toBe(
      'SSS_INVALID_SRCH_FILTER',
    );
    expect(thrown(account, "search.createColumn({ name: 'email', formula: '{email}' })").name).toBe(
      'SSS_INVALID_SRCH_COL',
    );
  });
});

/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4345777923.html */
describe('summaries', () => {
  const group = { name: 'entity', summary: 'GROUP', sort: 'ASC' };

  test('SUM, COUNT, MIN, MAX and AVG by group', () => {
    const column = (summary: string, name = 'quantity') => ({ name, summary });
    expect(
      allValues(account, {
        type: 'salesorder',
        filters: LINES,
        columns: [group, column('SUM'), column('COUNT'), column('MIN'), column('MAX'), column('AVG', 'rate')],
      }),
    ).toEqual([['201', '3', '2', '1', '2', '15.00']]);
  });

  test('of formulas, also of those that summarize by themselves', () => {
    expect(
      allValues(account, {
        type: 'salesorder',
        filters: LINES,
        columns: [
          group,
          { name: 'formulanumeric', formula: '{quantity} * {rate}', summary: 'SUM' },
          { name: 'formulanumeric', formula: 'SUM({amount}) / COUNT(*)', summary: 'MAX' },
        ],
      }),
    ).toEqual([['201', '40', '20']]);
  });

  test('a summary filter narrows the groups', () => {
    const columns = [{ name: 'lastname', summary: 'GROUP' }];
    const count = (operator: string, value: number) =>
      firstValues(account, { type: 'customer', columns, filters: [['count(internalid)', operator, value]] });
    expect(count('equalto', 2)).toEqual(['Archer']);
    expect(count('lessthan', 2)).toEqual(['', 'Árbol']);
  });

  test('a summary filter with one over rows; as an object of createFilter', () => {
    const body = `const s = search.create({ type: 'customer', columns: [search.createColumn({ name: 'lastname', summary: 'GROUP' })],
        filters: [search.createFilter({ name: 'isinactive', operator: 'is', values: 'F' }),
          search.createFilter({ name: 'formulanumeric', formula: '{internalid}', operator: 'greaterthan', values: 202, summary: search.Summary.MAX })] });
      give([s.filterExpression, s.run().getRange({ start: 0, end: 9 }).map((r) => r.getValue(s.columns[0]))]);`;
    expect(give(account, body)).toEqual([
      [['isinactive', 'is', 'F'], 'AND', ['max(formulanumeric: {internalid})', 'greaterthan', 202]],
      ['Archer'],
    ]);
  });

  /** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_457130065917.html */
  test('MIN and MAX of the row that another column orders', () => {
    const body = `const last = search.createColumn({ name: 'quantity', summary: 'MAX' }).setWhenOrderedBy({ name: 'itemid', join: 'item' });
      const most = search.createColumn({ name: 'quantity', summary: 'MAX' });
      const s = search.create({ type: 'salesorder', filters: ${JSON.stringify(LINES)}, columns: [last, most] });
      const [r] = s.run().getRange({ start: 0, end: 9 });
      give([r.getValue(r.columns[0]), r.getValue(r.columns[1]), last.toJSON().whenorderedby]);`;
    expect(give(account, body)).toEqual(['1', '2', 'itemid']);
  });

  test('a column without a summary beside one with a summary is refused', () => {
    const error = thrown(
      account,
      "search.create({ type: 'customer', columns: ['firstname', { name: 'lastname', summary: 'GROUP' }] }).run().getRange({ start: 0, end: 1 })",
    );
    expect(error).toMatchObject({ name: 'SSS_INVALID_SRCH_COLUMN_SUM', message: expect.stringContaining('firstname') });
  });

  test('filters with and without a summary cannot be joined by OR', () => {
    const error = thrown(
      account,
      `search.create({ type: 'customer', columns: [{ name: 'lastname', summary: 'GROUP' }],
        filters: [['count(internalid)', 'equalto', 2], 'or', ['firstname', 'is', 'Bob']] }).run().getRange({ start: 0, end: 1 })`,
    );
    expect(error.name).toBe('SSS_INVALID_SRCH_FILTER_EXPR');
  });

  test('an unknown summary of a filter', () => {
    const filter = "search.createFilter({ name: 'amount', operator: 'equalto', values: 1, summary: 'MEDIAN' })";
    expect(thrown(account, filter)).toMatchObject({ name: 'SSS_INVALID_SRCH_FILTER_SUM' });
  });
});

/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_453268676757.html */
describe('column functions', () => {
  test.each<[string, string, string]>([
    ['absoluteValue', 'total', '45.5'],
    ['negate', 'total', '-45.5'],
    ['round', 'total', '46'],
    ['roundToTenths', 'total', '45.5'],
    ['ageInDays', 'trandate', '1'],
    ['ageInHours', 'trandate', '34'],
    ['ageInWeeks', 'trandate', '0'],
    ['day', 'trandate', '3/8/2026'],
    ['month', 'trandate', '2026-03'],
    ['year', 'trandate', '2026'],
  ])('%s of %s', (name, field, value) => {
    const columns = [{ name: field, function: name }];
    expect(firstValues(account, { type: 'salesorder', filters: ORDER, columns })).toEqual([value]);
  });

  test('an unknown one is refused, one that is not simulated is named', () => {
    expect(thrown(account, "search.createColumn({ name: 'total', function: 'double' })")).toEqual({
      name: 'INVALID_SRCH_FUNCTN',
      message: 'A search.Column contains an invalid function: double.',
    });
    const rank = { type: 'salesorder', columns: [{ name: 'total', function: 'rank' }] };
    expect(() => firstValues(account, rank)).toThrow('N/search with the column function rank');
  });
});
