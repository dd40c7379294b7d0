import type { OrderFilter } from '../../core/settings';
import type { Db } from './open-database';
import { SEEN_COLUMNS } from './seen-columns';

/** The first date that MySQL knows. */
const FIRST_DATE = '1000-01-01';

/** Where a page ended. */
export interface OrderPosition {
  /** Blank: before the first order */
  readonly entryDate: string;
  readonly orderId: string;
}

export interface HeaderQuery {
  /** Whether orders with an entry date are wanted, or those without. */
  readonly dated: boolean;
  readonly after: OrderPosition;
  /** Dates as the database writes them. */
  readonly now: string;
  /** The youngest entry date that counts. */
  readonly settled: string;
  readonly filter: OrderFilter;
}

/** Headers of candidates behind a position, oldest first. */
export function orderHeaders(db: Db, { dated, after, now, settled, filter }: HeaderQuery) {
  let query = createdOrders(db, now);
  if (filter.excludedSalesChannels.length > 0) {
    query = query.where((where) =>
      where.or([
        where('header.sales_channel_enum_id', 'is', null),
        where('header.sales_channel_enum_id', 'not in', filter.excludedSalesChannels),
      ]),
    );
  }
  if (dated) {
    const date = after.entryDate === '' ? FIRST_DATE : after.entryDate;
    // Said twice, since the second condition alone is no range of an index.
    query = query
      .where('header.entry_date', '>=', date)
      .where('header.entry_date', '<=', settled)
      .where((where) =>
        where.or([where('header.entry_date', '>', date), where('header.order_id', '>', after.orderId)]),
      );
  } else {
    query = query.where('header.entry_date', 'is', null).where('header.order_id', '>', after.orderId);
  }
  return query.orderBy('header.entry_date').orderBy('header.order_id');
}

/**
 * Headers of Created sales orders without a NetSuite id in force (a blank one is none), but for those that were sent and not answered yet. What
 * somebody asked for again goes in any case: NetSuite recognises it, and answers with line ids that were lost.
 */
function createdOrders(db: Db, now: string) {
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
      where.or([
        where('seen.retry_asked', '=', 1),
        where.not(
          where.exists(
            where
              .selectFrom('order_identification as known')
              .select('known.order_id')
              .where('known.order_identification_type_id', '=', 'NETSUITE_ORDER_ID')
              .where('known.id_value', '<>', '')
              .whereRef('known.order_id', '=', 'header.order_id')
              .where((inForce) =>
                inForce.or([inForce('known.thru_date', 'is', null), inForce('known.thru_date', '>', now)]),
              ),
          ),
        ),
      ]),
    );
}
