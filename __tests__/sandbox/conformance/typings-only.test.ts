import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { membersListedAs } from './support-page';

const STUBS = join(dirname(require.resolve('@oracle/suitecloud-unit-testing/package.json')), 'stubs');
const members = [...membersListedAs('Typings only')].filter((name) => !/\.(promise|\*)$/.test(name));

/** The stub of an object, or of a module with its enums: `record.Record.copy` stands in RecordInstance.js. */
function stubOf(name: string): string {
  const [module = '', holder = ''] = name.split('.');
  const folder = join(STUBS, module);
  const files = readdirSync(folder).filter((file) => file.startsWith(holder));
  return readFileSync(join(folder, files[0] ?? `${module}.js`), 'utf8');
}

const named = (name: string) => new RegExp(`(this|prototype)\\.${name.split('.').pop()}\\b`);

describe('members that docs/sandbox-support.md finds in the typings only', () => {
  test('are some', () => expect(members).toContain('record.Record.isNew'));

  test.each(members)('%s is not in Oracle’s stubs', (name) => {
    expect(stubOf(name)).not.toMatch(named(name));
  });

  test('would be found there', () => {
    for (const name of ['record.Record.setValue', 'format.Timezone.GMT', 'record.Sublist.type', 'search.Operator']) {
      expect(stubOf(name)).toMatch(named(name));
    }
  });
});
