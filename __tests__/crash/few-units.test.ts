import { afterEach, expect, test } from '@jest/globals';
import type { RunResult } from 'netsuite-sandbox/scripts/run-task';
import type { TestAccount } from 'netsuite-sandbox/testing/test-account';
import { goOn } from './course';
import { faultsOf } from './end-state';
import { openScenario } from './scenario';

/** More than enough for the scenario; a script that asks for another run and does nothing in it never ends. */
const MOST_RUNS = 150;

let account: TestAccount;
afterEach(() => account?.close());

test.each([1500, 2000, 3000])(
  'G8: with %d units a run, all comes out right over more runs, and no run uses them up',
  (unitLimit) => {
    account = openScenario();
    const runs: RunResult[] = [];
    const onRun = (run: RunResult): void => {
      runs.push(run);
      if (runs.length > MOST_RUNS) throw new Error(`After ${MOST_RUNS} runs work is left still.`);
    };
    const rested = goOn(account, account.account.clock.now().getTime(), { unitLimit, onRun });
    expect(runs.filter(({ error }) => error !== undefined)).toEqual([]);
    expect([rested, faultsOf(account)]).toEqual([true, []]);
  },
);
