import { inTransaction } from '../../account/sql';
import type { EntryResult } from '../run-entry';
import { Written } from './map-reduce-contexts';
import { type Pair, PERSISTED_DATA_LIMIT } from './map-reduce-limits';
import {
  addError,
  addPairs,
  flagPairs,
  type ParallelStage,
  pairsIn,
  persistedBytes,
  releasePair,
  type StageFigures,
  type StoredPair,
  setExecutions,
  settlePair,
} from './map-reduce-store';
import type { MapReduceWork } from './map-reduce-work';

/**
 * A job that has used more units than this yields when the present call of its function is done
 * (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1518645558.html); so does one that has passed Yield
 * After Minutes.
 */
const UNITS_OF_A_JOB = 10_000;

/** Errors of hard limits: the jobs under way end, the others are cancelled. */
const HARD_LIMITS = new Set(['SSS_USAGE_LIMIT_EXCEEDED', 'SSS_TIME_LIMIT_EXCEEDED', PERSISTED_DATA_LIMIT]);

/** How a stage ended: with all pairs processed, or left for the summarize stage because of this error. */
export interface StageResult {
  readonly figures: Omit<StageFigures, 'begun' | 'seconds'>;
  readonly left: EntryResult['error'];
}

/**
 * The map or the reduce stage: calls the function for each pair. Jobs take as many pairs as Buffer Size says, flag them, and
 * save their outcomes and what they wrote when all are done. Jobs of one round stand for those that run side by side; the
 * last one is worked on first, so that a script that counts on an order is found out.
 *
 * An uncaught error ends one call; `retryCount` and `exitOnError` say what follows
 * (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1517279521.html). Not documented: that a call which
 * failed for good leaves nothing of what it wrote.
 */
export class StageRun {
  private left: EntryResult['error'];
  private persisted: number;
  private units = 0;
  private yields = 0;
  private concurrency = 0;
  /** By number of the job in a round: units and time since it began or yielded. */
  private readonly jobs: { units: number; since: number }[] = [];

  constructor(
    private readonly work: MapReduceWork,
    private readonly stage: ParallelStage,
    private readonly call: (pair: StoredPair, executionNo: number, written: Written) => EntryResult,
  ) {
    this.persisted = persistedBytes(work.account, work.task);
  }

  run(): StageResult {
    const { account, task, concurrency, bufferSize } = this.work;
    this.takeUpInterrupted();
    while (!this.left) {
      const pairs = pairsIn(account, task, this.stage, 'PENDING', concurrency * bufferSize);
      if (pairs.length === 0) break;
      flagPairs(account, pairs);
      const jobs = Math.ceil(pairs.length / bufferSize);
      this.concurrency = Math.max(this.concurrency, jobs);
      for (let job = jobs - 1; job >= 0; job -= 1) {
        this.runJob(job, pairs.slice(job * bufferSize, (job + 1) * bufferSize));
      }
    }
    const { units, yields } = this;
    return { figures: { units, yields, concurrency: this.concurrency }, left: this.left };
  }

  /**
   * After a server failure all pairs that were flagged are processed again, unless `retryCount` forbids it:
   * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1517279626.html
   */
  private takeUpInterrupted(): void {
    const { account, task } = this.work;
    inTransaction(account.db, () => {
      for (const { id, key, executions, size } of pairsIn(account, task, this.stage, 'FLAGGED', -1)) {
        addError(account, task, this.stage, { key, error: 'SSS_APP_SERVER_RESTART', execution: executions });
        if (executions <= (this.work.retryCount ?? executions)) releasePair(account, id, true);
        else {
          settlePair(account, id, 'FAILED');
          this.persisted -= size;
        }
      }
    });
  }

  private runJob(job: number, pairs: readonly StoredPair[]): void {
    const done: { pair: StoredPair; wrote: readonly Pair[] | undefined }[] = [];
    for (const pair of pairs) {
      const written = this.process(job, pair);
      this.persisted += (written?.size ?? 0) - pair.size;
      done.push({ pair, wrote: written?.pairs });
      if (!written && this.left) break;
    }
    this.save(done, pairs.slice(done.length));
  }

  /** Calls the function for a pair until it ends well or may not be called again. @returns what it wrote, or nothing */
  private process(job: number, pair: StoredPair): Written | undefined {
    const { account, task, retryCount = 0, exitOnError } = this.work;
    for (let executionNo = pair.executions + 1; ; executionNo += 1) {
      const written = new Written(this.work.limits, this.persisted);
      const { error, failure = '', unitsUsed } = this.call(pair, executionNo, written);
      this.charge(job, unitsUsed);
      if (!error) return written;
      addError(account, task, this.stage, { key: pair.key, error: failure, execution: executionNo });
      const isHard = HARD_LIMITS.has(error.name);
      if (isHard || executionNo > retryCount) {
        if (isHard || exitOnError) this.left ??= error;
        return undefined;
      }
      setExecutions(account, pair.id, executionNo + 1);
    }
  }

  private charge(job: number, units: number): void {
    const now = this.work.account.clock.now().getTime();
    this.units += units;
    this.jobs[job] ??= { units: 0, since: now };
    const state = this.jobs[job];
    state.units += units;
    if (state.units <= UNITS_OF_A_JOB && now - state.since <= this.work.yieldAfterMinutes * 60_000) return;
    this.yields += 1;
    this.jobs[job] = { units: 0, since: now };
  }

  private save(
    done: readonly { pair: StoredPair; wrote: readonly Pair[] | undefined }[],
    untouched: readonly StoredPair[],
  ): void {
    const { account, task } = this.work;
    inTransaction(account.db, () => {
      for (const { pair, wrote } of done) {
        settlePair(account, pair.id, wrote ? 'COMPLETE' : 'FAILED');
        addPairs(account, task, this.work.readerAfter(this.stage), wrote ?? []);
      }
      for (const { id } of untouched) releasePair(account, id, false);
    });
  }
}
