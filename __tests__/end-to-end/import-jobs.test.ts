import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { CsvFault } from 'netsuite-sandbox/csv-import/job-faults';
import { deployProject } from 'netsuite-sandbox/sdf/deploy-project';
import type { TestAccount } from 'netsuite-sandbox/testing/test-account';
import { openScenario } from '../crash/scenario';

let account: TestAccount;
beforeEach(() => {
  account = openScenario();
});
afterEach(() => account.close());

const KEYS = Array.from({ length: 16 }, (_, index) => `${2001 + index}`);

/** A feed of customers with these party ids; the last names are personal values that nobody may be told. */
function putCustomers(...keys: string[]): void {
  const rows = keys.map((key) => `c-${key},P${key},Ada,Secretly,T,CUSTOMER-Closed Won,TRUE,a${key}@example.com,,1\n`);
  const header = 'externalId,HCCustomerId,firstName,lastName,individual,status,taxable,email,phone,subsidiary\n';
  account.put('customer/export/many.csv', header + rows.join(''));
}

/** A feed of orders of the customer that is there, with these line ids by order. */
function putOrders(lineIds: Readonly<Record<string, string>>): void {
  const header =
    'externalId,HCOrderId,customerExternalId,date,orderStatus,subsidiary,item,orderLineId,quantity,price,priceLevel\n';
  const rows = Object.entries(lineIds).flatMap(([key, lineId]) =>
    ['00101', lineId].map((id) => `o-${key},M${key},c-1002,03/09/2026,ORDER_CREATED,1,4711,${id},1,50.00,Custom\n`),
  );
  account.put('salesorder/export/many.csv', header + rows.join(''));
}

/** An administrator lets a custom field take less than the project says. */
function shorten(kind: string, id: string, most: number, more: string): void {
  const project = mkdtempSync(join(tmpdir(), 'shorter-field-'));
  mkdirSync(join(project, 'Objects'));
  writeFileSync(
    join(project, 'manifest.xml'),
    '<manifest projecttype="ACCOUNTCUSTOMIZATION"><projectname>shorter</projectname><frameworkversion>1.0</frameworkversion></manifest>',
  );
  writeFileSync(join(project, 'deploy.xml'), '<deploy><objects><path>~/Objects/*</path></objects></deploy>');
  const xml = `<${kind} scriptid="${id}"><fieldtype>TEXT</fieldtype><label>${id}</label><maxlength>${most}</maxlength>${more}</${kind}>`;
  writeFileSync(join(project, `Objects/${id}.xml`), xml);
  deployProject(account.account, project);
  rmSync(project, { recursive: true });
}

function tick(times: number): void {
  for (let time = 0; time < times; time += 1) account.tick('PT15M');
}

function externalIds(type: string): (string | null | undefined)[] {
  return account.records(type).map(({ externalid }) => externalid as string | null);
}

/** Rows in the reject reports: row, key and code, and why. */
function rejects(feed: string): string[] {
  const folder = `${feed}/export/error`;
  return account.listed(folder).flatMap((name) => account.read(`${folder}/${name}`).trimEnd().split('\n').slice(1));
}

/** Party ids that HotWax was told ids of, at least once. */
function told(folder: string): string[] {
  const rows = account
    .listed(folder)
    .flatMap((name) => account.read(`${folder}/${name}`).trimEnd().split('\n').slice(1));
  return [...new Set(rows.map((row) => row.split(',')[0] ?? ''))].sort();
}

