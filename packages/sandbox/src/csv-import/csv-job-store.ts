import type { Account } from '../account/account';
import { sqlAll, sqlGet, sqlRun } from '../account/sql';

/**
 * As the help names them, COMPLETE for its Completed; its Retry is PROCESSING here. It has no word for a job that could
 * not be done; scripts are told FAILED.
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N350581.html
 */
export type CsvJobStatus = 'PENDING' | 'PROCESSING' | 'COMPLETE' | 'FAILED' | 'CANCELED';

/** A row of `csv_job`. `imported + failed` is how many record actions are done: a killed job goes on from there. */
export interface CsvJobRow {
  readonly id: string;
  readonly name: string;
  readonly mapping: string;
  readonly queue: number;
  /** Name of the kept content: the file's text in UTF-8. */
  readonly file: string;
  /** JSON object: names of the kept contents of the linked files, by sublist id. */
  readonly linked: string;
  readonly status: CsvJobStatus;
  /** ISO 8601 */
  readonly submitted: string;
  /** ISO 8601; null: not yet. */
  readonly started: string | null;
  readonly records: number;
  readonly imported: number;
  readonly failed: number;
  readonly results: string | null;
  readonly message: string | null;
  /** Gives the order in which several threads do the records; null: one thread, in the order of the file. */
  readonly seed: string | null;
  /** JSON of a `CsvFault`. */
  readonly fault: string | null;
}

const COLUMNS =
  'id, name, mapping, queue, file, linked, status, submitted, started, records, imported, failed, results, message, seed, fault';

export function insertJob(
  account: Account,
  job: Pick<CsvJobRow, 'id' | 'name' | 'mapping' | 'queue' | 'file' | 'linked' | 'records' | 'seed'>,
): void {
  sqlRun(
    account.db,
    `INSERT INTO csv_job (id, name, mapping, queue, file, linked, status, submitted, records, seed)
     VALUES (?, ?, ?, ?, ?, ?, 'PENDING', ?, ?, ?)`,
    job.id,
    job.name,
    job.mapping,
    job.queue,
    job.file,
    job.linked,
    account.clock.now().toISOString(),
    job.records,
    job.seed,
  );
}

export function findJob(account: Account, id: string): CsvJobRow | undefined {
  return sqlGet<CsvJobRow>(account.db, `SELECT ${COLUMNS} FROM csv_job WHERE id = ?`, id);
}

/** In the order of submission. */
export function allJobs(account: Account): CsvJobRow[] {
  return sqlAll<CsvJobRow>(account.db, `SELECT ${COLUMNS} FROM csv_job ORDER BY rowid`);
}

export function countJobs(account: Account): number {
  return sqlGet<{ jobs: number }>(account.db, 'SELECT count(*) AS jobs FROM csv_job')?.jobs ?? 0;
}

/** The first unfinished job of each queue, in queue order. */
export function firstJobs(account: Account): CsvJobRow[] {
  return sqlAll<CsvJobRow>(
    account.db,
    `SELECT ${COLUMNS} FROM csv_job WHERE rowid IN
       (SELECT min(rowid) FROM csv_job WHERE status IN ('PENDING', 'PROCESSING') GROUP BY queue)
     ORDER BY queue`,
  );
}

/** @param fault JSON of a `CsvFault`, or null */
export function markProcessing(account: Account, id: string, fault: string | null): void {
  sqlRun(
    account.db,
    "UPDATE csv_job SET status = 'PROCESSING', started = ?, fault = ? WHERE id = ? AND status = 'PENDING'",
    account.clock.now().toISOString(),
    fault,
    id,
  );
}

export function setRecordCount(account: Account, id: string, records: number): void {
  sqlRun(account.db, 'UPDATE csv_job SET records = ? WHERE id = ?', records, id);
}

export function countImported(account: Account, id: string): void {
  sqlRun(account.db, 'UPDATE csv_job SET imported = imported + 1 WHERE id = ?', id);
}

/** @param record ordinal of the record action in its file */
export function countFailed(account: Account, id: string, record: number, message: string): void {
  sqlRun(account.db, 'INSERT INTO csv_failure (job, record, message) VALUES (?, ?, ?)', id, record, message);
  sqlRun(account.db, 'UPDATE csv_job SET failed = failed + 1 WHERE id = ?', id);
}

export function markEnded(
  account: Account,
  id: string,
  end: {
    readonly status: 'COMPLETE' | 'FAILED' | 'CANCELED';
    readonly results: string | null;
    readonly message: string;
  },
): void {
  sqlRun(
    account.db,
    'UPDATE csv_job SET status = ?, ended = ?, results = ?, message = ? WHERE id = ?',
    end.status,
    account.clock.now().toISOString(),
    end.results,
    end.message,
    id,
  );
}

/** Messages of the records that failed, by ordinal. */
export function failuresOf(account: Account, id: string): Map<number, string> {
  const rows = sqlAll<{ record: number; message: string }>(
    account.db,
    'SELECT record, message FROM csv_failure WHERE job = ? ORDER BY record',
    id,
  );
  return new Map(rows.map(({ record, message }) => [record, message]));
}
