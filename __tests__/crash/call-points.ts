import { sqlGet } from 'netsuite-sandbox/account/sql';
import type { ScriptCall } from 'netsuite-sandbox/scripts/start-execution';
import type { Snapshot, TestAccount } from 'netsuite-sandbox/testing/test-account';

/** A state outside that a script left at one of its calls. */
export interface Moment {
  /** E.g. `17:30, after call 12 (record.submitFields)` */
  readonly name: string;
  readonly snapshot: Snapshot;
}

/**
 * Watches a course: counts a script's calls on N/*, and keeps each state outside, once. Right after one call and right
 * before the next the state is the same, and so it is around a call that changes nothing; a run that dies there leaves
 * the same, whichever of the points it was.
 */
export class CallPoints {
  /** Two to a call: before and after it. */
  points = 0;
  readonly moments: Moment[] = [];
  private readonly digests = new Set<string>();
  private changes: number | undefined;

  /** @param script script id */
  constructor(
    private readonly account: TestAccount,
    private readonly script: string,
  ) {}

  readonly watch = ({ script, call, moment }: ScriptCall): void => {
    if (script !== this.script) return;
    this.points += 1;
    if (!this.mayHaveChanged(call)) return;
    const digest = this.account.digest();
    if (this.digests.has(digest)) return;
    this.digests.add(digest);
    const time = this.account.account.clock.now().toISOString().slice(11, 16);
    const name = `${time}, ${moment} call ${Math.ceil(this.points / 2)} (${call})`;
    this.moments.push({ name, snapshot: this.account.snapshot() });
  };

  /** Spares the digest of a state that is the one of before. */
  private mayHaveChanged(call: string): boolean {
    const row = sqlGet<{ changes: number }>(this.account.account.db, 'SELECT total_changes() AS changes');
    const same = row?.changes === this.changes && !call.startsWith('sftp.');
    this.changes = row?.changes;
    return !same;
  }
}
