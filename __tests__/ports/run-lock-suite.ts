import { beforeEach, describe, expect, test } from '@jest/globals';

/** Runs of two deployments over one lock. */
export interface LockInTest {
  /**
   * One run: it tries to take the lock.
   * @param dies it ends without releasing what it took
   * @returns whether it had the lock
   */
  run(deployment: 'one' | 'other', dies?: 'dies'): boolean;
  passTime(minutes: number): void;
}

/** What `pipeline/ports.ts` promises of the lock: one run at a time. @param make a lock that is free, for each test */
export function describeRunLock(what: string, make: () => LockInTest): void {
  describe(`the run lock ${what}`, () => {
    let lock: LockInTest;
    beforeEach(() => {
      lock = make();
    });

    test('is free again after each run, whichever deployment comes next', () => {
      expect([lock.run('one'), lock.run('other'), lock.run('one')]).toEqual([true, true, true]);
    });

    test('G2: keeps out the other deployment while a run is at work, or until it must be dead', () => {
      lock.run('one', 'dies');
      lock.passTime(60);
      expect(lock.run('other')).toBe(false);
      lock.passTime(6);
      expect(lock.run('other')).toBe(true);
    });

    test('G7: a deployment takes over at once what a run of its own left: it never runs twice at a time', () => {
      lock.run('one', 'dies');
      expect([lock.run('one'), lock.run('other')]).toEqual([true, true]);
    });
  });
}
