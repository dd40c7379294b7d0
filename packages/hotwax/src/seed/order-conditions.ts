import type { ProblemCode } from '../core/problems';
import { adjust, type OrderDraft } from './order-draft';
import { plainItem, shipGroup, status } from './plain-order';
import { LONG_AGO } from './retailer';
import type { SeededRandom } from './seeded-random';

/** What must come of an order: it is sent, it is listed with a reason, or it is no candidate of the feed at all. */
export type OrderFate = 'sent' | 'left' | ProblemCode;

interface Condition {
  readonly fate: OrderFate;
  change(draft: OrderDraft, random: SeededRandom): void;
}

const MORE_LINES = 500;

/** Everything that an order can be, as far as its feed is concerned. The order's customer is another matter. */
export const ORDER_CONDITIONS = {
  plain: { fate: 'sent', change: () => undefined },
  itemDiscount: {
    fate: 'sent',
    change: (draft) => {
      adjust(draft, 'EXT_PROMO_ADJUSTMENT', '-5.00', '00101');
      adjust(draft, 'EXT_PROMO_ADJUSTMENT', '-0.55', '00101');
    },
  },
  orderDiscount: { fate: 'sent', change: (draft) => adjust(draft, 'EXT_PROMO_ADJUSTMENT', '-12.50') },
  /** Two attributes must not make two adjustments of one. */
  attributedDiscount: {
    fate: 'sent',
    change: (draft) => {
      adjust(draft, 'EXT_PROMO_ADJUSTMENT', '-7.00', '00101');
      const order_adjustment_id = draft.adjustments.at(-1)?.order_adjustment_id ?? '';
      draft.adjustmentAttributes.push(
        { order_adjustment_id, attr_name: 'discount_code', attr_value: 'SPRING' },
        { order_adjustment_id, attr_name: 'allocation', attr_value: 'across' },
      );
    },
  },
  untaxed: {
    fate: 'sent',
    change: (draft) => {
      draft.adjustments = draft.adjustments.filter(({ order_adjustment_type_id: type }) => type !== 'SALES_TAX');
    },
  },
  /** One item was taken along in the store, the other ones are shipped. */
  mixedCart: {
    fate: 'sent',
    change: (draft, random) => {
      const { order_id } = draft.header;
      draft.shipGroups = [
        shipGroup(order_id, '00001', 'POS_COMPLETED', 'BROADWAY'),
        shipGroup(order_id, '00002', 'STANDARD', 'WAREHOUSE'),
      ];
      draft.items.push({ ...plainItem(order_id, draft.items.length, random), ship_group_seq_id: '00002' });
    },
  },
  storePickup: {
    fate: 'sent',
    change: (draft) => {
      draft.shipGroups = [shipGroup(draft.header.order_id, '00001', 'STOREPICKUP', 'BROADWAY')];
    },
  },
  /** Not brokered yet: its facility is a virtual one. */
  unbrokered: {
    fate: 'sent',
    change: (draft) => {
      draft.shipGroups = [shipGroup(draft.header.order_id, '00001', 'STANDARD', '_NA_')];
    },
  },
  fourDecimals: { fate: 'sent', change: (draft) => firstItem(draft, { unit_price: '19.9975' }) },
  manyLines: {
    fate: 'sent',
    change: (draft, random) => {
      const { order_id } = draft.header;
      draft.items = Array.from({ length: MORE_LINES }, (_, index) => plainItem(order_id, index, random));
    },
  },
  cancelledItem: {
    fate: 'sent',
    change: (draft, random) => {
      firstItem(draft, { status_id: 'ITEM_CANCELLED' });
      draft.items.push(plainItem(draft.header.order_id, draft.items.length, random));
    },
  },
  /** Two ids of its product overlap; the newer one counts, once. */
  doubledProductId: {
    fate: 'sent',
    change: (draft) => {
      const product_id = `TWO_IDS_${draft.header.order_id}`;
      firstItem(draft, { product_id });
      draft.more.good_identification = ['4711', '4712'].map((id_value, year) => ({
        good_identification_type_id: 'NETSUITE_PRODUCT_ID',
        product_id,
        id_value,
        from_date: `202${year}-01-01 00:00:00.000`,
        thru_date: null,
      }));
    },
  },
  noBillingAddress: { fate: 'sent', change: (draft) => dropContact(draft, 'BILLING_LOCATION') },
  noPhone: { fate: 'sent', change: (draft) => dropContact(draft, 'PHONE_SHIPPING') },
  noEntryDate: {
    fate: 'sent',
    change: (draft) => {
      draft.header.entry_date = null;
    },
  },
  addressOfShipGroup: {
    fate: 'sent',
    change: (draft) => {
      const [group] = draft.shipGroups;
      if (group !== undefined) {
        group.contact_mech_id = draft.addresses[0]?.contact_mech_id ?? null;
        group.telecom_contact_mech_id = draft.phones[0]?.contact_mech_id ?? null;
      }
      dropContact(draft, 'SHIPPING_LOCATION');
      dropContact(draft, 'PHONE_SHIPPING');
    },
  },
  unmappedProduct: { fate: 'PRODUCT_UNMAPPED', change: (draft) => firstItem(draft, { product_id: 'NOT_YET' }) },
  /** Another order, long done, has its external id. */
  twin: {
    fate: 'EXTERNAL_ID_TWICE',
    change: ({ header, more }) => {
      more.order_header = [{ ...header, order_id: `${header.order_id}T`, status_id: 'ORDER_COMPLETED' }];
    },
  },
  noItems: {
    fate: 'NO_ITEMS',
    change: (draft) => {
      draft.items = [];
      draft.adjustments = draft.adjustments.filter(({ order_item_seq_id }) => order_item_seq_id === '_NA_');
    },
  },
  allCancelled: {
    fate: 'NO_OPEN_ITEMS',
    change: (draft) => {
      draft.items = draft.items.map((item) => ({ ...item, status_id: 'ITEM_CANCELLED' }));
    },
  },
  noQuantity: { fate: 'QUANTITY_INVALID', change: (draft) => firstItem(draft, { quantity: '0' }) },
  noPrice: { fate: 'PRICE_MISSING', change: (draft) => firstItem(draft, { unit_price: null }) },
  hugePrice: { fate: 'NUMBER_TOO_LONG', change: (draft) => firstItem(draft, { unit_price: '1234567890123.5' }) },
  noShipGroup: { fate: 'SHIP_GROUP_MISSING', change: (draft) => firstItem(draft, { ship_group_seq_id: null }) },
  noAddress: { fate: 'ADDRESS_MISSING', change: (draft) => dropContact(draft, 'SHIPPING_LOCATION') },
  noCountry: {
    fate: 'COUNTRY_UNKNOWN',
    change: (draft) => {
      draft.addresses = draft.addresses.map((address) => ({ ...address, country_geo_id: null }));
    },
  },
  noCustomer: {
    fate: 'CUSTOMER_MISSING',
    change: (draft) => {
      draft.roles = [];
    },
  },
  deletedCustomer: {
    fate: 'CUSTOMER_MISSING',
    change: (draft) => {
      draft.roles = draft.roles.map((role) => ({ ...role, party_id: 'GONE' }));
    },
  },
  twoCustomers: {
    fate: 'CUSTOMER_AMBIGUOUS',
    change: (draft) => {
      draft.roles.push(...draft.roles.map((role) => ({ ...role, party_id: 'SECOND' })));
    },
  },
  otherCurrency: {
    fate: 'CURRENCY_OTHER',
    change: (draft) => {
      draft.header.currency_uom = 'EUR';
    },
  },
  unknownAdjustment: { fate: 'ADJUSTMENT_UNKNOWN', change: (draft) => adjust(draft, 'DONATION_ADJUSTMENT', '1.00') },
  orphanAdjustment: {
    fate: 'ADJUSTMENT_ORPHAN',
    change: (draft) => adjust(draft, 'EXT_PROMO_ADJUSTMENT', '-1.00', '00999'),
  },
  positiveDiscount: {
    fate: 'DISCOUNT_POSITIVE',
    change: (draft) => adjust(draft, 'EXT_PROMO_ADJUSTMENT', '1.00', '00101'),
  },
  inStoreOnly: {
    fate: 'IN_STORE_ONLY',
    change: (draft) => {
      draft.shipGroups = [shipGroup(draft.header.order_id, '00001', 'POS_COMPLETED', 'BROADWAY')];
    },
  },
  unmappedMethod: {
    fate: 'SHIPPING_METHOD_UNMAPPED',
    change: (draft) => {
      draft.shipGroups = [shipGroup(draft.header.order_id, '00001', 'DRONE', 'WAREHOUSE')];
    },
  },
  badEmail: {
    fate: 'EMAIL_INVALID',
    change: (draft) => {
      draft.mechs = draft.mechs.map((mech) => (mech.info_string === null ? mech : { ...mech, info_string: 'none' }));
    },
  },
  noExternalId: {
    fate: 'EXTERNAL_ID_MISSING',
    change: (draft) => {
      draft.header.external_id = null;
    },
  },
  noDate: {
    fate: 'DATE_MISSING',
    change: (draft) => {
      draft.header.order_date = null;
    },
  },
  approvedBefore: {
    fate: 'APPROVED_BEFORE',
    change: (draft) => draft.statuses.push(status(draft.header.order_id, 'ORDER_APPROVED', LONG_AGO)),
  },
  lineIdsAlready: {
    fate: 'LINE_IDS_ALREADY',
    change: (draft) =>
      draft.itemAttributes.push({
        order_id: draft.header.order_id,
        order_item_seq_id: '00101',
        attr_name: 'NetsuiteItemLineId',
        attr_value: '1',
      }),
  },
  approved: { fate: 'left', change: (draft) => setStatus(draft, 'ORDER_APPROVED') },
  completed: { fate: 'left', change: (draft) => setStatus(draft, 'ORDER_COMPLETED') },
  cancelled: { fate: 'left', change: (draft) => setStatus(draft, 'ORDER_CANCELLED') },
  purchaseOrder: {
    fate: 'left',
    change: (draft) => {
      draft.header.order_type_id = 'PURCHASE_ORDER';
    },
  },
  exchange: {
    fate: 'left',
    change: (draft) => {
      draft.header.sales_channel_enum_id = 'LOOP_EXCH';
    },
  },
  known: {
    fate: 'left',
    change: (draft) =>
      draft.identifications.push({
        order_identification_type_id: 'NETSUITE_ORDER_ID',
        order_id: draft.header.order_id,
        id_value: `7${draft.header.order_id.slice(1)}`,
        from_date: LONG_AGO,
        thru_date: null,
      }),
  },
} as const satisfies Record<string, Condition>;

export type OrderCondition = keyof typeof ORDER_CONDITIONS;

function firstItem(draft: OrderDraft, changes: Partial<OrderDraft['items'][number]>): void {
  draft.items = draft.items.map((item, index) => (index === 0 ? { ...item, ...changes } : item));
}

function dropContact(draft: OrderDraft, purpose: string): void {
  draft.contacts = draft.contacts.filter((contact) => contact.contact_mech_purpose_type_id !== purpose);
}

function setStatus(draft: OrderDraft, status_id: string): void {
  draft.header.status_id = status_id;
}
