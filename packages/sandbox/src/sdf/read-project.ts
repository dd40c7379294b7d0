import fs from 'node:fs';
import path from 'node:path';
import { SandboxError } from '../errors';
import { selectPaths } from './deploy-paths';
import type { Problem } from './problems';
import { childAt, childrenOf, parseXml, textAt, type XmlElement, XmlError } from './xml';

/** An object definition of the project, one file in `Objects/`. */
export interface SdfObject {
  /** Root element: `scheduledscript`, `savedcsvimport` … */
  readonly type: string;
  readonly scriptid: string;
  readonly xml: string;
  readonly parsed: XmlElement;
  /** Relative to the project folder, with slashes. */
  readonly file: string;
}

/** A file that goes into the File Cabinet. */
export interface SdfFile {
  /** File Cabinet path: `/SuiteScripts/dir/file.js` */
  readonly path: string;
  /** Where it lies on this machine. */
  readonly source: string;
  /** Relative to the project folder, with slashes. */
  readonly file: string;
}

export interface SdfManifest {
  readonly type: 'ACCOUNTCUSTOMIZATION' | 'SUITEAPP';
  readonly name: string;
  readonly features: readonly { readonly name: string; readonly required: boolean }[];
  /** Script ids of account objects that the project may refer to. */
  readonly objectDependencies: readonly string[];
  readonly fileDependencies: readonly string[];
}

/** An SDF project as it lies on disk: what `deploy.xml` names, in that order. */
export interface SdfProject {
  /** The folder with `manifest.xml`. */
  readonly dir: string;
  readonly manifest: SdfManifest;
  readonly objects: readonly SdfObject[];
  readonly files: readonly SdfFile[];
  /** What could not be read; a deploy refuses the project for them. */
  readonly problems: readonly Problem[];
}

/**
 * Reads an SDF project. `manifest.xml` is looked for in the folder, then where its `suitecloud.config.js` points
 * (`defaultProjectFolder`), then in `src/`.
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4737888643.html
 * @throws SandboxError when there is no project
 */
export function readProject(dir: string): SdfProject {
  const root = findRoot(dir);
  const problems: Problem[] = [];
  const manifest = readManifest(readXml(root, 'manifest.xml', problems), problems);
  const deploy = fs.existsSync(path.join(root, 'deploy.xml')) ? readXml(root, 'deploy.xml', problems) : undefined;
  if (!deploy && problems.every((problem) => problem.file !== 'deploy.xml')) {
    problems.push({
      file: 'deploy.xml',
      element: 'deploy',
      rule: 'the project has no deploy.xml, so nothing would be deployed',
    });
  }
  const selected = (block: string, folder: string) => selectPaths(root, folder, pathsOf(deploy, block), problems);
  const objects = selected('objects', 'Objects')
    .filter((file) => file.endsWith('.xml'))
    .flatMap((file) => readObject(root, file, problems));
  const files = selected('files', 'FileCabinet').map((file) => ({
    path: file.slice('FileCabinet'.length),
    source: path.join(root, file),
    file,
  }));
  return { dir: root, manifest, objects, files, problems };
}

function findRoot(dir: string): string {
  const candidates = [dir, configuredFolder(dir), path.join(dir, 'src')].filter((folder) => folder !== undefined);
  const root = candidates.find((folder) => fs.existsSync(path.join(folder, 'manifest.xml')));
  if (!root) throw new SandboxError(`${dir} is no SDF project: there is no manifest.xml in it, nor in its src folder.`);
  return root;
}

/** Reads the setting as text: a project's JavaScript is not run on the machine. */
function configuredFolder(dir: string): string | undefined {
  const config = path.join(dir, 'suitecloud.config.js');
  if (!fs.existsSync(config)) return undefined;
  const folder = /defaultProjectFolder\s*:\s*['"]([^'"]+)['"]/.exec(fs.readFileSync(config, 'utf8'))?.[1];
  if (folder === undefined) return undefined;
  const resolved = path.resolve(dir, folder);
  const inside = path.relative(path.resolve(dir), resolved);
  return inside.startsWith('..') || path.isAbsolute(inside) ? undefined : resolved;
}

function readXml(root: string, file: string, problems: Problem[]): XmlElement | undefined {
  try {
    return parseXml(fs.readFileSync(path.join(root, file), 'utf8'));
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    problems.push({ file, element: '', rule: `is no valid XML: ${error.message}` });
    return undefined;
  }
}

function readObject(root: string, file: string, problems: Problem[]): SdfObject[] {
  const parsed = readXml(root, file, problems);
  if (!parsed) return [];
  const scriptid = parsed.attributes.scriptid ?? '';
  return [{ type: parsed.name, scriptid, xml: fs.readFileSync(path.join(root, file), 'utf8'), parsed, file }];
}

/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_1510680449.html */
function readManifest(xml: XmlElement | undefined, problems: Problem[]): SdfManifest {
  const type = xml?.attributes.projecttype;
  const complain = (element: string, rule: string) => problems.push({ file: 'manifest.xml', element, rule });
  if (xml && xml.name !== 'manifest') complain(xml.name, 'the root element must be manifest');
  else if (xml && type !== 'ACCOUNTCUSTOMIZATION' && type !== 'SUITEAPP') {
    complain('manifest', 'projecttype must be ACCOUNTCUSTOMIZATION or SUITEAPP');
  }
  const name = textAt(xml, 'projectname') ?? '';
  if (xml && name === '') complain('projectname', 'is required');
  const dependencies = childAt(xml, 'dependencies');
  const listed = (block: string, element: string) =>
    childrenOf(childAt(dependencies, block), element).map((child) => child.text);
  return {
    type: type === 'SUITEAPP' ? 'SUITEAPP' : 'ACCOUNTCUSTOMIZATION',
    name,
    features: childrenOf(childAt(dependencies, 'features'), 'feature').map((feature) => ({
      name: feature.text,
      required: feature.attributes.required === 'true',
    })),
    objectDependencies: listed('objects', 'object'),
    fileDependencies: [...listed('files', 'file'), ...listed('folders', 'folder')],
  };
}

/** `~/…` paths of a block of deploy.xml. https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4737888643.html */
function pathsOf(deploy: XmlElement | undefined, block: string): string[] {
  return childrenOf(deploy, block).flatMap((element) => childrenOf(element, 'path').map((child) => child.text));
}
