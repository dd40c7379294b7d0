import { NetSuiteError } from '../../errors';
import { scriptObject } from '../../modules/script-object';
import type { Execution } from '../start-execution';
import { asText } from './map-reduce-input';
import { checkPair, type DataLimits, type Pair, persistedLimit, sizeOf } from './map-reduce-limits';
import type { StoredError } from './map-reduce-store';

/** One call of `map` or `reduce`, as its context tells it. */
export interface Invocation {
  readonly key: string;
  /** The first call for this key is 1. */
  readonly executionNo: number;
  /** Of earlier calls for this key. */
  readonly errors: readonly StoredError[];
  /** Where `write` puts pairs. */
  readonly written: Written;
}

/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4549604332.html */
export function inputContext(execution: Execution, isRestarted: boolean): object {
  return scriptObject(execution, 'mapreduce.InputContext', {
    get type() {
      return 'mapreduce.InputContext';
    },
    get isRestarted() {
      return isRestarted;
    },
  });
}

/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4472712193.html */
export function mapContext(execution: Execution, invocation: Invocation, value: string): object {
  return pairContext(execution, 'mapreduce.MapContext', invocation, {
    get value() {
      return value;
    },
  });
}

/** `values` are texts; https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4413276172.html */
export function reduceContext(execution: Execution, invocation: Invocation, values: readonly string[]): object {
  const list = execution.toScript([...values]);
  return pairContext(execution, 'mapreduce.ReduceContext', invocation, {
    get values() {
      return list;
    },
  });
}

function pairContext(execution: Execution, type: string, invocation: Invocation, input: object): object {
  const members = {
    get type() {
      return type;
    },
    get isRestarted() {
      return invocation.executionNo > 1;
    },
    get executionNo() {
      return invocation.executionNo;
    },
    get key() {
      return invocation.key;
    },
    get errors() {
      return errorsObject(execution, invocation.errors);
    },
    /** `write({ key, value })` and `write(key, value)` */
    write: (first: unknown, second?: unknown) => invocation.written.add(execution, readPair(first, second)),
  };
  Object.defineProperties(members, Object.getOwnPropertyDescriptors(input));
  return scriptObject(execution, type, members);
}

/** Objects and other values become JSON: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4472712995.html */
function readPair(first: unknown, second: unknown): Pair {
  const isOptions = second === undefined && first !== null && typeof first === 'object' && 'key' in first;
  const { key, value } = (isOptions ? first : { key: first, value: second }) as { key?: unknown; value?: unknown };
  for (const [name, given] of Object.entries({ key, value })) {
    if (given !== undefined && (name !== 'key' || given !== null)) continue;
    throw new NetSuiteError('SSS_MISSING_REQD_ARGUMENT', `write: Missing a required argument: ${name}`);
  }
  return { key: asText(key), value: asText(value) };
}

/** Pairs that one call of a function wrote; they count when it has ended well. */
export class Written {
  readonly pairs: Pair[] = [];
  /** Bytes. */
  size = 0;

  /** @param persisted bytes that the run keeps without these */
  constructor(
    private readonly limits: DataLimits,
    private readonly persisted: number,
  ) {}

  /** Over the limit of persisted data the call ends, whatever the script catches. */
  add(execution: Execution, pair: Pair): void {
    checkPair(pair, this.limits);
    this.size += sizeOf(pair);
    if (this.persisted + this.size > this.limits.persistedBytes) execution.breakOff(persistedLimit(this.limits));
    this.pairs.push(pair);
  }
}

/** `errors.iterator().each((key, error, executionNo) => …)`; it ends when the callback does not return true. */
export function errorsObject(execution: Execution, errors: readonly StoredError[]): object {
  return iterable(execution, errors, ({ key, error, execution: executionNo }) => [key, error, executionNo]);
}

/** What the summary and `errors` hand out: `iterator().each(callback)`. */
export function iterable<T>(execution: Execution, items: Iterable<T>, present: (item: T) => unknown[]): object {
  return scriptObject(execution, 'mapreduce.IteratorContainer', {
    iterator: () =>
      scriptObject(execution, 'mapreduce.Iterator', {
        each(callback: (...args: unknown[]) => unknown) {
          for (const item of items) if (callback(...present(item)) !== true) return;
        },
      }),
  });
}
