import type { Account } from '../account/account';
import { NetSuiteError, SandboxError } from '../errors';
import { createAmdLoader } from './amd-loader';
import { inTimeZone } from './in-time-zone';
import { TimeLimitError } from './realm';
import { type ErrorSummary, summarizeHostError, summarizeScriptError } from './script-errors';
import type { RunningScript } from './script-execution';
import { readScriptHeader } from './script-header';
import { writeLog } from './script-logs';
import { type Execution, type ScriptCall, startExecution } from './start-execution';

export interface EntryOptions {
  /** Usage units. */
  readonly unitLimit: number;
  /** Of real time. */
  readonly timeLimitMilliseconds: number;
  /** Told of each call on N/*. */
  readonly onCall?: (call: ScriptCall) => void;
  /** Calls an entry point of the script; see `entryPointOf`. @returns what the entry point returned */
  readonly call: (script: ScriptExports, execution: Execution) => unknown;
  /** Is given what the entry point returned, or its promise was fulfilled with, while the script's realm is alive. */
  readonly take?: (value: unknown, execution: Execution) => void;
}

/** What the `define` of a script's file returned. */
export interface ScriptExports {
  readonly file: string;
  readonly members: Readonly<Record<string, unknown>>;
}

export interface EntryResult {
  readonly unitsUsed: number;
  readonly error: ErrorSummary | undefined;
  /** JSON of the error as NetSuite shows it, e.g. in the summary of a map/reduce script. */
  readonly failure: string | undefined;
}

/**
 * Loads a script's file in a fresh realm, calls its entry point and says how that ended. Local time is the account's
 * meanwhile. Never throws at a script's fault, but what `onCall` threw.
 */
export function runEntry(account: Account, script: RunningScript, file: string, options: EntryOptions): EntryResult {
  return new LoadedScript(account, script, file, options.onCall).call(options);
}

/** A script in a realm of its own, which is loaded by the first call and may be called more than once. */
export class LoadedScript {
  private readonly execution: Execution;
  private exports: ScriptExports | undefined;
  private broken = false;

  constructor(
    private readonly account: Account,
    private readonly script: RunningScript,
    private readonly file: string,
    onCall?: (call: ScriptCall) => void,
  ) {
    this.execution = startExecution(account, script, onCall);
  }

  /** Whether it has been loaded and no call was stopped in the middle by a limit of units, time or data. */
  get isFit(): boolean {
    return this.exports !== undefined && !this.broken;
  }

  /** Each call has a full budget. */
  call(options: Omit<EntryOptions, 'onCall'>): EntryResult {
    return inTimeZone(this.account.settings.timeZone, () => this.run(options));
  }

  private run(options: Omit<EntryOptions, 'onCall'>): EntryResult {
    const { account, script, execution } = this;
    execution.renew(options.unitLimit);
    let error: ErrorSummary | undefined;
    let details: unknown;
    try {
      this.callEntry(options);
    } catch (thrown) {
      if (account.db.inTransaction) account.db.exec('ROLLBACK');
      const isOwn = execution.realm.owns(thrown);
      this.broken ||= !isOwn && thrown instanceof TimeLimitError;
      // The stack of an error of the host shows where the sandbox lies on this machine; it is no business of the script.
      details = isOwn ? thrown : undefined;
      error = isOwn ? summarizeScriptError(thrown) : summarizeOutcome(thrown);
    } finally {
      execution.end();
    }
    execution.rethrowWatcher();
    const exceeded = execution.exceeded();
    this.broken ||= exceeded !== undefined;
    if (exceeded) error = { name: exceeded.name, message: exceeded.message };
    const failure = error && describeFailure(error, details);
    if (error && failure !== undefined) logFailure(account, script, error, failure);
    return { unitsUsed: execution.unitsUsed(), error, failure };
  }

  private callEntry(options: Omit<EntryOptions, 'onCall'>): void {
    const { execution } = this;
    let returned: unknown;
    execution.realm.runTimed(() => {
      this.exports ??= loadScript(execution, this.file);
      const take = (value: unknown) => options.take?.(value, execution);
      returned = watch(execution, options.call(this.exports, execution), take);
    }, options.timeLimitMilliseconds);
    (returned as Watched).finish();
  }
}

