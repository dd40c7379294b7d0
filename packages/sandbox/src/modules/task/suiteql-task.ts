import type { ScriptExecution } from '../../scripts/script-execution';
import type { ParameterValue } from '../../suiteql/run-suiteql';
import { readQuery } from '../query/read-query';
import { ExportTaskMembers, type ExportTaskRules } from './export-task-object';

const RULES: ExportTaskRules<SuiteQLTask> = {
  kind: 'SUITE_QL',
  units: 'task.SuiteQLTask.submit',
  required: 'query',
  conflict: 'PROPERTY_VALUE_CONFLICT',
  resubmitted: 'CANNOT_RESUBMIT_SUBMITTED_ASYNC_SUITEQL_TASK',
  /** Whether the query can be run is found out when it runs; what N/query says of other arguments holds here too. */
  source({ query, params }) {
    const { text, parameters } = readQuery({ query, params });
    return { query: text, params: [...parameters] };
  },
};

/** task.SuiteQLTask: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_159223833809.html */
export class SuiteQLTask extends ExportTaskMembers<SuiteQLTask> {
  query: string | undefined = undefined;
  /** Values for the `?` of the query. */
  params: readonly ParameterValue[] | undefined = undefined;

  constructor(execution: ScriptExecution, options: Readonly<Record<string, unknown>>) {
    super(execution, options, RULES);
    this.query = options.query as string | undefined;
    this.params = options.params as readonly ParameterValue[] | undefined;
  }

  override toString(): string {
    return 'task.SuiteQLTask';
  }
}
