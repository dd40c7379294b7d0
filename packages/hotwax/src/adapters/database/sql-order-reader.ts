import { databaseDate } from '../../core/date-text';
import type { HotWaxOrder, Mappings } from '../../core/hotwax-order';
import type { OrderFilter } from '../../core/settings';
import type { Candidate, Clock, OrderReader } from '../../jobs/ports';
import { loadOrders } from './load-orders';
import type { Db } from './open-database';
import { type OrderPosition, orderHeaders } from './order-queries';
import { readMappings } from './read-mappings';
import { seenRecord } from './seen-columns';

export interface OrderReaderOptions {
  readonly filter: OrderFilter;
  readonly databaseTimeZone: string;
  readonly pageSize?: number;
}

const PAGE_SIZE = 200;
const MINUTE = 60_000;

/** Reads Created orders by keyset: first those without an entry date, then by entry date and order id. */
export class SqlOrderReader implements OrderReader {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly options: OrderReaderOptions,
  ) {}

  mappings(): Promise<Mappings> {
    return readMappings(this.db);
  }

  async *pages(): AsyncIterable<readonly Candidate<HotWaxOrder>[]> {
    const { pageSize = PAGE_SIZE, databaseTimeZone, filter } = this.options;
    const now = databaseDate(this.clock.now(), databaseTimeZone);
    const oldEnough = new Date(this.clock.now().getTime() - filter.minAgeMinutes * MINUTE);
    const settled = databaseDate(oldEnough, databaseTimeZone);
    for (const dated of [false, true]) {
      let after: OrderPosition = { entryDate: '', orderId: '' };
      for (;;) {
        const query = orderHeaders(this.db, { dated, after, now, settled, filter });
        const headers = await query.limit(pageSize).execute();
        const last = headers.at(-1);
        if (last === undefined) {
          break;
        }
        const orders = await loadOrders(this.db, headers, now);
        yield orders.map((record, index) => {
          const row = headers[index];
          return { record, seen: row === undefined ? undefined : seenRecord(row) };
        });
        after = { entryDate: last.entry_date ?? '', orderId: last.order_id };
      }
    }
  }
}
