import type { OrderColumn } from './order-columns';
import type { RowSource } from './reject';

/** One row of an order: one line, with the values of the order repeated on it. */
export interface OrderRow {
  readonly source: RowSource;
  readonly values: Partial<Record<OrderColumn, string>>;
}

/** An order of the feed with all its rows, good as far as the feed alone can tell. */
export interface Order {
  /** External id, the key in NetSuite. */
  readonly key: string;
  /** HotWax's order id, by which ids go back. Older feeds have none: there the external id is the order id. */
  readonly orderId: string;
  /** Values of the order itself: those of its first row. */
  readonly values: Partial<Record<OrderColumn, string>>;
  readonly rows: readonly OrderRow[];
  /** ISO instant since when it waits for its customer; absent when it has not waited. */
  readonly heldSince?: string;
}

/** A line of a sales order that NetSuite has. */
export interface KnownLine {
  /** Line id of NetSuite, by which later updates address the line. */
  readonly id: string;
  readonly orderLineId: string;
  readonly orderLineTypeId: string;
}

/** What tells the lines of one order apart: a discount line shares the line id of its product line. */
export function lineKey(orderLineId: string, orderLineTypeId: string): string {
  return `${orderLineId}|${orderLineTypeId}`;
}

/** The line keys of an order, sorted, so that two sets of lines can be compared as text. */
export function lineKeys(order: Order): string[] {
  return order.rows.map(({ values }) => lineKey(values.orderLineId ?? '', values.orderLineTypeId ?? '')).sort();
}
