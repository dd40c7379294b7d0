import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Account } from 'netsuite-sandbox/account/account';
import { deployProject } from 'netsuite-sandbox/sdf/deploy-project';
import { runBody } from '../scripts/script-account';
import { writeProject } from '../sdf/sdf-project';
import { queryAccount } from '../suiteql/query-account';
import { column, filter, type SavedSearchObject, savedSearchXml } from './saved-search-object';
import { give } from './search-calls';

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'saved-search-'));
afterAll(() => fs.rmSync(dir, { recursive: true }));

let account: Account;
beforeEach(() => {
  account = queryAccount();
});
afterEach(() => account.close());

const CUSTOM_FIELDS = `<transactionbodycustomfield scriptid="custbody_source"><bodysale>T</bodysale><fieldtype>TEXT</fieldtype><label>Source</label><storevalue>T</storevalue></transactionbodycustomfield>`;
const CUSTOM_RECORD = `<customrecordtype scriptid="customrecord_ticket"><recordname>Ticket</recordname><customrecordcustomfields>
  <customrecordcustomfield scriptid="custrecord_ticket_state"><fieldtype>TEXT</fieldtype><label>State</label><storevalue>T</storevalue></customrecordcustomfield>
</customrecordcustomfields></customrecordtype>`;

/** Deploys a project with these saved searches. */
function deploy(searches: readonly SavedSearchObject[], definition?: string): void {
  const project = fs.mkdtempSync(path.join(dir, 'project-'));
  writeProject(project, {
    'Objects/custbody_source.xml': CUSTOM_FIELDS,
    'Objects/customrecord_ticket.xml': CUSTOM_RECORD,
    ...Object.fromEntries(searches.map((each) => [`Objects/${each.id}.xml`, savedSearchXml(each, definition)])),
  });
  deployProject(account, project);
}

/** Values of each result of a deployed search. */
function results(search: Omit<SavedSearchObject, 'id'>): unknown {
  deploy([{ ...search, id: 'customsearch_x' }]);
  return give(
    account,
    `const s = search.load({ id: 'customsearch_x' });
     give(s.run().getRange({ start: 0, end: 100 }).map((r) => r.columns.map((c) => r.getValue(c))));`,
  );
}

const ids = (search: Omit<SavedSearchObject, 'id' | 'type'>): unknown =>
  (results({ type: 'Customer', columns: [column('Entity_INTERNALID')], ...search }) as unknown[][]).flat();

const failure = (body: string): string => runBody(account, ['N/search'], body).error?.message ?? 'none';

