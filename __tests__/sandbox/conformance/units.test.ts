import { describe, expect, test } from '@jest/globals';
import { MODULES } from 'netsuite-sandbox/modules/register';
import { UNITS } from 'netsuite-sandbox/modules/units';
import { stubNotes, unitsOf } from './stub-notes';

/**
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_157072844224.html is the first source of the table.
 * Here is where Oracle's stubs say something else or nothing, each with the reason for the number that the sandbox charges.
 */
const DIFFERENT: Readonly<Record<string, string>> = {
  'cache.Cache.get with loader': 'the stubs name hit (1) and miss (2) in one text',
  'search.PagedData.fetch': 'none in the stubs; 5 per page on help page section_4486609298',
  'search.Search.runPaged': 'none in the stubs; 5 on help page section_4486596158',
};

const noted = new Map(
  Object.keys(MODULES)
    .filter((module) => module !== 'N/util')
    .flatMap((module) => stubNotes(module.slice(2)))
    .map(({ call, governance }) => [call, unitsOf(governance)]),
);
const costing = [...noted].filter(([, units]) => units !== 0);

describe('the table of units', () => {
  test.each(Object.entries(UNITS).filter(([call]) => !(call in DIFFERENT)))(
    'says of %s what Oracle’s stubs say: %j',
    (call, units) => expect(noted.get(call)).toEqual(units),
  );

  test.each(costing)('has %s, for which the stubs name %j', (call) => expect(Object.keys(UNITS)).toContain(call));

  test('differs from the stubs only where it must', () => {
    const differing = Object.entries(UNITS).filter(
      ([call, units]) => JSON.stringify(noted.get(call)) !== JSON.stringify(units),
    );
    expect(differing.map(([call]) => call).sort()).toEqual(Object.keys(DIFFERENT).sort());
  });
});
