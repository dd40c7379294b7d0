import * as runtime from 'N/runtime';
import { describe, expect, jest, test } from '@jest/globals';
import { parameters } from '../../src/SuiteScripts/HotWaxSync/netsuite/parameters';

jest.mock('N/runtime');

/** The parameters of a deployment where one of them is set. */
function parametersWith(value: string | number | null) {
  jest.mocked(runtime.getCurrentScript).mockReturnValue({
    getParameter: ({ name }: { name: string }) => (name === 'custscript_x' ? value : null),
  } as never);
  return parameters('custscript_');
}

describe('a number', () => {
  test.each([
    [24, 24],
    ['0.5', 0.5],
    [0, 0],
    ['1000000', 1_000_000],
    ['', undefined],
    [null, undefined],
  ])('%j is %j', (value, number) => {
    expect(parametersWith(value).number('x')).toBe(number);
  });

  // Dates end 100 million days from 1970: what is added to one must not lead out of them.
  test.each(['-1', 'a day', '1e12', 'Infinity'])('G6: %s is told as PARAMETER_INVALID', (value) => {
    expect(() => parametersWith(value).number('x')).toThrow(/PARAMETER_INVALID.*custscript_x must be a number from 0/);
  });
});

describe('a folder', () => {
  test('has no slashes at its end', () => {
    expect(parametersWith(' customer/export/ ').folder('x')).toBe('customer/export');
  });

  test.each(['', '/customer/export', 'customer/../export'])('G6: "%s" is told as PARAMETER_INVALID', (value) => {
    expect(() => parametersWith(value).folder('x')).toThrow('PARAMETER_INVALID');
  });
});

describe('values', () => {
  test.each([
    ['ORDER_CREATED, created', ['ORDER_CREATED', 'CREATED']],
    ['Order Created,,', ['ORDER CREATED']],
    [' ', ['UNSET']],
    [null, ['UNSET']],
  ])('"%s" are %j', (value, values) => {
    expect(parametersWith(value).values('x', ['UNSET'])).toEqual(values);
  });
});
