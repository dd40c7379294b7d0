import type { FeedRow } from './feed-file';
import { alikeKeys } from './keys';
import type { Order, OrderRow } from './order';
import { orderProblems } from './order-checks';
import type { OrderColumn } from './order-columns';
import { type Reject, type RowSource, reject } from './reject';

export interface CheckedOrders {
  readonly orders: readonly Order[];
  readonly rejects: readonly Reject[];
}

/**
 * Groups the rows of an order feed into whole orders, in the order in which they first appear; rows of one order may
 * stand apart. An order with one bad row is rejected with all its rows (G3).
 * @param createdStatuses values of the status column that say Created; without that column every order counts as such
 */
export function checkOrders(rows: Iterable<FeedRow<OrderColumn>>, createdStatuses: readonly string[]): CheckedOrders {
  const groups = groupRows(rows);
  const orders: Order[] = [];
  const rejects: Reject[][] = [groups.keyless];
  const alike = alikeKeys(groups.byKey.keys());
  for (const [key, group] of groups.byKey) {
    const problems = [
      ...group.faults,
      ...(alike.has(key) ? rejectAlike(key, group.rows) : []),
      ...orderProblems(key, group.rows, createdStatuses),
    ];
    if (problems.length === 0) {
      orders.push(orderOf(key, group.rows));
    } else {
      rejects.push(rejectWhole(key, group.rows, problems));
    }
  }
  return { orders, rejects: rejects.flat() };
}

/** The given problems, and a line for every other row of the order, so that no row goes unmentioned (G1). */
export function rejectWhole(key: string, rows: readonly OrderRow[], problems: readonly Reject[]): Reject[] {
  const mentioned = new Set(problems.map(({ file, row }) => `${row} ${file}`));
  const others = rows.filter(({ source }) => !mentioned.has(`${source.row} ${source.file}`));
  return [...problems, ...others.map(({ source }) => reject(source, key, 'ORDER_INCOMPLETE'))];
}

/** Of two external ids that NetSuite takes for one, either may be a misspelling of the other: none of them is whole (G3). */
export function rejectAlike(key: string, rows: readonly OrderRow[]): Reject[] {
  const detail = 'the feed has another order with the same external id but for upper and lower case or invisible signs';
  return rows.map(({ source }) => reject(source, key, 'KEY_ALIKE', detail));
}

interface Group {
  readonly rows: OrderRow[];
  readonly faults: Reject[];
}

/**
 * A row whose key cannot be made out may belong to either order beside it. The orders before and after it are rejected
 * with it: an order must not travel without a row that was perhaps its own. In a part of a large file that holds for
 * whichever of the two is in the part.
 */
function groupRows(rows: Iterable<FeedRow<OrderColumn>>): { byKey: Map<string, Group>; keyless: Reject[] } {
  const byKey = new Map<string, Group>();
  const keyless: Reject[] = [];
  const groupOf = (key: string): Group => {
    const group = byKey.get(key) ?? { rows: [], faults: [] };
    byKey.set(key, group);
    return group;
  };
  let previousKey: string | undefined;
  let orphan: Reject | undefined;
  for (const row of rows) {
    const source = sourceOf(row);
    const key = row.values.externalId;
    if (key === undefined) {
      orphan =
        row.fault === undefined
          ? reject(source, '', 'VALUE_MISSING', 'externalId is missing')
          : reject(source, '', row.fault);
      if (row.elsewhere !== true) {
        keyless.push(orphan);
      }
      implicate(previousKey, orphan, groupOf);
      previousKey = undefined;
    } else if (row.elsewhere === true) {
      previousKey = row.fault === undefined ? undefined : previousKey;
      orphan = row.fault === undefined ? undefined : orphan;
    } else if (row.fault !== undefined) {
      groupOf(key).faults.push(reject(source, key, row.fault));
    } else {
      groupOf(key).rows.push({ source, values: row.values });
      if (row.columns.has('HCOrderId') && row.values.HCOrderId === undefined) {
        // Without it the ids could not go back to HotWax.
        groupOf(key).faults.push(reject(source, key, 'VALUE_MISSING', 'HCOrderId is missing'));
      }
      if (lacksStatus(row)) {
        groupOf(key).faults.push(reject(source, key, 'ORDER_NOT_CREATED', 'the order has no status'));
      }
      implicate(orphan === undefined ? undefined : key, orphan, groupOf);
      orphan = undefined;
      previousKey = key;
    }
  }
  return { byKey, keyless };
}

/** A hold file of ours has every column; its orders were checked when they came. */
function lacksStatus({ columns, values }: FeedRow<OrderColumn>): boolean {
  return columns.has('orderStatus') && values.orderStatus === undefined && values.heldSince === undefined;
}

function implicate(key: string | undefined, orphan: Reject | undefined, groupOf: (key: string) => Group): void {
  const first = key === undefined ? undefined : groupOf(key).rows[0];
  if (key !== undefined && orphan !== undefined && first !== undefined) {
    groupOf(key).faults.push(
      reject(
        first.source,
        key,
        'ORDER_INCOMPLETE',
        `row ${orphan.row} has no readable key and may belong to this order`,
      ),
    );
  }
}

/** An order that was held carries the place where it first stood. */
function sourceOf({ source, values }: FeedRow<OrderColumn>): RowSource {
  return values.sourceFile === undefined
    ? source
    : { file: values.sourceFile, row: Number(values.sourceRow ?? source.row) };
}

function orderOf(key: string, rows: readonly OrderRow[]): Order {
  const values = rows[0]?.values ?? {};
  return { key, orderId: values.HCOrderId ?? key, values, rows, heldSince: values.heldSince };
}
