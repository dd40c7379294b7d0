import { withoutValues } from '../feed/without-values';
import type { Ports } from './ports';
import { saidBy } from './said-by';
import { NO_CONNECTION, SyncError, type SyncErrorCode } from './sync-error';

/** Something that kept a run from a part of its work, and that people must hear of. */
export interface Problem {
  readonly code: SyncErrorCode;
  /** What it is about: name of a file, batch, folder or step; blank when it is about the run. Not a value of a feed. */
  readonly about: string;
  /** What was said, without personal values. */
  readonly message: string;
}

/** More problems of one code than this are told as one: two hundred files that cannot be read are one story. */
const MOST_OF_A_CODE = 5;
/** Characters; longer names would be cut off in the notice and not be recognised in the next run. */
const ABOUT_LENGTH = 250;

/** Collects the problems of one run. The same code about the same thing counts once. */
export class RunProblems {
  readonly #problems = new Map<string, Problem>();

  report(code: SyncErrorCode, about: string, message: string): void {
    // As the list of notices keeps it: what does not come back the same would be new in every run.
    const problem = { code, about: withoutValues(about).slice(0, ABOUT_LENGTH), message };
    const key = `${code} ${problem.about}`;
    if (!this.#problems.has(key)) {
      this.#problems.set(key, problem);
    }
  }

  all(): Problem[] {
    const codes = new Set([...this.#problems.values()].map(({ code }) => code));
    return [...codes].flatMap((code) => this.#ofCode(code));
  }

  #ofCode(code: SyncErrorCode): Problem[] {
    const problems = [...this.#problems.values()].filter((problem) => problem.code === code);
    if (problems.length <= MOST_OF_A_CODE) {
      return problems;
    }
    const names = problems.slice(0, MOST_OF_A_CODE).map(({ about }) => about);
    return [{ code, about: '', message: `${problems.length} of them: ${names.join(', ')} and others` }];
  }
}

/**
 * Notes what kept a run from something. Where the connection is at fault, that is the problem, and it is told once.
 * @param code of what could not be done
 */
export function noteProblem(code: SyncErrorCode, about: string, error: unknown, { problems, log }: Ports): void {
  log.error(`${code} ${about}`.trim(), { message: saidBy(error) });
  if (error instanceof SyncError && NO_CONNECTION.includes(error.code)) {
    problems.report(error.code, '', error.detail);
  } else {
    problems.report(code, about, saidOf(code, about, error));
  }
}

/** Notes a fault under a code, unless it says itself what it is: whatever step comes to it, it is the same problem. */
export function noteFault(code: SyncErrorCode, about: string, error: unknown, ports: Ports): void {
  if (error instanceof SyncError) {
    noteProblem(error.code, error.detail, error, ports);
  } else {
    noteProblem(code, about, error, ports);
  }
}

/** What stands in the code and in what it is about need not be said again. */
function saidOf(code: SyncErrorCode, about: string, error: unknown): string {
  if (error instanceof SyncError && error.code === code) {
    return error.detail === about ? '' : error.detail;
  }
  return saidBy(error);
}
