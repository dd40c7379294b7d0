import type { Command } from 'commander';
import { describeExport } from '../describe-export';
import type { Shell } from '../shell';
import { showProgress } from '../terminal';

const EXPORTS = [
  {
    name: 'export-customers',
    summary: 'write customers without a NetSuite id into files of the customer feed',
    noun: 'customer',
  },
  {
    name: 'export-orders',
    summary: 'write Created orders that NetSuite has not into files of the order feed',
    noun: 'order',
  },
] as const;

export function addExports(program: Command, shell: Shell): void {
  for (const { name, summary, noun } of EXPORTS) {
    program
      .command(name)
      .summary(summary)
      .description(
        `Job: ${summary}. What cannot go is listed with the reasons and looked at again in the next run. ` +
          'Exit status 0, also when some cannot go; 1 when the job failed; the next run goes on where it stopped.',
      )
      .action(async () => {
        const [{ withDatabase }, { runExportCustomers, runExportOrders }, { SYSTEM_CLOCK }] = await Promise.all([
          import('../with-database.js'),
          import('../run-exports.js'),
          import('../../adapters/system-clock.js'),
        ]);
        const config = shell.config();
        const run = name === 'export-customers' ? runExportCustomers : runExportOrders;
        const result = await withDatabase(config, (db) =>
          run({
            config,
            db,
            clock: SYSTEM_CLOCK,
            observe: () => undefined,
            progress: (exported, blocked) => showProgress(`${exported} ${noun}s to send, ${blocked} cannot go …`),
          }),
        ).finally(() => showProgress(''));
        shell.answer(result, () => describeExport(result, noun));
      });
  }
}
