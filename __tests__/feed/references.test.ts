import { describe, expect, test } from '@jest/globals';
import { wantReferences } from '../../src/SuiteScripts/HotWaxSync/feed/references';
import { referenceIndexes } from './reference-indexes';

describe('ReferenceIndex', () => {
  test.each([
    ['internal id before external id', '4711', '4711'],
    ['external id', 'ext-4711', '4711'],
    ['name', 'TEE', '4712'],
    ['name in any case', 'jacket', '4711'],
    ['the active one of two names', 'OLD', '4717'],
  ])('resolves by %s', (_, value, id) => {
    expect(referenceIndexes().item.resolve(value).found?.id).toBe(id);
  });

  test.each([
    ['unknown', '9999', 'REFERENCE_UNKNOWN'],
    ['inactive', '4713', 'REFERENCE_INACTIVE'],
    ['inactive by name', 'SOCKS', 'REFERENCE_INACTIVE'],
    ['ambiguous', 'twin', 'REFERENCE_AMBIGUOUS'],
  ])('says when a value is %s', (_, value, problem) => {
    expect(referenceIndexes().item.resolve(value)).toEqual({ problem });
  });
});

test('wantReferences collects each value once and leaves blanks out', () => {
  const wanted = wantReferences([
    ['item', '4711'],
    ['item', '4711'],
    ['item', undefined],
    ['location', ''],
    ['country', 'US'],
  ]);
  expect([...wanted.item]).toEqual(['4711']);
  expect([...wanted.location]).toEqual([]);
  expect([...wanted.country]).toEqual(['US']);
});
