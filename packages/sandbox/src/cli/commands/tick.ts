import type { Command } from 'commander';
import { reportWork } from '../report-work';
import type { Shell } from '../shell';
import { UsageError } from '../usage-error';

export function addTick(program: Command, shell: Shell): void {
  program
    .command('tick')
    .summary("move the account's clock forward")
    .description(
      "Moves the account's clock forward. Scheduled deployments run as they fall due, and whatever is queued.",
    )
    .argument('<duration>', 'ISO 8601, e.g. PT15M, PT2H30M, P1D')
    // Else "-PT5M" would be called an unknown option, which is not what is wrong with it.
    .allowUnknownOption()
    .action((duration: string) => {
      shell.changeAccount((account) => {
        const milliseconds = readDuration(duration, account.clock.now(), account.settings.timeZone);
        const { tick } = require('../../scripts/scheduler') as typeof import('../../scripts/scheduler');
        reportWork(account, shell, (options) => tick(account, milliseconds, options));
      });
    });
}

function readDuration(text: string, now: Date, zone: string): number {
  const { millisecondsOf } = require('../../account/duration') as typeof import('../../account/duration');
  const milliseconds = millisecondsOf(text, now, zone);
  if (Number.isNaN(milliseconds)) {
    throw new UsageError(`"${text}" is no ISO 8601 duration that goes forward. Examples: PT15M, PT2H30M, P1D.`);
  }
  return milliseconds;
}
