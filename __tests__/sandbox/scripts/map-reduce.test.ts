import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Account } from 'netsuite-sandbox/account/account';
import { loadRecords } from 'netsuite-sandbox/account/load-records';
import { DATA_LIMITS } from 'netsuite-sandbox/scripts/map-reduce/map-reduce-limits';
import { type RunOptions, type RunResult, runTask, submitScript } from 'netsuite-sandbox/scripts/run-task';
import { listLogs } from 'netsuite-sandbox/scripts/script-logs';
import { addFile, addMapReduce, memoryAccount } from './script-account';

const HELP = 'https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help';

let account: Account;
beforeEach(() => {
  account = memoryAccount();
});
afterEach(() => account.close());

/** Runs a map/reduce script with these members. `say(x)` logs JSON, which `said()` reads. */
function run(members: string, deployment?: Record<string, string>, options?: RunOptions): RunResult {
  const script = addMapReduce(account, ['N/runtime', 'N/search', 'N/cache'], withSay(members), deployment);
  return runTask(account, submitScript(account, { script, invocation: 'USER_INTERFACE' }), options);
}

const withSay = (members: string) => members.replaceAll('say(', "log.audit('said', JSON.stringify(");
const said = () =>
  listLogs(account)
    .filter(({ title }) => title === 'said')
    .map(({ details }) => JSON.parse(details) as unknown);

/** A map function that says its key and value. */
const MAP = 'map(c) { say([c.key, c.value])); }';

