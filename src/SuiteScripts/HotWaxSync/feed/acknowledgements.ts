import { csvLine } from './csv-text';
import type { KnownLine } from './order';

/** A customer that is in NetSuite, as HotWax wants to hear of it. */
export interface VerifiedCustomer {
  readonly id: string;
  readonly partyId: string;
}

/** A sales order that is in NetSuite with its lines. */
export interface VerifiedOrder {
  readonly id: string;
  readonly orderId: string;
  readonly lines: readonly KnownLine[];
}

/** Lines of a file of ids: a header, and for each record its own. */
export interface IdLines {
  readonly header: string;
  readonly entries: readonly (readonly string[])[];
}

/** `customer/import`: read by HotWax as party identifications. */
export function customerIdLines(customers: readonly VerifiedCustomer[]): IdLines {
  return {
    header: csvLine(['partyId', 'partyIdentificationTypeId', 'idValue']),
    entries: customers.map(({ partyId, id }) => [csvLine([partyId, 'NETSUITE_CUSTOMER_ID', id])]),
  };
}

/** `salesorder/import/orderidentification`: read by HotWax as order identifications. */
export function orderIdLines(orders: readonly VerifiedOrder[]): IdLines {
  return {
    header: csvLine(['orderId', 'orderIdentificationTypeId', 'idValue']),
    entries: orders.map(({ orderId, id }) => [csvLine([orderId, 'NETSUITE_ORDER_ID', id])]),
  };
}

/** `salesorder/import/orderitemattribute`: read by HotWax as order item attributes. Lines of another origin are left out. */
export function orderLineIdLines(orders: readonly VerifiedOrder[]): IdLines {
  return {
    header: csvLine(['orderId', 'orderItemSeqId', 'attrName', 'attrValue']),
    entries: orders.map(({ orderId, lines }) =>
      lines
        .filter(({ orderLineId }) => orderLineId !== '')
        .map(({ id, orderLineId, orderLineTypeId }) =>
          csvLine([orderId, orderLineId, lineAttribute(orderLineTypeId), id]),
        ),
    ),
  };
}

function lineAttribute(orderLineTypeId: string): string {
  return orderLineTypeId.includes('HC_DISCOUNT_') ? 'NetsuiteDiscountItemLineId' : 'NetsuiteItemLineId';
}
