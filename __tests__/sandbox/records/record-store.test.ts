import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Account } from 'netsuite-sandbox/account/account';
import { openAccount } from 'netsuite-sandbox/account/open-account';
import { sqlAll } from 'netsuite-sandbox/account/sql';
import type { FieldDefinition } from 'netsuite-sandbox/records/record-type';
import { referenceText, resolveReference } from 'netsuite-sandbox/records/resolve-reference';

let account: Account;
beforeEach(() => {
  account = openAccount(':memory:');
});
afterEach(() => account.close());

describe('the record store', () => {
  test('numbers each id space on its own and shares it among its types', () => {
    const { records } = account;
    expect(records.insert('customer', { body: {} })).toBe(1);
    expect(records.insert('vendor', { body: {} })).toBe(2);
    expect(records.insert('salesorder', { body: {} })).toBe(1);
    expect(records.insert('customer', { id: -5, body: {} })).toBe(-5);
    expect(records.insert('customer', { body: {} })).toBe(3);
    expect(() => records.insert('employee', { id: 3, body: {} })).toThrow('The internal id 3 is taken');
  });

  test('does not find a record under another type, but under its id space', () => {
    const id = account.records.insert('vendor', { externalid: 'v', body: { entityid: 'V' } });
    expect(account.records.get('customer', id)).toBeUndefined();
    expect(account.records.get('entity', id)?.type).toBe('vendor');
    expect(account.records.findByExternalId('customer', 'v')?.type).toBe('vendor');
    expect(account.records.findByName('customer', 'v')).toEqual([]);
    expect(account.records.findByName('entity', 'v')).toHaveLength(1);
  });

  test('knows the several names of one item type', () => {
    const id = account.records.insert('servicesaleitem', { body: { itemid: 'S' } });
    expect(account.records.get('serviceitem', id)?.type).toBe('servicesaleitem');
    expect([...account.records.list('serviceitem')]).toHaveLength(1);
    expect(account.records.count('serviceresaleitem')).toBe(1);
    expect(account.records.get('noninventoryitem', id)).toBeUndefined();
  });

  test('lists in id order, page by page, while records are added and removed', () => {
    for (let n = 0; n < 1200; n += 1) account.records.insert('department', { body: { name: `D${n}` } });
    const seen: number[] = [];
    for (const { id } of account.records.list('department')) {
      if (id === 2) account.records.remove('department', 700);
      if (id === 3) account.records.insert('department', { body: { name: 'late' } });
      seen.push(id);
    }
    expect(seen).toHaveLength(1200);
    expect(seen.at(-1)).toBe(1201);
    expect(seen).not.toContain(700);
  });

  test.each([
    ["name = 'x'", 'record_name'],
    ["externalid = 'x' COLLATE NOCASE", 'record_externalid'],
    ["externalid IN ('x', 'y')", 'record_kind_externalid'],
  ])('looks up %s by the index %s instead of reading every record of the kind', (condition, index) => {
    const plan = sqlAll<{ detail: string }>(
      account.db,
      `EXPLAIN QUERY PLAN SELECT id, type, body FROM record WHERE kind = 'entity' AND ${condition}`,
    );
    expect(plan[0]?.detail).toContain(`USING INDEX ${index} (kind=? AND `);
  });

  test('puts folders into the File Cabinet, and folders of the File Cabinet are records', () => {
    const id = account.records.insert('folder', { externalid: 'f', body: { name: 'In', parent: -15 } });
    expect(account.files.folderPath(id)).toBe('/SuiteScripts/In');
    const deeper = account.files.ensureFolder('/SuiteScripts/In/Deep');
    expect(account.records.get('folder', deeper)?.body).toMatchObject({ name: 'Deep', parent: id });
    account.records.replace('folder', deeper, { body: { name: 'Deeper', parent: id } });
    expect(account.files.folderByPath('/SuiteScripts/In/Deeper')).toBe(deeper);
    expect(() => account.records.insert('folder', { body: { name: 'In', parent: -15 } })).toThrow('already exists');
    expect(() => account.records.insert('folder', { body: { name: 'X', parent: 999 } })).toThrow(
      'Invalid parent reference key 999.',
    );
  });
});

describe('resolveReference', () => {
  const select = (selects: string): FieldDefinition => ({ id: 'f', label: 'F', type: 'select', selects });
  const resolve = (selects: string, value: string, by: 'INTERNAL_ID' | 'EXTERNAL_ID' | 'NAME') =>
    resolveReference(account, select(selects), value, by);

  test('finds by internal id, external id and name without case', () => {
    const item = account.records.insert('inventoryitem', { externalid: 'e', body: { itemid: 'Shoe' } });
    expect(resolve('item', String(item), 'INTERNAL_ID')).toBe(item);
    expect(resolve('item', 'e', 'EXTERNAL_ID')).toBe(item);
    expect(resolve('item', 'SHOE', 'NAME')).toBe(item);
    expect(resolve('item', '1e0', 'INTERNAL_ID')).toBeUndefined();
    expect(resolve('item', 'E', 'EXTERNAL_ID')).toBe(item);
    expect(resolve('item', 'f', 'EXTERNAL_ID')).toBeUndefined();
    expect(resolve('location', 'shoe', 'NAME')).toBeUndefined();
  });

  test('finds neither inactive records nor names that two records have', () => {
    account.records.insert('location', { body: { name: 'A', isinactive: true } });
    account.records.insert('location', { body: { name: 'B' } });
    account.records.insert('location', { body: { name: 'B' } });
    expect(resolve('location', 'A', 'NAME')).toBeUndefined();
    expect(resolve('location', 'B', 'NAME')).toBeUndefined();
  });

  test('knows lists with text keys', () => {
    expect(resolve('country', 'united states', 'NAME')).toBe('US');
    expect(resolve('country', 'US', 'NAME')).toBeUndefined();
    expect(resolve('country', 'US', 'INTERNAL_ID')).toBe('US');
    expect(resolve('salesorderstatus', 'pending fulfillment', 'NAME')).toBe('B');
    expect(resolve('salesorderstatus', 'B', 'INTERNAL_ID')).toBe('B');
  });

  test('children are known by their full name, numbered entities by number and name', () => {
    const parent = account.records.insert('department', { body: { name: 'Retail' } });
    const child = account.records.insert('department', { body: { name: 'Online', parent } });
    expect(resolve('department', 'Retail : Online', 'NAME')).toBe(child);
    expect(resolve('department', 'Online', 'NAME')).toBeUndefined();
    const customer = account.records.insert('customer', { body: { entityid: '1042', altname: 'Acme' } });
    expect(resolve('customer', '1042 acme', 'NAME')).toBe(customer);
    expect(resolve('customer', '1042 other', 'NAME')).toBeUndefined();
    expect(referenceText(account, select('customer'), customer)).toBe('1042 Acme');
    expect(referenceText(account, select('department'), child)).toBe('Retail : Online');
    expect(referenceText(account, select('country'), 'CA')).toBe('Canada');
    expect(referenceText(account, select('customer'), 4711)).toBe('');
  });
});