/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_156579693093.html */
describe('a deployed saved search', () => {
  const orders: SavedSearchObject = {
    id: 'customsearch_orders',
    title: "Today's <open> orders",
    type: 'Transaction',
    filters: [
      filter('Transaction_TYPE', 'SELECT', 'ANYOF', ['SalesOrd', 'CustInvc']),
      filter('Transaction_MAINLINE', 'CHECKBOX', 'T'),
      filter('Transaction_FORMULANUMERIC', 'FLOAT', 'GT', ['-1'], { FIELD_FORMULA: '{total}' }),
    ],
    columns: [
      column('Transaction_NUMBER', { FIELD_LABEL: 'Number' }),
      column('Transaction_NAME'),
      column('Transaction_TRANDATE'),
      column('Transaction_FORMULATEXT', { FIELD_FORMULA: "CASE WHEN {total} > 0 THEN 'paid' ELSE 'free' END" }),
      column('CUSTBODY_SOURCE'),
    ],
    sort: [['Transaction_NUMBER', 'DESC']],
  };

  test('runs with its filters, columns and order', () => {
    account.records.replace('salesorder', 501, {
      body: { ...account.records.get('salesorder', 501)?.body, custbody_source: 'web' },
    });
    expect(results(orders)).toEqual([
      ['SO2', '202', '4/1/2026', 'free', 'web'],
      ['SO1', '201', '3/8/2026', 'paid', ''],
    ]);
  });

  test('is sorted by columns that it does not return too, until a script gives it others', () => {
    deploy([
      {
        id: 'customsearch_x',
        type: 'Customer',
        columns: [column('Entity_FIRSTNAME')],
        sort: [
          ['Entity_LASTNAME', 'DESC'],
          ['Entity_INTERNALID', 'DESC'],
        ],
      },
    ]);
    const names = (change: string) =>
      give(
        account,
        `const s = search.load('customsearch_x'); ${change}
         give(s.run().getRange({ start: 0, end: 9 }).map((r) => r.getValue('firstname')));`,
      );
    expect(names('')).toEqual(['Cleo', 'Dan', 'Ann', 'Bob']);
    expect(names("s.columns = ['firstname'];")).toEqual(['Ann', 'Bob', 'Cleo', 'Dan']);
  });

  test('says title, type, filters and columns as N/search names them', () => {
    deploy([orders]);
    const body = `const s = search.load({ id: 'customsearch_orders' });
      give([s.title, s.id, s.searchType, s.isPublic, s.filterExpression, s.columns.map((c) => [c.name, c.label, c.sort])]);`;
    expect(give(account, body)).toEqual([
      "Today's <open> orders",
      'customsearch_orders',
      'transaction',
      true,
      [
        ['type', 'anyof', 'SalesOrd', 'CustInvc'],
        'AND',
        ['mainline', 'is', 'T'],
        'AND',
        ['formulanumeric: {total}', 'greaterthan', '-1'],
      ],
      [
        ['tranid', 'Number', 'DESC'],
        ['entity', null, 'NONE'],
        ['trandate', null, 'NONE'],
        ['formulatext', null, 'NONE'],
        ['custbody_source', null, 'NONE'],
      ],
    ]);
  });

  test('takes more filters and columns from a script', () => {
    deploy([orders]);
    const body = `var s = search.load({ id: 'customsearch_orders' });
      s.filters.push(search.createFilter({ name: 'entity', operator: search.Operator.ANYOF, values: [201] }));
      s.columns.push(search.createColumn({ name: 'memo' }));
      var found = [];
      s.run().each(function (r) { found.push([r.getValue({ name: 'tranid' }), r.getValue({ name: 'memo' })]); return true; });
      s.filterExpression = s.filterExpression.concat(['and', ['memo', 'is', 'nothing']]);
      give([found, s.runPaged().count]);`;
    expect(give(account, body)).toEqual([[['SO1', 'first']], 0]);
  });

  test('is found by internal id too, and replaced by the next deploy, what a script saved included', () => {
    deploy([orders]);
    const change = `const s = search.load({ id: 'customsearch_orders' });
      s.title = 'Changed'; s.filters = []; const id = s.save();
      give([search.load({ id }).title, search.load('customsearch_orders').filters.length]);`;
    expect(give(account, change)).toEqual(['Changed', 0]);
    deploy([{ ...orders, title: 'Again' }]);
    expect(give(account, "const s = search.load('customsearch_orders'); give([s.title, s.filters.length]);")).toEqual([
      'Again',
      3,
    ]);
  });

  test('keeps its title and script id from other searches, until it is deleted', () => {
    deploy([{ ...orders, title: 'Taken' }]);
    const save = (title: string, id: string) =>
      give(
        account,
        `try { search.create({ type: 'customer', title: '${title}', id: '${id}' }).save(); give('saved'); } catch (e) { give(e.name); }`,
      );
    expect(save('Taken', 'customsearch_other')).toBe('NAME_ALREADY_IN_USE');
    expect(save('Other', 'customsearch_orders')).toBe('SSS_DUPLICATE_SEARCH_SCRIPT_ID');
    give(account, "search.delete({ id: 'customsearch_orders' }); give(1);");
    expect(failure("search.load({ id: 'customsearch_orders' });")).toContain('does not exist');
    expect(save('Taken', 'customsearch_orders')).toBe('saved');
  });
});

