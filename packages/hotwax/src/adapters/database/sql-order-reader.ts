import { databaseDate } from '../../core/date-text';
import type { HotWaxOrder, Mappings } from '../../core/hotwax-order';
import type { OrderFilter } from '../../core/settings';
import type { Candidate, Clock, OrderReader } from '../../jobs/ports';
import { loadOrders } from './load-orders';
import type { Db } from './open-database';
import { readMappings } from './read-mappings';
import { SEEN_COLUMNS, seenRecord } from './seen-columns';

export interface OrderReaderOptions {
  readonly filter: OrderFilter;
  readonly databaseTimeZone: string;
  readonly pageSize?: number;
}

const PAGE_SIZE = 200;
const MINUTE = 60_000;
/** The first date that MySQL knows. */
const FIRST_DATE = '1000-01-01';

/** Where a page ended. */
interface Position {
  readonly entryDate: string;
  readonly orderId: string;
}

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
    const settled = new Date(this.clock.now().getTime() - filter.minAgeMinutes * MINUTE);
    for (const dated of [false, true]) {
      let after: Position = { entryDate: '', orderId: '' };
      for (;;) {
        const headers = await this.#headers(dated, after, now, databaseDate(settled, databaseTimeZone), pageSize);
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

  async #headers(dated: boolean, after: Position, now: string, settled: string, pageSize: number) {
    const { excludedSalesChannels } = this.options.filter;
    let query = createdOrders(this.db, now);
    if (excludedSalesChannels.length > 0) {
      query = query.where((where) =>
        where.or([
          where('header.sales_channel_enum_id', 'is', null),
          where('header.sales_channel_enum_id', 'not in', excludedSalesChannels),
        ]),
      );
    }
    if (dated) {
      query = query
        .where('header.entry_date', '>=', after.entryDate === '' ? FIRST_DATE : after.entryDate)
        .where('header.entry_date', '<=', settled)
        .where((where) =>
          where.or([
            where('header.entry_date', '>', after.entryDate === '' ? FIRST_DATE : after.entryDate),
            where('header.order_id', '>', after.orderId),
          ]),
        );
    } else {
      query = query.where('header.entry_date', 'is', null).where('header.order_id', '>', after.orderId);
    }
    return query.orderBy('header.entry_date').orderBy('header.order_id').limit(pageSize).execute();
  }
}

/** Headers of Created sales orders without a NetSuite id in force, but for those that were sent and not answered yet. */
export function createdOrders(db: Db, now: string) {
  return db
    .selectFrom('order_header as header')
    .leftJoin('hcsync_record as seen', (join) =>
      join.on('seen.feed', '=', 'salesorder').onRef('seen.record_id', '=', 'header.order_id'),
    )
    .selectAll('header')
    .select(SEEN_COLUMNS)
    .where('header.status_id', '=', 'ORDER_CREATED')
    .where('header.order_type_id', '=', 'SALES_ORDER')
    .where((where) =>
      where.or([
        where('seen.state', 'is', null),
        where('seen.state', '<>', 'exported'),
        where('seen.retry_asked', '=', 1),
      ]),
    )
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('order_identification as known')
            .select('known.order_id')
            .where('known.order_identification_type_id', '=', 'NETSUITE_ORDER_ID')
            .whereRef('known.order_id', '=', 'header.order_id')
            .where((inForce) =>
              inForce.or([inForce('known.thru_date', 'is', null), inForce('known.thru_date', '>', now)]),
            ),
        ),
      ),
    );
}
