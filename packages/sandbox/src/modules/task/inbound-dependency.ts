import { NetSuiteError } from '../../errors';
import type { DependencyRequest } from '../../exports/export-dependents';
import type { TaskKind } from '../../scripts/tasks';
import { membersOf, requireArguments } from '../script-object';
import { MapReduceScriptTask } from './map-reduce-task';
import { ScheduledScriptTask } from './scheduled-script-task';
import { TASK_TYPE } from './task-enums';

interface GivenDependency {
  readonly scriptId: string | number | undefined;
  readonly deploymentId?: string | number | undefined;
  readonly params?: Readonly<Record<string, unknown>> | undefined;
}

/** A script that an export is to start; a task object is read when the export is submitted. */
export interface InboundDependency {
  readonly kind: TaskKind;
  readonly given: GivenDependency;
}

const TYPE_NAMES: Readonly<Record<TaskKind, string>> = {
  MAP_REDUCE: 'task.MapReduceScriptTask',
  SCHEDULED_SCRIPT: 'task.ScheduledScriptTask',
};

/**
 * The argument of `addInboundDependency`: a scheduled or map/reduce script task, or an object with `taskType`, `scriptId`
 * and, if wanted, `deploymentId` and `params`
 * (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_159223844941.html); either may stand under the
 * name `dependentScript` of https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1530711128.html.
 * @throws NetSuiteError SSS_MISSING_REQD_ARGUMENT, SSS_INVALID_TYPE_ARG for another kind of task (not documented)
 */
export function readDependency(argument: unknown): InboundDependency {
  requireArguments({ dependentScript: argument }, ['dependentScript'], 'addInboundDependency');
  const members = membersOf(argument);
  if (members instanceof ScheduledScriptTask) return { kind: 'SCHEDULED_SCRIPT', given: members };
  if (members instanceof MapReduceScriptTask) return { kind: 'MAP_REDUCE', given: members };
  if (members === undefined && typeof argument === 'object') {
    const options = argument as { dependentScript?: unknown; taskType?: unknown } & GivenDependency;
    if (options.dependentScript) return readDependency(options.dependentScript);
    requireArguments(options, ['taskType', 'scriptId'], 'addInboundDependency');
    const { taskType } = options;
    if (taskType === TASK_TYPE.SCHEDULED_SCRIPT || taskType === TASK_TYPE.MAP_REDUCE) {
      return { kind: taskType, given: options };
    }
  }
  throw new NetSuiteError(
    'SSS_INVALID_TYPE_ARG',
    'You have entered an invalid type argument: dependentScript is a task of a scheduled or map/reduce script.',
  );
}

/** @throws NetSuiteError SSS_MISSING_REQD_ARGUMENT without a script */
export function requestOf({ kind, given }: InboundDependency): DependencyRequest {
  requireArguments(given, ['scriptId'], 'submit');
  const { scriptId: script = '', deploymentId: deployment, params } = given;
  return { kind, script, deployment, parameters: params ?? {} };
}

/** An entry of `inboundDependencies`, as the help shows it. @param id of its task, once it has one */
export function shownDependency({ kind, given }: InboundDependency, id: string | undefined): object {
  const { scriptId, deploymentId, params } = given;
  return {
    type: TYPE_NAMES[kind],
    ...(id !== undefined && { id }),
    scriptId,
    ...(deploymentId !== undefined && { deploymentId }),
    ...(params && { params: { ...params } }),
  };
}
