import { expect, test } from '@jest/globals';
import { alikeKeys, foldKey, hasInvisible } from '../../src/SuiteScripts/HotWaxSync/feed/keys';

test.each([
  ['upper and lower case', 'KR10236', 'kr10236'],
  ['a zero-width blank', 'KR10236', 'KR\u200B10236'],
  ['a direction mark', 'KR10236', '\u202EKR10236'],
  ['a control character', 'KR10236', 'KR10236\u0001'],
])('G2: two external ids that differ only in %s are alike', (_, one, other) => {
  expect([...alikeKeys(['x', one, 'y', other, one])].sort()).toEqual([one, other].sort());
});

test.each([
  ['leading zeros', '007', '7'],
  ['a blank', 'KR 1', 'KR1'],
  ['a sign', 'KR-1', 'KR_1'],
])('two external ids that differ in %s are two', (_, one, other) => {
  expect(alikeKeys([one, other]).size).toBe(0);
});

test('an external id is like itself, which is no matter', () => {
  expect(alikeKeys(['a', 'a']).size).toBe(0);
  expect(foldKey('Aü')).toBe('aü');
});

test.each(['1\u0000', '\u007F', 'a\tb', 'a\nb', '\u00AD', '\u200D', '\uFEFF1', '\u2066'])(
  '%j has what nobody can see',
  (id) => {
    expect(hasInvisible(id)).toBe(true);
  },
);

test.each(['007', '#1001', 'KR 1', 'Ü-1', '東京', 'a|b', '=1'])('%s is all there to see', (id) => {
  expect(hasInvisible(id)).toBe(false);
});
