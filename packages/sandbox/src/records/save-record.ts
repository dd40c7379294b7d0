import type { Account } from '../account/account';
import type { RecordBody } from './record-store';

/** A record about to be saved; values are in stored form (references as internal ids). */
export interface RecordDraft {
  readonly type: string;
  /** Absent: a new record. */
  readonly id?: number;
  /** Wanted internal id of a new record; only `load` may choose. */
  readonly externalid?: string | null;
  readonly body: RecordBody;
}

/**
 * Applies NetSuite's save rules (defaults, sourcing from the customer and item, mandatory fields, references exist,
 * are active and fit the subsidiary, lengths, line numbers, amounts) and stores the record.
 * @returns internal id
 * @throws NetSuiteError with NetSuite's wording, e.g. `INVALID_KEY_OR_REF` "Invalid item reference key 4711."
 */
export type SaveRecord = (account: Account, draft: RecordDraft) => number;
