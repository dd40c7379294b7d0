/*
 * HotWax's own tables, as far as the jobs read or write them: OFBiz entities, named in snake_case. Dates are text as the
 * database writes them, `yyyy-MM-dd HH:mm:ss.SSS`, in the database's time zone; decimals are text or numbers, by dialect.
 */

/** `yyyy-MM-dd HH:mm:ss`, with or without `.SSS` */
export type DateTimeText = string;
/** Read through `plainDecimal`: MySQL gives text, SQLite a number. */
export type DecimalValue = string | number;

export interface OrderHeaderTable {
  order_id: string;
  order_type_id: string;
  order_name: string | null;
  external_id: string | null;
  sales_channel_enum_id: string | null;
  order_date: DateTimeText | null;
  entry_date: DateTimeText | null;
  status_id: string;
  product_store_id: string | null;
  currency_uom: string | null;
}

export interface OrderItemTable {
  order_id: string;
  order_item_seq_id: string;
  product_id: string | null;
  quantity: DecimalValue | null;
  unit_price: DecimalValue | null;
  status_id: string | null;
  ship_group_seq_id: string | null;
}

export interface OrderRoleTable {
  order_id: string;
  party_id: string;
  role_type_id: string;
  from_date: DateTimeText | null;
  thru_date: DateTimeText | null;
}

export interface OrderIdentificationTable {
  order_identification_type_id: string;
  order_id: string;
  id_value: string | null;
  from_date: DateTimeText;
  thru_date: DateTimeText | null;
}

export interface OrderItemAttributeTable {
  order_id: string;
  order_item_seq_id: string;
  attr_name: string;
  attr_value: string | null;
}

export interface OrderAttributeTable {
  order_id: string;
  attr_name: string;
  attr_value: string | null;
}

export interface OrderAdjustmentTable {
  order_adjustment_id: string;
  order_adjustment_type_id: string;
  order_id: string;
  /** `_NA_` or null: the order's own */
  order_item_seq_id: string | null;
  amount: DecimalValue | null;
}

export interface OrderAdjustmentAttributeTable {
  order_adjustment_id: string;
  attr_name: string;
  attr_value: string | null;
}

export interface OrderItemShipGroupTable {
  order_id: string;
  ship_group_seq_id: string;
  shipment_method_type_id: string | null;
  /** Where it is fulfilled. */
  facility_id: string | null;
  /** Where it was sold. */
  order_facility_id: string | null;
  contact_mech_id: string | null;
  telecom_contact_mech_id: string | null;
}

export interface OrderContactMechTable {
  order_id: string;
  contact_mech_purpose_type_id: string;
  contact_mech_id: string;
}

export interface OrderStatusTable {
  order_status_id: string;
  order_id: string;
  order_item_seq_id: string | null;
  status_id: string;
  status_datetime: DateTimeText | null;
}

export interface PartyTable {
  party_id: string;
  status_id: string | null;
  /** Written by OFBiz's entity engine for every row, with an index of its own. */
  created_tx_stamp: DateTimeText | null;
}

export interface PersonTable {
  party_id: string;
  first_name: string | null;
  last_name: string | null;
}

export interface PartyRoleTable {
  party_id: string;
  role_type_id: string;
}

export interface PartyIdentificationTable {
  party_id: string;
  party_identification_type_id: string;
  id_value: string | null;
}

export interface PartyContactMechPurposeTable {
  party_id: string;
  contact_mech_id: string;
  contact_mech_purpose_type_id: string;
  from_date: DateTimeText;
  thru_date: DateTimeText | null;
}

export interface PartyContactMechTable {
  party_id: string;
  contact_mech_id: string;
  from_date: DateTimeText;
  thru_date: DateTimeText | null;
}

export interface ContactMechTable {
  contact_mech_id: string;
  contact_mech_type_id: string | null;
  info_string: string | null;
}

export interface PostalAddressTable {
  contact_mech_id: string;
  to_name: string | null;
  address1: string | null;
  address2: string | null;
  city: string | null;
  state_province_geo_id: string | null;
  postal_code: string | null;
  country_geo_id: string | null;
}

export interface TelecomNumberTable {
  contact_mech_id: string;
  /** Dialling code, such as `1` */
  country_code: string | null;
  area_code: string | null;
  contact_number: string | null;
}

export interface GeoTable {
  geo_id: string;
  geo_code_alpha2: string | null;
}

export interface GoodIdentificationTable {
  good_identification_type_id: string;
  product_id: string;
  id_value: string | null;
  from_date: DateTimeText;
  thru_date: DateTimeText | null;
}

export interface FacilityTable {
  facility_id: string;
  facility_type_id: string | null;
  external_id: string | null;
}

export interface FacilityTypeTable {
  facility_type_id: string;
  parent_type_id: string | null;
}

export interface FacilityIdentificationTable {
  facility_id: string;
  facility_iden_type_id: string;
  id_value: string | null;
  from_date: DateTimeText;
  thru_date: DateTimeText | null;
}

export interface ProductStoreTable {
  product_store_id: string;
  /** NetSuite's subsidiary */
  external_id: string | null;
  default_currency_uom_id: string | null;
}

export interface EnumerationTable {
  enum_id: string;
  enum_type_id: string | null;
  enum_code: string | null;
  description: string | null;
}

export interface IntegrationTypeMappingTable {
  integration_mapping_id: string;
  integration_type_id: string;
  mapping_key: string;
  mapping_value: string | null;
}

export interface HotWaxTables {
  order_header: OrderHeaderTable;
  order_item: OrderItemTable;
  order_role: OrderRoleTable;
  order_identification: OrderIdentificationTable;
  order_item_attribute: OrderItemAttributeTable;
  order_attribute: OrderAttributeTable;
  order_adjustment: OrderAdjustmentTable;
  order_adjustment_attribute: OrderAdjustmentAttributeTable;
  order_item_ship_group: OrderItemShipGroupTable;
  order_contact_mech: OrderContactMechTable;
  order_status: OrderStatusTable;
  party: PartyTable;
  person: PersonTable;
  party_role: PartyRoleTable;
  party_identification: PartyIdentificationTable;
  party_contact_mech: PartyContactMechTable;
  party_contact_mech_purpose: PartyContactMechPurposeTable;
  contact_mech: ContactMechTable;
  postal_address: PostalAddressTable;
  telecom_number: TelecomNumberTable;
  geo: GeoTable;
  good_identification: GoodIdentificationTable;
  facility: FacilityTable;
  facility_type: FacilityTypeTable;
  facility_identification: FacilityIdentificationTable;
  product_store: ProductStoreTable;
  enumeration: EnumerationTable;
  integration_type_mapping: IntegrationTypeMappingTable;
}
