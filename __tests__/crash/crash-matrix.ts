import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sqlAll } from 'netsuite-sandbox/account/sql';
import { endTask } from 'netsuite-sandbox/scripts/tasks';
import type { TestAccount } from 'netsuite-sandbox/testing/test-account';
import { CallPoints } from './call-points';
import { Courses } from './courses';

/*
 * Which line to break for which guarantee. Each was tried: the test then fails.
 *
 *   G1  pipeline/recover-preparation.ts  throw the drafts away though their files are marked       crash-matrix-customers
 *   G2  pipeline/submit.ts               write the intent down after submit(), not before          crash-matrix-customers
 *   G3  feed/decide-orders.ts            call every order known that NetSuite has, whatever lines  crash-matrix-orders
 *   G4  feed/decide-orders.ts            import an order whose customer is not there               crash-matrix-orders
 *   G5  feed/order-checks.ts             let orders of any status pass                             crash-matrix-orders
 *   G6  pipeline/send-reports.ts         mark reports as told before the notice is written         crash-matrix-orders
 *   G7  pipeline/settle.ts               never give up waiting for a batch without a task id       crash-matrix-customers
 *   G7  netsuite/record-run-lock.ts      never take over the lock of a run that died                kill
 *   G8  netsuite/script-budget.ts        always say that there are the units                       few-units
 *   G9  feed/customers.ts                repeat the e-mail address in the reason of the reject     personal-data
 */

const MINUTES = 60_000;

/** What becomes of the task of a run that is broken off, and so when the script runs next. */
const ENDINGS = {
  /** NetSuite starts the script again, at once and as ABORTED. */
  'its server fails': () => {},
  /** Units or time are used up: that was the run, and the next one is the next one of the schedule. */
  'NetSuite ends it': ({ account }: TestAccount) => {
    const running = sqlAll<{ id: string }>(account.db, "SELECT id FROM task WHERE status = 'PROCESSING'");
    for (const { id } of running) endTask(account, id, 10_000, { name: 'ENDED', message: 'by NetSuite' });
  },
} as const;

/**
 * Both endings leave the same outside but for the task, and the next run of the script finds the same ledger. What differs
 * is the time at which it does; names that are made of the time are where that shows. It takes as long again, so it is for
 * CI: CRASH_MATRIX=all.
 */
const TRIED = Object.entries(ENDINGS).slice(0, process.env.CRASH_MATRIX === 'all' ? undefined : 1);

/**
 * Runs the scenario once undisturbed, then breaks the script off at every call, before it and after it took effect, and
 * lets the schedule go on each time.
 * @param script script id
 */
export function describeCrashMatrix(script: string): void {
  describe(`${script}, broken off at any of its calls on N/*`, () => {
    let courses: Courses;
    let points: CallPoints;
    beforeAll(() => {
      courses = new Courses();
      points = new CallPoints(courses.account, script);
    });
    afterAll(() => courses?.account.close());

    test(
      'all comes out right when nothing dies',
      () => {
        expect(courses.undisturbed(points)).toEqual([]);
        expect(points.moments.length).toBeGreaterThan(50);
      },
      MINUTES,
    );

    test.each(TRIED)(
      'G1 to G7, G9, when %s: all comes out right',
      (ending, endRun) => {
        const began = performance.now();
        const wrong = new Map<string, string[]>();
        let tried = 0;
        let joined = 0;
        for (const moment of points.moments) {
          const course = courses.brokenOff(moment, endRun);
          tried += 1;
          if (course.joined) joined += 1;
          for (const fault of course.faults) wrong.set(fault, [...(wrong.get(fault) ?? []), moment.name]);
        }
        const seconds = ((performance.now() - began) / 1000).toFixed(1);
        process.stderr.write(
          `crash matrix, ${script}, ${ending}: ${points.points} call points (before and after), ` +
            `${points.moments.length} distinct states, ${points.moments.length - tried} left out (${joined} came to a state of another course); ${seconds} s\n`,
        );
        expect(Object.fromEntries(wrong)).toEqual({});
      },
      10 * MINUTES,
    );
  });
}
