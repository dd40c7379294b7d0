import { sql } from 'kysely';
import type { Db } from './open-database';
import { SEEN_COLUMNS } from './seen-columns';

/** Why the bookkeeping has a customer looked at again. */
export const WAITING = ['blocked', 'rejected', 'asked'] as const;

/**
 * Ids of customers that the bookkeeping has as blocked or rejected, or that were sent and shall be sent again, in their
 * order. One reason at a time: so each is a range of an index, however many customers were sent.
 */
export function waitingIds(db: Db, why: (typeof WAITING)[number], afterPartyId: string) {
  const waiting = db
    .selectFrom('hcsync_record')
    .select('record_id')
    .where('feed', '=', 'customer')
    .where('record_id', '>', afterPartyId)
    .orderBy('record_id');
  return why === 'asked'
    ? waiting.where('retry_asked', '=', 1).where('state', '=', 'exported')
    : waiting.where('state', '=', why);
}

/** Those of some customers that are candidates, in the order of their ids. */
export function customersById(db: Db, partyIds: readonly string[]) {
  return customers(db).where('party.party_id', 'in', partyIds).orderBy('party.party_id');
}

/** Customers that were never looked at and came at that date or later, oldest first. */
export function newCustomers(db: Db, after: { date: string; partyId: string }, mysql: boolean) {
  const query = customers(db)
    .where('seen.state', 'is', null)
    .where('party.created_tx_stamp', '>=', after.date)
    .where((where) =>
      where.or([where('party.created_tx_stamp', '>', after.date), where('party.party_id', '>', after.partyId)]),
    )
    .orderBy('party.created_tx_stamp')
    .orderBy('party.party_id');
  // MySQL may else begin with the role CUSTOMER, which all of them have, and sort a million parties for each page.
  return mysql ? query.modifyFront(sql`straight_join`) : query;
}

/** Customers that were never looked at and have no date. */
export function undatedCustomers(db: Db, afterPartyId: string) {
  return customers(db)
    .where('seen.state', 'is', null)
    .where('party.created_tx_stamp', 'is', null)
    .where('party.party_id', '>', afterPartyId)
    .orderBy('party.party_id');
}

/** Persons in the role of a customer that have no NetSuite id; a row with a blank one is none. */
function customers(db: Db) {
  return db
    .selectFrom('party')
    .innerJoin('person', 'person.party_id', 'party.party_id')
    .innerJoin('party_role as role', (join) =>
      join.onRef('role.party_id', '=', 'party.party_id').on('role.role_type_id', '=', 'CUSTOMER'),
    )
    .leftJoin('party_identification as shopify', (join) =>
      join
        .onRef('shopify.party_id', '=', 'party.party_id')
        .on('shopify.party_identification_type_id', '=', 'SHOPIFY_CUST_ID'),
    )
    .leftJoin('hcsync_record as seen', (join) =>
      join.on('seen.feed', '=', 'customer').onRef('seen.record_id', '=', 'party.party_id'),
    )
    .leftJoin('party_identification as known', (join) =>
      join
        .onRef('known.party_id', '=', 'party.party_id')
        .on('known.party_identification_type_id', '=', 'NETSUITE_CUSTOMER_ID')
        .on('known.id_value', '<>', ''),
    )
    .select(['party.party_id', 'party.status_id', 'party.created_tx_stamp', 'person.first_name', 'person.last_name'])
    .select('shopify.id_value as shopify_id')
    .select(SEEN_COLUMNS)
    .where('known.party_id', 'is', null);
}
