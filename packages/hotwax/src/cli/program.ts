import { Command } from 'commander';
import { addAnswers } from './commands/answers';
import { addExports } from './commands/exports';
import { addMigrate } from './commands/migrate';
import { addRetry } from './commands/retry';
import { addSeed } from './commands/seed';
import { addServe } from './commands/serve';
import { addStatus } from './commands/status';
import { Shell } from './shell';

/** Makes the whole command line. Commands load what they need only when they run, so that `--help` is quick. */
export function createProgram(): { program: Command; shell: Shell } {
  const program = new Command('hotwax');
  const shell = new Shell(program);
  program
    .description("HotWax's half of the sync: writes the feeds for NetSuite and takes its answers back.")
    .option('--config <file>', 'config file (default: $HOTWAX_CONFIG or hotwax.json)')
    .option('--json', 'print one JSON document for machines')
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError('(add --help for more)')
    .exitOverride();
  const commands = [addExports, addAnswers, addRetry, addStatus, addServe, addMigrate, addSeed];
  for (const add of commands) add(program, shell);
  return { program, shell };
}
