import { existsSync } from 'node:fs';
import * as path from 'node:path';
import type { Command } from 'commander';
import type { Account } from '../../account/account';
import type { Shell } from '../shell';
import { counted } from '../table';
import { colours } from '../terminal';

export function addValidate(program: Command, shell: Shell): void {
  program
    .command('validate')
    .summary('say what is wrong with an SDF project folder')
    .description(
      'Checks an SDF project folder as "deploy" does, and deploys nothing. References to what the project does not have are\n' +
        'looked up in the account, if there is one.',
    )
    .argument('<dir>', 'folder with manifest.xml and deploy.xml (or with src/ that has them)')
    .action((dir: string) => {
      onAccountOrEmpty(shell, (account) => validate(account, shell, dir));
    });
}

function onAccountOrEmpty(shell: Shell, work: (account: Account) => void): void {
  if (existsSync(path.join(shell.accountFolder, 'account.db'))) shell.onAccount(work);
  else onEmptyAccount(work);
}

function onEmptyAccount(work: (account: Account) => void): void {
  const { openAccount } = require('../../account/open-account') as typeof import('../../account/open-account');
  const account = openAccount(':memory:');
  try {
    work(account);
  } finally {
    account.close();
  }
}

function validate(account: Account, shell: Shell, dir: string): void {
  const { readProject } = require('../../sdf/read-project') as typeof import('../../sdf/read-project');
  const { validateProject } = require('../../sdf/validate-project') as typeof import('../../sdf/validate-project');
  const { describeProblems } = require('../../sdf/problems') as typeof import('../../sdf/problems');
  const project = readProject(dir);
  const verdict = validateProject(account, project);
  const problems = describeProblems(verdict.problems);
  const warnings = describeProblems(verdict.warnings);
  const objects = project.objects.map(({ scriptid }) => scriptid);
  const files = project.files.map((file) => file.path);
  shell.answer({ valid: problems.length === 0, objects, files, problems, warnings }, () =>
    [
      ...problems.map((problem) => colours.red(`error: ${problem}`)),
      ...warnings.map((warning) => colours.yellow(`warning: ${warning}`)),
      problems.length === 0
        ? `The project can be deployed: ${counted(objects.length, 'object')} and ${counted(files.length, 'file')}.`
        : `The project cannot be deployed: ${counted(problems.length, 'error')}.`,
    ].join('\n'),
  );
  if (problems.length > 0) shell.exitStatus = 1;
}
