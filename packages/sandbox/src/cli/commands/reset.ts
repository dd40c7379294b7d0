import type { Command } from 'commander';
import type { Shell } from '../shell';
import { UsageError } from '../usage-error';

export function addReset(program: Command, shell: Shell): void {
  program
    .command('reset')
    .summary('empty the account')
    .description(
      'Empties the account: records, files, deployed objects, secrets, keys, logs, mail. There is no way back.',
    )
    .option(
      '--clock <instant>',
      'its clock stands still from this moment, and only "tick" moves it; e.g. 2026-03-09T13:00Z',
    )
    .action(({ clock }: { clock?: string }) => {
      const options = clock === undefined ? {} : { clockStandsAt: readInstant(clock) };
      const { resetAccount } = require('../../account/open-account') as typeof import('../../account/open-account');
      const account = shell.accountFolder;
      resetAccount(account);
      shell.onNewAccount(() => {}, options);
      shell.answer({ account }, () => `The account in ${account} is empty.`);
    });
}

function readInstant(text: string): Date {
  const { DateTime } = require('luxon') as typeof import('luxon');
  const isInstant = /T.*(Z|[+-]\d\d(:?\d\d)?)$/i.test(text);
  const instant = DateTime.fromISO(text);
  if (isInstant && instant.isValid) return instant.toJSDate();
  throw new UsageError(`--clock takes an ISO 8601 instant with its offset, such as 2026-03-09T13:00Z, not "${text}".`);
}
