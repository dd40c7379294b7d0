import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Account } from 'netsuite-sandbox/account/account';
import { sqlRun } from 'netsuite-sandbox/account/sql';
import { addScript, evaluate, memoryAccount, runBody } from '../scripts/script-account';

let account: Account;
beforeEach(() => {
  account = memoryAccount({ accountId: '1234567_SB1', dateFormat: 'DD.MM.YYYY' });
  addScript(account, 'customscript_page', '/SuiteScripts/page.js', {
    type: 'suitelet',
    deployments: [{ id: 'customdeploy_page' }],
  });
  addScript(account, 'customscript_rest', '/SuiteScripts/rest.js', {
    type: 'restlet',
    deployments: [{ id: 'customdeploy_rest' }],
  });
});
afterEach(() => account.close());

describe('url.resolveScript', () => {
  const resolve = (id: string, rest = '') =>
    evaluate(
      account,
      ['N/url'],
      `give(url.resolveScript({ scriptId: 'customscript_${id}', deploymentId: 'customdeploy_${id}'${rest} }));`,
    );

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4358672433.html
  test('gives the internal address unless told otherwise', () => {
    expect(resolve('page')).toBe('/app/site/hosting/scriptlet.nl?script=1&deploy=1');
    expect(resolve('rest', ", params: { a: 'x y' }")).toBe('/app/site/hosting/restlet.nl?script=2&deploy=1&a=x%20y');
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4358552918.html
  test('gives the external address of a RESTlet', () => {
    expect(resolve('rest', ', returnExternalUrl: true')).toBe(
      'https://1234567-sb1.restlets.api.netsuite.com/app/site/hosting/restlet.nl?script=2&deploy=1',
    );
  });

  test('gives the external address of a Suitelet, with the same hash for the same deployment', () => {
    const address = resolve('page', ", returnExternalUrl: true, params: { a: 'x' }");
    expect(address).toMatch(
      /^https:\/\/1234567-sb1\.extforms\.netsuite\.com\/app\/site\/hosting\/scriptlet\.nl\?script=1&deploy=1&compid=1234567_SB1&ns-at=[\w-]{43}&a=x$/,
    );
    expect(resolve('page', ", returnExternalUrl: true, params: { a: 'x' }")).toBe(address);
  });

  test.each([
    ["url.resolveScript({ scriptId: 'customscript_page' });", 'SSS_MISSING_REQD_ARGUMENT'],
    ["url.resolveScript({ scriptId: 'customscript_none', deploymentId: 1 });", 'SSS_INVALID_SCRIPT_ID'],
    [
      "url.resolveScript({ scriptId: runtime.getCurrentScript().id, deploymentId: 'customdeploy_now' });",
      'SSS_INVALID_SCRIPT_ID',
    ],
  ])('%s is refused', (body, code) => expect(runBody(account, ['N/url', 'N/runtime'], body).error?.name).toBe(code));
});

describe('url.resolveRecord', () => {
  const resolve = (options: string) => evaluate(account, ['N/url'], `give(url.resolveRecord({ ${options} }));`);

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_159976562256.html
  test('of a sales order in edit mode is the address that the help shows', () => {
    expect(resolve("recordType: 'salesorder', recordId: 6, isEditMode: true")).toBe(
      '/app/accounting/transactions/salesord.nl?id=6&e=T&compid=1234567_SB1',
    );
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4358667680.html
  test('is for viewing unless told otherwise, and takes parameters', () => {
    expect(resolve("recordType: 'customer', recordId: '7', params: { a: 'x y' }")).toBe(
      '/app/common/entity/custjob.nl?id=7&compid=1234567_SB1&a=x%20y',
    );
    expect(resolve("recordType: 'customer'")).toBe('/app/common/entity/custjob.nl?compid=1234567_SB1');
  });

  test('names the type of a custom record by its number', () => {
    sqlRun(
      account.db,
      "INSERT INTO object (scriptid, type, id, xml) VALUES ('customrecord_note', 'customrecordtype', 12, ?)",
      '<customrecordtype scriptid="customrecord_note"><recordname>Note</recordname></customrecordtype>',
    );
    account.types.refresh?.();
    expect(resolve("recordType: 'customrecord_note', recordId: 3")).toBe(
      '/app/common/custom/custrecordentry.nl?rectype=12&id=3&compid=1234567_SB1',
    );
  });

  test.each([
    ['recordId: 6', 'SSS_MISSING_REQD_ARGUMENT'],
    ["recordType: 'nothing', recordId: 6", 'INVALID_RCRD_TYPE'],
    ["recordType: 'taxschedule', recordId: 6", 'NOT_SIMULATED'],
  ])('{ %s } is refused', (options, code) =>
    expect(runBody(account, ['N/url'], `url.resolveRecord({ ${options} });`).error?.name).toBe(code),
  );
});

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4358672296.html
// The ids: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/SDFxml_2558545327.html
describe('url.resolveTaskLink', () => {
  test.each([
    ["id: 'EDIT_CUSTJOB'", '/app/common/entity/custjob.nl?compid=1234567_SB1'],
    [
      "id: 'EDIT_TRAN_SALESORD', params: { entity: 7 }",
      '/app/accounting/transactions/salesord.nl?compid=1234567_SB1&entity=7',
    ],
    [
      "id: 'LIST_TRAN_SALESORD'",
      '/app/accounting/transactions/transactionlist.nl?Transaction_TYPE=SalesOrd&compid=1234567_SB1',
    ],
  ])('of { %s } is %s', (options, address) => {
    expect(evaluate(account, ['N/url'], `give(url.resolveTaskLink({ ${options} }));`)).toBe(address);
  });

  test.each([
    ['', 'SSS_MISSING_REQD_ARGUMENT', 'resolveTaskLink: Missing a required argument: id'],
    ["id: 'ADMI_SHIPPING'", 'NOT_SIMULATED', 'N/url.resolveTaskLink of ADMI_SHIPPING is not simulated by the sandbox.'],
  ])('{ %s } is refused', (options, name, message) =>
    expect(runBody(account, ['N/url'], `url.resolveTaskLink({ ${options} });`).error).toMatchObject({ name, message }),
  );
});

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4834765371.html
describe('url.resolveDomain', () => {
  test.each([
    ['APPLICATION', '1234567-sb1.app.netsuite.com'],
    ['CUSTOMER_CENTER', '1234567-sb1.app.netsuite.com'],
    ['FORM', '1234567-sb1.extforms.netsuite.com'],
    ['RESTLET', '1234567-sb1.restlets.api.netsuite.com'],
    ['SUITETALK', '1234567-sb1.suitetalk.api.netsuite.com'],
  ])('of %s is %s', (type, domain) => {
    expect(evaluate(account, ['N/url'], `give(url.resolveDomain({ hostType: url.HostType.${type} }));`)).toBe(domain);
  });

  test('may be that of another account', () => {
    expect(evaluate(account, ['N/url'], "give(url.resolveDomain({ hostType: 'FORMS', accountId: '99' }));")).toBe(
      '99.extforms.netsuite.com',
    );
    expect(runBody(account, ['N/url'], "url.resolveDomain({ hostType: 'MOON' });").error?.name).toBe(
      'SSS_INVALID_TYPE_ARG',
    );
  });
});

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4256772439.html
describe('config.load', () => {
  const load = (type: string, field: string) =>
    `config.load({ type: config.Type.${type} }).getValue({ fieldId: '${field}' })`;

  test('reads the preferences that the account’s settings stand for, for 10 units', () => {
    const fields = [
      load('COMPANY_INFORMATION', 'timezone'),
      load('USER_PREFERENCES', 'DATEFORMAT'),
      load('COMPANY_INFORMATION', 'companyid'),
    ];
    expect(evaluate(account, ['N/config'], `give([${fields.join(', ')}]);`)).toEqual([
      'America/Los_Angeles',
      'DD.MM.YYYY',
      '1234567_SB1',
    ]);
    expect(runBody(account, ['N/config'], `${fields[0]};`).unitsUsed).toBe(10);
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_0302064256.html: what this sample does
  test('keeps what a script sets and saves, for the units of a load and a save', () => {
    const change = `const page = config.load({ type: config.Type.COMPANY_INFORMATION });
      page.setValue({ fieldId: 'taxid', value: '1122334455' }).setValue({ fieldId: 'employerid', value: '123456789' });`;
    expect(runBody(account, ['N/config'], change).error).toBeUndefined();
    const read = `give([${load('COMPANY_INFORMATION', 'taxid')}, ${load('COMPANY_INFORMATION', 'employerid')}]);`;
    expect(evaluate(account, ['N/config'], read)).toEqual(['', '']);
    expect(runBody(account, ['N/config'], `${change} page.save();`).unitsUsed).toBe(20);
    expect(evaluate(account, ['N/config'], read)).toEqual(['1122334455', '123456789']);
  });

  test('changes settings of the account: the next script writes dates in the new format', () => {
    const change = `const page = config.load({ type: config.Type.COMPANY_PREFERENCES, isDynamic: true });
      page.setValue('DATEFORMAT', 'YYYY-MM-DD'); page.save();`;
    expect(runBody(account, ['N/config'], change).error).toBeUndefined();
    const day = "give(format.format({ value: new Date('2026-03-02T12:00:00Z'), type: 'date' }));";
    expect(evaluate(account, ['N/format'], day)).toBe('2026-03-02');
    expect(evaluate(account, ['N/config'], `give(${load('USER_PREFERENCES', 'dateformat')});`)).toBe('YYYY-MM-DD');
  });

  test('tells which features are enabled', () => {
    const features = ['subsidiaries', 'CUSTOMRECORDS', 'multicurrency'].map((id) => load('FEATURES', id));
    expect(evaluate(account, ['N/config'], `give([${features}]);`)).toEqual([true, true, false]);
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/bridgehead_N3253690.html
  test.each([
    [`${load('COMPANY_INFORMATION', 'fiscalmonth')};`, 'NOT_SIMULATED'],
    [`${load('COMPANY_INFORMATION', 'TimeZone')};`, 'NOT_SIMULATED'],
    [`${load('ACCOUNTING_PREFERENCES', 'overbilling')};`, 'NOT_SIMULATED'],
    ["config.load({ type: 'companyfeatures' }).setValue({ fieldId: 'crm', value: false });", 'NOT_SIMULATED'],
    ["config.load({ type: 'companyinformation' }).setValue({ fieldId: 'timezone', value: 'x' });", 'INVALID_FLD_VALUE'],
    [
      "config.load({ type: 'companyinformation' }).setValue({ fieldId: 'companyid', value: 'x' });",
      'INVALID_FLD_VALUE',
    ],
    [
      "config.load({ type: 'userpreferences' }).setValue({ fieldId: 'dateformat', value: 'YYYY' });",
      'INVALID_FLD_VALUE',
    ],
    ["config.load({ type: 'userpreferences' }).setValue({ fieldId: 'dateformat' });", 'SSS_MISSING_REQD_ARGUMENT'],
    ["config.load({ type: 'nothing' });", 'INVALID_RCRD_TYPE'],
    ['config.load({});', 'INVALID_RCRD_TYPE'],
  ])('%s is refused', (body, code) => expect(runBody(account, ['N/config'], body).error?.name).toBe(code));
});
