import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Account } from 'netsuite-sandbox/account/account';
import { openAccount } from 'netsuite-sandbox/account/open-account';

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

/** An empty folder for a project, and an account to deploy it into. */
export function newProject(): { readonly dir: string; readonly account: Account } {
  return { dir: fs.mkdtempSync(path.join(os.tmpdir(), 'sdf-')), account: openAccount(':memory:') };
}

export function removeProject(dir: string, account: Account): void {
  account.close();
  fs.rmSync(dir, { recursive: true, force: true });
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
