import fs from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Account } from 'netsuite-sandbox/account/account';
import { TYPE } from 'netsuite-sandbox/modules/search/search-types';
import { runBody } from '../scripts/script-account';
import { queryAccount } from '../suiteql/query-account';
import { give, thrown } from './search-calls';

const HELP = 'https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help';

let account: Account;
beforeEach(() => {
  account = queryAccount();
});
afterEach(() => account.close());

const units = (body: string): number | null | undefined => {
  const { error, unitsUsed } = runBody(account, ['N/search'], body);
  if (error) throw new Error(error.message);
  return unitsUsed;
};

describe('units of each call', () => {
  const customers = "search.create({ type: 'customer', title: 'x', id: 'customsearch_x' })";
  test.each<[string, string, number]>([
    ['section_4345171487.html', customers, 0],
    ['section_4345776927.html', "search.createColumn({ name: 'email' })", 0],
    ['section_4345777107.html', "search.createFilter({ name: 'email', operator: 'isempty' })", 0],
    ['section_1536171305.html', "search.createSetting({ name: 'consolidationtype', value: 'NONE' })", 0],
    ['section_4345775360.html', `${customers}.save(); search.load({ id: 'customsearch_x' })`, 10],
    ['section_4345775501.html', `${customers}.save(); search.delete({ id: 'customsearch_x' })`, 10],
    ['section_4345776651.html', "search.lookupFields({ type: 'customer', id: 201, columns: ['email'] })", 1],
    ['section_4345775593.html', "search.duplicates({ type: 'customer', fields: { firstname: 'Ann' } })", 10],
    ['section_4345775747.html', "search.global({ keywords: 'ann' })", 10],
    ['section_452292724609.html', `${customers}.run()`, 0],
    ['section_457160888671.html', `${customers}.run().each(() => true)`, 10],
    ['section_456010986327.html', `const rs = ${customers}.run(); rs.getRange(0, 5); rs.getRange(5, 10)`, 20],
    ['section_4486596158.html', `${customers}.runPaged()`, 5],
    ['section_4486609298.html', `${customers}.runPaged({ pageSize: 5 }).fetch({ index: 0 })`, 10],
    ['section_4486605324.html', "search.create({ type: 'country' }).runPaged({ pageSize: 5 }).fetch(0).next()", 15],
    ['section_4486606245.html', "search.create({ type: 'country' }).runPaged({ pageSize: 5 }).fetch(1).prev()", 15],
  ])(`${HELP}/%s`, (_page, body, cost) => {
    expect(units(`${body};`)).toBe(cost);
  });
});

