import fs from 'node:fs';
import type { Account } from '../account/account';
import { findNewerSyntax } from '../scripts/newer-syntax';
import { readScriptHeader, runtimeVersion, type ScriptHeader } from '../scripts/script-header';
import { SCRIPT_TYPES } from './object-types';
import type { Problem } from './problems';
import type { SdfObject, SdfProject } from './read-project';
import { referencesIn } from './script-ids';
import { faultOfStructure } from './script-interface';
import { textAt } from './xml';

const API_VERSIONS = ['2.0', '2.x', '2.1'];

/**
 * The file of a script object must be a valid entry point script of that type.
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4486246568.html
 */
export function wrongScriptFile(account: Account, project: SdfProject, object: SdfObject): Problem[] {
  const wanted = SCRIPT_TYPES[object.type];
  const given = textAt(object.parsed, 'scriptfile') ?? '';
  if (!wanted || given === '') return [];
  const place = { file: object.file, element: `${object.type}/scriptfile` };
  const complain = (rule: string): Problem[] => [{ ...place, rule }];
  const [reference] = referencesIn(given);
  if (!reference || !('path' in reference))
    return complain(`must be a file in brackets, [/SuiteScripts/…], not "${given}"`);
  if (!reference.path.endsWith('.js')) return complain(`${reference.path} must be a .js file`);
  const source = sourceOf(account, project, reference.path);
  if (source === undefined) return [];
  const header = readScriptHeader(source);
  const rule = faultOf(header, source, wanted);
  if (rule !== undefined) return complain(`${reference.path} ${rule}`);
  const newer = newerThanVersion(account, header, source);
  return newer ? [{ ...newer, ...place, rule: `${reference.path} ${newer.rule}` }] : [];
}

/** Codes and texts: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4503568059.html */
function faultOf({ apiVersion, scriptType }: ScriptHeader, source: string, wanted: string): string | undefined {
  if (!apiVersion) return 'has no @NApiVersion tag: only SuiteScript 2.x is simulated';
  if (!API_VERSIONS.includes(apiVersion.toLowerCase())) {
    return `has @NApiVersion ${apiVersion}. INVALID_API_VERSION: Invalid JSDoc tag value; valid values are: @NApiVersion [2.X, 2.x, 2.0 2.1]`;
  }
  if (scriptType?.toLowerCase() !== wanted.toLowerCase()) {
    return `must have @NScriptType ${wanted}, not ${scriptType ?? 'none'}`;
  }
  const fault = faultOfStructure(source, scriptType);
  return fault && `is no valid script. ${fault.code}: ${fault.text}`;
}

/**
 * A file of 2.0 or 2.x may only have the syntax of 2.0. The help says that an account which runs 2.x as 2.1 refuses the upload
 * all the same, and on the next page what happens to such a file that was uploaded; public projects have them. So it is told,
 * and the script runs.
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/article_0827015351.html
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_0120125850.html
 */
function newerThanVersion(
  { settings }: Account,
  { apiVersion = '' }: ScriptHeader,
  source: string,
): Pick<Problem, 'rule' | 'warning'> | undefined {
  const newer = apiVersion === '2.1' ? undefined : findNewerSyntax(source);
  if (!newer) return undefined;
  const text = `${newer.what} in line ${newer.line} is SuiteScript 2.1`;
  if (runtimeVersion(apiVersion, settings) === '2.1') {
    return { rule: `has @NApiVersion 2.x, but ${text}: NetSuite may refuse it. Write @NApiVersion 2.1`, warning: true };
  }
  const isOpen = apiVersion.toLowerCase() === '2.x';
  const hint = isOpen ? '; 2.x runs as 2.0 unless the account says otherwise (deploy --execute-2x-as 2.1)' : '';
  return { rule: `is no valid script. SYNTAX_ERROR: ${text}${hint}` };
}

function sourceOf(account: Account, project: SdfProject, path: string): string | undefined {
  const file = project.files.find((candidate) => candidate.path === path);
  if (file) return fs.readFileSync(file.source, 'utf8');
  const stored = account.files.byPath(path);
  return stored && account.files.content(stored.id).toString('utf8');
}
