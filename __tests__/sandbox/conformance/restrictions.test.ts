import { afterAll, describe, expect, test } from '@jest/globals';
import { MODULES } from 'netsuite-sandbox/modules/register';
import { shopAccount } from '../record-module/shop';
import { runBody } from '../scripts/script-account';
import { stubNotes } from './stub-notes';
import { absentMembers, isAbsent } from './support-page';

/** `@restriction` notes of Oracle's stubs that ask nothing of the sandbox, with the reason. */
const NOTHING_TO_REFUSE: Readonly<Record<string, string>> = {
  'Server SuiteScript only': 'every script of the sandbox runs on the server',
  'only supported for records and fields where DLE (Direct List Editing) is supported':
    'which fields support it is not published; submitFields refuses sublists and subrecords, which never do',
};

const DYNAMIC = 'only available in dynamic record';
const STANDARD = 'only available in deferred dynamic record';
const TEN_RECIPIENTS = 'The maximum number of total recipients (recipient + cc + bcc) allowed is 10';

const absent = absentMembers();
const notes = Object.keys(MODULES)
  .filter((module) => module !== 'N/util')
  .flatMap((module) => stubNotes(module.slice(2)))
  .filter(({ call }) => !isAbsent(call, absent))
  .flatMap(({ call, restrictions }) => restrictions.map((restriction) => ({ call, restriction })));
const restrictedTo = (wanted: string) => notes.filter(({ restriction }) => restriction === wanted);

const account = shopAccount();
afterAll(() => account.close());
const codeOf = (module: string, body: string) => runBody(account, [module], body).error?.name;

/** Enough for any method of a line. */
const GIVEN = "{ sublistId: 'item', fieldId: 'item', line: 0, value: 100, text: 'SHOE' }";
const onOrder = (isDynamic: boolean, call: string) =>
  codeOf(
    'N/record',
    `record.load({ type: 'salesorder', id: 900, isDynamic: ${isDynamic} }).${call.split('.').pop()}(${GIVEN});`,
  );

describe('restrictions that Oracle’s stubs note', () => {
  test.each(restrictedTo(DYNAMIC))('$call is refused in standard mode', ({ call }) => {
    expect(onOrder(false, call)).toBe('SSS_INVALID_API_USAGE');
  });

  test.each(restrictedTo(STANDARD))('$call is refused in dynamic mode', ({ call }) => {
    expect(onOrder(true, call)).toBe('SSS_INVALID_API_USAGE');
  });

  test.each(restrictedTo(TEN_RECIPIENTS))('$call takes ten recipients, not eleven', ({ call }) => {
    const send = (count: number) => {
      const recipients = JSON.stringify(Array.from({ length: count }, (_, at) => `a${at}@example.com`));
      return codeOf('N/email', `${call}({ author: -5, recipients: ${recipients}, subject: 's', body: 'b' });`);
    };
    expect([send(10), send(11)]).toEqual([undefined, 'SSS_MAXIMUM_NUMBER_RECIPIENTS_EXCEEDED']);
  });

  test('are all known', () => {
    const known = [DYNAMIC, STANDARD, TEN_RECIPIENTS, ...Object.keys(NOTHING_TO_REFUSE)];
    expect([...new Set(notes.map(({ restriction }) => restriction))].sort()).toEqual(known.sort());
  });
});
