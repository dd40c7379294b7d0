import * as file from 'N/file';
import * as task from 'N/task';
import type { ImportJobs, JobStatus } from '../pipeline/ports';

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
    status: (taskId) => meaningOf(task.checkStatus({ taskId }).status),
  };
}

/**
 * A job that an administrator cancels is over as a whole; which status a script sees then is not documented, so the word
 * of NetSuite's own page is understood as well (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N353181.html).
 */
function meaningOf(status: string | null): JobStatus {
  switch (status) {
    case task.TaskStatus.PENDING:
    case task.TaskStatus.PROCESSING:
      return 'running';
    case task.TaskStatus.COMPLETE:
      return 'complete';
    case task.TaskStatus.FAILED:
    case 'CANCELED':
    case 'CANCELLED':
      return 'failed';
    default:
      throw new Error(`NetSuite says of the job: ${status}`);
  }
}
