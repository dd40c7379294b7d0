import * as log from 'N/log';
import * as runtime from 'N/runtime';
import * as task from 'N/task';
import { saidBy } from '../pipeline/said-by';

/**
 * Submits the on-demand deployment of the running script. A scheduled deployment cannot be submitted
 * (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_460871520995.html), hence the second one.
 * 20 units.
 */
export function requestAnotherRun(deploymentId: string): void {
  try {
    task
      .create({ taskType: task.TaskType.SCHEDULED_SCRIPT, scriptId: runtime.getCurrentScript().id, deploymentId })
      .submit();
  } catch (error) {
    // It is queued or running already, and then it does the work that is left; else the schedule does.
    log.audit({ title: 'Another run is under way', details: { deploymentId, message: saidBy(error) } });
  }
}