/** section_4345171487.html */
describe('search.create', () => {
  test('takes filters as one object, a list of objects, an expression, or filterExpression', () => {
    const body = `const name = (options) => search.create({ type: 'customer', columns: 'firstname', ...options }).run().getRange({ start: 0, end: 9 }).map((r) => r.getValue('firstname'));
      const ann = search.createFilter({ name: 'firstname', operator: search.Operator.IS, values: ['Ann'] });
      give([name({ filters: ann }), name({ filters: [ann] }), name({ filters: ['firstname', 'is', 'Ann'] }),
        name({ filters: [['firstname', 'is', 'Ann']] }), name({ filterExpression: [['firstname', 'is', 'Ann']] }),
        name({ filters: [{ name: 'firstname', operator: 'is', values: 'Ann' }] })]);`;
    expect(give(account, body)).toEqual(Array(6).fill(['Ann']));
  });

  test.each([
    [
      "search.create({ type: 'customer', filters: [['a', 'is', 1], 'and', 'and', ['b', 'is', 2]] })",
      'SSS_INVALID_SRCH_FILTER_EXPR',
    ],
    ["search.create({ type: 'customer', filters: 'firstname' })", 'SSS_INVALID_SRCH_FILTER_EXPR'],
    [
      "const f = search.createFilter({ name: 'firstname', operator: 'isempty' }); search.create({ type: 'customer', filters: [f, 'and', f] })",
      'SSS_INVALID_SRCH_FILTER_EXPR',
    ],
    ["search.create({ type: 'customer', columns: [5] })", 'SSS_INVALID_SRCH_COLUMN'],
    ["search.create({ type: 'customer', settings: [{ name: 'currency', value: 'EUR' }] })", 'SSS_INVALID_SRCH_SETTING'],
    [
      "search.create({ type: 'customer', settings: { name: 'consolidationtype', value: 'MEAN' } })",
      'SSS_INVALID_SRCH_SETTING_VALUE',
    ],
    ['search.create({ columns: [] })', 'SSS_MISSING_REQD_ARGUMENT'],
  ])('%s', (body, code) => {
    expect(thrown(account, body).name).toBe(code);
  });

  test('a type that NetSuite has and the sandbox has not is named', () => {
    const { error } = runBody(account, ['N/search'], 'search.create({ type: search.Type.SUPPORT_CASE });');
    expect(error?.message).toContain('N/search for the type supportcase is not simulated by the sandbox');
  });

  test('an expression is a list of terms, so that more can be pushed to one: section_458440490721.html', () => {
    const body = `const s = search.create({ type: 'customer', filters: ['lastname', 'is', 'Archer'], columns: ['firstname'] });
      const before = s.filterExpression;
      const expression = s.filterExpression;
      expression.push('AND', ['firstname', 'is', 'Dan']);
      s.filterExpression = expression;
      give([before, s.run().getRange(0, 9).map((r) => r.getValue('firstname')), s.filterExpression.length]);`;
    expect(give(account, body)).toEqual([[['lastname', 'is', 'Archer']], ['Dan'], 3]);
  });

  test('NOT, AND and OR are kept when an expression is given back', () => {
    const body = `const filters = ['NOT', [['firstname', 'is', 'Ann'], 'OR', ['firstname', 'is', 'Bob']], 'AND', ['isinactive', 'is', 'F']];
      const s = search.create({ type: 'customer', filters: filters, columns: ['firstname'] });
      const names = () => s.run().getRange(0, 9).map((r) => r.getValue('firstname'));
      const first = names(); s.filterExpression = s.filterExpression; give([first, names(), s.filterExpression]);`;
    expect(give(account, body)).toEqual([
      ['Dan'],
      ['Dan'],
      [['NOT', [['firstname', 'is', 'Ann'], 'OR', ['firstname', 'is', 'Bob']]], 'AND', ['isinactive', 'is', 'F']],
    ]);
  });

  test('an expression of null removes the filters: section_458440490721.html', () => {
    const body = `const s = search.create({ type: 'customer', filters: ['firstname', 'is', 'Ann'] });
      s.filterExpression = null; give([s.filterExpression, s.runPaged().count]);`;
    expect(give(account, body)).toEqual([[], 4]);
  });
});

/** section_459415222167.html */
describe('Search.filters', () => {
  const either =
    "search.create({ type: 'customer', filters: [['firstname', 'is', 'Ann'], 'or', ['firstname', 'is', 'Bob']], columns: ['firstname'] })";
  const names = (change: string) =>
    give(account, `const s = ${either}; ${change} give(s.run().getRange(0, 9).map((r) => r.getValue('firstname')));`);
  const ann = "search.createFilter({ name: 'lastname', operator: 'isnotempty' })";

  test.each([
    ['that are pushed to', `s.filters.push(${ann});`],
    ['that are taken, pushed to and given back', `const f = s.filters; f.push(${ann}); s.filters = f;`],
    ['that are joined to others', `s.filters = s.filters.concat([${ann}]);`],
  ])('%s keep the OR between them', (_what, change) => {
    expect(names(change)).toEqual(['Ann']);
  });

  test('that are given back as they are change nothing; others take their place', () => {
    expect(names('s.filters = s.filters;')).toEqual(['Ann', 'Bob']);
    expect(names(`s.filters = [${ann}];`)).toEqual(['Ann', 'Cleo', 'Dan']);
    expect(names('s.filters = [s.filters[1]];')).toEqual(['Bob']);
    expect(names('s.filters = [];')).toEqual(['Ann', 'Bob', 'Cleo', 'Dan']);
  });
});

