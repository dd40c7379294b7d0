import { csvJobStatus } from '../../csv-import/list-csv-jobs';
import { NetSuiteError, NotSimulatedError } from '../../errors';
import { findExport } from '../../exports/export-task';
import type { ModuleFactory, ScriptExecution } from '../../scripts/script-execution';
import { findTask, shownStatus } from '../../scripts/tasks';
import { requireArguments, scriptObject } from '../script-object';
import { CsvImportTask } from './csv-import-task';
import { exportStatus } from './export-status';
import { mapReduceStatus } from './map-reduce-status';
import { MapReduceScriptTask } from './map-reduce-task';
import { ScheduledScriptTask } from './scheduled-script-task';
import { SearchTask } from './search-task';
import { statusObject } from './status-object';
import { SuiteQLTask } from './suiteql-task';
import {
  ACTION_CONDITION,
  DEDUPE_ENTITY_TYPE,
  DEDUPE_MODE,
  MAP_REDUCE_STAGE,
  MASTER_SELECTION_MODE,
  TASK_STATUS,
  TASK_TYPE,
} from './task-enums';

type CreateOptions = Readonly<Record<string, unknown>> & { readonly taskType: string };

/** N/task: CSV imports, scheduled and map/reduce scripts, searches and SuiteQL that write CSV files. https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4345787858.html */
export const createTaskModule: ModuleFactory = (execution) =>
  scriptObject(execution, 'N/task', {
    create(options: CreateOptions): object {
      requireArguments(options, ['taskType'], 'create');
      return createTask(execution, options);
    },
    /** The help shows the options object; the id alone works too, and public scripts use it. */
    checkStatus(options: { taskId: string } | string): object {
      const given = typeof options === 'string' ? { taskId: options } : options;
      requireArguments(given, ['taskId'], 'checkStatus');
      return checkStatus(execution, String(given.taskId));
    },
    get TaskType() {
      return TASK_TYPE;
    },
    get TaskStatus() {
      return TASK_STATUS;
    },
    get MapReduceStage() {
      return MAP_REDUCE_STAGE;
    },
    get MasterSelectionMode() {
      return MASTER_SELECTION_MODE;
    },
    get DedupeMode() {
      return DEDUPE_MODE;
    },
    get DedupeEntityType() {
      return DEDUPE_ENTITY_TYPE;
    },
    get ActionCondition() {
      return ACTION_CONDITION;
    },
  });

function createTask(execution: ScriptExecution, options: CreateOptions): object {
  const { taskType } = options;
  if (taskType === TASK_TYPE.CSV_IMPORT) {
    return scriptObject(execution, 'task.CsvImportTask', new CsvImportTask(execution, options));
  }
  if (taskType === TASK_TYPE.SCHEDULED_SCRIPT) {
    return scriptObject(execution, 'task.ScheduledScriptTask', new ScheduledScriptTask(execution, options));
  }
  if (taskType === TASK_TYPE.MAP_REDUCE) {
    return scriptObject(execution, 'task.MapReduceScriptTask', new MapReduceScriptTask(execution, options));
  }
  if (taskType === TASK_TYPE.SEARCH) {
    return scriptObject(execution, 'task.SearchTask', new SearchTask(execution, options));
  }
  if (taskType === TASK_TYPE.SUITE_QL) {
    return scriptObject(execution, 'task.SuiteQLTask', new SuiteQLTask(execution, options));
  }
  const known = (Object.values(TASK_TYPE) as string[]).includes(taskType);
  if (known) throw new NotSimulatedError(`N/task.create of ${taskType}`);
  throw new NetSuiteError('SSS_INVALID_TYPE_ARG', `You have entered an invalid type argument: taskType ${taskType}`);
}

function checkStatus(execution: ScriptExecution, taskId: string): object {
  const csv = csvJobStatus(execution.account, taskId);
  if (csv !== undefined) return statusObject(execution, 'task.CsvImportTaskStatus', { taskId, status: csv });
  const task = findTask(execution.account, taskId);
  if (task?.kind === 'MAP_REDUCE') return mapReduceStatus(execution, task);
  if (task) {
    const { script, deployment } = task;
    const members = { taskId, status: shownStatus(task), scriptId: script, deploymentId: deployment };
    return statusObject(execution, 'task.ScheduledScriptTaskStatus', members);
  }
  const exported = findExport(execution.account, taskId);
  if (exported) return exportStatus(execution, exported);
  // Not documented; NetSuite forgets jobs after 30 days, so a script must be ready for it.
  throw new NetSuiteError('INVALID_TASK_ID', `There is no task ${taskId}.`);
}
