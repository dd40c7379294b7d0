import type { ExportTask } from '../../exports/export-task';
import type { ScriptExecution } from '../../scripts/script-execution';
import { statusObject } from './status-object';

/**
 * task.SearchTaskStatus (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4799344334.html) and
 * task.SuiteQLTaskStatus (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_159223887802.html).
 * `fileId` of a path is null until the file is written, which the help does not say; it has nothing that tells why a task
 * failed.
 */
export function exportStatus(execution: ScriptExecution, task: ExportTask): object {
  const { id: taskId, status, source, target, result } = task;
  const fileId = 'fileId' in target ? target.fileId : (result?.fileId ?? null);
  if ('savedSearchId' in source) {
    const { savedSearchId } = source;
    return statusObject(execution, 'task.SearchTaskStatus', { taskId, status, fileId, savedSearchId });
  }
  const { query } = source;
  const params = execution.toScript([...source.params]);
  return statusObject(execution, 'task.SuiteQLTaskStatus', { taskId, status, fileId, query, params });
}
