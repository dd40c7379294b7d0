import { describe, expect, test } from '@jest/globals';
import { nextDueTime } from 'netsuite-sandbox/scripts/due-times';

const LOS_ANGELES = 'America/Los_Angeles';

/** The due times in a span, as ISO texts without seconds. */
function dues(recurrence: object, from: string, until: string, zone = 'UTC', limit = 5): string[] {
  const found: string[] = [];
  let after = new Date(from);
  for (let due = nextDueTime(recurrence, after, new Date(until), zone); due && found.length < limit; ) {
    found.push(due.toISOString().slice(0, 16));
    after = due;
    due = nextDueTime(recurrence, after, new Date(until), zone);
  }
  return found;
}

const start = { startdate: '2026-03-01', starttime: '00:00:00Z' };

describe('due times', () => {
  test.each([
    [
      'around the clock every 15 minutes',
      { daily: { ...start, everyxdays: '1', repeat: 'PT15M' } },
      '2026-03-08T23:31:00Z',
      '2026-03-09T00:15:00Z',
      ['2026-03-08T23:45', '2026-03-09T00:00', '2026-03-09T00:15'],
    ],
    [
      'strictly after the beginning',
      { daily: { ...start, everyxdays: 1, repeat: 'PT1H' } },
      '2026-03-09T10:00:00Z',
      '2026-03-09T12:00:00Z',
      ['2026-03-09T11:00', '2026-03-09T12:00'],
    ],
    [
      'not before the start date',
      { daily: { startdate: '2026-03-10', starttime: '08:00:00Z', everyxdays: 1 } },
      '2026-03-01T00:00:00Z',
      '2026-03-11T23:00:00Z',
      ['2026-03-10T08:00', '2026-03-11T08:00'],
    ],
    [
      'not after the end date',
      { daily: { ...start, everyxdays: 1, enddate: '2026-03-03' } },
      '2026-03-01T12:00:00Z',
      '2026-03-09T00:00:00Z',
      ['2026-03-02T00:00', '2026-03-03T00:00'],
    ],
    [
      'every third day',
      { daily: { ...start, everyxdays: '3' } },
      '2026-03-01T12:00:00Z',
      '2026-03-09T00:00:00Z',
      ['2026-03-04T00:00', '2026-03-07T00:00'],
    ],
    [
      'once',
      { single: { startdate: '2026-03-05', starttime: '06:30:00Z' } },
      '2026-03-01T00:00:00Z',
      '2027-01-01T00:00:00Z',
      ['2026-03-05T06:30'],
    ],
    [
      'once with repeats to the end of that day',
      { single: { startdate: '2026-03-05', starttime: '12:00:00Z', repeat: 'PT6H' } },
      '2026-03-01T00:00:00Z',
      '2027-01-01T00:00:00Z',
      ['2026-03-05T12:00', '2026-03-05T18:00'],
    ],
    [
      'from the start time again on the next day, after repeats to the end of the day: section_1508948655.html',
      { daily: { ...start, starttime: '03:00:00Z', everyxdays: 1, repeat: 'PT6H' } },
      '2026-03-05T02:00:00Z',
      '2026-03-06T03:00:00Z',
      ['2026-03-05T03:00', '2026-03-05T09:00', '2026-03-05T15:00', '2026-03-05T21:00', '2026-03-06T03:00'],
    ],
    [
      'on weekdays',
      { everyweekday: { ...start } },
      '2026-03-06T12:00:00Z',
      '2026-03-10T12:00:00Z',
      ['2026-03-09T00:00', '2026-03-10T00:00'],
    ],
    [
      'every second week on two days',
      { weekly: { ...start, startdate: '2026-03-02', everyxweeks: '2', monday: 'T', thursday: 'T', sunday: 'F' } },
      '2026-03-02T12:00:00Z',
      '2026-03-20T00:00:00Z',
      ['2026-03-05T00:00', '2026-03-16T00:00', '2026-03-19T00:00'],
    ],
    [
      'every second week, which begins on Sunday',
      { weekly: { ...start, startdate: '2026-03-01', everyxweeks: '2', sunday: 'T', monday: 'T' } },
      '2026-02-28T12:00:00Z',
      '2026-03-20T00:00:00Z',
      ['2026-03-01T00:00', '2026-03-02T00:00', '2026-03-15T00:00', '2026-03-16T00:00'],
    ],
    [
      'monthly, on the last day where the month is short',
      { monthly: { ...start, startdate: '2026-01-31', everyxmonths: '1' } },
      '2026-02-01T00:00:00Z',
      '2026-05-01T00:00:00Z',
      ['2026-02-28T00:00', '2026-03-31T00:00', '2026-04-30T00:00'],
    ],
    [
      'on the second Tuesday',
      { monthlydayofweek: { ...start, orderofweek: 'SECOND', dayofweek: 'TUESDAY', everyxmonths: '1' } },
      '2026-03-01T00:00:00Z',
      '2026-05-01T00:00:00Z',
      ['2026-03-10T00:00', '2026-04-14T00:00'],
    ],
    ['yearly', { yearly: { ...start } }, '2026-03-02T00:00:00Z', '2028-01-01T00:00:00Z', ['2027-03-01T00:00']],
    [
      'on the last Friday of a month of the year',
      { yearlydayofweek: { ...start, orderofweek: 'LAST', dayofweek: 'FRIDAY' } },
      '2026-03-02T00:00:00Z',
      '2026-12-31T00:00:00Z',
      ['2026-03-27T00:00'],
    ],
  ])('%s', (_what, recurrence, from, until, expected) => {
    expect(dues(recurrence, from, until)).toEqual(expected);
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1499269203.html
  test.each([
    [
      'is a time of the account, summer time heeded',
      { daily: { startdate: '2026-03-01', starttime: '09:00:00', everyxdays: 1 } },
      '2026-03-07T00:00:00Z',
      '2026-03-08T23:00:00Z',
      ['2026-03-07T17:00', '2026-03-08T16:00'],
    ],
    [
      'with Z becomes one, by the offset of the start date',
      { daily: { startdate: '2026-03-01', starttime: '17:00:00Z', everyxdays: 1 } },
      '2026-03-07T00:00:00Z',
      '2026-03-08T23:00:00Z',
      ['2026-03-07T17:00', '2026-03-08T16:00'],
    ],
    [
      'with Z moves the start date too, so the first of a month may become the last of the one before',
      { monthly: { startdate: '2026-03-01', starttime: '04:00:00Z', everyxmonths: 1 } },
      '2026-02-01T00:00:00Z',
      '2026-05-01T00:00:00Z',
      ['2026-03-01T04:00', '2026-03-29T03:00', '2026-04-29T03:00'],
    ],
    [
      'with Z repeats to the end of the day of the account',
      { daily: { startdate: '2026-03-01', starttime: '00:00:00Z', everyxdays: 1, repeat: 'PT2H' } },
      '2026-03-03T03:00:00Z',
      '2026-03-04T01:00:00Z',
      ['2026-03-03T04:00', '2026-03-03T06:00', '2026-03-04T00:00'],
    ],
  ])('the start time %s', (_what, recurrence, from, until, expected) => {
    expect(dues(recurrence, from, until, LOS_ANGELES)).toEqual(expected);
  });

  test.each([
    [{ hourly: { ...start } }, 'Recurrence hourly is not one that SDF knows.'],
    [{ daily: { ...start, starttime: 'noon' } }, 'starttime noon is not HH:mm:ss or HH:mm:ssZ.'],
    [{ daily: { ...start, startdate: '1/2/2026' } }, 'startdate 1/2/2026 is not YYYY-MM-DD.'],
    [{ daily: { ...start, repeat: 'PT5M' } }, 'repeat PT5M is not one that SDF knows.'],
  ])('%j is refused', (recurrence, message) => {
    expect(() => dues(recurrence, '2026-03-01T00:00:00Z', '2026-03-05T00:00:00Z')).toThrow(message);
  });
});
