import { type Command, Option } from 'commander';
import type { Shell } from '../shell';
import { counted } from '../table';
import { colours } from '../terminal';

export function addDeploy(program: Command, shell: Shell): void {
  program
    .command('deploy')
    .summary('deploy an SDF project folder')
    .description('Deploys an SDF project folder as SDF would, whole or not at all, or says what is wrong with it.')
    .argument('<dir>', 'folder with manifest.xml and deploy.xml (or with src/ that has them)')
    .addOption(
      new Option(
        '--execute-2x-as <version>',
        'the account runs @NApiVersion 2.x as this SuiteScript from now on (default: 2.0, as NetSuite)',
      ).choices(['2.0', '2.1']),
    )
    .action((dir: string, { execute2xAs }: { execute2xAs?: '2.0' | '2.1' }) => {
      const { deployProject } = require('../../sdf/deploy-project') as typeof import('../../sdf/deploy-project');
      const { changeSettings } =
        require('../../account/stored-settings') as typeof import('../../account/stored-settings');
      shell.onNewAccount((account) => {
        if (execute2xAs) changeSettings(account, { executeSuiteScript2xAs: execute2xAs });
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
