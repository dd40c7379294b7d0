import { readDecimal } from './decimals';
import type { HotWaxItem } from './hotwax-order';
import { type Problem, problem } from './problems';
import { fitsNetSuite } from './value-checks';

/** NetSuite's item of a product. Of two ids in force the newer one counts: they never double a line (weakness 8). */
export function netsuiteItem({ netsuiteItems }: HotWaxItem): string | undefined {
  const [first, ...others] = netsuiteItems;
  return others.reduce((newest, id) => (newest !== undefined && newest.fromDate >= id.fromDate ? newest : id), first)
    ?.value;
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
  const unmapped = items.filter((item) => netsuiteItem(item) === undefined);
  const products = new Set(unmapped.map(({ productId, seqId }) => productId ?? `of item ${seqId}`));
  return [...products].map((product) => problem('PRODUCT_UNMAPPED', `product ${product} has no NetSuite id in force`));
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
