import type { Account } from '../../account/account';
import { inTransaction } from '../../account/sql';
import type { Deployment } from '../deployments';
import { inTimeZone } from '../in-time-zone';
import { type EntryOptions, type EntryResult, entryPointOf, LoadedScript } from '../run-entry';
import type { ErrorSummary } from '../script-errors';
import type { RunningScript } from '../script-execution';
import { MAP_REDUCE_LIMITS } from '../script-limits';
import { inputContext, mapContext, reduceContext } from './map-reduce-contexts';
import { inputPairs } from './map-reduce-input';
import { checkPair, type DataLimits, type Pair, persistedLimit, sizeOf } from './map-reduce-limits';
import {
  addPairs,
  countPairs,
  dropData,
  errorsOf,
  groupForReduce,
  type ParallelStage,
  type Progress,
  readRun,
  type Stage,
  type StageFigures,
  type StoredPair,
  type StoredRun,
  writeRun,
} from './map-reduce-store';
import { type MapReduceWork, planWork, readShape, type ScriptShape } from './map-reduce-work';
import { StageRun } from './run-stage';
import { summaryContext, totalOf } from './summary-context';

/** Making a realm costs some milliseconds, which many small calls share. */
const CALLS_OF_A_LOADED_SCRIPT = 25;

export interface MapReduceOptions {
  /** Of each call of a function; default those of NetSuite. */
  readonly unitLimit?: number;
  readonly timeLimitMilliseconds?: number;
  readonly dataLimits?: DataLimits;
  readonly onCall?: EntryOptions['onCall'];
}

/**
 * Runs a map/reduce script through its stages: getInputData → map → shuffle → reduce → summarize
 * (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/bridgehead_4387802529.html). Where it is and what it keeps
 * is in the account after each step, so that a run whose process died goes on in the stage that it was in
 * (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1491509438.html).
 *
 * Each call of a function has a budget of its own. Variables outlive some calls, as in a job of NetSuite, which promises
 * nothing of them: the script is loaded anew for each stage and after every 25 calls.
 * A run fails when its input or its summary failed, or when a stage was left early; errors of single pairs, which the script
 * finds in its summary, do not make it fail. (NetSuite's pages do not say when it calls such a run failed.)
 */
export function runMapReduce(
  account: Account,
  deployment: Deployment,
  script: RunningScript,
  options: MapReduceOptions = {},
): EntryResult {
  return inTimeZone(account.settings.timeZone, () => new MapReduceRun(account, deployment, script, options).run());
}

class MapReduceRun {
  private readonly task: string;
  private state: StoredRun;
  private loaded: { readonly name: string; readonly script: LoadedScript; calls: number } | undefined;

  constructor(
    private readonly account: Account,
    private readonly deployment: Deployment,
    private readonly script: RunningScript,
    private readonly options: MapReduceOptions,
  ) {
    this.task = script.taskId;
    this.state = this.begin();
  }

  run(): EntryResult {
    const shape = this.inspect();
    if ('error' in shape) return shape;
    const work = planWork(this.account, this.task, this.deployment, shape, this.options.dataLimits);
    if (this.state.stage === 'GET_INPUT') this.getInput(work);
    if (this.state.stage === 'MAP') this.parallel(work, 'MAP');
    if (this.state.stage === 'SHUFFLE') this.shuffle();
    if (this.state.stage === 'REDUCE') this.parallel(work, 'REDUCE');
    this.summarize(work);
    const { units } = totalOf(this.state.progress);
    return { unitsUsed: units, error: this.state.progress.outcome, failure: undefined };
  }

  /** A run that is there already was broken off in the stage that it names. */
  private begin(): StoredRun {
    const known = readRun(this.account, this.task);
    const state: StoredRun = known
      ? { ...known, progress: { ...known.progress, restarted: true } }
      : { stage: 'GET_INPUT', progress: { stages: {}, restarted: false } };
    writeRun(this.account, this.task, state);
    return state;
  }

  /** Loads the script once to see what there is of it. */
  private inspect(): ScriptShape | EntryResult {
    let shape: ScriptShape | undefined;
    const result = this.call('getInputData', (loaded) => {
      shape = readShape(loaded);
    });
    return shape ?? result;
  }

  private getInput(work: MapReduceWork): void {
    const pairs: Pair[] = [];
    const { restarted } = this.state.progress;
    const result = this.timed('GET_INPUT', () => {
      const call: EntryOptions['call'] = (loaded, execution) =>
        entryPointOf(loaded, 'getInputData')(inputContext(execution, restarted));
      const take: EntryOptions['take'] = (returned, execution) => {
        let size = 0;
        for (const pair of inputPairs(execution, returned)) {
          checkPair(pair, work.limits);
          size += sizeOf(pair);
          if (size > work.limits.persistedBytes) execution.breakOff(persistedLimit(work.limits));
          pairs.push(pair);
        }
      };
      return this.call('getInputData', call, take);
    });
    if (result.error) {
      this.fail(result.error);
      this.enter('SUMMARIZE', { ...this.state.progress, ...(result.failure && { inputError: result.failure }) });
      return;
    }
    inTransaction(this.account.db, () => {
      addPairs(this.account, this.task, work.hasMap ? 'MAP' : 'SHUFFLE', inKeyOrder(pairs));
      this.enter(work.hasMap ? 'MAP' : 'SHUFFLE');
    });
  }

