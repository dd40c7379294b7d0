import { inForce } from '../../core/date-text';
import type { HotWaxCustomer } from '../../core/hotwax-customer';
import { loadPhones, phoneOf } from './load-contacts';
import type { Db } from './open-database';
import type { RecordState } from './own-tables';

/** A row of the queries for customers. */
export interface CustomerHeader {
  party_id: string;
  status_id: string | null;
  created_tx_stamp: string | null;
  first_name: string | null;
  last_name: string | null;
  shopify_id: string | null;
  state: RecordState | null;
  attempts: number | null;
  fingerprint: string | null;
  retry_asked: number | null;
}

/**
 * Loads everything that the feed says of some customers, in a fixed number of statements.
 * @returns the customers in the order of their headers
 */
export async function loadCustomers(
  db: Db,
  headers: readonly CustomerHeader[],
  now: string,
): Promise<HotWaxCustomer[]> {
  const ids = headers.map(({ party_id }) => party_id);
  const contacts = await loadPrimaryContacts(db, ids, now);
  const mechs = [...contacts.values()].map(({ mechId }) => mechId);
  const phones = new Map(
    (mechs.length === 0 ? [] : await loadPhones(db, mechs)).map((row) => [row.contact_mech_id, phoneOf(row)]),
  );
  const subsidiaries = await loadSubsidiaries(db, ids);
  return headers.map((header) => ({
    partyId: header.party_id,
    statusId: header.status_id,
    firstName: header.first_name,
    lastName: header.last_name,
    shopifyId: header.shopify_id,
    email: contacts.get(`${header.party_id} PRIMARY_EMAIL`)?.text ?? null,
    phone: phones.get(contacts.get(`${header.party_id} PRIMARY_PHONE`)?.mechId ?? ''),
    subsidiary: subsidiaries.get(header.party_id) ?? null,
  }));
}

/** The newest contact in force for each purpose: one contact, never parts of two (weakness 26). */
async function loadPrimaryContacts(db: Db, ids: readonly string[], now: string) {
  const rows = await db
    .selectFrom('party_contact_mech_purpose as purpose')
    .innerJoin('party_contact_mech as held', (join) =>
      join
        .onRef('held.party_id', '=', 'purpose.party_id')
        .onRef('held.contact_mech_id', '=', 'purpose.contact_mech_id'),
    )
    .innerJoin('contact_mech', 'contact_mech.contact_mech_id', 'purpose.contact_mech_id')
    .select(['purpose.party_id', 'purpose.contact_mech_id', 'purpose.contact_mech_purpose_type_id'])
    .select(['purpose.from_date', 'purpose.thru_date', 'contact_mech.info_string'])
    .select(['held.from_date as held_from', 'held.thru_date as held_thru'])
    .where('purpose.party_id', 'in', ids)
    .where('purpose.contact_mech_purpose_type_id', 'in', ['PRIMARY_EMAIL', 'PRIMARY_PHONE'])
    .orderBy('purpose.from_date')
    .orderBy('purpose.contact_mech_id')
    .execute();
  return new Map(
    rows
      .filter((row) => inForce(row, now) && inForce({ from_date: row.held_from, thru_date: row.held_thru }, now))
      .map((row) => [
        `${row.party_id} ${row.contact_mech_purpose_type_id}`,
        { mechId: row.contact_mech_id, text: row.info_string },
      ]),
  );
}

/** Of the product store of a customer's first order that names one. */
async function loadSubsidiaries(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('order_role')
    .innerJoin('order_header', 'order_header.order_id', 'order_role.order_id')
    .innerJoin('product_store', 'product_store.product_store_id', 'order_header.product_store_id')
    .select(['order_role.party_id', 'product_store.external_id'])
    .where('order_role.party_id', 'in', ids)
    .where('order_role.role_type_id', '=', 'BILL_TO_CUSTOMER')
    .where('product_store.external_id', 'is not', null)
    .orderBy('order_header.entry_date', 'desc')
    .orderBy('order_header.order_id', 'desc')
    .execute();
  return new Map(rows.map(({ party_id, external_id }) => [party_id, external_id ?? '']));
}
