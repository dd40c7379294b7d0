import { type AnswerRow, DISCOUNT_LINE_ID_ATTRIBUTE, LINE_ID_ATTRIBUTE } from './answer-kinds';
import { type AnswerProblem, answerProblem } from './answer-problems';
import { decideIds, formProblem, type IdDecision } from './id-decision';
import { isHotWaxId } from './id-forms';

export interface LineId {
  readonly orderId: string;
  readonly itemSeqId: string;
  readonly attribute: string;
  readonly lineId: string;
}

/** An order with its items, and the line ids of NetSuite that they have. */
export interface OrderLines {
  readonly items: ReadonlySet<string>;
  readonly lineIds: readonly Omit<LineId, 'orderId'>[];
}

/** Order → its lines, of orders that HotWax has */
export type KnownLines = ReadonlyMap<string, OrderLines>;

/**
 * Says for each row what becomes of it. A line keeps the first id it was given. Within an order no two lines have the same
 * id: an update of one would change the other (weakness 6).
 */
export function decideLineIds(rows: readonly AnswerRow<'orderLineIds'>[], known: KnownLines): IdDecision<LineId> {
  const orders = new Map([...known].map(([orderId, order]) => [orderId, new LineIdsOfOrder(order)]));
  return decideIds(rows, ({ row, values: { orderId, orderItemSeqId: itemSeqId, attrName: attribute, attrValue } }) => {
    const id = { orderId, itemSeqId, attribute, lineId: attrValue };
    const order = orders.get(orderId);
    const problem = rowProblem(row, id, order);
    return problem ?? { id, isNew: order?.set(id) === true };
  });
}

/** What an order has by now, with what the rows before have brought. */
class LineIdsOfOrder {
  readonly items: ReadonlySet<string>;
  readonly #byLine = new Map<string, string>();
  readonly #byId = new Map<string, string>();

  constructor({ items, lineIds }: OrderLines) {
    this.items = items;
    lineIds.forEach((id) => {
      this.set(id);
    });
  }

  /** @returns whether it was not there before */
  set(id: Omit<LineId, 'orderId'>): boolean {
    const isNew = !this.#byLine.has(lineOf(id));
    this.#byLine.set(lineOf(id), id.lineId);
    this.#byId.set(id.lineId, lineOf(id));
    return isNew;
  }

  /** The id that a line has. */
  existing(id: Omit<LineId, 'orderId'>): string | undefined {
    return this.#byLine.get(lineOf(id));
  }

  /** Another line that has the id. */
  holder(id: Omit<LineId, 'orderId'>): string | undefined {
    const holder = this.#byId.get(id.lineId);
    return holder === lineOf(id) ? undefined : holder;
  }
}

function lineOf({ itemSeqId, attribute }: Omit<LineId, 'orderId'>): string {
  return `${attribute} of item ${itemSeqId}`;
}

function rowProblem(row: number, id: LineId, order: LineIdsOfOrder | undefined): AnswerProblem | undefined {
  const { orderId, itemSeqId, attribute, lineId } = id;
  const key = `${orderId}/${itemSeqId}`;
  const malformed = formProblem(row, orderId, lineId);
  if (malformed !== undefined) {
    return malformed;
  }
  if (!isHotWaxId(itemSeqId)) {
    return answerProblem(row, key, 'VALUE_INVALID', 'the number of the item has not the form of one');
  }
  if (attribute !== LINE_ID_ATTRIBUTE && attribute !== DISCOUNT_LINE_ID_ATTRIBUTE) {
    const names = `${LINE_ID_ATTRIBUTE} and ${DISCOUNT_LINE_ID_ATTRIBUTE}`;
    return answerProblem(row, key, 'TYPE_UNKNOWN', `the attribute is none of ${names}`);
  }
  if (order === undefined) {
    return answerProblem(row, key, 'ORDER_UNKNOWN', `HotWax has no order ${orderId}`);
  }
  return order.items.has(itemSeqId) ? idProblem(row, key, id, order) : unknownItem(row, key, id, order);
}

/** A spreadsheet that was saved on the way makes 101 of 00101. */
function unknownItem(
  row: number,
  key: string,
  { orderId, itemSeqId }: LineId,
  { items }: LineIdsOfOrder,
): AnswerProblem {
  const similar = [...items].find((item) => item.replace(/^0+/, '') === itemSeqId.replace(/^0+/, ''));
  const hint = similar === undefined ? '' : `; it has ${similar}, so zeros in front were lost on the way`;
  return answerProblem(row, key, 'ITEM_UNKNOWN', `order ${orderId} has no item ${itemSeqId}${hint}`);
}

function idProblem(row: number, key: string, id: LineId, order: LineIdsOfOrder): AnswerProblem | undefined {
  const existing = order.existing(id);
  if (existing !== undefined) {
    const reason = `${lineOf(id)} is ${existing}, not ${id.lineId}`;
    return existing === id.lineId ? undefined : answerProblem(row, key, 'ID_CONTRADICTS', reason);
  }
  const holder = order.holder(id);
  return holder === undefined
    ? undefined
    : answerProblem(row, key, 'ID_TAKEN', `line ${id.lineId} of NetSuite is ${holder} already`);
}
