import type { Command } from 'commander';
import { reportWork } from '../report-work';
import type { Shell } from '../shell';

export function addDrain(program: Command, shell: Shell): void {
  program
    .command('drain')
    .summary('process queued scripts, import jobs and exports until idle')
    .description(
      'Processes queued scripts, CSV import jobs and exports until the account is idle. The clock does not move.',
    )
    .action(() => {
      const { drain } = require('../../scripts/scheduler') as typeof import('../../scripts/scheduler');
      shell.changeAccount((account) => reportWork(account, shell, (options) => drain(account, options)));
    });
}
