import type { Account } from '../account/account';

/** What `runtime.getCurrentScript()` and the log know of the script that runs. */
export interface RunningScript {
  readonly scriptId: string;
  readonly deploymentId: string;
  /** `ScheduledScript`, `MapReduceScript`, `Restlet`, `Suitelet` … as in `@NScriptType` */
  readonly scriptType: string;
  readonly logLevel: string;
  /** Parameter values by id, as the script sees them. */
  readonly parameters: ReadonlyMap<string, unknown>;
  /** `SCHEDULED`, `ON_DEMAND` … */
  readonly invocation: string;
  readonly taskId: string;
}

/**
 * One execution of one script: what every N/* module is made from. A module is a function
 * `(execution: ScriptExecution) => object`, registered in `modules/register.ts`.
 */
export interface ScriptExecution {
  readonly account: Account;
  readonly script: RunningScript;
  /** Units left; never negative. */
  remainingUnits(): number;
  /**
   * Charges units before the work is done. At the limit the execution ends with SSS_USAGE_LIMIT_EXCEEDED: this and every
   * later N/* call throws, whatever the script catches.
   */
  charge(units: number): void;
  /**
   * Copies plain data (objects, lists, strings, numbers, booleans, null, Date) into the script's own realm, so that its
   * `instanceof Array` and prototypes hold.
   */
  toScript<T>(value: T): T;
  /** Registers work for the end of the execution, e.g. closing a connection. */
  atEnd(work: () => void): void;
}

/** Makes a module's object for one execution. The metering wrapper and error translation are applied around it. */
export type ModuleFactory = (execution: ScriptExecution) => object;
