import { Command } from 'commander';
import { addCancel } from './commands/cancel';
import { addDeploy } from './commands/deploy';
import { addDrain } from './commands/drain';
import { addFaults } from './commands/faults';
import { addFiles } from './commands/files';
import { addImport } from './commands/import';
import { addJobs } from './commands/jobs';
import { addKey } from './commands/key';
import { addLoad } from './commands/load';
import { addLogs } from './commands/logs';
import { addMail } from './commands/mail';
import { addRecords } from './commands/records';
import { addReset } from './commands/reset';
import { addRun } from './commands/run';
import { addSecret } from './commands/secret';
import { addSettings } from './commands/settings';
import { addSftp } from './commands/sftp';
import { addSql } from './commands/sql';
import { addTick } from './commands/tick';
import { addValidate } from './commands/validate';
import { Shell } from './shell';

/** Makes the whole command line. Commands load what they need only when they run, so that `--help` is quick. */
export function createProgram(): { program: Command; shell: Shell } {
  const program = new Command('sandbox');
  const shell = new Shell(program);
  program
    .description('A local NetSuite account: deploys an SDF project and runs its SuiteScripts on this machine.')
    .option('--account <dir>', 'folder of the account (default: .sandbox)')
    .option('--json', 'print one JSON document for machines')
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError('(add --help for more)')
    .exitOverride();
  const setUp = [addValidate, addDeploy, addLoad, addSecret, addKey, addSettings, addFaults];
  const work = [addRun, addImport, addCancel, addDrain, addTick];
  const look = [addRecords, addSql, addJobs, addLogs, addFiles, addMail];
  for (const add of [...setUp, ...work, ...look, addSftp, addReset]) add(program, shell);
  return { program, shell };
}
