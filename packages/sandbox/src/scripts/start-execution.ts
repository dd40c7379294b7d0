import type { Account } from '../account/account';
import { isDamage } from '../account/database-faults';
import { NetSuiteError, SandboxError } from '../errors';
import { createRealm, type Realm } from './realm';
import { suiteScriptError, summarizeHostError } from './script-errors';
import type { RunningScript, ScriptExecution } from './script-execution';
import { writeLog } from './script-logs';
import { sourcePlace } from './source-maps';

/** A call of a script on a method of an N/* module, or of an object that one gave it. */
export interface ScriptCall {
  /** Script id of who calls. */
  readonly script: string;
  /** Module or object, and method, as NetSuite's help names them: `sftp.createConnection`, `sftp.Connection.move` */
  readonly call: string;
  /** Before it has any effect; or after, also when it threw. */
  readonly moment: 'before' | 'after';
}

/** A `ScriptExecution` with what only the runner needs. */
export interface Execution extends ScriptExecution {
  readonly realm: Realm;
  /** Does the work of a call, and tells whoever watches before and after it. */
  observed<T>(call: string, work: () => T): T;
  /**
   * Throws what the watcher threw, or that the account is damaged, if so: that is no business of the script, which went on.
   */
  rethrowWatcher(): void;
  unitsUsed(): number;
  /** The limit that was passed, if one was. Then the run has failed, whatever the script made of the error. */
  exceeded(): NetSuiteError | undefined;
  /** Ends the execution as at its limit of units: this and every later call of the script throws. */
  breakOff(error: NetSuiteError): never;
  /** A new call of the script begins, with a full budget of this many units. */
  renew(unitLimit: number): void;
  /** Runs what was registered with `atEnd`, last first. */
  end(): void;
}

const executions = new WeakMap<ScriptExecution, Execution>();

/** What the runner knows of an execution. */
export function runnerOf(execution: ScriptExecution): Execution {
  const known = executions.get(execution);
  if (!known) throw new SandboxError('This script execution was not made by startExecution().');
  return known;
}

/** The realm that belongs to an execution. */
export function realmOf(execution: ScriptExecution): Realm {
  return runnerOf(execution).realm;
}

/**
 * Starts an execution of a script: a fresh realm, and no budget before `renew` gives it one.
 * @param watch told of each call
 */
export function startExecution(account: Account, script: RunningScript, watch?: (call: ScriptCall) => void): Execution {
  const execution = new BudgetedExecution(account, script, watch);
  executions.set(execution, execution);
  return execution;
}

class BudgetedExecution implements Execution {
  readonly realm: Realm;
  private unitLimit = 0;
  private used = 0;
  private limitPassed: NetSuiteError | undefined;
  private readonly endings: (() => void)[] = [];
  private readonly reported = new Set<string>();
  private watcherThrew: { readonly error: unknown } | undefined;

  constructor(
    readonly account: Account,
    readonly script: RunningScript,
    private readonly watch: ((call: ScriptCall) => void) | undefined,
  ) {
    this.realm = createRealm({
      clock: account.clock,
      placeOf: (file, line, column) => sourcePlace(account, file, line, column),
      beforeCall: () => {
        if (this.limitPassed) throw this.limitPassed;
        if (isDamage(this.watcherThrew?.error)) throw this.watcherThrew?.error;
      },
      translate: (error, realm) => this.translate(error, realm),
    });
  }

  remainingUnits(): number {
    return Math.max(0, this.unitLimit - this.used);
  }

  unitsUsed(): number {
    return Math.min(this.used, this.unitLimit);
  }

  renew(unitLimit: number): void {
    this.unitLimit = unitLimit;
    this.used = 0;
    this.limitPassed = undefined;
  }

  exceeded(): NetSuiteError | undefined {
    return this.limitPassed;
  }

  /**
   * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/chapter_N3350651.html: the script is terminated. That
   * it cannot be caught is common knowledge rather than documented. Where the engine cannot end the script, each later
   * call throws again.
   */
  charge(units: number): void {
    if (this.limitPassed) throw this.limitPassed;
    this.used += units;
    if (this.used <= this.unitLimit) return;
    this.breakOff(new NetSuiteError('SSS_USAGE_LIMIT_EXCEEDED', 'Script Execution Usage Limit Exceeded'));
  }

  breakOff(error: NetSuiteError): never {
    this.limitPassed = error;
    this.realm.endScript();
    throw error;
  }

  toScript<T>(value: T): T {
    return this.realm.toRealm(value) as T;
  }

  atEnd(work: () => void): void {
    this.endings.push(work);
  }

  end(): void {
    for (let work = this.endings.pop(); work; work = this.endings.pop()) work();
  }

  observed<T>(call: string, work: () => T): T {
    if (!this.watch) return work();
    this.tell(call, 'before');
    try {
      return work();
    } finally {
      this.tell(call, 'after');
    }
  }

  rethrowWatcher(): void {
    if (this.watcherThrew) throw this.watcherThrew.error;
  }

  private tell(call: string, moment: ScriptCall['moment']): void {
    if (this.watcherThrew) return;
    try {
      this.watch?.({ script: this.script.scriptId, call, moment });
    } catch (error) {
      this.watcherThrew = { error };
    }
  }

  private translate(error: unknown, realm: Realm): unknown {
    const summary = summarizeHostError(error);
    // No business of the script either: the run must not go on as if only one call had failed.
    if (isDamage(error)) this.watcherThrew ??= { error };
    // A script may catch it and go on; the person at the keyboard must still learn what is missing.
    if (error instanceof SandboxError && !this.reported.has(error.message)) {
      this.reported.add(error.message);
      writeLog(this.account, this.script, { level: 'ERROR', title: summary.name, details: summary.message });
    }
    return suiteScriptError(realm, summary);
  }
}
