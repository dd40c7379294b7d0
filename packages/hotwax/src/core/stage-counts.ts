/** How many records of a feed stand at a stage. */
export interface StageCount {
  readonly stage: string;
  /** Null: not known. */
  readonly count: number | null;
  /** The one that has waited longest, where records wait. */
  readonly oldest?: { readonly recordId: string; readonly since: string };
}

/** What was not taken from NetSuite's answers lately. */
export interface RecentProblem {
  readonly file: string;
  readonly at: string;
  readonly row: number;
  readonly key: string;
  readonly code: string;
  readonly reason: string;
}

export interface JobRun {
  readonly job: string;
  readonly outcome: 'running' | 'done' | 'failed';
  readonly startedAt: string;
  readonly endedAt: string | undefined;
  readonly message: string;
  /** When it last ended well. */
  readonly doneAt: string | undefined;
}

export interface SyncStatus {
  readonly customers: readonly StageCount[];
  readonly orders: readonly StageCount[];
  readonly problems: readonly RecentProblem[];
  readonly jobs: readonly JobRun[];
}