describe('its filters', () => {
  test.each<[string, ReturnType<typeof filter>, string[]]>([
    ['a flag', filter('Entity_ISINACTIVE', 'CHECKBOX', 'F'), ['201', '202', '204']],
    ['STARTSWITH', filter('Entity_ENTITYID', 'TEXT', 'STARTSWITH', ['b']), ['202']],
    ['ISNOTEMPTY', filter('Entity_LASTNAME', 'TEXT', 'ISNOTEMPTY'), ['201', '203', '204']],
    ['NONEOF', filter('Entity_INTERNALID', 'SELECT', 'NONEOF', ['201', '204']), ['202', '203']],
    ['EQUAL', filter('Entity_INTERNALIDNUMBER', 'INTEGER', 'EQUAL', ['203']), ['203']],
    [
      'a date by name',
      filter('Entity_DATECREATED', 'DATETIME', 'LAST_MONTH', [], { FIELD_MODIFIER: 'WITHIN' }),
      ['201'],
    ],
    [
      'a day, whatever its moments are called',
      filter('Entity_DATECREATED', 'DATETIME', 'CUSTOM', ['2026-03-02 08:00:00.0 UTC', '2026-03-03 07:59:00.0 UTC'], {
        FIELD_MODIFIER: 'ON',
      }),
      ['203'],
    ],
    [
      'from a day on',
      filter('Entity_DATECREATED', 'DATETIME', 'CUSTOM', ['2026-03-02 08:00:00.0 UTC'], {
        FIELD_MODIFIER: 'ONORAFTER',
      }),
      ['203', '204'],
    ],
  ])('%s', (_what, given, expected) => {
    expect(ids({ filters: [given] })).toEqual(expected);
  });

  test('of the transaction that it was created from', () => {
    account.records.insert('itemfulfillment', {
      id: 600,
      body: { tranid: 'IF1', trandate: '2026-03-09', entity: 201, createdfrom: 500 },
    });
    const filters = [
      filter('CF_Transaction_TYPE', 'SELECT', 'ANYOF', ['SalesOrd']),
      filter('CF_CUSTBODY_SOURCE', 'TEXT', 'ISEMPTY'),
      filter('Transaction_FORMULATEXT', 'TEXT', 'CONTAINS', ['SO1'], { FIELD_FORMULA: '{createdfrom}' }),
    ];
    const columns = [
      column('Transaction_NUMBER'),
      column('Transaction_FORMULATEXT', { FIELD_FORMULA: '{createdfrom.externalid}' }),
    ];
    expect(results({ type: 'Transaction', filters, columns })).toEqual([['IF1', 'ORDER-1']]);
  });

  test('of a document number, by its digits', () => {
    const filters = [
      filter('Transaction_NUMBER', 'INTEGER', 'EQUAL', ['2']),
      filter('Transaction_MAINLINE', 'CHECKBOX', 'T'),
    ];
    expect(results({ type: 'Transaction', filters, columns: [column('Transaction_NUMBER')] })).toEqual([['SO2']]);
  });

  const first = (name: string, more = {}) => filter('Entity_FIRSTNAME', 'TEXT', 'IS', [name], more);

  test('OR leads to the next row, brackets hold together, NOT stands before them', () => {
    const archer = filter('Entity_LASTNAME', 'TEXT', 'IS', ['Archer']);
    expect(ids({ filters: [first('Bob', { FLAG_OR: true }), first('Ann'), archer] })).toEqual(['201', '202']);
    expect(
      ids({
        filters: [
          first('Bob', { FLAG_OR: true, FIELD_NUM_LEFT_PARENS: 1 }),
          first('Ann', { FIELD_NUM_RIGHT_PARENS: 1 }),
          archer,
        ],
      }),
    ).toEqual(['201']);
    expect(
      ids({
        filters: [
          first('Bob', { FLAG_NOT: true, FLAG_OR: true, FIELD_NUM_LEFT_PARENS: 1 }),
          first('Ann', { FIELD_NUM_RIGHT_PARENS: 1 }),
        ],
      }),
    ).toEqual(['203', '204']);
  });

  test('a summary filter narrows groups', () => {
    expect(
      results({
        type: 'Customer',
        columns: [
          column('Entity_LASTNAME', { FIELD_SUMMARY_TYPE: 'GROUP' }),
          column('Entity_INTERNALID', { FIELD_SUMMARY_TYPE: 'COUNT' }),
        ],
        summaryFilters: [filter('COUNT_Entity_INTERNALID', 'INTEGER', 'EQUAL', ['2'])],
      }),
    ).toEqual([['Archer', '2']]);
  });

  test('of a custom record type that the definition names', () => {
    deploy([]);
    account.records.insert('customrecord_ticket', { id: 1, body: { name: 'T1', custrecord_ticket_state: 'open' } });
    account.records.insert('customrecord_ticket', { id: 2, body: { name: 'T2', custrecord_ticket_state: 'done' } });
    expect(
      results({
        type: 'Custom',
        filters: [filter('CUSTRECORD_TICKET_STATE', 'TEXT', 'IS', ['open'])],
        columns: [column('Custom_NAME')],
        dependencies: '<nssoc:dependency uid="CustomDataDescriptor:CUSTOMRECORD_TICKET"/>',
      }),
    ).toEqual([['T1']]);
  });
});

