import { describe, expect, test } from '@jest/globals';
import { isDecimal, isEmail, parseFeedDate, parseYesNo } from '../../src/SuiteScripts/HotWaxSync/feed/value-checks';

describe('parseFeedDate', () => {
  test.each([
    ['03/09/2026', { year: 2026, month: 3, day: 9 }],
    ['3/9/2026', { year: 2026, month: 3, day: 9 }],
    ['02/29/2028', { year: 2028, month: 2, day: 29 }],
    ['2026-03-09', { year: 2026, month: 3, day: 9 }],
    ['2026-03-09T23:30:00Z', { year: 2026, month: 3, day: 9 }],
    ['2026-03-09 23:30:00.000 +0530', { year: 2026, month: 3, day: 9 }],
    ['12/31/1900', { year: 1900, month: 12, day: 31 }],
  ])('reads %s', (text, date) => {
    expect(parseFeedDate(text)).toEqual(date);
  });

  test.each([
    ...['02/30/2026', '02/29/2026', '13/01/2026', '00/10/2026', '01/00/2026', '00/00/0000', '2026-02-30'],
    // JavaScript would make 1926 of both.
    ...['03/09/0026', '0026-03-09'],
    ...['03/09/26', '9.3.2026', '20260309', '03-09-2026', '2026-3-9', '2026-03-09 noon', 'today', ' 03/09/2026'],
    ...['\u0660\u0663/09/2026', '46090', '1e3', '03/09/20266', '03/09/2026\n'],
  ])('takes %j for no date', (text) => {
    expect(parseFeedDate(text)).toBeUndefined();
  });
});

describe('isDecimal', () => {
  test.each(['0', '1', '-1', '007', '1.000000', '-0.5', '999999999999', '0.0000000001'])('takes %s', (text) => {
    expect(isDecimal(text)).toBe(true);
  });

  test.each([
    ...['', '1,000', '1.000,00', '1 000', "1'000", '5,00', '$5', '5€', '1e3', '1e99', '0x10', 'Infinity', 'NaN', '+1'],
    ...['.5', '5.', '1.2.3', '--1', '1000000000000', '99999999999999', '\u0661\u0662', '\uFF11', '1\n', '½', '1_000'],
  ])('does not take %j', (text) => {
    expect(isDecimal(text)).toBe(false);
  });
});

describe('isEmail', () => {
  test.each([
    'a@b.c',
    'ada.byron@example.com',
    "o'hara+x_1@mail.example.co.uk",
    'A@EXAMPLE.COM',
    '1@2.34',
    '{x}@a-b.de',
  ])('takes %s', (text) => {
    expect(isEmail(text)).toBe(true);
  });

  test.each([
    ...['', 'nobody', '@example.com', 'a@', 'a@b', 'a@b.', 'a@.b', 'a@b..c', '.a@b.c', 'a.@b.c', 'a..b@c.d'],
    ...['a b@c.d', 'a@b c.d', 'a@b@c.d', 'a@b.c,d@e.f', '<a@b.c>', '"a"@b.c', 'a@-b.c', 'a@b-.c', 'a@b.c\n'],
    ...[
      'a\u0000@b.c',
      'a@b.c\u200B',
      '\u202Ea@b.c',
      'mü@example.com',
      'a@exämple.com',
      'a@[127.0.0.1]',
      '\u{1F600}@b.c',
    ],
  ])('does not take %j, for which NetSuite would refuse the whole file', (text) => {
    expect(isEmail(text)).toBe(false);
  });

  test('takes no long time over a long text', () => {
    const begun = performance.now();
    expect(isEmail(`${'a.'.repeat(500_000)}@${'b.'.repeat(500_000)}`)).toBe(false);
    expect(performance.now() - begun).toBeLessThan(2000);
  });
});

test.each(['TRUE', 'yes', 't', 'Y', 'False', 'NO', 'f', 'n'])('parseYesNo takes %s', (text) => {
  expect(parseYesNo(text)).toBe(['TRUE', 'yes', 't', 'Y'].includes(text));
});

test.each(['', '1', '0', 'on', 'wahr', 'ＴＲＵＥ', 'T '])('parseYesNo does not guess %j', (text) => {
  expect(parseYesNo(text)).toBeUndefined();
});
