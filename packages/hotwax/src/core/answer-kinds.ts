/**
 * What NetSuite's side sends back, by kind, with the columns of its files. The first three are HotWax's own return feeds;
 * rejects are the reports that NetSuite's side puts beside a feed.
 */
export const ANSWER_COLUMNS = {
  customerIds: ['partyId', 'partyIdentificationTypeId', 'idValue'],
  orderIds: ['orderId', 'orderIdentificationTypeId', 'idValue'],
  orderLineIds: ['orderId', 'orderItemSeqId', 'attrName', 'attrValue'],
  rejects: ['file', 'row', 'key', 'code', 'reason', 'remedy'],
} as const;

export type AnswerKind = keyof typeof ANSWER_COLUMNS;
export type IdKind = Exclude<AnswerKind, 'rejects'>;
export type AnswerColumn<Kind extends AnswerKind> = (typeof ANSWER_COLUMNS)[Kind][number];

/** One row of an answer. `row` counts the header as 1. */
export interface AnswerRow<Kind extends AnswerKind> {
  readonly row: number;
  readonly values: Readonly<Record<AnswerColumn<Kind>, string>>;
}

export const CUSTOMER_ID_TYPE = 'NETSUITE_CUSTOMER_ID';
export const ORDER_ID_TYPE = 'NETSUITE_ORDER_ID';
/** Attributes of an item: the id of its line in NetSuite, and of the line of its discount. */
export const LINE_ID_ATTRIBUTE = 'NetsuiteItemLineId';
export const DISCOUNT_LINE_ID_ATTRIBUTE = 'NetsuiteDiscountItemLineId';
