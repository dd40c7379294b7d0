import { NetSuiteError } from '../../errors';
import type { RecordState } from './record-state';

/**
 * Standard mode keeps values and texts apart until the record is saved. What was set by text is read by text:
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4273154686.html
 * @param key `field`, or `sublist.line.field`
 */
export function refuseValue(state: RecordState, key: string, use: string): void {
  if (state.isDynamic || !state.setByText.has(key)) return;
  throw invalidUsage(`You must use ${use} to return the value set with ${use.replace('get', 'set')}.`);
}

/**
 * A text can be read where the script has set one, and of a stored field that the script has not set by value. Lines of a
 * copy count as new, its body fields do not.
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4273156769.html (body)
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4273167233.html (lines)
 */
export function refuseText(state: RecordState, key: string, use: string): void {
  if (state.isDynamic || state.setByText.has(key)) return;
  const isNew = state.origin === 'created' || (state.origin === 'copied' && key.includes('.'));
  if (!isNew && !state.setByValue.has(key)) return;
  throw invalidUsage(`You must use ${use} to return the value set with ${use.replace('get', 'set')}.`);
}

/** The wording is NetSuite's; the help names only the code. */
function invalidUsage(reason: string): NetSuiteError {
  return new NetSuiteError('SSS_INVALID_API_USAGE', `Invalid API usage. ${reason}`);
}

/** Remembers how a field was set last. */
export function noteSet(state: RecordState, key: string, by: 'value' | 'text'): void {
  if (state.isDynamic) return;
  (by === 'value' ? state.setByValue : state.setByText).add(key);
  (by === 'value' ? state.setByText : state.setByValue).delete(key);
}

/** A line was put in (1) or taken out (-1): what is remembered of the lines behind it moves along. */
export function moveNotes(state: RecordState, sublist: string, line: number, by: 1 | -1): void {
  for (const notes of [state.setByText, state.setByValue]) {
    const moved = [...notes].map((key) => {
      const [list, index = '', ...field] = key.split('.');
      if (list !== sublist || field.length === 0 || Number(index) < line) return key;
      return by < 0 && Number(index) === line ? undefined : [list, Number(index) + by, ...field].join('.');
    });
    notes.clear();
    for (const key of moved) if (key !== undefined) notes.add(key);
  }
}
