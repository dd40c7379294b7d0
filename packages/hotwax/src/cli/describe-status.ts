import { ageText, instantText } from '../core/instant-text';
import type { JobRun, StageCount, SyncStatus } from '../core/stage-counts';
import { drawTable } from './table';

/** Where customers and orders stand, and how the jobs run, for people. */
export function describeStatus({ customers, orders, problems, jobs }: SyncStatus, now: Date): string {
  return [
    'Orders',
    stageTable(orders, now),
    'Customers',
    stageTable(customers, now),
    ...(jobs.length === 0 ? ['No job has run yet.'] : ['Jobs', jobTable(jobs, now)]),
    ...(problems.length === 0
      ? []
      : [
          "Not taken from NetSuite's answers in the last 7 days, newest first:",
          ...problems.map(
            ({ at, file, row, key, code, reason }) =>
              `  ${instantText(at)}  ${file} row ${row}  ${key}  ${code}  ${reason}`,
          ),
        ]),
  ].join('\n');
}

function stageTable(stages: readonly StageCount[], now: Date): string {
  return drawTable(
    ['Stage', 'Count', 'Waiting longest'],
    stages.map(({ stage, count, oldest }) => [
      stage,
      count === null ? 'not counted' : count.toLocaleString('en-US'),
      oldest === undefined ? '' : `${oldest.recordId}, for ${ageText(oldest.since, now)}`,
    ]),
  );
}

function jobTable(jobs: readonly JobRun[], now: Date): string {
  return drawTable(
    ['Job', 'Last run', 'Outcome', 'What it did', 'Last success'],
    jobs.map(({ job, startedAt, outcome, message, doneAt }) => [
      job,
      `${ageText(startedAt, now)} ago`,
      outcome === 'running' ? 'running, or died' : outcome,
      message,
      doneAt === undefined ? 'never' : `${ageText(doneAt, now)} ago`,
    ]),
  );
}
