import { afterAll, describe, expect, test } from '@jest/globals';
import { MODULES } from 'netsuite-sandbox/modules/register';
import { memoryAccount, runBody } from '../scripts/script-account';
import { type Enum, stubEnums } from './stub-enums';

/** Where the sandbox has another value than Oracle's stubs, or none, with the reason. */
const DIFFERENT: Readonly<Record<string, string>> = {
  'crypto.HashAlg.MD5': 'not on help page section_4358655346',
  'crypto.HashAlg.SHA1': 'not on help page section_4358655346',
  'https.HashAlg.MD5': 'not on help page section_1543504694',
  'https.HashAlg.SHA1': 'not on help page section_1543504694',
};

/** Enums that belong to members that the sandbox does not have. N/search has tests of its own. */
const ABSENT = ['query.DateId', 'query.PeriodAdjustment', 'query.PeriodCode', 'query.PeriodType'];

const account = memoryAccount();
afterAll(() => account.close());

const enums = Object.keys(MODULES)
  .map((module) => module.slice(2))
  .filter((module) => module !== 'search' && module !== 'util')
  .flatMap((module) =>
    Object.entries(stubEnums(module)).map(([name, members]): [string, string, Enum] => [module, name, members]),
  );

/** Reads an enum as a script does; a text of a log entry would be too short for it. */
function enumOf(module: string, name: string): Enum {
  const save =
    "file.create({ name: 'enum.json', fileType: 'JSON', folder: -15, contents: JSON.stringify(all) }).save();";
  const modules = [...new Set([`N/${module}`, 'N/file'])];
  runBody(account, modules, `const all = { ...${module}.${name} }; ${save}`);
  return JSON.parse(account.files.contentByPath('/SuiteScripts/enum.json')?.toString() ?? '{}') as Enum;
}

describe('the enums of N/*', () => {
  const present = enums.filter(([module, name]) => !ABSENT.includes(`${module}.${name}`));

  test.each(present)('%s.%s has the members and values of Oracle’s stubs', (module, name, members) => {
    const own = enumOf(module, name);
    const differing = Object.keys(members).filter((key) => own[key] !== members[key]);
    const accepted = differing.filter((key) => `${module}.${name}.${key}` in DIFFERENT);
    expect(differing).toEqual(accepted);
    const listed = Object.keys(DIFFERENT).filter((key) => key.startsWith(`${module}.${name}.`));
    expect(accepted.map((key) => `${module}.${name}.${key}`).sort()).toEqual(listed);
  });

  test.each(ABSENT)('%s is refused by its name', (path) => {
    const module = path.split('.')[0] ?? '';
    expect(runBody(account, [`N/${module}`], `${path};`).error?.message).toBe(
      `N/${path} is not simulated by the sandbox.`,
    );
  });

  test('cannot be changed', () => {
    const body = "record.Type.CUSTOMER = 'other';";
    expect(runBody(account, ['N/record'], body).error?.name).toBe('READ_ONLY_PROPERTY');
    expect(runBody(account, ['N/record'], "if (record.Type.CUSTOMER !== 'customer') throw 'changed';").status).toBe(
      'COMPLETE',
    );
  });

  test('do not answer for a member that they lack', () => {
    expect(runBody(account, ['N/record'], 'record.Type.SALESORDER;').error?.message).toBe(
      'N/record.Type.SALESORDER is not simulated by the sandbox.',
    );
  });
});
