import fs from 'node:fs';
import path from 'node:path';

export const MANIFEST = `<manifest projecttype="ACCOUNTCUSTOMIZATION">
  <projectname>Test</projectname><frameworkversion>1.0</frameworkversion>
  <dependencies><features><feature required="true">SERVERSIDESCRIPTING</feature><feature required="true">CUSTOMRECORDS</feature></features></dependencies>
</manifest>`;

export const DEPLOY = `<deploy>
  <files><path>~/FileCabinet/*</path></files>
  <objects><path>~/Objects/*</path></objects>
</deploy>`;

export const SCRIPT_FILE = `/**
 * @NApiVersion 2.1
 * @NScriptType ScheduledScript
 */
define([], () => ({ execute: () => {} }));
`;

export function scheduledScript(inside: string, id = 'customscript_x'): string {
  return `<scheduledscript scriptid="${id}"><name>X</name><scriptfile>[/SuiteScripts/x/x.js]</scriptfile>${inside}</scheduledscript>`;
}

export function deployment(inside: string, id = 'customdeploy_x', status = 'NOTSCHEDULED'): string {
  return `<scriptdeployments><scriptdeployment scriptid="${id}"><status>${status}</status><title>X</title>${inside}</scriptdeployment></scriptdeployments>`;
}

/** Writes a project: `manifest.xml`, `deploy.xml` and a script file unless they are given, or given as null. */
export function writeProject(dir: string, files: Readonly<Record<string, string | null>>): void {
  const all = {
    'manifest.xml': MANIFEST,
    'deploy.xml': DEPLOY,
    'FileCabinet/SuiteScripts/x/x.js': SCRIPT_FILE,
    ...files,
  };
  for (const [name, content] of Object.entries(all)) {
    if (content === null) continue;
    fs.mkdirSync(path.dirname(path.join(dir, name)), { recursive: true });
    fs.writeFileSync(path.join(dir, name), content);
  }
}
