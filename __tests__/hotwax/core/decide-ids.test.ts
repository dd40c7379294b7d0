import { describe, expect, test } from '@jest/globals';
import type { AnswerColumn, AnswerRow, IdKind } from '../../../packages/hotwax/src/core/answer-kinds';
import { ANSWER_COLUMNS } from '../../../packages/hotwax/src/core/answer-kinds';
import { decideCustomerIds } from '../../../packages/hotwax/src/core/decide-customer-ids';
import { decideLineIds } from '../../../packages/hotwax/src/core/decide-line-ids';
import { decideOrderIds } from '../../../packages/hotwax/src/core/decide-order-ids';
import type { IdDecision } from '../../../packages/hotwax/src/core/id-decision';

/** Rows from texts like `M1,NETSUITE_ORDER_ID,7`. */
function rowsOf<Kind extends IdKind>(kind: Kind, texts: readonly string[]): AnswerRow<Kind>[] {
  return texts.map((text, index) => {
    const cells = text.split(',');
    const values = ANSWER_COLUMNS[kind].map((name, position) => [name, cells[position] ?? '']);
    return { row: index + 2, values: Object.fromEntries(values) as Record<AnswerColumn<Kind>, string> };
  });
}

function told<Id extends object>({ set, same, problems }: IdDecision<Id>) {
  const text = (id: Id) => Object.values(id).join(' ');
  return {
    set: set.map(text),
    same: same.map(text),
    problems: problems.map(({ row, key, code, reason }) => `${row} ${key} ${code}: ${reason}`),
  };
}

describe('customer ids', () => {
  const known = { parties: new Set(['1', '2', '3', '4']), ids: new Map([['2', '82']]) };
  const decide = (...texts: string[]) => told(decideCustomerIds(rowsOf('customerIds', texts), known));

  test('are set once, and known the second time', () => {
    expect(decide('1,NETSUITE_CUSTOMER_ID,81', '2,NETSUITE_CUSTOMER_ID,82', '1,NETSUITE_CUSTOMER_ID,81')).toEqual({
      set: ['1 81'],
      same: ['2 82', '1 81'],
      problems: [],
    });
  });

  test('do not replace another one: the first stays, also within a file', () => {
    expect(decide('2,NETSUITE_CUSTOMER_ID,99', '1,NETSUITE_CUSTOMER_ID,81', '1,NETSUITE_CUSTOMER_ID,98')).toEqual({
      set: ['1 81'],
      same: [],
      problems: [
        '2 2 ID_CONTRADICTS: customer 2 is 82 in NetSuite, not 99',
        '4 1 ID_CONTRADICTS: customer 1 is 81 in NetSuite, not 98',
      ],
    });
  });

  test('may be the same for two customers, since NetSuite merges them (weakness 3)', () => {
    expect(decide('1,NETSUITE_CUSTOMER_ID,82', '3,NETSUITE_CUSTOMER_ID,82').set).toEqual(['1 82', '3 82']);
  });

  test('of records of other integrations are told, not stored under a blank id (weakness 22)', () => {
    expect(decide(',NETSUITE_CUSTOMER_ID,81').problems).toEqual([
      '2  KEY_MISSING: the row does not say which customer or order it is about',
    ]);
  });

  test('of unknown customers are told', () => {
    expect(decide('9,NETSUITE_CUSTOMER_ID,81').problems).toEqual(['2 9 PARTY_UNKNOWN: HotWax has no customer 9']);
  });

  test('that are none are told', () => {
    const rows = [
      '1,NETSUITE_CUSTOMER_ID,',
      '1,NETSUITE_CUSTOMER_ID,0',
      '1,NETSUITE_CUSTOMER_ID,8e3',
      '1,SHOPIFY_CUST_ID,81',
    ];
    expect(decide(...rows, 'ü,NETSUITE_CUSTOMER_ID,81', `${'1'.repeat(21)},NETSUITE_CUSTOMER_ID,81`)).toEqual({
      set: [],
      same: [],
      problems: [
        expect.stringMatching(/^2 1 VALUE_INVALID: the id of NetSuite/),
        expect.stringMatching(/^3 1 VALUE_INVALID/),
        expect.stringMatching(/^4 1 VALUE_INVALID/),
        '5 1 TYPE_UNKNOWN: the row is not of type NETSUITE_CUSTOMER_ID',
        expect.stringMatching(/^6 ü VALUE_INVALID: the id of HotWax/),
        expect.stringMatching(/^7 1+ VALUE_INVALID: the id of HotWax/),
      ],
    });
  });
});

