import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sqlAll } from 'netsuite-sandbox/account/sql';
import { endTask } from 'netsuite-sandbox/scripts/tasks';
import type { TestAccount } from 'netsuite-sandbox/testing/test-account';
import { CallPoints } from './call-points';
import { Courses } from './courses';

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

    test.each(Object.entries(ENDINGS))(
      'G1 to G9, when %s: all comes out right',
      (ending, endRun) => {
        const began = performance.now();
        const wrong = new Map<string, string[]>();
        let joined = 0;
        for (const moment of points.moments) {
          const course = courses.brokenOff(moment, endRun);
          if (course.joined) joined += 1;
          for (const fault of course.faults) {
            wrong.set(fault, [...(wrong.get(fault) ?? []), moment.name]);
          }
        }
        const seconds = ((performance.now() - began) / 1000).toFixed(1);
        process.stderr.write(
          `crash matrix, ${script}, ${ending}: ${points.points} call points (before and after), ` +
            `${points.moments.length} distinct states, 0 left out (${joined} came to a state of another course); ${seconds} s\n`,
        );
        expect(Object.fromEntries(wrong)).toEqual({});
      },
      10 * MINUTES,
    );
  });
}
