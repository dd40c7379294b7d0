import type { Rows } from './rows';

/*
 * A small retailer: what stands in HotWax before the first customer comes. The ids behind it are those of NetSuite's
 * records in samples/records.json.
 */

/** Long ago, as the database writes it. */
export const LONG_AGO = '2020-01-01 00:00:00.000';

/** Product → NetSuite item. `NOT_YET` has none. */
export const PRODUCTS: Readonly<Record<string, string | undefined>> = {
  JACKET: '4711',
  TEE: '4712',
  SOCKS: '4713',
  NOT_YET: undefined,
};
export const SOLD_PRODUCTS = ['JACKET', 'TEE', 'SOCKS'] as const;

const GEOS = ['US', 'CA', 'GB', 'DE', 'SE', 'JP', 'UA'] as const;
/** OFBiz's geo ids are ISO codes of three letters. */
export const GEO_IDS: Readonly<Record<(typeof GEOS)[number], string>> = {
  US: 'USA',
  CA: 'CAN',
  GB: 'GBR',
  DE: 'DEU',
  SE: 'SWE',
  JP: 'JPN',
  UA: 'UKR',
};

const MAPPINGS = [
  ['NETSUITE_SHP_MTHD', 'STANDARD', '301'],
  ['NETSUITE_SHP_MTHD', 'STOREPICKUP', '302'],
  ['NETSUITE_TAX_CODE', 'DEFAULT', 'AVATAX'],
  ['NETSUITE_PRICE_LEVEL', 'PRICE_LEVEL', 'Custom'],
  ['NETSUITE_DISC_MTHD', 'SHOPIFY_DISC', 'SHOPIFY DISCOUNT ITEM'],
  ['NETSUITE_DISC_MTHD', 'SHOPIFY_ITEM_DISC', '9001'],
] as const;

/** Store, facilities, products, countries, channels and mappings. */
export function retailerRows(): Rows {
  return {
    product_store: [{ product_store_id: 'STORE', external_id: '1', default_currency_uom_id: 'USD' }],
    facility_type: [
      { facility_type_id: 'RETAIL_STORE', parent_type_id: 'PHYSICAL_STORE' },
      { facility_type_id: 'CONFIGURATION', parent_type_id: 'VIRTUAL_FACILITY' },
    ],
    facility: [
      { facility_id: 'BROADWAY', facility_type_id: 'RETAIL_STORE', external_id: '101' },
      { facility_id: 'WAREHOUSE', facility_type_id: 'WAREHOUSE', external_id: '102' },
      { facility_id: '_NA_', facility_type_id: 'CONFIGURATION', external_id: 'nowhere' },
    ],
    facility_identification: [
      {
        facility_id: 'BROADWAY',
        facility_iden_type_id: 'ORDR_ORGN_DPT',
        id_value: '201',
        from_date: LONG_AGO,
        thru_date: null,
      },
    ],
    good_identification: Object.entries(PRODUCTS).flatMap(([product_id, item]) =>
      item === undefined
        ? []
        : [
            {
              good_identification_type_id: 'NETSUITE_PRODUCT_ID',
              product_id,
              id_value: item,
              from_date: LONG_AGO,
              thru_date: null,
            },
          ],
    ),
    geo: GEOS.map((code) => ({ geo_id: GEO_IDS[code], geo_code_alpha2: code })),
    enumeration: [
      channel('WEB_SALES_CHANNEL', 'WEB', 'Web'),
      channel('POS_SALES_CHANNEL', 'POS', 'POS Channel'),
      channel('LOOP_EXCH', 'LOOP', 'Loop exchange'),
    ],
    integration_type_mapping: MAPPINGS.map(([integration_type_id, mapping_key, mapping_value], index) => ({
      integration_mapping_id: `MAP${index}`,
      integration_type_id,
      mapping_key,
      mapping_value,
    })),
  };
}

function channel(enum_id: string, enum_code: string, description: string) {
  return { enum_id, enum_type_id: 'ORDER_SALES_CHANNEL', enum_code, description };
}
