import type { SyncStatus } from './stage-counts';

/** How a job stands in the serving process; times are ISO instants in UTC. */
export interface ServedJob {
  readonly name: string;
  readonly cron: string;
  readonly next: string | null;
  readonly runningSince: string | null;
  /** Of this process or an earlier one; null: it has never run. */
  readonly last: {
    readonly began: string;
    /** Null: it is not known to have ended. */
    readonly ended: string | null;
    readonly outcome: 'done' | 'failed' | 'skipped' | 'unended';
    readonly message: string;
  } | null;
  readonly missed: number;
}

export interface ServiceStatus {
  readonly startedAt: string;
  readonly stopping: boolean;
  readonly jobs: readonly ServedJob[];
}

/** Healthy: no job's last run failed, also of those before a restart. What has never run is not counted as failed. */
export function isHealthy({ jobs }: ServiceStatus): boolean {
  return jobs.every(({ last }) => last?.outcome !== 'failed');
}

/** What the page shows: the counts are missing while the database cannot be read. */
export interface ServedPage {
  readonly service: ServiceStatus;
  readonly sync: SyncStatus | undefined;
  readonly problem: string | undefined;
  readonly now: Date;
}
