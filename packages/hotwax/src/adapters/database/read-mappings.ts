import type { Mappings } from '../../core/hotwax-order';
import { cellText } from '../../core/value-checks';
import type { Db } from './open-database';

const TYPES = ['NETSUITE_SHP_MTHD', 'NETSUITE_PRICE_LEVEL', 'NETSUITE_TAX_CODE', 'NETSUITE_DISC_MTHD'] as const;

/** HotWax's mappings to NetSuite. One without a value is none. */
export async function readMappings(db: Db): Promise<Mappings> {
  const rows = await db
    .selectFrom('integration_type_mapping')
    .select(['integration_type_id', 'mapping_key', 'mapping_value'])
    .where('integration_type_id', 'in', TYPES)
    .orderBy('integration_mapping_id')
    .execute();
  const ofType = (type: (typeof TYPES)[number]): Map<string, string> =>
    new Map(
      rows
        .filter((row) => row.integration_type_id === type && cellText(row.mapping_value) !== '')
        .map((row) => [row.mapping_key, cellText(row.mapping_value)]),
    );
  const discounts = ofType('NETSUITE_DISC_MTHD');
  return {
    shippingMethods: ofType('NETSUITE_SHP_MTHD'),
    taxCode: ofType('NETSUITE_TAX_CODE').get('DEFAULT'),
    priceLevel: ofType('NETSUITE_PRICE_LEVEL').get('PRICE_LEVEL'),
    orderDiscount: discounts.get('SHOPIFY_DISC'),
    itemDiscount: discounts.get('SHOPIFY_ITEM_DISC'),
  };
}
