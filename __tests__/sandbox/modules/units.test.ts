import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { RECORD_UNITS, UNITS } from 'netsuite-sandbox/modules/units';

const STUBS = join(dirname(require.resolve('@oracle/suitecloud-unit-testing/package.json')), 'stubs');

/** Where Oracle's stubs say something else or nothing; each with the reason for the number that we charge. */
const ACCEPTED: Readonly<Record<string, string>> = {
  'cache.Cache.get': 'one text for hit (1) and miss (2)',
  'cache.Cache.get with loader': 'one text for hit (1) and miss (2)',
  'query.Page.fetch': 'the stubs have it at PagedData.fetch, with the same 10',
  'search.PagedData.fetch': 'none in the stubs; 5 per page on help page section_4486609298',
  'search.Search.runPaged': 'none in the stubs; 5 on help page section_4486596158',
};

/** Units that the doc comment before a member names; undefined when there is no such member, 0 for none. */
function documentedUnits(call: string): number | undefined {
  const [module = '', ...path] = call.split('.');
  const member = path.pop() ?? '';
  const folder = join(STUBS, module);
  const files = readdirSync(folder).filter((file) => file.endsWith('.js'));
  for (const file of files) {
    const name = file.replace(/(Instance)?\.js$/, '');
    if (name !== (path[0] ?? module)) continue;
    const text = readFileSync(join(folder, file), 'utf8');
    const comment = new RegExp(
      `/\\*\\*((?:(?!\\*/)[\\s\\S])*)\\*/\\s*(?:this|${module}\\.prototype)(?:\\.${member}|\\['${member}'\\]) = function`,
    ).exec(text)?.[1];
    if (comment === undefined) continue;
    const units = /@governance\s+(\d+)/.exec(comment)?.[1];
    return units === undefined ? 0 : Number(units);
  }
  return undefined;
}

describe('the units of a call', () => {
  test.each(Object.entries(UNITS).filter(([call]) => !(call in ACCEPTED)))(
    '%s are %i in Oracle’s stubs too',
    (call, units) => {
      expect(documentedUnits(call)).toBe(units);
    },
  );

  test('of records are those of the help table, by category', () => {
    expect(RECORD_UNITS).toEqual({
      load: { transaction: 10, custom: 2, other: 5 },
      save: { transaction: 20, custom: 4, other: 10 },
    });
  });
});
