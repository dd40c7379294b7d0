import fs from 'node:fs';
import path from 'node:path';
import { SandboxError } from '../errors';
import { selectPaths } from './deploy-paths';
import type { Problem } from './problems';
import { readDeployFile } from './read-deploy-file';
import { readManifest, type SdfManifest } from './read-manifest';
import { readXmlFile } from './read-xml-file';
import type { XmlElement } from './xml';

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

/** An SDF project as it lies on disk: what `deploy.xml` names, in that order. */
export interface SdfProject {
  /** The folder with `manifest.xml`. */
  readonly dir: string;
  readonly manifest: SdfManifest;
  readonly objects: readonly SdfObject[];
  readonly files: readonly SdfFile[];
  /** Objects and files that deploy.xml does not name. */
  readonly left: { readonly objects: readonly SdfObject[]; readonly files: readonly SdfFile[] };
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
  const manifest = readManifest(root, problems);
  const deploy = readDeployFile(root, problems);
  const objects = selectPaths(root, 'Objects', deploy.objects, problems);
  const files = selectPaths(root, 'FileCabinet', deploy.files, problems);
  const toObjects = (names: readonly string[], complaints: Problem[]) =>
    names.filter(isObjectFile).flatMap((name) => readObject(root, name, complaints));
  const toFiles = (names: readonly string[]) =>
    names.map((file) => ({ path: file.slice('FileCabinet'.length), source: path.join(root, file), file }));
  return {
    dir: root,
    manifest,
    objects: toObjects(objects.chosen, problems),
    files: toFiles(files.chosen),
    // What is wrong with an object that is not deployed does not matter.
    left: { objects: toObjects(objects.left, []), files: toFiles(files.left) },
    problems,
  };
}

/** The contents of templates lie beside their objects: `custtmpl_x.template.xml`, `custemailtmpl_x.template.html`. */
function isObjectFile(name: string): boolean {
  return name.endsWith('.xml') && !name.endsWith('.template.xml');
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

function readObject(root: string, file: string, problems: Problem[]): SdfObject[] {
  const read = readXmlFile(root, file, problems);
  if (!read) return [];
  const { text: xml, root: parsed } = read;
  return [{ type: parsed.name, scriptid: parsed.attributes.scriptid ?? '', xml, parsed, file }];
}
