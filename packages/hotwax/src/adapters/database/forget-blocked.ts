import type { Db } from './open-database';

/** Blocked customers that have a NetSuite id meanwhile, or are gone. */
export async function forgetBlockedCustomers(db: Db): Promise<void> {
  await db
    .deleteFrom('hcsync_record')
    .where('feed', '=', 'customer')
    .where('state', '=', 'blocked')
    .where((where) =>
      where.or([
        where.exists(
          where
            .selectFrom('party_identification as known')
            .select('known.party_id')
            .whereRef('known.party_id', '=', 'hcsync_record.record_id')
            .where('known.party_identification_type_id', '=', 'NETSUITE_CUSTOMER_ID')
            .where('known.id_value', '<>', ''),
        ),
        where.not(
          where.exists(
            where
              .selectFrom('party')
              .select('party.party_id')
              .whereRef('party.party_id', '=', 'hcsync_record.record_id'),
          ),
        ),
      ]),
    )
    .execute();
}

/** Blocked orders that have a NetSuite id meanwhile, are not Created any more, or are gone. */
export async function forgetBlockedOrders(db: Db): Promise<void> {
  await db
    .deleteFrom('hcsync_record')
    .where('feed', '=', 'salesorder')
    .where('state', '=', 'blocked')
    .where((where) =>
      where.or([
        where.exists(
          where
            .selectFrom('order_identification as known')
            .select('known.order_id')
            .where('known.order_identification_type_id', '=', 'NETSUITE_ORDER_ID')
            .where('known.id_value', '<>', '')
            .whereRef('known.order_id', '=', 'hcsync_record.record_id'),
        ),
        where.not(
          where.exists(
            where
              .selectFrom('order_header')
              .select('order_header.order_id')
              .whereRef('order_header.order_id', '=', 'hcsync_record.record_id')
              .where('order_header.status_id', '=', 'ORDER_CREATED'),
          ),
        ),
      ]),
    )
    .execute();
}
