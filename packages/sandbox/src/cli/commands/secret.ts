import type { Command } from 'commander';
import { readInputLine } from '../read-input';
import type { Shell } from '../shell';
import { UsageError } from '../usage-error';

export function addSecret(program: Command, shell: Shell): void {
  const secret = program
    .command('secret')
    .summary('store an API secret: secret set ID VALUE')
    .description('API secrets, as at Setup > Company > API Secrets.');
  secret
    .command('set')
    .summary('store an API secret')
    .description('Stores the value of an API secret. Nothing prints it again.')
    .argument('<id>', 'script id, custsecret_…')
    .argument('<value>', 'the secret; - reads it from standard input, so that it is in no shell history')
    // A secret may begin with a dash; as an unknown option it would be printed.
    .allowUnknownOption()
    .action((id: string, value: string) => {
      const { setSecret } = require('../../account/secrets') as typeof import('../../account/secrets');
      const text = value === '-' ? readInputLine() : value;
      if (text === '') throw new UsageError(`The value of the secret ${id} is empty.`);
      shell.onNewAccount((account) => setSecret(account, id, text));
      shell.answer({ id }, () => `Stored the secret ${id}.`);
    });
}
