import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Account } from 'netsuite-sandbox/account/account';
import { takesOperator } from 'netsuite-sandbox/search/operator-rules';
import { OPERATORS } from 'netsuite-sandbox/search/search-operators';
import { queryAccount } from '../suiteql/query-account';
import { firstValues, give, thrown } from './search-calls';

let account: Account;
beforeAll(() => {
  account = queryAccount();
});
afterAll(() => account.close());

const words = (text: string): string[] => text.trim().split(/\s+/).sort();
const taken = (format: Parameters<typeof takesOperator>[0]): string[] =>
  OPERATORS.filter((operator) => takesOperator(format, operator)).sort();

/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/article_4094344956.html */
describe('operators by field type', () => {
  test('numbers and currencies', () => {
    const expected = words(`any between equalto greaterthan greaterthanorequalto isempty isnotempty lessthan
      lessthanorequalto notbetween notequalto notgreaterthan notgreaterthanorequalto notlessthan notlessthanorequalto`);
    expect(taken('number')).toEqual(expected);
    expect(taken('currency')).toEqual(expected);
  });

  test('dates', () => {
    expect(taken('date')).toEqual(
      words(`after any before isempty isnotempty notafter notbefore noton notonorafter notonorbefore notwithin on
        onorafter onorbefore within`),
    );
  });

  test('texts', () => {
    expect(taken('text')).toEqual(
      words('any contains doesnotcontain doesnotstartwith haskeywords is isempty isnot isnotempty startswith'),
    );
  });

  test('check boxes and lists of several', () => {
    expect(taken('checkbox')).toEqual(['any', 'equalto', 'is']);
    expect(taken('multiselect')).toEqual(expect.arrayContaining(['allof', 'anyof', 'noneof', 'notallof']));
    expect(taken('select')).not.toContain('allof');
  });

  test('every operator is taken by some type', () => {
    const formats = ['checkbox', 'date', 'multiselect', 'number', 'select', 'text'] as const;
    expect(OPERATORS.filter((operator) => !formats.some((format) => takesOperator(format, operator)))).toEqual([]);
  });

  test.each([
    ['equalto', 'firstname', 'Ann'],
    ['between', 'datecreated', '3/1/2026'],
    ['contains', 'internalidnumber', '2'],
    ['isnot', 'isinactive', 'T'],
    ['on', 'firstname', 'today'],
  ])('%s on %s is refused', (operator, field, value) => {
    const error = thrown(
      account,
      `search.create({ type: 'customer', filters: ['${field}', '${operator}', '${value}'] }).run().getRange({ start: 0, end: 1 })`,
    );
    expect(error).toMatchObject({ name: 'SSS_INVALID_SRCH_OPERATOR', message: expect.stringContaining(operator) });
  });
});

describe('what operators find', () => {
  test.each<[string, unknown[], string[]]>([
    ['any', ['lastname', 'any', ''], ['201', '202', '203', '204']],
    ['@ANY@', ['subsidiary', 'anyof', '@ANY@'], ['201', '202', '203', '204']],
    ['haskeywords, in any order', ['entityid', 'haskeywords', 'archer ann'], ['201']],
    ['doesnotstartwith', ['firstname', 'doesnotstartwith', 'a'], ['202', '203', '204']],
    ['a text with @ signs', ['firstname', 'is', '@x@'], []],
    ['equalto on a check box', ['isinactive', 'equalto', 'T'], ['203']],
    ['notbetween', ['internalidnumber', 'notbetween', 202, 203], ['201', '204']],
    ['notequalto', ['internalidnumber', 'notequalto', 202], ['201', '203', '204']],
    ['notlessthan', ['internalidnumber', 'notlessthan', 203], ['203', '204']],
    ['notgreaterthanorequalto', ['internalidnumber', 'notgreaterthanorequalto', 202], ['201']],
    ['lessthanorequalto', ['internalidnumber', 'lessthanorequalto', '202'], ['201', '202']],
    ['noton', ['datecreated', 'noton', '3/1/2026'], ['201', '203', '204']],
    ['notbefore', ['datecreated', 'notbefore', '3/2/2026'], ['203', '204']],
    ['notonorafter', ['datecreated', 'notonorafter', '3/1/2026'], ['201']],
    ['notwithin', ['datecreated', 'notwithin', 'thismonth'], ['201']],
    ['within a named time', ['datecreated', 'within', 'thismonth'], ['202', '203', '204']],
    ['within one date, which has no end', ['datecreated', 'within', '3/1/2026'], ['202', '203', '204']],
    ['within one moment, which has no end', ['datecreated', 'within', '3/1/2026 11:00 am'], ['202', '203', '204']],
  ])('%s', (_what, filters, ids) => {
    expect(firstValues(account, { type: 'customer', filters, columns: ['internalid'] })).toEqual(ids);
  });

  test('allof and notallof on a list of several', () => {
    const location = (operator: string, ...values: number[]) =>
      firstValues(account, { type: 'location', filters: ['subsidiary', operator, ...values], columns: ['name'] });
    expect(location('allof', 1)).toEqual(['Brooklyn']);
    expect(location('allof', 1, 7)).toEqual([]);
    expect(location('notallof', 1, 7)).toEqual(['Brooklyn']);
  });

  test('between without its second value is refused', () => {
    const search = "search.create({ type: 'customer', filters: ['internalidnumber', 'between', 1] }).runPaged()";
    expect(thrown(account, search).name).toBe('SSS_INVALID_SRCH_FILTER');
  });

  /** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4345782273.html */
  test('search.Operator has all of them', () => {
    const names = give(account, 'give(Object.keys(search.Operator).map((key) => search.Operator[key]));');
    expect(names).toEqual([...OPERATORS]);
  });
});

/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4345767603.html */
describe('a filter without a value', () => {
  test.each([
    ['nothing', "['email', 'isempty']"],
    ["''", "['email', 'isempty', '']"],
    ['null, as in many scripts', "['email', 'isempty', null]"],
    ['undefined', "['email', 'isempty', undefined]"],
    ['null in a filter object', "{ name: 'email', operator: 'isempty', values: [null] }"],
  ])('is taken with %s in its place', (_what, filter) => {
    const found = (given: string) =>
      give(
        account,
        `give(search.create({ type: 'customer', filters: [${given}] }).run().getRange(0, 9).map((r) => r.id));`,
      );
    expect(found(filter)).toEqual(found("['email', 'isempty']"));
  });

  test('null after an operator that compares is refused', () => {
    const error = thrown(account, "search.create({ type: 'customer', filters: [['email', 'is', null]] })");
    expect(error).toMatchObject({ name: 'SSS_INVALID_SRCH_FILTER', message: expect.stringContaining('null') });
  });
});
