import { Command } from 'commander';
import { addExports } from './commands/exports';
import { addMigrate } from './commands/migrate';
import { addSeed } from './commands/seed';
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
  for (const add of [addExports, addMigrate, addSeed]) add(program, shell);
  return { program, shell };
}