describe('a batch that NetSuite refuses when it is submitted, because of one value', () => {
  test('G1: is divided until the record stands alone; the others go in, and HotWax is told', () => {
    shorten('entitycustomfield', 'custentity_hc_customer_id', 6, '<appliestocustomer>T</appliestocustomer>');
    putCustomers(...KEYS, '20170000');
    tick(8);
    expect(externalIds('customer').filter((id) => id?.startsWith('c-2'))).toEqual(KEYS.map((key) => `c-${key}`));
    expect(told('customer/import')).toEqual(KEYS.map((key) => `P${key}`));
    expect(rejects('customer')).toEqual([expect.stringMatching(/many\.csv,18,c-20170000,NETSUITE_REFUSED/)]);
    expect(account.listed('customer/export/archive')).toEqual(['many.csv']);
    expect(account.jobs().every(({ failed }) => failed === 0)).toBe(true);
  });

  test('G9: is told of without the value', () => {
    shorten('entitycustomfield', 'custentity_hc_customer_id', 6, '<appliestocustomer>T</appliestocustomer>');
    putCustomers(...KEYS.slice(0, 3), '20170000');
    tick(8);
    const everything = JSON.stringify([account.mails(), account.logs(), rejects('customer')]);
    expect(everything).toContain('contained more than the maximum number ( 6 )');
    expect(everything).not.toMatch(/Secretly|a2001@/);
  });

  test('G3: an order stays whole, whichever of its lines spoils it', () => {
    shorten('transactioncolumncustomfield', 'custcol_hc_order_line_id', 5, '<colsale>T</colsale>');
    putOrders({ 21: '00102', 22: '0010200', 23: '00102', 24: '00102' });
    tick(8);
    const made = account.records('salesorder').filter(({ externalid }) => String(externalid).startsWith('o-2'));
    expect(made.map(({ externalid, item }) => `${externalid} ${(item as unknown[]).length}`).sort()).toEqual([
      'o-21 2',
      'o-23 2',
      'o-24 2',
    ]);
    expect(rejects('salesorder').map((row) => row.split(',').slice(1, 4).join())).toEqual([
      '4,o-22,NETSUITE_REFUSED',
      '5,o-22,NETSUITE_REFUSED',
    ]);
  });
});

describe('an import job that goes wrong', () => {
  test.each<[string, CsvFault]>([
    ['fails half-way', { fault: 'fail', after: 7, nth: 1 }],
    ['is cancelled half-way', { fault: 'cancel', after: 7, nth: 1 }],
    ['is cancelled before it began', { fault: 'cancel', nth: 1 }],
    ['says that it is complete, and records are not there', { fault: 'lose', every: 3, nth: 1 }],
    ['takes two hours', { fault: 'slow', takes: 'PT2H', nth: 1 }],
  ])('G1, G2: %s: what is not there goes in with the next one, and nothing twice', (_what, fault) => {
    account.addFault(fault);
    putCustomers(...KEYS);
    tick(16);
    expect(externalIds('customer').filter((id) => id?.startsWith('c-2'))).toHaveLength(KEYS.length);
    expect(told('customer/import')).toEqual(KEYS.map((key) => `P${key}`));
    expect(rejects('customer')).toEqual([]);
    expect(account.listed('customer/export')).toEqual([]);
  });

  test('G1, G2, G6: stalls: what is not there is reported and told of, and never submitted again', () => {
    account.addFault({ fault: 'stall', after: 7, nth: 1 });
    putCustomers(...KEYS);
    account.tick('P1DT1H');
    expect(account.jobs()).toMatchObject([{ status: 'PROCESSING', imported: 7 }]);
    expect(told('customer/import')).toEqual(KEYS.slice(0, 7).map((key) => `P${key}`));
    expect(rejects('customer').filter((row) => row.includes('JOB_NOT_ENDED'))).toHaveLength(9);
    expect(account.mails().filter(({ body }) => body.includes('JOB_OVERDUE'))).toHaveLength(1);
    account.cancelJob(account.jobs()[0]?.taskId ?? '');
    tick(4);
    expect(account.jobs()).toMatchObject([{ status: 'CANCELED' }]);
    expect(externalIds('customer').filter((id) => id?.startsWith('c-2'))).toHaveLength(7);
    expect(account.listed('customer/export')).toEqual([]);
  });
});
