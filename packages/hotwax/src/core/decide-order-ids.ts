import { type AnswerRow, ORDER_ID_TYPE } from './answer-kinds';
import { type AnswerProblem, answerProblem } from './answer-problems';
import { decideIds, formProblem, type IdDecision } from './id-decision';

/** What must be known of HotWax to decide about order ids. */
export interface KnownOrders {
  readonly orders: ReadonlySet<string>;
  /** Order → its NetSuite id in force, where it has one */
  readonly ids: ReadonlyMap<string, string>;
  /** Order → NetSuite ids that it had and that were ended */
  readonly ended: ReadonlyMap<string, ReadonlySet<string>>;
  /** NetSuite id → the order that has it in force */
  readonly holders: ReadonlyMap<string, string>;
}

export interface OrderId {
  readonly orderId: string;
  readonly netsuiteId: string;
}

/** Says for each row what becomes of it. An order keeps the first id it was given, and no other order gets the same. */
export function decideOrderIds(rows: readonly AnswerRow<'orderIds'>[], known: KnownOrders): IdDecision<OrderId> {
  const ids = new Map(known.ids);
  const holders = new Map(known.holders);
  return decideIds(rows, ({ row, values: { orderId, orderIdentificationTypeId: type, idValue } }) => {
    const problem =
      formProblem(row, orderId, idValue) ??
      placeProblem(row, orderId, type, known.orders) ??
      idProblem(row, { orderId, netsuiteId: idValue }, ids.get(orderId), holders.get(idValue), known.ended);
    if (problem !== undefined) {
      return problem;
    }
    const isNew = !ids.has(orderId);
    ids.set(orderId, idValue);
    holders.set(idValue, orderId);
    return { id: { orderId, netsuiteId: idValue }, isNew };
  });
}

function placeProblem(
  row: number,
  orderId: string,
  type: string,
  orders: ReadonlySet<string>,
): AnswerProblem | undefined {
  if (type !== ORDER_ID_TYPE) {
    return answerProblem(row, orderId, 'TYPE_UNKNOWN', `the row is not of type ${ORDER_ID_TYPE}`);
  }
  return orders.has(orderId)
    ? undefined
    : answerProblem(row, orderId, 'ORDER_UNKNOWN', `HotWax has no order ${orderId}`);
}

function idProblem(
  row: number,
  { orderId, netsuiteId }: OrderId,
  existing: string | undefined,
  holder: string | undefined,
  ended: KnownOrders['ended'],
): AnswerProblem | undefined {
  if (existing !== undefined && existing !== netsuiteId) {
    return answerProblem(
      row,
      orderId,
      'ID_CONTRADICTS',
      `order ${orderId} is ${existing} in NetSuite, not ${netsuiteId}`,
    );
  }
  if (holder !== undefined && holder !== orderId) {
    return answerProblem(row, orderId, 'ID_TAKEN', `NetSuite's order ${netsuiteId} is order ${holder} already`);
  }
  if (existing === undefined && ended.get(orderId)?.has(netsuiteId)) {
    return answerProblem(
      row,
      orderId,
      'ID_ENDED',
      `order ${orderId} was ${netsuiteId} in NetSuite until HotWax ended it`,
    );
  }
  return undefined;
}
