import type { ModuleFactory } from '../../scripts/script-execution';
import { scriptObject } from '../script-object';

type Callback = (value: unknown, key: unknown, all: unknown) => void;

const tagOf = (value: unknown): string => Object.prototype.toString.call(value).slice(8, -1);

/** N/util and the global `util`: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4569538303.html */
export const createUtilModule: ModuleFactory = (execution) => {
  const { clock } = execution.account;
  return scriptObject(execution, 'N/util', {
    isArray: (value: unknown) => Array.isArray(value),
    isBoolean: (value: unknown) => tagOf(value) === 'Boolean',
    isDate: (value: unknown) => tagOf(value) === 'Date',
    isError: (value: unknown) => tagOf(value) === 'Error',
    isFunction: (value: unknown) => typeof value === 'function',
    isNumber: (value: unknown) => tagOf(value) === 'Number',
    // "Returns true if the object is a plain JavaScript object (new Object() or {})."
    isObject: (value: unknown) => tagOf(value) === 'Object',
    isRegExp: (value: unknown) => tagOf(value) === 'RegExp',
    isString: (value: unknown) => tagOf(value) === 'String',
    /** Nanoseconds; only good for measuring. */
    nanoTime: () => clock.now().getTime() * 1_000_000,
    each(iterable: object, callback: Callback): object {
      if (Array.isArray(iterable)) iterable.forEach((value, index) => void callback(value, index, iterable));
      else for (const [key, value] of Object.entries(iterable)) callback(value, key, iterable);
      return iterable;
    },
    extend(receiver: Record<string, unknown>, contributor: Record<string, unknown>): object {
      for (const [key, value] of Object.entries(contributor ?? {})) receiver[key] = value;
      return receiver;
    },
  });
};
