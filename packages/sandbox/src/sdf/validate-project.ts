import type { Account } from '../account/account';
import { missingFeatures } from './check-features';
import { type KnownIds, missingDependencies, wrongReferences } from './check-references';
import { wrongScriptFile } from './check-script-file';
import { sharedParameters } from './parameter-ids';
import type { Problem } from './problems';
import { tooLarge } from './project-size';
import type { SdfObject, SdfProject } from './read-project';
import { accountScriptIds, declaredScriptIds } from './script-ids';
import { validateObject } from './validate-object';

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
  const ids: KnownIds = {
    inProject: new Map(project.objects.flatMap(({ parsed }) => declaredScriptIds(parsed))),
    inAccount: accountScriptIds(account.db),
  };
  const typeOf = (id: string): string | undefined => ids.inProject.get(id) ?? ids.inAccount.get(id);
  const all: Problem[] = [
    ...project.problems,
    ...project.objects.flatMap((object) => validateObject(object, typeOf)),
    ...duplicates(project.objects),
    ...project.files.flatMap(misplaced),
    ...missingDependencies(account, project, ids),
    ...wrongReferences(account, project, ids),
    ...project.objects.flatMap((object) => wrongScriptFile(account, project, object)),
    ...sharedParameters(project, ids),
    ...missingFeatures(project),
    ...tooLarge(project),
    ...notNamed(project),
  ];
  return { problems: all.filter(({ warning }) => !warning), warnings: all.filter(({ warning }) => warning) };
}

/**
 * A deploy sends only what deploy.xml names: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4737888643.html
 */
function notNamed({ left }: SdfProject): Problem[] {
  return [...left.objects, ...left.files].map(({ file }) => ({
    file,
    element: '',
    rule: 'is named by no path of deploy.xml, so it is not deployed',
    warning: true,
  }));
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
  const meant = [...TOP_FOLDERS].find((folder) => folder.toLowerCase() === top.toLowerCase());
  if (meant && meant !== top) return [{ file, element: '', rule: `the folder must be written ${meant}` }];
  return [{ file, element: '', rule: `files go into one of the folders ${[...TOP_FOLDERS].join(', ')}` }];
}
