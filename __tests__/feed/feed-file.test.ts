import { describe, expect, test } from '@jest/globals';
import { CUSTOMER_COLUMNS } from '../../src/SuiteScripts/HotWaxSync/feed/customer-columns';
import { openFeedFile } from '../../src/SuiteScripts/HotWaxSync/feed/feed-file';
import { FEED_ORDER_COLUMNS } from '../../src/SuiteScripts/HotWaxSync/feed/order-columns';

function open(text: string) {
  return openFeedFile('feed.csv', text === '' ? [] : text.split('\n'), CUSTOMER_COLUMNS);
}

function openOrders(text: string) {
  const opened = openFeedFile('feed.csv', text.split('\n'), FEED_ORDER_COLUMNS);
  return opened.unreadable === undefined ? [...opened.rows] : opened.unreadable;
}

describe('openFeedFile', () => {
  test.each([
    ['has no content', '', 'FILE_EMPTY'],
    ['has only blank lines', '\n\n', 'FILE_EMPTY'],
    ['lacks a required column', 'firstName,lastName\nAda,Byron', 'FILE_COLUMN_MISSING'],
    ['has a known column twice', 'externalId,External Id\n1,2', 'FILE_COLUMN_TWICE'],
    ['has a header that is not UTF-8', 'externalId,Stra\uFFFDe\n1,2', 'FILE_NOT_UTF8'],
    ['has carriage returns alone', 'externalId,lastName\r1,Byron\r', 'FILE_LINE_ENDS'],
    ['has a header with an open quote', '"externalId,lastName\n1,2', 'ROW_QUOTE'],
  ])('refuses a file that %s, as a whole', (_, text, code) => {
    expect(open(text).unreadable).toMatchObject({ file: 'feed.csv', row: 1, code });
  });

  test.each([
    ['semicolons', 'externalId;lastName\n1;Byron', 'separated by ";", not by commas'],
    ['tabs', 'externalId\tlastName\n1\tByron', 'not by commas'],
    ['an Excel workbook', 'PK\u0003\u0004\u0014\n', 'an Excel workbook, to be saved as CSV'],
  ])('says what is likely wrong with a file of %s', (_, text, cause) => {
    expect(open(text).unreadable?.reason).toContain(cause);
  });

  test('finds columns in any order and tells which ones it ignores', () => {
    const opened = open('loyaltyTier,lastName,externalId\nGOLD,Byron,1');
    expect(opened.unreadable).toBeUndefined();
    if (opened.unreadable === undefined) {
      expect(opened.header.ignored).toEqual(['loyaltyTier']);
      expect([...opened.rows]).toMatchObject([
        { source: { file: 'feed.csv', row: 2 }, values: { lastName: 'Byron', externalId: '1' }, fault: undefined },
      ]);
    }
  });

  test('ignores a column of HotWax that is named like one of a hold file', () => {
    const opened = openFeedFile(
      'feed.csv',
      ['externalId,date,item,orderLineId,quantity,Source File'],
      FEED_ORDER_COLUMNS,
    );
    expect(opened.unreadable === undefined && opened.header.ignored).toEqual(['Source File']);
  });

  test('an unknown column may stand twice', () => {
    expect(open('tag,tag,externalId\nx,y,1').unreadable).toBeUndefined();
  });

  test.each([
    ['camelCase, as of today', 'externalId,orderLineId,item,quantity,date,taxCode,itemLocation'],
    ['Title Case, as of older feeds', 'External ID,Order Line Id,Item,Quantity,Date,Tax Code,Item Location'],
    ['other case and signs', 'EXTERNAL_ID,order-line-id, ITEM ,quantity,DATE,tax code,item_location'],
  ])('understands headers in %s', (_, header) => {
    expect(openOrders(`${header}\n1,00101,4711,2,03/09/2026,AVATAX,101`)).toMatchObject([
      {
        values: {
          externalId: '1',
          orderLineId: '00101',
          item: '4711',
          quantity: '2',
          date: '03/09/2026',
          taxCode: 'AVATAX',
          itemLocation: '101',
        },
      },
    ]);
  });

  test('keeps leading zeros: every value stays text', () => {
    expect(openOrders('externalId,date,item,orderLineId,quantity\n007,d,08,00101,1')).toMatchObject([
      { values: { externalId: '007', item: '08', orderLineId: '00101' } },
    ]);
  });

  test.each([
    ['a broken quote: the cells before it are sure', '1,Ada,"open', { externalId: '1', firstName: 'Ada' }],
    ['a field too many: only the first cell is sure', '1,Ada,Byron,x', { externalId: '1' }],
  ])('gives what is sure of a row with %s', (_, row, values) => {
    const opened = open(`externalId,firstName,lastName\n${row}`);
    expect(opened.unreadable === undefined && [...opened.rows][0]?.values).toEqual(values);
  });
});