/** section_1536171305.html, section_1536244062.html and section_1536244919.html */
describe('settings', () => {
  test('are taken as objects and as search.Setting, in any case, and given back', () => {
    const body = `const s = search.create({ type: 'transaction', settings: [{ name: 'consolidationtype', value: 'accttype' }] });
      const first = s.settings.map((x) => [x.name, x.value]);
      s.settings = search.createSetting({ name: 'includeperiodendtransactions', value: 'TRUE' });
      give([first, s.settings.map((x) => [x.name, x.value])]);`;
    expect(give(account, body)).toEqual([
      [['consolidationtype', 'accttype']],
      [['includeperiodendtransactions', 'TRUE']],
    ]);
  });

  test('an unknown name, an unknown value, a missing value', () => {
    const create = (options: string) => thrown(account, `search.createSetting(${options})`).name;
    expect(create("{ name: 'x', value: 'T' }")).toBe('SSS_INVALID_SRCH_SETTING');
    expect(create("{ name: 'includeperiodendtransactions', value: 'yes' }")).toBe('SSS_INVALID_SRCH_SETTING_VALUE');
    expect(create("{ name: 'consolidationtype' }")).toBe('SSS_MISSING_REQD_ARGUMENT');
  });
});

/** section_4345775593.html */
describe('search.duplicates', () => {
  const found = (options: string) =>
    give(
      account,
      `const found = search.duplicates(${options}); give(found && found.map((r) => [r.recordType, r.id]));`,
    );

  test('finds records with these fields; none is null', () => {
    expect(found("{ type: search.Type.CUSTOMER, fields: { lastname: 'archer' } }")).toEqual([
      ['customer', '201'],
      ['customer', '204'],
    ]);
    expect(found("{ type: 'customer', fields: { lastname: 'Archer', firstname: 'Zoe' } }")).toBeNull();
  });

  test('finds the others that are like the record of an id', () => {
    const like = (id: number) => ({
      body: { ...account.records.get('customer', id)?.body, email: 'same@example.com' },
    });
    account.records.replace('customer', 202, like(202));
    account.records.replace('customer', 203, like(203));
    expect(found("{ type: 'customer', id: 202 }")).toEqual([['customer', '203']]);
    expect(found("{ type: 'customer', id: 201 }")).toBeNull();
  });
});

/** section_4345775747.html */
describe('search.global', () => {
  test('finds by keywords in the name: name and type of each, null for none', () => {
    const body = `const found = search.global({ keywords: 'ARCH' });
      give([found.map((r) => [r.id, r.getValue('name'), r.getValue({ name: 'type' })]), found[0].columns.map((c) => c.name), search.global({ keywords: 'nobody' })]);`;
    expect(give(account, body)).toEqual([
      [
        ['201', 'Ann Archer', 'Customer'],
        ['204', 'Dan Archer', 'Customer'],
      ],
      ['name', 'type', 'info1', 'info2'],
      null,
    ]);
  });

  test('a prefix limits the types; each keyword counts', () => {
    const ids = (keywords: string) =>
      give(account, `const f = search.global({ keywords: '${keywords}' }); give(f && f.map((r) => r.id));`);
    expect(ids('s')).toEqual(['100', '101', '102', '500', '501']);
    expect(ids('cu: s')).toBeNull();
    expect(ids('cu: archer dan')).toEqual(['204']);
  });

  test('info1 and info2 are not known', () => {
    const { error } = runBody(account, ['N/search'], "search.global({ keywords: 'ann' })[0].getValue('info1');");
    expect(error?.message).toContain('info1 of N/search.global is not simulated');
  });
});

/** section_4486581209.html, section_4345777923.html */
test('search.Sort and search.Summary', () => {
  expect(give(account, 'give([search.Sort, search.Summary]);')).toEqual([
    { ASC: 'ASC', DESC: 'DESC', NONE: 'NONE' },
    { GROUP: 'GROUP', COUNT: 'COUNT', SUM: 'SUM', AVG: 'AVG', MIN: 'MIN', MAX: 'MAX' },
  ]);
});

