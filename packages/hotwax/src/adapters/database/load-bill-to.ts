import { inForce } from '../../core/date-text';
import type { BillTo } from '../../core/hotwax-order';
import { groupBy } from './group-by';
import type { Db } from './open-database';

/** Bill-to customers in force, with their ids. */
export async function loadBillTo(db: Db, ids: readonly string[], now: string): Promise<Map<string, BillTo[]>> {
  const rows = await db
    .selectFrom('order_role')
    .leftJoin('party', 'party.party_id', 'order_role.party_id')
    .leftJoin('person', 'person.party_id', 'order_role.party_id')
    .leftJoin('party_role as role', (join) =>
      join.onRef('role.party_id', '=', 'order_role.party_id').on('role.role_type_id', '=', 'CUSTOMER'),
    )
    .leftJoin('party_identification as netsuite', (join) =>
      join
        .onRef('netsuite.party_id', '=', 'order_role.party_id')
        .on('netsuite.party_identification_type_id', '=', 'NETSUITE_CUSTOMER_ID'),
    )
    .leftJoin('party_identification as shopify', (join) =>
      join
        .onRef('shopify.party_id', '=', 'order_role.party_id')
        .on('shopify.party_identification_type_id', '=', 'SHOPIFY_CUST_ID'),
    )
    .select(['order_role.order_id', 'order_role.party_id', 'order_role.from_date', 'order_role.thru_date'])
    .select(['party.party_id as existing', 'netsuite.id_value as netsuite_id', 'shopify.id_value as shopify_id'])
    .select(['person.party_id as person', 'role.party_id as customer'])
    .where('order_role.order_id', 'in', ids)
    .where('order_role.role_type_id', '=', 'BILL_TO_CUSTOMER')
    .orderBy('order_role.party_id')
    .execute();
  return groupBy(
    rows.filter((row) => inForce(row, now)),
    ({ order_id }) => order_id,
    ({ party_id, existing, person, customer, netsuite_id, shopify_id }) => ({
      partyId: party_id,
      exists: existing !== null,
      travels: person !== null && customer !== null,
      netsuiteId: netsuite_id,
      shopifyId: shopify_id,
    }),
  );
}
