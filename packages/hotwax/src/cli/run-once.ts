import { SYSTEM_CLOCK } from '../adapters/system-clock';
import type { JobContext } from './run-recorded';
import type { Shell } from './shell';
import { withDatabase } from './with-database';

/** Runs a job once, for the command line. */
export async function runOnce<Result>(shell: Shell, run: (context: JobContext) => Promise<Result>): Promise<Result> {
  const config = shell.config();
  return withDatabase(config, (db) =>
    run({ config, db, clock: SYSTEM_CLOCK, observe: () => undefined, progress: () => undefined }),
  );
}
