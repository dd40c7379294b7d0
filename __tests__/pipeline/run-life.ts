import { RunProblems } from '../../src/SuiteScripts/HotWaxSync/pipeline/problems';
import { RESERVED_UNITS } from '../../src/SuiteScripts/HotWaxSync/pipeline/reserved-units';

export interface RunLimits {
  readonly units?: number;
  /** The run dies before its write of this number; the first is 1. */
  readonly diesBefore?: number;
  /** The run dies right after its first write of this name. */
  readonly diesAfter?: string;
}

/** One run of a script: what it has spent and written, and when it dies. A dead run can do nothing any more. */
export class RunLife {
  #units = 0;
  #writes = 0;
  #dead = false;
  /** What was written last. */
  lastWrite = '';
  /** What the run failed with; blank when it did not. */
  error = '';
  askedForAnother = false;
  readonly problems = new RunProblems();

  constructor(private readonly limits: RunLimits) {}

  get units(): number {
    return this.#units;
  }

  get #limit(): number {
    return this.limits.units ?? 10_000;
  }

  get died(): boolean {
    return this.#dead;
  }

  allows(units: number): boolean {
    return this.#limit - this.#units >= units + RESERVED_UNITS;
  }

  /** NetSuite ends a script that spends more than it has. */
  spend(units: number): void {
    this.#units += units;
    if (this.#dead || this.#units > this.#limit) {
      this.#dead = true;
      throw new Error('The run is dead');
    }
  }

  write<Result>(what: string, units: number, effect: () => Result): Result {
    this.#writes++;
    if (this.#writes === this.limits.diesBefore || this.lastWrite === this.limits.diesAfter) {
      this.#dead = true;
    }
    this.spend(units);
    this.lastWrite = what;
    return effect();
  }
}
