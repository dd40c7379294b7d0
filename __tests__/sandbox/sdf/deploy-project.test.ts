import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Account } from 'netsuite-sandbox/account/account';
import { sqlAll, sqlGet, sqlRun } from 'netsuite-sandbox/account/sql';
import { deployProject } from 'netsuite-sandbox/sdf/deploy-project';
import {
  deployment,
  MANIFEST,
  newProject,
  removeProject,
  SCRIPT_FILE,
  scheduledScript,
  writeProject,
} from './sdf-project';

let dir: string;
let account: Account;
beforeEach(() => {
  ({ dir, account } = newProject());
});
afterEach(() => removeProject(dir, account));

const deploy = (files: Record<string, string | null>) => {
  writeProject(dir, files);
  return deployProject(account, dir);
};
const deployments = () => sqlAll<Record<string, unknown>>(account.db, 'SELECT * FROM deployment ORDER BY id');

describe('a script', () => {
  const SCRIPT = scheduledScript(`
    <scriptcustomfields>
      <scriptcustomfield scriptid="custscript_folder"><fieldtype>TEXT</fieldtype><label>Folder</label><defaultvalue>a &amp; b</defaultvalue></scriptcustomfield>
      <scriptcustomfield scriptid="custscript_on"><fieldtype>CHECKBOX</fieldtype><label>On</label><defaultchecked>T</defaultchecked></scriptcustomfield>
      <scriptcustomfield scriptid="custscript_pick"><fieldtype>SELECT</fieldtype><label>Pick</label><selectrecordtype>[scriptid=customlist_c]</selectrecordtype></scriptcustomfield>
    </scriptcustomfields>
    ${deployment(
      `<loglevel>AUDIT</loglevel><custscript_folder>in</custscript_folder><custscript_pick>[scriptid=customlist_c.val_b]</custscript_pick>
      <recurrence><daily><startdate>2026-01-01</startdate><starttime>00:00:00Z</starttime><everyxdays>1</everyxdays><repeat>PT15M</repeat></daily></recurrence>`,
      'customdeploy_x',
      'SCHEDULED',
    )}`);
  const LIST = `<customlist scriptid="customlist_c"><name>C</name><customvalues>
    <customvalue scriptid="val_a"><value>A</value></customvalue><customvalue scriptid="val_b"><value>B</value></customvalue></customvalues></customlist>`;

  test('is stored with its file, parameters, deployment values and recurrence', () => {
    const result = deploy({ 'Objects/customscript_x.xml': SCRIPT, 'Objects/lists/customlist_c.xml': LIST });
    expect(result).toEqual({
      objects: ['customscript_x', 'customlist_c'],
      files: ['/SuiteScripts/x/x.js'],
      warnings: [],
    });
    const list = account.records.findByName('customlist_c', 'B')[0]?.id;
    const script = sqlGet<Record<string, string>>(account.db, 'SELECT * FROM script');
    expect(script).toMatchObject({ scriptid: 'customscript_x', type: 'scheduledscript', file: '/SuiteScripts/x/x.js' });
    expect(JSON.parse(script?.parameters ?? '')).toEqual({
      custscript_folder: { fieldtype: 'TEXT', label: 'Folder', defaultvalue: 'a & b' },
      custscript_on: { fieldtype: 'CHECKBOX', label: 'On', defaultvalue: 'T' },
      custscript_pick: { fieldtype: 'SELECT', label: 'Pick' },
    });
    const [row] = deployments();
    expect(row).toMatchObject({
      script: 'customscript_x',
      scriptid: 'customdeploy_x',
      status: 'SCHEDULED',
      isdeployed: 1,
      loglevel: 'AUDIT',
    });
    expect(JSON.parse(row?.parameters as string)).toEqual({ custscript_folder: 'in', custscript_pick: String(list) });
    expect(JSON.parse(row?.recurrence as string)).toEqual({
      daily: { startdate: '2026-01-01', starttime: '00:00:00Z', everyxdays: '1', repeat: 'PT15M' },
    });
    expect(account.files.content(account.files.byPath('/SuiteScripts/x/x.js')?.id as number).toString()).toBe(
      SCRIPT_FILE,
    );
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1505834545.html
  test('is replaced by a second deploy, with the same ids; what the project no longer has stays', () => {
    deploy({ 'Objects/x.xml': SCRIPT, 'Objects/c.xml': LIST });
    sqlRun(account.db, "UPDATE deployment SET lastdue = '2026-01-02T00:00:00.000Z', status = 'TESTING'");
    const before = deployments()[0];
    deploy({
      'Objects/x.xml': scheduledScript(deployment('', 'customdeploy_y')),
      'Objects/c.xml': LIST.replace('<value>B', '<value>Bee'),
      'FileCabinet/SuiteScripts/x/x.js': `${SCRIPT_FILE}// new`,
    });
    expect(deployments().map((row) => row.scriptid)).toEqual(['customdeploy_x', 'customdeploy_y']);
    expect(deployments()[0]).toEqual(before);
    const file = account.files.byPath('/SuiteScripts/x/x.js')?.id as number;
    expect(account.files.content(file).toString()).toContain('// new');
    deploy({ 'Objects/x.xml': SCRIPT });
    expect(deployments()[0]).toMatchObject({
      id: before?.id,
      status: 'SCHEDULED',
      lastdue: '2026-01-02T00:00:00.000Z',
    });
    expect([...account.records.list('customlist_c')].map(({ id, body }) => [id, body.name])).toEqual([
      [1, 'A'],
      [2, 'Bee'],
    ]);
  });
});

describe('record types and fields', () => {
  test('are there after the deploy, with the records they carry', () => {
    deploy({
      'Objects/r.xml': `<customrecordtype scriptid="customrecord_r"><recordname>Thing</recordname><customrecordcustomfields>
        <customrecordcustomfield scriptid="custrecord_n"><fieldtype>INTEGER</fieldtype><label>N</label></customrecordcustomfield>
        <customrecordcustomfield scriptid="custrecord_c"><fieldtype>SELECT</fieldtype><label>C</label><selectrecordtype>-2</selectrecordtype></customrecordcustomfield>
        </customrecordcustomfields><instances><instance scriptid="val_one"><name>One</name><custrecord_n>5</custrecord_n></instance></instances></customrecordtype>`,
      'Objects/e.xml': `<entitycustomfield scriptid="custentity_e"><fieldtype>TEXT</fieldtype><label>E</label><appliestocustomer>T</appliestocustomer></entitycustomfield>`,
      'Objects/b.xml': `<transactionbodycustomfield scriptid="custbody_b"><fieldtype>MULTISELECT</fieldtype><label>B</label><selectrecordtype>[scriptid=customrecord_r]</selectrecordtype><bodysale>T</bodysale></transactionbodycustomfield>`,
      'Objects/c.xml': `<transactioncolumncustomfield scriptid="custcol_c"><fieldtype>CHECKBOX</fieldtype><label>C</label><colsale>T</colsale></transactioncolumncustomfield>`,
      'Objects/i.xml': `<itemcustomfield scriptid="custitem_i"><fieldtype>TEXT</fieldtype><label>I</label><appliestoinventory>T</appliestoinventory></itemcustomfield>`,
    });
    const type = account.types.get('CUSTOMRECORD_R');
    expect(type).toMatchObject({ id: 'customrecord_r', label: 'Thing', cost: 'custom', nameField: 'name' });
    expect(type.fields.get('custrecord_c')).toMatchObject({ type: 'select', selects: 'customer' });
    expect([...account.records.list('customrecord_r')].map(({ body }) => body)).toMatchObject([
      { name: 'One', custrecord_n: 5, isinactive: false, scriptid: 'val_one' },
    ]);
    expect(account.types.get('customer').fields.get('custentity_e')).toMatchObject({ type: 'text', maxLength: 300 });
    expect(account.types.get('vendor').fields.has('custentity_e')).toBe(false);
    expect(account.types.get('salesorder').fields.get('custbody_b')?.selects).toBe('customrecord_r');
    expect(account.types.get('purchaseorder').fields.has('custbody_b')).toBe(false);
    expect(account.types.get('salesorder').sublists.get('item')?.fields.get('custcol_c')?.type).toBe('checkbox');
    expect(account.types.get('inventoryitem').fields.has('custitem_i')).toBe(true);
    expect(account.types.get('kititem').fields.has('custitem_i')).toBe(false);
  });
});

describe('deploy.xml', () => {
  test('says what is deployed', () => {
    const result = deploy({
      'deploy.xml':
        '<deploy><files><path>~/FileCabinet/SuiteScripts/x/x.js</path></files><objects><path>~/Objects/in/*</path></objects></deploy>',
      'Objects/in/x.xml': scheduledScript(''),
      'Objects/out.xml': '<secret scriptid="custsecret_out"/>',
      'FileCabinet/SuiteScripts/other.js': 'x',
    });
    expect(result.objects).toEqual(['customscript_x']);
    expect(result.files).toEqual(['/SuiteScripts/x/x.js']);
  });

  test.each([
    ['~/Objects/none.xml', 'does not exist'],
    ['~/objects/*', 'must lead to ~/Objects'],
    ['~/Objects/../../x', 'must start with ~/ and stay in the project'],
    ['/etc/*', 'must start with ~/ and stay in the project'],
    ['~/FileCabinet/*', 'must lead to ~/Objects'],
  ])('the object path %s is refused', (given, rule) => {
    const xml = `<deploy><objects><path>${given}</path></objects></deploy>`;
    expect(() => deploy({ 'deploy.xml': xml, 'Objects/s.xml': '<secret scriptid="custsecret_s"/>' })).toThrow(
      `deploy.xml: path ${given}: ${rule}`,
    );
  });

  test('does not follow links out of the project', () => {
    writeProject(dir, {});
    fs.symlinkSync('/etc', path.join(dir, 'FileCabinet/SuiteScripts/etc'));
    expect(() => deployProject(account, dir)).toThrow('FileCabinet/SuiteScripts/etc: is neither file nor folder');
  });
});

describe('where the project lies', () => {
  test.each([
    ['src', {}],
    ['build/out', { 'suitecloud.config.js': "module.exports = { defaultProjectFolder: 'build/out' };" }],
  ])('in %s', (folder, config: Record<string, string>) => {
    writeProject(path.join(dir, folder), { 'Objects/x.xml': scheduledScript('') });
    for (const [name, content] of Object.entries(config)) fs.writeFileSync(path.join(dir, name), content);
    expect(deployProject(account, dir).objects).toEqual(['customscript_x']);
  });

  test('nowhere is said', () => {
    expect(() => deployProject(account, dir)).toThrow('is no SDF project: there is no manifest.xml');
  });
});

describe('a project with mistakes', () => {
  test('is refused with all of them, and nothing is deployed', () => {
    const mistakes = () =>
      deploy({
        'Objects/x.xml': scheduledScript(
          `<colour>red</colour><isinactive>yes</isinactive>${deployment('<recurrence><daily><startdate>2026-01-01</startdate><starttime>00:00:00</starttime><everyxdays>0</everyxdays><repeat>PT5M</repeat></daily></recurrence>', 'deploy_x', 'RUNNING')}`,
          'customscript_X',
        ),
        'Objects/r.xml': `<customrecordtype scriptid="customrecord_r"><customrecordcustomfields><customrecordcustomfield scriptid="custrecord_c"><fieldtype>SELECT</fieldtype></customrecordcustomfield></customrecordcustomfields></customrecordtype>`,
        'Objects/broken.xml': '<secret scriptid="custsecret_s">',
        'Objects/long.xml': `<transactioncolumncustomfield scriptid="custcol_${'x'.repeat(30)}"><fieldtype>STRING</fieldtype><label>L</label></transactioncolumncustomfield>`,
        'FileCabinet/Elsewhere/x.js': 'x',
      });
    let message = '';
    try {
      mistakes();
    } catch (error) {
      message = (error as Error).message;
    }
    const lines = message
      .split('\n')
      .slice(1)
      .map((line) => line.trim());
    expect(lines).toHaveLength(14);
    expect(lines).toEqual(
      expect.arrayContaining([
        'FileCabinet/Elsewhere/x.js: files go into one of the folders SuiteScripts, SuiteApps, Templates, Web Site Hosting Files, Images',
        expect.stringMatching(/^Objects\/broken\.xml: is no valid XML: line 1, column 1: /),
        `Objects/long.xml: transactioncolumncustomfield: scriptid "custcol_${'x'.repeat(30)}" has more than 37 characters`,
        expect.stringMatching(
          /^Objects\/long\.xml: transactioncolumncustomfield\/fieldtype: must be one of CHECKBOX, .* not "STRING"$/,
        ),
        'Objects/r.xml: customrecordtype/customrecordcustomfields/custrecord_c/selectrecordtype: is required when fieldtype is SELECT',
        'Objects/r.xml: customrecordtype/customrecordcustomfields/customrecordcustomfield/label: is required',
        'Objects/r.xml: customrecordtype/recordname: is required unless customsegment is given',
        'Objects/x.xml: scheduledscript/colour: is not an element of scheduledscript',
        'Objects/x.xml: scheduledscript/isinactive: must be T or F, not "yes"',
        'Objects/x.xml: scheduledscript/scriptdeployments/scriptdeployment/recurrence/daily/everyxdays: must be a whole number from 1 to 1000, not "0"',
        expect.stringMatching(/recurrence\/daily\/repeat: must be one of PT15M, .* not "PT5M"$/),
        'Objects/x.xml: scheduledscript/scriptdeployments/scriptdeployment/status: must be one of NOTSCHEDULED, SCHEDULED, TESTING, not "RUNNING"',
        'Objects/x.xml: scheduledscript/scriptdeployments/scriptdeployment: scriptid "deploy_x" must start with customdeploy and have lower case letters, digits and underscores',
        'Objects/x.xml: scheduledscript: scriptid "customscript_X" must start with customscript and have lower case letters, digits and underscores',
      ]),
    );
    expect(sqlAll(account.db, 'SELECT * FROM object')).toEqual([]);
    expect(account.files.byPath('/SuiteScripts/x/x.js')).toBeUndefined();
  });

  test.each<[string, Record<string, string | null>, string]>([
    [
      'no script file',
      { 'Objects/x.xml': scheduledScript(''), 'FileCabinet/SuiteScripts/x/x.js': null },
      'Objects/x.xml: scheduledscript/scriptfile: [/SuiteScripts/x/x.js] does not exist',
    ],
    [
      'a script of another type',
      {
        'Objects/x.xml': scheduledScript(''),
        'FileCabinet/SuiteScripts/x/x.js': SCRIPT_FILE.replace('ScheduledScript', 'Suitelet'),
      },
      'must have @NScriptType ScheduledScript, not Suitelet',
    ],
    [
      'a SuiteScript 1.0 file',
      { 'Objects/x.xml': scheduledScript(''), 'FileCabinet/SuiteScripts/x/x.js': 'function f() {}' },
      'has no @NApiVersion tag',
    ],
    [
      'a reference to nothing',
      {
        'Objects/f.xml':
          '<entitycustomfield scriptid="custentity_f"><fieldtype>SELECT</fieldtype><label>F</label><selectrecordtype>[scriptid=customrecord_none]</selectrecordtype></entitycustomfield>',
      },
      'Objects/f.xml: entitycustomfield/selectrecordtype: [scriptid=customrecord_none] is neither in the project nor in the account',
    ],
    [
      'two objects of one id',
      { 'Objects/a.xml': '<secret scriptid="custsecret_s"/>', 'Objects/b.xml': '<secret scriptid="custsecret_s"/>' },
      'Objects/b.xml: secret: scriptid custsecret_s is also in Objects/a.xml',
    ],
    [
      'a document type',
      { 'Objects/a.xml': '<!DOCTYPE secret [<!ENTITY x "y">]><secret scriptid="custsecret_s"/>' },
      'Objects/a.xml: is no valid XML: a document type',
    ],
    [
      'an import map without a form',
      {
        'Objects/m.xml':
          '<savedcsvimport scriptid="custimport_m"><recordtype>SALESORDER</recordtype><importname>M</importname><datahandling>ADD</datahandling><decimaldelimiter>PERIOD</decimaldelimiter><columndelimiter>COMMA</columndelimiter></savedcsvimport>',
      },
      'Objects/m.xml: savedcsvimport/transactionform: is required when recordtype is SALESORDER',
    ],
    [
      'an import map of a record type that cannot be imported',
      {
        'Objects/m.xml':
          '<savedcsvimport scriptid="custimport_m"><recordtype>SALESORDRE</recordtype><importname>M</importname><datahandling>ADD</datahandling><decimaldelimiter>PERIOD</decimaldelimiter><columndelimiter>COMMA</columndelimiter><filemappings><filemapping><file>VENDORCREDIT</file></filemapping></filemappings><recordmappings><recordmapping><record>PAYCHECK</record><fieldmappings><fieldmapping><field>MEMO</field><columnreference><column>a</column><file>VENDORCREDIT</file></columnreference></fieldmapping></fieldmappings></recordmapping></recordmappings></savedcsvimport>',
      },
      'Objects/m.xml: savedcsvimport/recordtype: "SALESORDRE" is no record type that CSV imports know',
    ],
    [
      'an import map with a field that nobody has',
      {
        'Objects/m.xml':
          '<savedcsvimport scriptid="custimport_m"><recordtype>PAYCHECK</recordtype><importname>M</importname><datahandling>ADD</datahandling><decimaldelimiter>PERIOD</decimaldelimiter><columndelimiter>COMMA</columndelimiter><filemappings><filemapping><file>VENDORCREDIT</file></filemapping></filemappings><recordmappings><recordmapping><record>PAYCHECK</record><fieldmappings><fieldmapping><field>[scriptid=custbody_none]</field><columnreference><column>a</column><file>VENDORCREDIT</file></columnreference></fieldmapping></fieldmappings></recordmapping></recordmappings></savedcsvimport>',
      },
      'fieldmapping/field: [scriptid=custbody_none] is neither in the project nor in the account',
    ],
    [
      'an import map with a column of a file that it does not have',
      {
        'Objects/m.xml':
          '<savedcsvimport scriptid="custimport_m"><recordtype>PAYCHECK</recordtype><importname>M</importname><datahandling>ADD</datahandling><decimaldelimiter>PERIOD</decimaldelimiter><columndelimiter>COMMA</columndelimiter><filemappings><filemapping><file>VENDORCREDIT</file></filemapping></filemappings><recordmappings><recordmapping><record>PAYCHECK</record><fieldmappings><fieldmapping><field>MEMO</field><columnreference><column>a</column><file>OTHER</file></columnreference></fieldmapping></fieldmappings></recordmapping></recordmappings></savedcsvimport>',
      },
      'fieldmappings/fieldmapping MEMO: the file OTHER of its column is in no filemapping',
    ],
    [
      'a value for a parameter that the script does not have',
      { 'Objects/x.xml': scheduledScript(deployment('<custscript_none>1</custscript_none>')) },
      'scriptdeployment/custscript_none: is no parameter of the script',
    ],
    ['no project name', { 'manifest.xml': MANIFEST.replace('Test', '') }, 'manifest.xml: projectname: is required'],
    ['no deploy.xml', { 'deploy.xml': null }, 'deploy.xml: deploy: the project has no deploy.xml'],
  ])('such as %s is refused', (_what, files, message) => {
    expect(() => deploy(files)).toThrow(message);
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1505834545.html
  test('may refer to account objects only when the manifest names them', () => {
    deploy({
      'Objects/r.xml': '<customrecordtype scriptid="customrecord_r"><recordname>R</recordname></customrecordtype>',
    });
    fs.rmSync(path.join(dir, 'Objects'), { recursive: true });
    const field =
      '<entitycustomfield scriptid="custentity_f"><fieldtype>SELECT</fieldtype><label>F</label><selectrecordtype>[scriptid=customrecord_r]</selectrecordtype></entitycustomfield>';
    expect(() => deploy({ 'Objects/f.xml': field })).toThrow('name it in manifest.xml, dependencies/objects');
    const manifest = MANIFEST.replace('</features>', '</features><objects><object>customrecord_r</object></objects>');
    expect(deploy({ 'Objects/f.xml': field, 'manifest.xml': manifest }).objects).toEqual(['custentity_f']);
  });
});
