import type { SyncErrorCode } from './sync-error';

/** Something that kept a run from a part of its work, and that people must hear of. */
export interface Problem {
  readonly code: SyncErrorCode;
  /** What it is about: name of a file, batch, folder or step; blank when it is about the run. Not a value of a feed. */
  readonly about: string;
  /** What was said, without personal values. */
  readonly message: string;
}

/** Collects the problems of one run. The same code about the same thing counts once. */
export class RunProblems {
  readonly #problems = new Map<string, Problem>();

  report(code: SyncErrorCode, about: string, message: string): void {
    const key = `${code} ${about}`;
    if (!this.#problems.has(key)) {
      this.#problems.set(key, { code, about, message });
    }
  }

  all(): Problem[] {
    return [...this.#problems.values()];
  }
}