  private parallel(work: MapReduceWork, stage: ParallelStage): void {
    const name = stage === 'MAP' ? 'map' : 'reduce';
    const call = (pair: StoredPair, executionNo: number, written: Parameters<typeof mapContext>[1]['written']) => {
      const errors = executionNo > 1 ? errorsOf(this.account, this.task, stage, pair.key) : [];
      const invocation = { key: pair.key, executionNo, errors, written };
      return this.call(name, (loaded, execution) => {
        const context =
          stage === 'MAP'
            ? mapContext(execution, invocation, pair.value)
            : reduceContext(execution, invocation, JSON.parse(pair.value) as string[]);
        return entryPointOf(loaded, name)(context);
      });
    };
    const { left } = this.timed(stage, () => {
      const { figures, left } = new StageRun(work, stage, call).run();
      return { left, unitsUsed: figures.units, ...figures };
    });
    if (left) this.fail(left);
    this.enter(stage === 'MAP' && work.hasReduce && !left ? 'SHUFFLE' : 'SUMMARIZE');
  }

  private shuffle(): void {
    this.timed('SHUFFLE', () => {
      inTransaction(this.account.db, () => {
        groupForReduce(this.account, this.task);
        this.enter('REDUCE');
      });
      return { unitsUsed: 0 };
    });
  }

  private summarize(work: MapReduceWork): void {
    if (work.hasSummarize) {
      const { error } = this.timed('SUMMARIZE', () =>
        this.call('summarize', (loaded, execution) =>
          entryPointOf(loaded, 'summarize')(summaryContext(execution, this.task, this.state)),
        ),
      );
      if (error) this.fail(error);
    }
    inTransaction(this.account.db, () => {
      this.enter('SUMMARIZE', { ...this.state.progress, totals: countPairs(this.account, this.task) });
      dropData(this.account, this.task);
    });
  }

  private call(
    name: 'getInputData' | 'map' | 'reduce' | 'summarize',
    call: EntryOptions['call'],
    take?: EntryOptions['take'],
  ): EntryResult {
    const { unitLimit, timeLimitMilliseconds } = this.options;
    const { units, seconds } = MAP_REDUCE_LIMITS[name];
    return this.loadedFor(name).call({
      unitLimit: unitLimit ?? units,
      timeLimitMilliseconds: timeLimitMilliseconds ?? seconds * 1000,
      call,
      ...(take && { take }),
    });
  }

  private loadedFor(name: string): LoadedScript {
    if (this.loaded?.name === name && this.loaded.script.isFit && this.loaded.calls < CALLS_OF_A_LOADED_SCRIPT) {
      this.loaded.calls += 1;
      return this.loaded.script;
    }
    const script = new LoadedScript(this.account, this.script, this.deployment.file, this.options.onCall);
    this.loaded = { name, script, calls: 1 };
    return script;
  }

  /** Adds what a stage used to what it had used before it was broken off. */
  private timed<T extends { unitsUsed: number; concurrency?: number; yields?: number }>(
    stage: Stage,
    work: () => T,
  ): T {
    const begun = this.account.clock.now();
    const result = work();
    const { stages } = this.state.progress;
    const before: StageFigures | undefined = stages[stage];
    const figures: StageFigures = {
      begun: before?.begun ?? begun.toISOString(),
      seconds: (before?.seconds ?? 0) + (this.account.clock.now().getTime() - begun.getTime()) / 1000,
      units: (before?.units ?? 0) + result.unitsUsed,
      concurrency: Math.max(before?.concurrency ?? 1, result.concurrency ?? 1),
      yields: (before?.yields ?? 0) + (result.yields ?? 0),
    };
    this.state = { ...this.state, progress: { ...this.state.progress, stages: { ...stages, [stage]: figures } } };
    return result;
  }

  /** The first error decides. */
  private fail(error: ErrorSummary): void {
    this.state = { ...this.state, progress: { outcome: error, ...this.state.progress } };
  }

  private enter(stage: Stage, progress: Progress = this.state.progress): void {
    this.state = { stage, progress: { ...progress, restarted: false } };
    writeRun(this.account, this.task, this.state);
  }
}

/**
 * Numbers by size, else as text: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4472745365.html
 */
function inKeyOrder(pairs: readonly Pair[]): Pair[] {
  const numeric = pairs.every(({ key }) => key.trim() !== '' && Number.isFinite(Number(key)));
  if (numeric) return [...pairs].sort((a, b) => Number(a.key) - Number(b.key));
  return [...pairs].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}
