import { describe, expect, test } from '@jest/globals';
import { CUSTOMER_COLUMNS } from '../../src/SuiteScripts/HotWaxSync/feed/customer-columns';
import { checkCustomers } from '../../src/SuiteScripts/HotWaxSync/feed/customers';
import { feedRows, told } from './feed-rows';

const header = 'externalId,HCCustomerId,firstName,lastName,companyName,individual,taxable,defaultOrderPriority,email';

function check(...rows: string[]) {
  return checkCustomers(feedRows([header, ...rows].join('\n'), CUSTOMER_COLUMNS));
}

describe('checkCustomers', () => {
  test('takes a good row with its key, party id and place', () => {
    expect(check('6990,10042,Ada,Byron,,T,TRUE,5,ada@example.com').customers).toMatchObject([
      { key: '6990', partyId: '10042', sources: [{ file: 'feed.csv', row: 2 }] },
    ]);
  });

  test('takes the external id for the party id where a feed has none, as older feeds', () => {
    const rows = feedRows('External Id,Last Name\n10042,Byron', CUSTOMER_COLUMNS);
    expect(checkCustomers(rows).customers).toMatchObject([{ key: '10042', partyId: '10042' }]);
  });

  test('rejects a row whose party id is blank although the feed has the column: its id could not go back', () => {
    expect(told(check('1,,Ada,Byron,,T,,,').rejects)).toEqual(['feed.csv:2 1 VALUE_MISSING']);
  });

  test.each([
    ['no key', ',10042,Ada,Byron,,T,,,', 'feed.csv:2  VALUE_MISSING'],
    ['a person without last name', '1,P1,Ada,,,T,,,', 'feed.csv:2 1 VALUE_MISSING'],
    ['a company without name', '1,P1,,,,F,,,', 'feed.csv:2 1 VALUE_MISSING'],
    ['individual neither yes nor no', '1,P1,Ada,Byron,,perhaps,,,', 'feed.csv:2 1 VALUE_INVALID'],
    ['taxable neither yes nor no', '1,P1,Ada,Byron,,T,perhaps,,', 'feed.csv:2 1 VALUE_INVALID'],
    ['a bad e-mail address', '1,P1,Ada,Byron,,T,,,ada at example.com', 'feed.csv:2 1 VALUE_INVALID'],
    ['a priority that is no number', '1,P1,Ada,Byron,,T,,high,', 'feed.csv:2 1 VALUE_INVALID'],
    ['a first name of 33 characters', `1,P1,${'a'.repeat(33)},Byron,,T,,,`, 'feed.csv:2 1 VALUE_TOO_LONG'],
    ['a party id of 301 bytes', `1,P${'ü'.repeat(150)},Ada,Byron,,T,,,`, 'feed.csv:2 1 VALUE_TOO_LONG'],
    ['a value of a megabyte', `1,P1,${'a'.repeat(1_000_000)},Byron,,T,,,`, 'feed.csv:2 1 VALUE_TOO_LONG'],
    ['a zero-width blank in its party id', '1,P\u200B1,Ada,Byron,,T,,,', 'feed.csv:2 1 VALUE_INVALID'],
    ['a priority that a person would read as a number', '1,P1,Ada,Byron,,T,,1e3,', 'feed.csv:2 1 VALUE_INVALID'],
    ['bytes that were not UTF-8', '1,P1,Ada,M\uFFFDller,,T,,,', 'feed.csv:2 1 ROW_NOT_UTF8'],
    ['a NUL character', '1,P1,Ada,M\u0000ller,,T,,,', 'feed.csv:2 1 ROW_NUL'],
    ['a field too many', '1,P1,Ada,Byron,,T,,,,x', 'feed.csv:2 1 ROW_FIELD_COUNT'],
    ['an open quote', '1,P1,"Ada,Byron,,T,,,', 'feed.csv:2 1 ROW_QUOTE'],
  ])('rejects a row with %s and takes the others', (_, row, reject) => {
    const { customers, rejects } = check(row, '2,P2,Grace,Hopper,,T,,,');
    expect(told(rejects)).toEqual([reject]);
    expect(customers.map(({ key }) => key)).toEqual(['2']);
  });

  test('takes names of exactly 32 characters, a party id of 300 bytes and an external id of 255 characters', () => {
    const key = '1'.repeat(255);
    expect(check(`${key},${'ü'.repeat(150)},${'a'.repeat(32)},Byron,,T,,,`).rejects).toEqual([]);
    expect(told(check(`${key}1,P1,Ada,Byron,,T,,,`).rejects)).toEqual([`feed.csv:2 ${key}1 VALUE_TOO_LONG`]);
  });

  test.each([
    [32, []],
    [33, ['feed.csv:2 1 VALUE_TOO_LONG']],
  ])('of a phone number takes %d characters, as NetSuite does: %j', (length, rejects) => {
    const rows = feedRows(`externalId,lastName,phone\n1,Byron,${'1'.repeat(length)}`, CUSTOMER_COLUMNS);
    expect(told(checkCustomers(rows).rejects)).toEqual(rejects);
  });

  test.each([
    [4000, []],
    [4001, ['feed.csv:2 1 VALUE_TOO_LONG']],
  ])('of a value without a limit of its own takes %d characters: %j', (length, rejects) => {
    const rows = feedRows(`externalId,lastName,status\n1,Byron,${'s'.repeat(length)}`, CUSTOMER_COLUMNS);
    expect(told(checkCustomers(rows).rejects)).toEqual(rejects);
  });

  test('says what bytes that are not UTF-8 likely are', () => {
    expect(check('1,P1,Ada,M\uFFFDller,,T,,,').rejects[0]?.reason).toContain('Windows-1252 or ISO-8859-1');
  });

  test('G2: of two external ids that differ only in case the first is used and the second told', () => {
    const { customers, rejects } = check(
      'Kr1,P1,Ada,Byron,,T,,,',
      'KR1,P2,Grace,Hopper,,T,,,',
      'Kr1,P1,Ada,Byron,,T,,,',
    );
    expect(customers.map(({ key, sources }) => [key, sources.map(({ row }) => row)])).toEqual([['Kr1', [2, 4]]]);
    expect(told(rejects)).toEqual(['feed.csv:3 KR1 KEY_ALIKE']);
    expect(rejects[0]?.reason).toContain('"Kr1"');
  });

  test('the same row 100,000 times is one customer, and soon read', () => {
    const begun = performance.now();
    const { customers } = check(...Array.from({ length: 100_000 }, () => '1,P1,Ada,Byron,,T,,,'));
    // Some 0.5 s; minutes when the list of places is copied for each row.
    expect(performance.now() - begun).toBeLessThan(10_000);
    expect(customers.map(({ sources }) => sources.length)).toEqual([100_000]);
  }, 60_000);

  test('tells every problem of a row', () => {
    expect(told(check('1,P1,Ada,,,T,,x,nobody').rejects)).toEqual([
      'feed.csv:2 1 VALUE_MISSING',
      'feed.csv:2 1 VALUE_INVALID',
      'feed.csv:2 1 VALUE_INVALID',
    ]);
  });

  test('G2: the same row again is one customer', () => {
    const { customers, rejects } = check('1,P1,Ada,Byron,,T,,,', '1,P1,Ada,Byron,,T,,,');
    expect(rejects).toEqual([]);
    expect(customers).toHaveLength(1);
    expect(customers[0]?.sources.map(({ row }) => row)).toEqual([2, 3]);
  });

  test('rejects the same key with other values, and says which', () => {
    const { rejects } = check('1,P1,Ada,Byron,,T,,,', '1,P1,Ada,Lovelace,,T,,,');
    expect(rejects).toMatchObject([{ row: 3, key: '1', code: 'CUSTOMER_TWICE' }]);
    expect(rejects[0]?.reason).toContain('lastName');
  });

  test('G9: a reason never quotes a name or an address', () => {
    const { rejects } = check('1,P1,Ada,,,T,,,secret at example', `2,P2,${'Geheim'.repeat(9)},B,,T,,,`);
    expect(rejects.map(({ reason }) => reason).join()).not.toMatch(/secret|Geheim/);
  });
});
