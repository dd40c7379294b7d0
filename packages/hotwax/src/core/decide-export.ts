import type { RecordText } from './feed-file-draft';

/** What the bookkeeping says of a record before this run looks at it. */
export interface SeenRecord {
  readonly state: 'blocked' | 'exported' | 'rejected';
  readonly attempts: number;
  readonly fingerprint: string | null;
  /** A person asked that it be sent again. */
  readonly retryAsked: boolean;
}

/**
 * Whether a record that can be sent is sent now. What NetSuite rejected goes again when the feed would say something else
 * of it than last time, whoever mended what; so nobody deletes history by hand.
 */
export function isDue(record: Pick<RecordText, 'fingerprint'>, seen: SeenRecord | undefined): boolean {
  switch (seen?.state) {
    case undefined:
    case 'blocked':
      return true;
    case 'rejected':
      return seen.retryAsked || seen.fingerprint !== record.fingerprint;
    case 'exported':
      return seen.retryAsked;
  }
}
