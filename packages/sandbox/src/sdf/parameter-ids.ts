import type { Account } from '../account/account';
import { sqlAll } from '../account/sql';
import type { Problem } from './problems';
import type { SdfProject } from './read-project';
import { childAt, childrenOf } from './xml';

/**
 * Script parameters are custom fields of the account, so two scripts cannot have one of the same script id. The help is
 * silent on this; it is the stricter reading.
 */
export function sharedParameters(account: Account, project: SdfProject): Problem[] {
  const inProject = new Set(project.objects.map(({ scriptid }) => scriptid.toLowerCase()));
  const owners = new Map<string, string>();
  for (const { scriptid, parameters } of storedScripts(account)) {
    if (inProject.has(scriptid)) continue;
    for (const id of Object.keys(parameters)) owners.set(id, scriptid);
  }
  return project.objects.flatMap(({ parsed, file, type, scriptid }) => {
    const fields = childrenOf(childAt(parsed, 'scriptcustomfields'), 'scriptcustomfield');
    return fields.flatMap((field): Problem[] => {
      const id = (field.attributes.scriptid ?? '').toLowerCase();
      const owner = owners.get(id);
      if (owner === undefined) owners.set(id, scriptid);
      if (owner === undefined || id === '') return [];
      const rule = `${id} is also a parameter of ${owner === scriptid ? 'this script' : owner}; an id may be used once`;
      return [{ file, element: `${type}/scriptcustomfields/scriptcustomfield`, rule }];
    });
  });
}

function storedScripts(account: Account): { scriptid: string; parameters: Record<string, unknown> }[] {
  const rows = sqlAll<{ scriptid: string; parameters: string }>(account.db, 'SELECT scriptid, parameters FROM script');
  return rows.map(({ scriptid, parameters }) => ({
    scriptid,
    parameters: JSON.parse(parameters) as Record<string, unknown>,
  }));
}
