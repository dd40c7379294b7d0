import { DISCOUNT_LINE_ID_ATTRIBUTE, LINE_ID_ATTRIBUTE } from './answer-kinds';
import { approvalLacks, LACK_CODES, lackText, type RequiredAttribute } from './decide-approval';
import { ageText, instantText } from './instant-text';
import type { CustomerFacts, OrderFacts, RecordFacts } from './order-facts';
import { ORDER_STAGES, type OrderStage, orderStage } from './order-stage';
import { remedyOf } from './problems';
import type { RejectReason } from './reject-reasons';

/** One order's way in plain words. What is not known is said to be not known. */
export interface OrderWay {
  readonly orderId: string;
  readonly stage: OrderStage;
  readonly sentences: readonly string[];
}

export function orderWay(facts: OrderFacts, required: readonly RequiredAttribute[], now: Date): OrderWay {
  const stage = orderStage(facts, required);
  const sentences = [
    ...headline(facts, stage),
    ...customerSentences(facts.customer),
    ...exportSentences(facts, stage, now),
    ...netsuiteSentences(facts),
    ...(stage === 'inNetSuite' ? lackSentences(facts, required) : []),
    ...(facts.approvedAt === undefined ? [] : [`Approved on ${instantText(facts.approvedAt)}.`]),
    ...facts.problems.map(
      ({ file, at, code, reason }) => `Not taken on ${instantText(at)} from ${file}: ${reason} (${code}).`,
    ),
  ];
  return { orderId: facts.orderId, stage, sentences };
}

function headline({ orderId, orderName, externalId, enteredAt, statusId }: OrderFacts, stage: OrderStage): string[] {
  const names = [orderName, externalId === null ? null : `external id ${externalId}`].filter((name) => name !== null);
  const described = names.length === 0 ? orderId : `${orderId} (${names.join(', ')})`;
  const entered = enteredAt === undefined ? '' : ` It came to HotWax on ${instantText(enteredAt)}.`;
  const status = stage === 'other' ? ` (${statusId})` : '';
  return [`Order ${described} is ${ORDER_STAGES[stage]}${status}.${entered}`];
}

function customerSentences(customer: CustomerFacts | undefined): string[] {
  if (customer === undefined) {
    return ['It has no bill-to customer.'];
  }
  const { partyId, netsuiteId, record } = customer;
  if (netsuiteId !== undefined) {
    return [`Its customer ${partyId} is ${netsuiteId} in NetSuite.`];
  }
  switch (record?.state) {
    case undefined:
      return [`Its customer ${partyId} has no NetSuite id and was not sent yet.`];
    case 'exported':
      return [`Its customer ${partyId} has no NetSuite id yet; it was sent ${sentText(record)}.`];
    case 'blocked':
      return [`Its customer ${partyId} cannot be sent:`, ...reasonLines(record.reasons)];
    case 'rejected':
      return [
        `Its customer ${partyId} was rejected by NetSuite on ${instantText(record.changedAt)}:`,
        ...reasonLines(record.reasons),
        `  The customer goes again once it has changed in HotWax, or with: retry --customer ${partyId}`,
      ];
  }
}

function exportSentences({ orderId, record, netsuiteIds }: OrderFacts, stage: OrderStage, now: Date): string[] {
  if (record === undefined) {
    return [];
  }
  const sent = record.attempts === 0 ? [] : [`It was sent ${sentText(record)}.`];
  if (stage === 'sent') {
    const since = record.sentAt ?? record.exportedAt ?? record.changedAt;
    return [
      ...sent,
      `NetSuite has had ${ageText(since, now)} to answer. It holds an order until its customer is there; then it answers with ids or a reject.`,
    ];
  }
  if (record.state === 'blocked' && netsuiteIds.length === 0) {
    return [
      ...sent,
      `It cannot be sent, since ${instantText(record.changedAt)}, and goes by itself once this is mended:`,
      ...reasonLines(record.reasons),
    ];
  }
  if (record.state === 'rejected') {
    return [
      ...sent,
      `NetSuite rejected it on ${instantText(record.changedAt)}:`,
      ...reasonLines(record.reasons),
      ...(stage === 'rejected' ? [`  It goes again once it has changed in HotWax, or with: retry ${orderId}`] : []),
    ];
  }
  return sent;
}

function sentText({ exportedAt, fileName, attempts, firstExportedAt, sentAt }: RecordFacts): string {
  const at = exportedAt === undefined ? '' : `on ${instantText(exportedAt)} `;
  const again =
    attempts > 1 && firstExportedAt !== undefined
      ? `, for the ${ordinal(attempts)} time (first on ${instantText(firstExportedAt)})`
      : '';
  return `${at}in ${fileName}${sentAt === undefined ? ', which is not on SFTP yet' : ''}${again}`;
}

function ordinal(count: number): string {
  const suffix = count % 100 > 10 && count % 100 < 14 ? undefined : ['st', 'nd', 'rd'][(count % 10) - 1];
  return `${count}${suffix ?? 'th'}`;
}

function netsuiteSentences({ netsuiteIds, approvable, record }: OrderFacts): string[] {
  const count = (attribute: string) =>
    approvable.items.filter(({ attributes }) => (attributes.get(attribute) ?? '') !== '').length;
  const discounted = approvable.items.filter((item) => item.discounted).length;
  const file = record?.answerFile === undefined ? '' : `, from ${record.answerFile}`;
  const ids = netsuiteIds.map(
    ({ id, since }) => `In NetSuite it is ${id}${since === undefined ? '' : `, since ${instantText(since)}`}${file}.`,
  );
  const lines = `${count(LINE_ID_ATTRIBUTE)} of its ${approvable.items.length} items have line ids of NetSuite`;
  const discounts = discounted === 0 ? '' : `, and ${count(DISCOUNT_LINE_ID_ATTRIBUTE)} of its ${discounted} discounts`;
  return ids.length === 0 && count(LINE_ID_ATTRIBUTE) === 0 ? [] : [...ids, `${lines}${discounts}.`];
}

function lackSentences({ approvable }: OrderFacts, required: readonly RequiredAttribute[]): string[] {
  const lacks = approvalLacks(approvable, required);
  return ['It waits for its approval:', ...lacks.map((lack) => `  ${lackText(lack)}. ${LACK_CODES[lack.code].remedy}`)];
}

function reasonLines(reasons: readonly RejectReason[]): string[] {
  return reasons.map(({ code, reason, remedy }) => `  ${code}: ${reason}. ${remedy || remedyOf(code)}`.trimEnd());
}
