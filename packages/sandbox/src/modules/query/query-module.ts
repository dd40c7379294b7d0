import type { ModuleFactory, ScriptExecution } from '../../scripts/script-execution';
import { runSuiteQl } from '../../suiteql/run-suiteql';
import { scriptObject } from '../script-object';
import { UNITS } from '../units';
import { pagedDataObject, readPageSize } from './paged-query';
import { withPromise } from './promise-form';
import { AGGREGATE, FIELD_CONTEXT, RETURN_TYPE } from './query-enums';
import { resultSetObject } from './query-results';
import { type Query, readQuery } from './read-query';

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

/** The first 5,000 rows; there is no sign that there are more. */
function run(execution: ScriptExecution, { text, parameters }: Query): object {
  const result = runSuiteQl(execution.account, text, parameters, { offset: 0, limit: MAX_ROWS });
  return resultSetObject(execution, result);
}

function runPaged(execution: ScriptExecution, { text, parameters }: Query, pageSize: unknown): object {
  return pagedDataObject(execution, text, parameters, readPageSize(pageSize));
}
