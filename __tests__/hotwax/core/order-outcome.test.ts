import { describe, expect, test } from '@jest/globals';
import type { OrderFacts, RecordFacts } from '../../../packages/hotwax/src/core/order-facts';
import { orderOutcome } from '../../../packages/hotwax/src/core/order-outcome';

const RECORD: RecordFacts = {
  state: 'exported',
  attempts: 1,
  fileName: 'Feed.csv',
  sentAt: '2026-03-09T13:00:00.000Z',
  firstExportedAt: '2026-03-09T13:00:00.000Z',
  exportedAt: '2026-03-09T13:00:00.000Z',
  changedAt: '2026-03-09T13:00:00.000Z',
  reasons: [],
  retryAsked: false,
  answeredAt: undefined,
  answerFile: undefined,
};
const FACTS: OrderFacts = {
  orderId: 'M1',
  orderName: '#1',
  externalId: 'X1',
  statusId: 'ORDER_CREATED',
  enteredAt: undefined,
  customer: { partyId: '10', netsuiteId: '80', record: undefined },
  record: RECORD,
  netsuiteIds: [],
  approvable: { orderId: 'M1', netsuiteIds: [], items: [], attributes: new Map() },
  approvedAt: undefined,
  problems: [],
};
const SALE = { orderTypeId: 'SALES_ORDER', salesChannelId: 'WEB' };
const SETTINGS = { required: [{ name: 'VERIFIED', value: undefined }], excludedSalesChannels: ['LOOP'] };
const IN_NETSUITE = {
  netsuiteIds: [{ id: '700', since: undefined }],
  approvable: {
    orderId: 'M1',
    netsuiteIds: ['700'],
    items: [
      {
        seqId: '1',
        statusId: 'ITEM_CREATED',
        discounted: false,
        attributes: new Map([['NetsuiteItemLineId', '1']]),
      },
    ],
    attributes: new Map(),
  },
};

const reason = (code: string) => ({ code, reason: `because of ${code}`, remedy: '' });
const record = (changes: Partial<RecordFacts>): RecordFacts => ({ ...RECORD, ...changes });
const blocked = (...codes: string[]) => record({ state: 'blocked', attempts: 0, reasons: codes.map(reason) });
const customer = (changes: RecordFacts) => ({ partyId: '10', netsuiteId: undefined, record: changes });

describe('what became of an order', () => {
  const table: [string, Partial<OrderFacts>, typeof SALE, string, string | undefined][] = [
    ['approved with its ids', { ...IN_NETSUITE, statusId: 'ORDER_APPROVED' }, SALE, 'approved', undefined],
    [
      'completed after its approval',
      { ...IN_NETSUITE, statusId: 'ORDER_COMPLETED', approvedAt: '2026-03-09T15:00:00.000Z' },
      SALE,
      'approved',
      undefined,
    ],
    [
      'cancelled on its way, and in NetSuite',
      { ...IN_NETSUITE, statusId: 'ORDER_CANCELLED' },
      SALE,
      'overtaken',
      'ORDER_CANCELLED',
    ],
    ['in NetSuite, not verified', IN_NETSUITE, SALE, 'lacking', 'ATTRIBUTES'],
    ['sent, not answered', {}, SALE, 'waitingForAnswer', 'NO_ANSWER'],
    ['written, not on SFTP', { record: record({ sentAt: undefined }) }, SALE, 'waitingForAnswer', 'NO_ANSWER'],
    ['rejected', { record: record({ state: 'rejected', reasons: [reason('R')] }) }, SALE, 'rejected', 'R'],
    [
      'rejected, asked for again',
      { record: record({ state: 'rejected', retryAsked: true }) },
      SALE,
      'waitingForAnswer',
      'NO_ANSWER',
    ],
    ['wrong in HotWax', { record: blocked('NO_ITEMS') }, SALE, 'blocked', 'NO_ITEMS'],
    [
      'wrong in HotWax, and its customer on the way',
      { record: blocked('CUSTOMER_WITHOUT_ID', 'NO_ITEMS') },
      SALE,
      'blocked',
      'NO_ITEMS',
    ],
    [
      'its customer on the way',
      { record: blocked('CUSTOMER_WITHOUT_ID'), customer: customer(RECORD) },
      SALE,
      'waitingForCustomer',
      'CUSTOMER_WITHOUT_ID',
    ],
    [
      'its customer has no name',
      { record: blocked('CUSTOMER_WITHOUT_ID'), customer: customer(blocked('NAME_MISSING')) },
      SALE,
      'waitingForCustomer',
      'NAME_MISSING',
    ],
    ['cancelled on its way', { statusId: 'ORDER_CANCELLED' }, SALE, 'overtaken', 'ORDER_CANCELLED'],
    ['approved by hand on its way', { statusId: 'ORDER_APPROVED' }, SALE, 'overtaken', 'ORDER_APPROVED'],
    ['approved before', { statusId: 'ORDER_APPROVED', record: undefined }, SALE, 'notCarried', 'ORDER_APPROVED'],
    [
      'cancelled while it could not be sent',
      { statusId: 'ORDER_CANCELLED', record: blocked('NO_ITEMS') },
      SALE,
      'notCarried',
      'ORDER_CANCELLED',
    ],
    ['of an excluded channel', { record: undefined }, { ...SALE, salesChannelId: 'LOOP' }, 'notCarried', 'LOOP'],
    ['a purchase', { record: undefined }, { ...SALE, orderTypeId: 'PURCHASE' }, 'notCarried', 'PURCHASE'],
    ['new', { record: undefined }, SALE, 'notLookedAt', undefined],
  ];
  test.each(table)('%s', (_, facts, kind, outcome, code) => {
    const told = orderOutcome({ ...FACTS, ...facts }, kind, SETTINGS);
    expect([told.outcome, told.reasons[0]?.code]).toEqual([outcome, code]);
  });

  test('says what to do, also about the customer it waits for', () => {
    const waiting = { record: blocked('CUSTOMER_WITHOUT_ID'), customer: customer(blocked('NAME_MISSING')) };
    expect(orderOutcome({ ...FACTS, ...waiting }, SALE, SETTINGS).reasons).toEqual([
      {
        code: 'NAME_MISSING',
        reason: 'customer 10 cannot be sent: because of NAME_MISSING',
        remedy: 'Enter the name in HotWax.',
      },
    ]);
  });
});
