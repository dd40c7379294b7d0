import type { HotWaxTables } from './hotwax-tables';

/** `id` short key, `name` id or value of some length, `text` any length */
export type ColumnKind = 'id' | 'name' | 'text' | 'date' | 'decimal';

export interface TableShape {
  readonly columns: Readonly<Record<string, ColumnKind>>;
  readonly key: readonly string[];
  readonly indexes?: Readonly<Record<string, readonly string[]>>;
}

type Shapes = {
  readonly [Name in keyof HotWaxTables]: {
    readonly columns: Readonly<Record<keyof HotWaxTables[Name], ColumnKind>>;
    readonly key: readonly (keyof HotWaxTables[Name])[];
    readonly indexes?: Readonly<Record<string, readonly (keyof HotWaxTables[Name])[]>>;
  };
};

/**
 * HotWax's tables, only as far as the jobs use them, with the keys and indexes that OFBiz makes. For the embedded
 * database of demo and tests; a real HotWax has its tables already. Indexes that begin with `hcsync_` are ours: the
 * README says which ones a large database should have.
 */
export const HOTWAX_SCHEMA: Shapes = {
  order_header: {
    columns: {
      order_id: 'id',
      order_type_id: 'id',
      order_name: 'name',
      external_id: 'name',
      sales_channel_enum_id: 'id',
      order_date: 'date',
      entry_date: 'date',
      status_id: 'id',
      product_store_id: 'id',
      currency_uom: 'id',
    },
    key: ['order_id'],
    indexes: {
      order_hdr_stts: ['status_id'],
      orderext_id_idx: ['external_id'],
      hcsync_created_orders: ['status_id', 'entry_date', 'order_id'],
    },
  },
  order_item: {
    columns: {
      order_id: 'id',
      order_item_seq_id: 'id',
      product_id: 'id',
      quantity: 'decimal',
      unit_price: 'decimal',
      status_id: 'id',
      ship_group_seq_id: 'id',
    },
    key: ['order_id', 'order_item_seq_id'],
  },
  order_role: {
    columns: { order_id: 'id', party_id: 'id', role_type_id: 'id', from_date: 'date', thru_date: 'date' },
    key: ['order_id', 'party_id', 'role_type_id'],
    indexes: { order_role_prle: ['party_id', 'role_type_id'] },
  },
  order_identification: {
    columns: {
      order_identification_type_id: 'id',
      order_id: 'id',
      id_value: 'name',
      from_date: 'date',
      thru_date: 'date',
    },
    key: ['order_identification_type_id', 'order_id', 'from_date'],
    indexes: {
      order_id_order: ['order_id'],
      hcsync_netsuite_order: ['order_identification_type_id', 'id_value'],
    },
  },
  order_item_attribute: {
    columns: { order_id: 'id', order_item_seq_id: 'id', attr_name: 'name', attr_value: 'name' },
    key: ['order_id', 'order_item_seq_id', 'attr_name'],
  },
  order_attribute: {
    columns: { order_id: 'id', attr_name: 'name', attr_value: 'name' },
    key: ['order_id', 'attr_name'],
  },
  order_adjustment: {
    columns: {
      order_adjustment_id: 'id',
      order_adjustment_type_id: 'id',
      order_id: 'id',
      order_item_seq_id: 'id',
      amount: 'decimal',
    },
    key: ['order_adjustment_id'],
    indexes: { order_adj_ohead: ['order_id'] },
  },
  order_adjustment_attribute: {
    columns: { order_adjustment_id: 'id', attr_name: 'name', attr_value: 'name' },
    key: ['order_adjustment_id', 'attr_name'],
  },
  order_item_ship_group: {
    columns: {
      order_id: 'id',
      ship_group_seq_id: 'id',
      shipment_method_type_id: 'id',
      facility_id: 'id',
      order_facility_id: 'id',
      contact_mech_id: 'id',
      telecom_contact_mech_id: 'id',
    },
    key: ['order_id', 'ship_group_seq_id'],
  },
  order_contact_mech: {
    columns: { order_id: 'id', contact_mech_purpose_type_id: 'id', contact_mech_id: 'id' },
    key: ['order_id', 'contact_mech_purpose_type_id', 'contact_mech_id'],
  },
  order_status: {
    columns: {
      order_status_id: 'id',
      order_id: 'id',
      order_item_seq_id: 'id',
      status_id: 'id',
      status_datetime: 'date',
    },
    key: ['order_status_id'],
    indexes: { ordstts_ohead: ['order_id'] },
  },
  party: {
    columns: { party_id: 'id', status_id: 'id', created_tx_stamp: 'date' },
    key: ['party_id'],
    indexes: { party_txcrts: ['created_tx_stamp'] },
  },
  person: { columns: { party_id: 'id', first_name: 'name', last_name: 'name' }, key: ['party_id'] },
  party_role: { columns: { party_id: 'id', role_type_id: 'id' }, key: ['party_id', 'role_type_id'] },
  party_identification: {
    columns: { party_id: 'id', party_identification_type_id: 'id', id_value: 'name' },
    key: ['party_id', 'party_identification_type_id'],
  },
  party_contact_mech: {
    columns: { party_id: 'id', contact_mech_id: 'id', from_date: 'date', thru_date: 'date' },
    key: ['party_id', 'contact_mech_id', 'from_date'],
  },
  party_contact_mech_purpose: {
    columns: {
      party_id: 'id',
      contact_mech_id: 'id',
      contact_mech_purpose_type_id: 'id',
      from_date: 'date',
      thru_date: 'date',
    },
    key: ['party_id', 'contact_mech_id', 'contact_mech_purpose_type_id', 'from_date'],
  },
  contact_mech: {
    columns: { contact_mech_id: 'id', contact_mech_type_id: 'id', info_string: 'name' },
    key: ['contact_mech_id'],
  },
  postal_address: {
    columns: {
      contact_mech_id: 'id',
      to_name: 'name',
      address1: 'name',
      address2: 'name',
      city: 'name',
      state_province_geo_id: 'id',
      postal_code: 'name',
      country_geo_id: 'id',
    },
    key: ['contact_mech_id'],
  },
  telecom_number: {
    columns: { contact_mech_id: 'id', country_code: 'name', area_code: 'name', contact_number: 'name' },
    key: ['contact_mech_id'],
  },
  geo: { columns: { geo_id: 'id', geo_code_alpha2: 'id' }, key: ['geo_id'] },
  good_identification: {
    columns: {
      good_identification_type_id: 'id',
      product_id: 'id',
      id_value: 'name',
      from_date: 'date',
      thru_date: 'date',
    },
    key: ['good_identification_type_id', 'product_id', 'from_date'],
  },
  facility: { columns: { facility_id: 'id', facility_type_id: 'id', external_id: 'name' }, key: ['facility_id'] },
  facility_type: { columns: { facility_type_id: 'id', parent_type_id: 'id' }, key: ['facility_type_id'] },
  facility_identification: {
    columns: {
      facility_id: 'id',
      facility_iden_type_id: 'id',
      id_value: 'name',
      from_date: 'date',
      thru_date: 'date',
    },
    key: ['facility_id', 'facility_iden_type_id', 'from_date'],
  },
  product_store: {
    columns: { product_store_id: 'id', external_id: 'name', default_currency_uom_id: 'id' },
    key: ['product_store_id'],
  },
  enumeration: {
    columns: { enum_id: 'id', enum_type_id: 'id', enum_code: 'name', description: 'name' },
    key: ['enum_id'],
  },
  integration_type_mapping: {
    columns: { integration_mapping_id: 'id', integration_type_id: 'id', mapping_key: 'name', mapping_value: 'name' },
    key: ['integration_mapping_id'],
    indexes: { int_type_mapping: ['integration_type_id'] },
  },
};
