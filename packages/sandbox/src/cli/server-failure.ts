import { writeSync } from 'node:fs';
import type { RunOptions } from '../scripts/run-task';
import { UsageError } from './usage-error';

const STANDARD_ERROR = 2;

/**
 * Lets NetSuite's server fail before a call of the script: this process ends at once, with the status 1, and leaves what a
 * crash would leave. The next command that runs scripts starts the script again
 * (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1490041886.html).
 * @param given number of the call, the first is 1; nothing for a server that works
 * @throws UsageError for what is no number
 */
export function failingServer(given: string | undefined): Pick<RunOptions, 'onCall'> {
  if (given === undefined) return {};
  if (!/^[1-9]\d*$/.test(given))
    throw new UsageError(`--fail-at takes the number of a call, 1 or more, not "${given}".`);
  let calls = 0;
  return {
    onCall({ script, call, moment }) {
      if (moment !== 'before') return;
      calls += 1;
      if (calls < Number(given)) return;
      const next = 'The next "drain", "tick" or "run" starts it again.';
      writeSync(STANDARD_ERROR, `The server has failed before call ${calls} of ${script}, ${call}. ${next}\n`);
      process.exit(1);
    },
  };
}
