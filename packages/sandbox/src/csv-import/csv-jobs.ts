import type { Account } from '../account/account';

/** A submitted CSV import as `jobs` prints it and `task.checkStatus` reads it. */
export interface CsvJob {
  readonly taskId: string;
  readonly name: string;
  readonly mapping: string;
  /** `PENDING`, `PROCESSING`, `COMPLETE`, `FAILED`, `CANCELED` */
  readonly status: string;
  readonly records: number;
  readonly imported: number;
  readonly failed: number;
  /** File Cabinet style path that only the command line may read; no script can. */
  readonly resultsFile: string | null;
  readonly message: string | null;
}

export interface CsvImportRequest {
  /** Script id (`custimport_…`) or internal id of the saved import. */
  readonly mappingId: string | number;
  /** The bytes of the file, or text that the script gave. */
  readonly content: Buffer | string;
  /** Of the linked files, by sublist id. */
  readonly linked?: ReadonlyMap<string, Buffer | string>;
  readonly fileName: string;
  readonly name?: string;
  readonly queueId?: number;
  /** Default: a script. A person's import may run in several threads. */
  readonly by?: 'SCRIPT' | 'USER';
  /** Which order several threads keep; default: one of its own for each job, the same in each account that got here alike. */
  readonly seed?: string;
}

/** Checks a request as `CsvImportTask.submit()` and the Import Assistant do, and queues it. @returns task id. @throws NetSuiteError FAILED_TO_SUBMIT_JOB_REQUEST_1 */
export type SubmitCsvImport = (account: Account, request: CsvImportRequest) => string;
/** Goes on with the first unfinished job of each queue. @returns whether anything could be done */
export type ProcessNextCsvJob = (account: Account) => boolean;
