import { describe, expect, test } from '@jest/globals';
import {
  customerIdLines,
  orderIdLines,
  orderLineIdLines,
} from '../../src/SuiteScripts/HotWaxSync/feed/acknowledgements';
import { heldOrderLines } from '../../src/SuiteScripts/HotWaxSync/feed/hold-file';
import { HELD_ORDER_COLUMNS } from '../../src/SuiteScripts/HotWaxSync/feed/order-columns';
import { checkOrders } from '../../src/SuiteScripts/HotWaxSync/feed/orders';
import { feedRows } from './feed-rows';

describe('id files are what HotWax imports', () => {
  const order = {
    id: '990001',
    orderId: 'M100501',
    lines: [
      { id: '1', orderLineId: '00101', orderLineTypeId: '' },
      { id: '2', orderLineId: '00101', orderLineTypeId: 'HC_DISCOUNT_00101' },
      { id: '3', orderLineId: '', orderLineTypeId: '' },
    ],
  };

  test('customer ids', () => {
    expect(customerIdLines([{ id: '81234', partyId: '10042' }])).toEqual({
      header: 'partyId,partyIdentificationTypeId,idValue',
      entries: [['10042,NETSUITE_CUSTOMER_ID,81234']],
    });
  });

  test('order ids', () => {
    expect(orderIdLines([order])).toEqual({
      header: 'orderId,orderIdentificationTypeId,idValue',
      entries: [['M100501,NETSUITE_ORDER_ID,990001']],
    });
  });

  test('line ids: discount lines apart, lines that are not HotWax’s left out', () => {
    expect(orderLineIdLines([order])).toEqual({
      header: 'orderId,orderItemSeqId,attrName,attrValue',
      entries: [['M100501,00101,NetsuiteItemLineId,1', 'M100501,00101,NetsuiteDiscountItemLineId,2']],
    });
  });
});

test('G1: held orders read back as they were, with their place and since when they wait', () => {
  const text =
    'externalId,date,customer,item,orderLineId,quantity,addressee\n1,03/09/2026,9,4711,00101,1,"A, ""B""\nC"';
  const { orders } = checkOrders(feedRows(text, HELD_ORDER_COLUMNS, 'first.csv'), []);
  const held = heldOrderLines(orders, '2026-03-10T12:00:00.000Z').join('\n');
  const again = checkOrders(feedRows(held, HELD_ORDER_COLUMNS, 'held.csv'), []).orders;
  expect(again).toMatchObject([
    { key: '1', heldSince: '2026-03-10T12:00:00.000Z', rows: [{ source: { file: 'first.csv', row: 2 } }] },
  ]);
  expect(again[0]?.values.addressee).toBe('A, "B"\nC');
  expect(heldOrderLines(again, 'later').join()).toContain('2026-03-10T12:00:00.000Z');
});
