import type { Account } from '../../account/account';
import { NetSuiteError, NotSimulatedError } from '../../errors';
import type { ScriptExecution } from '../../scripts/script-execution';
import { loadSearch, type SavedSearch } from '../../search/saved-searches';
import { ExportTaskMembers, type ExportTaskRules } from './export-task-object';

const RULES: ExportTaskRules<SearchTask> = {
  kind: 'SEARCH',
  units: 'task.SearchTask.submit',
  required: 'savedSearchId',
  conflict: 'UNSUPPORTED_COMBINATION_OF_PARAMETERS',
  resubmitted: 'CANNOT_RESUBMIT_SUBMITTED_ASYNC_SEARCH_TASK',
  /** A column that the sandbox does not have is named at once, not when the task runs. */
  source({ savedSearchId }, account) {
    const { internalId, id: scriptId, definition } = findSearch(account, String(savedSearchId));
    for (const { notSimulated } of definition.columns) if (notSimulated) throw new NotSimulatedError(notSimulated);
    return { savedSearchId: internalId, scriptId };
  },
};

/**
 * task.SearchTask: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4799343953.html. Oracle's stubs say
 * PROPERTY_VALUE_CONFLICT for a file that is named twice, the help
 * (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4804562077.html) says
 * UNSUPPORTED_COMBINATION_OF_PARAMETERS.
 */
export class SearchTask extends ExportTaskMembers<SearchTask> {
  /** Internal id; the script id works too, and public scripts use it. */
  savedSearchId: string | number | undefined = undefined;

  constructor(execution: ScriptExecution, options: Readonly<Record<string, unknown>>) {
    super(execution, options, RULES);
    this.savedSearchId = options.savedSearchId as string | number | undefined;
  }

  override toString(): string {
    return 'task.SearchTask';
  }
}

function findSearch(account: Account, id: string): SavedSearch {
  try {
    return loadSearch(account, id);
  } catch (error) {
    if (!(error instanceof NetSuiteError)) throw error;
    throw new NetSuiteError('ASYNC_SEARCH_SEARCH_ID_NOT_FOUND', `There is no saved search ${id}.`);
  }
}
