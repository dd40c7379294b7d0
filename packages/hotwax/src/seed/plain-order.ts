import { databaseDate } from '../core/date-text';
import type { SeededCustomer } from './customer-rows';
import { adjust, type OrderDraft } from './order-draft';
import { PLACES, type Place } from './people';
import { LONG_AGO, SOLD_PRODUCTS } from './retailer';
import type { SeededRandom } from './seeded-random';

/** An order with nothing special about it: one to four items, shipped from the warehouse, taxed. */
export function plainOrder(index: number, customer: SeededCustomer, created: Date, random: SeededRandom): OrderDraft {
  const order_id = `M${100_001 + index}`;
  const place = random.pick(PLACES);
  const date = databaseDate(created, 'UTC');
  const draft: OrderDraft = {
    header: {
      order_id,
      order_type_id: 'SALES_ORDER',
      order_name: `#${1001 + index}`,
      external_id: `55000${String(index).padStart(8, '0')}`,
      sales_channel_enum_id: 'WEB_SALES_CHANNEL',
      order_date: date,
      entry_date: date,
      status_id: 'ORDER_CREATED',
      product_store_id: 'STORE',
      currency_uom: 'USD',
    },
    items: Array.from({ length: 1 + random.below(4) }, (_, item) => plainItem(order_id, item, random)),
    roles: [
      { order_id, party_id: customer.partyId, role_type_id: 'BILL_TO_CUSTOMER', from_date: LONG_AGO, thru_date: null },
    ],
    shipGroups: [shipGroup(order_id, '00001', 'STANDARD', 'WAREHOUSE')],
    adjustments: [],
    adjustmentAttributes: [],
    identifications: [
      {
        order_identification_type_id: 'SHOPIFY_ORD_ID',
        order_id,
        id_value: `55000${String(index).padStart(8, '0')}`,
        from_date: LONG_AGO,
        thru_date: null,
      },
    ],
    itemAttributes: [],
    statuses: [status(order_id, 'ORDER_CREATED', date)],
    ...contactsOf(order_id, customer, place),
    more: {},
  };
  adjust(draft, 'SHIPPING_CHARGES', '5.95');
  for (const { order_item_seq_id } of draft.items) {
    adjust(draft, 'SALES_TAX', '1.23', order_item_seq_id);
  }
  return draft;
}

export function plainItem(order_id: string, index: number, random: SeededRandom) {
  return {
    order_id,
    order_item_seq_id: String(101 + index).padStart(5, '0'),
    product_id: random.pick(SOLD_PRODUCTS) as string,
    quantity: String(1 + random.below(5)),
    unit_price: (random.below(20_000) / 100 + 10).toFixed(2),
    status_id: 'ITEM_CREATED',
    ship_group_seq_id: '00001',
  };
}

export function shipGroup(order_id: string, ship_group_seq_id: string, method: string, facility_id: string) {
  return {
    order_id,
    ship_group_seq_id,
    shipment_method_type_id: method,
    facility_id,
    order_facility_id: 'BROADWAY',
    contact_mech_id: null as string | null,
    telecom_contact_mech_id: null as string | null,
  };
}

export function status(order_id: string, status_id: string, date: string) {
  return {
    order_status_id: `${order_id}${status_id.slice(-8)}`,
    order_id,
    order_item_seq_id: null,
    status_id,
    status_datetime: date,
  };
}

function contactsOf(order_id: string, { firstName, lastName }: SeededCustomer, place: Place) {
  const purpose = (contact_mech_purpose_type_id: string, contact_mech_id: string) => ({
    order_id,
    contact_mech_purpose_type_id,
    contact_mech_id,
  });
  const [address, phone, email] = [`${order_id}S`, `${order_id}P`, `${order_id}E`];
  const mech = (contact_mech_id: string, contact_mech_type_id: string, info_string: string | null) => ({
    contact_mech_id,
    contact_mech_type_id,
    info_string,
  });
  return {
    contacts: [
      purpose('SHIPPING_LOCATION', address),
      purpose('BILLING_LOCATION', address),
      purpose('PHONE_SHIPPING', phone),
      purpose('PHONE_BILLING', phone),
      purpose('SHIPPING_EMAIL', email),
    ],
    mechs: [
      mech(address, 'POSTAL_ADDRESS', null),
      mech(phone, 'TELECOM_NUMBER', null),
      mech(email, 'EMAIL_ADDRESS', `order${order_id}@example.com`),
    ],
    addresses: [
      {
        contact_mech_id: address,
        to_name: `${firstName} ${lastName}`.trim(),
        address1: '12 "Analytical" Way, Rear',
        address2: 'Floor 2',
        city: place.city,
        state_province_geo_id: place.state,
        postal_code: place.postalCode,
        country_geo_id: place.country as string | null,
      },
    ],
    phones: [{ contact_mech_id: phone, ...place.phone }],
  };
}
