import { NetSuiteError } from '../../errors';
import { suiteScriptError } from '../../scripts/script-errors';
import type { ModuleFactory } from '../../scripts/script-execution';
import { realmOf } from '../../scripts/start-execution';
import { requireArguments, scriptObject } from '../script-object';

interface CreateOptions {
  readonly name: string;
  readonly message: unknown;
  readonly notifyOff?: boolean;
  readonly cause?: unknown;
}

/**
 * N/error (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4243803203.html). `error.Type` has
 * only the codes that the sandbox itself throws, each with itself as value; asking for another says so.
 */
export const createErrorModule: ModuleFactory = (execution) => {
  const realm = realmOf(execution);
  const types = scriptObject(execution, 'N/error.Type', codes);
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
    get Type(): object {
      return types;
    },
  });
};

function messageOf(message: unknown): string {
  const inner = (message as { message?: unknown } | null)?.message;
  return typeof inner === 'string' ? inner : (JSON.stringify(message) ?? String(message));
}

const codes: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'FAILED_TO_SUBMIT_JOB_REQUEST_1',
    'INVALID_KEY_OR_REF',
    'MISSING_REQD_ARGUMENT',
    'RCRD_DSNT_EXIST',
    'READ_ONLY_PROPERTY',
    'SSS_INVALID_TYPE_ARG',
    'SSS_MISSING_REQD_ARGUMENT',
    'SSS_OPERATION_UNAVAILABLE',
    'SSS_TIME_LIMIT_EXCEEDED',
    'SSS_USAGE_LIMIT_EXCEEDED',
    'UNEXPECTED_ERROR',
    'WRONG_PARAMETER_TYPE',
  ].map((code) => [code, code]),
);
