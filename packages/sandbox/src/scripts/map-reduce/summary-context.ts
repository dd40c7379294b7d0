import type { Account } from '../../account/account';
import { scriptObject } from '../../modules/script-object';
import type { Execution } from '../start-execution';
import { errorsObject, iterable } from './map-reduce-contexts';
import {
  errorsOf,
  keysOf,
  outputOf,
  type ParallelStage,
  type Progress,
  type StageFigures,
  type StoredRun,
} from './map-reduce-store';

const UNUSED: StageFigures = { begun: '', seconds: 0, units: 0, concurrency: 0, yields: 0 };

/**
 * What `summarize` is called with: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4472725629.html.
 * `seconds`, `usage` and `yields` are sums over the stages before it, `concurrency` the highest of them.
 */
export function summaryContext(execution: Execution, task: string, run: StoredRun): object {
  const { account } = execution;
  const { stages, restarted } = run.progress;
  const total = totalOf(run.progress);
  const inputError = run.progress.inputError ?? null;
  const summary = (type: string, members: object) => scriptObject(execution, type, readOnly({ type, ...members }));
  const parallel = (stage: ParallelStage) => ({
    ...shown(stages[stage] ?? UNUSED),
    ...stageDetails(execution, account, task, stage),
  });
  const input = stages.GET_INPUT ?? UNUSED;
  const { dateCreated, seconds, usage } = shown(input);
  return scriptObject(
    execution,
    'mapreduce.SummaryContext',
    readOnly({
      type: 'mapreduce.SummaryContext',
      isRestarted: restarted,
      ...shown({ ...total, begun: input.begun }),
      inputSummary: summary('mapreduce.InputSummary', { dateCreated, seconds, usage, error: inputError }),
      mapSummary: summary('mapreduce.MapSummary', parallel('MAP')),
      reduceSummary: summary('mapreduce.ReduceSummary', parallel('REDUCE')),
      output: iterable(execution, outputOf(account, task), ({ key, value }) => [key, value]),
    }),
  );
}

/** The keys, each with how often the function was called for it and how that ended: `COMPLETE`, `FAILED`, `PENDING`. */
function stageDetails(execution: Execution, account: Account, task: string, stage: ParallelStage): object {
  return {
    keys: iterable(execution, keysOf(account, task, stage), ({ key, executions, state }) => [key, executions, state]),
    errors: errorsObject(execution, errorsOf(account, task, stage)),
  };
}

function shown({ begun, seconds, units, concurrency, yields }: StageFigures) {
  return {
    dateCreated: begun === '' ? null : new Date(begun),
    seconds: rounded(seconds),
    usage: units,
    concurrency,
    yields,
  };
}

export function totalOf({ stages }: Progress): Omit<StageFigures, 'begun'> {
  const all = Object.values(stages);
  const sum = (of: (figures: StageFigures) => number) => all.reduce((total, figures) => total + of(figures), 0);
  return {
    seconds: sum(({ seconds }) => seconds),
    units: sum(({ units }) => units),
    concurrency: Math.max(1, ...all.map(({ concurrency }) => concurrency)),
    yields: sum(({ yields }) => yields),
  };
}

/** Sums of parts of seconds are not exact. */
const rounded = (seconds: number): number => Math.round(seconds * 1000) / 1000;

function readOnly(members: object): object {
  const frozen = {};
  for (const [name, value] of Object.entries(members)) {
    Object.defineProperty(frozen, name, { value, enumerable: true, writable: false });
  }
  return frozen;
}
