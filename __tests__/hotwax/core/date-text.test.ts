import { describe, expect, test } from '@jest/globals';
import { databaseDate, feedDate, inForce } from '../../../packages/hotwax/src/core/date-text';

const NOW = '2026-03-09 10:15:00.000';

describe('dates of the database', () => {
  test('are written in its time zone', () => {
    expect(databaseDate(new Date('2026-03-09T10:15:00.123Z'), 'America/New_York')).toBe('2026-03-09 06:15:00.123');
  });

  test.each<[string, string | null, string, string, string | undefined]>([
    ['the same zone', '2026-03-09 00:30:00', 'UTC', 'UTC', '03/09/2026'],
    ['the day before, further west', '2026-03-09 00:30:00.000', 'UTC', 'America/New_York', '03/08/2026'],
    ['the day after, further east', '2026-12-31 20:00:00', 'America/New_York', 'Asia/Tokyo', '01/01/2027'],
    ['no date', null, 'UTC', 'UTC', undefined],
    ['a date that MySQL calls zero', '0000-00-00 00:00:00', 'UTC', 'UTC', undefined],
  ])('give the day of the feed: %s', (_, text, databaseZone, feedZone, day) => {
    expect(feedDate(text, databaseZone, feedZone)).toBe(day);
  });

  test.each<[string, string | null, string | null, boolean]>([
    ['since ever', null, null, true],
    ['since this moment', NOW, null, true],
    ['since earlier, without milliseconds', '2026-03-09 10:15:00', null, true],
    ['not yet', '2026-03-09 10:15:00.001', null, false],
    ['no longer', '2020-01-01 00:00:00', NOW, false],
    ['for another moment', '2020-01-01 00:00:00', '2026-03-09 10:15:00.001', true],
  ])('say whether a row is in force: %s', (_, from_date, thru_date, holds) => {
    expect(inForce({ from_date, thru_date }, NOW)).toBe(holds);
  });
});
