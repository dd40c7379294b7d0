import type { Command } from 'commander';
import type { Account } from '../../account/account';
import { logLine } from '../describe-run';
import { followLogs } from '../follow-logs';
import { listRuns } from '../list-runs';
import type { Shell } from '../shell';
import { drawTable } from '../table';
import { say } from '../terminal';

export function addLogs(program: Command, shell: Shell): void {
  program
    .command('logs')
    .summary('show script logs, and the units of each run')
    .description('Shows the script execution log, oldest first, and what each run used.')
    .option('--follow', 'go on with what is written from now on, until Ctrl+C; with --json one document a line')
    .action(async ({ follow }: { follow?: boolean }) => {
      if (follow) await followAll(shell);
      else shell.onAccount((account) => showAll(account, shell));
    });
}

async function followAll(shell: Shell): Promise<void> {
  await followLogs(
    shell.accountFolder,
    () => shell.openForReading(),
    (entry) => say(shell.json ? JSON.stringify(entry) : logLine(entry, true)),
  );
}

function showAll(account: Account, shell: Shell): void {
  const { listLogs } = require('../../scripts/script-logs') as typeof import('../../scripts/script-logs');
  const logs = listLogs(account);
  shell.answer(logs, () => {
    const runs = listRuns(account).map((run) => [run.submitted, run.script, run.deployment, run.status, run.units]);
    if (logs.length === 0 && runs.length === 0) return 'No script has run.';
    return [
      ...logs.map((entry) => logLine(entry, true)),
      drawTable(['submitted', 'script', 'deployment', 'status', 'units used'], runs),
    ].join('\n');
  });
}