describe(`what getInputData returns (${HELP}/section_4412447940.html)`, () => {
  test.each([
    [
      'an array, by index',
      "['a', 'b']",
      [
        ['0', 'a'],
        ['1', 'b'],
      ],
    ],
    [
      'an object, by key',
      '{ a: 10, b: 20 }',
      [
        ['a', '10'],
        ['b', '20'],
      ],
    ],
    [
      'values that are no text, as JSON',
      '[{ n: 1 }, null, true, [2], new Date(0)]',
      [
        ['0', '{"n":1}'],
        ['1', 'null'],
        ['2', 'true'],
        ['3', '[2]'],
        ['4', '"1970-01-01T00:00:00.000Z"'],
      ],
    ],
    ['nothing', 'undefined', []],
    ['a promise of an array', "Promise.resolve(['p'])", [['0', 'p']]],
  ])('may be %s', (_, value, pairs) => {
    expect(run(`getInputData: () => (${value}), ${MAP}`).status).toBe('COMPLETE');
    expect(said()).toEqual(pairs);
  });

  const ITEM = '{"recordType":"inventoryitem","id":"7","values":{"itemid":"SKU-7"}}';
  test.each([
    ['a search', "search.create({ type: 'inventoryitem', filters: [['itemid', 'is', 'SKU-7']], columns: ['itemid'] })"],
    [
      'a reference to a saved search',
      `(() => {
      const s = search.create({ type: 'inventoryitem', filters: [['itemid', 'is', 'SKU-7']], columns: ['itemid'], title: 'x' });
      return { type: 'search', id: s.save() };
    })()`,
    ],
  ])('may be %s: results as JSON by internal id', (_, value) => {
    loadRecords(account, {
      inventoryitem: [
        { id: 6, itemid: 'SKU-6' },
        { id: 7, itemid: 'SKU-7' },
      ],
    });
    expect(run(`getInputData: () => (${value}), ${MAP}`).status).toBe('COMPLETE');
    expect(said()).toEqual([['7', ITEM]]);
  });

  test('may be a search: joins, references and checkboxes are as map/reduce scripts read them', () => {
    loadRecords(account, {
      subsidiary: [{ id: 1, name: 'Parent' }],
      customer: [{ id: 8, externalid: 'C8', isperson: false, companyname: 'Acme', subsidiary: 1 }],
      inventoryitem: [{ id: 7, itemid: 'SKU-7' }],
      salesorder: [{ id: 9, entity: 8, trandate: '2026-03-09', tranid: 'SO1', item: [{ item: 7, quantity: 2 }] }],
    });
    run(`getInputData: () => search.create({
        type: 'salesorder', filters: [['mainline', 'is', 'T']],
        columns: ['tranid', 'entity', 'mainline', 'memo', { name: 'companyname', join: 'customer' }],
      }), map(c) { say(JSON.parse(c.value).values)); }`);
    expect(said()).toEqual([
      {
        tranid: 'SO1',
        entity: { value: '8', text: expect.any(String) },
        mainline: 'T',
        memo: '',
        'companyname.customer': 'Acme',
      },
    ]);
    run(`getInputData: () => search.create({ type: 'customer', columns: ['internalid', 'externalid'] }),
      map(c) { say(JSON.parse(c.value).values)); }`);
    expect(said().at(-1)).toEqual({
      internalid: { value: '8', text: '8' },
      externalid: { value: 'C8', text: 'C8' },
    });
    run(`getInputData: () => search.create({
        type: 'salesorder', filters: [['mainline', 'is', 'F']],
        columns: [{ name: 'entity', summary: 'GROUP' }, { name: 'internalid', join: 'item', summary: 'MAX' }, { name: 'quantity', summary: 'SUM' }],
      }), map(c) { say([c.key, JSON.parse(c.value).values])); }`);
    expect(said().at(-1)).toEqual([
      '0',
      { 'GROUP(entity)': { value: '8', text: expect.any(String) }, 'MAX(internalid.item)': '7', 'SUM(quantity)': '2' },
    ]);
  });

  test('may be a search of more results than a script may read at once, without units', () => {
    loadRecords(account, { location: Array.from({ length: 4100 }, (_, at) => ({ name: `L${at}` })) });
    const result = run(`
      getInputData: () => search.create({ type: 'location' }),
      reduce() {}, summarize(s) { let n = 0; s.reduceSummary.keys.iterator().each(() => { n += 1; return true; }); say(n)); }`);
    expect(result).toMatchObject({ status: 'COMPLETE', unitsUsed: 0 });
    expect(said()).toEqual([4100]);
  });

  test(`may be a reference to a SuiteQL query (${HELP}/section_4472703484.html)`, () => {
    loadRecords(account, {
      inventoryitem: [
        { id: 6, itemid: 'SKU-6' },
        { id: 7, itemid: 'SKU-7' },
      ],
    });
    const query = "{ type: 'suiteql', query: 'SELECT id, itemid FROM item WHERE id > ?', params: [6] }";
    run(`getInputData: () => (${query}), map(c) { say(JSON.parse(c.value).values)); }`);
    expect(said()).toEqual([[7, 'SKU-7']]);
  });

  test.each([
    ['a file', "require('N/file').load({ id: '/SuiteScripts/names.txt' })"],
    ['a reference to a file by path', "{ type: 'file', path: '/SuiteScripts/names.txt' }"],
  ])('may be %s: a pair for each line', (_, value) => {
    addFile(account, '/SuiteScripts/names.txt', 'Ann\r\nBob\n');
    run(`getInputData: () => (${value}), ${MAP}`);
    expect(said()).toEqual([
      ['0', 'Ann'],
      ['1', 'Bob'],
    ]);
  });

  test.each([
    ['7', 'getInputData returned a number; it returns an array'],
    ["{ type: 'query', id: 1 }", 'A query as the input of a map/reduce script is not simulated by the sandbox.'],
    ["{ type: 'file', id: 99 }", 'That record does not exist. path: 99'],
    [
      "search.create({ type: 'location' }).run()",
      'search.ResultSet as the input of a map/reduce script is not simulated',
    ],
  ])('may not be %s', (value, message) => {
    const result = run(
      `getInputData: () => (${value}), ${MAP}, summarize(s) { say(JSON.parse(s.inputSummary.error).message)); }`,
    );
    expect(result).toMatchObject({ status: 'FAILED', error: { message: expect.stringContaining(message) } });
    expect(said()).toEqual([expect.stringContaining(message)]);
  });
});

