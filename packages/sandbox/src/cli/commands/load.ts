import type { Command } from 'commander';
import { SandboxError } from '../../errors';
import { readInput } from '../read-input';
import type { Shell } from '../shell';
import { counted } from '../table';
import { colours } from '../terminal';

export function addLoad(program: Command, shell: Shell): void {
  program
    .command('load')
    .summary('add reference records from a JSON file')
    .description(
      'Adds reference records: an object whose keys are record types and whose values are lists of records.\n' +
        'A record with an id or external id that is there is replaced.',
    )
    .argument('<file>', 'JSON file; - reads standard input')
    .action((file: string) => {
      const records = parse(file, readInput(file));
      const { loadRecords } = require('../../account/load-records') as typeof import('../../account/load-records');
      shell.onNewAccount((account) => {
        const loaded = loadRecords(account, records);
        const { warnings } = loaded;
        shell.answer({ loaded: [...loaded], warnings }, () =>
          [
            ...loaded.map(({ type, count }) => `  ${type}: ${counted(count, 'record')}`),
            ...warnings.map((warning) => colours.yellow(`warning: ${warning}`)),
            `Loaded ${counted(
              loaded.reduce((sum, { count }) => sum + count, 0),
              'record',
            )}.`,
          ].join('\n'),
        );
      });
    });
}

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new SandboxError(`${file} is not JSON: ${(cause as Error).message}.`, { cause });
  }
}
