import fs from 'node:fs';
import path from 'node:path';
import { type Complain, complaintsOf, type Problem } from './problems';
import { readXmlFile } from './read-xml-file';
import { childrenOf, type XmlElement } from './xml';

/** The paths of a deploy.xml, as written. */
export interface DeployFile {
  readonly objects: readonly string[];
  readonly files: readonly string[];
}

/** Blocks of deploy.xml that the sandbox leaves aside: their folders, and what that means. */
const LEFT_ASIDE: ReadonlyMap<string, { readonly folder: string; readonly rule: string }> = new Map([
  [
    'configuration',
    {
      folder: 'AccountConfiguration',
      rule: 'account configuration is not simulated: features and preferences stay as they are',
    },
  ],
  ['translationimports', { folder: 'Translations', rule: 'translations are not simulated' }],
]);

/**
 * Reads deploy.xml: blocks of paths.
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4737888643.html
 */
export function readDeployFile(root: string, problems: Problem[]): DeployFile {
  const complain = complaintsOf('deploy.xml', problems);
  if (!fs.existsSync(path.join(root, 'deploy.xml'))) {
    complain('deploy', 'the project has no deploy.xml, so nothing would be deployed');
    return { objects: [], files: [] };
  }
  const xml = readXmlFile(root, 'deploy.xml', problems)?.root;
  if (xml && xml.name !== 'deploy') complain(xml.name, 'the root element must be deploy');
  for (const block of xml?.children ?? []) checkBlock(root, block, complain);
  const pathsOf = (block: string) =>
    childrenOf(xml, block).flatMap((element) => childrenOf(element, 'path').map((child) => child.text));
  return { objects: pathsOf('objects'), files: pathsOf('files') };
}

function checkBlock(root: string, { name, children }: XmlElement, complain: Complain): void {
  const aside = LEFT_ASIDE.get(name);
  if (name === 'run') complain(name, 'only SuiteApps have installation scripts');
  else if (name !== 'files' && name !== 'objects' && !aside) {
    complain(name, 'is not an element of deploy: it has configuration, files, objects, translationimports');
  } else {
    for (const child of children) if (child.name !== 'path') complain(`${name}/${child.name}`, 'must be path');
    // A new project of the SuiteCloud CLI has these blocks, and nothing in their folders.
    if (aside && hasFiles(path.join(root, aside.folder))) complain(name, aside.rule, 'warning');
  }
}

function hasFiles(folder: string): boolean {
  if (!fs.existsSync(folder)) return false;
  return fs.readdirSync(folder, { withFileTypes: true }).some((entry) => !entry.name.startsWith('.'));
}
