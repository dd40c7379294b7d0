import * as format from 'N/format';
import { expect, jest, test } from '@jest/globals';
import { dateText } from '../../src/SuiteScripts/HotWaxSync/netsuite/date-text';

jest.mock('N/format');

const HOUR = 3_600_000;

/** N/format of an account so many hours ahead of the server. */
function accountAhead(hours: number): void {
  (format.format as unknown as jest.Mock).mockImplementation((options) => {
    const there = new Date((options as { value: Date }).value.getTime() + hours * HOUR);
    return `${there.getMonth() + 1}/${there.getDate()}/${there.getFullYear()}`;
  });
}

test.each([-13, -12, -3, 0, 3, 11, 12, 17])(
  'a date stays the same day in an account %i hours ahead of the server',
  (hours) => {
    accountAhead(hours);
    expect(dateText({ year: 2026, month: 3, day: 9 })).toBe('3/9/2026');
    expect(dateText({ year: 2026, month: 12, day: 31 })).toBe('12/31/2026');
    expect(dateText({ year: 2026, month: 1, day: 2 })).toBe('1/2/2026');
  },
);

test('names of months are fine', () => {
  jest.mocked(format.format).mockReturnValue('9-Mar-2026' as never);
  expect(dateText({ year: 2026, month: 3, day: 9 })).toBe('9-Mar-2026');
});

test('an order never gets another day: a text that does not name the day is refused', () => {
  jest.mocked(format.format).mockReturnValue('3/8/2026' as never);
  expect(() => dateText({ year: 2026, month: 3, day: 9 })).toThrow('2026-3-9');
});