/** section_456010986327.html */
describe('ResultSet.getRange', () => {
  test('start is the first, end is after the last; beyond the results there is less, or nothing', () => {
    const body = `const rs = search.create({ type: 'customer', columns: ['firstname'] }).run();
      const names = (start, end) => rs.getRange({ start, end }).map((r) => r.getValue('firstname'));
      give([names(1, 3), names(3, 30), names(30, 40), names(2, 2), rs.getRange(0, 1).length]);`;
    expect(give(account, body)).toEqual([['Bob', 'Cleo'], ['Dan'], [], [], 1]);
  });

  test('a range without start or end, from a negative index, of more than 1,000', () => {
    const range = (options: string) =>
      thrown(account, `search.create({ type: 'customer' }).run().getRange(${options})`);
    expect(range('{ start: 0 }').name).toBe('SSS_MISSING_REQD_ARGUMENT');
    expect(range('{ end: 5 }').name).toBe('SSS_MISSING_REQD_ARGUMENT');
    expect(range('{ start: -1, end: 5 }').name).toBe('SSS_INVALID_SEARCH_RESULT_INDEX');
    expect(range('{ start: 0, end: 1000 }').name).toBe('nothing');
    expect(range('{ start: 0, end: 1001 }')).toEqual({
      name: 'SSS_SEARCH_RESULT_LIMIT_EXCEEDED',
      message:
        'No more than 1000 search results may be requested at one time from nlobjSearchResultSet.getResults(). Please narrow your range, or use nlobjSearchResultSet.forEachResult() instead.',
    });
  });
});

/** section_4486596158.html, section_4486558900.html */
describe('pages', () => {
  test('of 50 unless said otherwise, from 5 to 1,000', () => {
    const size = (options: string) => `search.create({ type: 'country' }).runPaged(${options}).pageSize`;
    expect(give(account, `give([${size('')}, ${size('{ pageSize: 5 }')}, ${size('{ pageSize: 1000 }')}]);`)).toEqual([
      50, 5, 1000,
    ]);
    expect(thrown(account, size('{ pageSize: 4 }')).name).not.toBe('nothing');
    expect(thrown(account, size('{ pageSize: 1001 }')).name).not.toBe('nothing');
  });

  test('know their neighbours, their range and their search', () => {
    const body = `const s = search.create({ type: 'customer', columns: ['firstname'] });
      const paged = s.runPaged({ pageSize: 5 }); const page = paged.fetch({ index: 0 });
      give([paged.count, paged.pageRanges.map((r) => [r.index, typeof r.compoundLabel]), page.isFirst, page.isLast,
        page.pageRange.index, page.pagedData.count, paged.searchDefinition.searchType, page.data.map((r) => r.id)]);`;
    expect(give(account, body)).toEqual([
      4,
      [[0, 'string']],
      true,
      true,
      0,
      4,
      'customer',
      ['201', '202', '203', '204'],
    ]);
  });

  test.each(['fetch({ index: 9 })', 'fetch(0).next()', 'fetch(0).prev()'])('%s beyond the pages', (call) => {
    expect(thrown(account, `search.create({ type: 'customer' }).runPaged().${call}`)).toEqual({
      name: 'INVALID_PAGE_RANGE',
      message: 'Invalid page range.',
    });
  });

  test('no results are no pages', () => {
    const body = `const p = search.create({ type: 'customer', filters: ['firstname', 'is', 'Zoe'] }).runPaged(); give([p.count, p.pageRanges]);`;
    expect(give(account, body)).toEqual([0, []]);
  });
});

