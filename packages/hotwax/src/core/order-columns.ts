import {
  LINE_COLUMNS,
  ORDER_COLUMNS,
  type OrderColumn,
} from '../../../../src/SuiteScripts/HotWaxSync/feed/order-columns';

export type { OrderColumn };

export type HeaderColumn = (typeof ORDER_COLUMNS)[number]['name'];
export type LineColumn = (typeof LINE_COLUMNS)[number]['name'];

/** Columns of the order feed, always all of them and in this order. */
export const ORDER_FEED_COLUMNS: readonly OrderColumn[] = [...ORDER_COLUMNS, ...LINE_COLUMNS].map(({ name }) => name);
