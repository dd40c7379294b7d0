import type { Account } from '../account/account';
import { millisecondsOf } from '../account/duration';
import { inTransaction, sqlAll, sqlGet, sqlRun } from '../account/sql';
import { SandboxError } from '../errors';

/** Which import jobs a fault falls on. */
interface FaultedJobs {
  /** Script id of the saved import; absent: of any. */
  readonly mapping?: string;
  /** Only the nth job that fits, counted from 1 in the order in which jobs begin; absent: each one. */
  readonly nth?: number;
}

/**
 * What goes wrong with an import job, so that a test sees what a script makes of it. Each of them can happen in NetSuite:
 * an administrator cancels a job, an outage stops one (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N350581.html),
 * others are in the way, and a workflow or a merge takes away what was just made.
 */
export type CsvFault = FaultedJobs &
  (
    | {
        /** `fail`: ends as FAILED. `cancel`: as if an administrator cancelled it. `stall`: never goes on, and its queue waits. */
        readonly fault: 'fail' | 'cancel' | 'stall';
        /** Records that are done before; default 0. */
        readonly after?: number;
      }
    | {
        /** Some records count as imported and are not there; no results file names them. */
        readonly fault: 'lose';
        /** Every how manieth record of the file is lost; default 2. */
        readonly every?: number;
      }
    | {
        /** Takes time on the account's clock; records appear one after another. */
        readonly fault: 'slow';
        /** ISO 8601 duration, e.g. `PT2H`. */
        readonly takes: string;
      }
  );

/** How far a job gets now, and what becomes of it; `wait`: it stays PROCESSING. */
export interface Reach {
  /** How many of its records. */
  readonly records: number;
  readonly outcome: 'COMPLETE' | 'FAILED' | 'CANCELED' | 'wait';
}

const ENDS = { fail: 'FAILED', cancel: 'CANCELED', stall: 'wait' } as const;

/** Adds a fault for the jobs that begin from now on. The first fault that fits decides. @throws SandboxError */
export function addFault(account: Account, fault: CsvFault): void {
  refuseNonsense(fault);
  sqlRun(account.db, 'INSERT INTO csv_fault (rule) VALUES (?)', JSON.stringify(fault));
}

export function listFaults(account: Account): CsvFault[] {
  const rows = sqlAll<{ rule: string }>(account.db, 'SELECT rule FROM csv_fault ORDER BY id');
  return rows.map(({ rule }) => JSON.parse(rule) as CsvFault);
}

/** Takes all faults away. Jobs that stalled or were slow go on from where they are. */
export function clearFaults(account: Account): void {
  inTransaction(account.db, () => {
    sqlRun(account.db, 'DELETE FROM csv_fault');
    sqlRun(account.db, "UPDATE csv_job SET fault = NULL WHERE status IN ('PENDING', 'PROCESSING')");
  });
}

/** The fault of a job that begins. Counts it for `nth`, so it is to be asked once. */
export function faultFor(account: Account, mapping: string): CsvFault | undefined {
  for (const { id, rule } of sqlAll<{ id: number; rule: string }>(
    account.db,
    'SELECT id, rule FROM csv_fault ORDER BY id',
  )) {
    const fault = JSON.parse(rule) as CsvFault;
    if (fault.mapping !== undefined && fault.mapping.toLowerCase() !== mapping.toLowerCase()) continue;
    const sql = 'UPDATE csv_fault SET seen = seen + 1 WHERE id = ? RETURNING seen';
    const seen = sqlGet<{ seen: number }>(account.db, sql, id)?.seen;
    if (fault.nth === undefined || fault.nth === seen) return fault;
  }
  return undefined;
}

/** @param started when the job began, ISO 8601 */
export function reachOf(
  account: Account,
  fault: CsvFault | undefined,
  { records, started }: { readonly records: number; readonly started: string | null },
): Reach {
  switch (fault?.fault) {
    case 'fail':
    case 'cancel':
    case 'stall':
      return { records: Math.min(fault.after ?? 0, records), outcome: ENDS[fault.fault] };
    case 'slow': {
      const now = account.clock.now();
      const begun = started === null ? now : new Date(started);
      const share = (now.getTime() - begun.getTime()) / durationOf(fault.takes, begun, account);
      return share >= 1 ? { records, outcome: 'COMPLETE' } : { records: Math.floor(records * share), outcome: 'wait' };
    }
    default:
      return { records, outcome: 'COMPLETE' };
  }
}

/** @param position of the record among those that the job does, from 0 */
export function isLost(fault: CsvFault | undefined, position: number): boolean {
  return fault?.fault === 'lose' && (position + 1) % (fault.every ?? 2) === 0;
}

function durationOf(takes: string, from: Date, account: Account): number {
  return millisecondsOf(takes, from, account.settings.timeZone);
}

function refuseNonsense(fault: CsvFault): void {
  const wholeFrom = (lowest: number, name: string, value: number | undefined) => {
    if (value === undefined || (Number.isInteger(value) && value >= lowest)) return;
    throw new SandboxError(`"${name}" of a fault is a whole number from ${lowest} on, not ${value}.`);
  };
  wholeFrom(1, 'nth', fault.nth);
  if (fault.fault === 'lose') wholeFrom(1, 'every', fault.every);
  else if (fault.fault !== 'slow') wholeFrom(0, 'after', fault.after);
  else if (!(millisecondsOf(fault.takes, new Date(0), 'UTC') > 0)) {
    throw new SandboxError(`"takes" of a fault is an ISO 8601 duration such as PT2H, not ${fault.takes}.`);
  }
}
