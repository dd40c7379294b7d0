import { sqlGet } from '../../account/sql';
import { NetSuiteError, NotSimulatedError } from '../../errors';
import { References } from '../../records/saving';
import type { ScriptExecution } from '../../scripts/script-execution';

/** What a message is attached to. https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4358681681.html */
export interface RelatedRecords {
  readonly transactionId?: number | string;
  /** Cases and campaigns. */
  readonly activityId?: number | string;
  readonly entityId?: number | string;
  readonly customRecord?: { readonly id: number | string; readonly recordType: number | string };
}

/**
 * The records that are meant, each as its type and id. Which error NetSuite gives for a record that does not exist is not
 * documented; the code is that of N/record.
 * @param given a record that is null is none
 * @throws NetSuiteError RCRD_DSNT_EXIST; NotSimulatedError for an activity
 */
export function relatedRecords(execution: ScriptExecution, given: RelatedRecords | null | undefined): string[] {
  const { transactionId, activityId, entityId, customRecord } = given ?? {};
  if (isGiven(activityId)) throw new NotSimulatedError('N/email: relatedRecords.activityId');
  const found: string[] = [];
  if (isGiven(transactionId)) found.push(find(execution, 'transaction', transactionId));
  if (isGiven(entityId)) found.push(find(execution, 'entity', entityId));
  if (isGiven(customRecord)) {
    found.push(find(execution, customType(execution, customRecord.recordType), customRecord.id));
  }
  return found;
}

function isGiven<T>(value: T | null | undefined): value is T {
  return value !== undefined && value !== null;
}

/** "For custom records you must specify both the record ID and the record type ID": its script id, or its number. */
function customType({ account }: ScriptExecution, given: number | string): string {
  const byNumber = sqlGet<{ scriptid: string }>(
    account.db,
    "SELECT scriptid FROM object WHERE type = 'customrecordtype' AND CAST(id AS TEXT) = ?",
    String(given),
  );
  return account.types.get(byNumber?.scriptid ?? String(given)).id;
}

function find({ account }: ScriptExecution, kind: string, given: number | string): string {
  const id = Number(given);
  const record = Number.isSafeInteger(id) ? new References(account).find(kind, id) : undefined;
  if (record) return `${record.type} ${record.id}`;
  throw new NetSuiteError('RCRD_DSNT_EXIST', `That record does not exist. path: ${kind}/${String(given)}`);
}
