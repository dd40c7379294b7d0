import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Account } from 'netsuite-sandbox/account/account';
import { evaluate, runBody } from '../scripts/script-account';
import { queryAccount } from '../suiteql/query-account';

let account: Account;
beforeEach(() => {
  account = queryAccount();
});
afterEach(() => account.close());

const give = (body: string): unknown => evaluate(account, ['N/search'], body);

/** Internal ids that a search finds. */
const found = (type: string, filters: unknown, column = 'internalid'): unknown =>
  give(`const s = search.create({ type: '${type}', filters: ${JSON.stringify(filters)}, columns: ['${column}'] });
    give(s.run().getRange({ start: 0, end: 100 }).map((r) => r.getValue('${column}')));`);

const thrown = (body: string): unknown =>
  give(`try { ${body}; give('nothing'); } catch (e) { give({ name: e.name, message: e.message }); }`);

describe('filters', () => {
  test.each<[string, unknown, unknown[]]>([
    ['text is, whatever the case', ['firstname', 'is', 'ann'], ['201']],
    ['the name', ['entityid', 'is', 'ann archer'], ['201']],
    ['text isnot, with empty ones', ['lastname', 'isnot', 'Archer'], ['202', '203']],
    ['contains', ['entityid', 'contains', 'arch'], ['201', '204']],
    ['signs of LIKE are only signs', ['entityid', 'contains', '%'], []],
    ['startswith', ['entityid', 'startswith', 'b'], ['202']],
    ['doesnotcontain', ['lastname', 'doesnotcontain', 'rch'], ['202', '203']],
    ['isempty', ['lastname', 'isempty'], ['202']],
    ['isnotempty', ['lastname', 'isnotempty', ''], ['201', '203', '204']],
    ['a flag as text', ['isinactive', 'is', 'T'], ['203']],
    ['a flag as boolean', ['isinactive', 'is', false], ['201', '202', '204']],
    ['internalid anyof', ['internalid', 'anyof', ['201', 204]], ['201', '204']],
    ['internalid noneof', ['internalid', 'noneof', '201', '204'], ['202', '203']],
    ['internalidnumber', ['internalidnumber', 'greaterthan', 202], ['203', '204']],
    ['internalidnumber between', ['internalidnumber', 'between', 202, 203], ['202', '203']],
    ['externalid anyof', ['externalid', 'anyof', 'C201', 'C204'], ['201', '204']],
    ['externalidstring is', ['externalidstring', 'is', 'C202'], ['202']],
    ['datecreated on, in the account zone', ['datecreated', 'on', '3/1/2026'], ['202']],
    ['datecreated after', ['datecreated', 'after', '3/1/2026'], ['203', '204']],
    ['datecreated onorbefore', ['datecreated', 'onorbefore', '3/1/2026'], ['201', '202']],
    ['datecreated within', ['datecreated', 'within', '3/1/2026', '3/2/2026'], ['202', '203']],
    ['datecreated within a named month', ['datecreated', 'within', 'lastMonth'], ['201']],
    ['datecreated onorafter so many days ago', ['datecreated', 'onorafter', 'daysAgo7'], ['203', '204']],
    ['datecreated with a time', ['datecreated', 'onorafter', '3/2/2026 5:30 pm'], ['203', '204']],
    ['a join', ['subsidiary.name', 'contains', 'parent'], ['201', '202', '203', '204']],
    ['AND', [['isinactive', 'is', 'F'], 'AND', ['lastname', 'is', 'archer']], ['201', '204']],
    [
      'terms without a word are ANDed',
      [
        ['firstname', 'is', 'Ann'],
        ['lastname', 'is', 'Archer'],
      ],
      ['201'],
    ],
    [
      'AND binds closer than OR',
      [['firstname', 'is', 'Bob'], 'or', ['lastname', 'is', 'Archer'], 'and', ['firstname', 'is', 'Dan']],
      ['202', '204'],
    ],
    [
      'NOT and nesting',
      ['not', [['firstname', 'is', 'Bob'], 'or', ['firstname', 'is', 'Ann']], 'and', ['isinactive', 'is', 'F']],
      ['204'],
    ],
    ['no filter', [], ['201', '202', '203', '204']],
  ])('%s', (_what, filters, ids) => {
    expect(found('customer', filters)).toEqual(ids);
  });

  test('as objects made by createFilter', () => {
    const body = `const s = search.create({ type: search.Type.CUSTOMER, columns: ['firstname'], filters: [
        search.createFilter({ name: 'isinactive', operator: search.Operator.IS, values: false }),
        search.createFilter({ name: 'lastname', operator: search.Operator.IS, values: ['archer'] }) ] });
      s.filters.push(search.createFilter({ name: 'firstname', operator: 'startswith', values: 'd' }));
      give(s.run().getRange({ start: 0, end: 10 }).map((r) => r.getValue({ name: 'firstname' })));`;
    expect(give(body)).toEqual(['Dan']);
  });

  test('a Date means its moment', () => {
    const body = `const s = search.create({ type: 'customer', filters: [search.createFilter({ name: 'datecreated', operator: 'before', values: new Date(Date.UTC(2026, 2, 3)) })] });
      give(s.run().getRange({ start: 0, end: 10 }).map((r) => r.id));`;
    expect(give(body)).toEqual(['201', '202']);
  });

  test('a multiselect holds any of, and @NONE@ is an empty field', () => {
    expect(found('location', ['subsidiary', 'anyof', '1'])).toEqual(['10']);
    expect(
      found('transaction', [['department', 'anyof', '@NONE@'], 'and', ['internalid', 'anyof', 500]], 'line'),
    ).toEqual(['0', '4', '']);
  });
});

