/** Values of one `IN` list: one query, 10 units. Oracle's own limit is 1,000; NetSuite documents none, so stay well below. */
export const LOOKUP_CHUNK = 300;

/** What looking up so many records costs at most: a query whose answer may have been cut off is asked again in halves. */
export function lookupUnits(records: number): number {
  return 20 * Math.ceil(records / LOOKUP_CHUNK);
}
