import type { Command } from 'commander';
import type { Shell } from '../shell';

export function addMigrate(program: Command, shell: Shell): void {
  program
    .command('migrate')
    .summary("make or upgrade the jobs' own tables")
    .description(
      "Makes or upgrades the jobs' own tables (hcsync_…). Each job does so by itself; this is for a user with more rights.",
    )
    .action(async () => {
      const { withDatabase } = await import('../with-database.js');
      await withDatabase(shell.config(), async () => undefined);
      shell.answer({ migrated: true }, () => 'The tables hcsync_… are up to date.');
    });
}
