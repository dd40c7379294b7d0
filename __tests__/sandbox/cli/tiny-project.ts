import * as fs from 'node:fs';
import * as path from 'node:path';

const MANIFEST = `<manifest projecttype="ACCOUNTCUSTOMIZATION">
  <projectname>tiny</projectname>
  <frameworkversion>1.0</frameworkversion>
  <dependencies><features><feature required="true">SERVERSIDESCRIPTING</feature></features></dependencies>
</manifest>
`;

const DEPLOY = `<deploy>
  <files><path>~/FileCabinet/SuiteScripts/*</path></files>
  <objects><path>~/Objects/*</path></objects>
</deploy>
`;

const parameter = (id: string, type: string) => `<scriptcustomfield scriptid="${id}">
  <label>${id}</label><fieldtype>${type}</fieldtype><storevalue>T</storevalue><displaytype>NORMAL</displaytype>
</scriptcustomfield>`;

const deployment = (id: string, status: string, more = '') => `<scriptdeployment scriptid="${id}">
  <isdeployed>T</isdeployed><loglevel>DEBUG</loglevel><status>${status}</status><title>${id}</title>${more}
</scriptdeployment>`;

const RECURRENCE = `<recurrence><daily>
  <everyxdays>1</everyxdays><repeat>PT15M</repeat><startdate>2020-01-01</startdate><starttime>08:00:00Z</starttime>
</daily></recurrence>`;

export interface TinyScript {
  /** `customscript_` and `customdeploy_` are put before it. */
  readonly name: string;
  /** Body of `execute`, with sftp, file, log, runtime, email and task at hand. */
  readonly body: string;
  /** Field types by parameter id. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Default: one Not Scheduled deployment. */
  readonly status?: 'SCHEDULED' | 'NOTSCHEDULED';
}

/** An import map for customers with an external id, a first and a last name. */
export const CUSTOMER_IMPORT = `<savedcsvimport scriptid="custimport_tiny">
  <charencoding>UTF_8</charencoding><columndelimiter>COMMA</columndelimiter><datahandling>ADD</datahandling>
  <decimaldelimiter>PERIOD</decimaldelimiter><entryform>STANDARDCUSTOMERFORM</entryform>
  <ignorereadonly>T</ignorereadonly><importname>Tiny Customers</importname>
  <logsystemnotescustfields>F</logsystemnotescustfields><multiselectdelimiter>|</multiselectdelimiter>
  <overwritemissingfields>F</overwritemissingfields><overwritesublists>F</overwritesublists>
  <preventduplicates>F</preventduplicates><recordtype>CUSTOMER</recordtype>
  <runserversuitescript>T</runserversuitescript><usemultithread>F</usemultithread>
  <validatemandatorycustfields>T</validatemandatorycustfields>
  <filemappings><filemapping><file>CUSTOMER</file></filemapping></filemappings>
  <recordmappings><recordmapping><record>CUSTOMER</record><fieldmappings>
${['EXTERNALID', 'ISPERSON', 'FIRSTNAME', 'LASTNAME']
  .map(
    (field) => `    <fieldmapping><field>${field}</field><columnreference>
      <column>${field.toLowerCase()}</column><file>CUSTOMER</file><type>NAME</type>
    </columnreference></fieldmapping>`,
  )
  .join('\n')}
    <fieldmapping><field>SUBSIDIARY</field><value>1</value></fieldmapping>
  </fieldmappings></recordmapping></recordmappings>
</savedcsvimport>
`;

/** Writes an SDF project with one scheduled script per entry. */
export function writeProject(dir: string, scripts: readonly TinyScript[]): void {
  const code = path.join(dir, 'FileCabinet', 'SuiteScripts', 'tiny');
  const objects = path.join(dir, 'Objects');
  fs.mkdirSync(code, { recursive: true });
  fs.mkdirSync(objects, { recursive: true });
  fs.writeFileSync(path.join(dir, 'manifest.xml'), MANIFEST);
  fs.writeFileSync(path.join(dir, 'deploy.xml'), DEPLOY);
  for (const { name, body, parameters = {}, status = 'NOTSCHEDULED' } of scripts) {
    fs.writeFileSync(path.join(code, `${name}.js`), source(body));
    const fields = Object.entries(parameters).map(([id, type]) => parameter(id, type));
    fs.writeFileSync(
      path.join(objects, `customscript_${name}.xml`),
      `<scheduledscript scriptid="customscript_${name}">
<name>${name}</name><isinactive>F</isinactive><notifyadmins>F</notifyadmins><notifyowner>F</notifyowner>
<scriptfile>[/SuiteScripts/tiny/${name}.js]</scriptfile>
<scriptcustomfields>${fields.join('')}</scriptcustomfields>
<scriptdeployments>${deployment(`customdeploy_${name}`, status, status === 'SCHEDULED' ? RECURRENCE : '')}</scriptdeployments>
</scheduledscript>
`,
    );
  }
}

const source = (body: string) => `/**
 * @NApiVersion 2.1
 * @NScriptType ScheduledScript
 */
define(['N/sftp', 'N/file', 'N/log', 'N/runtime', 'N/email', 'N/task'], (sftp, file, log, runtime, email, task) => ({
  execute(context) {
${body}
  },
}));
`;
