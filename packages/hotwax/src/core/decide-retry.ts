import type { FeedName } from './feeds';

/** What decides whether a record may be asked to be sent again. */
export interface RetryFacts {
  readonly feed: FeedName;
  readonly recordId: string;
  /** Whether HotWax has it. */
  readonly exists: boolean;
  /** Of an order */
  readonly statusId: string | undefined;
  /** In force */
  readonly netsuiteId: string | undefined;
  readonly state: 'blocked' | 'exported' | 'rejected' | undefined;
  /** Whether the file it is in has not reached SFTP yet. */
  readonly undelivered: boolean;
}

/**
 * Why asking that a record be sent again would be of no use; undefined when it is of use. An order that NetSuite has may
 * go again while it is Created: NetSuite recognises it and answers with all ids anew, also those of lines that were lost.
 */
export function retryRefusal(facts: RetryFacts): string | undefined {
  const { feed, recordId, exists, statusId, netsuiteId, state, undelivered } = facts;
  const noun = feed === 'customer' ? 'customer' : 'order';
  if (!exists) {
    return `HotWax has no ${noun} ${recordId}.`;
  }
  if (feed === 'customer' && netsuiteId !== undefined) {
    return `Customer ${recordId} is ${netsuiteId} in NetSuite; there is nothing to send.`;
  }
  if (feed === 'salesorder' && statusId !== 'ORDER_CREATED') {
    return `Order ${recordId} is ${statusId}; only Created orders are sent.`;
  }
  if (state === undefined && netsuiteId !== undefined) {
    // Sent in another way, perhaps under another key: then NetSuite would not recognise it.
    return `The ${noun} ${recordId} is ${netsuiteId} in NetSuite, and these jobs did not send it; enter the ids that it lacks in HotWax.`;
  }
  if (state === undefined) {
    return `The ${noun} ${recordId} was not sent yet; the next export looks at it by itself.`;
  }
  if (state === 'blocked') {
    return `The ${noun} ${recordId} cannot be sent; each export looks at it again. "status" says what is to be mended.`;
  }
  return undelivered
    ? `The ${noun} ${recordId} is in a file that is not on SFTP yet; the next export brings it there.`
    : undefined;
}
