import type { Account } from '../../account/account';
import { SandboxError } from '../../errors';
import type { Deployment } from '../deployments';
import { processorCount } from '../processors';
import type { ScriptExports } from '../run-entry';
import { DATA_LIMITS, type DataLimits } from './map-reduce-limits';
import type { ParallelStage } from './map-reduce-store';

/** What the stages of one run go by. */
export interface MapReduceWork extends ScriptShape {
  readonly account: Account;
  readonly task: string;
  readonly limits: DataLimits;
  /** Jobs side by side: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/SDFxml_27094036.html (1 to 50, default 1) */
  readonly concurrency: number;
  /** Pairs that a job processes before it saves; default 1. Same source. */
  readonly bufferSize: number;
  /** 3 to 60, default 60. Same source. */
  readonly yieldAfterMinutes: number;
  /** Who reads what a stage wrote. */
  readerAfter(stage: ParallelStage): 'SHUFFLE' | 'OUTPUT';
}

/** What a script's file returned, beside the functions. */
export interface ScriptShape {
  readonly hasMap: boolean;
  readonly hasReduce: boolean;
  readonly hasSummarize: boolean;
  /** 0 to 3; undefined is not the same as 0 after a server failure. */
  readonly retryCount: number | undefined;
  readonly exitOnError: boolean;
}

/**
 * Which entry points there are, and `config`:
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4685231336.html,
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1517279521.html
 * @throws SandboxError for one that must be there
 */
export function readShape({ file, members }: ScriptExports): ScriptShape {
  const has = (name: string) => typeof members[name] === 'function';
  if (!has('getInputData')) throw new SandboxError(`${file} does not return the entry point getInputData.`);
  if (!has('map') && !has('reduce')) {
    throw new SandboxError(`${file} returns neither the entry point map nor reduce; it needs one of them.`);
  }
  const { retryCount, exitOnError } = (members.config ?? {}) as { retryCount?: unknown; exitOnError?: unknown };
  if (retryCount !== undefined && ![0, 1, 2, 3].includes(retryCount as number)) {
    throw new SandboxError(`${file}: config.retryCount is a number from 0 to 3, not ${String(retryCount)}.`);
  }
  return {
    hasMap: has('map'),
    hasReduce: has('reduce'),
    hasSummarize: has('summarize'),
    retryCount: retryCount as number | undefined,
    exitOnError: exitOnError === true,
  };
}

export function planWork(
  account: Account,
  task: string,
  deployment: Deployment,
  shape: ScriptShape,
  limits: DataLimits = DATA_LIMITS,
): MapReduceWork {
  const { concurrencylimit, buffersize, yieldaftermins } = deployment.options;
  return {
    ...shape,
    account,
    task,
    limits,
    concurrency: Math.min(Number(concurrencylimit || 1), processorCount(account.settings)),
    bufferSize: Number(buffersize || 1),
    yieldAfterMinutes: Number(yieldaftermins || 60),
    readerAfter: (stage) => (stage === 'MAP' && shape.hasReduce ? 'SHUFFLE' : 'OUTPUT'),
  };
}
