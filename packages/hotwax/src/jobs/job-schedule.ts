import { errorText } from '../core/error-text';
import { AnotherRunError } from './another-run-error';
import type { Clock } from './ports';
import type { RunSummary } from './recorded-run';

/** Rings once at a moment. */
export interface Alarm {
  /** @returns takes the alarm back */
  at(time: Date, ring: () => void): () => void;
}

export interface ScheduledJob {
  readonly name: string;
  /** Cron expression */
  readonly cron: string;
  /** Runs the job once. */
  run(): Promise<RunSummary>;
}

export interface LastRun {
  readonly began: Date;
  /** Undefined when it is not known to have ended. */
  readonly ended: Date | undefined;
  /** `skipped`: another process was at this job. `unended`: a run of another process of which no end is known. */
  readonly outcome: 'done' | 'failed' | 'skipped' | 'unended';
  readonly message: string;
}

export interface EndedRun extends LastRun {
  readonly ended: Date;
}

/** How a job stands in this process. */
export interface JobState {
  readonly name: string;
  readonly cron: string;
  /** Undefined when the schedule is stopped. */
  readonly next: Date | undefined;
  readonly runningSince: Date | undefined;
  /** Of this process or an earlier one. Undefined when it has never run. */
  readonly last: LastRun | undefined;
  /** How often the running job was due while it still ran. */
  readonly missed: number;
}

export interface SchedulePorts {
  readonly clock: Clock;
  readonly alarm: Alarm;
  /** The first moment after `after` that a cron expression names. */
  readonly nextTime: (cron: string, after: Date) => Date | undefined;
  /** Told when a run has ended. */
  readonly onEnd: (job: string, run: EndedRun) => void;
}

/**
 * Runs jobs when they are due. A job never overlaps with itself: what falls due while it runs is left out. Different jobs
 * may run side by side. An error of a job is kept, and shown, until its next run; it ends nothing.
 */
export class JobSchedule {
  readonly #jobs: Job[];

  /** @param earlier by job, how it last ran before this process began */
  constructor(jobs: readonly ScheduledJob[], ports: SchedulePorts, earlier: ReadonlyMap<string, LastRun> = new Map()) {
    this.#jobs = jobs.map((job) => new Job(job, ports, earlier.get(job.name)));
  }

  start(): void {
    for (const job of this.#jobs) {
      job.wait();
    }
  }

  /** Begins nothing more; resolves when the jobs that run have ended. */
  async stop(): Promise<void> {
    await Promise.all(this.#jobs.map((job) => job.stop()));
  }

  states(): JobState[] {
    return this.#jobs.map((job) => job.state());
  }
}

class Job {
  #next: Date | undefined;
  #cancel: (() => void) | undefined;
  #running: { readonly since: Date; readonly ended: Promise<void> } | undefined;
  #last: LastRun | undefined;
  #missed = 0;

  constructor(
    private readonly job: ScheduledJob,
    private readonly ports: SchedulePorts,
    earlier: LastRun | undefined,
  ) {
    this.#last = earlier;
  }

  state(): JobState {
    const { name, cron } = this.job;
    const runningSince = this.#running?.since;
    return { name, cron, next: this.#next, runningSince, last: this.#last, missed: this.#missed };
  }

  wait(): void {
    const { clock, alarm, nextTime } = this.ports;
    this.#next = nextTime(this.job.cron, clock.now());
    this.#cancel = this.#next === undefined ? undefined : alarm.at(this.#next, () => this.#ring());
  }

  async stop(): Promise<void> {
    this.#cancel?.();
    this.#next = undefined;
    await this.#running?.ended;
  }

  #ring(): void {
    this.wait();
    if (this.#running !== undefined) {
      this.#missed += 1;
      return;
    }
    this.#missed = 0;
    const since = this.ports.clock.now();
    this.#running = { since, ended: this.#run(since) };
  }

  async #run(began: Date): Promise<void> {
    const { outcome, message } = await this.#outcome();
    this.#running = undefined;
    const run = { began, ended: this.ports.clock.now(), outcome, message };
    this.#last = run;
    this.ports.onEnd(this.job.name, run);
  }

  async #outcome(): Promise<Pick<LastRun, 'outcome' | 'message'>> {
    try {
      const { message, failed } = await this.job.run();
      return { outcome: failed ? 'failed' : 'done', message };
    } catch (error) {
      return { outcome: error instanceof AnotherRunError ? 'skipped' : 'failed', message: errorText(error) };
    }
  }
}
