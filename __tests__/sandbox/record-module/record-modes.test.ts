import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Account } from 'netsuite-sandbox/account/account';
import { evaluate, runBody } from '../scripts/script-account';
import { shopAccount } from './shop';

let account: Account;
beforeEach(() => {
  account = shopAccount();
});
afterEach(() => account.close());

const run = (body: string) => evaluate(account, ['N/record'], body);
const codeOf = (body: string) => runBody(account, ['N/record'], body).error?.name ?? 'no error';

const CREATE = "const so = record.create({ type: 'salesorder' });";
const LOAD = "const so = record.load({ type: 'salesorder', id: 900 });";
const COPY = "const so = record.copy({ type: 'salesorder', id: 900 });";
const DYNAMIC = "const so = record.create({ type: 'salesorder', isDynamic: true });";

describe('getText', () => {
  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4273156769.html
  test.each([
    ['a new record, before setText', `${CREATE} so.setValue('location', 7); so.getText('location');`],
    ['a loaded record, after setValue', `${LOAD} so.setValue('location', 8); so.getText('location');`],
    ['a copy, after setValue', `${COPY} so.setValue('location', 8); so.getText('location');`],
  ])('in standard mode is refused on %s', (_, body) => expect(codeOf(body)).toBe('SSS_INVALID_API_USAGE'));

  test.each([
    [
      'a new record, after setText',
      `${CREATE} so.setText('location', 'Bronx'); give(so.getText('location'));`,
      'Bronx',
    ],
    ['a loaded record', `${LOAD} give(so.getText('location'));`, 'Brooklyn'],
    [
      'a loaded record, beside a field that was set',
      `${LOAD} so.setValue('memo', 'm'); give(so.getText('location'));`,
      'Brooklyn',
    ],
    ['a copy', `${COPY} give(so.getText('location'));`, 'Brooklyn'],
    [
      'a loaded record that was saved',
      `${LOAD} so.setValue('location', 8); so.save(); give(so.getText('location'));`,
      'Bronx',
    ],
  ])('in standard mode is there on %s', (_, body, text) => expect(run(body)).toBe(text));

  test('in dynamic mode is there without limitation', () => {
    expect(run(`${DYNAMIC} so.setValue('location', 8); give(so.getText('location'));`)).toBe('Bronx');
  });
});

describe('getSublistText', () => {
  const set = "so.setSublistValue({ sublistId: 'item', fieldId: 'item', line: 0, value: 101 });";
  const get = "so.getSublistText({ sublistId: 'item', fieldId: 'item', line: 0 })";

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4273167233.html
  test.each([
    ['a new record', `${CREATE} ${set} ${get};`],
    ['a copy, also of a line that was there', `${COPY} ${get};`],
    ['a loaded record, after setSublistValue', `${LOAD} ${set} ${get};`],
  ])('in standard mode is refused on %s', (_, body) => expect(codeOf(body)).toBe('SSS_INVALID_API_USAGE'));

  test('in standard mode is there on a loaded record, and after setSublistText', () => {
    expect(run(`${LOAD} give(${get});`)).toBe('SHOE');
    const setText = "so.setSublistText({ sublistId: 'item', fieldId: 'item', line: 0, text: 'HAT' });";
    expect(run(`${CREATE} ${setText} give(${get});`)).toBe('HAT');
  });

  test('follows its line when lines are inserted and removed', () => {
    const second = "so.getSublistText('item', 'item', 1)";
    expect(codeOf(`${LOAD} ${set} so.insertLine('item', 0); ${second};`)).toBe('SSS_INVALID_API_USAGE');
    expect(run(`${LOAD} ${set} so.removeLine('item', 0); give(${get});`)).toBe('HAT');
  });
});

