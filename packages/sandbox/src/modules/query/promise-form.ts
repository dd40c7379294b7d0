import type { ScriptExecution } from '../../scripts/script-execution';
import { realmOf } from '../../scripts/start-execution';

const SOURCE = 'return new Promise((resolve) => resolve(work()));';

// biome-ignore lint/suspicious/noExplicitAny: any call may have a promise form, whatever it takes
type Call = (...args: any[]) => unknown;

/**
 * Gives a call its `.promise` form: the work is done at once, and the script gets a promise of its own realm that is
 * settled with the result. Governance is the same.
 */
export function withPromise<T extends Call>(execution: ScriptExecution, call: T): T & { promise: Call } {
  return Object.assign(call, {
    promise(...args: unknown[]): unknown {
      const realm = realmOf(execution);
      const work = realm.makeFunction(call.name, () => call(...args));
      return realm.compile(SOURCE, 'promise', ['work'])(work);
    },
  });
}
