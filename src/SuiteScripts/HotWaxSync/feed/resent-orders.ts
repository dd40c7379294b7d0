import { groupBy } from './group-by';
import { foldKey } from './keys';
import { lineKeys, type Order } from './order';
import { IDENTITY_COLUMNS } from './order-columns';
import { rejectAlike } from './orders';
import { type Reject, reject } from './reject';

/**
 * The same order from two files: with the same contents it is one order, with others a conflict (G3). When NetSuite has
 * the order, that is what each copy is compared with, not the other copies.
 * @param known by external id, what NetSuite has
 * @returns groups of copies that are one order
 */
export function groupResent(
  orders: readonly Order[],
  known: ReadonlyMap<string, unknown>,
): { groups: Order[][]; rejects: Reject[] } {
  const groups: Order[][] = [];
  const rejects: Reject[][] = [];
  for (const copies of groupBy(orders, ({ key }) => foldKey(key)).values()) {
    const [first] = copies;
    if (first !== undefined && copies.some(({ key }) => key !== first.key)) {
      rejects.push(...copies.map(({ key, rows }) => rejectAlike(key, rows)));
    } else if (first !== undefined && known.has(first.key)) {
      groups.push(...groupBy(copies, (copy) => lineKeys(copy).sort().join('\n')).values());
    } else if (first !== undefined && copies.every((copy) => sameLines(contents(copy), contents(first)))) {
      groups.push(withEarliestHold(copies));
    } else {
      rejects.push(...copies.map((copy) => rejectTwice(copy, copies)));
    }
  }
  return { groups, rejects: rejects.flat() };
}

function rejectTwice({ key, rows }: Order, copies: readonly Order[]): Reject[] {
  return rows.map(({ source }) => reject(source, key, 'ORDER_TWICE', otherFiles(copies)));
}

/** HotWax sends an order again and again until its id is back: that must not begin its wait anew. */
function withEarliestHold(copies: readonly Order[]): Order[] {
  const [heldSince] = copies.flatMap((copy) => copy.heldSince ?? []).sort();
  return heldSince === undefined ? [...copies] : copies.map((copy) => ({ ...copy, heldSince }));
}

function sameLines(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((key, index) => key === other[index]);
}

/** What an order is about: two copies that differ in any of it must not be taken for one. */
function contents({ rows }: Order): string[] {
  const columns = ['orderLineId', 'orderLineTypeId', 'item', 'quantity', 'price', ...IDENTITY_COLUMNS] as const;
  return rows.map(({ values }) => JSON.stringify(columns.map((column) => values[column]))).sort();
}

function otherFiles(copies: readonly Order[]): string {
  return `the order came twice with different contents: ${[...new Set(copies.map(({ rows }) => rows[0]?.source.file ?? ''))].join(' and ')}`;
}
