import type { Command } from 'commander';
import type { Shell } from '../shell';
import { counted } from '../table';
import { colours } from '../terminal';

export function addDeploy(program: Command, shell: Shell): void {
  program
    .command('deploy')
    .summary('deploy an SDF project folder')
    .description('Deploys an SDF project folder as SDF would, whole or not at all, or says what is wrong with it.')
    .argument('<dir>', 'folder with manifest.xml and deploy.xml (or with src/ that has them)')
    .action((dir: string) => {
      const { deployProject } = require('../../sdf/deploy-project') as typeof import('../../sdf/deploy-project');
      shell.onNewAccount((account) => {
        const { objects, files, warnings } = deployProject(account, dir);
        shell.answer({ objects, files, warnings }, () =>
          [
            ...files.map((file) => `  ${file}`),
            ...objects.map((object) => `  ${object}`),
            ...warnings.map((warning) => colours.yellow(`warning: ${warning}`)),
            `Deployed ${counted(objects.length, 'object')} and ${counted(files.length, 'file')}.`,
          ].join('\n'),
        );
      });
    });
}
