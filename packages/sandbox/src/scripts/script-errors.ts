import { NetSuiteError, NotSimulatedError, SandboxError } from '../errors';
import type { Realm } from './realm';

/** How an error is shown to a script, in the log and as the result of a run. */
export interface ErrorSummary {
  readonly name: string;
  readonly message: string;
}

/**
 * The error object that N/* throws at a script, made inside the script's realm: `type`, `name` (the code), `message`,
 * `stack` (a list), `cause`, `id`, `notifyOff`
 * (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4243798608.html). Whether it is an instance of
 * `Error` is not documented; here it is not, so a script that relies on `instanceof Error` is found out.
 * @param own what a script gave to `error.create`: then the cause is the error itself
 */
export function suiteScriptError(
  realm: Realm,
  error: ErrorSummary,
  own?: { notifyOff: boolean; cause: unknown },
): object {
  const stack = realm.kit.makeArray();
  stack.push(realm.kit.stack());
  const members: Record<string, unknown> = realm.kit.makeObject();
  members.type = 'error.SuiteScriptError';
  members.name = error.name;
  members.message = error.message;
  members.stack = stack;
  members.cause = own ? (own.cause ?? members) : internalCause(realm, error);
  members.id = '';
  members.notifyOff = own?.notifyOff ?? false;
  members.userFacing = false;
  return realm.kit.makeSuiteScriptError(members);
}

function internalCause(realm: Realm, error: ErrorSummary): unknown {
  return realm.toRealm({
    type: 'internal error',
    code: error.name,
    details: error.message,
    userEvent: null,
    stackTrace: [],
    notifyOff: false,
  });
}

/** Turns whatever the host threw into the code and text that a script sees. */
export function summarizeHostError(error: unknown): ErrorSummary {
  if (error instanceof NetSuiteError) return { name: error.name, message: error.message };
  if (error instanceof NotSimulatedError) return { name: 'NOT_SIMULATED', message: error.message };
  if (error instanceof SandboxError) return { name: 'SANDBOX_ERROR', message: error.message };
  // Anything else is a fault of the sandbox, which NetSuite shows under this code, or an object without a prototype that the
  // script threw.
  return { name: 'UNEXPECTED_ERROR', message: summarizeScriptError(error).message };
}

/** Reads an uncaught error of a script, whatever it threw. Its getters may throw too. */
export function summarizeScriptError(error: unknown): ErrorSummary {
  try {
    if (error !== null && typeof error === 'object') {
      const { name, message } = error as { name?: unknown; message?: unknown };
      if (typeof message === 'string' || typeof name === 'string') {
        return { name: String(name ?? 'UNEXPECTED_ERROR'), message: String(message ?? '') };
      }
      return { name: 'UNEXPECTED_ERROR', message: JSON.stringify(error) ?? String(error) };
    }
    return { name: 'UNEXPECTED_ERROR', message: String(error) };
  } catch {
    return { name: 'UNEXPECTED_ERROR', message: 'The script threw a value that cannot be shown.' };
  }
}
