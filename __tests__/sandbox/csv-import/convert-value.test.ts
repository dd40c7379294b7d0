import { describe, expect, test } from '@jest/globals';
import type { ConversionContext } from 'netsuite-sandbox/csv-import/convert-value';
import { convertValue } from 'netsuite-sandbox/csv-import/convert-value';
import type { FieldDefinition, FieldType } from 'netsuite-sandbox/records/record-type';

const settings = { dateFormat: 'M/D/YYYY', timeFormat: 'h:mm a', timeZone: 'America/Los_Angeles' };

function context(changes: Partial<ConversionContext> = {}): ConversionContext {
  return {
    settings,
    decimalMark: '.',
    multiSelectDelimiter: '|',
    resolve: (_field, value, by) => (by === 'NAME' && value === 'Known' ? 7 : undefined),
    ...changes,
  };
}

function field(type: FieldType, more: Partial<FieldDefinition> = {}): FieldDefinition {
  return { id: 'thefield', label: 'The Field', type, ...more };
}

describe('convertValue', () => {
  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N453857.html
  test.each<[FieldType, string, unknown]>([
    ['text', '00101', '00101'],
    ['checkbox', 'true', true],
    ['checkbox', 'YES', true],
    ['checkbox', 't', true],
    ['checkbox', 'Y', true],
    ['checkbox', 'FALSE', false],
    ['checkbox', 'n', false],
    ['checkbox', 'No', false],
    ['checkbox', 'f', false],
    ['date', '3/9/2026', '2026-03-09'],
    ['date', '03/09/2026', '2026-03-09'],
    ['datetime', '3/9/2026 1:15 pm', '2026-03-09T20:15:00.000Z'],
    ['timeofday', '1:15 pm', '13:15'],
    ['currency', '-10.50', -10.5],
    ['float', '1.2E+05', 120000],
    ['percent', '8.25%', 8.25],
    ['integer', '12', 12],
    ['email', 'a.b+c@example.com', 'a.b+c@example.com'],
    ['select', 'Known', 7],
    ['multiselect', 'Known | Known', [7, 7]],
    ['radio', 'TRUE', true],
  ])('%s: %s', (type, text, value) => {
    expect(convertValue(field(type), text, 'NAME', context())).toEqual(value);
  });

  const invalid = (text: string) => `You have entered an Invalid Field Value ${text} for the following field: thefield`;

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N453857.html
  test.each<[FieldType, string, string]>([
    ['checkbox', 'ja', invalid('ja')],
    ['checkbox', '1', invalid('1')],
    ['float', '1,234.50', invalid('1,234.50')],
    ['currency', 'free', invalid('free')],
    ['integer', '1.5', invalid('1.5')],
    ['email', 'nobody', invalid('nobody')],
    ['email', 'a@example.com, b@example.com', invalid('a@example.com, b@example.com')],
    ['select', 'Unknown', 'Invalid thefield reference key Unknown.'],
    ['multiselect', 'Known|Unknown', 'Invalid thefield reference key Unknown.'],
    ['radio', 'T', 'Invalid thefield reference key T.'],
  ])('%s refuses %s', (type, text, message) => {
    expect(() => convertValue(field(type), text, 'NAME', context())).toThrow(message);
  });

  test.each(['2026-03-09', '31/12/2026', '3/9/26', '3-9-2026', '2/30/2026', '3/1 2026'])('date refuses %s', (text) => {
    const trandate = field('date', { id: 'trandate', label: 'Date' });
    expect(() => convertValue(trandate, text, 'NAME', context())).toThrow(
      "Date field not in your preferred date format for field 'Date' - " +
        `You have entered an Invalid Field Value ${text} for the following field: trandate`,
    );
  });

  test.each([
    ['DD.MM.YYYY', '09.03.2026'],
    ['YYYY-MM-DD', '2026-03-09'],
    ['D/M/YYYY', '9/3/2026'],
    ['D-Mon-YYYY', '9-Mar-2026'],
    ['D MONTH, YYYY', '9 March, 2026'],
  ])('reads dates in the account format %s', (dateFormat, text) => {
    const own = context({ settings: { ...settings, dateFormat } });
    expect(convertValue(field('date'), text, 'NAME', own)).toBe('2026-03-09');
  });

  test('takes a decimal comma when the map has one, and then no point', () => {
    const comma = context({ decimalMark: ',' });
    expect(convertValue(field('float'), '10,5', 'NAME', comma)).toBe(10.5);
    expect(() => convertValue(field('float'), '10.5', 'NAME', comma)).toThrow(invalid('10.5'));
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N453857.html
  test('takes every word for true in the Individual field, which other radio fields refuse', () => {
    expect(convertValue(field('radio', { id: 'isperson' }), 'T', 'NAME', context())).toBe(true);
  });

  test('takes as many characters as the field has room for, not one more', () => {
    const vat = field('text', { id: 'vatregnumber', maxLength: 20 });
    expect(convertValue(vat, 'x'.repeat(20), 'NAME', context())).toHaveLength(20);
    expect(() => convertValue(vat, 'x'.repeat(21), 'NAME', context())).toThrow(
      'The field vatregnumber contained more than the maximum number ( 20 ) of characters allowed.',
    );
  });
});
