import fs from 'node:fs';
import type { Account } from '../account/account';
import { findNewerSyntax } from '../scripts/newer-syntax';
import { readScriptHeader } from '../scripts/script-header';
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
  const complain = (rule: string): Problem[] => [{ file: object.file, element: `${object.type}/scriptfile`, rule }];
  const [reference] = referencesIn(given);
  if (!reference || !('path' in reference))
    return complain(`must be a file in brackets, [/SuiteScripts/…], not "${given}"`);
  if (!reference.path.endsWith('.js')) return complain(`${reference.path} must be a .js file`);
  const source = sourceOf(account, project, reference.path);
  const rule = source === undefined ? undefined : faultOf(account, source, wanted);
  return rule === undefined ? [] : complain(`${reference.path} ${rule}`);
}

/** Codes and texts: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4503568059.html */
function faultOf(account: Account, source: string, wanted: string): string | undefined {
  const { apiVersion, scriptType } = readScriptHeader(source);
  if (!apiVersion) return 'has no @NApiVersion tag: only SuiteScript 2.x is simulated';
  if (!API_VERSIONS.includes(apiVersion.toLowerCase())) {
    return `has @NApiVersion ${apiVersion}. INVALID_API_VERSION: Invalid JSDoc tag value; valid values are: @NApiVersion [2.X, 2.x, 2.0 2.1]`;
  }
  if (scriptType?.toLowerCase() !== wanted.toLowerCase()) {
    return `must have @NScriptType ${wanted}, not ${scriptType ?? 'none'}`;
  }
  const fault = faultOfStructure(source, scriptType);
  if (fault) return `is no valid script. ${fault.code}: ${fault.text}`;
  const isOpen = apiVersion.toLowerCase() === '2.x';
  const runsAs = isOpen ? account.settings.executeSuiteScript2xAs : apiVersion;
  const newer = runsAs === '2.0' ? findNewerSyntax(source) : undefined;
  if (!newer) return undefined;
  const hint = isOpen ? '; 2.x runs as 2.0 unless the account says otherwise (deploy --execute-2x-as 2.1)' : '';
  return `is no valid script. SYNTAX_ERROR: ${newer.what} in line ${newer.line} is SuiteScript 2.1${hint}`;
}

function sourceOf(account: Account, project: SdfProject, path: string): string | undefined {
  const file = project.files.find((candidate) => candidate.path === path);
  if (file) return fs.readFileSync(file.source, 'utf8');
  const stored = account.files.byPath(path);
  return stored && account.files.content(stored.id).toString('utf8');
}
