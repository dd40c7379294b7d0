import fs from 'node:fs';
import type { Account } from '../account/account';
import { readScriptHeader } from '../scripts/script-header';
import { NEEDED_FEATURES, SCRIPT_TYPES } from './object-rules';
import type { Problem } from './problems';
import type { SdfObject, SdfProject } from './read-project';
import { accountScriptIds, declaredScriptIds, referencesIn } from './script-ids';
import { validateObject } from './validate-object';
import { textAt, type XmlElement } from './xml';

export interface Verdict {
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/** File Cabinet folders that a project may fill. */
const TOP_FOLDERS: ReadonlySet<string> = new Set([
  'SuiteScripts',
  'SuiteApps',
  'Templates',
  'Web Site Hosting Files',
  'Images',
]);

/** Checks a whole project against itself and the account. */
export function validateProject(account: Account, project: SdfProject): Verdict {
  const problems: Problem[] = [...project.problems];
  problems.push(...project.objects.flatMap(validateObject));
  problems.push(...duplicates(project.objects));
  problems.push(...project.files.flatMap(misplaced));
  problems.push(...wrongReferences(account, project));
  problems.push(...project.objects.flatMap((object) => wrongScriptFile(account, project, object)));
  return { problems, warnings: missingFeatures(project) };
}

function duplicates(objects: readonly SdfObject[]): Problem[] {
  const first = new Map<string, string>();
  return objects.flatMap(({ scriptid, type, file }) => {
    const other = first.get(scriptid);
    if (scriptid !== '' && other === undefined) first.set(scriptid, file);
    return other === undefined ? [] : [{ file, element: type, rule: `scriptid ${scriptid} is also in ${other}` }];
  });
}

function misplaced({ path, file }: SdfProject['files'][number]): Problem[] {
  const top = path.split('/')[1] ?? '';
  if (TOP_FOLDERS.has(top) && path.split('/').length > 2) return [];
  return [{ file, element: '', rule: `files go into one of the folders ${[...TOP_FOLDERS].join(', ')}` }];
}

/**
 * References must lead to what the project has, or to account objects that the manifest names as dependencies.
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1505834545.html
 */
function wrongReferences(account: Account, project: SdfProject): Problem[] {
  const inProject = new Set(project.objects.flatMap(({ parsed }) => declaredScriptIds(parsed)));
  const inAccount = accountScriptIds(account.db);
  const declared = new Set(project.manifest.objectDependencies.map((id) => id.toLowerCase()));
  const rootOf = (id: string) => id.split('.')[0] ?? id;
  const judgeScriptId = (id: string): string | undefined => {
    if (inProject.has(id)) return undefined;
    if (!inAccount.has(id)) return `[scriptid=${id}] is neither in the project nor in the account`;
    if (declared.has(id) || declared.has(rootOf(id))) return undefined;
    return `[scriptid=${id}] is in the account but not in the project: name it in manifest.xml, dependencies/objects`;
  };
  const judge = (text: string): string[] =>
    referencesIn(text).flatMap((reference) => {
      if ('app' in reference) return [`${text} belongs to ${reference.app}, which the account does not have`];
      if ('path' in reference) return hasFile(account, project, reference.path) ? [] : [`${text} does not exist`];
      return judgeScriptId(reference.scriptid) ?? [];
    });
  return project.objects.flatMap(({ parsed, file }) =>
    textsOf(parsed, parsed.name).flatMap(([element, text]) => judge(text).map((rule) => ({ file, element, rule }))),
  );
}

/** Texts that may hold references: long free text and code are left out. */
function textsOf(xml: XmlElement, path: string): [string, string][] {
  const own: [string, string][] = xml.text.startsWith('[') && xml.text.endsWith(']') ? [[path, xml.text]] : [];
  return [...own, ...xml.children.flatMap((child) => textsOf(child, `${path}/${child.name}`))];
}

function hasFile(account: Account, project: SdfProject, path: string): boolean {
  const inProject = project.files.some((file) => file.path === path || file.path.startsWith(`${path}/`));
  return inProject || account.files.byPath(path) !== undefined || account.files.folderByPath(path) !== undefined;
}

/** The file of a script object must be a script of that type. https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4387811519.html */
function wrongScriptFile(account: Account, project: SdfProject, object: SdfObject): Problem[] {
  const wanted = SCRIPT_TYPES[object.type];
  const given = textAt(object.parsed, 'scriptfile') ?? '';
  if (!wanted || given === '') return [];
  const complain = (rule: string): Problem[] => [{ file: object.file, element: `${object.type}/scriptfile`, rule }];
  const [reference] = referencesIn(given);
  if (!reference || !('path' in reference))
    return complain(`must be a file in brackets, [/SuiteScripts/…], not "${given}"`);
  if (!reference.path.endsWith('.js')) return complain(`${reference.path} must be a .js file`);
  const source = sourceOf(account, project, reference.path);
  if (source === undefined) return [];
  const { apiVersion, scriptType } = readScriptHeader(source);
  if (!apiVersion) return complain(`${reference.path} has no @NApiVersion tag: only SuiteScript 2.x is simulated`);
  if (scriptType?.toLowerCase() !== wanted.toLowerCase()) {
    return complain(`${reference.path} must have @NScriptType ${wanted}, not ${scriptType ?? 'none'}`);
  }
  return [];
}

function sourceOf(account: Account, project: SdfProject, path: string): string | undefined {
  const file = project.files.find((candidate) => candidate.path === path);
  if (file) return fs.readFileSync(file.source, 'utf8');
  const stored = account.files.byPath(path);
  return stored && account.files.content(stored.id).toString('utf8');
}

/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/SDFxml_637067724.html */
function missingFeatures({ objects, manifest }: SdfProject): Problem[] {
  const named = new Set(manifest.features.map((feature) => feature.name));
  const needed = new Set(
    objects.map((object) => NEEDED_FEATURES[object.type]).filter((feature) => feature !== undefined),
  );
  return [...needed]
    .filter((feature) => !named.has(feature))
    .map((feature) => ({ file: 'manifest.xml', element: 'dependencies/features', rule: `should name ${feature}` }));
}