describe('methods of one mode', () => {
  const order = "const so = record.load({ type: 'salesorder', id: 900, isDynamic: true });";
  const customer = (isDynamic: boolean) =>
    `const so = record.load({ type: 'customer', id: 500, isDynamic: ${isDynamic} });`;
  const address = "'addressbook', 'addressbookaddress'";

  // "standard mode only": https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4267255811.html
  test.each([
    `${customer(true)} so.getSublistSubrecord(${address}, 0);`,
    `${customer(true)} so.hasSublistSubrecord(${address}, 0);`,
    `${customer(true)} so.removeSublistSubrecord(${address}, 0);`,
    `${order} so.setSublistText('item', 'item', 0, 'HAT');`,
  ])('%s is refused in dynamic mode', (body) => expect(codeOf(body)).toBe('SSS_INVALID_API_USAGE'));

  // "dynamic mode only": https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4273170578.html
  test.each([
    `${LOAD} so.getCurrentSublistValue('item', 'item');`,
    `${LOAD} so.getCurrentSublistField('item', 'item');`,
    `${LOAD} so.setCurrentSublistText('item', 'item', 'HAT');`,
    `${LOAD} so.cancelLine('item');`,
    `${customer(false)} so.getCurrentSublistSubrecord(${address});`,
    `${customer(false)} so.removeCurrentSublistSubrecord(${address});`,
  ])('%s is refused in standard mode', (body) => expect(codeOf(body)).toBe('SSS_INVALID_API_USAGE'));
});

describe('lines', () => {
  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4273158210.html
  test('are inserted in dynamic mode as the line to be edited, and there when it is committed', () => {
    const insert = `const so = record.load({ type: 'salesorder', id: 900, isDynamic: true });
      so.insertLine({ sublistId: 'item', line: 1 });
      const before = so.getLineCount('item');
      so.setCurrentSublistValue('item', 'item', 100); so.setCurrentSublistValue('item', 'quantity', 5);`;
    const items = "[0, 1, 2].map((line) => so.getSublistValue('item', 'quantity', line))";
    expect(run(`${insert} so.commitLine('item'); give([before, ${items}]);`)).toEqual([2, [1, 5, 2]]);
    expect(run(`${insert} so.cancelLine('item'); give([before, so.getLineCount('item')]);`)).toEqual([2, 2]);
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4273155868.html: a required argument is undefined
  test.each([
    "so.setValue({ fieldId: 'memo' });",
    "so.setText({ fieldId: 'memo', text: undefined });",
    "so.setSublistValue({ sublistId: 'item', fieldId: 'quantity', line: 0 });",
  ])('and fields cannot be set to an argument that is not there: %s', (body) => {
    expect(codeOf(`${LOAD} ${body}`)).toBe('SSS_MISSING_REQD_ARGUMENT');
  });

  test('and fields can be set to nothing', () => {
    const body = `${LOAD} so.setValue({ fieldId: 'location', value: '' }); so.setValue({ fieldId: 'memo', value: null });`;
    expect(run(`${body} give([so.getValue('location'), so.getValue('memo')]);`)).toEqual(['', '']);
  });
});

describe('subrecords', () => {
  test('of a line are taken away in standard mode', () => {
    run(`const c = record.load({ type: 'customer', id: 500 });
      const had = c.hasSublistSubrecord('addressbook', 'addressbookaddress', 0);
      c.removeSublistSubrecord({ sublistId: 'addressbook', fieldId: 'addressbookaddress', line: 0 });
      give([had, c.hasSublistSubrecord('addressbook', 'addressbookaddress', 0)]);`);
    expect(
      run(`const c = record.load({ type: 'customer', id: 500, isDynamic: true });
        c.selectLine('addressbook', 0);
        c.removeCurrentSublistSubrecord('addressbook', 'addressbookaddress');
        give(c.hasCurrentSublistSubrecord('addressbook', 'addressbookaddress'));`),
    ).toBe(false);
  });

  test('are read by text where they are stored, not where they are new', () => {
    const country = "getSubrecord('shippingaddress').getText('country')";
    expect(run(`${LOAD} give(so.${country});`)).toBe('United States');
    expect(codeOf(`${CREATE} so.${country};`)).toBe('SSS_INVALID_API_USAGE');
  });
});
