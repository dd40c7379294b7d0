import { NetSuiteError } from '../../errors';
import { suiteScriptError } from '../../scripts/script-errors';
import type { ModuleFactory } from '../../scripts/script-execution';
import { realmOf } from '../../scripts/start-execution';
import { requireArguments, scriptObject } from '../script-object';
import { ERROR_TYPE } from './error-codes';

interface CreateOptions {
  readonly name: string;
  readonly message: unknown;
  readonly notifyOff?: boolean;
  readonly cause?: unknown;
}

/**
 * N/error (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4243803203.html). Asking `error.Type` for
 * a code that it does not have says so.
 */
export const createErrorModule: ModuleFactory = (execution) => {
  const realm = realmOf(execution);
  return scriptObject(execution, 'N/error', {
    create(options: CreateOptions): object {
      requireArguments(options, ['name', 'message'], 'create');
      if (options.notifyOff !== undefined && typeof options.notifyOff !== 'boolean') {
        throw new NetSuiteError('WRONG_PARAMETER_TYPE', 'Wrong parameter type: notifyOff is expected as boolean.');
      }
      const { name, message, notifyOff, cause } = options;
      const summary = { name: String(name), message: typeof message === 'string' ? message : messageOf(message) };
      return suiteScriptError(realm, summary, { notifyOff: notifyOff ?? false, cause });
    },
    get Type() {
      return ERROR_TYPE;
    },
  });
};

function messageOf(message: unknown): string {
  const inner = (message as { message?: unknown } | null)?.message;
  return typeof inner === 'string' ? inner : (JSON.stringify(message) ?? String(message));
}
