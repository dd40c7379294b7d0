import type { Command } from 'commander';
import type { Shell } from '../shell';

export function addServe(program: Command, shell: Shell): void {
  program
    .command('serve')
    .summary('run all jobs on their schedules until told to stop')
    .description(
      'Runs all jobs in this process, on the cron expressions of serve.schedules; a job never overlaps with itself. Shows ' +
        'how they run on http://127.0.0.1:PORT/ (also /status and /health). SIGTERM or SIGINT: jobs that run are ' +
        'finished, then it ends; a second signal ends it at once, which loses nothing.',
    )
    .option('--port <number>', 'port on loopback instead of serve.port; 0 takes a free one')
    .action(async (options: { port?: string }) => {
      const { serve } = await import('../serve.js');
      await serve(shell, options.port);
    });
}