describe('results', () => {
  /** section_46917053222.html, section_46988464355.html, section_456658264159.html */
  test('a column is named by name, by name and join, by name and summary, or by the column', () => {
    const body = `const owner = search.createColumn({ name: 'name', join: 'subsidiary' });
      const [r] = search.create({ type: 'customer', columns: ['subsidiary', owner] }).run().getRange({ start: 0, end: 1 });
      const [g] = search.create({ type: 'customer', columns: [search.createColumn({ name: 'subsidiary', summary: search.Summary.GROUP })] }).run().getRange({ start: 0, end: 1 });
      give([r.getValue('subsidiary'), r.getValue({ name: 'subsidiary' }), r.getText({ name: 'subsidiary' }), r.getText('subsidiary'),
        r.getValue({ name: 'name', join: 'subsidiary' }), r.getValue(owner), r.getValue(r.columns[1]),
        g.getText({ name: 'subsidiary', summary: 'GROUP' }), g.getValue({ name: 'subsidiary', summary: search.Summary.GROUP }), g.getValue({ name: 'subsidiary' })]);`;
    const parent = 'Parent Company';
    expect(give(account, body)).toEqual(['1', '1', parent, parent, parent, parent, parent, parent, '1', null]);
  });

  test('getValue without a name', () => {
    const body = "search.create({ type: 'customer' }).run().getRange(0, 1)[0].getValue({})";
    expect(thrown(account, body).name).toBe('SSS_MISSING_REQD_ARGUMENT');
  });

  test('types that a script can ask for: section_4345767112.html', () => {
    const body = `const s = search.create({ type: 'customer', columns: ['isinactive'] });
      const [r] = s.run().getRange({ start: 0, end: 1 });
      give([r.id, r.recordType, r.getValue('isinactive'), String(r), String(s), String(s.run()), String(s.columns[0])]);`;
    expect(give(account, body)).toEqual([
      '201',
      'customer',
      false,
      'search.Result',
      'search.Search',
      'search.ResultSet',
      'search.Column',
    ]);
  });
});

/** section_452655578613.html */
test('a saved search keeps its id; a second one may not have it', () => {
  const body = `const s = search.create({ type: 'customer', title: 'One', id: 'customsearch_one' });
    const id = s.save();
    let code; try { search.create({ type: 'customer', title: 'Two', id: 'customsearch_one' }).save(); } catch (e) { code = e.name; }
    s.title = 'Renamed'; const again = s.save();
    give([id === again, search.load({ id: id }).title, search.load({ id: String(id), type: 'customer' }).id, code]);`;
  expect(give(account, body)).toEqual([true, 'Renamed', 'customsearch_one', 'SSS_DUPLICATE_SEARCH_SCRIPT_ID']);
});

test('promise forms give what the calls give', () => {
  const body = `search.create.promise({ type: 'customer', columns: ['firstname'] })
      .then((s) => s.run().getRange.promise({ start: 0, end: 2 }))
      .then((rows) => search.lookupFields.promise({ type: 'customer', id: rows[1].id, columns: 'firstname' }))
      .then((found) => give(found));`;
  expect(give(account, body)).toEqual({ firstname: 'Bob' });
});

/** section_4483165708.html */
test("search.Type is what Oracle's unit-testing stubs have", () => {
  const stub = fs.readFileSync(require.resolve('@oracle/suitecloud-unit-testing/stubs/search/search.js'), 'utf8');
  const types = [...stub.slice(stub.indexOf('function searchType()')).matchAll(/this\.([A-Z_]+) = '(\w+)'/g)];
  expect(types.length).toBeGreaterThan(300);
  expect(Object.entries(TYPE).sort()).toEqual(types.map(([, name, value]) => [name, value]).sort());
  expect(
    give(account, 'give([Object.keys(search.Type).length, search.Type.SALES_ORDER, search.Type.SAVED_SEARCH]);'),
  ).toEqual([types.length, 'salesorder', 'SavedSearch']);
});

/** As in the samples of public scripts: ["number", "equalto", 2]. Operators: section_N3460474.html */
test('a document number is found by its digits', () => {
  const ids = (filter: unknown[]) =>
    give(
      account,
      `give(search.create({ type: 'salesorder', filters: [['mainline', 'is', 'T'], 'and', ${JSON.stringify(filter)}] }).run().getRange(0, 9).map((r) => r.id));`,
    );
  expect(ids(['number', 'equalto', '2'])).toEqual(['501']);
  expect(ids(['number', 'equalto', 'so2'])).toEqual(['501']);
  expect(ids(['number', 'lessthan', 2])).toEqual(['500']);
  expect(ids(['numbertext', 'is', 'SO1'])).toEqual(['500']);
});
