import { describe, expect, test } from '@jest/globals';
import { hasWildcard, matcherOf, splitPattern, unescapePath } from 'netsuite-sandbox/sftp/wildcards';

describe('patterns of list paths', () => {
  test.each([
    ['*.csv', 'a.csv', true],
    ['*.csv', 'a.CSV', false],
    ['*.csv', '.csv', true],
    ['a?c', 'abc', true],
    ['a?c', 'a😀c', true],
    ['a?c', 'ac', false],
    ['a\\*c', 'a*c', true],
    ['a\\*c', 'abc', false],
    ['(x)[1]+{2}.$^|-#', '(x)[1]+{2}.$^|-#', true],
    ['a.c', 'abc', false],
    ['*', 'line\nbreak', true],
  ])('%s on %s: %s', (pattern, name, expected) => {
    expect(matcherOf(pattern)(name)).toBe(expected);
  });

  test('only the last part is a pattern', () => {
    expect(splitPattern('in/new/*.csv')).toEqual({ folder: 'in/new', pattern: '*.csv' });
    expect(splitPattern('*.csv')).toEqual({ folder: '', pattern: '*.csv' });
    expect(splitPattern('in/new/')).toEqual({ folder: 'in/new' });
    expect(splitPattern('in/a\\*b')).toEqual({ folder: 'in/a*b' });
  });

  test('a backslash makes a wildcard literal', () => {
    expect(hasWildcard('a\\*b')).toBe(false);
    expect(hasWildcard('a*b')).toBe(true);
    expect(hasWildcard('a\\\\*b')).toBe(true);
    expect(unescapePath('a\\*\\?\\\\b')).toBe('a*?\\b');
  });
});
