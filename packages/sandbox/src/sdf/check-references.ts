import type { Account } from '../account/account';
import { OBJECT_RULES } from './object-rules';
import { complaintsOf, type Problem } from './problems';
import type { SdfProject } from './read-project';
import { declaredScriptIds, referencesIn } from './script-ids';
import type { XmlElement } from './xml';

/** Script ids with the element that declares each: those of the project, and those that the account has. */
export interface KnownIds {
  readonly inProject: ReadonlyMap<string, string>;
  readonly inAccount: ReadonlyMap<string, string>;
}

/**
 * References must lead to what the project deploys, or to account objects that the manifest names as dependencies.
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1505834545.html
 */
export function wrongReferences(account: Account, project: SdfProject, ids: KnownIds): Problem[] {
  const judge = referenceJudge(account, project, ids);
  // Objects that are not simulated are not checked: what their references may be is not known.
  const checked = project.objects.filter(({ type }) => type in OBJECT_RULES);
  return checked.flatMap(({ parsed, file }) =>
    textsOf(parsed, parsed.name).flatMap(([element, text]) => judge(text).map((rule) => ({ file, element, rule }))),
  );
}

function referenceJudge(account: Account, project: SdfProject, ids: KnownIds): (text: string) => string[] {
  const declared = new Set(project.manifest.objectDependencies);
  const notNamed = new Map(
    project.left.objects.flatMap(({ parsed, file }) => declaredScriptIds(parsed).map(([id]) => [id, file] as const)),
  );
  const judgeScriptId = (id: string): string | undefined => {
    if (ids.inProject.has(id)) return undefined;
    if (ids.inAccount.has(id)) {
      if (declared.has(id) || declared.has(rootOf(id))) return undefined;
      return `[scriptid=${id}] is in the account but not in the project: name it in manifest.xml, dependencies/objects`;
    }
    const file = notNamed.get(id);
    if (file !== undefined) return `[scriptid=${id}] is in ${file}, which deploy.xml does not name`;
    return `[scriptid=${id}] is neither in the project nor in the account`;
  };
  return (text) =>
    referencesIn(text).flatMap((reference) => {
      if ('app' in reference) return [`${text} belongs to ${reference.app}, which the account does not have`];
      if ('path' in reference) return judgePath(account, project, reference.path) ?? [];
      return judgeScriptId(reference.scriptid) ?? [];
    });
}

const rootOf = (id: string): string => id.split('.')[0] ?? id;

/** Texts that may hold references: long free text and code are left out. */
function textsOf(xml: XmlElement, path: string): [string, string][] {
  const own: [string, string][] = xml.text.startsWith('[') && xml.text.endsWith(']') ? [[path, xml.text]] : [];
  return [...own, ...xml.children.flatMap((child) => textsOf(child, `${path}/${child.name}`))];
}

/**
 * Only what deploy.xml names is sent, so a file that it does not name is not there:
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_156044636320.html
 */
function judgePath(account: Account, project: SdfProject, path: string): string | undefined {
  if (hasFile(account, project, path)) return undefined;
  const left = project.left.files.find((file) => file.path === path);
  if (left) return `[${path}] is in ${left.file}, which deploy.xml does not name`;
  const other = project.files.find((file) => file.path.toLowerCase() === path.toLowerCase());
  return `[${path}] does not exist${other ? `; upper and lower case count: there is ${other.path}` : ''}`;
}

function hasFile(account: Account, project: SdfProject, path: string): boolean {
  const inProject = project.files.some((file) => file.path === path || file.path.startsWith(`${path}/`));
  return inProject || account.files.byPath(path) !== undefined || account.files.folderByPath(path) !== undefined;
}

/**
 * What a manifest depends on must be in the account before the project comes.
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4720575592.html
 */
export function missingDependencies(account: Account, { manifest }: SdfProject, { inAccount }: KnownIds): Problem[] {
  const problems: Problem[] = [];
  const complain = complaintsOf('manifest.xml', problems);
  for (const id of manifest.objectDependencies) {
    if (inAccount.has(id)) continue;
    complain('dependencies/objects', `the account has no ${id}: deploy a project that defines it first`);
  }
  for (const path of manifest.fileDependencies) {
    if (account.files.byPath(path) !== undefined || account.files.folderByPath(path) !== undefined) continue;
    complain('dependencies/files', `the account has no ${path}: deploy a project that brings it first`);
  }
  return problems;
}
