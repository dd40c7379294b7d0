import { NetSuiteError } from '../../errors';
import type { ParameterValue } from '../../suiteql/run-suiteql';
import { requireArguments } from '../script-object';

export interface Query {
  readonly text: string;
  readonly parameters: readonly ParameterValue[];
}

/**
 * Codes as in the notes of Oracle's unit-testing stubs (`stubs/query/query.js`): MISSING_REQD_ARGUMENT,
 * SSS_INVALID_TYPE_ARG. `customScriptId` only names the query in NetSuite's performance monitor.
 * The help shows the options object; the query alone works too, and public scripts use it.
 */
export function readQuery(given: unknown): Query {
  const options = typeof given === 'string' ? { query: given } : given;
  requireArguments(options, ['query'], 'query.runSuiteQL', 'MISSING_REQD_ARGUMENT');
  const { query, params } = options as { query: unknown; params?: unknown };
  if (typeof query !== 'string') {
    throw new NetSuiteError('WRONG_PARAMETER_TYPE', 'Wrong parameter type: query is expected as string.');
  }
  if (params !== undefined && params !== null && !Array.isArray(params)) {
    throw new NetSuiteError('WRONG_PARAMETER_TYPE', 'Wrong parameter type: params is expected as Array.');
  }
  const parameters = (params ?? []) as unknown[];
  for (const parameter of parameters) {
    if (!['string', 'number', 'boolean'].includes(typeof parameter)) {
      throw new NetSuiteError(
        'SSS_INVALID_TYPE_ARG',
        `You have entered an invalid type argument: params may hold strings, numbers and booleans, not ${String(parameter)}`,
      );
    }
  }
  return { text: query, parameters: parameters as ParameterValue[] };
}