test('a name is shown below its parent, and found by itself', () => {
  const body = `const s = search.create({ type: 'item', filters: ['itemid', 'is', 'lace'], columns: ['itemid', 'namenohierarchy', { name: 'formulatext', formula: '{itemid}' }] });
    give(s.run().getRange({ start: 0, end: 9 }).map((r) => r.columns.map((c) => r.getValue(c))));`;
  expect(give(body)).toEqual([['shoe : LACE', 'LACE', 'shoe : LACE']]);
});

describe('transactions', () => {
  const lines = (filters: unknown[]) =>
    give(`const s = search.create({ type: 'salesorder', filters: ${JSON.stringify(filters)}, columns: ['tranid', 'mainline', 'line', 'item', 'quantity', 'rate', 'amount', 'closed', 'location'] });
      give(s.run().getRange({ start: 0, end: 100 }).map((r) => [r.id, ...r.columns.map((c) => r.getValue(c))]));`);

  test('without a filter on mainline a row for the header and one for each line', () => {
    expect(lines([['internalid', 'anyof', '500']])).toEqual([
      ['500', 'SO1', true, '0', '', '', '', '45.50', false, '10'],
      ['500', 'SO1', false, '1', '100', '2', '10.00', '20.00', false, ''],
      ['500', 'SO1', false, '4', '101', '1', '20.00', '20.00', true, '10'],
      ['500', 'SO1', false, '', '', '', '5.50', '5.50', false, ''],
    ]);
  });

  test('mainline, shipping, cogs and taxline choose rows', () => {
    expect(lines([['mainline', 'is', 'T']])).toHaveLength(2);
    expect(
      lines([['mainline', 'is', 'F'], 'and', ['shipping', 'is', 'F'], 'and', ['taxline', 'is', 'F']]),
    ).toHaveLength(2);
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/chapter_N3924743.html: searches show external ids
  test('type, status and joins', () => {
    const body = `const s = search.create({ type: 'transaction',
        filters: [['type', 'anyof', 'SalesOrd'], 'and', ['status', 'anyof', 'SalesOrd:B'], 'and', ['mainline', 'is', true], 'and', ['customermain.entityid', 'is', 'ann archer']],
        columns: ['externalid', 'trandate', 'status', 'entity', search.createColumn({ name: 'firstname', join: 'customer' }), 'shipcity'] });
      const [r, ...more] = s.run().getRange({ start: 0, end: 10 });
      give([more.length, r.recordType, r.getText('status'), r.getText('entity'), r.getValue({ name: 'firstname', join: 'customer' }), r.getAllValues()]);`;
    expect(give(body)).toEqual([
      0,
      'salesorder',
      'Pending Fulfillment',
      'Ann Archer',
      'Ann',
      {
        externalid: [{ value: 'ORDER-1', text: 'ORDER-1' }],
        trandate: '3/8/2026',
        status: [{ value: 'pendingFulfillment', text: 'Pending Fulfillment' }],
        entity: [{ value: '201', text: 'Ann Archer' }],
        'customer.firstname': 'Ann',
        shipcity: 'New York',
      },
    ]);
  });

  test('addresses, flags and amounts of an order', () => {
    const body = `const s = search.create({ type: 'salesorder', filters: [['internalid', 'anyof', 500], 'and', ['mainline', 'is', 'T'], 'and', ['shipcountry', 'anyof', 'US']],
        columns: ['shipcity', 'shipcountry', 'shipzipcode', 'billcountry', 'posting', 'voided', 'fxamount'] });
      const [r] = s.run().getRange({ start: 0, end: 9 });
      give([r.columns.map((c) => r.getValue(c)), r.getText('shipcountry')]);`;
    expect(give(body)).toEqual([['New York', 'US', '', '', false, false, '45.50'], 'United States']);
  });

  test('summaries group', () => {
    const body = `const s = search.create({ type: 'salesorder', filters: [['mainline', 'is', 'F'], 'and', ['shipping', 'is', 'F']],
        columns: [search.createColumn({ name: 'entity', summary: 'GROUP' }), search.createColumn({ name: 'quantity', summary: search.Summary.SUM }), search.createColumn({ name: 'item', summary: 'COUNT' })] });
      give(s.run().getRange({ start: 0, end: 10 }).map((r) => [r.id, r.getText({ name: 'entity', summary: 'GROUP' }), r.getValue({ name: 'quantity', summary: 'SUM' }), r.getValue(s.columns[2]), Object.keys(r.getAllValues())]));`;
    expect(give(body)).toEqual([[null, 'Ann Archer', '3', '2', ['GROUP(entity)', 'SUM(quantity)', 'COUNT(item)']]]);
  });
});

describe('results', () => {
  test('sort by a column, then by internal id', () => {
    const body = `const s = search.create({ type: 'customer', columns: [search.createColumn({ name: 'lastname', sort: search.Sort.DESC }), 'firstname'] });
      const names = []; s.run().each((r) => { names.push(r.getValue('firstname')); return true; }); give(names);`;
    // Bob has no last name.
    expect(give(body)).toEqual(['Cleo', 'Ann', 'Dan', 'Bob']);
  });

  test('each ends when the callback does not return true, and costs 10', () => {
    const body = `let n = 0; search.create({ type: 'customer' }).run().each(() => { n++; }); log.audit('given', String(n));`;
    expect(runBody(account, ['N/search'], body).unitsUsed).toBe(10);
    expect(give(body.replace("log.audit('given', String(n))", 'give(n)'))).toBe(1);
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N3352288.html
  test('getRange takes 1,000 and refuses 1,001', () => {
    const range = (end: number) => `search.create({ type: 'country' }).run().getRange({ start: 0, end: ${end} })`;
    expect(give(`give(${range(1000)}.length > 200);`)).toBe(true);
    expect(thrown(range(1001))).toMatchObject({ name: 'SSS_SEARCH_RESULT_LIMIT_EXCEEDED' });
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4345767679.html
  test('each stops with an error after 4,000', () => {
    for (let at = 0; at < 17; at++) {
      account.db.exec(`INSERT INTO record (kind, id, type, name, body)
        SELECT kind, id + ${(at + 1) * 10_000}, type, name, body FROM record WHERE kind = 'country' AND id < 10000`);
    }
    const body = `let n = 0; try { search.create({ type: 'country' }).run().each(() => { n++; return true; }); } catch (e) { give([n, e.name]); }`;
    expect(give(body)).toEqual([4000, 'SSS_SEARCH_FOR_EACH_LIMIT_EXCEEDED']);
  });

  test('pages', () => {
    const body = `const paged = search.create({ type: 'country', columns: ['name'] }).runPaged({ pageSize: 100 });
      const last = paged.fetch({ index: paged.pageRanges.length - 1 });
      give([paged.count, paged.pageRanges.map((p) => p.index), last.data.length, last.isLast, last.prev().data.length]);`;
    const [count, indexes, rest, isLast, before] = give(body) as [number, number[], number, boolean, number];
    expect([indexes, rest, isLast, before]).toEqual([[0, 1, 2], count - 200, true, 100]);
  });

  test('a search in JSON is record type, id and values', () => {
    const body = `give(search.create({ type: 'customer', filters: ['internalid', 'anyof', 203], columns: ['firstname', 'isinactive', 'subsidiary'] }).run().getRange({ start: 0, end: 1 })[0]);`;
    expect(give(body)).toEqual({
      recordType: 'customer',
      id: '203',
      values: { firstname: 'Cleo', isinactive: true, subsidiary: [{ value: '1', text: 'Parent Company' }] },
    });
  });
});

describe('lookupFields', () => {
  test('gives text, flags, references and joins, for 1 unit', () => {
    const call = `search.lookupFields({ type: 'salesorder', id: 500, columns: ['tranid', 'entity', 'department', 'total', 'customer.firstname', 'trandate'] })`;
    expect(give(`give(${call});`)).toEqual({
      tranid: 'SO1',
      entity: [{ value: '201', text: 'Ann Archer' }],
      department: [],
      total: '45.50',
      'customer.firstname': 'Ann',
      trandate: '3/8/2026',
    });
    expect(runBody(account, ['N/search'], `${call};`).unitsUsed).toBe(1);
  });

  test('an unknown record gives an empty object', () => {
    expect(give(`give(search.lookupFields({ type: 'customer', id: '999', columns: 'email' }));`)).toEqual({});
  });
});

describe('saved searches', () => {
  test('what is saved can be loaded, run and deleted', () => {
    const body = `const made = search.create({ type: 'customer', title: 'Archers', id: 'customsearch_archers', filters: [['lastname', 'is', 'archer'], 'or', ['lastname', 'isempty']], columns: ['firstname'] });
      const id = made.save();
      const loaded = search.load({ id: 'customsearch_archers' });
      const names = loaded.run().getRange({ start: 0, end: 10 }).map((r) => r.getValue('firstname'));
      search.delete({ id });
      let gone; try { search.load({ id }); } catch (e) { gone = e.name; }
      give([typeof id, loaded.title, loaded.filterExpression, names, gone]);`;
    expect(give(body)).toEqual([
      'number',
      'Archers',
      [['lastname', 'is', 'archer'], 'OR', ['lastname', 'isempty']],
      ['Ann', 'Bob', 'Dan'],
      'INVALID_SEARCH',
    ]);
  });

  test('a title is taken once', () => {
    const save = "search.create({ type: 'customer', title: 'Mine' }).save()";
    expect(thrown(`${save}; ${save}`)).toMatchObject({ name: 'NAME_ALREADY_IN_USE' });
    expect(thrown("search.create({ type: 'customer' }).save()")).toMatchObject({ name: 'SSS_MISSING_REQD_ARGUMENT' });
  });
});

describe('refusals', () => {
  const run = (options: string) => `search.create(${options}).run().getRange({ start: 0, end: 1 })`;
  test.each<[string, string, string]>([
    [run("{ type: 'customer', filters: ['nofield', 'is', 'x'] }"), 'SSS_INVALID_SRCH_FILTER', 'nofield'],
    [run("{ type: 'customer', columns: ['nofield'] }"), 'SSS_INVALID_SRCH_COL', 'nofield'],
    [run("{ type: 'customer', columns: ['firstname.x'] }"), 'SSS_INVALID_SRCH_COLUMN_JOIN', 'firstname'],
    [run("{ type: 'customer', filters: ['firstname', 'greaterthan', 1] }"), 'SSS_INVALID_SRCH_OPERATOR', 'greaterthan'],
    [run("{ type: 'customer', filters: ['firstname', 'like', 1] }"), 'SSS_INVALID_SRCH_OPERATOR', 'like'],
    [run("{ type: 'customer', filters: ['internalid', 'anyof', 'abc'] }"), 'SSS_INVALID_SRCH_FILTER', 'abc'],
    [
      run("{ type: 'customer', filters: [['firstname', 'is', 'a'], 'and'] }"),
      'SSS_INVALID_SRCH_FILTER_EXPR',
      'ends where',
    ],
    [run("{ type: 'salesorder', filters: ['trandate', 'on', '2026-03-08'] }"), 'SSS_INVALID_SRCH_FILTER', '2026-03-08'],
    ['search.create({})', 'SSS_MISSING_REQD_ARGUMENT', 'type'],
    ["search.createColumn({ name: 'x', summary: 'MEDIAN' })", 'SSS_INVALID_SRCH_COLUMN_SUM', 'MEDIAN'],
  ])('%s', (body, name, piece) => {
    const error = thrown(body) as { name: string; message: string };
    expect(error.name).toBe(name);
    expect(error.message).toContain(piece);
  });

  test.each([
    [
      "search.create({ type: 'customer', filters: ['subsidiary', 'anyof', '@CURRENT@'] }).run().getRange({ start: 0, end: 1 })",
      '@CURRENT@',
    ],
    ["search.global({ keywords: 'xy: x' })", 'N/search.global with the prefix xy:'],
    ["search.duplicates({ type: 'salesorder' })", 'N/search.duplicates for the type salesorder'],
    ['search.Type.NO_SUCH_TYPE', 'search.Type.NO_SUCH_TYPE'],
  ])('%s is not simulated', (body, piece) => {
    expect(runBody(account, ['N/search'], `${body};`).error?.message).toContain(piece);
  });
});
