import type { RunOptions } from 'netsuite-sandbox/scripts/run-task';
import type { TestAccount } from 'netsuite-sandbox/testing/test-account';
import { openWork } from './end-state';
import { ARRIVALS } from './scenario';

const MINUTE = 60_000;
const LAST_ARRIVAL = Math.max(...ARRIVALS.map(({ minutes }) => minutes));
/** NetSuite is down for maintenance: minutes after the beginning. What waits for time gets it at little cost. */
const PAUSE = { from: 90, to: 165 };
/** As long as everything that waits may take. */
const MOST_TICKS = 40;

/**
 * Lets the schedule go on from where the account's clock stands, with what arrives meanwhile, until all is done.
 * @param start when the scenario began, milliseconds since 1970
 * @returns false when it does not come to rest
 */
export function goOn(account: TestAccount, start: number, options: RunOptions = {}): boolean {
  for (let ticks = 0; ticks < MOST_TICKS; ticks++) {
    const minutes = (account.account.clock.now().getTime() - start) / MINUTE;
    arrive(account, minutes);
    if (minutes === PAUSE.from) account.account.clock.advance((PAUSE.to - PAUSE.from) * MINUTE);
    account.tick('PT15M', options);
    if (minutes >= LAST_ARRIVAL && openWork(account).length === 0) return true;
  }
  return false;
}

function arrive(account: TestAccount, now: number): void {
  const files = ARRIVALS.filter(({ minutes }) => minutes === now).flatMap(({ files }) => Object.entries(files));
  for (const [file, content] of files) account.put(file, content);
}
