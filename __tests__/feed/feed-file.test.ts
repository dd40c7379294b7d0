import { describe, expect, test } from '@jest/globals';
import { CUSTOMER_COLUMNS } from '../../src/SuiteScripts/HotWaxSync/feed/customer-columns';
import { openFeedFile } from '../../src/SuiteScripts/HotWaxSync/feed/feed-file';
import { FEED_ORDER_COLUMNS } from '../../src/SuiteScripts/HotWaxSync/feed/order-columns';

function open(text: string) {
  return openFeedFile('feed.csv', text === '' ? [] : text.split('\n'), CUSTOMER_COLUMNS);
}

const utf16Bytes = (text: string) => Buffer.from(text, 'utf16le');
const swapped = (bytes: Buffer) => Buffer.from(bytes).swap16();
/** What a reader of UTF-8 makes of UTF-16. */
const utf16 = (text: string) => utf16Bytes(text).toString('utf8');

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
    ['has carriage returns alone and quotes', 'externalId,lastName\r1,"Byron"\r', 'FILE_LINE_ENDS'],
    ['has a header with an open quote', '"externalId,lastName\n1,2', 'ROW_QUOTE'],
    ['has a header with a NUL character', 'externalId,last\u0000Name\n1,2', 'ROW_NUL'],
    ['is UTF-16 with a byte order mark', utf16('\uFEFFexternalId,lastName\n1,2'), 'FILE_UTF16'],
    ['is UTF-16 without a byte order mark', utf16('externalId,lastName\n1,2'), 'FILE_UTF16'],
    ['is UTF-16 with quotes', utf16('"externalId","lastName"\n1,2'), 'FILE_UTF16'],
    ['is UTF-16 of the other byte order', swapped(utf16Bytes('\uFEFFexternalId\n1')).toString('utf8'), 'FILE_UTF16'],
    ['is an Excel workbook', 'PK\u0003\u0004\u0014\u0000\u0006\u0000\uFFFD\n', 'FILE_NOT_CSV'],
    ['is one line longer than any row', 'x'.repeat(10_000_001), 'ROW_TOO_LONG'],
  ])('refuses a file that %s, as a whole', (_, text, code) => {
    expect(open(text).unreadable).toMatchObject({ file: 'feed.csv', row: 1, code });
  });

  test.each([
    ['semicolons', 'externalId;lastName\n1;Byron', 'separated by ";", not by commas'],
    ['tabs', 'externalId\tlastName\n1\tByron', 'not by commas'],
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

  test('takes blank headers for no columns', () => {
    const opened = open('externalId,,lastName,\n1,x,Byron,y');
    expect(opened.unreadable === undefined && opened.header.ignored).toEqual([]);
    expect(opened.unreadable === undefined && [...opened.rows]).toMatchObject([
      { values: { externalId: '1', lastName: 'Byron' }, fault: undefined },
    ]);
  });

  test('a header in the middle of the file, as where files were put together, is no record', () => {
    const opened = open('externalId,lastName\n1,Byron\n\uFEFFexternalId,lastName\n2,Hopper');
    expect(opened.unreadable === undefined && [...opened.rows].map(({ fault }) => fault)).toEqual([
      undefined,
      'ROW_HEADER',
      undefined,
    ]);
  });

  test('nothing below a header with other columns is taken for what it is not', () => {
    const opened = open('externalId,firstName,lastName\n1,Ada,Byron\nExternal Id,Last Name,First Name\n2,Hopper,Grace');
    expect(opened.unreadable === undefined && [...opened.rows]).toMatchObject([
      { values: { lastName: 'Byron' }, fault: undefined },
      { values: {}, fault: 'ROW_HEADER' },
      { values: {}, fault: 'ROW_HEADER' },
    ]);
  });

  test.each(['externalId,Ada,Byron,Engines,Closed', 'externalId,email,Byron,Engines,Closed'])(
    'values that happen to be names of columns make no header: %s',
    (row) => {
      const opened = open(`externalId,firstName,lastName,companyName,status\n${row}`);
      expect(opened.unreadable === undefined && [...opened.rows].map(({ fault }) => fault)).toEqual([undefined]);
    },
  );

  test.each([
    ['a broken quote: the cells before it are sure', '1,Ada,"open', { externalId: '1', firstName: 'Ada' }],
    ['a broken quote before another quote', '1,"Ada"x,"Byron"', { externalId: '1' }],
    ['a field too many: only the first cell is sure', '1,Ada,Byron,x', { externalId: '1' }],
    ['a field too many and bytes that were not UTF-8', '1,A\uFFFDa,Byron,x', { externalId: '1' }],
    ['a key that was not UTF-8: it is no key', '1\uFFFD,Ada,Byron', { firstName: 'Ada', lastName: 'Byron' }],
    ['a key with a NUL character: it is no key', '1\u0000,Ada,Byron', { firstName: 'Ada', lastName: 'Byron' }],
  ])('gives what is sure of a row with %s', (_, row, values) => {
    const opened = open(`externalId,firstName,lastName\n${row}`);
    expect(opened.unreadable === undefined && [...opened.rows][0]?.values).toEqual(values);
  });
});
