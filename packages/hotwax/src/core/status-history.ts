import { createHash } from 'node:crypto';

/** OFBiz's ids have up to 20 characters. */
const ID_LENGTH = 20;
const OURS = 'NS';

/**
 * The id of a row of order_status. OFBiz's own are numbers, so ours begin with letters; the same change of the same moment
 * has the same id.
 * @param itemSeqId of the item, or blank for the order itself
 * @param date of the change, as the database writes dates
 */
export function statusRowId(orderId: string, itemSeqId: string, statusId: string, date: string): string {
  const digest = createHash('sha256').update([orderId, itemSeqId, statusId, date].join('\0')).digest('hex');
  return `${OURS}${BigInt(`0x${digest}`).toString(36).toUpperCase()}`.slice(0, ID_LENGTH);
}
