import { describe, expect, test } from '@jest/globals';
import { e164 } from '../../../packages/hotwax/src/core/phone';

describe('phones in E.164', () => {
  test.each<[string, [string | null, string | null, string | null], string | undefined, string]>([
    ['all parts', ['1', '212', '555-0101'], undefined, '+12125550101'],
    ['a plus in the dialling code', ['+46', '40', '12 34 56'], undefined, '+4640123456'],
    ['zeros in front of the dialling code', ['0046', '40', '123456'], undefined, '+4640123456'],
    ['the whole number in one part', [null, null, '+49 89 1234567'], undefined, '+49891234567'],
    ['a number of the country of its address', [null, null, '(212) 555-0101'], 'US', '+12125550101'],
    ['the zero that a country dials first', [null, null, '040-123456'], 'SE', '+4640123456'],
    ['weakness 27: an area code that is not assigned yet', ['1', '555', '0100101'], undefined, '+15550100101'],
    ['a dialling code that is in the number as well', ['1', null, '+1 212 555 0101'], undefined, '+12125550101'],
    ['no dialling code and no country', [null, '212', '5550101'], undefined, ''],
    ['words', [null, null, 'call my mother'], 'US', ''],
    ['too few digits', ['1', null, '12'], 'US', ''],
    ['nothing', [null, null, null], 'US', ''],
  ])('%s', (_, [countryCode, areaCode, contactNumber], country, expected) => {
    expect(e164({ countryCode, areaCode, contactNumber }, country)).toBe(expected);
  });

  test('no row at all', () => {
    expect(e164(undefined, 'US')).toBe('');
  });
});
