import { orderIdLines, orderLineIdLines } from '../feed/acknowledgements';
import { packBatches } from '../feed/batches';
import { decideOrders, type OrderDecisions, orderReferences } from '../feed/decide-orders';
import { groupBy } from '../feed/group-by';
import { heldOrderLines } from '../feed/hold-file';
import { SOURCE_COLUMNS } from '../feed/importable-record';
import { missingOrderReferences, whyOrdersMissing } from '../feed/missing-orders';
import type { Order } from '../feed/order';
import { FEED_ORDER_COLUMNS, HELD_ORDER_COLUMNS, ORDER_BATCH_COLUMNS, type OrderColumn } from '../feed/order-columns';
import { customersToShare } from '../feed/order-customer';
import { type CheckedOrders, checkOrders } from '../feed/orders';
import type { RowSource } from '../feed/reject';
import type { Feed, FeedPlan, Hold, OpenedSource, ReadFeed, Travelling } from './feed';
import { lookupUnits, orderLookupUnits, referenceUnits } from './lookup-units';
import type { Ports } from './ports';
import { knownBatch, type OpenedFeed, openSource, type RecordPlace, sourcePlans } from './source-plans';

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
    isReadable: (source) => openSource(source, FEED_ORDER_COLUMNS).unreadable === undefined,
    read: (sources) => readOrders(sources, settings),
    columns: BATCH_COLUMNS,
    missingReferences: missingOrderReferences,
    whyMissing: (orders, references, { lookup }) =>
      whyOrdersMissing(orders, references, (customers) => lookup.customerSubsidiaries(customers)),
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

function readOrders(sources: readonly OpenedSource[], settings: OrderFeedSettings): ReadFeed {
  const opened = sources.map((source) =>
    openSource(source, source.file.state === 'holding' ? HELD_ORDER_COLUMNS : FEED_ORDER_COLUMNS),
  );
  const checked = opened.map(({ rows }) => checkOrders(rows, settings.createdStatuses));
  const orders = checked.flatMap((file) => file.orders);
  const rows = opened.reduce((sum, { rowsRead }) => sum + rowsRead(), 0);
  return {
    rows,
    records: orders.length,
    // Each order may have a customer whose subsidiaries are to be looked up.
    lookupUnits:
      referenceUnits(orderReferences(orders)) + orderLookupUnits(orders.length, rows) + lookupUnits(orders.length),
    mayExpire: settings.holdHours === 0 || orders.some(({ heldSince }) => heldSince !== undefined),
    plan: (travelling, ports) =>
      planOrders(opened, { orders, rejects: checked.flatMap((file) => file.rejects) }, travelling, settings, ports),
  };
}

function planOrders(
  opened: readonly OpenedFeed<OrderColumn>[],
  { orders, rejects: rejectedRows }: CheckedOrders,
  { inFlight, customersComing }: Travelling,
  settings: OrderFeedSettings,
  ports: Ports,
): FeedPlan {
  const now = ports.clock.now();
  const references = ports.lookup.references(orderReferences(orders));
  const toShare = customersToShare(orders, references);
  const decisions = decideOrders(orders, {
    references,
    customerSubsidiaries: toShare.length === 0 ? new Map() : ports.lookup.customerSubsidiaries(toShare),
    known: ports.lookup.knownOrders(orders.map(({ key }) => key)),
    inFlight,
    customersComing,
    now,
    holdMilliseconds: settings.holdHours * 60 * 60 * 1000,
    dateText: ports.dateText,
  });
  const rejects = [...rejectedRows, ...decisions.rejects];
  const placesOf = placesIn(orders, rejects);
  const unchanged = decisions.import.length === 0 && decisions.known.length === 0 && rejects.length === 0;
  return {
    sources: sourcePlans(opened, {
      imported: placesOf(decisions.import),
      known: placesOf(decisions.known),
      held: placesOf(decisions.hold),
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
    hold: holdOf(decisions, now),
    // Several files of held orders become one.
    idle: unchanged && opened.length === 1 && opened[0]?.file.state === 'holding',
  };
}

function holdOf({ hold, nextRejection }: OrderDecisions, now: string): Hold | undefined {
  if (hold.length === 0) {
    return undefined;
  }
  const message =
    nextRejection === undefined
      ? 'Orders that wait for an import job to end'
      : `Orders that wait. Next rejection at ${nextRejection}, if the customer does not come`;
  return { lines: heldOrderLines(hold, now), orders: hold.length, message };
}

/** Where orders stand: one that came in two files with the same lines counts in both, so that the rows of each add up. */
function placesIn(
  orders: readonly Order[],
  rejects: readonly RowSource[],
): (decided: readonly { key: string }[]) => RecordPlace[] {
  const rowOf = ({ file, row }: RowSource) => `${row} ${file}`;
  const rejected = new Set(rejects.map(rowOf));
  const going = groupBy(
    orders.map(firstRow).filter((place) => !rejected.has(rowOf(place))),
    ({ key }) => key,
  );
  return (decided) => decided.flatMap(({ key }) => going.get(key) ?? []);
}

function firstRow({ key, rows }: Order): RecordPlace {
  return { key, ...(rows[0]?.source ?? { file: '', row: 0 }) };
}
