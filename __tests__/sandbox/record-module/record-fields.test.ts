import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Account } from 'netsuite-sandbox/account/account';
import { listLogs } from 'netsuite-sandbox/scripts/script-logs';
import { evaluate, runBody } from '../scripts/script-account';
import { shopAccount } from './shop';

let account: Account;
beforeEach(() => {
  account = shopAccount();
});
afterEach(() => account.close());

const run = (body: string) => evaluate(account, ['N/record'], body);
const errorOf = (body: string) => runBody(account, ['N/record'], body).error;

const DYNAMIC = "const so = record.load({ type: 'salesorder', id: 900, isDynamic: true });";
const STANDARD = "const so = record.load({ type: 'salesorder', id: 900 });";

describe('a field', () => {
  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4435738444.html
  test('tells what it is', () => {
    expect(
      run(`${STANDARD} const f = so.getField({ fieldId: 'entity' });
        give([f.id, f.label, f.type, f.isMandatory, JSON.parse(JSON.stringify(f)), String(f), so.getField('nosuch')]);`),
    ).toEqual([
      'entity',
      'Customer',
      'select',
      false,
      { id: 'entity', label: 'Customer', type: 'select' },
      'record.Field',
      null,
    ]);
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4834774974.html, …/section_1526056555.html
  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4435738444.html
  test('tells its sublist and whether it is shown in dynamic mode only', () => {
    expect(
      run(`${DYNAMIC} const f = so.getSublistField('item', 'item', 0); const c = so.getCurrentSublistField('item', 'rate');
        give([f.sublistId, so.getField('entity').isDisplay, c.sublistId, c.id]);`),
    ).toEqual(['item', true, 'item', 'rate']);
    expect(errorOf(`${DYNAMIC} so.getSublistField('item', 'item', 0).isDisplay;`)?.name).toBe('SSS_INVALID_API_USAGE');
    for (const member of ['sublistId', 'isDisplay']) {
      expect(errorOf(`${STANDARD} so.getSublistField('item', 'item', 0).${member};`)?.name).toBe(
        'SSS_INVALID_API_USAGE',
      );
    }
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4273153882.html
  test('of a line that is not there is refused', () => {
    expect(errorOf(`${STANDARD} so.getSublistField('item', 'item', 2);`)?.name).toBe('SSS_INVALID_SUBLIST_OPERATION');
  });
});

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4794215939.html, …/section_4794214500.html
describe('what N/currentRecord has in client scripts', () => {
  test.each([
    "so.getField('entity').isDisabled",
    "so.getField('entity').isVisible",
    "so.getField('entity').isReadOnly",
    "so.getField('entity').isPopup",
    "so.getField('entity').insertSelectOption({ value: 1, text: 'x' })",
    "so.getField('entity').removeSelectOption({ value: 1 })",
    "so.moveLine({ sublistId: 'item', from: 0, to: 1 })",
  ])('%s is refused with the reason', (body) => {
    expect(errorOf(`${DYNAMIC} ${body};`)).toMatchObject({
      name: 'SANDBOX_ERROR',
      message: expect.stringContaining('in client scripts only'),
    });
  });
});

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1509992196.html, …/section_1509992211.html,
// …/chapter_N3191224.html
describe('macros', () => {
  test('are none without SuiteTax', () => {
    expect(run(`${DYNAMIC} const macros = so.getMacros(); give([macros, 'calculateTax' in macros]);`)).toEqual([
      {},
      false,
    ]);
  });

  test.each([
    ["so.getMacro({ id: 'calculateTax' })", 'SSS_INVALID_MACRO_ID'],
    ["so.executeMacro({ id: 'nosuch' })", 'SSS_INVALID_MACRO_ID'],
    ["so.executeMacro({ id: 'calculateTax' })", 'SSS_UNSUPPORTED_METHOD'],
    ["so.executeMacro('getSummaryTaxTotals')", 'SSS_UNSUPPORTED_METHOD'],
    ["record.create({ type: 'customer' }).executeMacro({ id: 'calculateTax' })", 'SSS_INVALID_MACRO_ID'],
    ['so.getMacro({})', 'SSS_MISSING_REQD_ARGUMENT'],
    ['so.executeMacro({})', 'SSS_MISSING_REQD_ARGUMENT'],
    ["so.executeMacro.promise({ id: 'calculateTax' })", 'SANDBOX_ERROR'],
  ])('%s is refused: %s', (body, code) => expect(errorOf(`${DYNAMIC} ${body};`)?.name).toBe(code));
});

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4435756013.html
describe('getSelectOptions', () => {
  const options = (given: string) => run(`${DYNAMIC} give(so.getField('location').getSelectOptions(${given}));`);

  test('gives the active records with their texts', () => {
    expect(options('')).toEqual([
      { value: 8, text: 'Bronx' },
      { value: 7, text: 'Brooklyn' },
    ]);
    expect(run(`${DYNAMIC} give(so.getField('orderstatus').getSelectOptions()[1]);`)).toEqual({
      value: 'B',
      text: 'Pending Fulfillment',
    });
  });

  test.each([
    ["{ filter: 'OOK', operator: 'contains' }", ['Brooklyn']],
    ["{ filter: 'bro', operator: 'startswith' }", ['Bronx', 'Brooklyn']],
    ["{ filter: 'bronx', operator: 'is' }", ['Bronx']],
    ["{ filter: 'ook' }", ['Brooklyn']],
  ])('filters by %s, whatever the case', (given, texts) => {
    expect((options(given) as { text: string }[]).map(({ text }) => text)).toEqual(texts);
  });

  test('gives null for a list of more than 500', () => {
    const insert = `for (let i = 0; i < 499; i++) { const l = record.create({ type: 'location' }); l.setValue('name', 'L' + i); l.setValue('subsidiary', 1); l.save(); }`;
    const add =
      "const l = record.create({ type: 'location' }); l.setValue('name', 'one more'); l.setValue('subsidiary', 1); l.save();";
    const count = `${DYNAMIC} give(so.getField('location').getSelectOptions()?.length ?? null);`;
    runBody(account, ['N/record'], insert, { unitLimit: 100_000 });
    runBody(account, ['N/record'], "record.delete({ type: 'location', id: 8 });");
    expect(run(count)).toBe(500);
    runBody(account, ['N/record'], add);
    expect(run(count)).toBeNull();
  });

  test.each([
    [`${STANDARD} so.getField('location').getSelectOptions();`, 'SSS_INVALID_API_USAGE'],
    [`${DYNAMIC} so.getField('memo').getSelectOptions();`, 'SSS_METHOD_IS_ONLY_ALLOWED_FOR_SELECT_FIELD'],
    [
      `${DYNAMIC} so.getField('location').getSelectOptions({ filter: 'x', operator: 'near' });`,
      'SSS_INVALID_GETSELECTOPTION_FILTER_OPERATOR',
    ],
  ])('%s is refused', (body, code) => expect(errorOf(body)?.name).toBe(code));
});

describe('a sublist', () => {
  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4600594177.html
  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4600574625.html
  test('tells its type in lower case, and whether it was changed', () => {
    expect(
      run(`${STANDARD} const list = so.getSublist({ sublistId: 'item' });
        const before = list.isChanged; so.setSublistValue('item', 'quantity', 0, 9);
        give([list.id, list.type, list.isDisplay, before, list.isChanged, so.getSublist('nosuch')]);`),
    ).toEqual(['item', 'inlineeditor', true, false, true, null]);
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4600354269.html
  test('has columns', () => {
    expect(
      run(`${STANDARD} const list = so.getSublist('item'); const c = list.getColumn({ fieldId: 'item' });
        give([c.id, c.label, c.type, c.sublistId, c.isMandatory, c.isDisabled, c.isDisplay, list.getColumn({ fieldId: 'no' })]);`),
    ).toEqual(['item', 'Item', 'select', 'item', true, false, true, null]);
  });
});

describe('submitFields', () => {
  const stored = () => JSON.stringify(account.records.get('salesorder', 900));

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4267283788.html
  test.each(['nosuchfield', 'item', 'shippingaddress'])('refuses %s, and changes nothing', (field) => {
    const before = stored();
    const values = `{ memo: 'changed', ${field}: 'x' }`;
    const error = errorOf(`record.submitFields({ type: 'salesorder', id: 900, values: ${values} });`);
    expect(error?.name).toBe('INVALID_FIELD_ID');
    expect(error?.message).toContain(field);
    expect(stored()).toBe(before);
  });

  test('takes dates as the account writes them, too', () => {
    run("give(record.submitFields({ type: 'salesorder', id: 900, values: { trandate: '3/2/2026' } }));");
    expect(account.records.get('salesorder', 900)?.body.trandate).toBe('2026-03-02');
  });

  test('takes select fields by id, and dates as Date', () => {
    const values = "{ location: '8', trandate: new Date('2026-03-02T08:00:00Z'), tobeemailed: true }";
    run(`give(record.submitFields({ type: 'salesorder', id: 900, values: ${values} }));`);
    expect(account.records.get('salesorder', 900)?.body).toMatchObject({
      location: 8,
      trandate: '2026-03-02',
      tobeemailed: true,
    });
  });
});

test('a default value that is no field is ignored, and the log says so', () => {
  run(
    "give(record.create({ type: 'serviceitem', defaultValues: { nosuchfield: 'sale', itemid: 'X' } }).getValue('itemid'));",
  );
  expect(listLogs(account).map(({ title }) => title)).toContain('serviceitem: no field nosuchfield');
});
