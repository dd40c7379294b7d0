import type { Command } from 'commander';
import { logLine } from '../describe-run';
import { listRuns } from '../list-runs';
import type { Shell } from '../shell';
import { drawTable } from '../table';

export function addLogs(program: Command, shell: Shell): void {
  program
    .command('logs')
    .summary('show script logs, and the units of each run')
    .description('Shows the script execution log, oldest first, and what each run used.')
    .action(() => {
      const { listLogs } = require('../../scripts/script-logs') as typeof import('../../scripts/script-logs');
      shell.onAccount((account) => {
        const logs = listLogs(account);
        const documents = logs.map(({ time, script, deployment, level, title, details }) => ({
          time,
          script,
          deployment,
          level,
          title,
          details,
        }));
        shell.answer(documents, () => {
          const runs = listRuns(account).map((run) => [
            run.submitted,
            run.script,
            run.deployment,
            run.status,
            run.units,
          ]);
          if (logs.length === 0 && runs.length === 0) return 'No script has run.';
          return [
            ...logs.map((entry) => logLine(entry, true)),
            drawTable(['submitted', 'script', 'deployment', 'status', 'units used'], runs),
          ].join('\n');
        });
      });
    });
}
