import type { RunOptions, RunResult } from 'netsuite-sandbox/scripts/run-task';
import type { TestAccount } from 'netsuite-sandbox/testing/test-account';
import type { CallPoints, Moment } from './call-points';
import { goOn } from './course';
import { faultsOf, faultsOnTheWay, openWork } from './end-state';
import { repeatedValues } from './personal-values';
import { openScenario } from './scenario';

export interface Course {
  /** All that is wrong on it and at its end. */
  readonly faults: readonly string[];
  /** Whether it was left at a state that another course had come through, so that its end is known. */
  readonly joined: boolean;
}

/** Thrown to leave a course whose end is known. */
class Joined {
  constructor(readonly faults: readonly string[]) {}
}

/**
 * Courses of the scenario over one account. Two courses that come to the same state between two runs go on in the same
 * way, so the second one is left there.
 */
export class Courses {
  readonly account = openScenario();
  private readonly start = this.account.account.clock.now().getTime();
  /** Digest of a state between two runs → what is wrong at the end of a course that comes through it. */
  private readonly ends = new Map<string, readonly string[]>();

  /** The course on which nothing dies, and one more tick that finds nothing to do. @returns what is wrong */
  undisturbed(points: CallPoints): readonly string[] {
    const { faults } = this.follow((options) => goOn(this.account, this.start, { ...options, onCall: points.watch }));
    const calm = this.account.tick('PT15M', { onCall: points.watch }).map(({ status }) => status);
    return [...faults, ...faultsOf(this.account), ...calm.filter((status) => status !== 'COMPLETE')];
  }

  /**
   * The course on which a run is broken off at a moment.
   * @param endRun what becomes of the run's task
   */
  brokenOff({ snapshot }: Moment, endRun: (account: TestAccount) => void): Course {
    this.account.restore(snapshot);
    endRun(this.account);
    const early = faultsOnTheWay(this.account);
    const course = this.follow((options) => {
      this.account.drain(options);
      return goOn(this.account, this.start, options);
    });
    return { ...course, faults: [...early, ...course.faults] };
  }

  private follow(work: (options: RunOptions) => boolean): Course {
    const passed: string[] = [];
    const faults: string[] = [];
    let joined = false;
    const onRun = ({ script, error }: RunResult): void => {
      if (error) faults.push(`G8: ${script} failed with ${error.name}: ${error.message}`);
      const digest = this.account.digest();
      const end = this.ends.get(digest);
      if (end) throw new Joined(end);
      passed.push(digest);
    };
    try {
      if (!work({ onRun })) faults.push(...openWork(this.account).map((what) => `G7: never done: ${what}`));
      faults.push(...faultsOf(this.account));
    } catch (thrown) {
      if (!(thrown instanceof Joined)) throw thrown;
      joined = true;
      faults.push(...thrown.faults);
    }
    faults.push(...repeatedValues(JSON.stringify([this.account.logs(), this.account.mails()])));
    for (const digest of passed) this.ends.set(digest, faults);
    return { faults, joined };
  }
}
