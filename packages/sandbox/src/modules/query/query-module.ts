import { NetSuiteError } from '../../errors';
import type { ModuleFactory, ScriptExecution } from '../../scripts/script-execution';
import { type ParameterValue, runSuiteQl } from '../../suiteql/run-suiteql';
import { requireArguments, scriptObject } from '../script-object';
import { UNITS } from '../units';
import { pagedDataObject, readPageSize } from './paged-query';
import { withPromise } from './promise-form';
import { AGGREGATE, FIELD_CONTEXT, RETURN_TYPE } from './query-enums';
import { resultSetObject } from './query-results';

/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_157960542026.html */
const MAX_ROWS = 5000;

/**
 * N/query: SuiteQL. Workbook queries (`query.create`, `query.load`) are not simulated.
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_157960542026.html
 */
export const createQueryModule: ModuleFactory = (execution) =>
  scriptObject(execution, 'N/query', {
    runSuiteQL: withPromise(execution, function runSuiteQL(options: unknown) {
      execution.charge(UNITS['query.runSuiteQL']);
      return run(execution, readQuery(options));
    }),
    runSuiteQLPaged: withPromise(execution, function runSuiteQLPaged(options: unknown) {
      execution.charge(UNITS['query.runSuiteQLPaged']);
      return runPaged(execution, readQuery(options), (options as { pageSize?: unknown }).pageSize);
    }),
    get Aggregate() {
      return AGGREGATE;
    },
    get FieldContext() {
      return FIELD_CONTEXT;
    },
    get ReturnType() {
      return RETURN_TYPE;
    },
  });

interface Query {
  readonly text: string;
  readonly parameters: readonly ParameterValue[];
}

/** The first 5,000 rows; there is no sign that there are more. */
function run(execution: ScriptExecution, { text, parameters }: Query): object {
  const result = runSuiteQl(execution.account, text, parameters, { offset: 0, limit: MAX_ROWS });
  return resultSetObject(execution, result);
}

function runPaged(execution: ScriptExecution, { text, parameters }: Query, pageSize: unknown): object {
  return pagedDataObject(execution, text, parameters, readPageSize(pageSize));
}

/**
 * Codes as in the notes of Oracle's unit-testing stubs (`stubs/query/query.js`): MISSING_REQD_ARGUMENT,
 * SSS_INVALID_TYPE_ARG. `customScriptId` only names the query in NetSuite's performance monitor.
 * The help shows the options object; the query alone works too, and public scripts use it.
 */
function readQuery(given: unknown): Query {
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
