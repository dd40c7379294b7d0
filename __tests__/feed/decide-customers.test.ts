import { describe, expect, test } from '@jest/globals';
import type { Customer } from '../../src/SuiteScripts/HotWaxSync/feed/customers';
import { type CustomerKnowledge, decideCustomers } from '../../src/SuiteScripts/HotWaxSync/feed/decide-customers';
import { told } from './feed-rows';
import { referenceIndexes } from './reference-indexes';

function decide(values: Customer['values'], changes: Partial<CustomerKnowledge> = {}) {
  const customer = { key: '1', partyId: '10042', values, sources: [{ file: 'a.csv', row: 2 }] };
  return decideCustomers([customer], {
    references: referenceIndexes(),
    known: new Map(),
    inFlight: new Set(),
    defaultSubsidiary: '',
    ...changes,
  });
}

describe('decideCustomers', () => {
  test('imports a new customer, its subsidiary as internal id', () => {
    expect(decide({ lastName: 'Byron', subsidiary: 'Europe' }).import).toEqual([
      {
        key: '1',
        rows: [
          {
            lastName: 'Byron',
            subsidiary: '2',
            HCCustomerId: '10042',
            individual: 'T',
            sourceFile: 'a.csv',
            sourceRow: '2',
            hotwaxId: '10042',
          },
        ],
      },
    ]);
  });

  test('takes the default subsidiary where the feed names none', () => {
    expect(decide({}, { defaultSubsidiary: '7' }).import[0]?.rows[0]?.subsidiary).toBe('7');
  });

  test('rejects an unknown subsidiary', () => {
    expect(told(decide({ subsidiary: '9' }).rejects)).toEqual(['a.csv:2 1 REFERENCE_UNKNOWN']);
  });

  test('G2: a customer that NetSuite has is not imported; its id goes back', () => {
    const decided = decide({}, { known: new Map([['1', { id: '81', inactive: false }]]) });
    expect(decided.known.map(({ key }) => key)).toEqual(['1']);
    expect(decided.import).toEqual([]);
  });

  test('a customer that is inactive in NetSuite is reported: its orders could not be imported', () => {
    const decided = decide({}, { known: new Map([['1', { id: '83', inactive: true }]]) });
    expect(told(decided.rejects)).toEqual(['a.csv:2 1 CUSTOMER_INACTIVE']);
    expect(decided.known).toEqual([]);
  });

  test('an inactive customer that stands in more rows than a function takes arguments is told for each', () => {
    const sources = Array.from({ length: 150_000 }, (_, row) => ({ file: 'a.csv', row }));
    const decided = decideCustomers([{ key: '1', partyId: '1', values: {}, sources }], {
      references: referenceIndexes(),
      known: new Map([['1', { id: '83', inactive: true }]]),
      inFlight: new Set(),
      defaultSubsidiary: '',
    });
    expect(decided.rejects).toHaveLength(150_000);
  }, 30_000);

  test('G2: a customer that travels in a job already is not given to NetSuite again', () => {
    const decided = decide({}, { inFlight: new Set(['1']) });
    expect(decided.inFlight.map(({ key }) => key)).toEqual(['1']);
    expect(decided.import).toEqual([]);
  });
});