describe(`the stages (${HELP}/bridgehead_4387802529.html)`, () => {
  const WORDS = `
    getInputData: () => ['b a', 'a c', 'a'],
    map(c) { for (const word of c.value.split(' ')) c.write({ key: word, value: c.key }); },
    reduce(c) { say([c.key, c.values, Array.isArray(c.values)])); c.write(c.key, c.values.length); },
    summarize(s) { s.output.iterator().each((key, value) => { say([key, value, typeof value])); return true; }); }`;

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4413276172.html: values of a key, texts
  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4472729410.html: keys of the output in lexicographical order
  test('go from input over map and shuffle to reduce and summarize', () => {
    expect(run(WORDS).status).toBe('COMPLETE');
    expect(said()).toEqual([
      ['a', ['0', '1', '2'], true],
      ['b', ['0'], true],
      ['c', ['1'], true],
      ['a', '3', 'string'],
      ['b', '1', 'string'],
      ['c', '1', 'string'],
    ]);
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4685231336.html
  test('may leave out map: reduce gets the input', () => {
    run('getInputData: () => ({ x: 1, y: [2] }), reduce(c) { say([c.key, c.values])); }');
    expect(said()).toEqual([
      ['x', ['1']],
      ['y', ['[2]']],
    ]);
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4685231336.html
  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4472712995.html: JSON.stringify is called on a key that is an object
  test('may leave out reduce: what map wrote is the output', () => {
    run(`getInputData: () => [1], map(c) { c.write({ key: { n: 1 }, value: { v: 2 } }); },
      summarize(s) { s.output.iterator().each((key, value) => { say([key, value])); }); }`);
    expect(said()).toEqual([['{"n":1}', '{"v":2}']]);
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4685231336.html
  test.each([
    ['map() {}', 'does not return the entry point getInputData.'],
    ['getInputData() {}', 'returns neither the entry point map nor reduce; it needs one of them.'],
    ['getInputData() {}, map() {}, config: { retryCount: 4 }', 'config.retryCount is a number from 0 to 3, not 4.'],
  ])('need their entry points: %s', (members, message) => {
    expect(run(members)).toMatchObject({ status: 'FAILED', error: { message: expect.stringContaining(message) } });
  });

  test('run as map/reduce in N/runtime, with the parameters of the submission', () => {
    run(
      'getInputData: () => [1], map() { say([runtime.executionContext, runtime.executionContext === runtime.ContextType.MAP_REDUCE])); }',
    );
    expect(said()).toEqual([['MAPREDUCE', true]]);
  });

  test(`keep the keys in the order of numbers when all are numbers (${HELP}/section_4472745365.html)`, () => {
    const keys = 'summarize(s) { s.mapSummary.keys.iterator().each((...args) => { say(args)); return true; }); }';
    run(`getInputData: () => ({ 10: 'x', 9: 'y' }), map() {}, ${keys}`);
    expect(said()).toEqual([
      ['9', 1, 'COMPLETE'],
      ['10', 1, 'COMPLETE'],
    ]);
    run(`getInputData: () => ({ 10: 'x', 9: 'y', a: 'z' }), map() {}, ${keys}`);
    expect(said().slice(2)).toEqual([
      ['10', 1, 'COMPLETE'],
      ['9', 1, 'COMPLETE'],
      ['a', 1, 'COMPLETE'],
    ]);
  });

  test('do not hand variables on from one stage to the next', () => {
    run('seen: 0, getInputData() { this.seen = 1; return [1]; }, map() { say(this.seen)); }');
    expect(said()).toEqual([0]);
  });
});

describe(`the summary (${HELP}/section_4472725629.html)`, () => {
  test('has usage, seconds, concurrency and yields, of the whole and of each stage', () => {
    run(
      `getInputData() { cache.getCache({ name: 'x' }).put({ key: 'k', value: 1 }); return [1, 2, 3]; },
      map(c) { cache.getCache({ name: 'x' }).put({ key: 'k', value: 1 }); c.write(c.key, 1); },
      reduce() {},
      summarize(s) {
        say([s.usage, s.seconds, s.concurrency, s.yields, s.isRestarted, s.dateCreated.toISOString(), String(s)]));
        for (const part of [s.inputSummary, s.mapSummary, s.reduceSummary]) say([part.usage, part.seconds, part.dateCreated instanceof Date]));
        say([s.inputSummary.error, s.mapSummary.concurrency, s.reduceSummary.yields]));
      }`,
      { concurrencylimit: '5' },
    );
    expect(said()).toEqual([
      // Five jobs are wanted, but the account has two processors.
      [4, 0, 2, 0, false, '2026-03-09T17:00:00.000Z', 'mapreduce.SummaryContext'],
      [1, 0, true],
      [3, 0, true],
      [0, 0, true],
      [null, 2, 0],
    ]);
  });

  test('ends an iterator when the callback does not return true', () => {
    run(`getInputData: () => [1, 2, 3], map() {},
      summarize(s) { let n = 0; s.mapSummary.keys.iterator().each(() => { n += 1; }); say(n)); }`);
    expect(said()).toEqual([1]);
  });
});

describe(`an uncaught error (${HELP}/section_1517279521.html)`, () => {
  const FAILING = (config: string) => `
    ${config}
    getInputData: () => ['good', 'bad', 'late'],
    map(c) {
      c.errors.iterator().each((key, error, no) => { say(['before', key, JSON.parse(error).message, no])); return true; });
      c.write(c.value, c.executionNo);
      if (c.value === 'bad') throw new Error('no ' + c.executionNo + ' ' + c.isRestarted);
    },
    reduce(c) { say([c.key, c.values])); },
    summarize(s) {
      s.mapSummary.errors.iterator().each((key, error, no) => { say(['error', key, JSON.parse(error).message, no])); return true; });
      s.mapSummary.keys.iterator().each((...args) => { say(args)); return true; });
    }`;

  test('ends one call; the others go on, and the run is complete', () => {
    expect(run(FAILING('')).status).toBe('COMPLETE');
    expect(said()).toEqual([
      ['good', ['1']],
      ['late', ['1']],
      ['error', '1', 'no 1 false', 1],
      ['0', 1, 'COMPLETE'],
      ['1', 1, 'FAILED'],
      ['2', 1, 'COMPLETE'],
    ]);
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4472712193.html: isRestarted, executionNo and errors
  test('is tried again as often as retryCount says, and tells of the errors before', () => {
    run(FAILING('config: { retryCount: 2 },'));
    expect(said()).toEqual([
      ['before', '1', 'no 1 false', 1],
      ['before', '1', 'no 1 false', 1],
      ['before', '1', 'no 2 true', 2],
      ['good', ['1']],
      ['late', ['1']],
      ['error', '1', 'no 1 false', 1],
      ['error', '1', 'no 2 true', 2],
      ['error', '1', 'no 3 true', 3],
      ['0', 1, 'COMPLETE'],
      ['1', 3, 'FAILED'],
      ['2', 1, 'COMPLETE'],
    ]);
  });

  test('with exitOnError leads from the stage to summarize; what was not tried is PENDING', () => {
    expect(run(FAILING('config: { exitOnError: true },'))).toMatchObject({
      status: 'FAILED',
      error: { name: 'Error', message: 'no 1 false' },
    });
    expect(said()).toEqual([
      ['error', '1', 'no 1 false', 1],
      ['0', 1, 'COMPLETE'],
      ['1', 1, 'FAILED'],
      ['2', 0, 'PENDING'],
    ]);
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1499299768.html
  test.each([
    ["throw 'text'", 'UNEXPECTED_ERROR', 'text'],
    ['throw undefined', 'UNEXPECTED_ERROR', 'undefined'],
    ["throw require('N/error').create({ name: 'MINE', message: 'm' })", 'MINE', 'm'],
  ])('in getInputData leads to summarize at once: %s', (statement, name, message) => {
    const result = run(`getInputData() { ${statement}; }, map() { say('map')); },
      summarize(s) { const { name, message } = JSON.parse(s.inputSummary.error); say([name, message])); }`);
    expect(result).toMatchObject({ status: 'FAILED', error: { name, message } });
    expect(said()).toEqual([[name, message]]);
  });
});

describe(`limits of one call (${HELP}/section_4480364878.html)`, () => {
  const SPEND = (units: number) =>
    `const c0 = cache.getCache({ name: 'x' }); for (let i = 0; i < ${units}; i++) c0.put({ key: 'k', value: i });`;
  const ERRORS = (stage: string) =>
    `summarize(s) { s.${stage}.errors.iterator().each((key, error) => { say([key, JSON.parse(error).name])); return true; }); say('end')); }`;

  test('1,000 units in each map call pass', () => {
    const result = run(`getInputData: () => [1, 2], map() { ${SPEND(1000)} }, ${ERRORS('mapSummary')}`);
    expect(result).toMatchObject({ status: 'COMPLETE', unitsUsed: 2000 });
    expect(said()).toEqual(['end']);
  });

  test('1,001 units in a map call end it, and the stage', () => {
    const members = `getInputData: () => [1, 2, 3], map() { ${SPEND(1001)} }, reduce() { say('reduce')); }, ${ERRORS('mapSummary')}`;
    expect(run(members)).toMatchObject({ status: 'FAILED', error: { name: 'SSS_USAGE_LIMIT_EXCEEDED' } });
    expect(said()).toEqual([['0', 'SSS_USAGE_LIMIT_EXCEEDED'], 'end']);
  });

  test('a call of reduce that never ends is stopped', () => {
    const members = `getInputData: () => [1], reduce() { for (;;) {} }, ${ERRORS('reduceSummary')}`;
    const result = run(members, {}, { timeLimitMilliseconds: 200 });
    expect(result).toMatchObject({ status: 'FAILED', error: { name: 'SSS_TIME_LIMIT_EXCEEDED' } });
    expect(said()).toEqual([['0', 'SSS_TIME_LIMIT_EXCEEDED'], 'end']);
  });

  test(`a job of more than 10,000 units yields between calls (${HELP}/section_1518645558.html)`, () => {
    const yields = (calls: number) => {
      run(
        `getInputData: () => Array.from({ length: ${calls} }, (_, i) => i), map() { ${SPEND(1000)} }, summarize(s) { say(s.yields)); }`,
      );
      return said().at(-1);
    };
    expect(yields(10)).toBe(0);
    expect(yields(11)).toBe(1);
  });
});

describe(`limits of data (${HELP}/chapter_N3350651.html)`, () => {
  const write = (key: string, value: string) =>
    `getInputData: () => [1], map(c) { try { c.write({ key: ${key}, value: ${value} }); say('written')); } catch (e) { say(e.name)); } }`;

  test.each([
    ["'k'.repeat(3000)", "'v'", 'written'],
    ["'k'.repeat(3001)", "'v'", 'KEY_LENGTH_IS_OVER_3000_BYTES'],
    ["'k'", "'v'.repeat(10 * 1024 * 1024)", 'written'],
    ["'k'", "'v'.repeat(10 * 1024 * 1024) + 'v'", 'VALUE_LENGTH_IS_OVER_10_MB'],
    ['undefined', "'v'", 'SSS_MISSING_REQD_ARGUMENT'],
    ["'k'", 'undefined', 'SSS_MISSING_REQD_ARGUMENT'],
    ["'k'", "''", 'written'],
  ])('write(%s, %s): %s', (key, value, answer) => {
    run(write(key, value));
    expect(said()).toEqual([answer]);
  });

  test('of the input are the same', () => {
    const result = run(`getInputData: () => ({ ['k'.repeat(3001)]: 1 }), ${MAP}`);
    expect(result).toMatchObject({ status: 'FAILED', error: { name: 'KEY_LENGTH_IS_OVER_3000_BYTES' } });
  });

  // Two pairs of input are 4 bytes ("0" + "1", "1" + "2"), what is written 100. A pair that is processed counts no more.
  test.each([
    ['0', 100 + 2 + 2, 'COMPLETE'],
    ['0', 100 + 2 + 1, 'FAILED'],
    ['1', 100 + 2, 'COMPLETE'],
    ['1', 100 + 1, 'FAILED'],
  ])('written for key %s: %i bytes for what is not processed yet: %s', (key, persistedBytes, status) => {
    const members = `getInputData: () => [1, 2],
      map(c) { if (c.key === '${key}') { try { c.write('k'.repeat(50), 'v'.repeat(50)); } catch (e) {} } },
      reduce() { say('reduce')); }, summarize() { say('end')); }`;
    const result = run(members, {}, { dataLimits: { ...DATA_LIMITS, persistedBytes } });
    expect(result.status).toBe(status);
    if (status === 'FAILED') expect(result.error?.name).toBe('PERSISTED_DATA_LIMIT_FOR_MAPREDUCE_SCRIPT_EXCEEDED');
    expect(said()).toEqual(status === 'FAILED' ? ['end'] : ['reduce', 'end']);
  });

  test('is 200 MB', () => {
    expect(DATA_LIMITS.persistedBytes).toBe(200 * 1024 * 1024);
  });
});

test(`a concurrency limit lets jobs take turns: no order is promised (${HELP}/SDFxml_27094036.html)`, () => {
  run(`getInputData: () => [0, 1, 2, 3], ${MAP}`, { concurrencylimit: '2' });
  expect(said().map((pair) => (pair as string[])[0])).toEqual(['1', '0', '3', '2']);
});

test.each([
  'c.constructor.constructor',
  'c.values.constructor.constructor',
  'c.write.constructor',
  'c.errors.iterator().each.constructor',
  "(() => { try { c.write('k'.repeat(3001), 1); } catch (e) { return e.constructor.constructor; } })()",
])('a context leads no script to Node: %s', (way) => {
  run(`getInputData: () => [1], reduce(c) {
    let reached = 'nothing';
    try { const maker = ${way}; reached = maker('return typeof process + typeof require')(); } catch (e) { reached = 'refused'; }
    say(reached));
  }`);
  expect(said()).toEqual([expect.stringMatching(/^(nothing|refused)$/)]);
});

test.each([
  ['in the file itself', 'for (;;) {}', 'getInputData: () => [1], map() {}'],
  ['in a value that getInputData returns', '', 'getInputData: () => [{ toJSON() { for (;;) {} } }], map() {}'],
])('a loop without end %s is stopped', (_, before, members) => {
  const script = addMapReduce(account, [], members);
  const file = `/SuiteScripts/${script.replace('customscript_', '')}.js`;
  const source = String(account.files.contentByPath(file)).replace('define(', `${before}\ndefine(`);
  addFile(account, file, source);
  const task = submitScript(account, { script, invocation: 'USER_INTERFACE' });
  expect(runTask(account, task, { timeLimitMilliseconds: 200 })).toMatchObject({
    status: 'FAILED',
    error: { name: 'SSS_TIME_LIMIT_EXCEEDED' },
  });
});
