import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Account } from 'netsuite-sandbox/account/account';
import { deployProject } from 'netsuite-sandbox/sdf/deploy-project';
import { describeProblems } from 'netsuite-sandbox/sdf/problems';
import { readProject } from 'netsuite-sandbox/sdf/read-project';
import { validateProject } from 'netsuite-sandbox/sdf/validate-project';
import {
  DEPLOY,
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

type Files = Record<string, string | null>;

function validate(files: Files): { problems: string[]; warnings: string[] } {
  writeProject(dir, files);
  const { problems, warnings } = validateProject(account, readProject(dir));
  return { problems: describeProblems(problems), warnings: describeProblems(warnings) };
}

const script = (inside: string): Files => ({ 'Objects/customscript_x.xml': scheduledScript(inside) });
const object = (xml: string, id: string): Files => ({ [`Objects/${id}.xml`]: xml });
const entityField = (inside: string): Files =>
  object(`<entitycustomfield scriptid="custentity_f"><label>F</label>${inside}</entitycustomfield>`, 'custentity_f');
const daily = (inside: string): Files =>
  script(deployment(`<recurrence><daily>${inside}</daily></recurrence>`, 'customdeploy_x', 'SCHEDULED'));
const role = (inside: string): string =>
  `<role scriptid="customrole_o"><centertype>BASIC</centertype><name>O</name>${inside}</role>`;
const TYPE = '<customrecordtype scriptid="customrecord_r"><recordname>R</recordname></customrecordtype>';
const LIST = '<customlist scriptid="customlist_c"><name>C</name></customlist>';
const manifest = (inside: string): string => MANIFEST.replace('</dependencies>', `${inside}</dependencies>`);

// Each test begins with the page that it rests on, of https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/

describe('what a deploy refuses', () => {
  test.each<[string, string, Files, string]>([
    [
      'SDFxml_637067724: a scheduled script needs a name',
      'a script without one',
      { 'Objects/customscript_x.xml': scheduledScript('').replace('<name>X</name>', '') },
      'Objects/customscript_x.xml: scheduledscript/name: is required',
    ],
    [
      'SDFxml_2909147388: the height of a field is a whole number',
      'a word',
      entityField('<fieldtype>TEXT</fieldtype><displayheight>high</displayheight>'),
      'entitycustomfield/displayheight: must be a whole number from 0 to 9999, not "high"',
    ],
    [
      'SDFxml_637067724: of at most 40 characters',
      'one of 41',
      { 'Objects/customscript_x.xml': scheduledScript('').replace('<name>X', `<name>${'x'.repeat(41)}`) },
      'Objects/customscript_x.xml: scheduledscript/name: has more than 40 characters',
    ],
    [
      'SDFxml_637067724: the elements of a script are listed',
      'another one, near one of them',
      script('<descripton>D</descripton>'),
      'Objects/customscript_x.xml: scheduledscript/descripton: is not an element of scheduledscript. Did you mean description?',
    ],
    [
      'SDFxml_637067724: runasrole is not among those of a scheduled deployment',
      'runasrole',
      script(deployment('<runasrole>ADMINISTRATOR</runasrole>')),
      'scriptdeployment/runasrole: is not an element of scriptdeployment',
    ],
    [
      'SDFxml_637067724: name stands once',
      'two names',
      script('<name>Y</name>'),
      'Objects/customscript_x.xml: scheduledscript/name: stands 2 times, it may stand once',
    ],
    [
      'bridgehead_24076946: a flag is T or F',
      'true',
      script('<isinactive>true</isinactive>'),
      'scheduledscript/isinactive: must be T or F, not "true"',
    ],
    [
      'bridgehead_24076946: a standard reference is in upper case',
      'lower case',
      object(
        '<usereventscript scriptid="customscript_u"><name>U</name><scriptfile>[/SuiteScripts/x/u.js]</scriptfile><scriptdeployments><scriptdeployment scriptid="customdeploy_u"><status>TESTING</status><recordtype>customer</recordtype></scriptdeployment></scriptdeployments></usereventscript>',
        'customscript_u',
      ),
      'scriptdeployment/recordtype: "customer" must be in upper case: CUSTOMER',
    ],
    [
      'bridgehead_24076946: a reference is [scriptid=…]',
      'another form',
      entityField('<fieldtype>SELECT</fieldtype><selectrecordtype>[customrecord_r]</selectrecordtype>'),
      'selectrecordtype: "[customrecord_r]" is no reference such as [scriptid=customrecord_x]',
    ],
    [
      'SDFxml_2909147388: selectrecordtype leads to a record type or list',
      'a script',
      {
        ...script(''),
        ...entityField('<fieldtype>SELECT</fieldtype><selectrecordtype>[scriptid=customscript_x]</selectrecordtype>'),
      },
      'selectrecordtype: [scriptid=customscript_x] is of type scheduledscript, it must be one of customrecordtype, customlist',
    ],
    [
      'SDFxml_2909147388: selectrecordtype is required for SELECT, also of a parameter',
      'a parameter without',
      script(
        '<scriptcustomfields><scriptcustomfield scriptid="custscript_p"><fieldtype>SELECT</fieldtype><label>P</label></scriptcustomfield></scriptcustomfields>',
      ),
      'scheduledscript/scriptcustomfields/custscript_p/selectrecordtype: is required when fieldtype is SELECT',
    ],
    [
      'section_1504707195: a recurrence has one of eight forms',
      'two of them',
      script(
        deployment(
          '<recurrence><single><startdate>2026-01-01</startdate><starttime>00:00:00Z</starttime></single><yearly><startdate>2026-01-01</startdate><starttime>00:00:00Z</starttime></yearly></recurrence>',
        ),
      ),
      'scriptdeployment/recurrence: must have exactly one of single, daily,',
    ],
    [
      'section_1499269203: a date is yyyy-MM-dd',
      '1/2/2026',
      daily('<startdate>1/2/2026</startdate><starttime>00:00:00Z</starttime><everyxdays>1</everyxdays>'),
      'recurrence/daily/startdate: must have the form 2026-12-31, not "1/2/2026"',
    ],
    [
      'section_1499269203: a time is HH:mm:00, with Z for UTC',
      '24:00:00',
      daily('<startdate>2026-01-02</startdate><starttime>24:00:00</starttime><everyxdays>1</everyxdays>'),
      'recurrence/daily/starttime: must have the form 23:30:00Z or 23:30:00, not "24:00:00"',
    ],
    [
      'section_1528397245: account-specific values are errors by default',
      'a placeholder that an export left',
      script('<notifygroup>[ACCOUNT_SPECIFIC_VALUE]</notifygroup>'),
      'scheduledscript/notifygroup: [ACCOUNT_SPECIFIC_VALUE] must be replaced by a value',
    ],
    [
      'section_4718752626: the features of objects must be in the manifest for the deployment to succeed',
      'a script without',
      { ...script(''), 'manifest.xml': MANIFEST.replace(/<feature[^>]*>SERVERSIDESCRIPTING<\/feature>/, '') },
      'manifest.xml: dependencies/features: must name SERVERSIDESCRIPTING, for scheduledscript',
    ],
    [
      'section_1523379149: required is true or false',
      'neither',
      { 'manifest.xml': MANIFEST.replace('required="true"', 'required="yes"') },
      'manifest.xml: dependencies/features/feature: SERVERSIDESCRIPTING: its attribute required must be true or false',
    ],
    [
      'section_4720575592: what the manifest depends on is in the account',
      'an object that is not',
      { 'manifest.xml': manifest('<objects><object>customrecord_far</object></objects>') },
      'manifest.xml: dependencies/objects: the account has no customrecord_far',
    ],
    [
      'section_4720575592: what the manifest depends on is in the account',
      'a file that is not',
      { 'manifest.xml': manifest('<files><file>/SuiteScripts/far.js</file></files>') },
      'manifest.xml: dependencies/files: the account has no /SuiteScripts/far.js',
    ],
    [
      'section_156044636320: only what deploy.xml names is sent',
      'a reference to an object that it does not name',
      {
        'deploy.xml': '<deploy><objects><path>~/Objects/custentity_f.xml</path></objects></deploy>',
        ...object(TYPE, 'customrecord_r'),
        ...entityField('<fieldtype>SELECT</fieldtype><selectrecordtype>[scriptid=customrecord_r]</selectrecordtype>'),
      },
      'selectrecordtype: [scriptid=customrecord_r] is in Objects/customrecord_r.xml, which deploy.xml does not name',
    ],
    [
      'section_156044636320: only what deploy.xml names is sent',
      'a script whose file it does not name',
      { ...script(''), 'deploy.xml': '<deploy><objects><path>~/Objects/*</path></objects></deploy>' },
      'scriptfile: [/SuiteScripts/x/x.js] is in FileCabinet/SuiteScripts/x/x.js, which deploy.xml does not name',
    ],
    [
      'section_4737888643: paths of deploy.xml are case-sensitive',
      'another case',
      { 'deploy.xml': DEPLOY.replace('~/FileCabinet/*', '~/FileCabinet/suitescripts/x/x.js') },
      'deploy.xml: path ~/FileCabinet/suitescripts/x/x.js: does not exist; upper and lower case count: there is ~/FileCabinet/SuiteScripts/x/x.js',
    ],
    [
      'section_4737888643: deploy.xml has blocks of paths',
      'something else',
      { 'deploy.xml': '<deploy><scripts><path>~/Objects/*</path></scripts></deploy>' },
      'deploy.xml: scripts: is not an element of deploy',
    ],
    [
      'section_4724963992: the File Cabinet has a folder SuiteScripts',
      'suitescripts',
      { 'FileCabinet/suitescripts/x.js': 'x' },
      'FileCabinet/suitescripts/x.js: the folder must be written SuiteScripts',
    ],
    [
      'bridgehead_24076946: a file is referred to by its path',
      'in another case',
      { 'Objects/customscript_x.xml': scheduledScript('').replace('/x/x.js', '/X/x.js') },
      'scriptfile: [/SuiteScripts/X/x.js] does not exist; upper and lower case count: there is /SuiteScripts/x/x.js',
    ],
    [
      'subsect_1510680449: a project is an account customization or a SuiteApp',
      'a SuiteApp, by its name',
      {
        'manifest.xml':
          '<manifest projecttype="SUITEAPP"><publisherid>com.example</publisherid><projectid>app</projectid><projectname>App</projectname></manifest>',
      },
      'manifest.xml: manifest: com.example.app is a SuiteApp, which the sandbox does not simulate',
    ],
    [
      'subsect_1537555588: object types are listed',
      'another one, near one of them',
      object('<schedulescript scriptid="customscript_s"/>', 'customscript_s'),
      'Objects/customscript_s.xml: schedulescript: is no object type of SDF. Did you mean scheduledscript?',
    ],
    [
      'SDFxml_2642962146, section_1519143863: a map of customers needs an entry form',
      'none',
      object(
        '<savedcsvimport scriptid="custimport_m"><recordtype>CUSTOMER</recordtype><importname>M</importname><datahandling>ADD</datahandling><decimaldelimiter>PERIOD</decimaldelimiter><columndelimiter>COMMA</columndelimiter></savedcsvimport>',
        'custimport_m',
      ),
      'savedcsvimport/entryform: is required when recordtype is CUSTOMER',
    ],
    [
      'SDFxml_2642962146: CSV files have a row of columns parted by one of five signs',
      'another one',
      object(
        '<savedcsvimport scriptid="custimport_m"><recordtype>CUSTOMRECORD</recordtype><customrecord>[scriptid=customrecord_r]</customrecord><importname>M</importname><datahandling>ADD</datahandling><decimaldelimiter>PERIOD</decimaldelimiter><columndelimiter>DOT</columndelimiter></savedcsvimport>',
        'custimport_m',
      ),
      'savedcsvimport/columndelimiter: must be one of COMMA, PIPE, SEMICOLON, SPACE, TAB, not "DOT"',
    ],
    [
      'SDFxml_2121043136: the elements of a role are listed',
      'another one',
      object(role('<issalesrol>T</issalesrol>'), 'customrole_o'),
      'role/issalesrol: is not an element of role. Did you mean issalesrole?',
    ],
    [
      'SDFxml_2121043136: whether a role is inactive is T or F',
      'yes',
      object(role('<isinactive>yes</isinactive>'), 'customrole_o'),
      'role/isinactive: must be T or F, not "yes"',
    ],
    [
      'SDFxml_2121043136: hours of trust are whole days from one day on',
      '30 hours',
      object(role('<tfarequired>SMS</tfarequired><tfaduration>30</tfaduration>'), 'customrole_o'),
      'role/tfaduration: must be one of 0, 4, 6, 8, 12, 24,',
    ],
    [
      'SDFxml_1828522851: a record restriction is of a class, a department or a location',
      'a subsidiary',
      object(
        role(
          '<recordrestrictions><recordrestriction><segment>SUBSIDIARY</segment><restriction>OWNONLY</restriction></recordrestriction></recordrestrictions>',
        ),
        'customrole_o',
      ),
      'role/recordrestrictions/recordrestriction/segment: must be one of CLASS, DEPARTMENT, LOCATION, not "SUBSIDIARY"',
    ],
    [
      'SDFxml_1411852606: a workflow action returns a value of a field type',
      'another type',
      object(
        '<workflowactionscript scriptid="customscript_w"><name>W</name><scriptfile>[/SuiteScripts/x/x.js]</scriptfile><returntype>NUMBER</returntype></workflowactionscript>',
        'customscript_w',
      ),
      'workflowactionscript/returntype: must be one of CHECKBOX, ',
    ],
  ])('%s: %s', (_fact, _what, files, message) => {
    expect(validate(files).problems).toContainEqual(expect.stringContaining(message));
  });
});

describe('what a deploy lets pass, with a warning', () => {
  test.each<[string, Files, string]>([
    [
      'subsect_1537555588: a file that is not named as its object',
      { 'Objects/x.xml': scheduledScript('') },
      'Objects/x.xml: scheduledscript: the file should be named as its scriptid, customscript_x.xml',
    ],
    [
      'subsect_160823364293: a record type whose feature the manifest does not name',
      { ...object(TYPE, 'customrecord_r'), 'manifest.xml': MANIFEST.replace(/<features>.*<\/features>/, '') },
      'manifest.xml: dependencies/features: must name CUSTOMRECORDS, for customrecordtype',
    ],
    [
      'section_4718752626: a feature that is named but not required',
      { ...script(''), 'manifest.xml': MANIFEST.replace('required="true"', 'required="false"') },
      'manifest.xml: dependencies/features: should name SERVERSIDESCRIPTING as required, for scheduledscript',
    ],
    [
      'section_4718752626: an element that needs a feature of its own',
      entityField('<fieldtype>TEXT</fieldtype><appliestovendor>T</appliestovendor>'),
      'Objects/custentity_f.xml: entitycustomfield/appliestovendor: needs the feature ACCOUNTING in manifest.xml',
    ],
    [
      'section_4737888643: a file that deploy.xml does not name',
      { 'deploy.xml': '<deploy/>' },
      'FileCabinet/SuiteScripts/x/x.js: is named by no path of deploy.xml, so it is not deployed',
    ],
    [
      'section_4737888643: a path that matches nothing',
      { 'deploy.xml': DEPLOY.replace('~/Objects/*', '~/Objects/none/*') },
      'deploy.xml: path ~/Objects/none/*: matches nothing',
    ],
    [
      'section_4737888643: account configuration',
      {
        'deploy.xml': DEPLOY.replace(
          '<files>',
          '<configuration><path>~/AccountConfiguration/*</path></configuration><files>',
        ),
        'AccountConfiguration/features.xml': '<features/>',
      },
      'deploy.xml: configuration: account configuration is not simulated',
    ],
    [
      'subsect_1537555588: an object type that is not simulated',
      object(
        '<workflow scriptid="customworkflow_w"><name>W</name><initcondition>[scriptid=customworkflow_w.state1.action2]</initcondition></workflow>',
        'customworkflow_w',
      ),
      'Objects/customworkflow_w.xml: workflow: is not simulated: it is kept unchecked and has no effect',
    ],
    [
      'section_1508948655: the shortest interval is 15 minutes: a start time beside the quarters of an hour',
      daily('<startdate>2026-03-09</startdate><starttime>09:07:00Z</starttime><everyxdays>1</everyxdays>'),
      'recurrence/daily/starttime: 09:07:00Z is no quarter of an hour, which the form of a deployment offers',
    ],
    [
      'subsect_1537555588: an element of a type of which the sandbox does not know all',
      object(
        '<crmcustomfield scriptid="custevent_c"><fieldtype>TEXT</fieldtype><label>C</label><appliestocase>T</appliestocase></crmcustomfield>',
        'custevent_c',
      ),
      'crmcustomfield/appliestocase: is not checked: the sandbox does not know all elements of crmcustomfield',
    ],
    [
      'section_156579693093: a definition that cannot be read',
      object(
        '<savedsearch scriptid="customsearch_s"><definition>a@GZC@1@b</definition></savedsearch>',
        'customsearch_s',
      ),
      'Objects/customsearch_s.xml: savedsearch/definition: its definition',
    ],
    [
      'SDFxml_2909147388, SDFxml_2405618192: a record type by a number that is in no list of values',
      entityField('<fieldtype>SELECT</fieldtype><selectrecordtype>-99999</selectrecordtype>'),
      'selectrecordtype: "-99999" is no value that the sandbox knows',
    ],
  ])('%s', (_fact, files, message) => {
    const { problems, warnings } = validate(files);
    expect(problems).toEqual([]);
    expect(warnings).toContainEqual(expect.stringContaining(message));
  });
});

describe('a project without mistakes', () => {
  test('has no warning either: standard values, references to parts, and several values', () => {
    const verdict = validate({
      ...script(
        `<libraries><library><scriptfile>[/SuiteScripts/x/x.js]</scriptfile></library></libraries>${deployment('')}`,
      ),
      ...object(LIST, 'customlist_c'),
      ...object(
        '<customrecordtype scriptid="customrecord_r"><recordname>R</recordname><customrecordcustomfields><customrecordcustomfield scriptid="custrecord_p"><fieldtype>SELECT</fieldtype><label>P</label><selectrecordtype>-2</selectrecordtype></customrecordcustomfield><customrecordcustomfield scriptid="custrecord_q"><fieldtype>TEXT</fieldtype><label>Q</label><sourcelist>[scriptid=customrecord_r.custrecord_p]</sourcelist><sourcefrom>STDENTITYEMAIL</sourcefrom></customrecordcustomfield></customrecordcustomfields></customrecordtype>',
        'customrecord_r',
      ),
      ...entityField('<fieldtype>SELECT</fieldtype><selectrecordtype>[scriptid=customlist_c]</selectrecordtype>'),
      ...object('<role scriptid="customrole_o"><centertype>BASIC</centertype><name>O</name></role>', 'customrole_o'),
      ...object(
        '<restlet scriptid="customscript_rest"><name>R</name><scriptfile>[/SuiteScripts/x/r.js]</scriptfile><scriptdeployments><scriptdeployment scriptid="customdeploy1"><status>RELEASED</status><title>R</title><audslctrole>ADMINISTRATOR|[scriptid=customrole_o]</audslctrole></scriptdeployment></scriptdeployments></restlet>',
        'customscript_rest',
      ),
      'FileCabinet/SuiteScripts/x/r.js': SCRIPT_FILE.replace('ScheduledScript', 'Restlet').replace('execute', 'get'),
      'deploy.xml': DEPLOY.replace(
        '</deploy>',
        '<translationimports><path>~/Translations/*</path></translationimports></deploy>',
      ),
    });
    expect(verdict).toEqual({ problems: [], warnings: [] });
  });

  test('may have contents of templates beside its objects', () => {
    const { problems } = validate({
      ...object('<advancedpdftemplate scriptid="custtmpl_t"/>', 'custtmpl_t'),
      'Objects/custtmpl_t.template.xml':
        '<?xml version="1.0"?><!DOCTYPE pdf PUBLIC "-//big.faceless.org//report" "report-1.1.dtd"><pdf/>',
    });
    expect(problems).toEqual([]);
  });

  test('may lean on what another project deployed, when its manifest says so', () => {
    writeProject(dir, object(TYPE, 'customrecord_r'));
    deployProject(account, dir);
    fs.rmSync(dir, { recursive: true });
    const verdict = validate({
      ...entityField('<fieldtype>SELECT</fieldtype><selectrecordtype>[scriptid=customrecord_r]</selectrecordtype>'),
      'manifest.xml': manifest(
        '<objects><object>customrecord_r</object></objects><files><file>/SuiteScripts/x/x.js</file></files>',
      ),
    });
    expect(verdict).toEqual({ problems: [], warnings: [] });
  });
});

describe('script parameters', () => {
  const parameter = (id: string) =>
    `<scriptcustomfields><scriptcustomfield scriptid="${id}"><fieldtype>TEXT</fieldtype><label>P</label></scriptcustomfield></scriptcustomfields>`;
  const two = (first: string, second: string): Files => ({
    'Objects/customscript_x.xml': scheduledScript(parameter(first)),
    'Objects/customscript_y.xml': scheduledScript(parameter(second), 'customscript_y'),
  });
  const refused = (id: string) =>
    `Objects/customscript_y.xml: scheduledscript/scriptcustomfields/scriptcustomfield: ${id} is also a parameter of customscript_x; an id may be used once`;

  test('of two scripts have different ids', () => {
    expect(validate(two('custscript_p', 'custscript_p')).problems).toEqual([refused('custscript_p')]);
    expect(validate(two('custscript_p', 'custscript_q')).problems).toEqual([]);
  });

  test('are compared with those of the account, but not with those that they replace', () => {
    writeProject(dir, two('custscript_p', 'custscript_q'));
    deployProject(account, dir);
    fs.rmSync(path.join(dir, 'Objects/customscript_x.xml'));
    expect(
      validate({ 'Objects/customscript_y.xml': scheduledScript(parameter('custscript_q'), 'customscript_y') }),
    ).toEqual({ problems: [], warnings: [] });
    expect(
      validate({ 'Objects/customscript_y.xml': scheduledScript(parameter('custscript_p'), 'customscript_y') }).problems,
    ).toEqual([refused('custscript_p')]);
  });
});

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4737888643.html
describe('the size of a project', () => {
  const MEGABYTE = 1024 * 1024;
  const write = (content: Buffer) => {
    writeProject(dir, {});
    fs.writeFileSync(path.join(dir, 'FileCabinet/SuiteScripts/x/data.bin'), content);
  };

  test('is at most 50 MB', () => {
    write(randomBytes(50 * MEGABYTE));
    expect(validate({}).problems).toEqual([
      expect.stringMatching(/^deploy.xml: names 524\d{5} bytes, zipped; a project may have 52428800 \(50 MB\)$/),
    ]);
  });

  test('is measured zipped', () => {
    write(Buffer.concat([randomBytes(40 * MEGABYTE), Buffer.alloc(15 * MEGABYTE)]));
    expect(validate({}).problems).toEqual([]);
  });
});

describe('files that cannot be read', () => {
  test('are named, each with what is wrong', () => {
    writeProject(dir, { 'Objects/custsecret_a.xml': '<secret scriptid="custsecret_a"/>' });
    fs.writeFileSync(path.join(dir, 'Objects/custsecret_b.xml'), Buffer.from([0x3c, 0xff, 0xfe, 0x3e]));
    fs.writeFileSync(path.join(dir, 'Objects/custsecret_c.xml'), '');
    fs.rmSync(path.join(dir, 'manifest.xml'));
    fs.mkdirSync(path.join(dir, 'manifest.xml'));
    expect(validate({ 'manifest.xml': null }).problems).toEqual([
      'manifest.xml: is a folder, not a file',
      'Objects/custsecret_b.xml: is no UTF-8 text',
      'Objects/custsecret_c.xml: is no valid XML: it is empty',
    ]);
  });
});
