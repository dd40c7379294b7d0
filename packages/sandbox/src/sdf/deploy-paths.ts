import fs from 'node:fs';
import path from 'node:path';
import type { Problem } from './problems';

export interface SelectedPaths {
  /** In the order of the paths. */
  readonly chosen: readonly string[];
  /** Those of the folder that no path names: they are not deployed. */
  readonly left: readonly string[];
}

/**
 * Files that the paths of deploy.xml select. A path starts with `~/`, is case-sensitive, may have `*` for any characters,
 * and may name a folder for all in it.
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4737888643.html
 * @param folder `Objects` or `FileCabinet`: where the block's paths must lead
 * @returns paths relative to `root`, with slashes
 */
export function selectPaths(
  root: string,
  folder: string,
  paths: readonly string[],
  problems: Problem[],
): SelectedPaths {
  const all = listFiles(root, folder, problems);
  const chosen = new Set<string>();
  for (const given of paths) {
    const complain = (rule: string) => problems.push({ file: 'deploy.xml', element: `path ${given}`, rule });
    const wanted = given.startsWith('~/') ? given.slice(2) : undefined;
    if (wanted === undefined || wanted.split('/').includes('..')) {
      complain('must start with ~/ and stay in the project');
    } else if (wanted !== folder && !wanted.startsWith(`${folder}/`)) {
      complain(`must lead to ~/${folder}`);
    } else {
      const matching = all.filter(matcher(wanted));
      if (matching.length === 0 && !wanted.includes('*')) complain(`does not exist${otherCase(wanted, all)}`);
      else if (matching.length === 0) problems.push(nothingThere(given));
      for (const file of matching) chosen.add(file);
    }
  }
  return { chosen: [...chosen], left: all.filter((file) => !chosen.has(file)) };
}

/** Upper and lower case count. */
function otherCase(wanted: string, all: readonly string[]): string {
  const other = all.find((file) => matcher(wanted.toLowerCase())(file.toLowerCase()));
  return other === undefined ? '' : `; upper and lower case count: there is ~/${other}`;
}

function nothingThere(given: string): Problem {
  return { file: 'deploy.xml', element: `path ${given}`, rule: 'matches nothing', warning: true };
}

function matcher(wanted: string): (file: string) => boolean {
  const pattern = wanted
    .replace(/\/$/, '')
    .split('*')
    .map((literal) => literal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  const expression = new RegExp(`^${pattern}(/.*)?$`);
  return (file) => expression.test(file);
}

/** All files under a folder, sorted. Hidden ones are not part of a project; links are refused, as they may lead out of it. */
function listFiles(root: string, folder: string, problems: Problem[]): string[] {
  const here = path.join(root, folder);
  if (!fs.existsSync(here)) return [];
  const entries = fs.readdirSync(here, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const file = `${folder}/${entry.name}`;
    if (entry.name.startsWith('.')) return [];
    if (entry.isDirectory()) return listFiles(root, file, problems);
    if (entry.isFile()) return [file];
    problems.push({ file, element: '', rule: 'is neither file nor folder (links are not followed)' });
    return [];
  });
}
