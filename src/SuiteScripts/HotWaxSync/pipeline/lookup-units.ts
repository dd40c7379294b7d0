import type { WantedReferences } from '../feed/references';

/** Values of one `IN` list: one query, 10 units. Oracle's own limit is 1,000; NetSuite documents none, so stay well below. */
export const LOOKUP_CHUNK = 300;

/** What looking up so many records costs at most: a query whose answer may have been cut off is asked again in halves. */
export function lookupUnits(records: number): number {
  return 20 * Math.ceil(records / LOOKUP_CHUNK);
}

/** What looking up references costs at most: each kind is asked for by name and by internal id. */
export function referenceUnits(wanted: WantedReferences): number {
  return Object.values(wanted).reduce((sum, values) => sum + 2 * lookupUnits(values.size), 0);
}

/** Rows of one answer; a longer one is asked again in halves. */
const ROWS_PER_ANSWER = 5000;

/** What looking up orders with so many lines costs at most: an answer has a row for each line. */
export function orderLookupUnits(orders: number, lines: number): number {
  return lookupUnits(orders) + 40 * Math.floor(lines / ROWS_PER_ANSWER);
}
