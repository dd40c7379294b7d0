import { inForce } from '../../core/date-text';
import type { Place, ShipGroup } from '../../core/hotwax-order';
import { cellText } from '../../core/value-checks';
import { groupBy } from './group-by';
import type { Db } from './open-database';

/** Address and phone of a ship group, for orders that have none of their own. */
export interface ContactFallback {
  readonly addressId: string | null;
  readonly phoneId: string | null;
}

export interface OrderShipGroups {
  readonly groups: ShipGroup[];
  readonly fallback: ContactFallback | undefined;
}

/** Ship groups of orders by their number, with the places that they name. */
export async function loadShipGroups(
  db: Db,
  ids: readonly string[],
  now: string,
): Promise<Map<string, OrderShipGroups>> {
  const rows = await db
    .selectFrom('order_item_ship_group')
    .selectAll()
    .where('order_id', 'in', ids)
    .orderBy('order_id')
    .orderBy('ship_group_seq_id')
    .execute();
  const facilities = rows.flatMap(({ facility_id, order_facility_id }) => [facility_id ?? [], order_facility_id ?? []]);
  const places = await loadPlaces(db, [...new Set(facilities.flat())], now);
  const byOrder = groupBy(
    rows,
    ({ order_id }) => order_id,
    (row) => row,
  );
  return new Map(
    [...byOrder].map(([orderId, groups]) => [
      orderId,
      {
        groups: groups.map((row) => ({
          seqId: row.ship_group_seq_id,
          method: row.shipment_method_type_id,
          soldAt: places.get(row.order_facility_id ?? ''),
          fulfilledAt: places.get(row.facility_id ?? ''),
        })),
        fallback: groups
          .filter(({ contact_mech_id }) => contact_mech_id !== null)
          .map((row) => ({ addressId: row.contact_mech_id, phoneId: row.telecom_contact_mech_id }))[0],
      },
    ]),
  );
}

async function loadPlaces(db: Db, facilities: readonly string[], now: string): Promise<Map<string, Place>> {
  if (facilities.length === 0) {
    return new Map();
  }
  const rows = await db
    .selectFrom('facility')
    .leftJoin('facility_type', 'facility_type.facility_type_id', 'facility.facility_type_id')
    .select(['facility.facility_id', 'facility.external_id', 'facility.facility_type_id'])
    .select('facility_type.parent_type_id')
    .where('facility.facility_id', 'in', facilities)
    .execute();
  const departments = await loadDepartments(db, facilities, now);
  return new Map(
    rows.map(({ facility_id, external_id, facility_type_id, parent_type_id }) => {
      const virtual = facility_type_id === 'VIRTUAL_FACILITY' || parent_type_id === 'VIRTUAL_FACILITY';
      const place = { location: virtual ? '' : cellText(external_id), department: departments.get(facility_id) ?? '' };
      return [facility_id, place];
    }),
  );
}

async function loadDepartments(db: Db, facilities: readonly string[], now: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('facility_identification')
    .select(['facility_id', 'id_value', 'from_date', 'thru_date'])
    .where('facility_iden_type_id', '=', 'ORDR_ORGN_DPT')
    .where('facility_id', 'in', facilities)
    .orderBy('from_date')
    .execute();
  return new Map(
    rows.filter((row) => inForce(row, now)).map(({ facility_id, id_value }) => [facility_id, cellText(id_value)]),
  );
}
