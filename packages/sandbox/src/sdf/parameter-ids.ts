import type { KnownIds } from './check-references';
import type { Problem } from './problems';
import type { SdfProject } from './read-project';
import { declaredScriptIds } from './script-ids';

const PARAMETER = 'scriptcustomfield';

/**
 * Script parameters are custom fields of the account, so two scripts cannot have one of the same script id. The help is
 * silent on this; it is the stricter reading.
 */
export function sharedParameters({ objects }: SdfProject, { inProject, inAccount }: KnownIds): Problem[] {
  const owners = new Map<string, string>();
  for (const [owner, id] of parametersIn(inAccount)) if (!inProject.has(owner)) owners.set(id, owner);
  return objects.flatMap(({ parsed, file, type }) =>
    parametersIn(declaredScriptIds(parsed)).flatMap(([script, id]): Problem[] => {
      const owner = owners.get(id);
      if (owner === undefined) owners.set(id, script);
      if (owner === undefined || id === '') return [];
      const rule = `${id} is also a parameter of ${owner === script ? 'this script' : owner}; an id may be used once`;
      return [{ file, element: `${type}/scriptcustomfields/${PARAMETER}`, rule }];
    }),
  );
}

/** Pairs of a script and the id of one of its parameters. */
function parametersIn(ids: Iterable<readonly [id: string, element: string]>): (readonly [string, string])[] {
  return [...ids].flatMap(([id, element]) => {
    const [script = '', parameter = ''] = id.split('.');
    return element === PARAMETER ? [[script, parameter] as const] : [];
  });
}
