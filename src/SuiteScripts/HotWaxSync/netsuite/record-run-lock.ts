import * as record from 'N/record';
import * as runtime from 'N/runtime';
import type { Clock, RunLock } from '../pipeline/ports';
import { select, text } from './suiteql';

const TYPE = 'customrecord_hcsync_lock';
/** A scheduled script is ended after 60 minutes
 * (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_161591009480.html); whoever holds the lock longer is dead. */
const STALE_MILLISECONDS = 65 * 60 * 1000;

/**
 * Keeps the two deployments of a script from running at the same time: a record with an external id of which NetSuite
 * lets only one exist per type (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4568642498.html).
 * A deployment never runs twice at once, so a lock that carries its own name was left by a run of it that died.
 * 6 units to take and 4 to release.
 */
export function recordRunLock(feed: string, clock: Clock): RunLock {
  const externalId = `hcsync-lock-${feed}`;
  let held: number | undefined;
  return {
    take: () => {
      held = tryToTake(externalId, clock.now());
      return held !== undefined;
    },
    release: () => {
      if (held !== undefined) {
        record.delete({ type: TYPE, id: held });
      }
    },
  };
}

/** @returns id of the lock, undefined when another run has it. @throws when it cannot be had for another reason */
function tryToTake(externalId: string, now: string): number | undefined {
  try {
    return create(externalId, now);
  } catch (error) {
    const [row] = select(
      `SELECT id, custrecord_hcsync_lock_holder AS holder, custrecord_hcsync_lock_since AS since
      FROM ${TYPE} WHERE externalid = ?`,
      [externalId],
    );
    if (row === undefined) {
      throw error;
    }
    const age = Date.parse(now) - Date.parse(text(row.since));
    const dead = text(row.holder) === runtime.getCurrentScript().deploymentId || !(age < STALE_MILLISECONDS);
    return dead ? takeOver(Number(row.id), externalId, now) : undefined;
  }
}

/** Of two runs that take over at the same time one fails to delete, or to create. */
function takeOver(dead: number, externalId: string, now: string): number | undefined {
  try {
    record.delete({ type: TYPE, id: dead });
    return create(externalId, now);
  } catch {
    return undefined;
  }
}

function create(externalId: string, now: string): number {
  const lock = record.create({ type: TYPE });
  lock.setValue({ fieldId: 'externalid', value: externalId });
  lock.setValue({ fieldId: 'name', value: externalId });
  lock.setValue({ fieldId: 'custrecord_hcsync_lock_holder', value: runtime.getCurrentScript().deploymentId });
  lock.setValue({ fieldId: 'custrecord_hcsync_lock_since', value: now });
  return lock.save();
}