describe('order ids', () => {
  const known = {
    orders: new Set(['M1', 'M2', 'M3', 'M4']),
    ids: new Map([['M2', '92']]),
    ended: new Map([['M4', new Set(['94'])]]),
    holders: new Map([['92', 'M2']]),
  };
  const decide = (...texts: string[]) => told(decideOrderIds(rowsOf('orderIds', texts), known));

  test('are set once, and known the second time', () => {
    expect(decide('M1,NETSUITE_ORDER_ID,91', 'M2,NETSUITE_ORDER_ID,92', 'M1,NETSUITE_ORDER_ID,91')).toEqual({
      set: ['M1 91'],
      same: ['M2 92', 'M1 91'],
      problems: [],
    });
  });

  test('do not replace another one: the first stays', () => {
    expect(decide('M2,NETSUITE_ORDER_ID,99').problems).toEqual([
      '2 M2 ID_CONTRADICTS: order M2 is 92 in NetSuite, not 99',
    ]);
  });

  test('belong to one order each, also within a file', () => {
    expect(decide('M1,NETSUITE_ORDER_ID,92', 'M1,NETSUITE_ORDER_ID,91', 'M3,NETSUITE_ORDER_ID,91')).toEqual({
      set: ['M1 91'],
      same: [],
      problems: [
        "2 M1 ID_TAKEN: NetSuite's order 92 is order M2 already",
        "4 M3 ID_TAKEN: NetSuite's order 91 is order M1 already",
      ],
    });
  });

  test('that HotWax ended do not come back with a file that is read again; new ones do', () => {
    expect(decide('M4,NETSUITE_ORDER_ID,94').problems).toEqual([
      '2 M4 ID_ENDED: order M4 was 94 in NetSuite until HotWax ended it',
    ]);
    expect(decide('M4,NETSUITE_ORDER_ID,95').set).toEqual(['M4 95']);
  });

  test('of unknown orders, of other types and without an order are told (weakness 22)', () => {
    expect(decide('M9,NETSUITE_ORDER_ID,91', 'M1,NETSUITE_ORDER_NAME,91', ',NETSUITE_ORDER_ID,91').problems).toEqual([
      '2 M9 ORDER_UNKNOWN: HotWax has no order M9',
      '3 M1 TYPE_UNKNOWN: the row is not of type NETSUITE_ORDER_ID',
      expect.stringMatching(/^4 {2}KEY_MISSING/),
    ]);
  });
});

describe('ids of lines', () => {
  const known = new Map([
    ['M1', { items: new Set(['00101', '00102', '00103']), lineIds: [] }],
    [
      'M2',
      {
        items: new Set(['00101', '00102']),
        lineIds: [{ itemSeqId: '00101', attribute: 'NetsuiteItemLineId', lineId: '1' }],
      },
    ],
  ]);
  const decide = (...texts: string[]) => told(decideLineIds(rowsOf('orderLineIds', texts), known));

  test('of an item and of its discount are two (weakness 6)', () => {
    const rows = [
      'M1,00101,NetsuiteItemLineId,1',
      'M1,00101,NetsuiteDiscountItemLineId,2',
      'M1,00102,NetsuiteItemLineId,3',
    ];
    expect(decide(...rows, ...rows)).toEqual({
      set: ['M1 00101 NetsuiteItemLineId 1', 'M1 00101 NetsuiteDiscountItemLineId 2', 'M1 00102 NetsuiteItemLineId 3'],
      same: ['M1 00101 NetsuiteItemLineId 1', 'M1 00101 NetsuiteDiscountItemLineId 2', 'M1 00102 NetsuiteItemLineId 3'],
      problems: [],
    });
  });

  test('are the same numbers in each order', () => {
    expect(decide('M1,00101,NetsuiteItemLineId,1', 'M2,00102,NetsuiteItemLineId,2').problems).toEqual([]);
  });

  test('do not replace another one, and no two lines of an order have the same', () => {
    expect(
      decide('M2,00101,NetsuiteItemLineId,7', 'M2,00102,NetsuiteItemLineId,1', 'M2,00101,NetsuiteDiscountItemLineId,1'),
    ).toEqual({
      set: [],
      same: [],
      problems: [
        '2 M2/00101 ID_CONTRADICTS: NetsuiteItemLineId of item 00101 is 1, not 7',
        '3 M2/00102 ID_TAKEN: line 1 of NetSuite is NetsuiteItemLineId of item 00101 already',
        '4 M2/00101 ID_TAKEN: line 1 of NetSuite is NetsuiteItemLineId of item 00101 already',
      ],
    });
  });

  test('of unknown items and orders, and other attributes, are told', () => {
    expect(
      decide(
        'M1,00109,NetsuiteItemLineId,1',
        'M1,101,NetsuiteItemLineId,1',
        'M9,00101,NetsuiteItemLineId,1',
        'M1,00101,Color,1',
        'M1,,NetsuiteItemLineId,1',
        'M1,00101,NetsuiteItemLineId,line',
      ).problems,
    ).toEqual([
      '2 M1/00109 ITEM_UNKNOWN: order M1 has no item 00109',
      '3 M1/101 ITEM_UNKNOWN: order M1 has no item 101; it has 00101, so zeros in front were lost on the way',
      '4 M9/00101 ORDER_UNKNOWN: HotWax has no order M9',
      '5 M1/00101 TYPE_UNKNOWN: the attribute is none of NetsuiteItemLineId and NetsuiteDiscountItemLineId',
      '6 M1/ VALUE_INVALID: the number of the item has not the form of one',
      '7 M1 VALUE_INVALID: the id of NetSuite is not a whole number above 0',
    ]);
  });
});
