import { type KnownLine, lineKey, lineKeys, type Order } from './order';

/**
 * How the lines of an order in the feed differ from those of the same order in NetSuite.
 * @returns undefined when they are the same
 */
export function differenceFromKnown(
  order: Order,
  known: { readonly id: string; readonly lines: readonly KnownLine[] },
): string | undefined {
  const feed = lineKeys(order);
  // Lines without a HotWax line id are not HotWax's: shipping and tax have rows of their own, and people add lines.
  const own = known.lines
    .filter(({ orderLineId }) => orderLineId !== '')
    .map(({ orderLineId, orderLineTypeId }) => lineKey(orderLineId, orderLineTypeId));
  const inBoth = new Set(own);
  const common = feed.filter((line) => inBoth.has(line)).length;
  if (common === feed.length && common === own.length) {
    return undefined;
  }
  const where = `NetSuite has it with internal id ${known.id}`;
  if (common === feed.length) {
    return `partial resend: the feed has ${common} of the ${own.length} lines of the order; ${where}`;
  }
  return common === own.length
    ? `partial resend: the feed has ${feed.length} lines of the order, NetSuite only ${common} of them; ${where}`
    : `NetSuite has the order with other lines (internal id ${known.id})`;
}
