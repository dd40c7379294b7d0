import type { ApprovableOrder } from './decide-approval';
import type { RejectReason } from './reject-reasons';

/** All that is known of one order on HotWax's side. Times are ISO instants in UTC; absent means not known. */
export interface OrderFacts {
  readonly orderId: string;
  readonly orderName: string | null;
  readonly externalId: string | null;
  readonly statusId: string;
  readonly enteredAt: string | undefined;
  readonly customer: CustomerFacts | undefined;
  readonly record: RecordFacts | undefined;
  /** Ids of NetSuite in force, with the time since when HotWax has them */
  readonly netsuiteIds: readonly { readonly id: string; readonly since: string | undefined }[];
  /** Ids, items and attributes, as they decide about the approval. */
  readonly approvable: ApprovableOrder;
  readonly approvedAt: string | undefined;
  /** What came back about the order and was not taken. */
  readonly problems: readonly ProblemFacts[];
}

export interface CustomerFacts {
  readonly partyId: string;
  readonly netsuiteId: string | undefined;
  readonly record: RecordFacts | undefined;
}

/** What the bookkeeping says of a record. */
export interface RecordFacts {
  readonly state: 'blocked' | 'exported' | 'rejected';
  readonly attempts: number;
  readonly fileName: string | undefined;
  /** Since when the file is on SFTP; absent while it is not there yet. */
  readonly sentAt: string | undefined;
  readonly firstExportedAt: string | undefined;
  readonly exportedAt: string | undefined;
  readonly changedAt: string;
  readonly reasons: readonly RejectReason[];
  readonly retryAsked: boolean;
  readonly answeredAt: string | undefined;
  readonly answerFile: string | undefined;
}

export interface ProblemFacts {
  readonly file: string;
  readonly at: string;
  readonly code: string;
  readonly reason: string;
}