describe('what cannot be expressed', () => {
  const base = { id: 'customsearch_x', type: 'Transaction' };

  test.each<[string, Partial<SavedSearchObject>, string]>([
    ['a filter', { filters: [filter('Transaction_GIFTCERT', 'SELECT', 'ANYOF', ['1'])] }, 'filter giftcert'],
    ['a join', { filters: [filter('XY_Customer_EMAIL', 'TEXT', 'IS', ['a'])] }, 'XY_Customer_EMAIL'],
    ['an operator', { filters: [filter('Transaction_MEMO', 'TEXT', 'SOUNDSLIKE', ['a'])] }, 'SOUNDSLIKE'],
    [
      'a date',
      { filters: [filter('Transaction_TRANDATE', 'DATE', 'FULLMOON', [], { FIELD_MODIFIER: 'ON' })] },
      'FULLMOON',
    ],
    [
      'a formula',
      { filters: [filter('Transaction_FORMULATEXT', 'TEXT', 'IS', ['a'], { FIELD_FORMULA: 'MOON()' })] },
      'MOON',
    ],
    [
      'brackets',
      { filters: [filter('Transaction_MEMO', 'TEXT', 'IS', ['a'], { FIELD_NUM_LEFT_PARENS: 1 })] },
      'bracket',
    ],
    ['a search type', { type: 'SystemNote' }, 'SystemNote'],
    ['a sort', { sort: [['Transaction_MOON', 'ASC']] }, 'moon'],
  ])('%s is named when it is loaded, not when it is deployed', (_what, more, piece) => {
    deploy([{ ...base, ...more }]);
    const message = failure("search.load({ id: 'customsearch_x' });");
    expect(message).toContain(piece);
    expect(message).toContain('of the saved search customsearch_x is not simulated by the sandbox');
  });

  test('a column is named when it is read; the others can be read', () => {
    deploy([
      { ...base, columns: [column('Transaction_NUMBER'), column('Transaction_PRINT', { FIELD_LABEL: 'Print' })] },
    ]);
    const read = (what: string) =>
      `const [r] = search.load({ id: 'customsearch_x' }).run().getRange({ start: 0, end: 1 }); ${what}`;
    expect(give(account, read("give([r.getValue('tranid'), r.columns[1].name]);"))).toEqual(['SO1', 'print']);
    for (const what of ['r.getValue(r.columns[1]);', 'r.getText(r.columns[1]);', 'r.getAllValues();']) {
      expect(failure(read(what))).toContain('Transaction_PRINT of the saved search customsearch_x');
    }
  });

  test.each([
    ['BLA', '1 parts'],
    ['a@GZC@2026.1@bm90IGd6aXA=', 'cannot be unpacked'],
    [`a@GZC@2026.1@${gzipSync('<a>').toString('base64')}`, 'no XML'],
    [`a@GZC@2026.1@${gzipSync('<a/>').toString('base64')}`, 'no SearchDefinition'],
  ])('a definition that is broken (%s) is said when it is loaded', (definition, piece) => {
    deploy([base], definition);
    const message = failure("search.load({ id: 'customsearch_x' });");
    expect(message).toContain('The saved search customsearch_x cannot be read');
    expect(message).toContain(piece);
  });
});
