import { countPairs, type PairCounts, readRun } from '../../scripts/map-reduce/map-reduce-store';
import type { ScriptExecution } from '../../scripts/script-execution';
import { shownStatus, type Task } from '../../scripts/tasks';
import { UNITS } from '../units';
import { statusObject } from './status-object';

const NONE = { total: 0, pending: 0, pendingSize: 0 };
const NO_PAIRS: PairCounts = { MAP: NONE, SHUFFLE: NONE, REDUCE: NONE, OUTPUT: NONE };

/**
 * task.MapReduceScriptTaskStatus: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4345798546.html.
 * Sizes are bytes. A run that waits is in the stage GET_INPUT, one that has ended in SUMMARIZE; neither is documented.
 */
export function mapReduceStatus(execution: ScriptExecution, task: Task): object {
  const { account } = execution;
  const run = readRun(account, task.id);
  const counts = run?.progress.totals ?? (run ? countPairs(account, task.id) : NO_PAIRS);
  const ended = task.status === 'COMPLETE' || task.status === 'FAILED';
  const stage = run?.stage ?? 'GET_INPUT';
  const unread = (of: keyof PairCounts) => (ended ? NONE : counts[of]);
  const members = {
    ...charged(execution, {
      getPercentageCompleted: () => percentage(stage, counts, ended),
      getTotalMapCount: () => counts.MAP.total,
      getPendingMapCount: () => unread('MAP').pending,
      getTotalReduceCount: () => counts.REDUCE.total,
      getPendingReduceCount: () => unread('REDUCE').pending,
      getTotalOutputCount: () => counts.OUTPUT.total,
      getPendingOutputCount: () => unread('OUTPUT').pending,
    }),
    ...charged(execution, {
      getPendingMapSize: () => unread('MAP').pendingSize,
      getPendingReduceSize: () => unread('REDUCE').pendingSize,
      getPendingOutputSize: () => unread('OUTPUT').pendingSize,
      getCurrentTotalSize: () =>
        ended ? 0 : Object.values(counts).reduce((bytes, { pendingSize }) => bytes + pendingSize, 0),
    }),
  };
  const { id: taskId, script: scriptId, deployment: deploymentId } = task;
  const status = shownStatus(task);
  const all = { ...members, taskId, scriptId, deploymentId, status, stage };
  return statusObject(execution, 'task.MapReduceScriptTaskStatus', all);
}

type Question = Extract<keyof typeof UNITS, `task.MapReduceScriptTaskStatus.${string}`>;

function charged(
  execution: ScriptExecution,
  answers: Partial<Record<Question extends `${string}Status.${infer Name}` ? Name : never, () => number>>,
) {
  const priced = Object.entries(answers).map(([name, answer]) => [
    name,
    () => {
      execution.charge(UNITS[`task.MapReduceScriptTaskStatus.${name}` as Question]);
      return answer();
    },
  ]);
  return Object.fromEntries(priced);
}

/** Of the present stage. "The input and summarize stages are either 0% or 100% complete at any time." */
function percentage(stage: string, counts: PairCounts, ended: boolean): number {
  if (ended) return 100;
  if (stage !== 'MAP' && stage !== 'REDUCE') return 0;
  const { total, pending } = counts[stage];
  return total === 0 ? 100 : Math.floor(((total - pending) / total) * 100);
}
