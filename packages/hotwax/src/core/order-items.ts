import { readDecimal } from './decimals';
import type { HotWaxItem } from './hotwax-order';
import { type Problem, problem } from './problems';
import { fitsNetSuite } from './value-checks';

/**
 * NetSuite's item of a product. Two ids in force give one item, the newer one: they never double a line.
 * @returns undefined when there is none, or when two are of the same age
 */
export function netsuiteItem({ netsuiteItems }: HotWaxItem): string | undefined {
  const newest = netsuiteItems.reduce((date, { fromDate }) => (fromDate > date ? fromDate : date), '');
  const values = new Set(netsuiteItems.filter(({ fromDate }) => fromDate === newest).map(({ value }) => value));
  return values.size === 1 ? [...values][0] : undefined;
}

/** What is wrong with the items of an order, each item told by its number. */
export function itemProblems(items: readonly HotWaxItem[], shipGroups: ReadonlySet<string>): Problem[] {
  if (items.length === 0) {
    return [problem('NO_ITEMS')];
  }
  return [
    ...(items.every(({ cancelled }) => cancelled) ? [problem('NO_OPEN_ITEMS')] : []),
    ...productProblems(items),
    ...items.flatMap((item) => [...numberProblems(item), ...shipGroupProblem(item, shipGroups)]),
  ];
}

/** Told once per product: an order may have it many times. */
function productProblems(items: readonly HotWaxItem[]): Problem[] {
  const byProduct = new Map(items.map((item) => [item.productId ?? `of item ${item.seqId}`, item]));
  return [...byProduct].flatMap(([product, item]) => {
    if (netsuiteItem(item) !== undefined) {
      return [];
    }
    return item.netsuiteItems.length === 0
      ? [problem('PRODUCT_UNMAPPED', `product ${product} has no NetSuite id in force`)]
      : [problem('PRODUCT_AMBIGUOUS', `product ${product} has two NetSuite ids in force since the same moment`)];
  });
}

function numberProblems({ seqId, quantity, unitPrice }: HotWaxItem): Problem[] {
  const count = readDecimal(quantity);
  const price = readDecimal(unitPrice);
  const long = [count, price].some((value) => value !== undefined && !fitsNetSuite(value));
  return [
    ...(count?.gt(0) === true ? [] : [problem('QUANTITY_INVALID', `the quantity of item ${seqId} is not above 0`)]),
    ...(price === undefined ? [problem('PRICE_MISSING', `item ${seqId} has no price`)] : []),
    ...(long ? [problem('NUMBER_TOO_LONG', `item ${seqId} has a number that is too long`)] : []),
  ];
}

function shipGroupProblem({ seqId, shipGroupSeqId }: HotWaxItem, shipGroups: ReadonlySet<string>): Problem[] {
  return shipGroupSeqId !== null && shipGroups.has(shipGroupSeqId)
    ? []
    : [problem('SHIP_GROUP_MISSING', `item ${seqId} is in no ship group`)];
}
