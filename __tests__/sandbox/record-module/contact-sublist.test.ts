import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Account } from 'netsuite-sandbox/account/account';
import { loadRecords } from 'netsuite-sandbox/account/load-records';
import { evaluate, memoryAccount } from '../scripts/script-account';
import { rows } from '../suiteql/query-account';

/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N3184656.html: contacts are records of their own. */
let account: Account;
beforeEach(() => {
  account = memoryAccount();
});
afterEach(() => account.close());

const run = (body: string): unknown => evaluate(account, ['N/record'], body);
const create = (type: string) => `const company = record.create({ type: '${type}', isDynamic: true });
  company.setValue('companyname', 'Mill').setValue('subsidiary', 1);
  company.selectNewLine('contact')
    .setCurrentSublistValue('contact', 'firstname', 'Ann')
    .setCurrentSublistValue('contact', 'lastname', 'Lee')
    .setCurrentSublistValue('contact', 'email', 'ann@example.com')
    .commitLine('contact');
  const id = company.save();`;

test.each(['lead', 'customer', 'prospect', 'vendor', 'partner'])('a line of a new %s makes a contact', (type) => {
  const contact = run(`${create(type)}
    const loaded = record.load({ type: '${type}', id });
    const contact = record.load({ type: 'contact', id: loaded.getSublistValue('contact', 'contact', 0) });
    give({
      company: contact.getValue('company') === String(id),
      subsidiary: contact.getValue('subsidiary'),
      name: contact.getValue('entityid'),
      email: loaded.getSublistValue('contact', 'email', 0),
      lines: loaded.getLineCount('contact'),
    });`);
  expect(contact).toEqual({ company: true, subsidiary: '1', name: 'Ann Lee', email: 'ann@example.com', lines: 1 });
});

test('a contact is added to a record that has one, which stays', () => {
  const names = run(`${create('customer')}
    const customer = record.load({ type: 'customer', id });
    customer.insertLine('contact', 1);
    customer.setSublistValue('contact', 'lastname', 1, 'Ray');
    customer.save();
    customer.save();
    const again = record.load({ type: 'customer', id });
    give([0, 1, 2].slice(0, again.getLineCount('contact')).map((line) => again.getSublistValue('contact', 'lastname', line)));`);
  expect(names).toEqual(['Lee', 'Ray']);
});

test.each(["setSublistValue('contact', 'lastname', 0, 'Ray')", "removeLine('contact', 0)"])(
  '%s is refused',
  (change) => {
    const message = run(`${create('customer')}
    const customer = record.load({ type: 'customer', id });
    customer.${change};
    try { customer.save(); give('saved'); } catch (e) { give(e.message); }`);
    expect(message).toContain('Changing or removing a contact in the sublist contact of customer is not simulated');
  },
);

test('when its contact is refused, the record is not saved', () => {
  const error = run(`const lead = record.create({ type: 'lead', isDynamic: true });
    lead.setValue('companyname', 'Mill').setValue('subsidiary', 1);
    lead.selectNewLine('contact').setCurrentSublistValue('contact', 'email', 'no address').commitLine('contact');
    try { lead.save(); give('saved'); } catch (e) { give(e.name); }`);
  expect(error).toBe('INVALID_FLD_VALUE');
  expect(rows(account, 'SELECT id FROM customer')).toEqual([]);
});

test('a load file gives contacts as records', () => {
  const lead = { companyname: 'Mill', subsidiary: 1, contact: [{ lastname: 'Lee' }] };
  expect(() => loadRecords(account, { lead: [lead] })).toThrow('give its contacts as records of the type contact');
});
