import fs from 'node:fs';
import path from 'node:path';
import type { Account } from '../account/account';
import { inTransaction } from '../account/sql';
import { SandboxError } from '../errors';
import { fileTypeOf } from '../files/file-types';
import { deployInstances } from './deploy-instances';
import { deployObject } from './deploy-object';
import { deployScript, isScript, notRunning } from './deploy-script';
import { deploySourceMap } from './deploy-source-map';
import { describeProblems } from './problems';
import { readProject, type SdfFile } from './read-project';
import { validateProject } from './validate-project';

export interface Deployment {
  /** Script ids, in the order of deploy.xml. */
  readonly objects: string[];
  /** File Cabinet paths. */
  readonly files: string[];
  /** One line each: file, element, rule. */
  readonly warnings: string[];
}

/**
 * Deploys what the project's deploy.xml names, whole or not at all. An object that is already there is replaced,
 * whatever was changed in the account; nothing is ever deleted.
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1505834545.html
 * @throws SandboxError with one line per problem: file, element, rule
 */
export function deployProject(account: Account, dir: string): Deployment {
  const project = readProject(dir);
  const { problems, warnings } = validateProject(account, project);
  if (problems.length > 0) {
    const lines = describeProblems(problems);
    throw new SandboxError(
      `The project ${project.manifest.name || dir} cannot be deployed, nothing was changed:\n${lines.map((line) => `  ${line}`).join('\n')}`,
    );
  }
  try {
    inTransaction(account.db, () => {
      for (const file of project.files) deployFile(account, file);
      for (const object of project.objects) deployObject(account, object);
      account.types.refresh?.();
      for (const object of project.objects) deployInstances(account, object.parsed);
      for (const object of project.objects) {
        if (isScript(object)) deployScript(account, object);
      }
    });
  } finally {
    account.types.refresh?.();
  }
  return {
    objects: project.objects.map((object) => object.scriptid),
    files: project.files.map((file) => file.path),
    warnings: describeProblems([...warnings, ...notRunning(project.objects)]),
  };
}

function deployFile(account: Account, file: SdfFile): void {
  const name = path.posix.basename(file.path);
  const folder = account.files.ensureFolder(path.posix.dirname(file.path));
  account.files.save({ folder, name, type: fileTypeOf(name), content: fs.readFileSync(file.source) });
  deploySourceMap(account, file, account.files.contentKey(file.path) ?? '');
}