function loadScript(execution: Execution, file: string): ScriptExports {
  const loader = createAmdLoader(execution);
  execution.realm.kit.setGlobal('log', loader.builtIn('N/log'));
  execution.realm.kit.setGlobal('util', loader.builtIn('N/util'));
  checkHeader(execution, file);
  const members = loader.loadScript(file);
  const isObject = members !== null && (typeof members === 'object' || typeof members === 'function');
  return { file, members: isObject ? (members as ScriptExports['members']) : {} };
}

/** @throws SandboxError when the script has no such entry point */
export function entryPointOf({ file, members }: ScriptExports, name: string): (...args: unknown[]) => unknown {
  const entry = members[name];
  if (typeof entry === 'function') return (...args) => entry.apply(members, args);
  throw new SandboxError(`${file} does not return an object with the entry point ${name}.`);
}

/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4387811519.html: both tags are required. */
function checkHeader(execution: Execution, file: string): void {
  const content = execution.account.files.contentByPath(file);
  if (!content) throw new NetSuiteError('MODULE_DOES_NOT_EXIST', `Module does not exist: ${file}`);
  const header = readScriptHeader(content.toString('utf8'));
  const { scriptType } = execution.script;
  if (!/^2(\.[01x])?$/i.test(header.apiVersion ?? '')) {
    throw new SandboxError(`${file} needs @NApiVersion 2.0, 2.x or 2.1; it has ${header.apiVersion ?? 'none'}.`);
  }
  if (header.scriptType?.toLowerCase() !== scriptType.toLowerCase()) {
    throw new SandboxError(
      `${file} is deployed as ${scriptType}; its @NScriptType is ${header.scriptType ?? 'missing'}.`,
    );
  }
}

/** Of an error that is the host's. */
function summarizeOutcome(thrown: unknown): ErrorSummary {
  if (thrown instanceof TimeLimitError) {
    return { name: 'SSS_TIME_LIMIT_EXCEEDED', message: 'Script Execution Time Exceeded.' };
  }
  return summarizeHostError(thrown);
}

interface Watched {
  /** Throws what the promise was rejected with. */
  finish(): void;
}

/** An entry point may be async as long as its promise is settled by the time that nothing is left to do. */
function watch(execution: Execution, returned: unknown, take: (value: unknown) => void): Watched {
  if (
    returned === null ||
    typeof returned !== 'object' ||
    typeof (returned as { then?: unknown }).then !== 'function'
  ) {
    take(returned);
    return { finish: () => undefined };
  }
  let state: 'pending' | 'fulfilled' | 'rejected' = 'pending';
  let reason: unknown;
  // Made in the realm, so that the realm's own queue of promise jobs calls them.
  const fulfilled = execution.realm.makeFunction('settle', (value) => {
    state = 'fulfilled';
    try {
      take(value);
    } catch (error) {
      state = 'rejected';
      reason = error;
    }
  });
  const rejected = execution.realm.makeFunction('settle', (error) => {
    state = 'rejected';
    reason = error;
  });
  (returned as PromiseLike<unknown>).then(fulfilled, rejected);
  return {
    finish: () => {
      if (state === 'rejected') throw reason;
      if (state === 'pending') {
        throw new SandboxError('The entry point returned a promise that nothing can settle: a script has no timers.');
      }
    },
  };
}

/** The layout of a serialized error is not documented beyond `name` and `message`. */
function describeFailure(error: ErrorSummary, thrown: unknown): string {
  return JSON.stringify({
    type: 'error.SuiteScriptError',
    name: error.name,
    message: error.message,
    stack: [stackOf(thrown)],
    id: '',
    notifyOff: false,
  });
}

/**
 * NetSuite logs an uncaught error itself, whatever the deployment's log level: the code as title, the error as JSON in
 * the details. Its exact layout is not documented.
 */
function logFailure(account: Account, script: RunningScript, error: ErrorSummary, failure: string): void {
  writeLog(account, script, { level: 'ERROR', title: error.name, details: failure.slice(0, 3999) });
}

function stackOf(thrown: unknown): string {
  try {
    const stack = (thrown as { stack?: unknown } | null | undefined)?.stack;
    return Array.isArray(stack) ? stack.join('\n') : String(stack ?? '');
  } catch {
    return '';
  }
}
