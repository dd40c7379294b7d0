import type { Problem } from './problems';

/** A customer or an order as rows of its feed. */
export interface FeedRecord<Column extends string> {
  /** Party id or order id */
  readonly recordId: string;
  /** Key in NetSuite */
  readonly externalId: string;
  readonly rows: readonly Readonly<Partial<Record<Column, string>>>[];
}

/** A customer or an order that cannot be sent, and all reasons why. */
export interface BlockedRecord {
  readonly recordId: string;
  readonly externalId?: string;
  readonly problems: readonly Problem[];
}

export type MappedRecord<Column extends string> = FeedRecord<Column> | BlockedRecord;

export function isBlocked<Column extends string>(record: MappedRecord<Column>): record is BlockedRecord {
  return 'problems' in record;
}
