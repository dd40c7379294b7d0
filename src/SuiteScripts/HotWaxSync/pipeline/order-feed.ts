import { orderIdLines, orderLineIdLines } from '../feed/acknowledgements';
import { packBatches } from '../feed/batches';
import { decideOrders, orderReferences } from '../feed/decide-orders';
import { holdFileLines } from '../feed/hold-file';
import { SOURCE_COLUMNS } from '../feed/importable-record';
import { missingOrderReferences, whyOrdersMissing } from '../feed/missing-orders';
import type { Order } from '../feed/order';
import { FEED_ORDER_COLUMNS, HELD_ORDER_COLUMNS, ORDER_BATCH_COLUMNS } from '../feed/order-columns';
import { checkOrders } from '../feed/orders';
import type { RowSource } from '../feed/reject';
import type { Feed, FeedPlan, OpenedSource } from './feed';
import { flightKeys } from './flight-keys';
import type { Ports } from './ports';
import { knownBatch, openSource, sourcePlans } from './source-plans';

const BATCH_COLUMNS = [...ORDER_BATCH_COLUMNS, ...SOURCE_COLUMNS] as const;

export interface OrderFeedSettings {
  /** Where HotWax looks for order ids, e.g. `salesorder/import/orderidentification`. */
  readonly orderIdDirectory: string;
  /** Where HotWax looks for order line ids, e.g. `salesorder/import/orderitemattribute`. */
  readonly lineIdDirectory: string;
  /** How long an order waits for its customer. */
  readonly holdHours: number;
  /** Upper-case values of a status column that say Created. */
  readonly createdStatuses: readonly string[];
}

/** Created sales orders: whole, once, and never before their customer. */
export function orderFeed(settings: OrderFeedSettings): Feed {
  return {
    name: 'salesorder',
    plan: (sources, ports) => planOrders(sources, settings, ports),
    columns: BATCH_COLUMNS,
    missingReferences: missingOrderReferences,
    whyMissing: whyOrdersMissing,
    present: (keys, { lookup }) => new Set(lookup.knownOrders(keys).keys()),
    idFiles: (records, { lookup }) => {
      const known = lookup.knownOrders(records.map(({ key }) => key));
      const verified = records.flatMap(({ key, hotwaxId }) => {
        const order = known.get(key);
        return order === undefined ? [] : [{ orderId: hotwaxId, id: order.id, lines: order.lines }];
      });
      // Order ids first: HotWax must not see line ids of an order whose own id it does not have.
      return verified.length === 0
        ? []
        : [
            { directory: settings.orderIdDirectory, stem: 'OrderIds', ...orderIdLines(verified) },
            { directory: settings.lineIdDirectory, stem: 'OrderLineIds', ...orderLineIdLines(verified) },
          ];
    },
  };
}

function planOrders(sources: readonly OpenedSource[], settings: OrderFeedSettings, ports: Ports): FeedPlan {
  const opened = sources.map((source) =>
    openSource(source, source.file.state === 'holding' ? HELD_ORDER_COLUMNS : FEED_ORDER_COLUMNS),
  );
  const checked = opened.map(({ rows }) => checkOrders(rows, settings.createdStatuses));
  const orders = checked.flatMap((file) => file.orders);
  const now = ports.clock.now();
  const decisions = decideOrders(orders, {
    references: ports.lookup.references(orderReferences(orders)),
    known: ports.lookup.knownOrders(orders.map(({ key }) => key)),
    inFlight: flightKeys(ports),
    now,
    holdMilliseconds: settings.holdHours * 60 * 60 * 1000,
    dateText: ports.dateText,
  });
  const firstRows = new Map(orders.map((order) => [order.key, firstRow(order)]));
  const rejects = [...checked.flatMap((file) => file.rejects), ...decisions.rejects];
  const unchanged = decisions.import.length === 0 && decisions.known.length === 0 && rejects.length === 0;
  return {
    sources: sourcePlans(opened, {
      imported: decisions.import.map(({ key }) => firstRows.get(key) ?? { file: '', row: 0 }),
      known: decisions.known.map(firstRow),
      held: decisions.hold.map(firstRow),
      rejects,
    }),
    batches: packBatches(decisions.import, BATCH_COLUMNS),
    known: knownBatch(
      decisions.known.map(({ key, orderId, rows }) => ({
        key,
        hotwaxId: orderId,
        sources: rows.map(({ source }) => source),
      })),
    ),
    held: decisions.hold.length === 0 ? undefined : holdFileLines(decisions.hold, now),
    heldOrders: decisions.hold.length,
    idle: unchanged && sources.every(({ file }) => file.state === 'holding'),
  };
}

function firstRow({ rows }: Order): RowSource {
  return rows[0]?.source ?? { file: '', row: 0 };
}
