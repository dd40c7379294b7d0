import * as file from 'N/file';
import * as task from 'N/task';
import type { ImportJobs } from '../pipeline/ports';

/**
 * NetSuite's CSV imports through one saved import map. Status and task id are all that a script can learn of a job: no
 * counts, no results file (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4345787858.html).
 */
export function csvImportJobs(mappingId: string): ImportJobs {
  return {
    submit: (document, name) => {
      const job = task.create({ taskType: task.TaskType.CSV_IMPORT });
      job.mappingId = mappingId;
      job.importFile = file.load({ id: document });
      job.name = name;
      return job.submit();
    },
    hasEnded: (taskId) => {
      const { status } = task.checkStatus({ taskId });
      return status === task.TaskStatus.COMPLETE || status === task.TaskStatus.FAILED;
    },
  };
}
