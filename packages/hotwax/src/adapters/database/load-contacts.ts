import type { HotWaxOrder, PostalAddress } from '../../core/hotwax-order';
import type { Telecom } from '../../core/phone';
import { inChunks } from './in-chunks';
import type { ContactFallback } from './load-ship-groups';
import type { Db } from './open-database';

const PURPOSES = [
  'SHIPPING_LOCATION',
  'BILLING_LOCATION',
  'PHONE_SHIPPING',
  'PHONE_BILLING',
  'SHIPPING_EMAIL',
] as const;

type Contacts = Pick<HotWaxOrder, 'email' | 'shippingAddress' | 'billingAddress' | 'shippingPhone' | 'billingPhone'>;

export interface OrderContacts {
  /** @param fallback address and phone of the ship group, where the order has none of its own */
  of(orderId: string, fallback: ContactFallback | undefined): Contacts;
}

/** Addresses, phones and e-mails of orders. Of two contacts for the same purpose the first id counts. */
export async function loadContacts(db: Db, ids: readonly string[]): Promise<OrderContacts> {
  const rows = await db
    .selectFrom('order_contact_mech')
    .selectAll()
    .where('order_id', 'in', ids)
    .where('contact_mech_purpose_type_id', 'in', PURPOSES)
    .orderBy('contact_mech_id', 'desc')
    .execute();
  const ofGroups = await db
    .selectFrom('order_item_ship_group')
    .select(['contact_mech_id', 'telecom_contact_mech_id'])
    .where('order_id', 'in', ids)
    .execute();
  const chosen = new Map(
    rows.map((row) => [`${row.order_id} ${row.contact_mech_purpose_type_id}`, row.contact_mech_id]),
  );
  const mechs = [
    ...rows.map(({ contact_mech_id }) => contact_mech_id),
    ...ofGroups.flatMap((row) => [row.contact_mech_id ?? [], row.telecom_contact_mech_id ?? []].flat()),
  ];
  const known = await loadMechs(db, [...new Set(mechs)]);
  return {
    of: (orderId, fallback) => {
      const mech = (purpose: (typeof PURPOSES)[number]) => chosen.get(`${orderId} ${purpose}`) ?? '';
      return {
        email: known.emails.get(mech('SHIPPING_EMAIL')) ?? null,
        shippingAddress: known.addresses.get(mech('SHIPPING_LOCATION') || (fallback?.addressId ?? '')),
        billingAddress: known.addresses.get(mech('BILLING_LOCATION')),
        shippingPhone: known.phones.get(mech('PHONE_SHIPPING') || (fallback?.phoneId ?? '')),
        billingPhone: known.phones.get(mech('PHONE_BILLING')),
      };
    },
  };
}

async function loadMechs(db: Db, ids: readonly string[]) {
  const emails = new Map<string, string | null>();
  const phones = new Map<string, Telecom>();
  const addresses = new Map<string, PostalAddress>();
  for (const chunk of inChunks(ids)) {
    for (const row of await db.selectFrom('contact_mech').selectAll().where('contact_mech_id', 'in', chunk).execute()) {
      emails.set(row.contact_mech_id, row.info_string);
    }
    for (const row of await loadPhones(db, chunk)) {
      phones.set(row.contact_mech_id, phoneOf(row));
    }
    for (const [id, address] of await loadAddresses(db, chunk)) {
      addresses.set(id, address);
    }
  }
  return { emails, phones, addresses };
}

export function loadPhones(db: Db, ids: readonly string[]) {
  return db.selectFrom('telecom_number').selectAll().where('contact_mech_id', 'in', ids).execute();
}

export function phoneOf(row: {
  country_code: string | null;
  area_code: string | null;
  contact_number: string | null;
}): Telecom {
  return { countryCode: row.country_code, areaCode: row.area_code, contactNumber: row.contact_number };
}

async function loadAddresses(db: Db, ids: readonly string[]): Promise<[string, PostalAddress][]> {
  const rows = await db
    .selectFrom('postal_address')
    .leftJoin('geo', 'geo.geo_id', 'postal_address.country_geo_id')
    .selectAll('postal_address')
    .select('geo.geo_code_alpha2')
    .where('postal_address.contact_mech_id', 'in', ids)
    .execute();
  return rows.map((row) => [
    row.contact_mech_id,
    {
      toName: row.to_name,
      address1: row.address1,
      address2: row.address2,
      city: row.city,
      state: row.state_province_geo_id,
      postalCode: row.postal_code,
      country: row.geo_code_alpha2 ?? '',
    },
  ]);
}
