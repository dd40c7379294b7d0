import type { HotWaxTables } from '../adapters/database/hotwax-tables';
import type { Rows } from './rows';

/** Rows of one order, for a condition to change before they are written. */
export interface OrderDraft {
  readonly header: HotWaxTables['order_header'];
  items: HotWaxTables['order_item'][];
  roles: HotWaxTables['order_role'][];
  shipGroups: HotWaxTables['order_item_ship_group'][];
  adjustments: HotWaxTables['order_adjustment'][];
  adjustmentAttributes: HotWaxTables['order_adjustment_attribute'][];
  identifications: HotWaxTables['order_identification'][];
  itemAttributes: HotWaxTables['order_item_attribute'][];
  statuses: HotWaxTables['order_status'][];
  contacts: HotWaxTables['order_contact_mech'][];
  mechs: HotWaxTables['contact_mech'][];
  addresses: HotWaxTables['postal_address'][];
  phones: HotWaxTables['telecom_number'][];
  /** Rows that belong to no order alone. */
  more: Rows;
}

export function draftRows(draft: OrderDraft): Rows {
  return {
    order_header: [draft.header],
    order_item: draft.items,
    order_role: draft.roles,
    order_item_ship_group: draft.shipGroups,
    order_adjustment: draft.adjustments,
    order_adjustment_attribute: draft.adjustmentAttributes,
    order_identification: draft.identifications,
    order_item_attribute: draft.itemAttributes,
    order_status: draft.statuses,
    order_contact_mech: draft.contacts,
    contact_mech: draft.mechs,
    postal_address: draft.addresses,
    telecom_number: draft.phones,
  };
}

/** An adjustment of the order, or of one of its items. */
export function adjust(draft: OrderDraft, type: string, amount: string, itemSeqId = '_NA_'): void {
  const { order_id } = draft.header;
  draft.adjustments.push({
    order_adjustment_id: `${order_id}A${draft.adjustments.length}`,
    order_adjustment_type_id: type,
    order_id,
    order_item_seq_id: itemSeqId,
    amount,
  });
}
