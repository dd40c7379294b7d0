import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Account } from 'netsuite-sandbox/account/account';
import { deployProject } from 'netsuite-sandbox/sdf/deploy-project';
import { runBody } from '../scripts/script-account';
import { writeProject } from '../sdf/sdf-project';
import { shopAccount } from './shop';

const PROJECT = {
  'Objects/custbody_t_reason.xml': `<transactionbodycustomfield scriptid="custbody_t_reason"><fieldtype>TEXT</fieldtype>
    <label>Reason</label><ismandatory>T</ismandatory><bodysale>T</bodysale></transactionbodycustomfield>`,
  'Objects/custcol_t_gift.xml': `<transactioncolumncustomfield scriptid="custcol_t_gift"><fieldtype>TEXT</fieldtype>
    <label>Gift</label><ismandatory>T</ismandatory><colsale>T</colsale></transactioncolumncustomfield>`,
};

let account: Account;
let dir: string;
beforeEach(() => {
  account = shopAccount();
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'mandatory-'));
  writeProject(dir, PROJECT);
  deployProject(account, dir);
});
afterEach(() => {
  account.close();
  fs.rmSync(dir, { recursive: true });
});

const save = (body: string, options = '') => {
  const order =
    "const so = record.create({ type: 'salesorder' }); so.setValue('entity', 500); so.setSublistValue('item', 'item', 0, 100); so.setSublistValue('item', 'quantity', 0, 1);";
  return runBody(account, ['N/record'], `${order} ${body} so.save(${options});`);
};
const REASON = "so.setValue('custbody_t_reason', 'x');";
const GIFT = "so.setSublistValue('item', 'custcol_t_gift', 0, 'x');";

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4570036567.html
describe('fields that customization makes mandatory', () => {
  test.each([
    ['a body field', GIFT, 'Please enter value(s) for: Reason'],
    ['a field of a line', REASON, 'Please enter value(s) for: Gift'],
    [
      'a field of a line that is emptied',
      `${REASON} ${GIFT} so.setSublistValue('item', 'custcol_t_gift', 0, '');`,
      'Please enter value(s) for: Gift',
    ],
  ])('are asked for: %s', (_, body, message) => {
    expect(save(body).error).toEqual({ name: 'USER_ERROR', message });
    expect([...account.records.list('salesorder')]).toHaveLength(1);
  });

  test('are content with a value', () => {
    expect(save(`${REASON} ${GIFT}`).status).toBe('COMPLETE');
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4267286323.html
  test('are not asked for with ignoreMandatoryFields', () => {
    expect(save('', '{ ignoreMandatoryFields: true }').status).toBe('COMPLETE');
  });

  test('do not change what is said of a line without an item', () => {
    expect(save(`${REASON} so.setSublistValue('item', 'quantity', 1, 1);`).error).toEqual({
      name: 'USER_ERROR',
      message: 'Please enter value(s) for: Gift',
    });
    expect(save(`${REASON} ${GIFT} so.setSublistValue('item', 'quantity', 1, 1);`).error).toEqual({
      name: 'USER_ERROR',
      message: 'Please choose an item to add',
    });
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4267283788.html
  test('are asked for by submitFields too, unless it is told not to', () => {
    const submit = (options: string) =>
      runBody(
        account,
        ['N/record'],
        `record.submitFields({ type: 'salesorder', id: 900, values: { memo: 'x' }${options} });`,
      );
    expect(submit('').error?.message).toBe('Please enter value(s) for: Reason, Gift');
    expect(submit(', options: { ignoreMandatoryFields: true }').status).toBe('COMPLETE');
  });
});
