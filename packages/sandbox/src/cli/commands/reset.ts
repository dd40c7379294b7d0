import type { Command } from 'commander';
import type { Shell } from '../shell';

export function addReset(program: Command, shell: Shell): void {
  program
    .command('reset')
    .summary('empty the account')
    .description(
      'Empties the account: records, files, deployed objects, secrets, keys, logs, mail. There is no way back.',
    )
    .action(() => {
      const { resetAccount } = require('../../account/open-account') as typeof import('../../account/open-account');
      const account = shell.accountFolder;
      resetAccount(account);
      shell.onNewAccount(() => {});
      shell.answer({ account }, () => `The account in ${account} is empty.`);
    });
}
