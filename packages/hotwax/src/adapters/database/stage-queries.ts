import type { FeedName } from '../../core/feeds';
import type { Db } from './open-database';
import type { RecordState } from './own-tables';

/*
 * Who stands at which stage: queries of record ids with the moment since when they stand there. All but the last two read
 * only what waits, however much has gone through.
 */

/** Records of the bookkeeping in a state, without those that NetSuite has. */
export function customersIn(db: Db, state: RecordState, delivered?: boolean) {
  return recordsIn(db, 'customer', state, delivered).where((where) =>
    where.not(
      where.exists(
        where
          .selectFrom('party_identification as known')
          .select('known.party_id')
          .where('known.party_identification_type_id', '=', 'NETSUITE_CUSTOMER_ID')
          .where('known.id_value', '<>', '')
          .whereRef('known.party_id', '=', 'record.record_id'),
      ),
    ),
  );
}

/** @param created whether the orders are still Created in HotWax */
export function ordersIn(db: Db, state: RecordState, created: boolean, delivered?: boolean) {
  return recordsIn(db, 'salesorder', state, delivered)
    .innerJoin('order_header as header', 'header.order_id', 'record.record_id')
    .where('header.status_id', created ? '=' : '<>', 'ORDER_CREATED')
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('order_identification as known')
            .select('known.order_id')
            .where('known.order_identification_type_id', '=', 'NETSUITE_ORDER_ID')
            .where('known.id_value', '<>', '')
            .whereRef('known.order_id', '=', 'record.record_id'),
        ),
      ),
    );
}

function recordsIn(db: Db, feed: FeedName, state: RecordState, delivered: boolean | undefined) {
  const records = db
    .selectFrom('hcsync_record as record')
    .leftJoin('hcsync_file as file', 'file.file_name', 'record.file_name')
    .select(['record.record_id', 'record.changed_at as since'])
    .where('record.feed', '=', feed)
    .where('record.state', '=', state)
    .where('record.answered_at', 'is', null);
  return delivered === undefined ? records : records.where('file.state', '=', delivered ? 'sent' : 'ready');
}

/** Created orders that nobody looked at yet. `since` is a date of HotWax's. */
export function newOrders(db: Db, excludedSalesChannels: readonly string[]) {
  const orders = createdOrders(db)
    .leftJoin('hcsync_record as record', (join) =>
      join.on('record.feed', '=', 'salesorder').onRef('record.record_id', '=', 'header.order_id'),
    )
    .leftJoin('order_identification as known', (join) =>
      join
        .onRef('known.order_id', '=', 'header.order_id')
        .on('known.order_identification_type_id', '=', 'NETSUITE_ORDER_ID')
        .on('known.id_value', '<>', ''),
    )
    .select(['header.order_id as record_id', 'header.entry_date as since'])
    .where('record.record_id', 'is', null)
    .where('known.order_id', 'is', null);
  return excludedSalesChannels.length === 0
    ? orders
    : orders.where((where) =>
        where.or([
          where('header.sales_channel_enum_id', 'is', null),
          where('header.sales_channel_enum_id', 'not in', excludedSalesChannels),
        ]),
      );
}

/** Created orders that NetSuite has. `since` is a date of HotWax's. */
export function unapprovedOrders(db: Db, now: string) {
  return createdOrders(db)
    .innerJoin('order_identification as known', (join) =>
      join
        .onRef('known.order_id', '=', 'header.order_id')
        .on('known.order_identification_type_id', '=', 'NETSUITE_ORDER_ID')
        .on('known.id_value', '<>', ''),
    )
    .select('header.order_id as record_id')
    .select((eb) => eb.fn.min('known.from_date').as('since'))
    .where((where) => where.or([where('known.thru_date', 'is', null), where('known.thru_date', '>', now)]))
    .groupBy('header.order_id');
}

function createdOrders(db: Db) {
  return db
    .selectFrom('order_header as header')
    .where('header.status_id', '=', 'ORDER_CREATED')
    .where('header.order_type_id', '=', 'SALES_ORDER');
}

/** Records whose NetSuite id came back, ever. */
export function answered(db: Db, feed: FeedName) {
  return db
    .selectFrom('hcsync_record as record')
    .select('record.record_id')
    .where('record.feed', '=', feed)
    .where('record.answered_at', 'is not', null);
}

/** Those of them that are Created still. */
export function answeredAndCreated(db: Db) {
  return answered(db, 'salesorder')
    .innerJoin('order_header as header', 'header.order_id', 'record.record_id')
    .where('header.status_id', '=', 'ORDER_CREATED');
}
