import type { Command } from 'commander';
import { SandboxError } from '../../errors';
import { readInput } from '../read-input';
import type { Shell } from '../shell';

export function addKey(program: Command, shell: Shell): void {
  const key = program
    .command('key')
    .summary('store an SSH private key: key set ID PEMFILE')
    .description('SSH keys, as at Setup > Company > Keys.');
  key
    .command('set')
    .summary('store an SSH private key')
    .description('Stores an SSH private key under its script id.')
    .argument('<id>', 'script id, custkey_…')
    .argument('<pemfile>', 'private key in PEM form, without a passphrase; - reads standard input')
    .action((id: string, file: string) => {
      const pem = readInput(file);
      assertUsable(pem, file);
      const { setKey } = require('../../account/secrets') as typeof import('../../account/secrets');
      shell.onNewAccount((account) => setKey(account, id, pem));
      shell.answer({ id }, () => `Stored the key ${id}.`);
    });
}

/** What the SSH client cannot use is refused here, where it can be mended, and not at the first connection. */
function assertUsable(pem: string, file: string): void {
  const { utils } = require('ssh2') as typeof import('ssh2');
  const parsed = utils.parseKey(pem);
  const key = Array.isArray(parsed) ? parsed[0] : parsed;
  if (key instanceof Error || !key?.isPrivateKey()) {
    const why = key instanceof Error ? `: ${key.message}` : '';
    throw new SandboxError(
      `${file} is no private key that can be used${why}.\nExpected PEM without a passphrase, as made by: ` +
        'ssh-keygen -t rsa -b 4096 -m PEM -N "" -f FILE',
    );
  }
}
